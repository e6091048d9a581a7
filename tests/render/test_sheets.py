"""The sheets of the views as CSV: a header, a row for each thing, numbers that stay numbers."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest

from tests.domain.books import (
    EDUCATION,
    SHANGHAI,
    TRANSPORT,
    a_book,
    a_goal,
    a_programme,
    an_item,
    appointment,
    day,
    progress,
)
from tests.domain.events import a_commit, reported
from tests.store.harmless import is_harmless
from wuxian.domain.book.paths import Place
from wuxian.domain.history.event import Event, Presence, Subject
from wuxian.domain.plan.plan import SHARED, SIX_ONES, Post
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.basis import Figure, Percentage
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.changes import Side, changes_view
from wuxian.domain.views.findings import FindingsView
from wuxian.domain.views.log import LogFilter, Past, log_view
from wuxian.domain.views.owners import owners_view
from wuxian.domain.views.six_ones import six_ones_view
from wuxian.render.document import Cell, Column, Document, Piece, Table
from wuxian.render.documents.agenda import agenda_document
from wuxian.render.documents.changes import changes_document
from wuxian.render.documents.findings import findings_document
from wuxian.render.documents.log import log_document
from wuxian.render.documents.owners import owners_document
from wuxian.render.documents.six_ones import six_ones_document
from wuxian.render.writers.spreadsheet import file_text

ON = day("2021-07-26")
BOOK = a_book(
    an_item(
        progress("2021-07-05", 60, by=TRANSPORT),
        appointment("2021-07-20", Post.FUND, "450万元"),
        number=5,
        title="天子山大桥",
        supporting=(EDUCATION,),
        goals=(a_goal(due="2021-07-23"),),
    ),
    an_item(number=6, title="省道改造", lead=None, goals=(a_goal(due="2021-07-30"),)),
)


def rows(document: Document) -> list[list[str]]:
    """The sheet of a document, as a spreadsheet reads it; no cell holds what steers a terminal."""
    assert document.sheet is not None
    text = file_text(document).removeprefix("\ufeff")
    assert is_harmless(text)
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def cell(value: Cell) -> str:
    """What a spreadsheet reads in the one cell of a sheet."""
    return rows(Document("", "", (), sheet=Table((Column("甲", absent="无"),), ((value,),))))[1][0]


def test_the_agenda_has_its_lists_below_each_other() -> None:
    assert rows(agenda_document(agenda_view(BOOK, ON))) == [
        ["类别", "序号", "工作事项", "内容", "日期", "工作日", "牵头部门"],
        ["逾期", "5", "天子山大桥", "年度目标", "2021年7月23日", "1", "市交通运输局（推定）"],
        ["到期", "6", "省道改造", "年度目标", "2021年7月30日", "4", "空缺"],
        ["未报送", "6", "省道改造", "本年无报送", "", "", "空缺"],
        [
            "未报送", "5", "天子山大桥", "已15个工作日未报送", "2021年7月5日", "15",
            "市交通运输局（推定）",
        ],
        [
            "新亮红灯", "5", "天子山大桥", "完成时限2021年7月23日已过3天，未报完成",
            "2021年7月26日", "", "市交通运输局（推定）",
        ],
        ["待核验", "5", "天子山大桥", "进展 60%", "2021年7月5日", "15", TRANSPORT],
    ]  # fmt: skip


def test_the_owners_name_the_department_in_every_row() -> None:
    assert rows(owners_document(owners_view(BOOK, ON))) == [
        ["部门", "职责", "序号", "工作事项", "灯号", "进度%", "完成时限"],
        [TRANSPORT, "牵头（推定）", "5", "天子山大桥", "红", "60", "2021年7月23日"],
        [EDUCATION, "配合（推定）", "5", "天子山大桥", "红", "60", "2021年7月23日"],
        ["（空缺）", "牵头", "6", "省道改造", "灰", "", "2021年7月30日"],
    ]


def test_the_six_ones_name_who_holds_each_post() -> None:
    header, bridge, road = rows(six_ones_document(six_ones_view(BOOK, ON)))
    assert header == ["序号", "工作事项", *(post.label for post in (*SIX_ONES, *SHARED)), "联系人"]
    assert bridge == [
        "5", "天子山大桥", "空缺", "市交通运输局（推定）", "空缺", "空缺", "450万元",
        "2021—2025年（推定）", "", "市教育局（推定）", "",
    ]  # fmt: skip
    assert road[:4] == ["6", "省道改造", "空缺", "空缺"]


def test_what_check_found_has_a_row_each_with_file_line_and_field() -> None:
    found = (
        Finding(Severity.ERROR, "r", "programme.toml", "不能为空", field="name", line=1),
        Finding(Severity.WARNING, "r", "items/\x1b[31m桥.toml", "=没有放假安排\x9b"),
    )
    assert rows(findings_document(FindingsView(ON, 2, 1, found))) == [
        ["级别", "文件", "行", "字段", "问题和改法"],
        ["错误", "programme.toml", "1", "name", "不能为空"],
        ["提醒", "items/\\u001b[31m桥.toml", "", "", "'=没有放假安排\\u009b"],
    ]


def test_the_log_has_the_time_in_the_zone_and_says_in_each_row_who_and_what() -> None:
    commit = a_commit("2021-07-06 17:05", "=李\x1b[31m四")
    past = Past(
        (
            reported(progress("2021-07-06", 60, note="承台。", entry_id="5c1e3f"), commit),
            Event(Subject.SETTINGS, Presence.ALTERED, None, Place("calendar.toml")),
        )
    )
    view = log_view(a_book(an_item(folder="05-bridge")), ON, past, LogFilter())
    header, entry, *_ = rows(log_document(view, SHANGHAI))
    assert header == [
        "时间", "提交人", "填报部门", "序号", "工作事项", "类别", "内容", "记录编号", "提交",
    ]  # fmt: skip
    assert entry == [
        "2021-07-06 17:05:00", "'=李\\u001b[31m四", TRANSPORT, "5", "天子山大桥", "记录",
        "进展 60%，承台。", "5c1e3f", commit.id,
    ]  # fmt: skip
    assert rows(log_document(view, dt.UTC))[1][0] == "2021-07-06 09:05:00"


def test_the_changes_have_a_line_each_under_the_title_of_their_part() -> None:
    since, until = Side(day("2021-07-05"), a_commit("2021-07-05")), Side(ON)
    renamed = a_programme().model_copy(update={"name": "武咸\x1b同城"})
    view = changes_view(a_book(), since, a_book(an_item(), programme=renamed), until)
    assert rows(changes_document(view)) == [
        ["类别", "变化"],
        [
            "事项和计划",
            (
                "05 天子山大桥：新增事项（文件夹 05-item；领域：交通同网，领域依据：原文，"
                "牵头部门（市交通运输局，推定））"
            ),
        ],
        ["总体安排和设置", "总体安排：名称由 武咸同城 改为 武咸\\u001b同城"],
    ]


def test_where_nothing_is_to_be_told_there_is_the_header_alone() -> None:
    for document in (
        agenda_document(agenda_view(a_book(), ON)),
        owners_document(owners_view(a_book(), ON)),
        findings_document(FindingsView(ON, 0, 0, ())),
    ):
        [header] = rows(document)
        assert all(header)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-3, "-3"),
        (Decimal("-13.90"), "-13.90"),
        (Percentage(-5), "-5%"),
        (dt.date(2021, 7, 26), "2021年7月26日"),
        (Lamp.RED, "红"),
        (None, ""),
        ("", ""),
        ("-3", "'-3"),
        ("=1+1", "'=1+1"),
        (Piece("=1+1"), "'=1+1"),
        (Piece(-3), "-3"),
        ((Figure(name="=投资", value=Decimal(5), unit="亿元"),), "'=投资5亿元"),
    ],
    ids=str,
)
def test_a_number_stays_a_number_and_text_that_looks_like_a_formula_is_text(
    value: Cell, written: str
) -> None:
    assert cell(value) == written
