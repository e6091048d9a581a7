"""Glyphs that some terminals draw two cells wide: kept in a pipe, replaced on a screen."""

import pytest

from wuxian.render.blocks import Block, Cell, Line, Paragraph
from wuxian.render.plain import plain_text
from wuxian.render.tables import Column, table
from wuxian.render.terminal import terminal_text

WRITTEN = "“江夏—咸安”·‘汉口–嘉鱼’…→"
ON_A_SCREEN = "\"江夏-咸安\"･'汉口-嘉鱼'.>"


def blocks(width: int | None) -> list[Block]:
    """The glyphs in each kind of block."""
    columns: list[Column[str]] = [Column("线路", Cell)]
    return [Line((Cell(WRITTEN),)), Paragraph(WRITTEN), table([WRITTEN], columns, width)]


def test_a_pipe_gets_the_glyphs_as_they_were_written() -> None:
    drawn = plain_text(blocks(None), None).split("\n")
    assert [line for line in drawn if "江夏" in line] == [WRITTEN] * 3


@pytest.mark.parametrize("width", [60, 200])
def test_where_there_is_a_width_each_is_replaced_by_one_of_one_cell(width: int) -> None:
    drawn = plain_text(blocks(width), width).split("\n")
    assert [line for line in drawn if "江夏" in line] == [ON_A_SCREEN] * 3


def test_on_a_terminal_each_is_replaced_too() -> None:
    drawn = terminal_text(blocks(60), 60, colour=False).split("\n")
    assert [line for line in drawn if "江夏" in line] == [ON_A_SCREEN] * 3
