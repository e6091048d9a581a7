"""The circular in words: its head, its parts in order, its annexes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.books import (
    OFFICE,
    ORIGIN,
    TRANSPORT,
    a_book,
    a_goal,
    a_target,
    an_item,
    day,
    figure,
    milestone,
    progress,
    settings_of,
)
from tests.domain.problems import raised, reply
from tests.domain.supervised import a_part, in_parts
from tests.domain.supervising import NOTICE, accepted, decided, to_terms
from tests.render.circulars import BRIDGE, document, prose, told
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.plan.circular_rule import CircularRule
from wuxian.domain.plan.goal import At, Measure, Target
from wuxian.domain.plan.supervision import Supervision
from wuxian.domain.values.period import Period
from wuxian.domain.views.circular import circular
from wuxian.render.documents.circular import circular_document
from wuxian.render.documents.sections import counted

# Its head


def test_it_is_a_circular_of_supervision_only_where_the_office_is_designated() -> None:
    assert document(an_item()).name == "工作通报"
    designated = Supervision(office=OFFICE, designation="咸政办函〔2021〕5号")
    settings = settings_of(2021).model_copy(update={"supervision": designated})
    paper = document(an_item(), settings=settings)
    assert paper.name == "督查通报"
    assert paper.byline == (
        "市武咸同城办（授权文号：咸政办函〔2021〕5号）　第1期（未印发）　2021年三季度　"
        "截至2021年9月30日"
    )


def test_it_opens_with_whom_it_goes_to_and_with_the_counts_beside_their_shares() -> None:
    rule = CircularRule(addressees=("各县市区人民政府", "市直各部门"), copies=("市委办公室",))
    settings = settings_of(2021).model_copy(update={"circulars": rule})
    behind = an_item(progress("2021-09-01", 20), goals=(BRIDGE,))
    others = (an_item(number=n, title=str(n), goals=(BRIDGE,)) for n in (6, 7))
    nobody = ("提前完成", "已完成", "超进度", "达进度")
    none = "、".join(f"{name}0项（0.0%）" for name in nobody)
    counts = f"{none}、欠进度3项（100.0%）、其它0项（0.0%）"
    assert prose(document(behind, *others, settings=settings)) == [
        "各县市区人民政府、市直各部门：",
        "现将2021年三季度武咸同城工作事项进展情况通报如下。",
        f"共3项：{counts}。",
        "对本通报的结论有异议的单位，可自收到之日起30日内向市武咸同城办申请复核。",
        "抄送：市委办公室。",
    ]


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (17, 222, "17项（7.7%）"),  # of the 222 of a half-year: 7.657…
        (1, 3, "1项（33.3%）"),
        (2, 3, "2项（66.7%）"),
        (1, 2000, "1项（0.1%）"),  # 0.05 is rounded up
        (0, 5, "0项（0.0%）"),
        (5, 5, "5项（100.0%）"),
        (0, 0, "0项"),
    ],
)
def test_a_share_is_truly_rounded_and_stands_beside_its_count(
    part: int, whole: int, words: str
) -> None:
    assert counted(part, whole) == words


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_no_share_is_further_off_than_half_a_tenth(pair: tuple[int, int]) -> None:
    part, whole = pair
    share = counted(part, whole).partition("（")[2].rstrip("%）")
    tenths = int(share.replace(".", ""))
    assert abs(2000 * part - 2 * tenths * whole) <= whole


# 一、主要指标


def test_each_goal_with_figures_stands_in_its_own_sentence_with_the_figures_below() -> None:
    goal = a_goal(
        due="2021-12-31",
        text="招商项目100个、开工项目10个以上",
        targets=(a_target(), a_target("开工项目", 10), a_target("审批提速", None, words="省定")),
    )
    figures = (figure("招商项目", 60), figure("开工项目", 12))
    told_of = progress("2021-09-10", figures=figures)
    paper = told(document(an_item(told_of, goals=(goal,)), an_item(number=6, title="六")))
    assert paper["一、主要指标（1项）"] == [
        "05 天子山大桥：招商项目100个、开工项目10个以上。",
        "  招商项目：实际60个（9月10日）（目标：至少100个，完成目标的60.0%）",
        "  开工项目：实际12个（9月10日）（目标：至少10个，完成目标的120.0%，已达到）",
        "  审批提速：实际未认定（目标：省定）",
    ]


def test_a_target_that_was_changed_says_from_what_when_and_by_whom() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target(),))
    lower = decided("2021-08-01", Outcome.ORDERED, grants=to_terms(targets=(a_target(value=80),)))
    [_, line] = told(document(an_item(lower, goals=(goal,))))["一、主要指标（1项）"]
    assert line == (
        "  招商项目：实际未报（目标：至少80个；"
        f"2021年8月1日由“招商项目至少100个”调整为“招商项目至少80个”（{OFFICE}，{NOTICE}））"
    )


def test_the_figure_of_the_office_stands_with_the_one_that_was_reported() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target(),))
    said = progress("2021-09-10", figures=(figure("招商项目", 60),))
    checked = accepted("2021-09-12", said, figures=(figure("招商项目", 55),))
    [_, line] = told(document(an_item(said, checked, goals=(goal,))))["一、主要指标（1项）"]
    assert line.startswith("  招商项目：实际55个（9月10日，核定数，原报60个）（目标")


def test_the_figure_of_a_part_and_the_word_of_the_office_stand_so() -> None:
    goal = in_parts(a_part("chibi", targets=(a_target("提速", None, words="省定"),)))
    [_, line] = told(document(an_item(goals=(goal,))))["一、主要指标（1项）"]
    assert line == "  CHIBI，提速：实际未认定（目标：省定）"
    words = a_goal(due="2021-12-31", targets=(a_target("提速", None, words="省定"),))
    met = progress("2021-09-10", met=("提速",), by=OFFICE)
    [_, line] = told(document(an_item(met, goals=(words,))))["一、主要指标（1项）"]
    assert line == "  提速：实际已达到（目标：省定）"


def test_without_figures_it_says_so() -> None:
    assert told(document(an_item(goals=(BRIDGE,))))["一、主要指标（0项）"] == ["没有量化指标。"]


# 二、重点工作


def test_by_area_each_sentence_stands_with_how_far_it_is_and_what_was_done() -> None:
    entries = (
        progress("2021-06-25", 20),
        progress("2021-07-09", 30, note="打桩。"),
        progress("2021-08-27", 45, milestone="works", note="主体过半。"),
        progress("2021-09-24", 60, note="架梁"),
    )
    paper = told(document(an_item(*entries, goals=(BRIDGE,))))
    assert paper["二、重点工作（1项）"] == []
    assert paper["（一）交通同网（1项）"] == [
        "05 天子山大桥：年底建成通车。",
        "  牵头：市交通运输局（推定）；达进度，绿灯，进度60%，为序时进度75.0%的80.0%。",
        "  进度由上期的20%到60%。",
        "  完成节点：主体过半（8月27日）。",
        f"  架梁。（{TRANSPORT}，9月24日）",
        "  本期共有进展3条，以上为最近一条。",
    ]


def test_an_item_of_which_nothing_was_heard_says_so() -> None:
    paper = told(document(an_item(progress("2021-06-01", 20), goals=(BRIDGE,))))
    assert paper["（一）交通同网（1项）"][-1] == "  本期没有报送进展。"
    assert (
        told(document(an_item()))["（一）交通同网（1项）"][0] == "05 天子山大桥：本年目标未下达。"
    )


def test_what_is_verified_stands_beside_what_is_reported_where_anything_is() -> None:
    said = progress("2021-09-10", 70, note="架梁")
    checked = accepted("2021-09-12", said)
    late = progress("2021-09-20", 75, note="合龙")
    unseen = an_item(progress("2021-09-10", 70), number=6, title="六", goals=(BRIDGE,))
    paper = told(document(an_item(said, checked, late, goals=(BRIDGE,)), unseen))
    lines = [line for line in paper["（一）交通同网（2项）"] if "牵头" in line]
    assert [line.rpartition("；")[2] for line in lines] == ["已核70%。", "未核。"]


def test_the_percent_is_told_where_the_reason_of_the_lamp_is_another() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target(),))
    said = progress("2021-09-10", 70, figures=(figure("招商项目", 20),))
    paper = told(document(an_item(said, goals=(goal,))))["（一）交通同网（1项）"]
    assert paper[0] == "05 天子山大桥"
    assert paper[1].endswith("；进度70%。")


# 三 to 五


def test_what_the_last_one_left_open_says_how_it_was_and_is() -> None:
    entries = (progress("2021-06-30", 20), progress("2021-09-30", 75))
    paper = told(document(an_item(*entries, goals=(a_goal(due="2021-12-31"),))))
    then, now = "进度20%，为序时进度50.0%的40.0%，低于60%", "进度75%，为序时进度75.0%的100.0%"
    assert paper["三、上期未完成（1项）"] == [
        f"05 天子山大桥：上期欠进度（{then}）；现达进度，绿灯，{now}"
    ]
    assert paper["五、与上期（截至2021年6月30日）相比"] == [
        "灯号：05 天子山大桥，红灯转绿灯，进度75%，为序时进度75.0%的100.0%"
    ]


def test_in_the_first_period_there_is_no_last_one_but_there_are_changes() -> None:
    moved = decided("2021-02-10", Outcome.ORDERED, grants=to_terms("2021-11-30"))
    paper = told(document(an_item(moved, goals=(BRIDGE,)), period="2021-Q1"))
    assert paper["三、上期未完成"] == ["本年没有上期。"]
    assert paper["五、本期变化"] == ["时限：05 天子山大桥，由2021年12月31日改为2021年11月30日"]


def test_where_nothing_changed_it_says_so() -> None:
    goal = a_goal(open_ended=True)
    assert told(document(an_item(goals=(goal,))))["五、与上期（截至2021年6月30日）相比"] == [
        "没有变化。"
    ]


def test_what_is_to_be_settled_says_who_is_asked_and_for_how_long_it_has_been_open() -> None:
    asks = raised("2021-09-01", "用地指标不足。", asks="市政府")
    paper = told(document(an_item(asks, reply("2021-09-27", asks, "已上会"), goals=(BRIDGE,))))
    waited = f"已过21个工作日，9月27日已答复：已上会（{TRANSPORT}，9月1日提出）"
    assert paper["四、需协调事项（1项）"] == [
        f"05 天子山大桥：用地指标不足（需协调：市政府），{waited}"
    ]
    assert told(document(an_item()))["四、需协调事项（0项）"] == ["没有需协调的事项。"]


def test_every_way_of_change_has_its_line() -> None:
    goal = a_goal(
        milestone("works", "2021-08-31", "主体过半"), due="2021-12-31", targets=(a_target(),)
    )
    done = raised("2021-06-02", "管线未迁")
    entries = (
        progress("2021-06-25", 50, next_step="完成招标。"),
        raised("2021-06-01", "征地未完"),
        done,
        reply("2021-07-15", done, done=True),
        decided("2021-07-11", Outcome.ORDERED, grants=to_terms(targets=(a_target(value=80),))),
        decided("2021-07-10", Outcome.ORDERED, grants=to_terms("2021-11-30")),
    )
    late = progress("2021-06-25", 50).model_copy(update={"forecast": day("2022-03-31")})
    lines = told(document(an_item(*entries, late, goals=(goal,))))[
        "五、与上期（截至2021年6月30日）相比"
    ]
    assert [line.partition("：")[0] for line in lines] == [
        "灯号",
        "时限",
        "指标",
        "到期未完成",
        "计划后未报送",
        "预计超期",
        "仍未解决",
        "已解决",
    ]
    assert lines[1] == "时限：05 天子山大桥，由2021年12月31日改为2021年11月30日"
    assert lines[2].startswith(
        "指标：05 天子山大桥，2021年7月11日由“招商项目至少100个”调整为“招商项"
    )
    assert lines[4] == f"计划后未报送：05 天子山大桥，完成招标（{TRANSPORT}，6月25日）"
    assert lines[5] == "预计超期：05 天子山大桥，预计2022年3月31日，时限2021年11月30日"
    assert lines[7] == "已解决：05 天子山大桥，管线未迁"


@pytest.mark.parametrize(
    ("target", "value", "words"),
    [
        (a_target(at=At.MOST), 60, "未超出"),
        (a_target(at=At.MOST), 101, "已超出"),
        (a_target(measure=Measure.RATE), 60, "未达到"),
        (a_target(measure=Measure.RATE), 100, "已达到"),
    ],
)
def test_what_is_not_to_be_exceeded_is_not_said_to_be_reached(
    target: Target, value: int, words: str
) -> None:
    goal = a_goal(due="2021-12-31", targets=(target,))
    said = progress("2021-09-29", figures=(figure("招商项目", value),))
    [_, line] = told(document(an_item(said, goals=(goal,))))["一、主要指标（1项）"]
    assert line.endswith(f"，{words}）")


def test_a_circular_of_another_day_than_its_last_says_so() -> None:
    book = a_book(an_item(goals=(BRIDGE,)))
    period = Period.parse("2021-Q3")
    later, earlier = (
        prose(circular_document(circular(book, period, day(on), ORIGIN)))
        for on in ("2021-10-20", "2021-08-15")
    )
    assert "以上截至2021年10月20日，期末以后的情况也在内。" in later
    assert "本期尚未结束，以上是阶段性情况。" in earlier
