"""Faults of requests and decisions."""

from tests.domain.books import (
    OFFICE,
    TRANSPORT,
    a_goal,
    a_target,
    day,
    milestone,
)
from tests.domain.faults import Fault
from tests.domain.faults_of_words import ASKED, CLAIM, E_ID, a_fault
from tests.domain.supervising import (
    accepted,
    approved,
    asked,
    closed,
    decided,
    planned,
    reopened,
    to_terms,
)
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.plan.supervision import Decider, Supervision

_POSTS = Supervision(
    office=OFFICE,
    deciders=(
        Decider(post="市长", holder="张三", until=day("2021-06-30")),
        Decider(post="市长", holder="李四", since=day("2021-07-01")),
        Decider(post="常务副市长", holder="王五"),
    ),
)


def _decided_by(on: str, post: str | None, *found: tuple[str, str, str]) -> Fault:
    who = post or "nobody"
    entry = approved(on, ASKED).model_copy(update={"decided_by": post})
    return a_fault(f"{who} decides on {on}", entry, *found, around=(ASKED,), supervision=_POSTS)


_NOT_THEM = "审定由市长、常务副市长作出，"

SEEN = accepted("2022-02-01", CLAIM)
CLOSED = decided("2021-12-01", Outcome.CLOSED, for_good=True)

FAULTS = (
    a_fault(
        "a request about a year without a goal",
        asked("2021-12-10", to_terms(suspends=True), year=2022),
        ("no-goal", "year", "2022年的目标还没有下达，没有可申请的"),
    ),
    a_fault(
        "days of another year",
        asked("2021-06-10", to_terms("2022-03-31", milestones={"start": "2022-01-31"})),
        ("due-outside-year", "asks", "2022年3月31日不在2021年；跨年的目标请在下一年清单里下达"),
        ("due-outside-year", "asks", "节点“开工”的日期2022年1月31日不在2021年"),
    ),
    a_fault(
        "what the goal has, on its last day",
        asked(
            "2021-06-10",
            to_terms(
                "2021-12-31",
                milestones={"start": "2021-12-31"},
                targets=(a_target("项目", 5),),
            ),
        ),
    ),
    a_fault(
        "what the goal does not have",
        asked(
            "2021-06-10",
            to_terms(milestones={"open": "2021-06-30"}, targets=(a_target("户数", 5),)),
        ),
        ("unknown-milestone", "asks", "没有节点“open”；该事项2021年的节点：start"),
        ("unknown-target", "asks", "没有指标“户数”；该事项2021年的指标：项目"),
    ),
    a_fault(
        "what a part does not have, though the whole does",
        asked(
            "2021-06-10",
            to_terms(
                milestones={"start": "2021-06-30"}, targets=(a_target("项目", 5),), part="east"
            ),
        ),
        ("unknown-milestone", "asks", "没有节点“start”；该事项2021年的节点：未设"),
        ("unknown-target", "asks", "没有指标“项目”；该事项2021年的指标：未设"),
    ),
    a_fault(
        "a part that there is not",
        asked("2021-06-10", to_terms("2022-09-30", part="north")),
        ("unknown-part", "asks", "没有子任务“north”；该事项2021年的子任务：east"),
    ),
    a_fault(
        "a part of what has none",
        asked("2021-06-10", to_terms("2021-09-30", part="north")),
        ("unknown-part", "asks", "没有子任务“north”；该事项2021年的子任务：未设"),
        goal=a_goal(due="2021-12-31"),
    ),
    a_fault(
        "a target in another unit",
        asked("2021-06-10", to_terms(targets=(a_target("项目", 5, unit="万个"),))),
        ("other-unit", "asks", "指标“项目”的单位是“个”，不是“万个”"),
    ),
    a_fault(
        "a target without a unit",
        decided(
            "2021-06-10",
            Outcome.ORDERED,
            grants=to_terms(targets=(a_target("项目", 5, unit=None),)),
        ),
        ("other-unit", "grants", "指标“项目”的单位是“个”，不是“（无）”"),
    ),
    a_fault(
        "steps of another year",
        planned(
            "2021-03-10",
            milestone("plan-1", "2022-01-31", "勘察"),
            milestone("plan-2", "2021-05-31", "设计"),
        ),
        ("due-outside-year", "steps", "步骤“勘察”的日期2022年1月31日不在2021年"),
    ),
    a_fault(
        "a request that was filed again",
        asked("2021-06-20", "2021-08-31", after=ASKED),
        around=(ASKED,),
    ),
    a_fault(
        "a request after one that there is not",
        asked("2021-06-20", "2021-08-31", after=ASKED),
        ("unknown-entry", "after", "所重报的申请 00000b 不在本事项里，请核对编号"),
    ),
    a_fault(
        "a request after a report",
        asked("2021-06-20", "2021-08-31", after=CLAIM),
        ("no-request", "after", "00000a 不是另一个申请，不能重报"),
        around=(CLAIM,),
    ),
    a_fault(
        "a request after itself",
        asked("2021-06-20", "2021-08-31").model_copy(update={"after": E_ID}),
        ("no-request", "after", f"{E_ID} 不是另一个申请，不能重报"),
    ),
    a_fault(
        "a department decides",
        decided("2021-06-15", Outcome.RETURNED, ASKED, by=TRANSPORT),
        ("not-for-them", "by", "审定由督查单位填（市武咸同城办），市交通运输局不能填"),
        around=(ASKED,),
    ),
    _decided_by("2021-06-30", "市长"),
    _decided_by("2021-07-01", "常务副市长"),
    _decided_by(
        "2021-06-15", "秘书长", ("not-for-them", "decided_by", f"{_NOT_THEM}秘书长不能审定")
    ),
    _decided_by("2021-06-15", None, ("not-for-them", "decided_by", f"{_NOT_THEM}没有写谁不能审定")),
    a_fault(
        "nobody decides of one's own",
        decided("2021-06-15", Outcome.ORDERED, grants=to_terms(suspends=True)),
        ("not-for-them", "decided_by", f"{_NOT_THEM}没有写谁不能审定"),
        supervision=_POSTS,
    ),
    a_fault("the office closes", closed("2021-06-15"), supervision=_POSTS),
    a_fault(
        "a report is approved",
        approved("2021-06-15", CLAIM),
        ("not-to-be-decided", "to", "00000a 是进展，不是申请，不能同意"),
        around=(CLAIM,),
    ),
    a_fault(
        "a report is closed",
        closed("2021-06-15", CLAIM),
        ("not-to-be-decided", "to", "00000a 是进展，不是核验，不能销号"),
        around=(CLAIM,),
    ),
    a_fault(
        "a report is reopened",
        reopened("2021-06-15", CLAIM),
        ("not-to-be-decided", "to", "00000a 是进展，不是审定，不能恢复"),
        around=(CLAIM,),
    ),
    a_fault(
        "what was closed for good is reopened in a later year",
        reopened("2022-01-10", CLOSED, year=2022),
        around=(CLOSED,),
    ),
    a_fault(
        "a year is closed by what was verified after it",
        closed("2022-02-10", SEEN),
        around=(CLAIM, SEEN),
    ),
    a_fault(
        "a decision of another year than its request",
        approved("2021-06-15", ASKED, to_terms("2022-09-30")).model_copy(update={"year": 2022}),
        ("other-year", "year", "申请 00000b 是2021年的，不是2022年的"),
        around=(ASKED,),
    ),
    a_fault(
        "what is granted the goal does not have",
        approved("2021-06-15", ASKED, to_terms(milestones={"open": "2021-06-30"})),
        ("unknown-milestone", "grants", "没有节点“open”；该事项2021年的节点：start"),
        around=(ASKED,),
    ),
    a_fault(
        "a decision on a request that there is not",
        approved("2021-06-15", ASKED),
        ("unknown-entry", "to", "所指的记录 00000b 不在本事项里，请核对编号"),
    ),
)
