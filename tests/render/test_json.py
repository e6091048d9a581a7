"""JSON: one envelope, the names that scripts rely on, and text as it is."""

import json
from pathlib import Path
from types import NoneType
from typing import Any

import pytest

from tests.conftest import Run
from tests.domain.books import a_book, a_goal, a_target, an_item, day, figure, progress
from wuxian.domain.plan.goal import At, Measure
from wuxian.domain.views.items import items_view
from wuxian.render.envelope import json_text

Types = set[type[Any]]
Shape = dict[str, Types]

TEXT: Types = {str}
NUMBER: Types = {int}
LIST: Types = {list}
RECORD: Types = {dict}
MAYBE_TEXT, MAYBE_NUMBER, MAYBE_RECORD = ({*kind, NoneType} for kind in (TEXT, NUMBER, RECORD))
MAYBE_YES: Types = {bool, NoneType}

ITEM: Shape = {
    "number": NUMBER, "title": TEXT, "area": TEXT, "area_name": TEXT, "lead": MAYBE_TEXT,
    "lead_basis": MAYBE_TEXT, "co_leads": LIST, "co_leads_basis": LIST,
    "supporting": LIST, "supporting_basis": LIST, "status": TEXT,
    "lamp": TEXT, "lamp_reason": TEXT, "percent": MAYBE_NUMBER, "due": MAYBE_TEXT,
    "due_basis": MAYBE_TEXT, "class": TEXT, "class_why": TEXT, "targets": LIST, "parts": LIST,
    "last_entry": MAYBE_TEXT, "next_milestone": MAYBE_RECORD, "open_problems": NUMBER,
    "waiting_for": LIST, "waiting_days": LIST, "last_year": MAYBE_RECORD,
    "claimed": MAYBE_NUMBER, "verified": MAYBE_NUMBER, "original_due": MAYBE_TEXT,
    "asked_due": MAYBE_TEXT, "asked_late": {bool}, "granted_due": MAYBE_TEXT,
    "current_due": MAYBE_TEXT,
    "forecast": MAYBE_TEXT, "closed": MAYBE_TEXT, "ended": MAYBE_TEXT,
    "open_slips": NUMBER, "pending": NUMBER,
}  # fmt: skip
HEAD: Shape = {"schema": NUMBER, "kind": TEXT, "as_of": TEXT}
NAMED: Shape = {**HEAD, "programme": TEXT, "notice": MAYBE_TEXT}
WHOLE_ITEM: Shape = {
    **NAMED, **ITEM, "year": NUMBER,
    "folder": TEXT, "area_basis": TEXT, "covers": LIST, "six_ones": RECORD, "shared": RECORD,
    "goals": LIST, "milestones": LIST, "problems": LIST, "citations": LIST, "entries": LIST,
    "documents": LIST, "by_parts": {bool}, "course": LIST,
    "entries_of_other_years": NUMBER, "to_come": LIST,
}  # fmt: skip
ENTRY: Shape = {
    "id": TEXT, "kind": TEXT, "date": TEXT, "recorded": TEXT, "by": TEXT, "citation": MAYBE_RECORD,
    "date_words": MAYBE_TEXT, "retracted_by": MAYBE_TEXT, "fallen": {bool},
    "marks": LIST,
}  # fmt: skip
PROGRESS: Shape = {
    **ENTRY, "year": MAYBE_NUMBER, "part": MAYBE_TEXT, "percent": MAYBE_NUMBER,
    "milestone": MAYBE_TEXT, "note": MAYBE_TEXT, "problem": MAYBE_TEXT, "next": MAYBE_TEXT,
    "figures": LIST, "met": LIST, "nothing_new": MAYBE_YES, "forecast": MAYBE_TEXT,
    "evidence": LIST,
}  # fmt: skip
APPOINTMENT: Shape = {
    **ENTRY, "post": TEXT, "holder": MAYBE_TEXT, "ends": MAYBE_TEXT,
    "document": TEXT, "note": MAYBE_TEXT,
}  # fmt: skip
PROBLEM: Shape = {
    **ENTRY, "matter": TEXT, "asks": MAYBE_TEXT, "waits_for": MAYBE_TEXT,
}  # fmt: skip
REPLY: Shape = {
    **ENTRY, "to": TEXT, "note": MAYBE_TEXT, "answered_by": MAYBE_TEXT, "done": {bool, NoneType},
    "evidence": LIST,
}  # fmt: skip
VERIFICATION: Shape = {
    **ENTRY, "to": TEXT, "finding": TEXT, "percent": MAYBE_NUMBER, "reason": MAYBE_TEXT,
    "figures": LIST,
}  # fmt: skip
REQUEST: Shape = {
    **ENTRY, "year": NUMBER, "reason": MAYBE_TEXT, "document": MAYBE_TEXT, "after": MAYBE_TEXT,
    "asks": MAYBE_RECORD, "steps": LIST, "parts": LIST, "contacts": LIST,
}  # fmt: skip
DECISION: Shape = {
    **ENTRY, "to": MAYBE_TEXT, "year": NUMBER, "outcome": TEXT, "how": MAYBE_TEXT,
    "for_good": MAYBE_YES, "decided_by": MAYBE_TEXT, "document": MAYBE_TEXT,
    "reason": MAYBE_TEXT, "grants": MAYBE_RECORD,
}  # fmt: skip
SLIP: Shape = {
    **ENTRY, "series": TEXT, "year": NUMBER, "serial": NUMBER, "colour": TEXT, "units": LIST,
    "due": TEXT, "matter": MAYBE_TEXT, "demand": TEXT, "basis": MAYBE_TEXT,
    "reason": MAYBE_TEXT, "after": MAYBE_TEXT, "instead": MAYBE_TEXT,
}  # fmt: skip
WALL: Shape = {**NAMED, "year": NUMBER, "today": {float}, "lanes": LIST, "only": MAYBE_TEXT}
WALL_SHEET: Shape = {
    **NAMED, "year": NUMBER, "today": {float}, "board": RECORD, "targets": LIST, "course": LIST,
    "done": TEXT, "next": TEXT, "reported": LIST, "slips": LIST,
}  # fmt: skip
ANNUAL: Shape = {
    **NAMED, "year": NUMBER, "office": TEXT, "years": LIST, "areas": LIST, "classes": LIST,
    "works": LIST, "items": LIST, "origin": RECORD,
}  # fmt: skip
CIRCULAR: Shape = {
    **NAMED, "office": MAYBE_TEXT, "designation": MAYBE_TEXT,
    "serial": NUMBER, "issued": MAYBE_TEXT, "is_made_anew": {bool}, "last": MAYBE_TEXT,
    "period": TEXT, "period_words": TEXT,
    "first_day": TEXT, "last_day": TEXT, "addressees": LIST, "copies": LIST,
    "review_within": NUMBER, "chapters": LIST, "left_open": LIST, "to_settle": LIST,
    "since": RECORD, "annexes": LIST, "unissued": LIST, "unknown_years": LIST, "items": LIST,
    "origin": RECORD,
}  # fmt: skip
BRIEF: Shape = {
    **NAMED, "office": MAYBE_TEXT, "to_settle": LIST, "red": LIST, "to_decide": LIST,
    "lamps": LIST, "classes": LIST, "unknown_years": LIST, "items": LIST, "origin": RECORD,
}  # fmt: skip
REPORT: Shape = {
    **NAMED, "office": MAYBE_TEXT, "week": TEXT, "week_words": TEXT, "first_day": TEXT,
    "last_day": TEXT, "lamps": LIST, "classes": LIST, "areas": LIST, "reported": LIST,
    "progress": LIST, "problems": LIST, "open_problems": LIST, "plans": LIST, "late": LIST,
    "due_next": LIST, "unissued": LIST,
    "silent_after": NUMBER, "unknown_years": LIST, "filings": LIST, "nothing_new": LIST,
    "silent": LIST, "gaps": LIST, "supervision": LIST, "since": RECORD, "items": LIST,
    "origin": RECORD,
}  # fmt: skip
POST: Shape = {
    "post": TEXT, "holder": MAYBE_TEXT, "basis": MAYBE_TEXT, "since": MAYBE_TEXT,
    "document": MAYBE_TEXT, "remark": MAYBE_TEXT,
}  # fmt: skip

Record = dict[str, Any]


def shown(run: Run, *words: str | Path) -> Record:
    """What a command gives as JSON."""
    ran = run(*words, "--json")
    assert (ran.code, ran.err) == (0, "")
    return dict(json.loads(ran.out))


def assert_shape(record: Record, shape: Shape) -> None:
    """The record has these keys and no others, each with a value of its type."""
    assert set(record) == set(shape)
    assert {key: record[key] for key in shape if type(record[key]) not in shape[key]} == {}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("list", "items"), ("show 5", "item"), ("owners", "owners"), ("six-ones", "six_ones"),
        ("agenda", "agenda"), ("check", "findings"), ("report", "weekly_report"),
        ("programme", "programme"),
    ],
)  # fmt: skip
def test_every_view_begins_with_the_envelope(run: Run, words: str, kind: str) -> None:
    envelope = list(shown(run, *words.split()).items())[:3]
    assert envelope == [("schema", 1), ("kind", kind), ("as_of", "2021-07-26")]


def test_text_stands_unescaped_in_utf_8(process: Run) -> None:
    ran = process("show", "7", "--json", env={"LC_ALL": "C"})
    assert '"title": "长江过江通道（赤壁长江大桥、簰洲湾长江大桥）"' in ran.out
    assert "\\u" not in ran.out


def test_the_list_has_the_agreed_shape(run: Run, demo: Path) -> None:
    listed = shown(run, "list", "--data", demo)
    assert_shape(listed, {**NAMED, "year": NUMBER, "items": LIST, "verifies": {bool}})
    assert len(listed["items"]) == 20
    for item in listed["items"]:
        assert_shape(item, ITEM)
        assert item["lamp"] in {"red", "yellow", "green", "grey", "off"}
        assert item["status"] in {
            "in_progress", "reported_complete", "verified_complete", "closed", "ended",
        }  # fmt: skip
        assert item["lead_basis"] in {"inferred", "appointed"}
        assert item["supporting_basis"] == ["inferred"] * len(item["supporting"])


def test_a_milestone_to_come_says_which_and_when(run: Run, demo: Path) -> None:
    [item] = shown(run, "list", "--text", "门户港", "--data", demo)["items"]
    step = {"id": "works", "title": "主体过半", "due": "2021-09-30"}
    assert item["next_milestone"] == {**step, "due_words": None, "kind": None, "soft": None}


def test_item_5_of_the_shipped_book_stands_in_the_list_like_this(run: Run) -> None:
    assert shown(run, "list")["items"][4] == {
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
    }


def test_an_item_has_the_agreed_shape(run: Run, demo: Path) -> None:
    item = shown(run, "show", "9", "--data", demo)
    assert_shape(item, WHOLE_ITEM)
    assert set(item["six_ones"]) == {"leader", "lead", "team", "mechanism", "fund", "term"}
    for post in item["six_ones"].values():
        assert_shape(post, POST)
    for milestone in item["milestones"]:
        assert set(milestone) == {
            "id",
            "title",
            "due",
            "reach",
            "reached_on",
            "part",
            "original_due",
        }


def test_an_entry_has_its_own_fields(run: Run, demo: Path) -> None:
    shapes = {
        "progress": PROGRESS, "appointment": APPOINTMENT, "problem": PROBLEM, "reply": REPLY,
        "verification": VERIFICATION, "request": REQUEST, "decision": DECISION, "slip": SLIP,
    }  # fmt: skip
    entries = shown(run, "show", "9", "--data", demo)["entries"]
    assert {entry["kind"] for entry in entries} == set(shapes)
    for entry in entries:
        assert_shape(entry, shapes[entry["kind"]])


def test_entries_come_newest_first(run: Run, demo: Path) -> None:
    days = [entry["date"] for entry in shown(run, "show", "9", "--data", demo)["entries"]]
    assert len(days) > 40
    assert days == sorted(days, reverse=True)


def test_a_retracted_entry_names_what_took_it_back(run: Run, book: Path) -> None:
    run("retract", "4561fd", "--reason", "数字报错", "--data", book)
    retraction, entry = shown(run, "show", "5", "--data", book)["entries"]
    assert (entry["id"], entry["retracted_by"]) == ("4561fd", retraction["id"])
    assert_shape(retraction, {**ENTRY, "to": TEXT, "reason": TEXT})


def test_the_findings_have_the_agreed_shape(run: Run, book: Path) -> None:
    plan = book / "items/05-tianzishan-bridge/item.toml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("市交通运输局", "市交通局"), encoding="utf-8"
    )
    ran = run("check", "--data", book, "--json")
    assert ran.code == 1
    found = json.loads(ran.out)
    assert_shape(found, {**HEAD, "items": NUMBER, "entries": NUMBER, "findings": LIST})
    [finding] = found["findings"]
    assert {key: finding[key] for key in ("severity", "rule", "path", "item", "message")} == {
        "severity": "error",
        "rule": "unknown-department",
        "path": "items/05-tianzishan-bridge/item.toml",
        "item": 5,
        "message": "“市交通局”不是全称，请写“市交通运输局”",
    }


def test_the_report_has_the_agreed_shape(run: Run, demo: Path) -> None:
    report = shown(run, "report", "--data", demo)
    assert_shape(report, REPORT)
    for item in report["items"]:
        assert_shape(item, ITEM)
    said = {"number", "title", "date", "by", "text", "percent"}
    assert {frozenset(one) for one in report["progress"]} == {frozenset(said)}


def test_the_circular_and_the_brief_have_the_agreed_shape(run: Run, demo: Path) -> None:
    assert_shape(shown(run, "report", "--period", "2021-Q3", "--data", demo), CIRCULAR)
    assert_shape(shown(run, "report", "--kind", "brief", "--data", demo), BRIEF)
    assert_shape(shown(run, "report", "--kind", "year", "--data", demo), ANNUAL)
    assert_shape(shown(run, "wall", "--data", demo), WALL)
    assert_shape(shown(run, "wall", "7", "--data", demo), WALL_SHEET)


def test_the_report_is_the_same_by_format_and_by_option(run: Run) -> None:
    assert run("report", "--format", "json").out == run("report", "--json").out


def test_a_target_stands_with_its_figure_as_numbers() -> None:
    targets = (
        a_target("财政收入", 26, unit="亿元"),
        a_target("失业率", "4.5", at=At.MOST, measure=Measure.LEVEL, unit="%"),
        a_target("收入增长", None, words="与全省同步"),
    )
    report = progress("2021-06-30", figures=(figure("财政收入", "250.05", "亿元"),))
    item = an_item(report, goals=(a_goal(due="2021-12-31", targets=targets),))
    [row] = json.loads(json_text(items_view(a_book(item), day("2021-07-26"))))["items"]
    assert (row["due_basis"], row["class"]) == ("stated", "other")
    income, jobless, words = row["targets"]
    assert income == {
        "name": "财政收入", "at": "least", "measure": "cumulative", "goal": 26, "unit": "亿元",
        "actual": 250.05, "as_of": "2021-06-30", "ratio": 9.617, "met": True,
        "words": "财政收入至少26亿元", "verified": None, "claimed": 250.05,
    }  # fmt: skip
    assert jobless == {
        "name": "失业率", "at": "most", "measure": "level", "goal": 4.5, "unit": "%",
        "actual": None, "as_of": None, "ratio": None, "met": False,
        "words": "失业率不超过4.5%", "verified": None, "claimed": None,
    }  # fmt: skip
    assert words == {
        "name": "收入增长", "at": None, "measure": None, "goal": None, "unit": None,
        "actual": None, "as_of": None, "ratio": None, "met": False, "words": "与全省同步",
        "verified": None, "claimed": None,
    }  # fmt: skip
