"""One item of the shipped book as JSON, from the first brace to the last."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

ITEM_5 = {
    "schema": 1,
    "kind": "item",
    "as_of": "2021-07-26",
    "number": 5,
    "title": "武咸快速通道天子山大桥",
    "area": "transport",
    "area_name": "交通同网",
    "lead": "市交通运输局",
    "lead_basis": "inferred",
    "co_leads": [],
    "co_leads_basis": [],
    "supporting": [],
    "supporting_basis": [],
    "status": "in_progress",
    "lamp": "grey",
    "lamp_reason": "未定完成时限",
    "percent": None,
    "due": None,
    "due_basis": None,
    "class": "other",
    "class_why": "未定时限",
    "targets": [],
    "parts": [],
    "last_entry": "2021-07-26",
    "next_milestone": None,
    "open_problems": 0,
    "waiting_for": [],
    "waiting_days": [],
    "last_year": None,
    "claimed": None,
    "verified": None,
    "original_due": None,
    "asked_due": None,
    "asked_late": False,
    "granted_due": None,
    "current_due": None,
    "forecast": None,
    "closed": None,
    "ended": None,
    "open_slips": 0,
    "pending": 0,
    "year": 2021,
    "programme": "武咸同城",
    "notice": "20项工作据公开答复文本归纳，非正式清单；标“推定”的系按职能推断。",
    "folder": "05-tianzishan-bridge",
    "area_basis": "stated",
    "covers": ["武咸快速通道天子山大桥"],
    "six_ones": {
        "leader": {
            "post": "leader",
            "holder": None,
            "basis": None,
            "since": None,
            "document": None,
            "remark": None,
        },
        "lead": {
            "post": "lead",
            "holder": "市交通运输局",
            "basis": "inferred",
            "since": None,
            "document": None,
            "remark": "按部门职能推定，原文未写牵头部门",
        },
        "team": {
            "post": "team",
            "holder": None,
            "basis": None,
            "since": None,
            "document": None,
            "remark": None,
        },
        "mechanism": {
            "post": "mechanism",
            "holder": None,
            "basis": None,
            "since": None,
            "document": None,
            "remark": None,
        },
        "fund": {
            "post": "fund",
            "holder": None,
            "basis": None,
            "since": None,
            "document": None,
            "remark": None,
        },
        "term": {
            "post": "term",
            "holder": "2021—2025年",
            "basis": "inferred",
            "since": None,
            "document": None,
            "remark": None,
        },
    },
    "shared": {"co_lead": [], "supporting": []},
    "goals": [
        {
            "year": 2021,
            "text": "争取尽早开工；列为重点推进的建设项目。",
            "basis": "inferred",
            "due": None,
            "due_words": None,
            "soft": None,
            "open_ended": None,
            "remark": "原文未写年份，按本年度归入",
            "targets": [],
            "milestones": [],
            "parts": [],
            "citations": [
                {
                    "document": "reply-034",
                    "file": None,
                    "section": "二、（四）",
                    "facts": [44],
                    "basis": "stated",
                    "remark": "“有望”是原文用词，不是确定的开工安排",
                },
                {
                    "document": "reply-034",
                    "file": None,
                    "section": "三、（三）",
                    "facts": [69],
                    "basis": "stated",
                    "remark": None,
                },
            ],
        }
    ],
    "milestones": [],
    "problems": [],
    "citations": [
        {
            "document": "reply-034",
            "file": None,
            "section": "二、（四）",
            "facts": [43, 44],
            "basis": "stated",
            "remark": None,
        },
        {
            "document": "reply-034",
            "file": None,
            "section": "三、（三）",
            "facts": [69],
            "basis": "stated",
            "remark": None,
        },
    ],
    "entries": [
        {
            "id": "4561fd",
            "kind": "progress",
            "date": "2021-07-26",
            "recorded": "2026-11-24T05:30:16+08:00",
            "by": "市发展和改革委员会",
            "citation": {
                "document": "reply-034",
                "file": None,
                "section": "二、（四）",
                "facts": [43],
                "basis": "stated",
                "remark": "原文未写日期，以答复日期记",
            },
            "date_words": None,
            "evidence": [],
            "year": None,
            "part": None,
            "percent": None,
            "milestone": None,
            "note": "武咸快速通道天子山大桥项目获得武汉市大力支持。",
            "problem": None,
            "next": None,
            "figures": [],
            "met": [],
            "nothing_new": None,
            "forecast": None,
            "retracted_by": None,
            "fallen": False,
            "marks": [],
        }
    ],
    "entries_of_other_years": 0,
    "to_come": [],
    "documents": [
        {
            "id": "reply-034",
            "title": "关于对市政协五届五次会议第034号提案的答复",
            "short": "034号提案答复",
            "issuer": "咸宁市发展和改革委员会",
            "date": "2021-07-26",
            "reference": "索引号011336925/2021-25506；文号栏空白",
            "remark": (
                "答复类别标记为B，文中未说明含义；"
                "引用中的facts是本账册逐句摘录这份答复的编号（1至80）"
            ),
        }
    ],
    "by_parts": False,
    "course": [],
}


def test_an_item_is_given_whole(run: Run) -> None:
    assert json.loads(run("show", "5", "--json").out) == ITEM_5


def test_it_is_written_with_two_blanks_an_indent_and_a_line_end_at_the_end(run: Run) -> None:
    assert run("show", "5", "--json").out == (
        f"{json.dumps(ITEM_5, ensure_ascii=False, indent=2)}\n"
    )


@pytest.mark.parametrize(("value", "number"), [("13.94", 13.94), ("8", 8), ("8.0", 8)])
def test_a_figure_is_a_number(run: Run, book: Path, value: str, number: float) -> None:
    [file] = book.glob("items/05-*/2021/*.toml")
    figure = f'figures = [{{ name = "投资", value = {value}, unit = "亿元" }}]\n'
    text = file.read_text(encoding="utf-8").replace("\n\n[citation]", f"\n{figure}\n[citation]")
    file.write_text(text, encoding="utf-8")
    [entry] = json.loads(run("show", "5", "--json", "--data", book).out)["entries"]
    [shown] = entry["figures"]
    assert (shown["value"], type(shown["value"])) == (number, type(number))
