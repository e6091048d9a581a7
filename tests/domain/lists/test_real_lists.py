"""Every list of a real place comes into a blank book as that place would defend it."""

import datetime as dt

import pytest

from tests.domain.lists.tables import (
    blank_book,
    entries,
    goals,
    grown,
    notes,
    of_file,
    outcomes,
    shipped_list,
)
from wuxian.domain import checks
from wuxian.domain.entries.progress import Progress
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.sheets.proposal import Proposal
from wuxian.domain.values.finding import Severity

YEARS = {"dazhu": 2016, "six-cities": 2020, "xianning-2024": 2024, "circulars": 2019}


def taken_in(name: str) -> Proposal:
    """A list taken into a blank book in March of its year."""
    year = YEARS[name]
    given = {"来源": Meaning.AREA} if name == "six-cities" else {}
    return of_file(
        shipped_list(name),
        blank_book(year),
        given,
        year=year,
        day=dt.date(year, 3, 1),
        today=dt.date(year + 4, 12, 31),
    )


def titles(made: Proposal) -> list[str]:
    """The items that it would bring."""
    return [filing.item.plan.title for filing in made.filings]


def carried(made: Proposal, title: str) -> tuple[str | None, list[str], list[str]]:
    """Who leads an item, who leads along and who supports."""
    plan = next(one.item.plan for one in made.filings if one.item.plan.title == title)
    lead = plan.six_ones.lead
    along = [one.department for one in plan.co_leads]
    return lead.holder if lead else None, along, [one.department for one in plan.supporting]


@pytest.mark.parametrize("name", YEARS)
def test_no_row_is_refused_the_book_is_sound_and_again_nothing_comes(name: str) -> None:
    made = taken_in(name)
    assert made.refusals == ()
    book = grown(blank_book(YEARS[name]), made)
    found = checks.findings(book)
    assert [one.message for one in found if one.severity is Severity.ERROR] == []
    assert [one.rule for one in found if one.rule == "no-citation"] == []
    again = of_file(
        shipped_list(name),
        book,
        {"来源": Meaning.AREA} if name == "six-cities" else {},
        year=YEARS[name],
        day=dt.date(YEARS[name], 3, 1),
        today=dt.date(YEARS[name] + 4, 12, 31),
    )
    assert (again.filings, again.programme == book.programme) == ((), True)
    assert {row.outcome for row in again.rows} == {"unchanged"}


def test_dazhu_2016_has_ten_matters_of_which_one_is_two_works() -> None:
    made = taken_in("dazhu")
    assert len(titles(made)) == 10
    assert carried(made, "启动建设东柳河城区段综合治理工程和东湖湿地公园") == (
        "县水务局", ["县住建局", "县护城河指挥部"], [],
    )  # fmt: skip
    bridge, elderly, housing = (goals(made)[n] for n in (1, 4, 8))
    assert [(step.title, str(step.due)) for step in bridge.milestones] == [("投用", "2016-09-30")]
    assert [part.title for part in elderly.parts] == ["开工建设县老年养护楼", "开工建设老年大学"]
    assert [target.called for target in housing.targets] == ["完成棚户区改造至少2836户"]
    assert [group.name for group in made.programme.groups] == ["县护城河指挥部"]


def test_six_places_name_their_units_in_six_ways() -> None:
    made = taken_in("six-cities")
    assert carried(made, "地区生产总值增长8%以上") == (
        "市发展改革委", [],
        ["市经信局", "市商务局", "市交通局", "市农业农村局", "滁州经开区管委会",
         "中新苏滁高新区管委会", "各县、市、区政府"],
    )  # fmt: skip
    assert carried(made, "社会消费品零售总额增长10.5%以上") == (None, [], [])
    assert carried(made, "完善共商共建机制") == ("市武鄂同城化领导小组成员单位", [], [])
    assert carried(made, "合肥都市圈扩容提质，编制都市圈“十四五”规划")[:2] == (
        "合肥市", ["省发展改革委"],
    )  # fmt: skip
    assert carried(made, "科技创新轴")[2] == ["黄埔区政府", "南沙区政府"]
    assert [area.name for area in made.programme.areas][:2] == ["滁州2020", "立山2023"]
    assert any("写法" in note for note in made.notes)
    assert any("等字后面的单位没有写出" in note for note in notes(made, 2))


def test_xianning_2024_has_its_directions_and_words_without_a_figure() -> None:
    made = taken_in("xianning-2024")
    assert len(titles(made)) == 11
    said = {target.name: target for goal in goals(made) for target in goal.targets}
    assert said["地区生产总值增速"].called == "地区生产总值增速至少6%"
    assert said["规上工业增加值增速"].called == "规上工业增加值增速7%左右"
    assert said["CPI涨幅"].called == "CPI涨幅不超过3%"
    assert said["节能减排"].called == "完成省定节能减排目标任务"
    both = [[one.name for one in goal.targets] for goal in goals(made) if len(goal.targets) > 1]
    assert both == [["城镇新增就业", "城镇登记失业率"]]
    assert carried(made, "咸九高速建成投用；长江综合门户港、国际陆港开工")[2] == [
        "市长江综合门户港及公铁水联运项目建设领导小组成员单位",
        "咸安区人民政府", "嘉鱼县人民政府", "通山县人民政府", "咸宁高新区管委会",
    ]  # fmt: skip
    assert [area.name for area in made.programme.areas] == [
        "2024年经济社会发展计划目标", "2024年七个方面重点工作",
    ]  # fmt: skip


def test_the_circulars_are_goals_of_two_years_and_what_was_reached() -> None:
    made = taken_in("circulars")
    assert len(titles(made)) == 14
    reports = [one for one in entries(made) if isinstance(one, Progress)]
    assert len(reports) == 24
    assert {goal.year for goal in goals(made)} == {2019, 2021}
    jobless = [
        (str(report.date), str(report.figures[0].value))
        for report in reports
        if report.figures[0].name == "城镇登记失业率"
    ]
    assert jobless == [("2019-12-31", "2.3"), ("2021-03-31", "3.52"), ("2021-06-30", "3.31")]
    assert outcomes(made).count("10 下达目标") == 1
