"""The figures of a list: in columns of their own, or in the sentence itself."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.layout import Layout
from wuxian.domain.lists.lines import CellUnread, Line, one_line
from wuxian.domain.plan.goal import Measure, Target
from wuxian.domain.plan.target_words import target_said
from wuxian.domain.values.amounts import NUMBER, UNIT, in_halfwidth, is_multiple

_FEW = Decimal(10)
"""Fewer pieces than that are works, each reported by percent: 新建2座人行天桥."""

_CLAUSE = re.compile(r"[；;，。\n]|,(?!\d)")
_UNIT_IN_BRACKETS = re.compile(rf"[（(](?:单位[:：]\s*)?(?P<unit>{UNIT})[)）]")
_UNIT_ABOVE = re.compile(rf"单位[:：]\s*(?P<unit>{UNIT})")
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_WORDS_ALONE = re.compile("同步|[国省市]定|下达的?(?:目标)?任务")
_HAS_A_DIGIT = re.compile(r"\d")


class FigureHeading(NamedTuple):
    """What a list calls the figures that its rows do not name, and the unit that they are in."""

    name: str
    unit: str = ""


def figure_heading(layout: Layout) -> FigureHeading:
    """The heading of what is reached, else of what is planned; a unit in brackets, or above."""
    column = Meaning.ACTUAL if layout.has(Meaning.ACTUAL) else Meaning.VALUE
    heading = layout.heading_of(column)
    said = (
        _UNIT_IN_BRACKETS.search(layout.heading_of(Meaning.VALUE)),
        _UNIT_ABOVE.search(layout.title),
    )
    unit = next((found["unit"] for found in said if found), "")
    return FigureHeading(_IN_BRACKETS.sub("", one_line(heading)) or heading, unit)


def target_in_columns(line: Line, heading: FigureHeading) -> Target | None:
    """The target that a row's own columns set; a figure without a name is called by its heading.

    CellUnread where the value is no number.
    """
    name = one_line(line.said(Meaning.TARGET))
    sign, value = one_line(line.said(Meaning.SIGN)), one_line(line.said(Meaning.VALUE))
    unit = one_line(line.said(Meaning.UNIT)) or ("" if name else heading.unit)
    if not name and not value:
        return None
    name = name or heading.name
    if not value:
        sentence = one_line(line.said(Meaning.TITLE))
        words = sentence or f"{name}{sign}"
        return Target(name=name, words=words)
    if not _HAS_A_DIGIT.search(value):
        return Target(name=name, words=f"{name}{sign}{value}{unit}")
    said = f"{name}{sign or '='}{value}{unit if re.fullmatch(NUMBER, in_halfwidth(value)) else ''}"
    try:
        return target_said(said)
    except ValueError as error:
        raise CellUnread(Meaning.VALUE, str(error).split("；")[0]) from None


def targets_in(sentence: str, title: str = "") -> tuple[tuple[Target, ...], tuple[str, ...]]:
    """The targets that a sentence names, a clause each, and what to tell of its figures.

    A clause that names none is about the title: 不少于50家.
    """
    found: dict[str, Target] = {}
    notes: list[str] = []
    for target, clause in _read(sentence, title):
        if target is None:
            notes.append(f"“{clause}”里的数没有读成指标，要报数请用 wuxian goal --target 补上")
        elif _is_of_works(target):
            notes.append(f"“{clause}”不到{_FEW}件，按工程报百分比，没有作指标")
        elif target.name in found:
            notes.append(f"指标“{target.name}”写了两次，只取第一个")
        else:
            found[target.name] = target
    return tuple(found.values()), tuple(notes)


def _read(sentence: str, title: str) -> Iterator[tuple[Target | None, str]]:
    for said in _CLAUSE.split(sentence):
        clause = one_line(said)
        if not clause or not (_HAS_A_DIGIT.search(clause) or _WORDS_ALONE.search(clause)):
            continue
        target = _target(clause) or (_target(f"{title}{clause}") if title else None)
        if target is None:
            yield None, clause
            continue
        if target.value is not None or _WORDS_ALONE.search(clause):
            yield target, clause


def _target(clause: str) -> Target | None:
    try:
        return target_said(clause)
    except ValueError:
        return None


def _is_of_works(target: Target) -> bool:
    return (
        target.value is not None
        and target.measure is Measure.CUMULATIVE
        and abs(target.value) < _FEW
        and not is_multiple(target.unit)
    )
