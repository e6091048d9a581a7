"""The lines of a list: each row in its own words, under its chapter, before anything is read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.lists.chapters import heads_a_chapter
from wuxian.domain.lists.headings import Meaning, step_words
from wuxian.domain.lists.layout import Layout, is_header_again
from wuxian.domain.sheets.grid import Cell, Grid

_OF_A_ROW = (Meaning.LEAD, Meaning.UNITS, Meaning.DUE, Meaning.LEADER)
_A_NUMBER = re.compile(r"^[（(]?[\d一二三四五六七八九十①-⑳.．\-]+[)）]?[、.．]?$")
_CHINESE_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十]+[)）]?[、.．]?$")
_DITTO = ("同上", "〃", "″", '"', "同")
_LEAD_AND_OTHERS = re.compile("牵头.*[/／].*(?:责任|配合)")
_SLASH = re.compile("[/／]")
_NOTHING = frozenset("-—－–/／\\")
_SUM = re.compile("^(?:合计|总计|小计|共计)")
_REMARK = re.compile("^(?:注|备注|说明|填表|填报|制表|联系人|审核|单位)[^:：]{0,6}[:：]")
_BELOW = re.compile(r"^(?P<above>\d+)[.．\-]\d+$")


RowKey = tuple[str, int]
"""A row by its sheet and its number."""


class Line(NamedTuple):
    """A row of a list: where it stands, and what its cells say, by their meanings.

    `steps` are the cells below a time, with that time; `part_of_above` is a row that has no number
    of its own, though there is a column for it; `faults` are cells that cannot be read.
    """

    sheet: str
    row: int
    chapter: str
    cells: dict[Meaning, Cell]
    steps: tuple[tuple[str, str], ...]
    part_of_above: bool
    faults: tuple[tuple[Meaning, str], ...] = ()
    shares_a_title: bool = False

    @property
    def key(self) -> RowKey:
        """The row by its sheet and its number."""
        return self.sheet, self.row

    def said(self, meaning: Meaning) -> str:
        """What its cell of this meaning says; empty where there is none."""
        cell = self.cells.get(meaning)
        return cell.text.strip() if cell else ""

    @property
    def title(self) -> str:
        """What it is about, on one line: a figure, where the list has figures alone."""
        return one_line(self.said(Meaning.TITLE) or self.said(Meaning.TARGET))


class Passed(NamedTuple):
    """A row that is no line of the list: its words, and what it was taken for."""

    sheet: str
    row: int
    words: str
    why: str


class CellUnread(ValueError):
    """What of a line cannot be read: the meaning of its column, and why."""

    def __init__(self, column: Meaning, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


def one_line(text: str) -> str:
    """A text whose lines and blanks are one; between Chinese characters no blank is left."""
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", " ".join(text.split()))


def lines_of(grid: Grid, layout: Layout) -> tuple[tuple[Line, ...], tuple[Passed, ...]]:
    """The lines of a sheet, and the rows that are none."""
    reading = _Reading(grid, layout)
    for row in range(layout.first_row, len(grid.rows)):
        reading.take(row)
    return tuple(reading.lines), tuple(reading.passed)


class _Reading:
    """A sheet being read from its headings down."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self._grid = grid
        self._layout = layout
        self._chapter = ""
        self._number = ""
        self._above: dict[int, Cell] = {}
        self._filled = dict(_filled_down(grid, layout))
        self.lines: list[Line] = []
        self.passed: list[Passed] = []

    def take(self, row: int) -> None:
        """Read one row."""
        width = len(self._layout.meanings)
        texts = [self._grid.cell(row, column).text.strip() for column in range(width)]
        said = [(column, text) for column, text in enumerate(texts) if text]
        faulty = any(self._grid.cell(row, column).fault for column in range(width))
        if not said and not faulty:
            return
        words = one_line(" ".join(text for _, text in said))
        if is_header_again(self._layout, texts):
            self._pass(row, words, "又是表头")
        elif said and _SUM.match(said[0][1]):
            self._pass(row, words, "合计")
        elif said and _REMARK.match(said[0][1]):
            self._pass(row, words, "说明")
        elif not faulty and self._is_chapter(row, said):
            self._chapter = one_line(said[-1][1])
            self._pass(row, words, "章节")
        else:
            self._add(row)

    def _pass(self, row: int, words: str, why: str) -> None:
        self.passed.append(Passed(self._grid.name, row + 1, words, why))

    def _is_chapter(self, row: int, said: list[tuple[int, str]]) -> bool:
        """Whether a row heads those below: one cell that is wide, numbered, or out of place.

        Or 一 in the column of numbers and a title beside it, where the rows say more than that.
        """
        meanings = [self._layout.meanings[column] for column, _ in said]
        if meanings == [Meaning.NUMBER, Meaning.TITLE]:
            says_more = any(map(self._layout.has, _OF_A_ROW))
            return says_more and _CHINESE_NUMBER.match(said[0][1]) is not None
        if len(said) != 1:
            return False
        [(column, text)] = said
        merged = any(m.top == row and m.left == column < m.right for m in self._grid.merges)
        if merged or heads_a_chapter(text):
            return True
        meaning = self._layout.meanings[column]
        if meaning is Meaning.NUMBER:
            return not _A_NUMBER.match(text)
        return meaning not in (Meaning.TITLE, Meaning.TEXT, Meaning.TARGET)

    def _add(self, row: int) -> None:
        cells, faults = self._cells(row)
        number = cells[Meaning.NUMBER].text.strip() if Meaning.NUMBER in cells else ""
        area = one_line(cells[Meaning.AREA].text) if Meaning.AREA in cells else ""
        self._chapter = area or self._chapter
        has_numbers = self._layout.has(Meaning.NUMBER)
        below = _BELOW.match(number)
        is_part = bool(self.lines) and has_numbers and not number
        is_part |= bool(below and below["above"] == self._number.rstrip("、.． "))
        if not is_part:
            self._number = number
        titles = self._layout.columns(Meaning.TITLE)[:1]
        shares = any((row, column) in self._filled for column in titles)
        if shares:
            cells.pop(Meaning.TITLE, None)
        elif titles and self.lines and Meaning.TEXT in cells and not number:
            # As a merged title says it, where nothing is merged.
            shares = Meaning.TITLE not in cells
        self.lines.append(
            Line(
                sheet=self._grid.name,
                row=row + 1,
                chapter=self._chapter,
                cells=cells,
                steps=tuple(self._steps(row)),
                part_of_above=is_part or (shares and bool(self.lines)),
                faults=tuple(faults),
                shares_a_title=shares,
            )
        )

    def _cells(self, row: int) -> tuple[dict[Meaning, Cell], list[tuple[Meaning, str]]]:
        """What a row says of each meaning, several columns of one together; and what is faulty."""
        found: dict[Meaning, Cell] = {}
        faults: list[tuple[Meaning, str]] = []
        for column, meaning in enumerate(self._layout.meanings):
            cell = self._filled.get((row, column), self._grid.cell(row, column))
            if meaning is None or meaning is Meaning.UNUSED:
                continue
            if cell.fault:
                faults.append((meaning, cell.fault))
            if meaning is Meaning.STEP or _says_nothing(cell.text):
                continue
            cell = self._as_meant(column, cell)
            before = found.get(meaning)
            found[meaning] = Cell(f"{before.text}；{cell.text}") if before else cell
        return found, faults

    def _as_meant(self, column: int, cell: Cell) -> Cell:
        """What a cell means: 同上 what stands above, 甲/乙 the lead and the others."""
        if cell.text.strip() in _DITTO:
            cell = self._above.get(column, cell)
        self._above[column] = cell
        if _LEAD_AND_OTHERS.search(self._layout.headings[column]):
            lead, *others = _SLASH.split(cell.text, maxsplit=1)
            if others:
                return Cell(f"牵头单位：{lead}；责任单位：{others[0]}")
        return cell

    def _steps(self, row: int) -> Iterator[tuple[str, str]]:
        for column in self._layout.columns(Meaning.STEP):
            cell = self._filled.get((row, column), self._grid.cell(row, column))
            when = step_words(self._layout.headings[column])
            if when and not _says_nothing(cell.text):
                yield when, cell.text.strip()


def _says_nothing(text: str) -> bool:
    """Whether a cell is empty, or struck out."""
    return not set(text.strip()) - _NOTHING


def _filled_down(grid: Grid, layout: Layout) -> Iterator[tuple[tuple[int, int], Cell]]:
    """The cells that a merged one above speaks for, with what it says.

    A number is said of the first row alone: those below it are its parts.
    """
    numbers = layout.columns(Meaning.NUMBER)
    for merge in grid.merges:
        if merge.top < layout.first_row or merge.left in numbers:
            continue
        cell = grid.cell(merge.top, merge.left)
        for row in range(merge.top + 1, merge.bottom + 1):
            yield (row, merge.left), cell
