"""Where a report comes from, so that anybody can make it again and see that it is the same."""

import datetime as dt
import json
import shlex
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from wuxian.domain.values.dates import day_words
from wuxian.domain.values.digests import CommitId, Digest
from wuxian.domain.values.types import Day, Frozen, Line, Ordinal, Slug, Year

Period = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-(W(0[1-9]|[1-4]\d|5[0-3])|\d{2}(-\d{2})?|Q[1-4]|H[12]))?$"),
]

WEEKLY = "weekly"
"""The kind of a report that is not named where it is made."""

BRIEF = "brief"
"""The kind of a report that is of a day and of no longer period."""

_SHORT = 8
"""How many digits tell one commit from another to a reader."""

TABLE = "wuxian"
"""The name of the table that a report's file has at its end."""


class Condition(StrEnum):
    """Whether the data of a report is what a commit has, or how far nobody can say.

    Changed data without a commit is in no commit at all.
    """

    COMMITTED = "committed"
    CHANGED = "changed"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


class Origin(Frozen):
    """What a report says of its origin; `digest` is of the files that were read for it.

    `number` and `issued` are of a circular that went out.
    """

    kind: Slug = Field(title="种类")
    whom: Line | None = Field(default=None, title="对象")
    period: Period = Field(title="时段")
    as_of: Day = Field(title="数据截至")
    number: Ordinal | None = Field(default=None, title="期号")
    issued: Day | None = Field(default=None, title="印发日期")
    format: Slug = Field(title="格式")
    digest: Digest = Field(title="数据摘要")
    commit: CommitId | None = Field(default=None, title="提交")
    state: Condition = Field(title="数据版本")
    version: Line = Field(title="程序版本")

    @property
    def lines(self) -> Iterator[tuple[str, str]]:
        """What a reader is told: each line's name and its words."""
        yield self.title_of("as_of"), day_words(self.as_of)
        yield self.title_of("state"), self._state_words
        yield self.title_of("digest"), self.digest
        yield "重新生成", self.command

    @property
    def line(self) -> str:
        """The same in a line for a reader who types no commands."""
        backed = f"，提交 {self.commit[:_SHORT]}" if self.revision and self.commit else ""
        verified = "核对：wuxian report --verify 本文件"
        return f"{self.title_of('as_of')}{day_words(self.as_of)}{backed}；{verified}。"

    @property
    def _state_words(self) -> str:
        if self.commit is None and self.state is Condition.CHANGED:
            return "未提交到 git"
        words: dict[Condition, str] = {
            Condition.COMMITTED: f"提交 {self.commit}",
            Condition.CHANGED: f"提交 {self.commit} 之后有未提交的改动",
            Condition.PARTIAL: f"只有提交 {self.commit} 的一部分（本机没有检出全部文件）",
            Condition.UNKNOWN: "不详（出报告时读不了 git）",
        }
        return words[self.state]

    @property
    def revision(self) -> str | None:
        """The commit whose data it is; None where no commit has it."""
        return self.commit if self.state is Condition.COMMITTED else None

    @property
    def command(self) -> str:
        """What makes the report again."""
        at = f" --at {self.revision}" if self.revision else ""
        which = {WEEKLY: f"--week {self.period}", BRIEF: f"--kind {BRIEF}"}.get(
            self.kind, f"--kind {self.kind} --period {self.period}"
        )
        whom = f" --for {shlex.quote(self.whom)}" if self.whom else ""
        return f"wuxian report {which}{whom} --as-of {self.as_of}{at} --format {self.format}"

    @property
    def block(self) -> str:
        """The table that this program reads back from a file, in TOML."""
        return block_of(self)


class Stamp(Frozen):
    """What a picture says of itself, so that a newer one may take its place."""

    kind: Line = Field(title="种类")
    item: Ordinal | None = Field(default=None, title="序号")
    year: Year = Field(title="年份")
    as_of: Day = Field(title="数据截至")


def block_of(told: Frozen) -> str:
    """What a file says of itself as the one table that this program reads back, in TOML."""
    fields = told.model_dump(exclude_none=True)
    lines = (f"{name} = {_in_toml(value)}\n" for name, value in fields.items())
    return f"[{TABLE}]\n{''.join(lines)}"


def _in_toml(value: object) -> str:
    """A day as it is; of texts, those of JSON are those of TOML."""
    return str(value) if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)
