"""The sheet of one item in text: the leader first, the year, the nodes, what is to be said."""

from collections.abc import Iterator

from wuxian.domain.history.provenance import block_of
from wuxian.domain.plan.plan import Post
from wuxian.domain.values.dates import day_words_within
from wuxian.domain.views.wall_sheet import WallSheet
from wuxian.render import words
from wuxian.render.document import (
    Block,
    Code,
    Document,
    Field,
    Fields,
    Heading,
    Tone,
    bullets,
    paragraph,
)
from wuxian.render.documents.course import course_blocks
from wuxian.render.documents.sections import problem_line
from wuxian.render.documents.targets import figure_words
from wuxian.render.documents.wall import (
    LEGEND,
    NODES,
    SIX,
    bar_words,
    boards_table,
    due_words,
    flag_words,
    six_ones_words,
    year_lines,
)


def wall_sheet_document(view: WallSheet) -> Document:
    """The whole sheet."""
    row = view.board.row
    return Document(
        programme=view.programme,
        name=row.label,
        when=words.when_words(view.as_of, view.year),
        notice=view.notice,
        blocks=(*_head(view), *matters(view)),
        sheet=boards_table([view.board], view.year),
        origin=block_of(view.stamp),
    )


def _head(view: WallSheet) -> Iterator[Block]:
    board = view.board
    yield Fields(
        (
            (
                Field(Post.LEADER.label, board.leader),
                Field(words.LEAD.title, board.lead),
                Field(words.AREA.title, board.row.area_name),
            ),
            (
                Field(words.LAMP_NAMED.title, board.row.lamp.words),
                Field(words.LAMP_REASON.title, board.row.lamp_reason),
            ),
            (
                Field(words.DUE.title, due_words(board, view.year)),
                Field(words.PERCENT.title, bar_words(board).replace("\n", "，")),
                Field(SIX, six_ones_words(board)),
            ),
        )
    )
    yield Code(year_lines(board, view.today))
    yield paragraph(LEGEND, Tone.FAINT)
    yield from _listed(NODES, (flag_words(flag, view.year) for flag in board.flags), "没有节点。")
    yield from course_blocks(view.course, view.year)


def matters(view: WallSheet) -> Iterator[Block]:
    """The goal with its figures, what was done and comes next, and what is open."""
    yield Heading(f"{view.year}年目标")
    yield paragraph(words.goal_sentence(view.board.goal))
    if view.targets:
        yield bullets(map(figure_words, view.targets))
    yield Heading("最近进展")
    if view.reported is None:
        yield paragraph("本年没有报送文字。")
    else:
        when, by = view.reported
        told = (view.done, f"下一步：{view.next}" if view.next else None)
        said = "".join(f"{one.rstrip('。；')}。" for one in told if one)
        yield paragraph(f"{said}（{by}，{day_words_within(view.year, when)}）")
    problems = (problem_line(one, view.as_of.year) for one in view.board.problems)
    yield from _listed("问题", problems, "没有未解决的问题。")
    slips = (
        f"{one.number}，致{'、'.join(one.to)}：{one.demand.rstrip('。')}"
        f"（{day_words_within(view.year, one.due)}前答复，{one.state}）"
        for one in view.slips
    )
    yield from _listed("督办单", slips, "没有未办结的督办单。")


def _listed(title: str, lines: Iterator[str], nothing: str) -> Iterator[Block]:
    yield Heading(title)
    yield bullets(tuple(lines) or (nothing,))
