"""The wall chart in text: lane by lane a board a row, its nodes and its bar along the year."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from wuxian.domain.history.provenance import block_of
from wuxian.domain.plan.plan import Plan, Post
from wuxian.domain.standing.position import Reach
from wuxian.domain.values.basis import Percentage
from wuxian.domain.values.dates import day_words_within, short_day_words
from wuxian.domain.views.wall import Board, Flag, Lane, Wall
from wuxian.render import words
from wuxian.render.document import Block, Column, Document, Heading, Table, Tone, paragraph, table
from wuxian.render.documents.items import dates_beside

NAME = "工作挂图"
SIX, NODES = Plan.title_of("six_ones"), "节点"
LEADER = Column(Post.LEADER.label)
PACE = "序时进度"
ASKS = "待办"
_CELLS = 24
_NODES, _DONE, _DUE, _LATE = "-", "+", "o", "!"
_VERIFIED, _CLAIMED, _LEFT, _TODAY = "#", "=", ".", "^"
_MARKS = {Reach.REACHED: _DONE, Reach.MADE_UP: _DONE, Reach.AHEAD: _DUE, Reach.MISSED: _LATE}
_CUT = "（屏幕窄，略去了几栏；请加宽窗口，或写成 --output 挂图.html。）"
LEGEND = (
    f"上行节点：“{_DONE}”已完成，“{_DUE}”未到期，“{_LATE}”逾期；"
    f"下行进度：“{_VERIFIED}”已核，“{_CLAIMED}”已报，“{_TODAY}”今天；一格半个月。"
)


def wall_document(view: Wall) -> Document:
    """The wall: how many of each lamp, the lanes, what the marks mean."""
    return Document(
        programme=view.programme,
        name=NAME,
        when=words.when_words(view.as_of, view.year),
        byline=part_words(view),
        notice=view.notice,
        blocks=tuple(_blocks(view)) if view.boards else (paragraph("没有符合条件的事项。"),),
        sheet=boards_table(view.boards, view.year),
        origin=block_of(view.stamp),
    )


def part_words(view: Wall) -> str:
    """Of which items it is, where not all of it is shown."""
    return f"只列{view.only}的事项" if view.only else ""


def _blocks(view: Wall) -> Iterator[Block]:
    yield paragraph(count_words(view))
    for lane in view.lanes:
        yield Heading(f"{lane.name}（{len(lane.boards)}项）")
        yield _lane_table(view, lane)._replace(cut=_CUT)
    yield paragraph(LEGEND, Tone.FAINT, apart=True)


def count_words(view: Wall) -> str:
    """How many items there are, and how many of each lamp."""
    told = "、".join(f"{lamp.words}{count}项" for lamp, count in view.lamps)
    return f"共{len(view.boards)}项：{told}。"


def _lane_table(view: Wall, lane: Lane) -> Table:
    return table(
        lane.boards,
        (
            (words.NUMBER, lambda board: words.number_words(board.row.number)),
            (words.LAMP, lambda board: board.row.lamp),
            (LEADER._replace(least=4), lambda board: board.leader),
            (words.title_column(12), lambda board: board.row.title),
            (words.LEAD._replace(rank=1, least=12), lambda board: board.lead),
            (Column(f"{view.year}年1—12月"), lambda board: year_lines(board, view.today)),
            (words.PERCENT, bar_words),
            (words.DUE._replace(rank=2, least=12), lambda board: due_words(board, view.year)),
            (Column(ASKS, rank=3, least=16), lambda board: "\n".join(waiting_lines(board))),
        ),
    )


def nodes(board: Board) -> str:
    """The nodes along the year; of several in one half of a month the worst is seen."""
    line = [_NODES] * _CELLS
    order = [_DONE, _DUE, _LATE]
    for flag in board.flags:
        at = min(_CELLS - 1, max(0, int(flag.at * _CELLS - Decimal("0.001"))))
        mark = _MARKS[flag.reach]
        if line[at] == _NODES or order.index(mark) > order.index(line[at]):
            line[at] = mark
    return "".join(line)


def bar(board: Board) -> str:
    """What is verified, and what is claimed beyond it."""
    claimed, verified = (_cells(share) for share in board.bar.drawn)
    drawn = _VERIFIED * min(verified, claimed) + _CLAIMED * max(0, claimed - verified)
    return drawn.ljust(_CELLS, _LEFT)


def year_lines(board: Board, today: Decimal | None) -> str:
    """The nodes above the bar, both cut by today's line."""
    lines = (nodes(board), bar(board))
    if today is None:
        return "\n".join(lines)
    at = int(today * _CELLS)
    return "\n".join(f"{line[:at]}{_TODAY}{line[at:]}" for line in lines)


def _cells(percent: Decimal | None) -> int:
    return min(_CELLS, int((percent or Decimal(0)) * _CELLS / 100))


def bar_words(board: Board) -> str:
    """How far it is: claimed, verified, and the time gone."""
    known = board.bar
    told = [words.UNREPORTED if known.claimed is None else percent_words(known.claimed)]
    if known.of is not None:
        told.append(known.of)
    if known.verified is not None:
        told.append(f"核{percent_words(known.verified)}")
    if known.gone is not None:
        told.append(f"序时{percent_words(known.gone)}")
    return "\n".join(told)


def percent_words(percent: Decimal) -> str:
    """A share of a hundred; a tenth only where there is one."""
    whole = percent.to_integral_value()
    return f"{whole if whole == percent else percent:f}%"


def due_words(board: Board, year: int) -> str:
    """The day by which it is to be done, with the others beside it."""
    due = board.row.due
    told = words.UNSET if due is None else day_words_within(year, due)
    return "，".join((told, *dates_beside(board.row)))


def waiting_lines(board: Board) -> Iterator[str]:
    """What the item waits for and what is asked: problems, requests, slips."""
    for one in board.problems:
        problem = one.problem
        yield f"{one.words}，已过{problem.span_words}"
    if board.row.pending:
        yield f"申请待审定{board.row.pending}件"
    if board.row.open_slips:
        yield f"督办单未办结{board.row.open_slips}张"


def flag_words(flag: Flag, year: int) -> str:
    """A node with its day and what became of it."""
    part = f"{flag.part}：" if flag.part else ""
    soft = "（力争）" if flag.is_soft else ""
    reached = (
        f"，{day_words_within(year, flag.reached_on)}完成"
        if flag.reached_on is not None and flag.reach is Reach.MADE_UP
        else ""
    )
    return f"{part}{flag.title}{soft} {short_day_words(flag.due)} {flag.reach.label}{reached}"


def six_ones_words(board: Board) -> str:
    """The six ones at a glance: how many posts are held, and which are not."""
    held = len(board.seats) - len(board.vacant)
    lack = f"，缺{'、'.join(board.vacant)}" if board.vacant else ""
    return f"{held}/{len(board.seats)}{lack}"


def boards_table(boards: Sequence[Board], year: int) -> Table:
    """All that boards show, a row each: for a spreadsheet, and below a picture."""
    return table(
        boards,
        (
            (words.NUMBER, lambda board: words.number_words(board.row.number)),
            (words.LAMP_NAMED, lambda board: board.row.lamp),
            (words.title_column(12), lambda board: board.row.title),
            (words.AREA, lambda board: board.row.area_name),
            (LEADER, lambda board: board.leader),
            (words.LEAD, lambda board: board.lead),
            (words.PERCENT, lambda board: _percentage(board.bar.claimed)),
            (words.VERIFIED, lambda board: _percentage(board.bar.verified)),
            (
                Column(PACE, right=True, absent=words.UNSET),
                lambda board: _percentage(board.bar.gone),
            ),
            (words.DUE, lambda board: board.row.due),
            (
                Column(NODES, least=16),
                lambda board: "\n".join(flag_words(one, year) for one in board.flags),
            ),
            (Column(SIX, least=10), six_ones_words),
            (Column(ASKS, least=16), lambda board: "\n".join(waiting_lines(board))),
            (words.LAMP_REASON, lambda board: board.row.lamp_reason),
        ),
    )


def _percentage(percent: Decimal | None) -> Percentage | str | None:
    if percent is None:
        return None
    whole = int(percent)
    return Percentage(whole) if whole == percent else percent_words(percent)
