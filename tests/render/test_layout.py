"""Documents laid out for a screen: blank lines, steps to the right, and colours that stay put."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.drawn import cells
from wuxian.domain.standing.lamp import Lamp
from wuxian.render.document import (
    Block,
    Bullet,
    Bullets,
    Code,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    Inset,
    Paragraph,
    Piece,
    Table,
    Tone,
    bullets,
    paragraph,
)
from wuxian.render.writers.grid import Run
from wuxian.render.writers.layout import Line, laid_out
from wuxian.render.writers.text import plain_text

TABLE = Table((Column("甲"),), (("乙",),))
APART = TABLE._replace(apart=True)
FOLDED = "武咸同城大桥，。、（《》）“”10G% "

pieces = st.lists(
    st.builds(Piece, st.text(st.sampled_from(FOLDED), max_size=30), st.sampled_from(Tone)),
    min_size=2,
    max_size=6,
)


def drawn(*blocks: Block, width: int | None = None) -> str:
    """These blocks as a pipe gets them, without a head."""
    return plain_text(Document("", "", blocks), width)


def toned(runs: tuple[Run, ...]) -> list[tuple[str, Tone]]:
    """Each character that can be seen, with its tone."""
    return [(char, run.tone) for run in runs for char in run.text if not char.isspace()]


def lines_of(block: Block, width: int | None) -> list[Line]:
    """The lines of a block that has no table."""
    laid = laid_out(Document("", "", (block,)), width)
    return [line for line in laid if isinstance(line, Line)]


def test_a_head_is_set_off_by_one_blank_line() -> None:
    document = Document("武咸", "周报", (paragraph("桥"),), "截至今天", "办公室", "示例")
    assert plain_text(document, None) == "武咸 周报  截至今天\n办公室\n示例\n\n桥\n"


@pytest.mark.parametrize(
    "first", [Heading("桥"), paragraph("桥", apart=True), paragraph("桥")], ids=str
)
def test_what_is_set_off_right_below_a_head_has_one_blank_line_above_it_and_not_two(
    first: Block,
) -> None:
    assert plain_text(Document("武咸", "周报", (first,)), None) == "武咸 周报\n\n桥\n"


def test_without_a_head_nothing_stands_above_what_is_set_off() -> None:
    for first in (Heading("桥"), paragraph("桥", apart=True)):
        assert drawn(first) == "桥\n"
    assert drawn(APART) == drawn(TABLE)


def test_what_is_set_apart_has_one_blank_line_above_it_and_what_is_not_has_none() -> None:
    assert drawn(paragraph("甲"), paragraph("乙"), paragraph("丙", apart=True)) == "甲\n乙\n\n丙\n"
    assert drawn(paragraph("甲"), Heading("乙"), paragraph("丙")) == "甲\n\n乙\n丙\n"


def test_a_table_is_set_apart_only_where_it_says_so() -> None:
    table = "甲\n--\n乙\n"
    assert drawn(TABLE, TABLE) == table + table
    assert drawn(TABLE, APART) == f"{table}\n{table}"
    assert drawn(paragraph("桥"), APART, paragraph("路")) == f"桥\n\n{table}路\n"


def test_of_two_blank_lines_one_is_enough() -> None:
    twice = Document("武咸", "周报", (Inset((Inset((APART,)),)), Heading("丙"), APART))
    table = "甲\n--\n乙\n"
    assert plain_text(twice, None) == f"武咸 周报\n\n{table}\n丙\n\n{table}"


def test_bullets_and_insets_stand_a_step_to_the_right_and_what_is_below_a_bullet_two() -> None:
    bullet = Bullet("甲", blocks=(paragraph("乙"), bullets(["丙"]), Inset((paragraph("丁"),))))
    fields = Fields(((Field("戊", 1), Field("己", "二")), (Field("庚", Lamp.RED),)))
    assert drawn(Bullets((bullet,)), Inset((fields, Inset((Code("a\n b"),))))) == (
        "  甲\n    乙\n      丙\n      丁\n  戊：1  己：二\n  庚：红\n    a\n     b\n"
    )


def test_every_line_of_a_folded_paragraph_stands_as_far_in_as_the_first() -> None:
    long = Inset((Paragraph((Piece("武咸同城"), Piece("天子山大桥", Tone.BAD))),))
    assert drawn(long, width=12) == "  武咸同城天\n  子山大桥\n"


def test_code_is_never_folded() -> None:
    assert drawn(Code("武" * 40), width=20) == f"{'武' * 40}\n"


def test_a_lamp_has_its_colour_wherever_it_stands_unless_it_is_given_another() -> None:
    [line] = lines_of(Paragraph((Piece("灯号："), Piece(Lamp.RED), Piece(Lamp.RED, Tone.GONE))), 80)
    assert line.runs == (Run("灯号："), Run("红", Tone.BAD), Run("红", Tone.GONE))


def test_a_paragraph_folds_within_a_piece_and_the_rest_of_it_keeps_its_colour() -> None:
    lines = lines_of(Paragraph((Piece("武咸"), Piece("同城大桥 ", Tone.BAD), Piece("路"))), 8)
    assert [line.runs for line in lines] == [
        (Run("武咸"), Run("同城", Tone.BAD)),
        (Run("大桥 ", Tone.BAD), Run("路")),
    ]


@given(pieces, st.integers(8, 60) | st.none(), st.integers(0, 2))
def test_a_paragraph_of_several_pieces_folds_without_losing_or_recolouring_a_character(
    given_pieces: list[Piece], width: int | None, steps: int
) -> None:
    block: Block = Paragraph(tuple(given_pieces))
    for _ in range(steps):
        block = Inset((block,))
    lines = lines_of(block, width)
    shown = [char for line in lines for char in toned(line.runs)]
    assert shown == toned(tuple(Run(str(piece.value), piece.tone) for piece in given_pieces))
    margin = "  " * steps
    for line in lines:
        text = "".join(run.text for run in line.runs)
        assert text.startswith(margin)
        assert width is None or cells(text) <= max(width, 2 * steps + 8)


@given(pieces, st.integers(8, 60) | st.none())
def test_several_pieces_fold_as_one_of_the_same_words_does(
    given_pieces: list[Piece], width: int | None
) -> None:
    several = (Piece("桥"), *given_pieces)
    one = paragraph("".join(str(piece.value) for piece in several))
    assert drawn(Paragraph(several), width=width) == drawn(one, width=width)
