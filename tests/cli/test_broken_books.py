"""`log` and `changes` go on when a book is broken: they find who broke it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.minutes import BRIDGE, PLAN, committed, edited, git, once_reported, written
from tests.conftest import Run
from tests.store.bad_entries import BAD_ENTRIES
from tests.store.bad_files import BAD_FILES, BAD_PLANS
from tests.store.faults import Fault
from wuxian.store.disk.filing import entry_places
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader

ENTRY = f"items/{BRIDGE}/2021/2021-07-02-progress-aaaaaa.toml"
SETTINGS = ("programme.toml", "calendar.toml", "years/2021.toml")
FAULTS = (*BAD_ENTRIES, *BAD_PLANS, *BAD_FILES)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with one report on the bridge, under git."""
    return once_reported(tmp_path / "book")


def broken(book: Path, *paths: str, who: str = "王五") -> str:
    """Append what is no TOML to files, and commit it; gives the commit's first digits."""
    for path in paths:
        with (book / path).open("a", encoding="utf-8") as file:
            file.write("oops\n")
    return committed(book, on="2021-07-08 11:00", author=who)[:8]


@pytest.mark.parametrize("path", [PLAN, ENTRY, "years/2021.toml", "programme.toml"])
def test_the_log_names_who_broke_a_file(run: Run, book: Path, path: str) -> None:
    commit = broken(book, path)
    ran = run("log", "-n", "1", "--data", book)
    assert ran.code == 0
    assert f"11:00 王五  {commit}" in ran.out
    assert "读不懂" in ran.out
    assert run("list", "--data", book).code == 4


def test_one_notice_names_the_first_files_that_cannot_be_read(run: Run, book: Path) -> None:
    broken(book, PLAN, "years/2021.toml", "programme.toml")
    (book / "items/06-road/item.toml").write_text("?", encoding="utf-8")
    ran = run("log", "--json", "--data", book)
    [notice] = ran.err.splitlines()
    assert notice.startswith("（读不出 programme.toml:")
    assert notice.endswith(" 等4处，其余照列；改法见 wuxian check。）")
    assert len(json.loads(ran.out)["rows"]) == 5


def test_a_sound_book_gets_no_notice(run: Run, book: Path) -> None:
    assert run("log", "--data", book).err == ""


def test_the_log_of_an_item_is_read_though_its_plan_is_broken(run: Run, book: Path) -> None:
    broken(book, PLAN)
    ran = run("log", "5", "--data", book)
    assert (ran.code, "05 天子山大桥：进展 50%，桩基完成。  [aaaaaa]" in ran.out) == (0, True)


def test_an_entry_that_cannot_be_read_has_its_line_by_its_name(run: Run, book: Path) -> None:
    written(book, "bbbbbb", "2021-07-03").write_text("?", encoding="utf-8")
    (book / f"items/{BRIDGE}/2021/2021-07-04-progress-cccccc.toml").symlink_to("gone")
    rows = json.loads(run("log", "--json", "--data", book).out)["rows"]
    told = [(row["entry"], row["date"], row["commit"], row["words"]) for row in rows[:2]]
    words = "新增记录（内容读不懂，无法列出）"
    assert sorted(told) == [
        ("bbbbbb", "2021-07-03", None, words),
        ("cccccc", "2021-07-04", None, words),
    ]


def test_a_broken_programme_is_replaced_by_the_newest_that_can_be_read(
    run: Run, book: Path
) -> None:
    edited(book, "programme.toml", ('"武咸同城"', '"某某同城"'))
    committed(book)
    broken(book, "programme.toml")
    broken(book, "programme.toml")
    for command in ("log", "changes"):
        ran = run(command, "--data", book)
        assert (ran.code, ran.out.split(" ")[0]) == (0, "某某同城")


def test_a_book_that_never_had_a_readable_programme_is_refused(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "other"
    (book / "items").mkdir(parents=True)
    (book / "programme.toml").write_text("?", encoding="utf-8")
    for words in (("init", "--quiet", "--template="), ("add", "--all")):
        git(book, *words)
    assert run("log", "--data", book).code == 4
    committed(book)
    for command in (("log",), ("changes", "--since", "HEAD")):
        ran = run(*command, "--data", book)
        assert (ran.code, ran.out) == (4, "")
        assert "programme.toml:1 " in ran.err


def test_changes_says_what_it_could_not_read_with_file_line_and_reason(
    run: Run, book: Path
) -> None:
    written(book, "bbbbbb", "2021-07-05", item="06-road")
    broken(book, PLAN)
    ran = run("changes", "--since", "2021-07-03", "--data", book)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"武咸同城 变化  2021年7月3日（提交 {git(book, 'rev-parse', 'HEAD~1')[:8]}） 至 "
        "2021年7月31日（现在的账册）\n\n记录（1条）\n"
        "  06 省道改造：进展 50%，桩基完成。（市交通运输局，2021年7月5日，bbbbbb）\n\n"
        "读不出、没有比较（1处）\n"
        f"  {PLAN}:20（后一版）：TOML 写法有误：键后面缺等号；每行写成 键 = 值，等号用英文的\n"
    )


@pytest.mark.parametrize("path", [PLAN, ENTRY, *SETTINGS])
def test_what_is_broken_on_either_side_is_not_told_as_gone_or_come(
    run: Run, book: Path, path: str
) -> None:
    (book / "calendar.toml").write_text("years = []\n", encoding="utf-8")
    committed(book, on="2021-07-03 10:00")
    broken(book, path)
    git(book, "revert", "--no-edit", "HEAD")
    for span, side in ((("HEAD~2", "HEAD~1"), "after"), (("HEAD~1", "HEAD"), "before")):
        words = ("--since", span[0], "--until", span[1], "--json")
        view = json.loads(run("changes", *words, "--data", book).out)
        assert (view["items"], view["settings"]) == ([], [])
        assert [(gap["side"], gap["path"]) for gap in view["unread"]] == [(side, path)]


def test_a_spreadsheet_and_a_mail_have_the_part_too(run: Run, book: Path) -> None:
    broken(book, PLAN)
    words = ("changes", "--since", "2021-07-03", "--data", book)
    [row] = csv.DictReader(io.StringIO(run(*words, "--csv").out.removeprefix("\ufeff")))
    assert row["类别"] == "读不出、没有比较"
    assert "\n## 读不出、没有比较（1处）\n" in run(*words, "--format", "markdown").out


def test_wrong_data_that_can_be_read_are_compared(run: Run, book: Path) -> None:
    edited(book, PLAN, ('"transport"', '"transprot"'))
    view = json.loads(run("changes", "--since", "HEAD", "--json", "--data", book).out)
    [change] = view["items"]
    assert [field["field"] for field in change["fields"]] == ["area"]
    assert view["unread"] == []


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_no_fault_stops_them(fault: Fault, book: Path, run: Run) -> None:
    (book / "items" / BRIDGE).rename(book / "items/05-tianzishan-bridge")
    fault.put_into(book)
    for words in (("log",), ("changes", "--since", "HEAD")):
        assert run(*words, "--data", book).code == 0


def _blank(path: Path) -> None:
    path.write_text("?", encoding="utf-8")


def _link(path: Path) -> None:
    path.symlink_to("gone")


@pytest.mark.parametrize(("make", "words"), [(_blank, "读不懂"), (_link, "是符号链接")])
def test_undo_takes_no_other_entry_back_where_the_newest_cannot_be_read(
    make: Callable[[Path], None], words: str, run: Run, book: Path
) -> None:
    own = ("--by", "市交通运输局", "--no-commit", "--data", book)
    assert run("update", "6", "--percent", "5", *own).code == 0
    path = f"items/{BRIDGE}/2021/2021-07-05-progress-bbbbbb.toml"
    make(book / path)
    before = sorted(book.rglob("*.toml"))
    ran = run("undo", "--yes", "--data", book)
    assert (ran.code, ran.out) == (4, "")
    assert f"错误：{path} {words}" in ran.err
    assert sorted(book.rglob("*.toml")) == before


def test_the_listings_of_entries_agree_on_what_lies_where_no_entry_does(
    run: Run, book: Path
) -> None:
    name = "2021-07-05-progress-bbbbbb.toml"
    for folder in (".2021", "2022", "21", "2021/inner"):
        (book / f"items/{BRIDGE}" / folder).mkdir()
        (book / f"items/{BRIDGE}" / folder / name).write_bytes((book / ENTRY).read_bytes())
    assert [place for place, _ in entry_places(book)] == [ENTRY]
    assert BookReader(Disk(book)).load().entries == 1
    assert "bbbbbb" not in run("log", "--data", book).out
    assert run("retract", "bbbbbb", "--reason", "误报", "--data", book).code == 3
