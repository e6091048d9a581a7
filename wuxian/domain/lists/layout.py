"""How a sheet is laid out: the title above, the row or two of headings, what columns mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from wuxian.domain.lists.headings import Meaning, meanings_of, plain_heading, possible_meanings
from wuxian.domain.sheets.grid import EMPTY, Grid

_ROWS_LOOKED_AT = 30
_FEWEST = 2
_NAMED_BY = (Meaning.TITLE, Meaning.TEXT, Meaning.TARGET)
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)\s*年")
_DAY = r"(?:\d{4}[-./年])?\d{1,2}[-./月]\d{1,2}日?"
_DAY_IN_BRACKETS = re.compile(rf"[（(](?:截[至止])?\s*({_DAY})[)）]")
_DAY_ABOVE = re.compile(rf"(?:截[至止]|填报时间|填报日期|上报时间)\s*[:：]?\s*({_DAY})")
_TELLING = (Meaning.PROGRESS, Meaning.PERCENT, Meaning.ACTUAL)
_YEAR_FIRST = re.compile(r"((?:19|20|21)\d\d)(?!\d)")


class Layout(NamedTuple):
    """Where in a sheet the list begins, and what each of its columns means.

    `headings` are the columns' own words, `unused` those that nobody understands or wants;
    `title` is what stands above.
    """

    first_row: int
    headings: tuple[str, ...]
    meanings: tuple[Meaning | None, ...]
    title: str
    header: tuple[tuple[str, ...], ...]

    def columns(self, meaning: Meaning) -> tuple[int, ...]:
        """The columns that have this meaning."""
        return tuple(n for n, one in enumerate(self.meanings) if one is meaning)

    def has(self, meaning: Meaning) -> bool:
        """Whether a column has this meaning."""
        return meaning in self.meanings

    def heading_of(self, meaning: Meaning) -> str:
        """The heading of the first column of this meaning; its label where there is none."""
        columns = self.columns(meaning)
        return self.headings[columns[0]] if columns else meaning.label

    @property
    def unused(self) -> tuple[str, ...]:
        """The headings of the columns that are not read."""
        unread = (None, Meaning.UNUSED)
        pairs = zip(self.headings, self.meanings, strict=True)
        return tuple(heading for heading, meaning in pairs if heading and meaning in unread)

    @property
    def year(self) -> int | None:
        """The year that its title names."""
        return year_in(self.title)

    @property
    def told_on(self) -> str:
        """The day that the list says it tells of, in its words: beside a heading, or above it."""
        headings = (self.headings[n] for one in _TELLING for n in self.columns(one))
        beside = (_DAY_IN_BRACKETS.search(heading) for heading in headings)
        found = next(filter(None, beside), None) or _DAY_ABOVE.search(self.title)
        return found[1] if found else ""


def year_in(text: str) -> int | None:
    """The year that a text names: 2026年, or one that it begins with."""
    found = _YEAR.search(text) or _YEAR_FIRST.match(text)
    return int(found[1]) if found else None


def layout_of(grid: Grid, given: Mapping[str, Meaning] = MappingProxyType({})) -> Layout | None:
    """The layout of a sheet; None where no row of headings is found.

    The row that has most headings which mean something is theirs, and the next one too where it
    only says more of them.
    """
    best: Layout | None = None
    for row in range(min(_ROWS_LOOKED_AT, len(grid.rows))):
        found = _read_as_headings(grid, row, given)
        if found is not None and (best is None or _understood(found) > _understood(best)):
            best = found
    return best


def words_seen(grid: Grid) -> str:
    """The words of the row that comes nearest to headings, to tell what was looked for."""
    rows = [_texts(grid, row) for row in range(min(_ROWS_LOOKED_AT, len(grid.rows)))]
    fullest = max(rows, key=lambda texts: len(list(filter(None, texts))), default=())
    return "、".join(filter(None, fullest))


def _read_as_headings(grid: Grid, row: int, given: Mapping[str, Meaning]) -> Layout | None:
    upper = _texts(grid, row)
    rows = 1
    headings: Sequence[str] = upper
    if _goes_on(grid, row):
        headings, rows = _two_as_one(grid, row), 2
    meanings = meanings_of(headings, given)
    named = any(one in _NAMED_BY for one in meanings)
    if not named or len([one for one in meanings if one]) < _FEWEST:
        return None
    header = tuple(_texts(grid, row + n) for n in range(rows))
    return Layout(row + rows, tuple(headings), meanings, _above(grid, row), header)


def _understood(layout: Layout) -> int:
    return len([meaning for meaning in layout.meanings if meaning])


def _texts(grid: Grid, row: int) -> tuple[str, ...]:
    width = max((len(cells) for cells in grid.rows), default=0)
    return tuple(" ".join(grid.cell(row, column).text.split()) for column in range(width))


def _goes_on(grid: Grid, row: int) -> bool:
    """Whether the row below only divides headings: each of its words stands below a wider one.

    So it does where the heading above is empty, or goes on over the next columns.
    """
    upper, lower = _texts(grid, row), _texts(grid, row + 1)
    said = [column for column, text in enumerate(lower) if text]
    wide = _wide(grid, row)
    if len([text for text in upper if possible_meanings(text)]) < _FEWEST:
        return False
    if not said or not any(upper[column] == "" or column in wide for column in said):
        return False
    return all(
        (upper[column] == "" or column in wide or lower[column] == upper[column])
        and possible_meanings(lower[column])
        for column in said
    )


def _wide(grid: Grid, row: int) -> dict[int, str]:
    """The columns below a heading that goes on over several, and what it says.

    Where nothing is merged it goes on over the empty ones to its right.
    """
    texts = _texts(grid, row)
    found: dict[int, str] = {}
    for merge in grid.merges:
        if merge.top == row and merge.right > merge.left and merge.bottom == row:
            found |= dict.fromkeys(range(merge.left, merge.right + 1), texts[merge.left])
    if not found:
        last = 0
        for column, text in enumerate(texts):
            if text:
                last = column
            elif texts[last] and grid.cell(row + 1, column) != EMPTY:
                found |= {last: texts[last], column: texts[last]}
    return found


def _two_as_one(grid: Grid, row: int) -> tuple[str, ...]:
    """The headings of two rows: what the lower one says, below a time with that time before it."""
    wide = _wide(grid, row)
    return tuple(
        _joined(n, upper, lower, wide) for n, (upper, lower) in enumerate(_pairs(grid, row))
    )


def _pairs(grid: Grid, row: int) -> Iterator[tuple[str, str]]:
    yield from zip(_texts(grid, row), _texts(grid, row + 1), strict=True)


def _joined(column: int, upper: str, lower: str, wide: Mapping[int, str]) -> str:
    above = wide.get(column, upper)
    if not lower or lower == above:
        return above
    is_of_a_time = Meaning.STEP in possible_meanings(above)
    return f"{above}{lower}" if above and is_of_a_time else lower


def _above(grid: Grid, row: int) -> str:
    """What stands above the headings, or before the table: the list's own title."""
    titles = [" ".join(filter(None, _texts(grid, n))) for n in range(row)]
    return " ".join(filter(None, [grid.title, *titles]))


def is_header_again(layout: Layout, texts: Sequence[str]) -> bool:
    """Whether a row repeats the headings, as after the break of a page."""
    said = [plain_heading(text) for text in texts if text]
    known = {plain_heading(text) for row in layout.header for text in row}
    return len(said) > 1 and all(text in known for text in said)
