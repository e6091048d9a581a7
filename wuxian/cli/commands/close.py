"""`close`: take an item off the list, since it is done and verified, or ended otherwise."""

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
    choice_of,
    option,
)
from wuxian.cli.recording import Manner, day_or_today, drafted, needed, record
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.kinds import DECISION
from wuxian.domain.plan.terms import Ending
from wuxian.domain.standing.claims import accepted_last, open_claims
from wuxian.domain.standing.state import State, state_of
from wuxian.errors import Refused

EXAMPLE = "例：wuxian close 5 --as merged --document 咸政办纪〔2021〕12号"


def command(
    item: ItemName,
    how: Annotated[
        str | None,
        option("--as", "方式", "没有完成而结束：superseded、merged、cancelled；不写为完成。"),
    ] = None,
    for_good: Annotated[bool, option("--for-good", "", "以后各年也不再列。")] = False,
    document: Annotated[str | None, option("--document", "文号", "依据的文件。")] = None,
    reason: Annotated[str | None, option("--reason", TEXT, "说明。")] = None,
    year: OfYear = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """销号：已核验完成的，或按文件替代、并入、取消的；由督查单位填。

    销的是一年的目标；--for-good 的，事项到此结束。恢复用 reopen。
    """
    opened, chosen = open_to_write(data, item, date, year)
    state = state_of(opened.book, chosen, opened.day, opened.year)
    ending = choice_of(Ending, how, "--as") if how else None
    if state.standstill is not None and not state.standstill.is_suspended:
        still = state.standstill
        raise Refused(
            f"{chosen.label}{still.told}",
            remedy=f"要恢复：wuxian reopen {chosen.number} --reason 原因",
        )
    rests = None
    if ending is None:
        _refuse_unverified(state)
        rests = accepted_last(state)
    else:
        document = needed(document, "依据的文件", "请加 --document 文号。")
    entry = drafted(
        DECISION,
        opened,
        date=day_or_today(date, opened),
        by=signed_by_the_office(by, opened, "销号"),
        to=rests.id if rests else None,
        year=opened.year,
        outcome=Outcome.CLOSED,
        how=ending,
        for_good=for_good or None,
        document=document,
        reason=reason,
    )
    record(entry, chosen, opened, Manner(yes=yes, no_commit=no_commit, as_json=as_json))


def _refuse_unverified(state: State) -> None:
    """Refuse what is not complete, or of which the office has not said so."""
    label, number = state.item.label, state.item.number
    if not state.position.is_complete:
        raise Refused(
            f"{label}还没有完成（{state.verdict.reason}），不能销号",
            remedy="没有完成而结束的，写 --as superseded、merged 或 cancelled，并写 --document。",
        )
    if not state.position.is_verified:
        waiting = "、".join(one.id for one in open_claims(state))
        raise Refused(
            f"{label}已报完成，还没有核验（{waiting}），不能销号",
            remedy=f"先核验：wuxian verify {number} --accept",
        )
