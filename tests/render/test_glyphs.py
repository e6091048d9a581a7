"""Glyphs that some terminals draw two cells wide: kept in a pipe, replaced on a screen."""

import pytest

from wuxian.render.document import (
    Bullet,
    Bullets,
    Code,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    Inset,
    Table,
    bullets,
    paragraph,
)
from wuxian.render.writers.terminal import terminal_text
from wuxian.render.writers.text import plain_text

WRITTEN = "“江夏—咸安”·‘汉口–嘉鱼’…→"
ON_A_SCREEN = "\"江夏-咸安\"･'汉口-嘉鱼'.>"

EVERYWHERE = Document(
    programme=WRITTEN,
    name="线路",
    byline=WRITTEN,
    notice=WRITTEN,
    blocks=(
        Heading(WRITTEN),
        paragraph(WRITTEN),
        Fields(((Field("线路", WRITTEN),),)),
        Bullets((Bullet(WRITTEN, blocks=(paragraph(WRITTEN),)),)),
        bullets([WRITTEN]),
        Table((Column("线路"),), ((WRITTEN,),)),
        Inset((paragraph(WRITTEN),)),
        Code(WRITTEN),
    ),
)
PLACES = 12


def glyphs(text: str) -> list[str]:
    """What became of the glyphs in each line that has them."""
    lines = (line.strip().removeprefix("线路：") for line in text.split("\n"))
    return [line.removesuffix(" 线路") for line in lines if "江夏" in line]


def test_a_pipe_gets_the_glyphs_as_they_were_written() -> None:
    assert glyphs(plain_text(EVERYWHERE, None)) == [WRITTEN] * PLACES


@pytest.mark.parametrize("width", [60, 200])
def test_where_there_is_a_width_each_is_replaced_by_one_of_one_cell(width: int) -> None:
    assert glyphs(plain_text(EVERYWHERE, width)) == [ON_A_SCREEN] * PLACES


def test_on_a_terminal_each_is_replaced_too() -> None:
    assert glyphs(terminal_text(EVERYWHERE, 60, colour=False)) == [ON_A_SCREEN] * PLACES
