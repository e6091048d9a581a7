"""`slip issue`: demand something of units."""

from typing import Annotated

from wuxian.cli.issuing import limit_not_set, limit_of, step_of, to_be_renumbered, units_of
from wuxian.cli.oneself import signed_by_the_office
from wuxian.cli.opening import open_book_to_write
from wuxian.cli.options import (
    TEXT,
    By,
    Data,
    Date,
    ItemName,
    Json,
    NoCommit,
    Yes,
    option,
)
from wuxian.cli.recording import Manner, day_or_today, drafted, needed, record
from wuxian.domain.entries.kinds import SLIP
from wuxian.domain.standing.deserved import rules_of
from wuxian.domain.standing.slip_numbers import next_serial
from wuxian.domain.standing.state import state_of
from wuxian.errors import Refused

EXAMPLE = "例：wuxian slip issue 5 --demand 说明进度落后原因和赶工措施 --to 市交通运输局"


def command(
    item: ItemName,
    demand: Annotated[str | None, option("--demand", TEXT, "要求办什么。")] = None,
    due: Annotated[
        str | None, option("--due", "日期", "答复时限，默认按年度设置的工作日数。")
    ] = None,
    to: Annotated[
        list[str] | None, option("--to", "单位", "发给谁，默认牵头单位，可多次。")
    ] = None,
    colour: Annotated[
        str | None, option("--colour", "等级", "蓝、橙、红、约谈，默认按年度设置。")
    ] = None,
    matter: Annotated[
        str | None, option("--matter", "类别", "事由类别，定默认时限，如 进度落后。")
    ] = None,
    basis: Annotated[
        str | None, option("--basis", TEXT, "督办依据，默认写这时的灯号和原因。")
    ] = None,
    reason: Annotated[str | None, option("--reason", TEXT, "不逐级而直接升级的理由。")] = None,
    after: Annotated[
        str | None, option("--after", "编号", "接哪一张升级，默认唯一超期的那张。")
    ] = None,
    instead: Annotated[
        str | None, option("--instead", "编号", "给这张重号的换号，内容照旧，答复跟着走。")
    ] = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """发督办单：新增一条，编号自动接着排；由督查单位填。

    逐级升级时，上一张超期未答复的，默认接着升一级：蓝、橙、红、约谈。
    """
    opened, chosen = open_book_to_write(data, item, date)
    on = day_or_today(date, opened)
    state = state_of(opened.book, chosen, on)
    rules = rules_of(opened.book, on.year)
    signed = signed_by_the_office(by, opened, "督办单")
    numbered = {
        "date": on,
        "by": signed,
        "series": rules.series,
        "year": on.year,
        "serial": next_serial(opened.book, rules.series, on.year),
    }
    notes: list[str] = []
    if instead is not None:
        if any((demand, due, to, colour, matter, basis, reason, after)):
            raise Refused("换号的督办单内容照旧，--instead 单独写")
        old = to_be_renumbered(instead, state, opened)
        kept = {name: getattr(old, name) for name in _KEPT}
        entry = drafted(SLIP, opened, **numbered, **kept, instead=old.id)
        notes.append(f"（{old.number}（{old.id}）换为 {entry.number}）")
    else:
        demand = needed(demand, "督办要求", EXAMPLE)
        step = step_of(colour, after, reason, state, opened)
        verdict = state.verdict
        entry = drafted(
            SLIP,
            opened,
            **numbered,
            colour=step.colour,
            units=units_of(to or [], state, opened),
            due=limit_of(due, matter, on, opened, rules),
            matter=matter,
            demand=demand,
            basis=basis or f"{verdict.lamp.words}：{verdict.reason}",
            reason=reason,
            after=step.after.id if step.after else None,
        )
        unset = limit_not_set(matter, rules) if due is None else None
        notes += filter(None, (step.note, unset))
    manner = Manner(yes=yes, no_commit=no_commit, as_json=as_json)
    record(entry, chosen, opened, manner, notes=notes)


_KEPT = ("colour", "units", "due", "matter", "demand", "basis", "reason", "after")
"""What a slip with another number says as the old one did."""
