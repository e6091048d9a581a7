"""A change of a plan that makes the past read otherwise is pointed out."""

import pytest

from tests.domain.books import TRANSPORT, a_goal, an_item, day, progress
from wuxian.domain.book.book import Item
from wuxian.domain.history.past import rewritten
from wuxian.domain.plan.plan import Assignment, SixOnes
from wuxian.domain.values.basis import Basis

TODAY = day("2021-07-31")
GOAL = a_goal(due="2021-12-31")


def told(before: Item, **changed: object) -> list[str]:
    """What is said of a change of the plan."""
    return list(rewritten(before, before.plan.model_copy(update=changed), TODAY))


def test_a_goal_of_a_year_that_has_begun_is_part_of_the_past() -> None:
    later = GOAL.model_copy(update={"due": day("2021-11-30")})
    assert told(an_item(goals=(GOAL,)), goals=(later,)) == [
        "改动了2021年的目标，这一年已往的灯号会跟着变；要留痕请改用：wuxian goal 5 目标 --year 2021"
    ]
    assert told(an_item(goals=(GOAL,)), goals=())[0].startswith("改动了2021年的目标")
    assert told(an_item(), goals=(GOAL,))[0].startswith("补写了2021年的目标")
    assert told(an_item(goals=(GOAL,)), goals=(GOAL,)) == []


def test_a_goal_of_a_year_to_come_is_not_unless_it_has_entries() -> None:
    goal = a_goal(year=2022)
    item = an_item()
    assert told(item, goals=(goal,)) == []
    reported = item._replace(entries=(progress("2022-01-05", 10),))
    assert told(reported, goals=(goal,))[0].startswith("补写了2022年的目标")


@pytest.mark.parametrize("holder", [None, "市教育局"])
def test_a_holder_that_is_another_from_the_start_is_told(holder: str | None) -> None:
    item = an_item()
    lead = Assignment(holder=TRANSPORT, basis=Basis.INFERRED)
    other = Assignment(holder=holder, basis=Basis.INFERRED) if holder else None
    [said] = told(item, six_ones=SixOnes(lead=other))
    assert said == (
        f"牵头部门从一开始就改成了{holder or '空缺'}，查不到曾是{TRANSPORT}；"
        "要留痕请改用：wuxian appoint 5 牵头部门 人选 --document 文号"
    )
    surer = lead.model_copy(update={"basis": Basis.APPOINTED})
    assert told(item, six_ones=SixOnes(lead=surer)) == []
    assert told(an_item(lead=None), six_ones=SixOnes(lead=lead)) == []


def test_who_carries_the_item_along_and_is_gone_from_the_start_is_told() -> None:
    item = an_item(supporting=("市教育局", "市民政局"))
    kept = item.plan.supporting[1:]
    [said] = told(item, supporting=kept)
    assert said == (
        "配合部门从一开始就没有了市教育局；"
        "要留痕请改用：wuxian appoint 5 配合部门 市教育局 --end --document 文号"
    )
    assert told(item, co_leads=kept) == []
    along = item._replace(plan=item.plan.model_copy(update={"co_leads": kept}))
    [said] = rewritten(along, item.plan, TODAY)
    assert said.startswith("共同牵头部门从一开始就没有了市民政局；")


def test_another_title_or_area_is_told() -> None:
    assert told(an_item(), title="另一座桥", area="industry") == [
        "改了标题，已出的报告里仍是原来的标题",
        "改了领域，以往按领域的统计会跟着变",
    ]
