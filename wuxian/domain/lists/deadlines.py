"""When a row of a list is due: a day, a step on the way, several of them, or words alone."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.lists.lines import one_line
from wuxian.domain.plan.due_words import Due, due_said, firmly
from wuxian.domain.plan.steps import Step
from wuxian.domain.sheets.grid import Cell
from wuxian.domain.values.amounts import NUMBER, UNIT
from wuxian.domain.values.dates import day_words

_EPOCH = dt.date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_MOST_TOLD = 3
_BETWEEN = re.compile(r"[；;，,、\n]+")
_AMOUNT = re.compile(rf"^{NUMBER}\s*(?:{UNIT})?(?:以上|以内|左右)?$")
_ENUMERATED = re.compile(r"^(?:[（(]?\d{1,2}[)）.、．]|[①-⑳]|[-•·●])\s*(?=\D)")


class Deadline(NamedTuple):
    """The end that a row sets, the steps that it names, and what to tell of how it was read."""

    due: dt.date | None = None
    words: str | None = None
    is_soft: bool = False
    is_open_ended: bool = False
    steps: tuple[Step, ...] = ()
    notes: tuple[str, ...] = ()


NO_DEADLINE = Deadline()


def day_in(cell: Cell) -> dt.date | None:
    """The day that a workbook keeps in a cell, as a day or as the number of one."""
    if isinstance(cell.value, dt.datetime):
        return cell.value.date()
    if isinstance(cell.value, dt.date):
        return cell.value
    if cell.value is None or not _FIRST_SERIAL <= cell.value <= _LAST_SERIAL:
        return None
    return _EPOCH + dt.timedelta(days=int(cell.value))


def deadline_of(cell: Cell, year: int) -> Deadline:
    """What a cell says of when a row of this year's list is due."""
    text = one_line(cell.text)
    if not text:
        return NO_DEADLINE
    day = day_in(cell)
    if day is not None:
        noted = "" if isinstance(cell.value, dt.date) else f"“{text}”按表格里的日期读作"
        notes = (f"{noted}{day_words(day)}",) if noted else ()
        return _of_one(Due(day), day_words(day), year)._replace(notes=notes)
    has_lines = "\n" in cell.text.strip()
    try:
        due = None if has_lines else due_said(text, year)
    except ValueError:
        due = None
    if due is not None:
        return _of_one(due, text, year)
    several = _of_several(cell.text, year)
    if several is not None:
        return several
    return Deadline(words=text, notes=(f"时限“{text}”没有读成日期，按年度默认",))


def is_deadline(text: str, year: int) -> bool:
    """Whether a remark says nothing but when something is due."""
    try:
        return due_said(one_line(text), year) is not None
    except ValueError:
        return False


def _of_several(text: str, year: int) -> Deadline | None:
    """Several steps in one cell with at most one end; None where one of them says no time."""
    found = Deadline()
    for said in filter(None, (one.strip() for one in _BETWEEN.split(text))):
        try:
            due = due_said(said, year)
        except ValueError:
            return None
        if due is None or (found.words and not due.step):
            return None
        one = _of_one(due, said, year)
        found = Deadline(
            found.due or one.due,
            found.words or one.words,
            found.is_soft or one.is_soft,
            found.is_open_ended or one.is_open_ended,
            (*found.steps, *one.steps),
            (*found.notes, *one.notes),
        )
    return found


def _of_one(due: Due, words: str, year: int) -> Deadline:
    if due.step and due.day:
        what = "力争的节点" if due.is_soft else "节点"
        notes = (f"“{words}”说的是{what}，不是完成时限",)
        return Deadline(steps=((due.title, due, words),), notes=notes)
    if due.day is not None and due.day.year > year:
        notes = (f"时限“{words}”在{year}年之后，本年按长期记",)
        return Deadline(None, words, due.is_soft, is_open_ended=True, notes=notes)
    if due.day is not None and due.day.year < year:
        notes = (f"时限“{words}”在{year}年之前，没有采用，按年度默认",)
        return Deadline(words=words, notes=notes)
    said = ("力争" if due.is_soft else "", "长期，不定时限" if due.is_open_ended else "")
    told = tuple(f"“{words}”按{one}记" for one in said if one)
    return Deadline(due.day, words, due.is_soft, due.is_open_ended, notes=told)


def steps_below(said: tuple[tuple[str, str], ...], year: int) -> tuple[Step, ...]:
    """The steps that stand below times, a line each; what several times repeat is told apart."""
    found = [
        (title, when) for when, text in said for title in _titles(text) if not _AMOUNT.match(title)
    ]
    titles = [title for title, _ in found]
    return tuple(
        _step(title if titles.count(title) == 1 else f"{when}：{title}", when, year)
        for title, when in found
    )


def amounts_below(said: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """What stands below times and is no step, but how much is to be reached by then: 7%."""
    found = [
        f"{when}“{title}”" for when, text in said for title in _titles(text) if _AMOUNT.match(title)
    ]
    more = f"等{len(found)}处" if len(found) > _MOST_TOLD else ""
    return (f"{'、'.join(found[:_MOST_TOLD])}{more}是数，没有作节点",) if found else ()


def _step(title: str, when: str, year: int) -> Step:
    due = due_said(when, year)
    assert due is not None  # noqa: S101 (only what says a time is a column of steps)
    title, is_soft = firmly(title)
    return title, due._replace(is_soft=is_soft), when


def _titles(text: str) -> Iterator[str]:
    for line in re.split(r"[\n；;]+", text):
        title = _ENUMERATED.sub("", one_line(line)).rstrip("。")
        if title:
            yield title
