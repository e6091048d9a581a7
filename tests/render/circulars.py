"""The circular of some items in a few words, and what stands in it."""

from tests.domain.books import (
    ORIGIN,
    a_book,
    a_goal,
    milestone,
    settings_of,
)
from wuxian.domain.book.book import Book, Item
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.period import Period
from wuxian.domain.views.circular import circular
from wuxian.render.document import Bullets, Document, Heading, Paragraph
from wuxian.render.documents.circular import circular_document

BRIDGE = a_goal(
    milestone("works", "2021-08-31", "主体过半"), due="2021-12-31", text="年底建成通车。"
)


def document(
    *items: Item, period: str = "2021-Q3", settings: YearSettings | None = None
) -> Document:
    """The circular of these items, at the end of a period."""
    book: Book = a_book(*items, years=(settings or settings_of(2021),))
    named = Period.parse(period)
    return circular_document(circular(book, named, named.last, ORIGIN))


def told(paper: Document) -> dict[str, list[str]]:
    """The lines below each heading, with those below them a step further in."""
    found: dict[str, list[str]] = {}
    title = ""
    for block in paper.blocks:
        if isinstance(block, Heading):
            title = block.text
            found[title] = []
        elif isinstance(block, Bullets):
            for item in block.items:
                found[title].append(item.text)
                found[title] += [
                    f"  {line.text}"
                    for inner in item.blocks
                    if isinstance(inner, Bullets)
                    for line in inner.items
                ]
    return found


def prose(paper: Document) -> list[str]:
    """Its paragraphs."""
    return [
        "".join(str(piece.value) for piece in block.pieces)
        for block in paper.blocks
        if isinstance(block, Paragraph)
    ]
