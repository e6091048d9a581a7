"""A look at a sheet's XML before a library opens it: how far it goes, and what it does not tell."""

from xml.parsers import expat

from wuxian.domain.sheets.grid import Cell
from wuxian.store.office.archive import damaged
from wuxian.store.office.limits import (
    CELLS,
    ELEMENTS,
    LETTERS,
    cells_words,
    too_large,
)
from wuxian.store.office.number_formats import Shown
from wuxian.store.office.xml_parts import Attributes, local, parse, parser

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_LETTERS_IN_ALPHABET = 26
_NO_RESULT = "是公式，没有算好的值；请在 Excel 或 WPS 里打开，保存一次"


class Allowance:
    """What the sheets of one workbook may still have, together."""

    def __init__(self) -> None:
        self._cells, self._letters = CELLS, LETTERS

    def take_cells(self, cells: int) -> None:
        """Take so many cells; Refused where they are too many."""
        self._cells -= cells
        if self._cells < 0:
            raise too_large("有内容的格子所占的范围", cells_words())

    def take_letters(self, letters: int) -> None:
        """Take so much text; Refused where it is too much."""
        self._letters -= letters
        if self._letters < 0:
            raise too_large("格子里的文字", f"{LETTERS // 10_000}万字")


def lengths_of_shared(part: bytes) -> list[int]:
    """How long each of the texts is that the cells of a workbook share."""
    scan = _Lengths()
    made = parser()
    made.StartElementHandler, made.CharacterDataHandler = scan.start, scan.text
    parse(made, part)
    return scan.lengths


class _Lengths:
    def __init__(self) -> None:
        self.lengths: list[int] = []

    def start(self, tag: str, _: Attributes) -> None:
        if local(tag) == "si":
            self.lengths.append(0)

    def text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


class SheetScan:
    """What is found in a sheet: `height` and `width` of what has content, faults, and formats.

    Cells are counted where something stands in them: what is only coloured or ruled is nothing,
    though some programs write it to the end of the sheet. `faults` and `shown` are by row and
    column.
    """

    def __init__(self, styles: dict[str, Shown], lengths: list[int], allowance: Allowance) -> None:
        self.height = self.width = 0
        self.hidden_rows = 0
        self.faults: dict[int, dict[int, Cell]] = {}
        self.shown: dict[int, dict[int, Shown]] = {}
        self._styles, self._lengths, self._allowance = styles, lengths, allowance
        self._names: dict[str, str] = {}
        self._columns: dict[str, int] = {}
        self._elements = self._cells = 0
        self._row = self._column = -1
        self._is_row_hidden = False
        self._cell: Attributes = {}
        self._has_content = self._is_formula = self._has_value = False
        self._value: list[str] | None = None

    def read(self, part: bytes) -> None:
        """Look at a sheet's part."""
        made = parser()
        self._parser: expat.XMLParserType = made
        made.StartElementHandler, made.EndElementHandler = self._start, self._end
        parse(made, part)
        self._allowance.take_cells(self.height * self.width)

    def _name(self, tag: str) -> str:
        name = self._names.get(tag)
        if name is None:
            name = self._names[tag] = local(tag)
        return name

    def _start(self, tag: str, at: Attributes) -> None:
        self._elements += 1
        if self._elements > ELEMENTS:
            raise too_large("工作表里写的东西", f"{ELEMENTS // 10_000}万个")
        name = self._name(tag)
        if name == "c":
            self._begin_cell(at)
        elif name == "row":
            self._row = int(at["r"]) - 1 if "r" in at else self._row + 1
            self._column = -1
            self._is_row_hidden = at.get("hidden") in {"1", "true"}
        elif name in {"v", "t"}:
            self._has_content = self._has_value = True
            self._value = [] if self._value is None else self._value
            self._parser.CharacterDataHandler = self._value.append
        elif name == "f":
            self._has_content = self._is_formula = True

    def _begin_cell(self, at: Attributes) -> None:
        self._cell = at
        self._has_content = self._is_formula = self._has_value = False
        self._value = None
        ref = at.get("r")
        if ref is None:
            self._column += 1
            return
        letters = ref.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = _column_of(letters)
        self._row, self._column = int(ref[len(letters) :]) - 1, column

    def _end(self, tag: str) -> None:
        name = self._name(tag)
        if name == "c":
            if self._has_content:
                self._end_cell()
        elif name in {"v", "t"}:
            self._parser.CharacterDataHandler = None
        elif name == "row" and self._is_row_hidden and self._row < self.height:
            self.hidden_rows += 1
            self._is_row_hidden = False

    def _end_cell(self) -> None:
        row, column = self._row, self._column
        if not (0 <= row < _MOST_ROWS and 0 <= column < _MOST_COLUMNS):
            raise damaged()
        self.height, self.width = max(self.height, row + 1), max(self.width, column + 1)
        self._cells += 1
        if self._cells > CELLS:
            raise too_large("有内容的格子", cells_words())
        value, kind = "".join(self._value or ()), self._cell.get("t", "n")
        self._allowance.take_letters(self._length(value) if kind == "s" else len(value))
        if kind == "e":
            fault = f"公式的结果是错误 {value}；请在原表里改正"
            self.faults.setdefault(row, {})[column] = Cell(value, fault=fault)
        elif self._is_formula and not value and not (kind == "str" and self._has_value):
            self.faults.setdefault(row, {})[column] = Cell(fault=_NO_RESULT)
        elif (shown := self._styles.get(self._cell.get("s", ""))) is not None:
            self.shown.setdefault(row, {})[column] = shown

    def _length(self, index: str) -> int:
        """How long a shared text is; every cell that shows it gets its own."""
        number = int(index)
        if not 0 <= number < len(self._lengths):
            raise damaged()
        return self._lengths[number]


def _column_of(letters: str) -> int:
    """Which column its letters name, counted from 0."""
    column = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise damaged()
        column = min(column * _LETTERS_IN_ALPHABET + ord(letter) - ord("A") + 1, _MOST_COLUMNS + 1)
    return column - 1
