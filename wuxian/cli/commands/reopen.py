"""`reopen`: put an item back on the list."""

from typing import Annotated

from wuxian.cli.oneself import signed_by_the_office
from wuxian.cli.opening import open_to_write
from wuxian.cli.options import (
    TEXT,
    By,
    Data,
    Date,
    ItemName,
    Json,
    NoCommit,
    OfYear,
    Yes,
    option,
)
from wuxian.cli.recording import Manner, day_or_today, drafted, needed, record
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.kinds import DECISION
from wuxian.domain.standing.state import state_of
from wuxian.errors import Refused

EXAMPLE = "例：wuxian reopen 5 --reason 验收发现两处缺陷"


def command(
    item: ItemName,
    reason: Annotated[str | None, option("--reason", TEXT, "为什么恢复。")] = None,
    document: Annotated[str | None, option("--document", "文号", "依据的文件。")] = None,
    year: OfYear = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """恢复已销号、已终止的事项；由督查单位填。

    暂停的事项由审定恢复：wuxian decide 序号 --resume。
    """
    opened, chosen = open_to_write(data, item, date, year)
    still = state_of(opened.book, chosen, opened.day, opened.year).standstill
    if still is None:
        raise Refused(f"{chosen.label}没有销号，不用恢复")
    if still.is_suspended:
        raise Refused(
            f"{chosen.label}是暂停的，要由审定恢复",
            remedy=f"wuxian decide {chosen.number} --resume --document 文号",
        )
    entry = drafted(
        DECISION,
        opened,
        date=day_or_today(date, opened),
        by=signed_by_the_office(by, opened, "恢复"),
        to=still.decision.id,
        year=opened.year,
        outcome=Outcome.REOPENED,
        document=document,
        reason=needed(reason, "恢复的原因", "请加 --reason 原因。"),
    )
    record(entry, chosen, opened, Manner(yes=yes, no_commit=no_commit, as_json=as_json))
