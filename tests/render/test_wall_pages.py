"""The wall as a page and as a drawing: all of it, in one file, and nothing in it does anything."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from decimal import Decimal

import docx
import pytest

from tests.render.test_html import HOSTILE as EVER_HOSTILE
from tests.render.test_html import Page
from tests.render.walls import a_year, on_paper, sheet_on_paper
from wuxian.domain.book.book import Book
from wuxian.domain.views.wall import wall
from wuxian.render.pictures.marks import marks_of
from wuxian.render.pictures.on_paper import OnPaper
from wuxian.render.pictures.sizes import Size
from wuxian.render.pictures.wall_drawing import WIDTH, sheet_drawing, wall_drawing
from wuxian.render.pictures.wall_page import sheet_page, wall_page
from wuxian.render.pictures.wall_paper import (
    sheet_markdown,
    sheet_paper,
    wall_markdown,
    wall_paper,
)
from wuxian.render.short_names import shortened_view

# What steers, and a second line, no field of these takes.
HOSTILE = [text for text in EVER_HOSTILE if text.isprintable()]
SVG = "{http://www.w3.org/2000/svg}"


def wall_of(text: str) -> str:
    """The page of a wall with this text everywhere."""
    return wall_page(on_paper(text))


def sheet_of(text: str) -> str:
    """The page of a sheet with this text everywhere."""
    return sheet_page(sheet_on_paper(text))


def drawn_as(text: str) -> ET.Element:
    """The drawing of a wall with this text everywhere, taken apart."""
    return ET.fromstring(wall_drawing(on_paper(text)))  # noqa: S314 (our own)


PAGES = (wall_of, sheet_of)


@pytest.mark.parametrize("made", PAGES)
def test_a_page_needs_nothing_but_itself(made: Callable[[str], str]) -> None:
    text = made("桥")
    page = Page(text)
    assert text.startswith('<!doctype html>\n<html lang="zh-CN">\n')
    assert page.open == []
    names = {name for name, _ in page.attributes}
    assert names.isdisjoint({"src", "srcset", "action"})
    assert not [name for name in names if name.startswith("on")]
    links = {value or "" for name, value in page.attributes if name == "href"}
    assert all(link.startswith("#") for link in links)
    assert "@import" not in text
    assert "url(" not in text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("made", PAGES)
def test_hostile_text_is_shown_as_it_is(made: Callable[[str], str], text: str) -> None:
    harmless, hostile = Page(made("桥")), Page(made(text))
    assert hostile.tags == harmless.tags
    assert [name for name, _ in hostile.attributes] == [name for name, _ in harmless.attributes]
    assert text in hostile.words


def test_the_leader_the_lamp_and_the_words_of_the_nodes_stand_on_a_board() -> None:
    words = Page(wall_of("桥")).words
    assert "市领导 桥" in words
    assert "黄灯" in words or "红灯" in words
    assert "桥 6月30日 逾期" in words
    assert "桥（力争） 7月1日 逾期" in words
    assert "六个一3/6，缺工作专班、协调机制、专项经费" in words
    assert "督办单未办结1张" in words


def test_who_does_not_see_the_bar_is_told_it() -> None:
    labels = [value for name, value in Page(wall_of("桥")).attributes if name == "aria-label"]
    assert "已报进度40%，已核40%，序时进度57%" in labels
    assert "已报进度无，已核无" in labels


def test_there_is_a_filter_for_each_thing_with_all_that_there_is() -> None:
    text = wall_of("桥")
    for name, choices in {
        "area": ["交通同网"],
        "leader": ["桥", "空缺"],
        "lead": ["市交通运输局"],
    }.items():
        found = re.search(rf'<select name="{name}">(.*?)</select>', text, re.DOTALL)
        assert found
        assert re.findall(r'<option value="(.+?)">\1</option>', found[1]) == choices


def test_a_name_with_a_comma_in_it_is_one_choice() -> None:
    page = Page(wall_of("甲、乙"))
    told = dict(page.attributes)
    assert ("data-leader", '["甲、乙"]') in page.attributes
    assert "甲、乙" in [value for name, value in page.attributes if name == "value"]
    assert "style" in told


def test_bodies_have_their_short_names_in_all_that_is_drawn() -> None:
    names = {"市交通运输局": "市交通局"}
    drawn = shortened_view(on_paper("桥").view, names)
    words = Page(wall_page(OnPaper(drawn, Size.A3))).words
    assert "市交通局（推定）" in words
    assert "市交通运输局" not in words
    assert shortened_view(drawn, {}) is drawn


def test_the_table_below_has_a_row_for_each_board() -> None:
    assert Page(wall_of("桥")).tags.count("tr") == 3


@pytest.mark.parametrize(("size", "width"), [(Size.A3, 420), (Size.A1, 841), (Size.A0, 1189)])
def test_it_is_printed_on_the_paper_that_is_asked_for(size: Size, width: int) -> None:
    for page in (wall_page(on_paper(size=size)), sheet_page(sheet_on_paper(size=size))):
        assert f"@page {{ size: {width}mm {size.height}mm;" in page
    assert f'width="{width}mm" height="{size.height}mm"' in wall_drawing(on_paper(size=size))


@pytest.mark.parametrize("made", [wall_of, sheet_of, lambda text: wall_drawing(on_paper(text))])
def test_the_same_gives_the_same_bytes_and_ends_with_what_it_is(
    made: Callable[[str], str],
) -> None:
    assert made("桥") == made("桥")
    assert re.search(r'\n\[wuxian\]\nkind = "wall(_sheet)?"\n', made("桥"))


# The paper


def test_the_paper_of_a_wall_tells_each_board_in_sentences() -> None:
    paper = docx.Document(io.BytesIO(wall_paper(on_paper("桥").view)))
    told = [one.text for one in paper.paragraphs]
    start = told.index("05 桥：红灯，节点“桥”6月30日到期，未完成。")
    assert told[start + 1 : start + 4] == [
        "市领导：桥；牵头部门：市交通运输局（推定）；六个一3/6，缺工作专班、协调机制、专项经费。",
        "完成时限：12月31日；进度：40%，核40%，序时57%。",
        "节点：桥 6月30日 逾期；桥（力争） 7月1日 逾期；桥 12月31日 未到期。",
    ]
    assert "督办单未办结1张。" in told
    assert paper.tables == []


def test_markdown_tells_the_same_sentences_and_a_sheet_its_board() -> None:
    told = wall_markdown(on_paper("桥").view)
    assert "完成时限：12月31日；进度：40%，核40%，序时57%。" in told
    assert "\\#" not in told
    sheet = sheet_markdown(sheet_on_paper("桥").view)
    assert "节点：桥 6月30日 逾期" in sheet
    assert "最近进展" in sheet
    assert docx.Document(io.BytesIO(sheet_paper(sheet_on_paper("桥").view))).tables == []


# The drawing


def test_a_sheet_is_drawn_as_a_wall_of_one() -> None:
    drawn = ET.fromstring(sheet_drawing(sheet_on_paper("桥")))  # noqa: S314 (our own)
    boards = [one for one in drawn.iter(f"{SVG}g") if one.get("role") == "listitem"]
    assert len(boards) == 1


def test_what_is_not_all_of_it_says_so() -> None:
    part = on_paper("桥").view._replace(only="交通同网、红灯")
    for told in (wall_drawing(OnPaper(part, Size.A3)), wall_page(OnPaper(part, Size.A3))):
        assert "只列交通同网、红灯的事项" in told


@pytest.mark.parametrize("text", ["桥", *HOSTILE])
def test_a_drawing_is_sound_and_hostile_text_in_it_is_text(text: str) -> None:
    drawn, harmless = (drawn_as(one) for one in (text, "桥"))
    assert {one.tag for one in drawn.iter()} == {one.tag for one in harmless.iter()}
    assert f"{SVG}script" not in {one.tag for one in drawn.iter()}
    links = [value for one in drawn.iter() for name, value in one.attrib.items() if "href" in name]
    assert all(link.startswith("#") for link in links)
    assert text.split(maxsplit=1)[0] in "".join(drawn.itertext())


def test_no_board_of_a_drawing_lies_over_another() -> None:
    drawn = drawn_as("桥")
    _, _, wide, high = map(int, drawn.attrib["viewBox"].split())
    boards = [one for one in drawn.iter(f"{SVG}g") if one.get("role") == "listitem"]
    spans = [[int(text.attrib["y"]) for text in one.iter(f"{SVG}text")] for one in boards]
    assert len(boards) == 2
    assert max(spans[0]) < min(spans[1])
    assert wide == WIDTH
    assert max(spans[1]) < high


def test_words_of_near_nodes_stand_in_rows_of_their_own() -> None:
    drawn = drawn_as("很长很长很长很长的节点")
    texts = [one for one in drawn.iter(f"{SVG}text") if "很长的节点" in (one.text or "")]
    nodes = [one for one in texts if "逾期" in (one.text or "") or "未到期" in (one.text or "")]
    places = [(int(one.attrib["x"]), int(one.attrib["y"])) for one in nodes]
    assert len(places) == 3
    assert places[0][1] < places[1][1]
    assert places[2][1] == places[0][1]


# Marks


def marks(book: Book) -> list[tuple[Decimal, int]]:
    """Where the marks of the first board stand."""
    [first, _] = wall(book, on_paper().as_of).boards
    return [(one.at, one.step) for one in marks_of(first.flags)]


def test_marks_of_nearly_one_day_stand_above_one_another() -> None:
    assert marks(a_year()) == [(Decimal(50), 0), (Decimal("50.27"), 1), (Decimal(100), 0)]


def test_a_picture_says_what_it_is_of() -> None:
    assert (on_paper().kind, sheet_on_paper().kind) == ("wall", "wall_sheet")
    assert on_paper().as_of == on_paper().view.as_of
