"""The six ones of all items, on a terminal."""

from wuxian.domain.plan.plan import Post
from wuxian.domain.views.six_ones import Filling, SixOnesRow, SixOnesView
from wuxian.render.blocks import Block, Cell, Line, data
from wuxian.render.heading import heading
from wuxian.render.tables import Column, table

_STYLES = {Filling.FILLED: "green", Filling.INFERRED: "yellow", Filling.VACANT: "bright_black"}
_SHORT = {
    Post.LEADER: "领导",
    Post.LEAD: "牵头",
    Post.TEAM: "专班",
    Post.MECHANISM: "机制",
    Post.FUND: "经费",
    Post.TERM: "五年",
}


def six_ones_screen(view: SixOnesView, width: int | None) -> tuple[Block, ...]:
    """Items by posts, with totals."""
    head = heading(view.programme, "六个一落实情况", view.as_of, view.notice)
    columns: tuple[Column[SixOnesRow], ...] = (
        Column("序号", lambda row: Cell(f"{row.number:02}")),
        Column("工作事项", lambda row: data(row.title), narrowest=12),
        *(_post_column(post) for post in Post),
    )
    totals: tuple[Column[Filling], ...] = (
        Column("合计", lambda filling: Cell(filling.label)),
        *(_total_column(view, post) for post in Post),
    )
    return *head, table(view.items, columns, width), Line(), table(Filling, totals, width)


def _post_column(post: Post) -> Column[SixOnesRow]:
    def filling(row: SixOnesRow) -> Cell:
        found = row.posts[post].filling
        return Cell(found.label, _STYLES[found])

    return Column(_SHORT[post], filling)


def _total_column(view: SixOnesView, post: Post) -> Column[Filling]:
    return Column(_SHORT[post], lambda filling: Cell(str(view.totals[post][filling])), right=True)
