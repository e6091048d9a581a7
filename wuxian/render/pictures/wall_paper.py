"""The wall in sentences, for paper and mail: board by board; a line of marks is none of them."""

from collections.abc import Iterator

from wuxian.domain.views.wall import Board, Wall
from wuxian.domain.views.wall_sheet import WallSheet
from wuxian.render.document import Block, Bullet, Document, Heading, bullets, paragraph
from wuxian.render.documents.wall import (
    LEADER,
    NODES,
    SIX,
    bar_words,
    count_words,
    due_words,
    flag_words,
    six_ones_words,
    waiting_lines,
    wall_document,
)
from wuxian.render.documents.wall_sheet import matters, wall_sheet_document
from wuxian.render.words import DUE, LEAD, PERCENT
from wuxian.render.writers.markdown import file_text
from wuxian.render.writers.word import file_bytes


def wall_paper(wall: Wall) -> bytes:
    """The paper of a wall; the same wall gives the same parts."""
    return file_bytes(_wall(wall))


def wall_markdown(wall: Wall) -> str:
    """The same as Markdown."""
    return file_text(_wall(wall))


def sheet_paper(sheet: WallSheet) -> bytes:
    """The paper of one item's sheet."""
    return file_bytes(_sheet(sheet))


def sheet_markdown(sheet: WallSheet) -> str:
    """The same as Markdown."""
    return file_text(_sheet(sheet))


def _wall(wall: Wall) -> Document:
    return wall_document(wall)._replace(blocks=tuple(_blocks(wall)))


def _sheet(sheet: WallSheet) -> Document:
    board = bullets([_board(sheet.board, sheet.year)])
    return wall_sheet_document(sheet)._replace(blocks=(board, *matters(sheet)))


def _blocks(wall: Wall) -> Iterator[Block]:
    yield paragraph(count_words(wall))
    for lane in wall.lanes:
        yield Heading(f"{lane.name}（{len(lane.boards)}项）")
        yield bullets(_board(board, wall.year) for board in lane.boards)


def _board(board: Board, year: int) -> Bullet:
    row = board.row
    far = bar_words(board).replace("\n", "，")
    told = [
        f"{LEADER.title}：{board.leader}；{LEAD.title}：{board.lead}；{SIX}{six_ones_words(board)}",
        f"{DUE.title}：{due_words(board, year)}；{PERCENT.title}：{far}",
    ]
    if board.flags:
        told.append(f"{NODES}：{'；'.join(flag_words(flag, year) for flag in board.flags)}")
    told += waiting_lines(board)
    lines = (f"{line.rstrip('。')}。" for line in told)
    return Bullet(f"{row.label}：{row.lamp.words}，{row.lamp_reason}。", blocks=(bullets(lines),))
