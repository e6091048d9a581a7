"""A report for one body or one leader: with its name, and with what is asked of it."""

from wuxian.domain.views.agenda import AgendaView
from wuxian.render.document import Block, Document, paragraph
from wuxian.render.documents.waiting import waiting_blocks


def edition(document: Document, whom: str, agenda: AgendaView) -> Document:
    """A report with whom it is for in its name, and last what waits for them."""
    asked: tuple[Block, ...] = tuple(waiting_blocks(agenda))
    return document._replace(
        name=f"{document.name}（{whom}）",
        blocks=(
            paragraph(f"只列{whom}牵头、配合或负责的事项。"),
            *document.blocks,
            *asked,
        ),
    )
