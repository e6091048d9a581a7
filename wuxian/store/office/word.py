"""The tables of a Word text (.docx), read from its XML: the library's own walk takes a minute."""

import posixpath

from wuxian.domain.sheets.grid import EMPTY, Cell, Grid, Merge
from wuxian.errors import Refused
from wuxian.store.office.archive import Archive, damaged
from wuxian.store.office.cells import text_cell, trimmed
from wuxian.store.office.limits import CELLS, cells_words, too_large
from wuxian.store.office.word_numbers import Numbers
from wuxian.store.office.word_xml import (
    MOST_COLUMNS,
    Element,
    W,
    blocks,
    columns,
    inner,
    said,
    tree_of,
    value,
)
from wuxian.store.office.xml_parts import relations_name, relations_of

_TITLE_LINES = 3
_BY_HAND = "请把编号改成手工输入的数字：选中表格，复制，再“只保留文本”粘贴"


class WordText:
    """A Word text: its tables, each with the lines before it, and what to know of them."""

    def __init__(self, archive: Archive, main: str) -> None:
        document = tree_of(archive, main)
        self._numbers = _numbers(archive, main)
        self.notes: list[str] = []
        self._grids: list[Grid] = []
        self._cells = CELLS
        self._lines: list[str] = []
        self._read(document)

    def grids(self) -> tuple[Grid, ...]:
        """The tables, in their order; what stands within another follows it."""
        if not self._grids:
            raise Refused("里没有表格", remedy="请把名单放在表格里，或另存为 .xlsx、.csv 再读。")
        return tuple(self._grids)

    def _read(self, document: Element) -> None:
        for block in blocks(document):
            if block.tag == f"{W}tbl":
                table = _Table(block, self._numbers)
                self._take_table(table, "\n".join(self._lines))
                self._lines.clear()
            elif line := text_cell(_line(block, self._numbers) or said(block)).text:
                self._lines = [*self._lines, line][-_TITLE_LINES:]

    def _take_table(self, table: "_Table", title: str) -> None:
        name = f"表{len(self._grids) + 1}"
        self._cells -= table.size
        if self._cells < 0:
            raise too_large("表格", cells_words())
        self._grids.append(Grid(name, trimmed(table.rows), tuple(table.merges), title=title))
        if table.struck_out:
            self.notes.append(f"{name}有{table.struck_out}行在修订中已删除，没有读")
        for row, within in table.within:
            its_name = f"表{len(self._grids) + 1}"
            self.notes.append(f"{name}第{row + 1}行的格子里另有一张表，读作{its_name}")
            self._take_table(within, "")


def _numbers(archive: Archive, main: str) -> Numbers:
    """What is said in other parts of numbers that the text only counts."""
    found: dict[str, Element] = {}
    relations = relations_name(main)
    if archive.has(relations):
        for relation in relations_of(archive.part(relations), posixpath.dirname(main)):
            kind = posixpath.basename(relation.kind)
            if kind in {"numbering", "styles"} and archive.has(relation.target):
                found[kind] = tree_of(archive, relation.target)
    return Numbers(found.get("numbering"), found.get("styles"))


def _line(paragraph: Element, numbers: Numbers) -> str | None:
    """What is said in a paragraph, with its number; None where that is all and is not known."""
    before, text = numbers.before(paragraph), said(paragraph)
    if before is None:
        return text if text.strip() else None
    parts_itself = not before or not before[-1].isalnum()
    return f"{before}{text}" if parts_itself or not text else f"{before} {text}"


class _Table:
    """A table: its rows, what is joined in them, and the tables within its cells."""

    def __init__(self, element: Element, numbers: Numbers) -> None:
        self._numbers = numbers
        self.rows: list[list[Cell]] = []
        self.merges: list[Merge] = []
        self.within: list[tuple[int, _Table]] = []
        self.struck_out = 0
        self.size = 0
        # Where a cell began that goes on downwards: by its first column, its place and width.
        self._open: dict[int, tuple[int, int]] = {}
        for row in inner(element, "tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self.struck_out += 1
            else:
                self._take_row(row, columns(properties, f"{W}gridBefore", 0))
        self._close(set())

    def _take_row(self, row: Element, before: int) -> None:
        cells = [EMPTY] * before
        went_on = set[int]()
        for cell in inner(row, "tc"):
            properties, column = cell.find(f"{W}tcPr"), len(cells)
            span = max(columns(properties, f"{W}gridSpan", 1), 1)
            down = value(properties, f"{W}vMerge")
            goes_on = down in {"", "continue"} and column in self._open
            if goes_on:
                went_on.add(column)
                cells.append(EMPTY)
            else:
                self._close_one(column)
                cells.append(self._cell(cell))
                if down is not None:
                    self._open[column] = (len(self.rows), span)
                    went_on.add(column)
                elif span > 1:
                    top = len(self.rows)
                    self.merges.append(Merge(top, column, top, column + span - 1))
            cells += [EMPTY] * (span - 1)
            if len(cells) > MOST_COLUMNS:
                raise damaged()
        self._close(went_on)
        self.rows.append(cells)
        self.size += len(cells)

    def _cell(self, cell: Element) -> Cell:
        lines: list[str | None] = []
        for block in blocks(cell):
            if block.tag == f"{W}tbl":
                self.within.append((len(self.rows), _Table(block, self._numbers)))
            else:
                lines.append(_line(block, self._numbers))
        read = text_cell("\n".join(line or "" for line in lines))
        if read == EMPTY and None in lines:
            return Cell(fault=f"是 Word 的自动编号，读不出来；{_BY_HAND}")
        return read

    def _close(self, going_on: set[int]) -> None:
        for column in [column for column in self._open if column not in going_on]:
            self._close_one(column)

    def _close_one(self, column: int) -> None:
        """End a cell above that went on until here."""
        if column in self._open:
            top, span = self._open.pop(column)
            bottom = len(self.rows) - 1
            if bottom > top or span > 1:
                self.merges.append(Merge(top, column, bottom, column + span - 1))
