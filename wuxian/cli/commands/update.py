"""`update`: report progress."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from wuxian.cli.figures import figures_of, noted, words_met
from wuxian.cli.naming import milestone_named
from wuxian.cli.oneself import signed_here
from wuxian.cli.opening import Opened, open_to_write
from wuxian.cli.options import TEXT, By, Data, Date, Json, NoCommit, Proof, Yes, day_of, option
from wuxian.cli.recording import (
    Manner,
    day_or_today,
    drafted,
    interactive,
    office_of,
    record,
    signer,
)
from wuxian.cli.saying import (
    MILESTONE,
    NEXT,
    NOTE,
    NOTHING_NEW,
    PERCENT,
    PROBLEM,
    Saying,
    asked_saying,
    percent_said,
)
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.entries.progress import Progress
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.dates import day_words
from wuxian.errors import Refused

if TYPE_CHECKING:
    from wuxian.cli.correcting import Correction
    from wuxian.store.disk.copies import Attached

EXAMPLE = "例：wuxian update 5 --percent 40 --note 主桥桩基完成 --next 承台施工"


def command(
    item: Annotated[
        str | None,
        typer.Argument(
            metavar="序号", help="事项序号，或标题里独有的几个字；不写就逐项报自己牵头的。"
        ),
    ] = None,
    percent: Annotated[
        str | None, option("--percent", "百分比", "对年度目标的进度，0 到 100。")
    ] = None,
    note: Annotated[str | None, option("--note", TEXT, f"{NOTE}。")] = None,
    problem: Annotated[
        str | None, option("--problem", TEXT, f"{PROBLEM}；没有在列的，同时提出。")
    ] = None,
    asks: Annotated[str | None, option("--asks", "单位", "问题提请谁协调。")] = None,
    waits_for: Annotated[str | None, option("--waits-for", "单位", "问题在等谁。")] = None,
    next_step: Annotated[str | None, option("--next", TEXT, f"{NEXT}。")] = None,
    part: Annotated[
        str | None, option("--part", "子任务", "报哪个子任务，写它的名称或 id。")
    ] = None,
    milestone: Annotated[
        str | None, option("--milestone", "节点", f"{MILESTONE}，写它的名称或 id。")
    ] = None,
    figure: Annotated[
        list[str] | None, option("--figure", "数据", "量化指标的数，如 承接项目=12，可多次。")
    ] = None,
    met: Annotated[
        list[str] | None, option("--met", "指标", "没有数值的指标，由办公室认定达到，可多次。")
    ] = None,
    nothing_new: Annotated[
        bool, option("--nothing-new", "", f"{NOTHING_NEW}，也算按期报送。")
    ] = False,
    year: Annotated[
        int | None, option("--year", "年份", "报哪一年的目标，默认日期所在的那一年。")
    ] = None,
    corrects: Annotated[
        str | None, option("--corrects", "编号", "更正这条进展：撤回它，重写一条。")
    ] = None,
    reason: Annotated[
        str | None, option("--reason", TEXT, "为什么更正，和 --corrects 一起用。")
    ] = None,
    forecast: Annotated[
        str | None, option("--forecast", "日期", "预计哪天完成，如 12月底；不改时限。")
    ] = None,
    evidence: Proof = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """报送进展：新增一条记录，不改动任何已有内容；写了问题的，同时提出问题。

    不写填报部门时，记为牵头部门填报。在终端上会问缺少的内容，写入前给出全文确认。
    用 --corrects 更正时，没有写的各项沿用原记录的，写成空的（如 --note ""）就去掉。
    """
    said = Saying(
        percent,
        tuple(figure or ()),
        milestone,
        note,
        problem,
        next_step,
        tuple(met or ()),
        nothing_new,
        part,
        tuple(evidence or ()),
        forecast,
    )
    manner = Manner(yes=yes, no_commit=no_commit, as_json=as_json)
    if reason is not None and corrects is None:
        raise Refused("--reason 要和 --corrects 一起用", remedy="只是撤回：wuxian retract 编号")
    if (asks or waits_for) and not problem:
        raise Refused("--asks、--waits-for 要和 --problem 一起写", remedy=EXAMPLE)
    if item is None and corrects is None:
        if not said.is_empty or part or evidence or as_json:
            raise Refused("没有写是哪个事项", remedy=EXAMPLE)
        from wuxian.cli.in_turn import report_in_turn

        def report(folder: str, body: str, answers: Saying) -> None:
            opened, chosen = open_to_write(data, folder, date, year)
            state = state_of(opened.book, chosen, opened.day, opened.year)
            entry = _report(answers, state, opened, date, body)
            also, known = _newly_raised(entry, state, opened, None, None)
            notes = [*_noted(answers, state), *known]
            record(entry, chosen, opened, manner, also, notes=notes)

        report_in_turn(by, data, year, report)
        return
    correction = None
    if corrects is not None:
        from wuxian.cli.correcting import correction_of

        correction = correction_of(corrects, item, data)
        correction = correction.given(by, date, part, said.cleared)
        target = correction.target
        item, date = correction.folder, date or str(target.date)
        year = year or target.of_year
        said = said.kept._replace(part=part or target.part)
    opened, chosen = open_to_write(data, item or "", date, year)
    # A date of last year is about that year's targets and steps, and so is what names the year.
    state = state_of(opened.book, chosen, opened.day, opened.year)
    if said.is_empty and not (correction and (correction.says_something or said.evidence)):
        said = _asked(said, state)._replace(evidence=said.evidence)
    proofs = _attached(said, state, opened, date, correction)
    entry = _report(said, state, opened, date, by, correction, proofs)
    also: list[Entry] = []
    notes = [*_noted(said, state)]
    if said.problem and (correction is None or said.problem != correction.target.problem):
        # A problem that a corrected report told already is open or done with on its own.
        raised, known = _newly_raised(entry, state, opened, asks, waits_for)
        also, notes = [*raised], [*notes, *known]
    if correction:
        also.append(correction.taken_back(entry, opened, reason))
        notes.extend(correction.notes(entry, state))
    record(entry, chosen, opened, manner, also, notes=notes, attached=proofs)


def _asked(said: Saying, state: State) -> Saying:
    """What is typed in on a terminal; Refused where there is none, or nothing is typed."""
    if not interactive():
        only = f"只有{Progress.title_of('evidence')}，" if said.evidence else ""
        raise Refused(
            f"{only}没有要报送的内容",
            remedy="请至少写一项：--percent、--figure、--note、--problem、--next、--milestone；"
            "没有新进展就写 --nothing-new。",
        )
    typer.echo(f"{state.item.label}（{state.verdict.lamp.words}，{state.verdict.reason}）")
    answers = asked_saying(state.position, said)
    if answers.is_empty:
        raise Refused(
            "没有要报送的内容", remedy=f"{PERCENT}、{NOTE}、{PROBLEM}、{NEXT}至少写一项。"
        )
    return answers


def _report(
    said: Saying,
    state: State,
    opened: Opened,
    date: str | None,
    by: str | None,
    correction: "Correction | None" = None,
    proofs: "Attached | None" = None,
) -> Progress:
    """The report, not yet written; who leads signs it, and an office what is an office's to say."""
    part = said.of(state.position)
    position = part.position if part else state.position
    on = day_or_today(date, opened)
    leads = (part.part.lead if part else None) or state.lead.holder
    usual = office_of(opened) if said.met else leads
    draft = correction.drafted if correction else partial(drafted, PROGRESS)
    return draft(
        opened,
        date=on,
        by=signer(by, correction.target.by, opened)
        if correction
        else signed_here(by, usual, opened, as_office=bool(said.met)),
        part=part.part.id if part else None,
        percent=None if said.percent is None else percent_said(said.percent),
        year=None if opened.year == on.year else opened.year,
        milestone=said.milestone and milestone_named(said.milestone, position),
        note=said.note,
        problem=said.problem,
        next=said.next,
        figures=figures_of(said.figures, position),
        met=words_met(said.met, position),
        nothing_new=said.nothing_new or None,
        forecast=_forecast(said.forecast, on, opened) if said.forecast else None,
        evidence=proofs.evidence if proofs else None,
    )


def _forecast(words: str, on: dt.date, opened: Opened) -> dt.date:
    """The day on which it is expected to be done; one that has passed is none."""
    day = day_of(words, "--forecast", opened.day)
    if day < on:
        raise Refused(f"--forecast {day_words(day)}已经过了", remedy="请写以后的日期，如 12月底。")
    return day


def _attached(
    said: Saying,
    state: State,
    opened: Opened,
    date: str | None,
    correction: "Correction | None",
) -> "Attached | None":
    """What is brought as evidence, looked at; a corrected report's stays, unless it is cleared."""
    old = correction.evidence if correction else ()
    if not said.evidence and not old:
        return None
    from wuxian.cli.attaching import attached

    new = attached(said.evidence, opened, state.item.folder, day_or_today(date, opened))
    return correction.with_evidence(new, opened) if correction else new


def _newly_raised(
    report: Progress, state: State, opened: Opened, asks: str | None, waits_for: str | None
) -> tuple[list[Entry], list[str]]:
    """The problem that a report tells, unless it is open already, which is a note."""
    if report.problem is None:
        return [], []
    from wuxian.cli.raising import open_saying, raised
    from wuxian.domain.standing.problems import is_none

    words = report.problem
    if is_none(words):
        return [], []
    entry = raised(opened, report.date, report.by, words, asks=asks, waits_for=waits_for)
    same = open_saying(words, state)
    if same is None:
        return [entry], []
    known = same.problem
    if (asks, waits_for) != (None, None) and entry.wants != known.wants:
        raise Refused(
            f"{same.listed_already}，{known.wants or '没有提请谁，也没有在等谁'}",
            remedy=f"要改，请先撤回：wuxian retract {known.id} --reason 原因",
        )
    return [], [f"提醒：{same.listed_already}，没有再记一条"]


def _noted(said: Saying, state: State) -> Iterator[str]:
    """What to know of how the figures were taken."""
    part = said.of(state.position)
    return noted(said.figures, part.position if part else state.position)
