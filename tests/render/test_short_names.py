"""Short names on screens: where a body's name stands by itself, and nowhere else."""

import pytest

from wuxian.render.document import (
    Bullet,
    Code,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    Inset,
    Piece,
    Table,
    bullets,
    paragraph,
)
from wuxian.render.short_names import shortened

NAMES = {
    "市发展和改革委员会": "市发改委",
    "武汉市发展和改革委员会": "武汉市发改委",
    "市教育局（高校）": "高校局",
}


def told(text: str) -> str:
    """A line of a document with short names."""
    (block,) = shortened(Document("", "", (Heading(text),)), NAMES).blocks
    assert isinstance(block, Heading)
    return block.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("市发展和改革委员会", "市发改委"),
        ("市发展和改革委员会（推定）、武汉市发展和改革委员会", "市发改委（推定）、武汉市发改委"),
        ("牵头：市发展和改革委员会，3月1日", "牵头：市发改委，3月1日"),
        ("待武汉市发展和改革委员会3个工作日", "待武汉市发改委3个工作日"),
        ("待武汉市发展和改革委员会不足1个工作日", "待武汉市发改委不足1个工作日"),
        ("配合（经市发展和改革委员会）", "配合（经市发改委）"),
        ("市教育局（高校）", "高校局"),
    ],
)
def test_a_name_that_stands_by_itself_is_shortened(text: str, words: str) -> None:
    assert told(text) == words


@pytest.mark.parametrize(
    "text",
    ["咸宁市发展和改革委员会", "由市发展和改革委员会牵头", "市发展和改革委员会机关", "市教育局"],
)
def test_a_name_within_other_words_stays(text: str) -> None:
    assert told(text) == text


def test_every_kind_of_block_is_shortened_but_for_code_title_and_spreadsheet() -> None:
    name, short = "市发展和改革委员会", "市发改委"

    def document(body: str) -> Document:
        table = Table((Column(name),), ((body, 3, Piece(body)),))
        blocks = (
            paragraph(body, apart=True),
            Fields(((Field(name, body),),)),
            bullets([Bullet(body, blocks=(paragraph(body),))]),
            table,
            Inset((Heading(body),)),
            Code(name),
        )
        sheet = Table((Column("部门"),), ((name,),))
        return Document(name, name, blocks, byline=name, sheet=sheet, origin=name)

    assert shortened(document(name), NAMES) == document(short)
