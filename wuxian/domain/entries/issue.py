"""Issues (印发): a circular that went out, as it was told to those who are named in it."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from wuxian.domain.entries.entry import Around, Entry, office_remarks, one_line
from wuxian.domain.plan.plan import Plan
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.digests import CommitId, Digest
from wuxian.domain.values.finding import Remark
from wuxian.domain.values.period import Period
from wuxian.domain.values.types import Day, Line, Ordinal, Year


def _named_period(text: str) -> str:
    """A month, quarter, half or year by its name, as the program writes it."""
    try:
        period = Period.parse(text)
    except ValueError:
        raise ValueError("请写成 2021-07、2021-Q3、2021-H1 或 2021") from None
    if str(period) != text:
        raise ValueError(f"请写成 {period}")
    return text


def issue_number(year: int, serial: int) -> str:
    """A number as papers have it: 2021年第3期."""
    return f"{year}年第{serial}期"


class Issue(Entry):
    """A paper that was issued: what it says stays what it was, whatever is recorded since.

    `behind` are the items that it named as behind (欠进度), by number; `notified` is the day
    from which the days of review count. `digest` is of the data that it was made of, which `commit`
    has.
    """

    kind: Literal["issue"] = Field(default="issue", title="种类")
    paper: Line = Field(title="文种")
    year: Year = Field(title="年份")
    serial: Ordinal = Field(title="期号")
    period: Annotated[str, AfterValidator(_named_period)] = Field(title="时段")
    as_of: Day = Field(title="数据截至")
    notified: Day = Field(title="告知日期")
    behind: tuple[Ordinal, ...] = Field(default=(), title="欠进度事项")
    digest: Digest = Field(title="数据摘要")
    commit: CommitId | None = Field(default=None, title="提交")

    @property
    def of_year(self) -> int:
        """The year of its number."""
        return self.year

    @property
    def number(self) -> str:
        """Its number as papers have it: 2021年第3期."""
        return issue_number(self.year, self.serial)

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return f"{self.label}{self.paper}{self.number}"

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (nothing of it is looked up)
        """What it says beyond that, on one line."""
        told = [self.period_words, f"截至{day_words(self.as_of)}"]
        if self.notified != self.date:
            told.append(f"{day_words(self.notified)}告知")
        return one_line("，".join(told))

    @property
    def last_day(self) -> dt.date:
        """The last day of its period."""
        return Period.parse(self.period).last

    @property
    def period_words(self) -> str:
        """Its period as it is read: 2021年三季度."""
        return Period.parse(self.period).words

    def remarks(self, around: Around) -> Iterator[Remark]:
        """The office issues it, after the day of its data and not after it is told."""
        yield from super().remarks(around)
        yield from office_remarks(self, around)
        if self.as_of > self.date:
            message = f"数据截至{day_words(self.as_of)}，晚于印发的{day_words(self.date)}"
            yield Remark("issued-before-its-data", "as_of", message)
        if self.notified < self.date:
            message = f"告知的{day_words(self.notified)}早于印发的{day_words(self.date)}"
            yield Remark("told-before-issue", "notified", message)
        if Period.parse(self.period).year != self.year:
            message = f"{self.period_words}的通报编{self.year}年的期号；期号按时段的年份编"
            yield Remark("number-of-another-year", "year", message)
