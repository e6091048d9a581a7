"""What a request is made of: the one that it follows, the steps and the people of a plan."""

import datetime as dt
import re

from wuxian.cli.goals import refuse_called_the_same, step_of
from wuxian.cli.parts import parts_of
from wuxian.domain.entries.kinds import REQUEST
from wuxian.domain.entries.request import Contact
from wuxian.domain.plan.bodies import Register
from wuxian.domain.plan.goal import Milestone, Part
from wuxian.domain.plan.steps import milestones_of
from wuxian.domain.plan.terms import Terms, move_the_same
from wuxian.domain.standing.requests import Asked
from wuxian.domain.standing.state import State
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.names import folded
from wuxian.errors import NotFound, Refused

_CONTACT = re.compile(r"(?P<role>[^=＝]+)[=＝](?P<name>[^，,；;]+)(?:[，,；;]\s*(?P<phone>.+))?")
_CONTACT_FORM = "例：--contact 经办人=李四，0715-8251234"


def former_request(after: str | None, terms: Terms | None, state: State) -> Asked | None:
    """The returned request that one follows: the one named, else the last of its sort.

    Refused where one of its sort waits for a decision already.
    """
    alike = [one for one in state.requests if move_the_same(one.request.asks, terms)]
    for one in alike:
        if one.is_pending:
            raise Refused(
                f"已有待审定的申请 {one.request.id}：{one.request.fact}",
                remedy=f"要改，先撤回那个：wuxian retract {one.request.id} --reason 原因",
            )
    if after is None:
        last = alike[-1] if alike else None
        return last if last and last.waits_for_another else None
    wanted = folded(after).strip("[]()")
    found = [one for one in state.requests if one.request.id.startswith(wanted)]
    if len(found) != 1:
        known = "、".join(one.request.id for one in state.requests) or "没有"
        raise NotFound(f"{state.item.label}没有申请“{after}”", remedy=f"该事项的申请：{known}。")
    if not found[0].waits_for_another:
        raise Refused(f"申请 {found[0].request.id} {found[0].course.label}，不用重报")
    return found[0]


def refuse_no_delay(due: dt.date, state: State) -> None:
    """Refuse to ask for the day that is in force, or for one before it."""
    current = state.position.due
    if current is not None and due <= current:
        raise Refused(
            f"{day_words(due)}不晚于现在的时限{day_words(current)}，不用申请延期",
            remedy="能提前完成的，不用改时限，写 wuxian update 序号 --forecast 日期。",
        )


def planned_steps(texts: list[str], state: State) -> tuple[Milestone, ...]:
    """The steps of a plan; one that an earlier plan had by its title keeps its id.

    No other step has ever had the id of a new one, so that no report is counted for it.
    """
    steps = [step_of(text, state.year) for text in texts]
    refuse_called_the_same("步骤", [title for title, _, _ in steps])
    earlier = [step for one in state.record.of(REQUEST) for step in one.steps]
    known = {step.title: step.id for step in earlier}
    taken = {*known.values(), *state.item.plan_as_issued.milestones(state.year)}
    spare = (name for n in range(1, 1000) if (name := f"plan-{n}") not in taken)
    return tuple(
        step.model_copy(update={"id": known.get(step.title) or next(spare)})
        for step in milestones_of(steps)
    )


def planned_parts(texts: list[str], state: State, register: Register) -> tuple[Part, ...]:
    """The parts of a plan, as the goal's own are said."""
    return parts_of(texts, state.year, state.position.goal, register)


def contacts_of(texts: list[str]) -> tuple[Contact, ...]:
    """Who is to be asked: 经办人=李四，0715-8251234."""
    found = []
    for text in texts:
        said = _CONTACT.fullmatch(text.strip())
        if said is None:
            raise Refused(f"--contact “{text}”读不懂", remedy=_CONTACT_FORM)
        role, name, phone = (part.strip() if part else None for part in said.groups())
        if not role or not name:
            raise Refused(f"--contact “{text}”缺少分工或姓名", remedy=_CONTACT_FORM)
        found.append(Contact(role=role, name=name, phone=phone))
    refuse_called_the_same("联系人", [one.name for one in found])
    return tuple(found)
