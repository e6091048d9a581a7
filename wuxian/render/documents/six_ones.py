"""The six ones of all items."""

from collections.abc import Iterator

from wuxian.domain.plan.plan import SHARED, SIX_ONES, Post
from wuxian.domain.views.six_ones import Filling, SixOnesCell, SixOnesView
from wuxian.render.document import (
    Column,
    Document,
    Paragraph,
    Piece,
    Table,
    Tone,
    paragraph,
)
from wuxian.render.words import CONTACTS, NUMBER, number_words, title_column, when_words

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
        when=when_words(view.as_of),
        notice=view.notice,
        blocks=(_posts(view), _totals(view), *_contacts(view)),
        sheet=_sheet(view),
    )


def _posts(view: SixOnesView) -> Table:
    return Table(
        (NUMBER, title_column(12), *(Column(_SHORT[post]) for post in SIX_ONES)),
        tuple(
            (number_words(row.number), row.title, *(_filling(row.posts[post]) for post in SIX_ONES))
            for row in view.items
        ),
    )


def _filling(cell: SixOnesCell) -> Piece:
    return Piece(cell.filling, _TONES[cell.filling])


def _totals(view: SixOnesView) -> Table:
    return Table(
        (Column("合计"), *(Column(_SHORT[post], right=True) for post in SIX_ONES)),
        tuple((filling, *(view.totals[post][filling] for post in SIX_ONES)) for filling in Filling),
        apart=True,
    )


def _contacts(view: SixOnesView) -> Iterator[Paragraph]:
    """Whom the approved plans name to be asked."""
    for row in view.items:
        if row.contacts:
            yield paragraph(f"{number_words(row.number)} {CONTACTS}：{'、'.join(row.contacts)}")


def _sheet(view: SixOnesView) -> Table:
    """Who or what holds each post, in the words of every screen."""
    return Table(
        (
            NUMBER,
            title_column(12),
            *(Column(post.label) for post in (*SIX_ONES, *SHARED)),
            Column(CONTACTS),
        ),
        tuple(
            (
                row.number,
                row.title,
                *(row.posts[post].holding.words for post in SIX_ONES),
                *("、".join(one.words for one in row.shared[post]) for post in SHARED),
                "、".join(row.contacts),
            )
            for row in view.items
        ),
    )
