"""A report for one body or one leader: with its name, and with what is asked of it."""

from wuxian.domain.views.agenda import AgendaView
from wuxian.render.document import Block, Document, Heading, paragraph
from wuxian.render.documents.sections import SOURCE
from wuxian.render.documents.waiting import waiting_blocks


def edition(document: Document, whom: str, agenda: AgendaView) -> Document:
    """A report with whom it is for in its name, and before its source what waits for them."""
    source = Heading(SOURCE)
    at = document.blocks.index(source) if source in document.blocks else len(document.blocks)
    asked: tuple[Block, ...] = tuple(waiting_blocks(agenda))
    return document._replace(
        name=f"{document.name}（{whom}）",
        blocks=(
            paragraph(f"只列{whom}牵头、配合或负责的事项。"),
            *document.blocks[:at],
            *asked,
            *document.blocks[at:],
        ),
    )
