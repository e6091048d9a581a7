"""Plans and settings field by field: what differs, what a field is called, and the laws of it."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.arbitrary import days
from tests.domain.books import (
    EDUCATION,
    REFORM,
    TRANSPORT,
    a_calendar,
    a_goal,
    a_programme,
    an_item,
    inferred_lead,
    milestone,
    settings_of,
)
from tests.laws import examples
from wuxian.domain.history.differences import (
    FieldChange,
    Fields,
    differences,
    fields_of,
    fields_of_table,
    label,
    named_by,
)
from wuxian.domain.history.wording import Wording
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.plan import Plan, Support
from wuxian.domain.values.basis import Basis, Citation

_LAWS = settings(max_examples=examples(60))
_BRIDGE = an_item(goals=(a_goal(due="2021-12-31"),)).plan


def told(before: Plan, after: Plan) -> list[str]:
    """What a clerk is told of the difference."""
    return [change.words for change in differences(fields_of(before), fields_of(after))]


def altered(**fields: object) -> Plan:
    """The bridge's plan with these fields instead of its own."""
    return _BRIDGE.model_copy(update=fields)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (altered(title="天子山特大桥"), ["标题由 天子山大桥 改为 天子山特大桥"]),
        (altered(number=6), ["序号由 5 改为 6"]),
        (altered(covers=("主桥", "引桥")), ["新增包括内容（主桥、引桥）"]),
        (altered(area_basis=Basis.INFERRED), ["领域依据由 原文 改为 推定"]),
        (
            altered(six_ones=inferred_lead(EDUCATION)),
            ["牵头部门由 市交通运输局 改为 市教育局"],
        ),
        (
            altered(six_ones=an_item(lead=None).plan.six_ones),
            ["删去牵头部门（原为市交通运输局，推定）"],
        ),
        (
            altered(supporting=(Support(department=REFORM, basis=Basis.INFERRED),)),
            ["新增配合部门“市发展和改革委员会”（推定）"],
        ),
        (altered(goals=()), ["删去2021年目标（原为建成通车，原文，完成时限：2021年12月31日）"]),
    ],
    ids=["title", "number", "covers", "default", "lead", "no lead", "supporting", "goal gone"],
)  # fmt: skip
def test_each_field_that_differs_is_said_in_the_words_of_the_office(
    after: Plan, words: list[str]
) -> None:
    assert told(_BRIDGE, after) == words


def test_a_due_date_is_told_as_set_moved_or_dropped() -> None:
    undated, dated = (altered(goals=(a_goal(due=due),)) for due in (None, "2021-12-31"))
    moved = altered(goals=(a_goal(due="2021-11-30"),))
    assert told(undated, dated) == ["新增2021年目标的完成时限（2021年12月31日）"]
    assert told(dated, moved) == ["2021年目标的完成时限由 2021年12月31日 改为 2021年11月30日"]
    assert told(dated, undated) == ["删去2021年目标的完成时限（原为2021年12月31日）"]


def test_milestones_are_told_apart_by_their_id_not_by_their_place() -> None:
    design, opening = milestone("design", "2021-06-30"), milestone("open", "2021-09-30", "通车")
    later = milestone("open", "2021-10-31", "通车")
    before = altered(goals=(a_goal(opening),))
    moved, came = differences(fields_of(before), fields_of(altered(goals=(a_goal(design, later),))))
    assert moved.words == "2021年目标的节点“通车”的完成时限由 2021年9月30日 改为 2021年10月31日"
    assert (came.field, came.label, came.before) == (
        "goals.2021.milestones.design",
        "2021年目标的节点“初步设计批复”",
        None,
    )
    assert came.after == {"title": "初步设计批复", "due": design.due}


def test_the_order_of_goals_and_milestones_is_no_difference() -> None:
    first, second = milestone("design", "2021-06-30"), milestone("open", "2021-09-30", "通车")
    before = altered(goals=(a_goal(first, second), a_goal(year=2022)))
    assert told(before, altered(goals=(a_goal(year=2022), a_goal(second, first)))) == []


def test_a_goal_that_came_is_one_change_whatever_it_holds() -> None:
    coming = a_goal(milestone("open", "2022-09-30", "通车"), due="2022-12-31", year=2022)
    [change] = differences(fields_of(_BRIDGE), fields_of(altered(goals=(*_BRIDGE.goals, coming))))
    assert (change.field, change.label, change.before) == ("goals.2022", "2022年目标", None)
    assert change.words == (
        "新增2022年目标（建成通车，原文，完成时限：2022年12月31日，"
        "节点“通车”（完成时限：2022年9月30日））"
    )


def test_of_an_element_that_came_or_went_its_name_is_not_said_twice() -> None:
    undated = altered(goals=(a_goal(),))
    staged = altered(goals=(a_goal(milestone("open", "2021-09-30", "通车")),))
    assert told(undated, staged) == ["新增2021年目标的节点“通车”（完成时限：2021年9月30日）"]
    assert told(staged, undated) == ["删去2021年目标的节点“通车”（原为完成时限：2021年9月30日）"]


def test_a_goal_that_came_names_no_id_of_its_milestones() -> None:
    coming = a_goal(milestone("open", "2022-09-30", "通车"), year=2022)
    [words] = told(_BRIDGE, altered(goals=(*_BRIDGE.goals, coming)))
    assert words == "新增2022年目标（建成通车，原文，节点“通车”（完成时限：2022年9月30日））"


def test_what_is_left_at_its_usual_value_is_the_same_as_that_value_written_out() -> None:
    assert fields_of(Plan(number=5, title="桥", area="transport")) == {
        ("number",): 5,
        ("title",): "桥",
        ("area",): "transport",
        ("area_basis",): Basis.STATED,
    }


def test_a_threshold_changed_from_the_usual_one_is_changed_and_not_new() -> None:
    [change] = differences(fields_of(settings_of(2021)), fields_of(settings_of(2021, yellow=75)))
    assert change.words == "灯号规则的黄灯线由 80 改为 75"


def test_committing_switched_on_is_said_with_yes_and_no() -> None:
    table = {"git": {"commit": False}}, {"git": {"commit": True}}
    before, after = map(fields_of_table, table)
    [change] = differences(before, after)
    assert change.words == "自动提交由 否 改为 是"


def test_a_year_of_the_calendar_that_came_is_one_change() -> None:
    [change] = differences(fields_of(a_calendar(2021)), fields_of(a_calendar(2021, 2022)))
    assert (change.field, change.label) == ("years.2022", "2022年")
    assert "放假“元旦”（首日：2022年1月1日，末日：2022年1月1日）" in change.words


def test_a_department_renamed_is_one_gone_and_one_come() -> None:
    programme = a_programme()
    old, *others = programme.departments
    renamed = programme.model_copy(
        update={"departments": (old.model_copy(update={"name": "市交通局"}), *others)}
    )
    changes = differences(fields_of(programme), fields_of(renamed))
    assert [change.words for change in changes] == [
        "删去部门“市交通运输局”（原为原文）",
        "新增部门“市交通局”（原文）",
    ]


def test_elements_that_cannot_be_told_apart_are_compared_as_a_whole() -> None:
    twice = {"milestones": [{"id": "open", "due": 1}, {"id": "open", "due": 2}]}
    unnamed = {"milestones": [{"due": 1}, {"id": "open"}]}
    assert list(fields_of_table(twice)) == list(fields_of_table(unnamed)) == [("milestones",)]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("title", "标题"),
        ("six_ones leader holder", "市领导"),
        ("six_ones fund remark", "专项经费的说明"),
        ("goals 2021 due_words", "2021年目标的时限原文"),
        ("goals 2021 milestones open title", "2021年目标的节点“open”的标题"),
        ("supporting 市教育局 basis", "配合部门“市教育局”的依据"),
        ("areas transport short", "领域“transport”的简称"),
        ("offices 市武咸同城办 duty", "机构“市武咸同城办”的职责"),
        ("documents reply-034 issuer", "文件“reply-034”的发文单位"),
        ("governance 联席会议 text", "工作机制“联席会议”的内容"),
        ("years 2021 holidays", "2021年的放假"),
        ("years 2021 holidays 元旦 last", "2021年的放假“元旦”的末日"),
        ("years 2021 notice", "2021年的通知文号"),
        ("notice", "提示"),
        ("lamps red_below", "灯号规则的红灯线"),
        ("reminders silent_after", "提醒的未报送提醒天数"),
        ("term first_year", "期限的起始年"),
        ("goals", "年度目标"),
        ("colour", "colour"),
    ],
)
def test_a_field_is_called_by_where_it_stands(path: str, words: str) -> None:
    assert label(tuple(path.split())) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (dt.date(2021, 7, 1), "2021年7月1日"),
        (True, "是"),
        (80, "80"),
        ("桥", "桥"),
        ((), "无"),
        (["主桥", "引桥"], "主桥、引桥"),
        ({"name": "元旦", "first": dt.date(2021, 1, 1)}, "name：元旦，first：2021年1月1日"),
    ],
)
def test_a_value_is_said_as_a_clerk_reads_it(value: object, words: str) -> None:
    assert Wording({}).value(value) == words


def test_a_citation_is_said_with_its_section_and_facts() -> None:
    citation = Citation(document="reply-034", section="二、（四）", facts=(44, 45))
    assert told(_BRIDGE, altered(citations=(citation,))) == [
        "新增出处（reply-034二、（四），事实：44、45，原文）"
    ]


def test_a_citation_says_nothing_of_what_it_leaves_out() -> None:
    citation = Citation(document="reply-034", section="二、（四）")
    assert told(_BRIDGE, altered(citations=(citation,))) == [
        "新增出处（reply-034二、（四），原文）"
    ]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans of item 5 as they may be written by hand, goals and departments in any order."""
    basis = st.sampled_from(Basis)
    departments = st.permutations([TRANSPORT, EDUCATION, REFORM])
    names = draw(departments)[: draw(st.integers(0, 3))]
    years = draw(st.lists(st.sampled_from([2021, 2022, 2023]), unique=True))
    return Plan(
        number=draw(st.integers(5, 6)),
        title=draw(st.sampled_from(["大桥", "特大桥"])),
        area="transport",
        area_basis=draw(basis),
        covers=draw(st.sampled_from([(), ("主桥",), ("主桥", "引桥")])),
        six_ones=draw(st.sampled_from([inferred_lead(TRANSPORT), inferred_lead(EDUCATION)])),
        supporting=tuple(Support(department=name, basis=draw(basis)) for name in names),
        goals=tuple(draw(_goals(year)) for year in years),
    )


@st.composite
def _goals(draw: st.DrawFn, year: int) -> Goal:
    within = days(f"{year}-01-01", f"{year}-12-31")
    ids = draw(st.lists(st.sampled_from(["design", "works", "open"]), unique=True))
    due = draw(st.none() | within)
    steps = (milestone(name, str(draw(within))) for name in ids)
    return a_goal(*steps, due=str(due) if due else None, year=year)


def flat(fields: Fields) -> dict[str, object]:
    """The fields by their dotted names; what an element is told apart by is in the name."""
    return {
        ".".join(path): value
        for path, value in fields.items()
        if path[-3:-2] == () or path[-1] != named_by(path[-3])
    }


def applied(before: dict[str, object], changes: Sequence[FieldChange]) -> dict[str, object]:
    """The fields after these changes; a dictionary is an element with all that is below it."""
    after = dict(before)
    for name, _, _, new, _ in changes:
        after = {
            key: value
            for key, value in after.items()
            if key != name and not key.startswith(f"{name}.")
        }
        match new:
            case dict():
                after.update({f"{name}.{key}": value for key, value in new.items()})
            case None:
                pass
            case _:
                after[name] = new
    return {key: value for key, value in after.items() if not key.endswith(".id")}


@_LAWS
@given(plans())
def test_nothing_differs_between_a_plan_and_itself(plan: Plan) -> None:
    assert differences(fields_of(plan), fields_of(plan)) == ()


@_LAWS
@given(plans(), plans())
def test_the_differences_applied_to_the_one_plan_give_the_other(before: Plan, after: Plan) -> None:
    old, new = fields_of(before), fields_of(after)
    assert applied(flat(old), differences(old, new)) == flat(new)


@_LAWS
@given(plans(), plans())
def test_the_differences_backwards_are_the_same_turned_round(before: Plan, after: Plan) -> None:
    old, new = fields_of(before), fields_of(after)
    assert {(c.field, c.label, repr(c.before), repr(c.after)) for c in differences(new, old)} == {
        (c.field, c.label, repr(c.after), repr(c.before)) for c in differences(old, new)
    }
