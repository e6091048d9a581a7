"""What verifications, requests, decisions and slips say, in a few words and at length."""

import datetime as dt

import pytest

from tests.domain.books import a_goal, a_target, an_item, figure, milestone, progress
from tests.domain.supervised import a_part
from tests.domain.supervising import (
    NOTICE,
    a_slip,
    accepted,
    approved,
    asked,
    closed,
    decided,
    planned,
    reopened,
    returned,
    sent_back,
    to_terms,
)
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry, Told
from wuxian.domain.entries.request import Contact
from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.plan.terms import Ending
from wuxian.domain.values.basis import Percentage

GOAL = a_goal(milestone("start", "2021-04-30", "开工"), due="2021-06-30").model_copy(
    update={"parts": (a_part("east"),)}
)
PLAN = an_item(goals=(GOAL,)).plan
CLAIM = progress("2021-06-01", 60, figures=(figure("项目", 8),), entry_id="00000a")
WORD = accepted("2021-06-10", CLAIM)
ASKED = asked("2021-06-10", "2021-09-30").model_copy(update={"id": "00000b"})
CLOSED = closed("2021-12-01", WORD).model_copy(update={"id": "00000c"})
CONTACTS = (
    Contact(role="经办人", name="李四", phone="0715-8251234"),
    Contact(role="分管领导", name="王五"),
)
FILED = planned(
    "2021-03-10",
    milestone("plan-1", "2021-05-31", "勘察"),
    parts=(a_part("west", weight=2),),
    contacts=CONTACTS,
)
SLIP = a_slip("2021-07-01", "2021-07-08")
PUT_OFF = to_terms("2021-09-30", milestones={"start": "2021-06-20"}, targets=(a_target("项目", 6),))


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (WORD, "核验 00000a，属实"),
        (
            accepted("2021-06-10", CLAIM, 50, figures=(figure("项目", 6),)),
            "核验 00000a，核定进度50%，核定数据：项目6个",
        ),
        (accepted("2021-06-10", CLAIM, 0), "核验 00000a，核定进度0%"),
        (returned("2021-06-10", CLAIM, "附\n验收单"), "核验 00000a，退回，附 验收单"),
        (ASKED, "申请：延期至2021年9月30日，汛期停工"),
        (asked("2021-06-20", "2021-08-31", after=ASKED), "再次申请：延期至2021年8月31日，汛期停工"),
        (
            asked("2021-06-10", PUT_OFF),
            "申请：延期至2021年9月30日，节点“start”延至2021年6月20日，指标改为项目至少6个，汛期停工",
        ),
        (asked("2021-06-10", to_terms(suspends=True)), "申请：暂停，汛期停工"),
        (asked("2021-06-10", to_terms(resumes=True)), "申请：恢复，汛期停工"),
        (
            asked("2021-06-10", to_terms(ends=Ending.MERGED)),
            "申请：终止（并入其他事项），汛期停工",
        ),
        (
            asked("2021-06-10", to_terms("2021-09-30", part="east")),
            "申请：子任务“east”，延期至2021年9月30日，汛期停工",
        ),
        (
            FILED,
            (
                "报2021年细化方案，步骤：勘察（2021年5月31日） 子任务：WEST（权重2） "
                "联系人：经办人李四 0715-8251234、分管领导王五"
            ),
        ),
        (
            planned("2021-04-01", milestone("plan-1", "2021-05-31", "勘察"), after=FILED),
            "再次报2021年细化方案，步骤：勘察（2021年5月31日）",
        ),
        (approved("2021-06-15", ASKED), f"审定同意 00000b，{NOTICE} 同意"),
        (
            approved("2021-06-15", ASKED, to_terms("2021-07-31")),
            f"审定同意 00000b：延期至2021年7月31日，{NOTICE} 同意",
        ),
        (sent_back("2021-06-15", ASKED), f"审定退回 00000b，{NOTICE} 同意"),
        (
            decided("2021-06-15", Outcome.ORDERED, grants=to_terms(suspends=True), post="市长"),
            f"审定决定：暂停，市长 {NOTICE} 同意",
        ),
        (CLOSED, f"2021年销号，{NOTICE} 同意"),
        (closed("2021-12-01", how=Ending.CANCELLED), f"2021年取消，结束，{NOTICE} 同意"),
        (
            decided("2021-12-01", Outcome.CLOSED, how=Ending.CANCELLED, for_good=True),
            f"2021年取消，结束，以后各年也不再列，{NOTICE} 同意",
        ),
        (reopened("2021-12-05", CLOSED), f"恢复 00000c，{NOTICE} 同意"),
        (
            SLIP,
            "蓝色督办单 武咸督〔2021〕1号，致市交通运输局，2021年7月8日前：说明落后原因",
        ),
        (
            SLIP.model_copy(
                update={
                    "colour": Colour.TALK,
                    "units": ("市教育局", "市交通运输局"),
                    "basis": "咸政办发〔2021〕3号",
                    "reason": "重大事项",
                }
            ),
            (
                "约谈通知 武咸督〔2021〕1号，致市教育局、市交通运输局，"
                "2021年7月8日前：说明落后原因 咸政办发〔2021〕3号 重大事项"
            ),
        ),
    ],
)
def test_an_entry_says_in_a_line_what_it_says(entry: Entry, line: str) -> None:
    assert entry.line(None) == line


@pytest.mark.parametrize(
    ("entry", "news"),
    [
        (WORD, "核验 00000a，属实"),
        (
            asked("2021-06-10", PUT_OFF),
            "申请：延期至2021年9月30日，节点“开工”延至2021年6月20日，指标改为项目至少6个，汛期停工",
        ),
        (
            asked("2021-06-20", to_terms("2021-09-30", part="east"), after=ASKED),
            "再次申请：子任务“EAST”，延期至2021年9月30日，汛期停工",
        ),
        (planned("2021-03-10", contacts=CONTACTS[1:]), "报2021年细化方案，联系人：分管领导王五"),
        (
            approved("2021-06-15", ASKED, to_terms(milestones={"start": "2021-05-31"})),
            f"审定同意 00000b：节点“开工”延至2021年5月31日，{NOTICE} 同意",
        ),
        (
            approved("2021-06-15", ASKED).model_copy(update={"reason": None, "document": None}),
            "审定同意 00000b",
        ),
        (SLIP, "蓝色督办单 武咸督〔2021〕1号，致市交通运输局，2021年7月8日前：说明落后原因"),
    ],
)
def test_the_weekly_report_tells_it_by_titles(entry: Entry, news: str) -> None:
    assert entry.news(PLAN) == news


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (
            accepted("2021-06-10", CLAIM, 50, figures=(figure("项目", 6),)),
            {
                "核验记录": "00000a",
                "核验结论": "核定进度50%",
                "核定进度": Percentage(50),
                "核定数据": (figure("项目", 6),),
            },
        ),
        (
            returned("2021-06-10", CLAIM, "附验收单"),
            {"核验记录": "00000a", "核验结论": "退回", "核验意见": "附验收单"},
        ),
        (
            asked("2021-06-20", to_terms("2021-09-30", part="east"), after=ASKED),
            {
                "申请事项": "子任务“EAST”，延期至2021年9月30日",
                "理由": "汛期停工",
                "重报的申请": "00000b",
            },
        ),
        (
            FILED,
            {
                "步骤": "勘察（2021年5月31日）",
                "子任务": "WEST（权重2）",
                "联系人": "经办人李四 0715-8251234、分管领导王五",
            },
        ),
        (
            approved("2021-06-15", ASKED, to_terms(milestones={"start": "2021-05-31"})),
            {
                "审定记录": "00000b",
                "审定结果": "同意",
                "批准事项": "节点“开工”延至2021年5月31日",
                "文件": NOTICE,
                "审定意见": "同意",
            },
        ),
        (
            decided("2021-12-01", Outcome.CLOSED, how=Ending.CANCELLED, for_good=True, post="市长"),
            {
                "审定结果": "销号（取消）",
                "以后各年也不再列": True,
                "审定职务": "市长",
                "文件": NOTICE,
                "审定意见": "同意",
            },
        ),
        (
            a_slip("2021-07-09", "2021-07-16", serial=2, colour=Colour.ORANGE, after=ASKED),
            {
                "编号": "武咸督〔2021〕2号",
                "等级": "橙",
                "责任单位": "市交通运输局",
                "督办要求": "说明落后原因",
                "答复时限": dt.date(2021, 7, 16),
                "上一张督办单": "00000b",
            },
        ),
    ],
)
def test_an_entry_tells_at_length_what_it_says(entry: Entry, told: dict[str, object]) -> None:
    assert {one.title: one.value for one in entry.told(PLAN) if one.value is not None} == told
    assert all(isinstance(one, Told) for one in entry.told(PLAN))


@pytest.mark.parametrize(
    ("entry", "year"),
    [
        (asked("2021-12-10", "2022-03-31", year=2022), 2022),
        (decided("2022-01-10", Outcome.CLOSED), 2021),
        (a_slip("2022-01-05", "2022-01-12").model_copy(update={"year": 2021}), 2021),
        (accepted("2022-01-10", CLAIM), 2022),
    ],
)
def test_an_entry_is_of_the_year_that_it_names(entry: Entry, year: int) -> None:
    assert entry.of_year == year
