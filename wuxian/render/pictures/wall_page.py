"""The wall and its sheets as web pages: filters without a server, a table below, print sizes."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.position import Reach
from wuxian.domain.views.wall import Wall
from wuxian.domain.views.wall_sheet import WallSheet
from wuxian.render import words
from wuxian.render.document import Document
from wuxian.render.documents.wall import count_words, wall_document
from wuxian.render.documents.wall_sheet import matters, wall_sheet_document
from wuxian.render.pictures.boards import prepared
from wuxian.render.pictures.on_paper import OnPaper
from wuxian.render.writers.html import page

_HERE = Path(__file__).parent
_ON_THE_WALL, _ON_A_SHEET = 10, 14
"""How large letters are on A3, in points."""


class Choices(NamedTuple):
    """A filter: the name of what it looks at, its title, and what there is to choose."""

    name: str
    title: str
    choices: tuple[str, ...]


def wall_page(view: OnPaper[Wall]) -> str:
    """The page of a wall; the same wall gives the same bytes."""
    wall = view.view
    prepared()
    return page(
        "wall.html",
        wall_document(wall),
        wall=wall,
        counts=count_words(wall),
        filters=_filters(wall),
        reaches=tuple(Reach),
        drawn=_text("wall.css"),
        printed=_printed(view, _ON_THE_WALL),
        script=_text("wall.js"),
    )


def sheet_page(view: OnPaper[WallSheet]) -> str:
    """The page of one item's sheet."""
    sheet = view.view
    prepared()
    document: Document = wall_sheet_document(sheet)
    return page(
        "wall_sheet.html",
        document._replace(blocks=tuple(matters(sheet))),
        sheet=sheet,
        reaches=tuple(Reach),
        drawn=_text("wall.css") + _text("wall_sheet.css"),
        printed=_printed(view, _ON_A_SHEET),
    )


def _printed(view: OnPaper[Wall] | OnPaper[WallSheet], points: int) -> str:
    """How it is printed: the size of the paper, and all else in proportion to letters of A3."""
    size = view.size
    rem = size.scale * points
    return (
        f"@page {{ size: {size.width}mm {size.height}mm; margin: {size.scale * 10:.0f}mm; }}\n"
        f"@media print {{ html, body {{ font-size: {rem:.1f}pt; }} }}\n"
    )


def _filters(wall: Wall) -> tuple[Choices, ...]:
    """What the boards may be chosen by, each with what there is, in the boards' order."""
    boards = wall.boards
    leads = (name for board in boards for name in board.leads)
    return (
        Choices("area", words.AREA.title, _distinct(lane.name for lane in wall.lanes)),
        Choices("lamp", words.LAMP_NAMED.title, _distinct(one.row.lamp.label for one in boards)),
        Choices("leader", Post.LEADER.label, _distinct(board.leader for board in boards)),
        Choices("lead", words.LEAD.title, _distinct(leads)),
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


@cache
def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
