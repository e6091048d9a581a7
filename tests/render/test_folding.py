"""Folding Chinese lines: nothing is lost, nothing sticks out, marks keep their company."""

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcswidth

from wuxian.render.writers.folding import fold

CHINESE = "武咸同城簰洲湾长江大桥，。、；：（）《》“”%[]( "
OPENING = "（《“「"
CLOSING = "，。、；：？！）》”」"

runs = st.text("G107%.", min_size=1, max_size=20)
pieces = st.sampled_from(CHINESE) | runs | runs.map("（".__add__)
texts = st.lists(pieces, max_size=60).map("".join)
wild_texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]))
widths = st.integers(8, 60)
# A few characters and at most one mark on either side: then no mark need stand alone.
phrases = st.builds(
    lambda before, words, after: before + words + after,
    st.sampled_from(["", *OPENING]),
    st.text(st.sampled_from("武咸同城大桥"), min_size=2, max_size=9),
    st.sampled_from(["", *CLOSING]),
)
prose = st.lists(phrases, min_size=1, max_size=12).map("".join)


def test_a_line_that_fits_stays_as_it_is() -> None:
    assert fold("武咸快速通道天子山大桥", 22) == "武咸快速通道天子山大桥"


def test_a_line_is_broken_between_two_characters() -> None:
    assert fold("武咸快速通道天子山大桥", 12) == "武咸快速通道\n天子山大桥"


def test_a_closing_mark_takes_the_character_before_it_along() -> None:
    assert fold("武咸快速通道，天子山", 12) == "武咸快速通\n道，天子山"


def test_an_opening_mark_goes_down_with_what_it_opens() -> None:
    assert fold("武咸快速通（天子山）", 12) == "武咸快速通\n（天子山）"


def test_a_run_of_digits_and_letters_stays_whole() -> None:
    assert fold("合同投资13.94亿元", 12) == "合同投资\n13.94亿元"


def test_a_run_wider_than_the_line_falls_apart() -> None:
    assert fold("abcdefghij", 4) == "abcd\nefgh\nij"


def test_the_mark_of_the_inferred_stays_whole() -> None:
    assert fold("市交通运输局（推定）", 18) == "市交通运输局\n（推定）"


def test_a_middle_dot_does_not_begin_a_line() -> None:
    assert fold("横沟科学城中国光谷·咸宁", 18) == "横沟科学城中国光\n谷·咸宁"


def test_an_opening_mark_stays_behind_when_what_it_opens_fills_a_line() -> None:
    assert fold("武咸（G107S102", 8) == "武咸（\nG107S102"


def test_the_lines_of_a_text_stay_apart() -> None:
    assert fold("第一行\n\n第三行", 20) == "第一行\n\n第三行"


@given(texts, widths)
def test_folding_loses_no_character_but_blanks_at_line_ends(text: str, width: int) -> None:
    lines = fold(text, width).split("\n")
    assert re.fullmatch(r"\s*".join(map(re.escape, lines)) + r"\s*", text)


@given(texts, widths)
def test_no_line_of_chinese_is_wider_than_the_width(text: str, width: int) -> None:
    assert all(wcswidth(line) <= width for line in fold(text, width).split("\n"))


@given(wild_texts, widths)
def test_no_line_of_any_text_is_wider_than_the_width(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in fold(text, width).split("\n"))


@given(wild_texts, widths)
def test_no_character_of_any_text_is_lost_but_blanks(text: str, width: int) -> None:
    assert "".join(fold(text, width).split()) == "".join(text.split())


@given(prose, widths)
def test_no_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    assert [line for line in fold(text, width).split("\n")[1:] if line[0] in CLOSING] == []


@given(prose, widths)
def test_no_line_ends_with_an_opening_mark(text: str, width: int) -> None:
    assert [line for line in fold(text, width).split("\n")[:-1] if line[-1] in OPENING] == []
