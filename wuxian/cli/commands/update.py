"""`update`: report progress."""

from typing import Annotated

import typer

from wuxian.cli.asking import (
    MILESTONE,
    NEXT,
    NOTE,
    NOTHING_NEW,
    PERCENT,
    PROBLEM,
    asked_progress,
    percent_said,
)
from wuxian.cli.figures import reported, words_target
from wuxian.cli.opening import open_to_write
from wuxian.cli.options import TEXT, By, Data, Date, ItemName, Json, NoCommit, Yes, option
from wuxian.cli.recording import (
    Manner,
    day_or_today,
    drafted,
    interactive,
    office_of,
    record,
    signer,
)
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.standing.position import Position
from wuxian.domain.standing.state import state_of
from wuxian.errors import Refused

EXAMPLE = "例：wuxian update 5 --percent 40 --note 主桥桩基完成 --next 承台施工"


def command(
    item: ItemName,
    percent: Annotated[
        str | None, option("--percent", "百分比", "对年度目标的进度，0 到 100。")
    ] = None,
    note: Annotated[str | None, option("--note", TEXT, f"{NOTE}。")] = None,
    problem: Annotated[str | None, option("--problem", TEXT, f"{PROBLEM}。")] = None,
    next_step: Annotated[str | None, option("--next", TEXT, f"{NEXT}。")] = None,
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
    opened, chosen = open_to_write(data, item, date, year)
    on = day_or_today(date, opened)
    # A date of last year is about that year's targets and steps, and so is what names the year.
    state = state_of(opened.book, chosen, opened.day, opened.year)
    if not any((percent, note, problem, next_step, milestone, figure, met, nothing_new)):
        if not interactive():
            raise Refused(
                "没有要报送的内容",
                remedy="请至少写一项：--percent、--figure、--note、--problem、--next、--milestone；"
                "没有新进展就写 --nothing-new。",
            )
        typer.echo(f"{chosen.label}（{state.verdict.lamp.label}灯，{state.verdict.reason}）")
        answers = asked_progress(state.position)
        if answers.are_empty:
            raise Refused(
                "没有要报送的内容", remedy=f"{PERCENT}、{NOTE}、{PROBLEM}、{NEXT}至少写一项。"
            )
        percent, figure, note, problem, next_step, nothing_new = answers
    entry = drafted(
        PROGRESS,
        opened,
        date=on,
        by=signer(by, office_of(opened) if met else state.lead.holder, opened),
        percent=None if percent is None else percent_said(percent),
        year=None if opened.year == on.year else opened.year,
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
