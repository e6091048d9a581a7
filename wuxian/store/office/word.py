"""The tables of a Word text (.docx), read from its XML: the library's own walk takes a minute."""

from collections.abc import Iterator
from typing import Protocol, Self

from wuxian.domain.sheets.grid import EMPTY, Cell, Grid, Merge
from wuxian.errors import ExtraMissing, Refused
from wuxian.store.office.archive import Archive, damaged
from wuxian.store.office.cells import text_cell, trimmed
from wuxian.store.office.limits import CELLS, WORD_BYTES, cells_words, too_large
from wuxian.store.office.xml_parts import parse, parser

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SAID = {
    f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent", "pict", "rt", "instrText", "tbl")
} | {_FALLBACK}
"""What was struck out, stands in a box of its own, or is told elsewhere."""
_SIGNS = {
    f"{_W}tab": " ",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_MOST_COLUMNS = 1000
_TITLE_LINES = 3
_HANDLED_BY_HAND = "请把编号改成手工输入的数字：选中表格，复制，再“只保留文本”粘贴"


class Element(Protocol):
    """An element of XML, as far as it is needed."""

    @property
    def tag(self) -> object:
        """Its name with its namespace; of a comment, something else."""

    @property
    def text(self) -> str | None:
        """Its text."""

    def get(self, key: str) -> str | None:
        """One of its attributes."""

    def find(self, path: str) -> Self | None:
        """The first such element below."""

    def __iter__(self) -> Iterator[Self]:
        """The elements right below."""


class WordText:
    """A Word text: its tables, each with the lines before it, and what to know of them."""

    def __init__(self, archive: Archive, main: str) -> None:
        part = archive.part(main, WORD_BYTES)
        # The same elements under another name.
        part = part.replace(_STRICT, _W[1:-1].encode())
        # A look at all of it, for what the library would do with declarations.
        parse(parser(), part)
        self.notes: list[str] = []
        self._grids: list[Grid] = []
        self._cells = CELLS
        self._lines: list[str] = []
        self._read(_tree(part))

    def grids(self) -> tuple[Grid, ...]:
        """The tables, in their order; what stands within another follows it."""
        if not self._grids:
            raise Refused("里没有表格", remedy="请把名单放在表格里，或另存为 .xlsx、.csv 再读。")
        return tuple(self._grids)

    def _read(self, document: Element) -> None:
        for block in _blocks(document):
            if block.tag == f"{_W}tbl":
                self._take_table(block, f"表{len(self._grids) + 1}", "\n".join(self._lines))
                self._lines.clear()
            elif line := text_cell(_said(block)).text:
                self._lines = [*self._lines, line][-_TITLE_LINES:]

    def _take_table(self, element: Element, name: str, title: str) -> None:
        table = _Table(element)
        self._cells -= table.size
        if self._cells < 0:
            raise too_large("表格", cells_words())
        place = len(self._grids)
        self._grids.append(Grid(name, trimmed(table.rows), tuple(table.merges), title=title))
        if table.struck_out:
            self.notes.append(f"{name}有{table.struck_out}行在修订中已删除，没有读")
        for row, inner in table.inner:
            self._take_table(inner, f"表{len(self._grids) + 1}", "")
            where = f"{self._grids[place].name}第{row + 1}行"
            self.notes.append(f"{where}的格子里另有一张表，读作{self._grids[-1].name}")


def _tree(part: bytes) -> Element:
    try:
        from docx.oxml.parser import parse_xml
    except ImportError as error:
        raise ExtraMissing("读 Word 文档（.docx）") from error
    try:
        tree: Element = parse_xml(part)
    except SyntaxError as error:  # the one of lxml is one of Python's
        raise damaged() from error
    return tree


def _blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables of a text or a cell, in what else they may be wrapped."""
    for child in parent:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif child.tag not in _NOT_SAID and isinstance(child.tag, str):
            yield from _blocks(child)


def _said(element: Element) -> str:
    """What is said in a paragraph, as it reads with all changes accepted."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in _NOT_SAID or not isinstance(element.tag, str):
        return ""
    return _SIGNS.get(element.tag) or "".join(map(_said, element))


def _value(element: Element | None, path: str) -> str | None:
    """The value that a property has; empty where it is there without one, None without it."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(f"{_W}val") or ""


def _number(element: Element | None, path: str, default: int) -> int:
    value = _value(element, path)
    if not value:
        return default
    if not value.isdecimal() or int(value) > _MOST_COLUMNS:
        raise damaged()
    return int(value)


def _inner(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, in what else they may be wrapped."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag not in {*_NOT_SAID, f"{_W}tc"} and isinstance(child.tag, str):
            yield from _inner(child, name)


class _Table:
    """A table: its rows, what is joined in them, and the tables within its cells."""

    def __init__(self, element: Element) -> None:
        self.rows: list[list[Cell]] = []
        self.merges: list[Merge] = []
        self.inner: list[tuple[int, Element]] = []
        self.struck_out = 0
        self.size = 0
        # Where a cell began that goes on downwards: by its first column, its place and width.
        self._open: dict[int, tuple[int, int]] = {}
        for row in _inner(element, "tr"):
            properties = row.find(f"{_W}trPr")
            if properties is not None and properties.find(f"{_W}del") is not None:
                self.struck_out += 1
            else:
                self._take_row(row, _number(properties, f"{_W}gridBefore", 0))
        self._close(())

    def _take_row(self, row: Element, before: int) -> None:
        cells = [EMPTY] * before
        went_on = set[int]()
        for cell in _inner(row, "tc"):
            properties, column = cell.find(f"{_W}tcPr"), len(cells)
            span = max(_number(properties, f"{_W}gridSpan", 1), 1)
            down = _value(properties, f"{_W}vMerge")
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
            if len(cells) > _MOST_COLUMNS:
                raise damaged()
        self._close(went_on)
        self.rows.append(cells)
        self.size += len(cells)

    def _cell(self, cell: Element) -> Cell:
        paragraphs: list[Element] = []
        for block in _blocks(cell):
            if block.tag == f"{_W}tbl":
                self.inner.append((len(self.rows), block))
            else:
                paragraphs.append(block)
        read = text_cell("\n".join(map(_said, paragraphs)))
        if read == EMPTY and any(_is_numbered(paragraph) for paragraph in paragraphs):
            return Cell(fault=f"是 Word 的自动编号，读不出来；{_HANDLED_BY_HAND}")
        return read

    def _close(self, going_on: "set[int] | tuple[()]") -> None:
        for column in [column for column in self._open if column not in going_on]:
            self._close_one(column)

    def _close_one(self, column: int) -> None:
        """End a cell above that went on until here."""
        if column in self._open:
            top, span = self._open.pop(column)
            bottom = len(self.rows) - 1
            if bottom > top or span > 1:
                self.merges.append(Merge(top, column, bottom, column + span - 1))


def _is_numbered(paragraph: Element) -> bool:
    number = _value(paragraph, f"{_W}pPr/{_W}numPr/{_W}numId")
    return number is not None and number != "0"
