"""Sending a circular out: its number and its day, and the entry that says that it was issued."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import typer

from wuxian.cli.keeping import kept, refuse_unfit
from wuxian.cli.oneself import signed_by_the_office
from wuxian.cli.opening import Opened, open_office_to_write
from wuxian.cli.recording import (
    Manner,
    confirm,
    day_or_today,
    interactive,
    moment,
    refuse_anothers,
    tell_file,
)
from wuxian.cli.reporting import Made, Order, ReportKind
from wuxian.domain.book.paths import Place
from wuxian.domain.entries.issue import Issue
from wuxian.domain.history.provenance import Condition
from wuxian.domain.standing.issues import issued, next_serial
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.circular import Circular
from wuxian.errors import GitFailed, Refused, Unwritable
from wuxian.render.formats import CSV
from wuxian.store.disk.filing import new_id


class Sending(NamedTuple):
    """A circular about to be issued: on which day, told on which, signed by whom."""

    opened: Opened
    on: dt.date
    notified: dt.date
    by: str

    @classmethod
    def of(
        cls, order: Order, data: Path | None, date: str | None, notified: str | None, by: str | None
    ) -> "Sending":
        """How the paper of an order is to go out; Refused where it is none that does."""
        if order.kind is not ReportKind.CIRCULAR:
            raise Refused(f"--issue 只用于通报，{order.kind.label}不编期号")
        if order.whom is not None:
            raise Refused("--issue 印发的是发给各单位的全文，不能和 --for 同用")
        if order.at is not None:
            raise Refused("--issue 印发的是现在的账册，不能和 --at 同用")
        if order.form is CSV:
            remedy = "请用 docx、html、markdown、xlsx。"
            raise Refused("表格（csv）里没有数据来源，以后无从核对", remedy=remedy)
        opened = open_office_to_write(data)
        on = day_or_today(date, opened)
        told = on if notified is None else day_or_today(notified, opened, "--notified")
        return cls(opened, on, told, signed_by_the_office(by, opened, "印发通报"))

    def entry(self, made: Made) -> Issue:
        """What says that it went out; Refused where it must not."""
        paper, origin = made.view, made.origin
        if not isinstance(paper, Circular):
            raise TypeError(paper)
        self._refuse_again(paper)
        if origin.state in (Condition.CHANGED, Condition.PARTIAL) and origin.commit is not None:
            raise Refused(
                "账册有没提交到 git 的内容，印发以后无从核对",
                remedy="请先提交：wuxian sync；本机只检出一部分的，到检出全部的那台印发。",
            )
        entry = paper.as_issued(new_id(), moment(self.opened), self.by, self.notified)
        refuse_unfit(entry, self.opened)
        return entry

    def _refuse_again(self, paper: Circular) -> None:
        """Refuse to issue a period twice; to correct what went out, it is taken back first."""
        for other in issued(self.opened.book.office):
            if (other.paper, other.period) == (paper.name, paper.period):
                raise Refused(
                    f"{other.period_words}的{other.paper}已经印发："
                    f"{other.number}，{day_words(other.date)}（编号 {other.id}）",
                    remedy="要更正重发，先撤回那一期："
                    f"wuxian retract {other.id} --reason 更正；期号不重用。",
                )


def agreed_to_issue(entry: Issue, opened: Opened, manner: Manner) -> None:
    """On a terminal, show the entry and ask; nothing is written or printed before.

    Refused where it could not be written down afterwards.
    """
    if manner.commits(opened.book.programme):
        refuse_anothers(opened.root)
    for reminder in _reminders(entry, opened):
        print(f"提醒：{reminder}", file=sys.stderr)
    if interactive() and not manner.yes:
        behind = "、".join(f"{number:02}" for number in entry.behind) or "没有"
        typer.echo(f"{entry.line(None)}；欠进度事项：{behind}")
        confirm([(f"将写入 {Place.of_entry(None, entry)}：", entry)], "印发并登记吗？")


def _reminders(entry: Issue, opened: Opened) -> Iterator[str]:
    """What deserves a look before a paper goes out."""
    if entry.as_of < entry.last_day:
        yield f"{entry.period_words}还没有结束，以上是阶段性情况；印发以后，这一期不能再印发"
    for other in issued(opened.book.office):
        if other.year == entry.year and other.date > entry.date:
            when = day_words(other.date)
            yield f"{other.number}是{when}印发的，比这一期晚；期号和日期的先后不一致"


def registered(entry: Issue, opened: Opened, manner: Manner) -> GitFailed | None:
    """Write down that a paper went out, and say so beside the paper itself."""
    now = open_office_to_write(opened.root)
    if next_serial(now.book.office, entry.year) > entry.serial:
        raise Refused(
            f"刚才另有一份登记为{entry.number}，这一份没有登记，不能发出",
            remedy="请重新印发，期号会往下编。",
        )
    try:
        view, failure = kept(entry, opened, manner)
    except Unwritable as error:
        message = f"通报已写出，但没有登记，不能发出：{error.message}"
        raise Unwritable(message, remedy=error.remedy) from error
    typer.echo(f"已登记{entry.line(None)}（编号 {entry.id}）", err=True)
    tell_file(opened.root, view.path, err=True)
    if entry.commit is None:
        print("提醒：账册没有提交到 git，以后的改动无从对照", file=sys.stderr)
    return failure
