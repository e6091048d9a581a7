"""`problem`: say what stands in an item's way, and who is to clear it."""

from typing import Annotated

import typer

from wuxian.cli.oneself import signed_here
from wuxian.cli.opening import open_to_write
from wuxian.cli.options import By, Data, Date, ItemName, Json, NoCommit, Yes, option
from wuxian.cli.raising import open_saying, raised
from wuxian.cli.recording import Manner, asked, day_or_today, needed, record
from wuxian.domain.standing.state import state_of
from wuxian.errors import Refused

EXAMPLE = "例：wuxian problem 5 征地资金缺口2亿元 --asks 市政府"


def command(
    item: ItemName,
    matter: Annotated[
        str | None, typer.Argument(metavar="事由", help="什么问题，要谁做什么。")
    ] = None,
    asks: Annotated[
        str | None, option("--asks", "单位", "提请谁协调（需协调），如 市政府。")
    ] = None,
    waits_for: Annotated[
        str | None, option("--waits-for", "单位", "在等谁（待对方），如 武汉市发改委。")
    ] = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """提出问题：新增一条问题记录，解决之前一直在列，按工作日计天数。

    不写填报部门时，记为牵头部门提出。答复用 reply，解决了用 resolve。
    """
    opened, chosen = open_to_write(data, item, date)
    state = state_of(opened.book, chosen, opened.day)
    asks_all = matter is None
    matter = needed(matter, "事由", EXAMPLE, "事由（什么问题，要谁做什么）")
    if asks_all and not (asks or waits_for):
        asks = asked("提请谁协调（可不填）")
        waits_for = None if asks else asked("在等谁（可不填）")
    entry = raised(
        opened,
        day_or_today(date, opened),
        signed_here(by, state.lead.holder, opened),
        matter,
        asks=asks,
        waits_for=waits_for,
    )
    same = open_saying(entry.matter, state)
    if same:
        raise Refused(
            same.listed_already,
            remedy=f"解决了：wuxian resolve {same.problem.id}；"
            f"要改提请的单位，先撤回：wuxian retract {same.problem.id} --reason 原因",
        )
    record(entry, chosen, opened, Manner(yes=yes, no_commit=no_commit, as_json=as_json))
