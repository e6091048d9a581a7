"""`update`: report progress."""

from typing import Annotated

import typer

from wuxian.cli.opening import open_to_write
from wuxian.cli.options import TEXT, By, Data, Date, ItemName, Json, NoCommit, Yes, option
from wuxian.cli.recording import Manner, asked, day_or_today, drafted, interactive, record, signer
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.entries.progress import Progress
from wuxian.domain.standing.position import COMPLETE
from wuxian.domain.standing.state import state_of
from wuxian.errors import Refused

EXAMPLE = "例：wuxian update 5 --percent 40 --note 主桥桩基完成 --next 承台施工"

_PERCENT, _MILESTONE, _NOTE, _PROBLEM, _NEXT = map(
    Progress.title_of, ("percent", "milestone", "note", "problem", "next")
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
        str | None, option("--milestone", "节点", f"{_MILESTONE}，写它的 id。")
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
    opened, chosen = open_to_write(data, item, date)
    state = state_of(opened.book, chosen, opened.day)
    if not any((percent, note, problem, next_step, milestone)):
        if not interactive():
            raise Refused(
                "没有要报送的内容",
                remedy="请至少写一项：--percent、--note、--problem、--next、--milestone。",
            )
        typer.echo(f"{chosen.label}（{state.verdict.lamp.label}灯，{state.verdict.reason}）")
        percent = _asked_percent()
        note = asked(_NOTE)
        problem = asked(f"{_PROBLEM}（可不填）")
        next_step = asked(f"{_NEXT}（可不填）")
        if not any((percent, note, problem, next_step)):
            raise Refused(
                "没有要报送的内容", remedy=f"{_PERCENT}、{_NOTE}、{_PROBLEM}、{_NEXT}至少写一项。"
            )
    figure = None if percent is None else _percent(percent)
    entry = drafted(
        PROGRESS,
        opened,
        date=day_or_today(date, opened),
        by=signer(by, state.lead.holder, opened),
        percent=figure,
        milestone=milestone,
        note=note,
        problem=problem,
        next=next_step,
    )
    record(entry, chosen, opened, Manner(yes=yes, no_commit=no_commit, as_json=as_json))


def _asked_percent() -> str | None:
    """The percent that is typed in, asked again until it is one or left out."""
    while True:
        answer = asked(f"{_PERCENT}%（可不填）")
        try:
            if answer is None or 0 <= _percent(answer) <= COMPLETE:
                return answer
        except Refused as refused:
            typer.echo(refused.message, err=True)
        else:
            typer.echo(f"{_PERCENT}应在 0 到 100 之间", err=True)


def _percent(text: str) -> int:
    """A percent as people type it: 40, 40% or full-width; the range is the model's to judge."""
    digits = text.strip().rstrip("%％").strip()
    if not digits.removeprefix("-").isdecimal() or len(digits) > len("-100"):
        raise Refused(f"--percent 的“{text}”不是 0 到 100 的整数", remedy="例：--percent 40")
    return int(digits)
