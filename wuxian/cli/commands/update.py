"""`update`: report progress."""

import datetime as dt
from functools import partial
from typing import Annotated

import typer

from wuxian.cli.figures import reported, words_target
from wuxian.cli.opening import open_to_write
from wuxian.cli.options import TEXT, By, Data, Date, ItemName, Json, NoCommit, Yes, option
from wuxian.cli.recording import (
    Manner,
    agreed,
    asked,
    asked_until_read,
    day_or_today,
    drafted,
    interactive,
    office_of,
    record,
    signer,
)
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.entries.progress import Progress
from wuxian.domain.standing.position import COMPLETE, Position
from wuxian.domain.standing.state import state_of
from wuxian.domain.values.basis import Figure
from wuxian.errors import Refused

EXAMPLE = "例：wuxian update 5 --percent 40 --note 主桥桩基完成 --next 承台施工"

_PERCENT, _MILESTONE, _NOTE, _PROBLEM, _NEXT, _NOTHING_NEW = map(
    Progress.title_of, ("percent", "milestone", "note", "problem", "next", "nothing_new")
)


def command(
    item: ItemName,
    percent: Annotated[
        str | None, option("--percent", "百分比", "对年度目标的进度，0 到 100。")
    ] = None,
    note: Annotated[str | None, option("--note", TEXT, f"{_NOTE}。")] = None,
    problem: Annotated[str | None, option("--problem", TEXT, f"{_PROBLEM}。")] = None,
    next_step: Annotated[str | None, option("--next", TEXT, f"{_NEXT}。")] = None,
    milestone: Annotated[
        str | None, option("--milestone", "节点", f"{_MILESTONE}，写它的名称或 id。")
    ] = None,
    figure: Annotated[
        list[str] | None, option("--figure", "数据", "量化指标的数，如 承接项目=12，可多次。")
    ] = None,
    met: Annotated[
        list[str] | None, option("--met", "指标", "没有数值的指标，由办公室认定达到，可多次。")
    ] = None,
    nothing_new: Annotated[
        bool, option("--nothing-new", "", f"{_NOTHING_NEW}，也算按期报送。")
    ] = False,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """报送进展：新增一条记录，不改动任何已有内容。

    不写填报部门时，记为牵头部门填报。在终端上会问缺少的内容，写入前给出全文确认。
    """
    opened, chosen = open_to_write(data, item, date)
    on = day_or_today(date, opened)
    # What a date of last year is about are that year's targets and steps.
    state = state_of(opened.book, chosen, min(opened.day, dt.date(on.year, 12, 31)))
    if not any((percent, note, problem, next_step, milestone, figure, met, nothing_new)):
        if not interactive():
            raise Refused(
                "没有要报送的内容",
                remedy="请至少写一项：--percent、--figure、--note、--problem、--next、--milestone；"
                "没有新进展就写 --nothing-new。",
            )
        typer.echo(f"{chosen.label}（{state.verdict.lamp.label}灯，{state.verdict.reason}）")
        figure = _asked_figures(state.position)
        percent = None if figure else _asked_percent()
        note = asked(_NOTE)
        problem = asked(f"{_PROBLEM}（可不填）")
        next_step = asked(f"{_NEXT}（可不填）")
        if not any((percent, figure, note, problem, next_step)):
            nothing_new = agreed(f"{_NOTHING_NEW}吗？")
        if not any((percent, figure, note, problem, next_step, nothing_new)):
            raise Refused(
                "没有要报送的内容", remedy=f"{_PERCENT}、{_NOTE}、{_PROBLEM}、{_NEXT}至少写一项。"
            )
    entry = drafted(
        PROGRESS,
        opened,
        date=on,
        by=signer(by, office_of(opened) if met else state.lead.holder, opened),
        percent=None if percent is None else _percent(percent),
        milestone=milestone and _step_named(milestone, state.position),
        note=note,
        problem=problem,
        next=next_step,
        figures=tuple(reported(text, state.position) for text in figure or ()),
        met=tuple(words_target(name, state.position).name for name in met or ()),
        nothing_new=nothing_new or None,
    )
    record(entry, chosen, opened, Manner(yes=yes, no_commit=no_commit, as_json=as_json))


def _step_named(name: str, position: Position) -> str:
    """The id of the milestone that has this title, else what was typed, which the rules judge."""
    titles = {step.milestone.title: step.milestone.id for step in position.steps}
    return titles.get(name, name)


def _asked_figures(position: Position) -> list[str]:
    """The figures that are typed in, one for each target that has a value."""
    given = []
    for one in position.measured:
        if one.target.value is None:
            continue
        name = one.target.name
        read = partial(_reported_as, name, position)
        answer = asked_until_read(f"{one.target.called}，现为多少（可不填）", read)
        if answer:
            given.append(f"{name}={answer}")
    return given


def _reported_as(name: str, position: Position, answer: str) -> Figure:
    return reported(f"{name}={answer}", position)


def _asked_percent() -> str | None:
    """The percent that is typed in, asked again until it is one or left out."""

    def read(answer: str) -> None:
        if not 0 <= _percent(answer) <= COMPLETE:
            raise Refused(f"{_PERCENT}应在 0 到 100 之间")

    return asked_until_read(f"{_PERCENT}%（可不填）", read)


def _percent(text: str) -> int:
    """A percent as people type it: 40, 40% or full-width; the range is the model's to judge."""
    digits = text.strip().rstrip("%％").strip()
    if not digits.removeprefix("-").isdecimal() or len(digits) > len("-100"):
        raise Refused(f"--percent 的“{text}”不是 0 到 100 的整数", remedy="例：--percent 40")
    return int(digits)
