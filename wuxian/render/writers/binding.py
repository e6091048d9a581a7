"""What every workbook of ours has: no clock in its bytes, styles by name, widths by its cells."""

import datetime as dt
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len

from wuxian.errors import ExtraMissing
from wuxian.render.document import Tone

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Property = str | int | bool

DAY = 'yyyy"年"m"月"d"日"'
MOMENT = f"{DAY} hh:mm:ss"
PERCENT = "0%"
TEXT = "@"
"""How numbers of a kind are shown."""

FONT: dict[str, Property] = {"font_name": "宋体"}
HEADER: dict[str, Property] = {
    **FONT,
    "bold": True,
    "bg_color": "#DCE6F1",
    "border": 1,
    "border_color": "#A6A6A6",
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
}
BODY: dict[str, Property] = {
    **FONT,
    "border": 1,
    "border_color": "#D9D9D9",
    "valign": "vcenter",
    "text_wrap": True,
}

TONES: dict[Tone, dict[str, Property]] = {
    Tone.PLAIN: {},
    Tone.STRONG: {"bold": True},
    Tone.FAINT: {"font_color": "#7F7F7F"},
    Tone.GOOD: {"bg_color": "#C6EFCE", "font_color": "#006100"},
    Tone.WARNING: {"bg_color": "#FFEB9C", "font_color": "#7F6000"},
    Tone.BAD: {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
    Tone.GREY: {"bg_color": "#E7E6E6", "font_color": "#595959"},
    Tone.GONE: {"font_color": "#7F7F7F", "font_strikeout": True},
}
"""Colours beside which the word stands, so that a grey printer prints it, too."""

_BEGINNING = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_LINE, _MARGIN = 15, 3
_SPARE = 1
"""The height of a line and of what is between rows, in points; what no line reaches, in cells."""
_A3, _A4 = 8, 9
_MOST_ON_A4 = 180
"""So many cells across can still be read on it."""
_MOST_OF_A_MARK = 255
_MOST_OF_A_HEADER = 255


class Binding:
    """A workbook that is being made; the same cells give the same bytes, whenever that is.

    It can be known by its `mark`, which stands among its properties, with its `origin`.
    """

    def __init__(self, mark: str, origin: str | None = None) -> None:
        try:
            import xlsxwriter
        except ImportError:
            raise ExtraMissing("写成工作簿") from None
        self._written = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "default_date_format": DAY,
        }
        self.book: Workbook = xlsxwriter.Workbook(self._written, options)
        self.book.set_properties({"created": _BEGINNING})
        self.book.set_custom_property("wuxian", mark[:_MOST_OF_A_MARK], "text")
        for n, line in enumerate((origin or "").splitlines()):
            self.book.set_custom_property(f"wuxian-{n:02}", line[:_MOST_OF_A_MARK], "text")
        self._styles: dict[frozenset[tuple[str, Property]], Format] = {}

    def style(self, *properties: dict[str, Property]) -> "Format":
        """The style of these properties, the later ones over the earlier; each is made once."""
        merged = {name: value for one in properties for name, value in one.items()}
        key = frozenset(merged.items())
        if key not in self._styles:
            self._styles[key] = self.book.add_format(merged)
        return self._styles[key]

    @property
    def data(self) -> bytes:
        """The bytes of the workbook, which is finished with this."""
        self.book.close()
        return self._written.getvalue()


def cells_wide(text: str) -> int:
    """How wide the widest line of a text is; what is Chinese counts two."""
    return max(map(cell_len, text.split("\n")))


def height_of(texts: Iterable[tuple[str, float]]) -> float:
    """How high a row is in which these texts are folded, each in a column so many cells wide.

    Not every office suite finds that out for itself.
    """
    lines = [
        sum(max(1, -(-cells_wide(line) // int(width - _SPARE))) for line in text.split("\n"))
        for text, width in texts
    ]
    return max(lines, default=1) * _LINE + _MARGIN


def set_for_print(sheet: "Worksheet", width: int, header: int, title: str, notice: str) -> None:
    """Landscape and as wide as the paper, the header row on every page, and the page numbers.

    The `width` is that of all columns, in cells.
    """
    sheet.set_landscape()
    sheet.set_paper(_A3 if width > _MOST_ON_A4 else _A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)
    if title:
        sheet.set_header(_fitting("&C&B", title))
    sheet.set_footer(_fitting("&R第 &P 页，共 &N 页&L", notice))


def _fitting(codes: str, words: str) -> str:
    """Codes of a header or a footer, and words that have no code in them, as many as there fit."""
    room = _MOST_OF_A_HEADER - len(codes)
    while len(said := words.replace("&", "&&")) > room:
        words = words[:-1]
    return codes + said
