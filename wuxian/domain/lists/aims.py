"""What a matter is to reach in its year: the goal that its rows set, and what to tell of it."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from wuxian.domain.checks.flaws import flaws
from wuxian.domain.lists.assigning import Carriers
from wuxian.domain.lists.deadlines import (
    Deadline,
    amounts_below,
    deadline_of,
    is_deadline,
    steps_below,
)
from wuxian.domain.lists.figures_said import figure_heading, target_in_columns, targets_in
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.layout import Layout
from wuxian.domain.lists.lines import CellUnread, Line, one_line
from wuxian.domain.lists.matters import Matter, bare, sentence_of, title_of
from wuxian.domain.lists.units import time_in_brackets
from wuxian.domain.plan.due_words import firmly
from wuxian.domain.plan.goal import Goal, Part, Target
from wuxian.domain.plan.steps import Step, milestones_of
from wuxian.domain.sheets.grid import Cell
from wuxian.domain.values.basis import Basis

_STRIVES = re.compile("^(?:力争|力求|争取(?!资金|项目|政策|支持))")


class Aim(NamedTuple):
    """A goal as rows set it, and what to tell of how they were read."""

    goal: Goal
    notes: tuple[str, ...]
    notes_of_parts: tuple[tuple[str, ...], ...]


def aim_of(
    matter: Matter, layout: Layout, parts: Sequence[Carriers], lead: str | None, before: Goal | None
) -> Aim:
    """The goal that a matter sets; CellUnread names the column that does not fit.

    `parts` are the carriers of its parts, `before` the goal that the item has now: a part of the
    same title keeps its id.
    """
    whole = _Read(matter.year, layout)
    own = matter.head not in matter.parts
    if own:
        whole.take(matter.head)
    for line in matter.also:
        whole.add_figures(line)
    made = _parts(matter, layout, parts, lead, before)
    text = matter.text or "；".join(target.called for target in whole.targets)
    _refuse_again("节点", [title for title, _, _ in whole.steps])
    soft = whole.end.is_soft or (own and _STRIVES.match(text) is not None)
    try:
        goal = Goal(
            year=matter.year,
            text=text,
            basis=Basis.STATED,
            due=whole.end.due,
            due_words=whole.end.words,
            soft=soft or None,
            open_ended=whole.end.is_open_ended or None,
            targets=tuple(whole.targets),
            milestones=milestones_of(whole.steps),
            parts=tuple(part for part, _ in made),
        )
    except ValidationError as error:
        raise _unfit(error, Goal) from None
    notes = [*whole.notes]
    if soft and not whole.end.is_soft:
        notes.append("原句写的是力争，按软目标记")
    return Aim(goal, tuple(dict.fromkeys(notes)), tuple(tuple(told) for _, told in made))


class _Read:
    """What is read from the rows of one aim: its end, its steps, its figures."""

    def __init__(self, year: int, layout: Layout) -> None:
        self._year = year
        self._layout = layout
        self.end = Deadline()
        self.steps: list[Step] = []
        self.targets: list[Target] = []
        self.notes: list[str] = []

    def take(self, line: Line) -> None:
        """Read a row: when it is due, its steps, its figures."""
        self.end = self._deadline(line)
        self.notes += self.end.notes
        self.steps = [*self.end.steps, *steps_below(line.steps, self._year)]
        self.notes += amounts_below(line.steps)
        self.add_figures(line)

    def _deadline(self, line: Line) -> Deadline:
        due, note = line.cells.get(Meaning.DUE), line.cells.get(Meaning.NOTE)
        if due is not None:
            return deadline_of(due, self._year)
        time = time_in_brackets(line.said(Meaning.TITLE)) or time_in_brackets(
            line.said(Meaning.TEXT)
        )
        if time:
            return deadline_of(Cell(time), self._year)
        if note is None or self._layout.has(Meaning.DUE) or Meaning.ACTUAL in line.cells:
            return Deadline()
        if not is_deadline(note.text, self._year):
            return Deadline()
        end = deadline_of(note, self._year)
        heading = self._layout.heading_of(Meaning.NOTE)
        told = f"“{heading}”写的是时限：{one_line(note.text)}"
        return end._replace(notes=(told, *end.notes))

    def add_figures(self, line: Line) -> None:
        """Read the figures of a row: its columns', or else those of its sentence."""
        target = target_in_columns(line, figure_heading(self._layout))
        if target is None and not self._layout.has(Meaning.VALUE):
            title = title_of(line) if line.said(Meaning.TEXT) else ""
            found, notes = targets_in(sentence_of(line), title)
            self.notes += notes
        else:
            found = (target,) if target else ()
        for one in found:
            if one.name not in (known.name for known in self.targets):
                self.targets.append(one)


def _parts(
    matter: Matter,
    layout: Layout,
    carriers: Sequence[Carriers],
    lead: str | None,
    before: Goal | None,
) -> list[tuple[Part, list[str]]]:
    known = _ids_known(before, [firmly(matter.name_of(line))[0] for line in matter.parts])
    found: list[tuple[Part, list[str]]] = []
    for line, who in zip(matter.parts, carriers, strict=True):
        read = _Read(matter.year, layout)
        read.take(line)
        title, strives = firmly(matter.name_of(line))
        taken = {*known.values(), *(part.id for part, _ in found)}
        spare = next(name for n in range(1, 1000) if (name := f"part-{n}") not in taken)
        _refuse_again("子任务", [*(part.title for part, _ in found), title])
        sentence = sentence_of(line)
        try:
            part = Part(
                id=known.get(bare(title), spare),
                title=title,
                text=sentence if bare(sentence) != bare(title) else None,
                leader=who.leader,
                lead=who.lead if who.lead != lead else None,
                supporting=(*who.co_leads, *who.supporting),
                due=read.end.due,
                due_words=read.end.words,
                soft=read.end.is_soft or strives or None,
                open_ended=read.end.is_open_ended or None,
                targets=tuple(read.targets),
                milestones=milestones_of(read.steps),
            )
        except ValidationError as error:
            raise _unfit(error, Part) from None
        found.append((part, read.notes))
    return found


def _ids_known(before: Goal | None, titles: Sequence[str]) -> dict[str, str]:
    """The ids of the parts that a goal had, by what they are called now.

    One of which only the figure is another is the same: 新建学校12所, and then 15所.
    """
    known = {bare(part.title): part.id for part in before.parts} if before else {}
    named = {bare(title) for title in titles}
    came = _by_sentence(named - known.keys())
    gone = _by_sentence(known.keys() - named)
    for sentence, names in gone.items():
        same = came.get(sentence, [])
        if len(names) == len(same) == 1:
            known[same[0]] = known[names[0]]
    return known


def _by_sentence(titles: Iterable[str]) -> dict[str, list[str]]:
    """Titles by what they say without their figures."""
    found: dict[str, list[str]] = {}
    for title in titles:
        found.setdefault(re.sub(r"\d+", "", title), []).append(title)
    return found


_COLUMNS = {
    "text": Meaning.TEXT,
    "title": Meaning.TITLE,
    "due_words": Meaning.DUE,
    "leader": Meaning.LEADER,
    "milestones": Meaning.STEP,
    "targets": Meaning.VALUE,
}


def _unfit(error: ValidationError, model: type[Goal] | type[Part]) -> CellUnread:
    flaw = next(iter(flaws(error, model)))
    field = flaw.field.split(" ")[0]
    return CellUnread(_COLUMNS.get(field, Meaning.TITLE), flaw.message)


def _refuse_again(what: str, titles: Iterable[str]) -> None:
    seen: set[str] = set()
    for title in titles:
        if title in seen:
            raise CellUnread(Meaning.TITLE, f"{what}“{title}”写了两次")
        seen.add(title)


def says_nothing_new(goal: Goal, before: Goal) -> bool:
    """Whether the goal that an item has says all that a list says of it, and perhaps more."""
    if bare(goal.text) != bare(before.text):
        return False
    same_end = goal.due in (None, before.due) and goal.due_words in (None, before.due_words)
    marks = (goal.soft in (None, before.soft), goal.open_ended in (None, before.open_ended))
    return (
        same_end
        and all(marks)
        and set(goal.targets) <= set(before.targets)
        and set(goal.milestones) <= set(before.milestones)
        and set(goal.parts) <= set(before.parts)
    )
