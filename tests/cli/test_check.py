"""`check`: what it prints and how it ends; what it finds is tested with the store."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

PLAN = "items/05-tianzishan-bridge/item.toml"
ENTRY = """kind = "progress"
date = {date}
recorded = {date}T09:00:00+08:00
by = "市交通运输局"
percent = {percent}
"""


def misspell(book: Path) -> None:
    """Write an unknown area into the plan of item 5: an error on line 3."""
    plan = book / PLAN
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace('area = "transport"', 'aera = "transport"'), encoding="utf-8")


def let_progress_fall(book: Path) -> None:
    """Report 40 %, then 30 % without a word: a warning."""
    year = book / "items/05-tianzishan-bridge/2021"
    for date, percent, name in (("2021-07-01", 40, "aaaaaa"), ("2021-07-02", 30, "bbbbbb")):
        text = ENTRY.format(date=date, percent=percent)
        (year / f"{date}-progress-{name}.toml").write_text(text, encoding="utf-8")


def test_a_book_without_findings_ends_with_0(run: Run, book: Path) -> None:
    ran = run("check", "--data", book)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "查了20个事项、29条记录，没有发现问题。\n"


def test_the_demo_book_has_no_findings_either(run: Run, demo: Path) -> None:
    assert run("check", "--strict", "--data", demo).code == 0


def test_an_error_ends_with_1_and_names_place_field_and_remedy(run: Run, book: Path) -> None:
    misspell(book)
    ran = run("check", "--data", book)
    assert (ran.code, ran.err) == (1, "")
    assert f"错误 {PLAN}:3\n    aera：没有这个键；是不是“area”？\n" in ran.out
    assert ran.out.endswith("处，提醒0处。\n")


def test_a_warning_ends_with_0(run: Run, book: Path) -> None:
    let_progress_fall(book)
    ran = run("check", "--data", book)
    assert ran.code == 0
    assert ran.out == (
        "提醒 items/05-tianzishan-bridge/2021/2021-07-02-progress-bbbbbb.toml\n"
        "    percent：进度由40%降到30%，没有说明；请撤回 bbbbbb，带上说明重报\n"
        "查了20个事项、31条记录：错误0处，提醒1处。\n"
    )


def test_a_warning_ends_with_1_where_it_is_strict(run: Run, book: Path) -> None:
    let_progress_fall(book)
    assert run("check", "--strict", "--data", book).code == 1


def test_json_is_printed_though_there_are_errors(run: Run, book: Path) -> None:
    misspell(book)
    ran = run("check", "--json", "--data", book)
    [found] = [f for f in json.loads(ran.out)["findings"] if f["rule"] == "unknown-key"]
    assert (ran.code, found["path"], found["line"], found["field"]) == (1, PLAN, 3, "aera")


def test_a_long_finding_is_folded_to_the_screen(run: Run, book: Path) -> None:
    let_progress_fall(book)
    wide = run("check", "--data", book).out
    narrow = run("check", "--data", book, columns=60).out
    assert "".join(narrow.split()) == "".join(wide.split())
    assert max(len(line) for line in narrow.split("\n")) <= 60


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("programe.toml", "是不是“programme.toml”、“calendar.toml”？"),
        ("calender.toml", "是不是“calendar.toml”"),
        ("item/", "是不是“items”？"),
        ("year/", "是不是“years”？"),
        ("zzz.toml", "账册不读它；放错了请移走"),
        ("备份/", "账册不读它；放错了请移走"),
    ],
)
def test_a_stranger_beside_the_books_files_is_a_warning_with_the_nearest_name(
    run: Run, book: Path, name: str, remedy: str
) -> None:
    if name.endswith("/"):
        (book / name).mkdir()
    else:
        (book / name).write_text("", encoding="utf-8")
    ran = run("check", "--json", "--data", book)
    [found] = json.loads(ran.out)["findings"]
    assert (ran.code, found["severity"], found["rule"], found["path"]) == (
        0,
        "warning",
        "stray-file",
        name.removesuffix("/"),
    )
    assert found["message"].startswith(f"不认识的文件或文件夹；{remedy}")


def test_reports_notes_and_hidden_folders_beside_the_books_files_are_no_strangers(
    run: Run, book: Path
) -> None:
    for folder in ("reports", ".git"):
        (book / folder).mkdir()
    (book / "README.md").write_text("说明", encoding="utf-8")
    assert run("check", "--strict", "--data", book).code == 0


def test_a_stranger_hinders_no_other_command(run: Run, book: Path) -> None:
    before = run("list", "--data", book)
    (book / "programe.toml").write_text("=", encoding="utf-8")
    assert run("list", "--data", book) == before


def test_a_citation_of_an_unregistered_document_is_an_error(run: Run, book: Path) -> None:
    path = "items/05-tianzishan-bridge/2021/2021-07-26-progress-4561fd.toml"
    text = (book / path).read_text(encoding="utf-8")
    assert "reply-034" in text
    (book / path).write_text(text.replace("reply-034", "reply-34"), encoding="utf-8")
    ran = run("check", "--json", "--data", book)
    [found] = json.loads(ran.out)["findings"]
    assert (ran.code, found["rule"], found["path"]) == (1, "unknown-document", path)


def test_a_book_that_cannot_be_read_at_all_is_a_finding_too(run: Run, book: Path) -> None:
    (book / "programme.toml").write_text("name = ", encoding="utf-8")
    ran = run("check", "--data", book)
    assert ran.code == 1
    assert "错误 programme.toml:1\n" in ran.out


def test_an_entry_of_a_day_to_come_is_pointed_out_here_and_by_show(run: Run, book: Path) -> None:
    path = "items/05-tianzishan-bridge/2022/2022-07-20-progress-aaaaaa.toml"
    (book / path).parent.mkdir()
    (book / path).write_text(ENTRY.format(date="2022-07-20", percent=5), encoding="utf-8")
    findings = json.loads(run("check", "--json", "--data", book).out)["findings"]
    assert ("day-to-come", path) in [(found["rule"], found["path"]) for found in findings]
    shown = run("show", "5", "--data", book).out
    assert "2021年7月26日之后的记录1条没有列出：2022-07-20〔aaaaaa〕。" in shown
    assert "没有列出" not in run("show", "5", "--as-of", "2022-07-20", "--data", book).out
