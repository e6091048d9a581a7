"""Every screen with tables, of either book, at the widths of real terminals."""

import re

import pytest

from tests.render.conftest import OnDay
from tests.render.drawn import (
    Table,
    as_drawn,
    bars,
    cells,
    chinese_cells,
    on_a_screen,
    prose,
    tables,
)
from wuxian.domain.views.items import items_view
from wuxian.render.document import Document
from wuxian.render.documents.items import items_document
from wuxian.render.writers.terminal import terminal_text
from wuxian.render.writers.text import plain_text

pytestmark = pytest.mark.parametrize("width", [60, 80, 100, 160])


def all_columns(screen: Document) -> list[Table]:
    """The screen's tables as a pipe gets them: nothing folded, nothing left out."""
    return tables(plain_text(screen, None))


def test_no_line_is_wider_than_the_screen(screen: Document, width: int) -> None:
    lines = plain_text(screen, width).split("\n")
    assert [line for line in lines if cells(line) > width] == []


def test_no_line_is_wider_than_a_chinese_terminal(screen: Document, width: int) -> None:
    lines = plain_text(screen, width).split("\n")
    assert [line for line in lines if chinese_cells(line) > width] == []


@pytest.mark.parametrize("measure", [cells, chinese_cells])
def test_the_bars_of_a_table_stand_straight(screen: Document, width: int, measure: object) -> None:
    assert callable(measure)
    found = tables(plain_text(screen, width))
    assert found
    for table in found:
        at = bars(table.rule, measure, "+")
        assert [line for line in (table.header, *table.lines) if bars(line, measure) != at] == []


def test_every_cell_that_is_shown_is_shown_whole(screen: Document, width: int) -> None:
    for whole, drawn in zip(all_columns(screen), tables(plain_text(screen, width)), strict=True):
        shown = [whole.titles.index(title) for title in drawn.titles]
        assert drawn.rows == [tuple(on_a_screen(row[n]) for n in shown) for row in whole.rows]


def test_the_text_around_the_tables_is_whole(screen: Document, width: int) -> None:
    piped = prose(plain_text(screen, None))
    assert prose(plain_text(screen, width)) == on_a_screen(piped)


def test_rich_draws_the_same_as_a_pipe_gets(screen: Document, width: int) -> None:
    drawn = terminal_text(screen, width, colour=False)
    assert drawn == plain_text(screen, width)


def test_colours_change_no_character(screen: Document, width: int) -> None:
    coloured = terminal_text(screen, width, colour=True)
    drawn = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert coloured != drawn
    assert [line.rstrip() for line in drawn.split("\n")] == plain_text(screen, width).split("\n")


def test_number_lamp_and_title_are_never_left_out(either_book: OnDay, width: int) -> None:
    view = items_view(*either_book)
    [drawn] = tables(plain_text(items_document(view), width))
    assert drawn.titles[:3] == ("序号", "灯", "工作事项")
    assert [row[:3] for row in drawn.rows] == [
        (f"{row.number:02}", row.lamp.label, on_a_screen(as_drawn(row.title))) for row in view.items
    ]
