"""Pictures: views that are drawn, each with writers of its own."""

from wuxian.render.formats import FORMATS, HTML, WORD, Format

_HERE = "wuxian.render.pictures"

_WALL = Format("html", "网页", ".html", f"{_HERE}.wall_page:wall_page", of_view=True)
_SHEET = _WALL._replace(writer_at=f"{_HERE}.wall_page:sheet_page")
_DRAWING = Format("svg", "图", ".svg", f"{_HERE}.wall_drawing:wall_drawing", of_view=True)

_PAPER = WORD._replace(writer_at=f"{_HERE}.wall_paper:wall_paper", of_view=True)

DRAWN = (_WALL, _SHEET, _DRAWING)
"""The formats that are pictures, drawn for a size of paper."""

WALL_FORMATS = (*({HTML: _WALL, WORD: _PAPER}.get(form, form) for form in FORMATS), _DRAWING)
SHEET_FORMATS = tuple(_SHEET if form is HTML else form for form in FORMATS)
"""What a wall, and a sheet of it, may be written as."""
