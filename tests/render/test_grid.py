"""Tables of any text: as wide as there is room, whole, and straight."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tests.render.drawn import cells
from wuxian.render.document import Column, Document, Table
from wuxian.render.writers.grid import Grid, grid
from wuxian.render.writers.terminal import terminal_text
from wuxian.render.writers.text import plain_text

Row = tuple[str, ...]

FOLDED_AT_LEAST = 8
BETWEEN = 3

texts = st.text(st.sampled_from("武咸同城簰洲湾大桥，。（）《》“”10G%[]/ |\n"), max_size=60)
words = texts.map(lambda text: "\n".join(line.rstrip() for line in text.split("\n")))
# The title's length, the rank, how narrow the column may become, whether it stands right.
shapes = st.lists(
    st.tuples(st.integers(1, 4), st.integers(0, 3), st.none() | st.integers(8, 26), st.booleans()),
    min_size=1,
    max_size=6,
)
Shape = tuple[int, int, int | None, bool]


class Given(NamedTuple):
    """Columns, rows of arbitrary text for them, and how wide the screen is."""

    columns: tuple[Column, ...]
    rows: list[Row]
    width: int

    @property
    def table(self) -> Table:
        """The table of them."""
        return Table(self.columns, tuple(self.rows))

    @property
    def grid(self) -> Grid:
        """The same as it is drawn."""
        return grid(self.table, self.width)

    @property
    def least_width(self) -> int:
        """How wide the columns that are always shown must be at the least."""
        always = [n for n, column in enumerate(self.columns) if column.rank == 0]
        total = 0
        for n in always:
            lines = [line for row in self.rows for line in row[n].split("\n")]
            need = max(cells(text) for text in (self.columns[n].title, *lines))
            total += min(need, FOLDED_AT_LEAST) if self.columns[n].least else need
        return total + BETWEEN * (len(always) - 1)


def columns_of(*shapes: Shape) -> tuple[Column, ...]:
    """Columns called 甲, 乙, … of these shapes."""
    return tuple(
        Column("甲乙丙丁戊己"[n] * length, rank, least, right)
        for n, (length, rank, least, right) in enumerate(shapes)
    )


def document(columns: tuple[Column, ...], rows: list[Row]) -> Document:
    """A document without a head whose one block is the table of these."""
    return Document("", "", (Table(columns, tuple(rows)),))


@st.composite
def given_tables(draw: st.DrawFn) -> Given:
    columns = columns_of(*draw(shapes))
    rows = draw(st.lists(st.tuples(*(words for _ in columns)), max_size=5))
    return Given(columns, rows, draw(st.integers(40, 160)))


def blankless(text: str) -> str:
    """A text without its blanks: those at a line's end go when it is folded."""
    return "".join(text.split())


def test_a_column_falls_away_where_it_is_narrow_and_the_highest_rank_goes_first() -> None:
    columns = columns_of((1, 0, None, False), (1, 1, None, False), (1, 2, None, False))
    table = Table(columns, (("01", "武" * 10, "咸" * 10),))
    titles = {
        width: "".join(column.title for column in grid(table, width).columns)
        for width in (48, 47, 25, 24)
    }
    assert titles == {48: "甲乙丙", 47: "甲乙", 25: "甲乙", 24: "甲"}


def test_a_column_folds_before_another_falls_away() -> None:
    columns = columns_of((1, 0, None, False), (1, 0, 8, False), (1, 1, None, False))
    rows: list[Row] = [("01", "武咸同城大桥", "市交通运输局")]
    drawn = plain_text(document(columns, rows), 30)
    assert drawn == (
        "甲 | 乙         | 丙\n"
        "---+------------+-------------\n"
        "01 | 武咸同城大 | 市交通运输局\n"
        "   | 桥         |\n"
    )


def test_what_must_stand_stands_though_there_is_no_room() -> None:
    columns = columns_of((1, 0, None, False), (1, 0, None, False))
    table = Table(columns, (("武" * 30, "咸" * 30),))
    assert [column.title for column in grid(table, 60).columns] == ["甲", "乙"]


def test_without_a_width_nothing_is_folded_and_nothing_falls_away() -> None:
    columns = columns_of((1, 0, None, False), (1, 3, 8, False))
    rows: list[Row] = [("01", "武" * 100)]
    assert plain_text(document(columns, rows), None) == (
        f"甲 | 乙\n---+-{'-' * 200}\n01 | {'武' * 100}\n"
    )


def test_figures_stand_on_the_right() -> None:
    columns = columns_of((1, 0, None, False), (2, 0, None, True))
    rows: list[Row] = [("01", "5%"), ("02", "100%")]
    assert plain_text(document(columns, rows), 80) == (
        "甲 | 乙乙\n---+-----\n01 |   5%\n02 | 100%\n"
    )


def test_markup_in_a_cell_is_text() -> None:
    columns = columns_of((1, 0, None, False))
    rows: list[Row] = [("[red]桥[/red] [/1] :smile:",)]
    drawn = terminal_text(document(columns, rows), 80, colour=True)
    assert "[red]桥[/red] [/1] :smile:" in drawn


@given(given_tables())
def test_a_column_of_rank_0_is_always_shown(given_table: Given) -> None:
    always = [column.title for column in given_table.columns if column.rank == 0]
    shown = [column.title for column in given_table.grid.columns]
    assert [title for title in shown if title in always] == always


@given(given_tables())
def test_what_is_shown_is_shown_whole(given_table: Given) -> None:
    drawn = given_table.grid
    titles = [column.title for column in given_table.columns]
    shown = [titles.index(column.title) for column in drawn.columns]
    assert [[blankless(cell.text) for cell in row] for row in drawn.rows] == [
        [blankless(row[n]) for n in shown] for row in given_table.rows
    ]


@given(given_tables())
def test_no_line_of_a_cell_is_wider_than_its_column(given_table: Given) -> None:
    drawn = given_table.grid
    for row in drawn.rows:
        for cell, column in zip(row, drawn.columns, strict=True):
            assert all(cells(line) <= column.width for line in cell.text.split("\n"))


@given(given_tables())
def test_a_table_is_no_wider_than_the_screen_where_it_can_be(given_table: Given) -> None:
    drawn = plain_text(Document("", "", (given_table.table,)), given_table.width)
    room = max(given_table.width, given_table.least_width)
    assert all(cells(line) <= room for line in drawn.split("\n"))


@given(given_tables())
def test_rich_and_a_pipe_get_the_same_table_where_it_fits(given_table: Given) -> None:
    room = max(given_table.width, given_table.least_width)
    written = Document("", "", (given_table.table,))
    assert terminal_text(written, room, colour=False) == plain_text(written, room)
