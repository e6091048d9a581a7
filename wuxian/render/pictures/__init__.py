"""Pictures: views that are drawn, each with writers of its own."""

from wuxian.render.formats import FORMATS, HTML, MARKDOWN, WORD, Format

_HERE = "wuxian.render.pictures"

_WALL = Format("html", "网页", ".html", f"{_HERE}.wall_page:wall_page", of_view=True)
_SHEET = _WALL._replace(writer_at=f"{_HERE}.wall_page:sheet_page")
_DRAWING = Format("svg", "图", ".svg", f"{_HERE}.wall_drawing:wall_drawing", of_view=True)

_DRAWN_SHEET = _DRAWING._replace(writer_at=f"{_HERE}.wall_drawing:sheet_drawing")


def _in_words(form: Format, name: str) -> Format:
    """A format that tells in sentences what elsewhere is a line of marks."""
    return form._replace(writer_at=f"{_HERE}.wall_paper:{name}", of_view=True)


_OF_WALLS = {
    HTML: _WALL,
    WORD: _in_words(WORD, "wall_paper"),
    MARKDOWN: _in_words(MARKDOWN, "wall_markdown"),
}
_OF_SHEETS = {
    HTML: _SHEET,
    WORD: _in_words(WORD, "sheet_paper"),
    MARKDOWN: _in_words(MARKDOWN, "sheet_markdown"),
}

DRAWN = (_WALL, _SHEET, _DRAWING, _DRAWN_SHEET)
"""The formats that are pictures, drawn for a size of paper."""

WALL_FORMATS = (*(_OF_WALLS.get(form, form) for form in FORMATS), _DRAWING)
SHEET_FORMATS = (*(_OF_SHEETS.get(form, form) for form in FORMATS), _DRAWN_SHEET)
"""What a wall, and a sheet of it, may be written as."""
