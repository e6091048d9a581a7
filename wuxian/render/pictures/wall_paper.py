"""The wall as official paper: board by board in sentences, which a line of marks is none of."""

from collections.abc import Iterator

from wuxian.domain.views.wall import Board, Wall
from wuxian.render.document import Block, Bullet, Heading, bullets, paragraph
from wuxian.render.documents.wall import (
    LEADER,
    bar_words,
    count_words,
    flag_words,
    six_ones_words,
    waiting_lines,
    wall_document,
)
from wuxian.render.words import LEAD
from wuxian.render.writers.word import file_bytes


def wall_paper(wall: Wall) -> bytes:
    """The paper of a wall; the same wall gives the same parts."""
    return file_bytes(wall_document(wall)._replace(blocks=tuple(_blocks(wall))))


def _blocks(wall: Wall) -> Iterator[Block]:
    yield paragraph(count_words(wall))
    for lane in wall.lanes:
        yield Heading(f"{lane.name}（{len(lane.boards)}项）")
        yield bullets(_board(board, wall.year) for board in lane.boards)


def _board(board: Board, year: int) -> Bullet:
    row = board.row
    told = [
        f"{LEADER.title}：{board.leader}；{LEAD.title}：{board.lead}；六个一{six_ones_words(board)}",
        f"进度：{bar_words(board).replace(chr(10), '，')}",
    ]
    if board.flags:
        told.append(f"节点：{'；'.join(flag_words(flag, year) for flag in board.flags)}")
    told += waiting_lines(board)
    lines = (f"{line.rstrip('。')}。" for line in told)
    return Bullet(f"{row.label}：{row.lamp.words}，{row.lamp_reason}。", blocks=(bullets(lines),))
