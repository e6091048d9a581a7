"""The parts of a document: what stands under each heading, line by line."""

from itertools import pairwise
from typing import NamedTuple

from wuxian.render.document import Bullets, Document, Heading


class Part(NamedTuple):
    """A heading and the lines below it."""

    title: str
    lines: tuple[str, ...]


def parts_of(document: Document) -> list[Part]:
    """The parts that consist of lines, from the top."""
    return [
        Part(above.text, tuple(bullet.text for bullet in below.items))
        for above, below in pairwise(document.blocks)
        if isinstance(above, Heading) and isinstance(below, Bullets)
    ]
