"""Chapters of a list: what one is called without its number, and what else its row says."""

import re
from collections.abc import Sequence

from wuxian.domain.lists.units import sentence_and_units

_NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十\d]+(?:部分|[章节篇类部])|(?:专题|板块)[一二三四五六七八九十\d]+"
    r"|[一二三四五六七八九十\d]+[、.．]|[A-Z][、.．]|[（(][一二三四五六七八九十\d]+[)）])[\s:：、]*"
)


def chapter_name(said: str) -> str:
    """What a chapter is called: 交通, where the row says 一、交通（牵头单位：市交通局）."""
    return sentence_and_units(_NUMBER.sub("", said))[0].strip() or said


def chapter_units(said: str) -> Sequence[str]:
    """The units at the end of a chapter's row, as they stand there."""
    return tuple(sentence_and_units(_NUMBER.sub("", said))[1].values())
