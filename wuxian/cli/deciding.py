"""Deciding: by which post, on which request, and what is granted of it."""

from typing import NamedTuple

from wuxian.cli.oneself import signed_by_the_office
from wuxian.cli.opening import Opened
from wuxian.cli.pointing import Pointed, listed
from wuxian.cli.recording import asked_until_read, interactive
from wuxian.domain.entries.request import Request
from wuxian.domain.plan.bodies import ANY
from wuxian.domain.plan.supervision import Decider
from wuxian.domain.plan.terms import NewDay, Terms
from wuxian.domain.standing.requests import Asked
from wuxian.domain.standing.state import State
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.names import folded
from wuxian.domain.values.types import Day
from wuxian.errors import Refused


class Signed(NamedTuple):
    """The office that enters a decision, and the post that has made it."""

    by: str
    post: str | None


def signed_for(by: str | None, on: Day, opened: Opened) -> Signed:
    """Who enters and who decides: `by` names a post, or its holder, or the office."""
    settings = opened.book.settings(on.year).supervision
    deciding = settings.deciding_on(on) if settings else ()
    named = [one for one in deciding if by and folded(by) in map(folded, (one.post, one.holder))]
    if by and deciding and not named and not opened.book.programme.register.having(by, ANY):
        known = "、".join(f"{one.post}（{one.holder}）" for one in deciding)
        raise Refused(f"没有审定职务“{by}”", remedy=f"可写：{known}")
    office = signed_by_the_office(None if named else by, opened, "审定")
    if named or not deciding:
        return Signed(office, named[0].post if named else None)
    return Signed(office, _the_one_who_decides(deciding).post)


def _the_one_who_decides(deciding: tuple[Decider, ...]) -> Decider:
    """The only one, or the one that is typed in; Refused off a terminal."""
    if len(deciding) == 1:
        return deciding[0]
    known = "、".join(one.post for one in deciding)

    def read(answer: str) -> Decider:
        for one in deciding:
            if folded(answer).strip() in map(folded, (one.post, one.holder)):
                return one
        raise Refused(f"没有审定职务“{answer}”", remedy=f"可写：{known}")

    answer = asked_until_read(f"谁审定的（{known}）", read) if interactive() else None
    if answer is None:
        raise Refused("没有写是谁审定的", remedy=f"请加 --by 职务，可写：{known}")
    return read(answer)


def waiting_requests(pointed: Pointed) -> list[Asked]:
    """The requests of an item that wait for a decision."""
    return [one for one in pointed.state.requests if one.is_pending]


def request_meant(pointed: Pointed) -> Asked:
    """The request that is decided on: the one that is named, or the only one that waits."""
    requests = pointed.state.requests
    waiting = waiting_requests(pointed)
    if pointed.entry is None:
        if len(waiting) == 1:
            return waiting[0]
        if waiting:
            lines = listed([one.request for one in waiting], pointed)
            raise Refused(
                f"{pointed.item.label}有{len(waiting)}个待审定的申请，请写编号", remedy=lines
            )
        raise Refused(
            f"{pointed.item.label}没有待审定的申请",
            remedy="直接决定的，写 --due、--target、--milestone、--suspend、--resume 或 --end。",
        )
    if not isinstance(pointed.entry, Request):
        raise Refused(
            f"记录 {pointed.entry.id} 是{pointed.entry.label}，不是申请",
            remedy="申请的编号见 wuxian agenda。",
        )
    found = next(one for one in requests if one.request.id == pointed.entry.id)
    if found.effect is not None:
        decision = found.effect.decision
        raise Refused(
            f"申请 {found.request.id} 已于{day_words(found.effect.since)}审定"
            f"（{decision.outcome.label}，{decision.id}）",
            remedy=f"要改，先撤回那条审定：wuxian retract {decision.id} --reason 原因",
        )
    return found


def granted_day(day: Day, asked: Terms | None, state: State) -> Terms:
    """A day that is granted instead of the one that was asked for: of the goal, or of a step."""
    if asked is None or not (asked.due or asked.milestones):
        raise Refused("--granted 用不上：没有申请延期")
    if asked.due is None and len(asked.milestones) > 1:
        raise Refused(
            "申请改几个节点，--granted 不知是哪个",
            remedy="请写 --milestone 节点=日期，可多次。",
        )
    if asked.due:
        before = state.position.due
        if before and day < before and asked.part is None:
            raise Refused(
                f"--granted {day_words(day)}早于现在的时限{day_words(before)}",
                remedy="不同意延期，请写 --return。",
            )
        return Terms(part=asked.part, due=day)
    return Terms(part=asked.part, milestones=(NewDay(id=asked.milestones[0].id, due=day),))


def notes_on_the_day(terms: Terms | None, request: Request | None, on: Day) -> list[str]:
    """What to know of the day that is granted; Refused where it has passed already."""
    day = terms.due if terms else None
    if day is None:
        return []
    if day < on:
        raise Refused(f"定的时限{day_words(day)}已经过了（审定是{day_words(on)}）")
    asked = request.asks.due if request and request.asks else None
    late = asked is not None and day > asked
    return [f"提醒：批准的比申请的{day_words(asked)}还晚"] if asked and late else []
