"""Lists of works: items, parts, steps, and who carries them."""

import datetime as dt

import pytest

from tests.domain.books import a_book
from tests.domain.lists.tables import (
    DAY,
    OFFICE,
    blank_book,
    entries,
    goals,
    grown,
    notes,
    outcomes,
    proposal,
    reasons,
    words,
)
from wuxian.domain import checks
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.plan.plan import Plan
from wuxian.domain.sheets.grid import Cell, Merge
from wuxian.domain.sheets.proposal import Proposal
from wuxian.domain.values.basis import Basis

HEADINGS = words("序号|工作任务|责任单位|完成时限")


def plans(made: Proposal) -> list[Plan]:
    """The plans of the new items."""
    return [filing.item.plan for filing in made.filings if filing.is_new]


def leads(plan: Plan) -> tuple[str | None, list[str], list[str]]:
    """Who leads an item, who leads along, who supports."""
    lead = plan.six_ones.lead
    co_leads, supporting = (
        [one.department for one in group] for group in (plan.co_leads, plan.supporting)
    )
    return lead.holder if lead else None, co_leads, supporting


def test_a_row_becomes_an_item_with_a_goal_that_cite_it() -> None:
    made = proposal(HEADINGS, words("1|建成大桥|甲局|10月底前"), document="武咸办〔2021〕3号")
    [plan], [goal] = plans(made), goals(made)
    assert (plan.number, plan.title, plan.area_basis) == (1, "建成大桥", Basis.INFERRED)
    assert plan.six_ones.lead is not None
    assert (plan.six_ones.lead.basis, plan.six_ones.lead.remark) == (
        Basis.STATED,
        "武咸办〔2021〕3号",
    )
    assert (goal.text, goal.due, goal.due_words) == ("建成大桥", dt.date(2021, 10, 31), "10月底前")
    assert (goal.by, goal.date, goal.document) == (OFFICE, DAY, "武咸办〔2021〕3号")
    for cited in (plan.citations[0], goal.citation):
        assert cited is not None
        assert (cited.file, cited.section) == ("清单.xlsx", "第2行")


def test_the_book_passes_check_with_it_and_the_same_list_again_adds_nothing() -> None:
    rows = (
        HEADINGS,
        words("一、交通建设|||"),
        words("1|建成大桥|甲局、乙局|10月底前"),
        words("|建成引桥|丙局|5月底前动工"),
        words("2|力争增长8%|各县市区人民政府|"),
    )
    made = proposal(*rows)
    book = grown(blank_book(), made)
    assert checks.findings(book) == checks.findings(book, (checks.plans.years_are_known,))
    again = proposal(*rows, book=book)
    assert (again.filings, again.programme) == ((), book.programme)
    assert outcomes(again) == ["3 没有变化", "4 没有变化", "5 没有变化"]


def test_units_alone_lead_and_beside_a_lead_they_support() -> None:
    alone = proposal(words("任务|责任单位"), words("修路|甲局、乙局"))
    assert leads(plans(alone)[0]) == ("甲局", ["乙局"], [])
    beside = proposal(
        words("任务|市领导|牵头单位|责任单位|配合单位"),
        words("修路|张三\n李四|甲局、乙局|丙局、甲局|丁局"),
    )
    [plan] = plans(beside)
    assert leads(plan) == ("甲局", ["乙局"], ["丙局", "丁局"])
    assert plan.six_ones.leader is not None
    assert plan.six_ones.leader.holder == "张三、李四"


def test_a_row_without_a_lead_in_a_list_of_leads_is_led_by_the_first_unit_and_told() -> None:
    made = proposal(words("任务|牵头单位|责任单位"), words("修路||甲局、乙局"), words("修桥||"))
    assert [leads(plan)[0] for plan in plans(made)] == ["甲局", None]
    told = "没有写牵头单位，责任单位里的第一个（甲局）作牵头"
    assert notes(made, 2) == ("共同牵头部门：乙局", told)


def test_the_units_in_a_sentence_carry_it() -> None:
    made = proposal(
        words("序号|任务"),
        words("1|一、完成规划（牵头单位：甲局；责任单位：乙局）"),
        words("2|修路"),
    )
    assert [plan.title for plan in plans(made)] == ["完成规划", "修路"]
    assert leads(plans(made)[0]) == ("甲局", [], ["乙局"])
    assert goals(made)[0].text == "一、完成规划"


def test_two_works_of_one_number_are_its_parts_and_none_is_lost() -> None:
    made = proposal(
        HEADINGS, words("5|开工建设养护楼|民政局|5月底前动工"), words("|开工建设老年大学||12月底前")
    )
    [goal] = goals(made)
    assert plans(made)[0].title == "开工建设养护楼、开工建设老年大学"
    assert (goal.text, goal.due) == ("开工建设养护楼；开工建设老年大学", None)
    first, second = goal.parts
    assert [step.title for step in first.milestones] == ["开工"]
    assert (second.title, second.due, second.lead) == (
        "开工建设老年大学",
        dt.date(2021, 12, 31),
        None,
    )
    assert notes(made, 3)[0] == "第2行事项的子任务"


@pytest.mark.parametrize(
    "rows",
    [
        ("1|实施十大工程||", "|（1）修路|甲局|6月底前", "|（2）修桥|乙局|9月底前"),
        ("1|实施十大工程||", "1.1|修路|甲局|6月底前", "1.2|修桥|乙局|9月底前"),
        ("1|实施十大工程||", "|修路|甲局|6月底前", "|修桥|乙局|9月底前"),
        ("1|实施十大工程||", "|修路|甲局|", "|修桥|乙局|"),
    ],
)
def test_a_row_that_only_heads_those_below_is_no_part_itself(rows: tuple[str, ...]) -> None:
    made = proposal(HEADINGS, *map(words, rows))
    [goal] = goals(made)
    assert (goal.text, plans(made)[0].title) == ("实施十大工程", "实施十大工程")
    assert [(part.title, part.lead) for part in goal.parts] == [("修路", "甲局"), ("修桥", "乙局")]


def test_equal_rows_without_ends_are_all_parts() -> None:
    made = proposal(words("序号|任务|单位"), words("1|修路|甲局"), words("|修桥|"))
    assert [part.title for part in goals(made)[0].parts] == ["修路", "修桥"]


def test_contents_below_one_merged_title_are_its_parts() -> None:
    heads = words("序号|项目名称|建设内容|完成时限")
    merged = proposal(
        heads,
        words("1|两桥|赤壁大桥|6月底前"),
        words("||嘉鱼大桥|年底"),
        merges=[Merge(1, 1, 2, 1)],
    )
    assert plans(merged)[0].title == "两桥"
    assert [part.title for part in goals(merged)[0].parts] == ["赤壁大桥", "嘉鱼大桥"]


def test_a_long_row_of_works_is_called_by_the_first_and_their_number() -> None:
    long = [f"|{'很长的工程名称' * 4}{n}||年底" for n in range(3)]
    made = proposal(HEADINGS, words(f"1{long[0]}"), *map(words, long[1:]))
    assert plans(made)[0].title == f"{'很长的工程名称' * 4}0等3项"


def test_a_content_is_the_sentence_and_says_the_targets() -> None:
    made = proposal(words("项目名称|建设内容"), words("棚户区改造|完成棚户区改造2836户"))
    [goal] = goals(made)
    assert (goal.text, plans(made)[0].title) == ("完成棚户区改造2836户", "棚户区改造")
    assert [target.called for target in goal.targets] == ["完成棚户区改造至少2836户"]
    assert notes(made, 2) == ("量化指标：完成棚户区改造至少2836户",)


def test_quarters_are_milestones() -> None:
    made = proposal(
        words("任务|一季度|二季度|三季度|四季度"), words("广佛同城|编计划\n谋划|印发||总结")
    )
    assert [(step.title, str(step.due)) for step in goals(made)[0].milestones] == [
        ("编计划", "2021-03-31"), ("谋划", "2021-03-31"),
        ("印发", "2021-06-30"), ("总结", "2021-12-31"),
    ]  # fmt: skip


def test_a_sentence_that_strives_makes_a_soft_goal_and_that_is_told() -> None:
    made = proposal(words("任务|单位"), words("力争开工|甲局"), words("争取资金落实|甲局"))
    assert [goal.soft for goal in goals(made)] == [True, None]
    assert "原句写的是力争，按软目标记" in notes(made, 2)


def test_a_remark_that_is_a_deadline_counts_where_no_column_says_one() -> None:
    made = proposal(words("任务|备注"), words("修路|10月底前"), words("修桥|重点"))
    assert [goal.due for goal in goals(made)] == [dt.date(2021, 10, 31), None]
    assert notes(made, 2) == ("“备注”写的是时限：10月底前",)
    beside = proposal(words("任务|完成时限|备注"), words("修路||10月底前"))
    assert goals(beside)[0].due is None


def test_the_brackets_of_a_sentence_may_say_when() -> None:
    made = proposal(words("序号|任务"), words("1|编制规划（甲局牵头，12月底前完成）"))
    [goal] = goals(made)
    assert (goal.text, goal.due) == ("编制规划", dt.date(2021, 12, 31))


def test_a_figure_of_a_quarter_is_no_milestone_and_that_is_told() -> None:
    made = proposal(words("任务|一季度|二季度"), words("招商|7%|10家以上\n签约"))
    assert [step.title for step in goals(made)[0].milestones] == ["签约"]
    assert notes(made, 2)[0] == "一季度“7%”、二季度“10家以上”是数，没有作节点"


def test_nothing_is_left_of_a_row_that_is_refused() -> None:
    made = proposal(HEADINGS, ["1", "路" * 201, "没有别处的局", ""], words("2|修桥|乙局|"))
    assert [plan.number for plan in plans(made)] == [1]
    assert [body.name for body in made.programme.departments] == ["乙局"]


def test_a_remark_stays_with_its_goal() -> None:
    made = proposal(
        words("任务|完成时限|备注"), words("修路|年底|市重点"), words("修桥|年底|年底前")
    )
    assert [goal.note for goal in goals(made)] == ["市重点", None]
    assert list(reasons(proposal(words("任务|备注"), ["修路", "长" * 4001]))) == [
        "2 备注：太长，最多4000字"
    ]


def test_one_title_over_several_contents_is_one_item_of_several_works() -> None:
    made = proposal(
        words("项目名称|建设内容|完成时限"), words("两桥|赤壁桥|6月底前"), words("修路|土方|年底"),
        words("两桥|嘉鱼桥|年底"),
    )  # fmt: skip
    assert [plan.title for plan in plans(made)] == ["两桥", "修路"]
    assert [part.title for part in goals(made)[0].parts] == ["赤壁桥", "嘉鱼桥"]
    assert notes(made, 4) == ("第2行事项的子任务",)
    assert [row.words for row in made.rows] == ["赤壁桥", "修路", "嘉鱼桥"]


def test_what_a_row_of_the_same_matter_says_otherwise_is_told() -> None:
    made = proposal(
        words("任务|责任单位|完成时限"), words("修路|甲局|年底"), words("修路|乙局|年底")
    )
    assert notes(made, 3) == ("和第2行是同一事项", "责任单位和第2行不同，以第2行为准")


def test_an_area_comes_from_the_chapter_the_option_or_the_only_one() -> None:
    chapter = proposal(words("一、民生|"), HEADINGS, words("一、民生|||"), words("1|修路|甲局|"))
    assert (chapter.programme.areas[0].name, plans(chapter)[0].area_basis) == ("民生", Basis.STATED)
    [undivided] = proposal(HEADINGS, words("1|修路|甲局|")).programme.areas
    assert undivided.name == "重点工作"
    given = proposal(HEADINGS, words("1|修路|甲局|"), area="transport", book=a_book())
    assert plans(given)[0].area == "transport"


def test_without_an_area_a_new_item_is_refused_where_there_are_several() -> None:
    book = a_book()
    area = book.programme.areas[0]
    two = (area, area.model_copy(update={"id": "other", "name": "其他", "short": "其他"}))
    book = book._replace(programme=book.programme.model_copy(update={"areas": two}))
    made = proposal(HEADINGS, words("1|修路|甲局|"), book=book)
    [reason] = reasons(made)
    assert reason.startswith("2 领域：没有写属于哪个领域；请加 --area，可用：")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["1", "", "甲局", "年底"], "工作任务：没有写是什么事项"),
        (
            ["1", "修路", Cell("", fault="是公式，没有算好的值"), ""],
            "责任单位：是公式，没有算好的值",
        ),
        (["1", "路" * 201, "甲局", ""], "工作任务：太长，最多200字"),
        (["1", "修路", "甲局", "年" * 201], "完成时限：太长，最多200字"),
        (["1", "修路", "省发改委", ""], ""),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_column_and_others_go_on(
    row: list[str | Cell], reason: str
) -> None:
    made = proposal(HEADINGS, row, words("2|修桥|乙局|"))
    assert [one.partition(" ")[2] for one in reasons(made)] == ([reason] if reason else [])
    assert "修桥" in [plan.title for plan in plans(made)]


def test_steps_and_parts_of_one_name_are_refused() -> None:
    heads = words("序号|任务|完成时限")
    made = proposal(heads, words("1|修路|3月开工；5月开工"))
    assert list(reasons(made)) == ["2 任务：节点“开工”写了两次"]
    parts = proposal(heads, words("1|修路|6月底前"), words("|甲段|年底"), words("|甲段|年底"))
    assert list(reasons(parts)) == ["2 任务：子任务“甲段”写了两次"]
    long = proposal(heads, words("1|修路|6月底前"), words(f"|{'段' * 201}|年底"))
    assert list(reasons(long)) == ["2 任务：太长，最多200字"]


def test_what_the_rules_forbid_is_refused_with_its_row() -> None:
    made = proposal(HEADINGS, words("1|修路|甲局|"), words("2|修桥|乙局|"), year=2031)
    assert list(reasons(made)) == [
        "2 工作任务：2031年不在期限2021—2025年之内", "3 工作任务：2031年不在期限2021—2025年之内",
    ]  # fmt: skip
    assert (made.filings, made.programme) == ((), blank_book().programme)


def test_the_thousandth_item_has_no_number() -> None:
    book = grown(blank_book(), proposal(HEADINGS, words("1|修路|甲局|")))
    [item] = book.items
    last = item._replace(plan=item.plan.model_copy(update={"number": 999}))
    made = proposal(HEADINGS, words("2|架桥|甲局|"), book=book._replace(items=(last,)))
    assert list(reasons(made)) == ["2 序号：序号已用到999，不能再新增"]


def test_what_is_not_read_is_told() -> None:
    made = proposal(
        words("来源|任务|写法"),
        words("甲|修路|乙"),
        words("合计||"),
        given={"写法": Meaning.UNUSED},
    )
    assert made.notes[:5] == (
        "按2021年的清单读，记在2021年3月1日；不对请加 --year、--date",
        "没有2021年的设置（years/2021.toml），没有写时限的目标不会按年底计",
        "没有牵头单位的新事项1行：第2行",
        "工作表“清单”没有用到的列：来源、写法", "第3行是合计，没有读：合计",
    )  # fmt: skip
    assert made.writes
    assert len(entries(made)) == 1
