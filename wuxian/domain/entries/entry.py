"""Entries: one dated fact about an item each, written once and never changed."""

import datetime as dt
from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from wuxian.domain.plan.plan import Post
from wuxian.domain.values.basis import Citation, Figure
from wuxian.domain.values.types import Day, EntryId, Frozen, Line, Moment, Percent, Prose, Slug


class EntryKind(StrEnum):
    """What an entry records."""

    PROGRESS = "progress"
    APPOINTMENT = "appointment"
    RETRACTION = "retraction"

    @property
    def label(self) -> str:
        """The word an office uses for it."""
        return {"progress": "进展", "appointment": "任命", "retraction": "撤回"}[self]

    @property
    def is_lasting(self) -> bool:
        """Whether it counts beyond the year of its date, as progress does not."""
        return self is not EntryKind.PROGRESS


class Entry(Frozen):
    """What all entries say: the day the fact holds, when it was written down, and by whom."""

    id: EntryId
    kind: EntryKind
    date: Day
    recorded: Moment
    by: Line
    citation: Citation | None = None
    date_words: Line | None = None

    @property
    def order(self) -> tuple[dt.date, dt.datetime, str]:
        """Entries sort by the day, then by when they were recorded, then by id."""
        return self.date, self.recorded, self.id


class Progress(Entry):
    """How far the item is: a figure, a milestone reached, or what happened in words."""

    kind: Literal[EntryKind.PROGRESS] = EntryKind.PROGRESS
    percent: Percent | None = None
    milestone: Slug | None = None
    note: Prose | None = None
    problem: Prose | None = None
    next: Prose | None = None
    figures: tuple[Figure, ...] = ()

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return "进展" if self.percent is None else f"进展 {self.percent}%"

    @property
    def detail(self) -> str:
        """What it says beyond that, on one line."""
        return _one_line(self.note, self.problem and f"问题：{self.problem}")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.percent, self.milestone, self.note, self.problem, self.next) == (None,) * 5:
            raise ValueError("没有内容：percent、milestone、note、problem、next 至少写一项")
        return self


class Appointment(Entry):
    """Who holds a post from this day on; without a holder the post falls vacant."""

    kind: Literal[EntryKind.APPOINTMENT] = EntryKind.APPOINTMENT
    post: Post
    holder: Line | None = None
    document: Line
    note: Prose | None = None

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return f"{self.post.label} {self.holder or '空缺'}"

    @property
    def detail(self) -> str:
        """What it says beyond that, on one line."""
        return _one_line(self.document, self.note)


class Retraction(Entry):
    """Takes back an earlier entry, which stays in the book as written."""

    kind: Literal[EntryKind.RETRACTION] = EntryKind.RETRACTION
    entry: EntryId
    reason: Prose

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return f"撤回 {self.entry}"

    @property
    def detail(self) -> str:
        """What it says beyond that, on one line."""
        return _one_line(self.reason)


def _one_line(*words: str | None) -> str:
    return " ".join(" ".join(word.split()) for word in words if word)


AnyEntry = Progress | Appointment | Retraction

ENTRY_TYPES: dict[EntryKind, type[AnyEntry]] = {
    EntryKind.PROGRESS: Progress,
    EntryKind.APPOINTMENT: Appointment,
    EntryKind.RETRACTION: Retraction,
}
