"""Chapters of a list: what heads one, what it is called without its number, what else it says."""

import re
from collections.abc import Sequence

from wuxian.domain.lists.units import sentence_and_units

_HEADING = (
    r"第[一二三四五六七八九十\d]+(?:部分|[章节篇类部])|(?:专题|板块)[一二三四五六七八九十\d]+"
    r"|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）]"
)
_HEADS = re.compile(f"^(?:{_HEADING})")
# 1、 or A、 may head a chapter, but may number a matter as well.
_NUMBER = re.compile(rf"^(?:{_HEADING}|\d+[、.．]|[A-Z][、.．]|[（(]\d+[)）])[\s:：、]*")


def heads_a_chapter(said: str) -> bool:
    """Whether words that stand alone in their row are numbered as a chapter is."""
    return _HEADS.match(said) is not None


def chapter_name(said: str) -> str:
    """What a chapter is called: 交通, where the row says 一、交通（牵头单位：市交通局）."""
    return sentence_and_units(_NUMBER.sub("", said))[0].strip() or said


def chapter_units(said: str) -> Sequence[str]:
    """The units at the end of a chapter's row, as they stand there."""
    return tuple(sentence_and_units(_NUMBER.sub("", said))[1].values())
