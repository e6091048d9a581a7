"""Verifying what is claimed: which claim is meant, what is said to it, one after another."""

from collections.abc import Iterator
from typing import NamedTuple

import typer

from wuxian.cli.figures import figures_of
from wuxian.cli.oneself import signed_by_the_office
from wuxian.cli.pointing import Pointed, listed
from wuxian.cli.recording import (
    Declined,
    Manner,
    asked,
    asked_until_read,
    day_or_today,
    drafted,
    interactive,
    record,
)
from wuxian.cli.saying import percent_said
from wuxian.domain.entries.entry import ORDER, Entry
from wuxian.domain.entries.kinds import PROGRESS, VERIFICATION
from wuxian.domain.entries.progress import Progress
from wuxian.domain.entries.verification import Finding
from wuxian.domain.standing.claims import Claims, open_claims
from wuxian.domain.standing.doubts import doubts, reports_before
from wuxian.domain.standing.state import State
from wuxian.domain.values.basis import Figure
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.names import folded
from wuxian.errors import Refused


class Word(NamedTuple):
    """What the office says to a claim; without a finding it is yet to be asked for."""

    finding: Finding | None = None
    reason: str | None = None
    percent: str | None = None
    figures: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        *,
        accepts: bool,
        returns: bool,
        reason: str | None,
        percent: str | None,
        figures: list[str] | None,
    ) -> "Word":
        """What the options say; figures of the office's own accept the claim with these."""
        gives = percent is not None or bool(figures)
        if returns and (accepts or gives):
            raise Refused(
                "--return（退回）不能和 --accept、--percent、--figure 一起写",
                remedy="按核定的数计：--accept --percent 30；不算数：--return --reason 原因",
            )
        finding = Finding.RETURNED if returns else Finding.ACCEPTED if accepts or gives else None
        return cls(finding, reason, percent, tuple(figures or ()))

    @property
    def has_figures(self) -> bool:
        """Whether it gives figures of its own, which are those of one claim."""
        return self.percent is not None or bool(self.figures)


class Verifying(NamedTuple):
    """Who verifies on which day, and how it is written."""

    by: str | None
    date: str | None
    manner: Manner

    def verify(self, entry: Entry, word: Word, pointed: Pointed) -> None:
        """Record the office's word on one entry, which was looked at."""
        opened, item = pointed.opened, pointed.item
        state = pointed.state
        _refuse_said_already(entry, state)
        on = day_or_today(self.date, opened)
        if on < entry.date:
            raise Refused(
                f"--date {day_words(on)}早于所核验的记录（{day_words(entry.date)}）",
                remedy="请写那之后的日期。",
            )
        word = word if word.finding else _asked_word(entry, pointed)
        made = drafted(
            VERIFICATION,
            opened,
            date=on,
            by=signed_by_the_office(self.by, opened, "核验"),
            to=entry.id,
            finding=word.finding,
            percent=None if word.percent is None else percent_said(word.percent),
            figures=_figures(word, entry, state),
            reason=word.reason,
        )
        record(made, item, opened, self.manner, notes=list(_notes(entry, state)))


def verify_in_turn(
    pointed: Pointed, waiting: tuple[Entry, ...], word: Word, how: Verifying
) -> None:
    """Record the office's word on each of these; what is declined is passed over."""
    for entry in waiting:
        try:
            how.verify(entry, word, pointed)
        except Declined:
            typer.echo(f"{entry.id} 没有核验。")
        pointed = pointed.again()


def _asked_word(entry: Entry, pointed: Pointed) -> Word:
    """What is typed in about an entry: that it is so, or why it is returned."""
    if not interactive():
        raise Refused("没有写核验结论", remedy="属实：--accept；退回：--return --reason 原因。")
    plan = pointed.item.plan_as_issued
    typer.echo(f"{pointed.item.label}：{day_words(entry.date)}{entry.by}：{entry.line(plan)}")
    for doubt in doubts_of(entry, pointed.state):
        typer.echo(f"  疑点：{doubt}")
    answer = asked_until_read("核验结论（属实、退回；不填就跳过）", _finding)
    if answer is None:
        raise Declined
    finding = _finding(answer)
    percent = None
    if finding is Finding.ACCEPTED and isinstance(entry, Progress) and entry.percent is not None:
        percent = asked_until_read(f"核定进度%（不填则按所报的{entry.percent}%）", percent_said)
    return Word(finding, asked("核验意见（可不填）"), percent)


def _finding(answer: str) -> Finding:
    word = folded(answer).strip()
    for finding in Finding:
        if word in (finding.value, finding.label):
            return finding
    raise Refused("请答 属实 或 退回。")


def _refuse_said_already(entry: Entry, state: State) -> None:
    """Refuse a second word on one entry: the first one would only be hidden."""
    said = Claims.of(state.record).said.get(entry.id)
    if said is not None:
        raise Refused(
            f"记录 {entry.id} 已于{day_words(said.date)}核验（{said.finding.label}，{said.id}）",
            remedy=f"要改，先撤回那条核验：wuxian retract {said.id} --reason 原因",
        )


def _figures(word: Word, entry: Entry, state: State) -> tuple[Figure, ...]:
    """The office's own figures, in the units of the targets."""
    if not word.figures:
        return ()
    part = entry.part if isinstance(entry, Progress) else None
    parts = {one.part.id: one.position for one in state.position.parts}
    return figures_of(word.figures, parts.get(part or "", state.position))


def _notes(entry: Entry, state: State) -> Iterator[str]:
    """What to know of a claim that is verified: that a newer one is there."""
    for doubt in doubts_of(entry, state):
        yield f"提醒：{doubt}"
    newer = [one.id for one in open_claims(state) if ORDER(one) > ORDER(entry)]
    if newer and entry.kind == PROGRESS.name:
        yield f"提醒：之后又报了 {'、'.join(newer)}，还没有核验"


def doubts_of(entry: Entry, state: State) -> Iterator[str]:
    """What is odd about a claim."""
    if isinstance(entry, Progress):
        before = reports_before(entry, state.record)
        yield from doubts(entry, before, state.seen.settings.supervision)


def nothing_to_verify(state: State) -> Refused:
    """What to say where nothing of an item waits for the office's word."""
    last = next(iter(state.record.of(VERIFICATION)), None)
    told = f"（最近一次核验：{day_words(last.date)}，{last.finding.label}）" if last else ""
    return Refused(f"{state.item.label}没有待核验的{told}")


def several_wait(waiting: tuple[Entry, ...], pointed: Pointed) -> Refused:
    """What to say where several entries of an item wait, and one is to be named."""
    return Refused(
        f"{pointed.item.label}有{len(waiting)}条待核验，请写编号",
        remedy=listed(waiting, pointed),
    )
