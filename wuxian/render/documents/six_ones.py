"""The six ones of all items."""

from collections.abc import Callable

from wuxian.domain.plan.plan import Post
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.six_ones import Filling, SixOnesRow, SixOnesView
from wuxian.render.document import Cell, Column, Document, Piece, Table, Tone, table
from wuxian.render.words import NUMBER, number_words, title_column

_TONES = {Filling.FILLED: Tone.GOOD, Filling.INFERRED: Tone.WARNING, Filling.VACANT: Tone.GREY}
_SHORT = {
    Post.LEADER: "领导",
    Post.LEAD: "牵头",
    Post.TEAM: "专班",
    Post.MECHANISM: "机制",
    Post.FUND: "经费",
    Post.TERM: "五年",
}


def six_ones_document(view: SixOnesView) -> Document:
    """Items by posts, with totals."""
    return Document(
        programme=view.programme,
        name="六个一落实情况",
        when=f"截至{day_words(view.as_of)}",
        notice=view.notice,
        blocks=(_posts(view), _totals(view)._replace(apart=True)),
        sheet=_sheet(view),
    )


def _posts(view: SixOnesView) -> Table:
    return table(
        view.items,
        (
            (NUMBER, lambda row: number_words(row.number)),
            (title_column(12), lambda row: row.title),
            *((Column(_SHORT[post]), _filling(post)) for post in Post),
        ),
    )


def _filling(post: Post) -> Callable[[SixOnesRow], Cell]:
    def cell(row: SixOnesRow) -> Piece:
        found = row.posts[post].filling
        return Piece(found, _TONES[found])

    return cell


def _totals(view: SixOnesView) -> Table:
    def total(post: Post) -> Callable[[Filling], Cell]:
        return lambda filling: view.totals[post][filling]

    return table(
        Filling,
        (
            (Column("合计"), lambda filling: filling),
            *((Column(_SHORT[post], right=True), total(post)) for post in Post),
        ),
    )


def _sheet(view: SixOnesView) -> Table:
    """Who or what holds each post, in the words of every screen."""

    def holder(post: Post) -> Callable[[SixOnesRow], Cell]:
        return lambda row: row.posts[post].holding.words

    return table(
        view.items,
        (
            (NUMBER, lambda row: row.number),
            (title_column(12), lambda row: row.title),
            *((Column(post.label), holder(post)) for post in Post),
        ),
    )
