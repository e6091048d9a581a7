"""The wall as one drawing (SVG) for a screen and for print on A3 to A0."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from rich.cells import cell_len

from wuxian.domain.history.provenance import block_of
from wuxian.domain.standing.position import Reach
from wuxian.domain.values.types import visible
from wuxian.domain.views.wall import Board, Flag, Lane, Wall
from wuxian.domain.views.wall_sheet import WallSheet
from wuxian.render.documents.wall import (
    NAME,
    SIX,
    bar_words,
    count_words,
    due_words,
    flag_words,
    part_words,
    six_ones_words,
    waiting_lines,
)
from wuxian.render.pictures.boards import prepared
from wuxian.render.pictures.marks import marks_of
from wuxian.render.pictures.on_paper import OnPaper
from wuxian.render.words import DUE, LAMP_TONES, when_words
from wuxian.render.writers.folding import fold

WIDTH = 3600
_MARGIN, _HEAD, _LANE, _GAP = 40, 190, 54, 10
_LEADER, _TITLE, _TRACK, _SHOWN = 40, 350, 1060, 3350
_TRACK_WIDE, _BAR, _MARK = 2260, 26, 19
"""Where the columns of a board begin, and how wide the year is, in the drawing's own units.

So wide a wall of twenty items is about as high as paper that lies.
"""


class Line(NamedTuple):
    """A line of text at its place."""

    text: str
    x: int
    y: int


class Label(NamedTuple):
    """A node at its place along the year, and its words below, where they are on no others."""

    flag: Flag
    at: int
    x: int
    y: int
    text: str


class DrawnBoard(NamedTuple):
    """A board with all its lines at their places; `y` is its top."""

    board: Board
    y: int
    height: int
    leader: tuple[Line, ...]
    title: tuple[Line, ...]
    small: tuple[Line, ...]
    shown: tuple[Line, ...]
    labels: tuple[Label, ...]


class DrawnLane(NamedTuple):
    """The heading of an area, and its boards below it."""

    words: str
    y: int
    boards: tuple[DrawnBoard, ...]


def wall_drawing(view: OnPaper[Wall]) -> str:
    """The drawing of a wall; the same wall gives the same bytes."""
    wall, size = view.view, view.size
    lanes, bottom = _lanes(wall)
    template = prepared().get_template("wall.svg")
    return template.render(
        wall=wall,
        size=size,
        width=WIDTH,
        height=bottom + _MARGIN,
        title=visible(f"{wall.programme}{NAME}"),
        when="，".join(filter(None, (when_words(wall.as_of, wall.year), part_words(wall)))),
        counts=count_words(wall),
        lanes=lanes,
        reaches=tuple(Reach),
        tones=LAMP_TONES,
        track=_TRACK,
        wide=_TRACK_WIDE,
        bar=_BAR,
        shown=_SHOWN,
        margin=_MARGIN,
        today=None if wall.today is None else _along(wall.today),
        origin=block_of(wall.stamp),
    )


def sheet_drawing(view: OnPaper[WallSheet]) -> str:
    """The board of one item as a drawing."""
    sheet, row = view.view, view.view.board.row
    lane = Lane(row.area, row.area_name, (sheet.board,))
    wall = Wall(sheet.as_of, sheet.year, sheet.programme, sheet.notice, sheet.today, (lane,))
    return wall_drawing(OnPaper(wall, view.size))


def _lanes(wall: Wall) -> tuple[tuple[DrawnLane, ...], int]:
    """The lanes one below the other, and where the last one ends."""
    y, drawn = _HEAD, []
    for lane in wall.lanes:
        top, boards = y, []
        y += _LANE
        for board in lane.boards:
            boards.append(_board(board, y, wall.year))
            y += boards[-1].height + _GAP
        words = visible(f"{lane.name}（{len(lane.boards)}项）")
        drawn.append(DrawnLane(words, top, tuple(boards)))
        y += _GAP
    return tuple(drawn), y


def _board(board: Board, y: int, year: int) -> DrawnBoard:
    """A board as high as what stands on it."""
    leader, leader_end = _lines([board.leader], _LEADER, y + 53, _TITLE - _LEADER - 50, 34)
    six, six_end = _lines(
        [f"{SIX}{six_ones_words(board)}"], _LEADER, leader_end + 2, _TITLE - _LEADER - 10, 16
    )
    wide = _TRACK - _TITLE - 30
    title, title_end = _lines([board.row.label], _TITLE, y + 26, wide, 23)
    said = [
        f"牵头：{board.lead}",
        f"{DUE.title}：{due_words(board, year)}",
        board.row.lamp_reason,
        *waiting_lines(board),
    ]
    small, small_end = _lines(said, _TITLE, title_end + 2, wide, 16)
    labels, labels_end = _labels(board, y + 80, year)
    shown, shown_end = _lines([bar_words(board).replace("\n", " ")], _SHOWN, y + 66, 220, 18)
    bottom = max(six_end, small_end, labels_end, shown_end)
    return DrawnBoard(board, y, bottom - y, leader, title, (*six, *small), shown, labels)


def _lines(
    texts: Iterable[str], x: int, y: int, wide: int, size: int
) -> tuple[tuple[Line, ...], int]:
    """Texts broken to a width, from the baseline `y` on, and where the next line would be."""
    step = size * 13 // 10
    # Half a letter a cell; a letter of ASCII may be a little wider.
    cells = max(4, int(wide / (size * 0.53)))
    drawn = []
    for text in texts:
        for line in fold(visible(text), cells).split("\n"):
            drawn.append(Line(line, x, y))
            y += step
    return tuple(drawn), y


def _labels(board: Board, y: int, year: int) -> tuple[tuple[Label, ...], int]:
    """The nodes with their words below, each in the first row in which it lies on no other."""
    size, step = 16, 21
    ends: list[int] = []
    found = []
    for mark in marks_of(board.flags):
        flag = mark.flag
        text = visible(flag_words(flag, year))
        wide = int(cell_len(text) * size * 0.53) + 14
        at = _along(flag.at) - mark.step * _MARK
        x = max(_TRACK, min(at - 8, _TRACK + _TRACK_WIDE - wide))
        row = next((n for n, end in enumerate(ends) if end <= x), len(ends))
        ends[row : row + 1] = [x + wide]
        found.append(Label(flag, at, x, y + row * step, text))
    return tuple(found), y + len(ends) * step


def _along(share: Decimal) -> int:
    """Where a place along the year is drawn."""
    return _TRACK + int(share * _TRACK_WIDE)
