"""The form that goes out to a body: its items, what stands, and where it fills in what is new."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from pydantic import Field

from wuxian.domain.book.book import Book
from wuxian.domain.entries.kinds import GOAL, PROGRESS
from wuxian.domain.history.provenance import block_of
from wuxian.domain.plan.goal import Goal, Target
from wuxian.domain.plan.plan import ITEM_TITLE, Plan
from wuxian.domain.standing.lamp import Lamp, Verdict
from wuxian.domain.standing.position import Position
from wuxian.domain.standing.reporters import Reporters
from wuxian.domain.standing.state import State, states_of
from wuxian.domain.values.basis import value_words
from wuxian.domain.values.dates import day_words_within
from wuxian.domain.values.types import Day, Frozen, Line, Year

SHEET = "填报表"
HIDDEN = "wuxian"
"""The sheet that is filled in, and the one in which the program finds its rows again."""

_PROGRESS = PROGRESS.model

NUMBER, PART = Plan.title_of("number"), _PROGRESS.title_of("part")
SENTENCE, FIGURE, UNIT = GOAL.label, Goal.title_of("targets"), Target.title_of("unit")
DUE, LAMP, REPORTED = Goal.title_of("due"), "灯号", "已报"
KNOWN = (NUMBER, ITEM_TITLE, PART, SENTENCE, FIGURE, UNIT, DUE, LAMP, REPORTED)
"""The columns that say what is known."""

IDENTITY = (NUMBER, ITEM_TITLE, PART, FIGURE)
"""Those of them by which anybody sees what a row is about."""

_FIELDS = ("percent", "figures", "note", "problem", "next")
OPEN = {name: _PROGRESS.title_of(name) for name in _FIELDS}
"""The fields of a report that are filled in, by the titles of their columns."""

_WORDS = frozenset(("note", "problem", "next"))


class FormOrigin(Frozen):
    """What a form says of itself, so that it is known when it comes back."""

    kind: Literal["form"] = Field(default="form", title="种类")
    programme: Line = Field(title="总体工作")
    body: Line = Field(title="填报单位")
    year: Year = Field(title="年份")
    as_of: Day = Field(title="截至")
    version: Line = Field(title="程序版本")

    @property
    def block(self) -> str:
        """The table that this program reads back from a file, in TOML."""
        return block_of(self)


class Slot(NamedTuple):
    """What a row of a form is about: an item, a part of it, a target of either.

    It lies in the book under its folder, part id and target name; `shown` is what its row says
    of it under the titles of IDENTITY.
    """

    folder: str
    number: int
    part: str | None
    target: str | None
    shown: tuple[str, ...]


class FormRow(NamedTuple):
    """A row: what is known, and which fields can be filled in (`open`).

    One `of_more` is about a further target of what the row above it is about; whoever may not
    report a figure of it gets none.
    """

    slot: Slot
    sentence: str
    unit: str
    due: dt.date | None
    lamp: Lamp | None
    reported: str
    open: frozenset[str]
    of_more: bool = False


class Form(NamedTuple):
    """All that a body may report on, on a day, of a year."""

    origin: FormOrigin
    notice: str | None
    rows: tuple[FormRow, ...]
    kind: str = "form"

    @property
    def as_of(self) -> dt.date:
        """The day it is made for."""
        return self.origin.as_of


def form_of(book: Book, body: str, day: dt.date, year: int, version: str) -> Form:
    """The form of a body for the items of a book, which are those that concern it."""
    programme = book.programme
    return Form(
        origin=FormOrigin(
            programme=programme.name, body=body, year=year, as_of=day, version=version
        ),
        notice=programme.notice,
        rows=tuple(
            row
            for state in states_of(book, day, year)
            for row in _Filling(
                state, body, Reporters.of(state.item.plan, state.record, programme.register)
            ).rows()
        ),
    )


class _Filling(NamedTuple):
    """An item, and what a body may say of it."""

    state: State
    body: str
    reporters: Reporters

    def rows(self) -> Iterator[FormRow]:
        """A row for the item and for each of its parts, and one for each target but the first."""
        state = self.state
        goal = state.position.goal
        sentence = goal.text if goal else ""
        yield from self._of(None, "", sentence, state.position, state.verdict)
        for (part, position), verdict in state.judged_parts:
            yield from self._of(part.id, part.title, part.text or part.title, position, verdict)

    def _of(
        self, part: str | None, title: str, sentence: str, position: Position, verdict: Verdict
    ) -> Iterator[FormRow]:
        state, plan = self.state, self.state.item.plan
        moves = self.reporters.moves(self.body, state.day, state.year, part)
        targets = [one.target for one in position.measured]
        figures = [target for target in targets if target.value is not None]
        first, more = (figures[0], figures[1:]) if figures else (None, [])
        said = first.called if first else "；".join(target.called for target in targets)
        slot = Slot(
            state.item.folder,
            plan.number,
            part,
            first.name if first else None,
            (str(plan.number), plan.title, title, said),
        )
        can = {"percent": not position.parts, "figures": first is not None}
        percent = self._percent(part, position)
        yield FormRow(
            slot=slot,
            sentence=sentence,
            unit=_unit(first),
            due=position.due,
            lamp=verdict.lamp,
            reported=_joined([percent, self._figure(first, position)]),
            open=_WORDS | {name for name, it_can in can.items() if it_can and moves},
        )
        for target in more if moves else ():
            yield FormRow(
                slot=slot._replace(target=target.name, shown=(*slot.shown[:-1], target.called)),
                sentence="",
                unit=_unit(target),
                due=None,
                lamp=None,
                reported=self._figure(target, position),
                open=frozenset(("figures",)),
                of_more=True,
            )

    def _percent(self, part: str | None, position: Position) -> str:
        """The percent that stands, with the day it was reported on; that of parts is theirs."""
        if position.by_parts:
            return "" if position.percent is None else f"{position.percent}%（按{PART}合计）"
        for report in self.state.record.of(PROGRESS):
            about = (report.part, report.of_year) == (part, self.state.year)
            if about and report.percent is not None and self.reporters.count(report):
                return f"{report.percent}%（{self._day(report.date)}）"
        return ""

    def _figure(self, target: Target | None, position: Position) -> str:
        """The figure that stands for a target, with the day it was reported on."""
        for one in position.measured:
            if one.target is target and one.actual is not None and one.as_of is not None:
                return f"{value_words(one.actual)}{_unit(target)}（{self._day(one.as_of)}）"
        return ""

    def _day(self, day: dt.date) -> str:
        return day_words_within(self.state.year, day)


def _unit(target: Target | None) -> str:
    return (target.unit or "") if target else ""


def _joined(words: Iterable[str]) -> str:
    return "\n".join(filter(None, words))
