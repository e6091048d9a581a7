"""A conflict: what two people decided differently, with who decided it and when."""

import datetime as dt
from typing import NamedTuple

from pydantic import Field

from wuxian.domain.book.paths import Place
from wuxian.domain.history.version import Version
from wuxian.domain.values.types import Frozen, Ordinal


class Hand(NamedTuple):
    """Who changed something, and when."""

    who: str
    when: dt.datetime


class Settlement(Frozen):
    """One decision on a conflict in words, as the history keeps it; the item's if it has one."""

    path: str = Field(title="文件")
    number: Ordinal | None = Field(default=None, title="序号")
    title: str | None = Field(default=None, title="标题")
    label: str = Field(title="内容")
    chosen: str = Field(title="采用")
    other: str = Field(title="不采用")

    @property
    def place(self) -> str:
        """The item, or the file that belongs to none, as a sentence begins."""
        if self.number is None:
            return Place(self.path).called
        return f"{self.number:02} {self.title}"

    @property
    def decision(self) -> str:
        """What was decided, and against what."""
        return f"{self.label}用 {self.chosen}，不用 {self.other}"

    @property
    def words(self) -> str:
        """The decision with what it is about."""
        return f"{self.place}：{self.decision}"


class Said(NamedTuple):
    """What the versions say, in words; None is a base that does not have it."""

    base: str | None
    ours: str
    theirs: str


class Conflict(NamedTuple):
    """One thing that both sides changed; None is a side that took it away.

    `number` and `title` are the item's; they are None for what belongs to no item. `taken` says
    whose version settles it; None leaves it open.
    """

    path: Place
    number: int | None
    title: str | None
    field: str
    label: str
    base: object
    ours: object
    theirs: object
    ours_by: Hand | None
    theirs_by: Hand | None
    said: Said
    taken: Version | None = None

    @property
    def subject(self) -> str:
        """What it is about, as a sentence begins."""
        return f"{self.settlement.place}：{self.label}"

    @property
    def settlement(self) -> Settlement:
        """What was decided, and against what."""
        sides = [f"{self.said.ours}{_by(self.ours_by)}", f"{self.said.theirs}{_by(self.theirs_by)}"]
        chosen, other = reversed(sides) if self.taken is Version.THEIRS else sides
        return Settlement(
            path=self.path,
            number=self.number,
            title=self.title,
            label=self.label,
            chosen=chosen,
            other=other,
        )


def _by(hand: Hand | None) -> str:
    return f"（{hand.who}）" if hand else ""
