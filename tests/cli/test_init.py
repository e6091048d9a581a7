"""`init`: a new book that can be worked in at once, with no invented fact."""

import datetime as dt
import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.contents import Contents, contents, without_git
from tests.disks import mounted
from tests.store.git.repositories import status
from wuxian.domain.plan.year import YearSettings

SHIPPED = REPOSITORY / "data"


def tables(folder: Path, pattern: str) -> dict[str, dict[str, object]]:
    """The TOML files of a book that match, by path."""
    return {
        str(path.relative_to(folder)): tomllib.loads(path.read_text())
        for path in sorted(folder.glob(pattern))
    }


# Where a book may be founded: into what, and what is kept of it.
GROUNDS: dict[str, Contents] = {
    "nothing": {},
    "an empty folder": {},
    "a fresh repository": {".git/HEAD": b"ref: refs/heads/main\n"},
    "the system's files": dict.fromkeys(("Thumbs.db", "Desktop.ini", "Icon\r", ".DS_Store"), b""),
    "hidden files of one's own": {".gitattributes": b"*.docx binary\n", ".gitignore": b"*~\n"},
}


@pytest.mark.parametrize("ground", GROUNDS)
def test_a_book_is_founded_on_empty_ground_and_keeps_what_is_hidden_there(
    run: Run, tmp_path: Path, ground: str
) -> None:
    folder = tmp_path / "a" / "new"
    if ground != "nothing":
        folder.mkdir(parents=True)
    for path, data in GROUNDS[ground].items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    ran = run("init", folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"已新建账册 {folder}：20个事项，期限")
    assert GROUNDS[ground].items() <= contents(folder).items()
    assert list(folder.parent.iterdir()) == [folder]
    assert not list(folder.rglob("*.draft"))
    assert run("check", "--strict", "--data", folder).code == 0


@pytest.mark.parametrize(
    "name", ["@eaDir", "#recycle", "$RECYCLE.BIN", "System Volume Information", "lost+found"]
)
def test_a_book_is_founded_beside_a_folder_of_the_systems(
    run: Run, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "a").touch()
    assert run("init", tmp_path).code == 0
    assert run("check", "--data", tmp_path).code == 0
    assert status(tmp_path) == [f"?? {name}/a"]


@pytest.mark.parametrize(
    "there",
    [
        {"笔记.txt": b"mine"},
        {"programme.toml": b"mine"},
        {"items/x": b"mine"},
        {"Thumbs.db": b"", "x": b"mine"},
    ],
    ids=str,
)
def test_a_folder_with_something_in_it_is_refused_and_left_alone(
    run: Run, tmp_path: Path, there: Contents
) -> None:
    for path, data in there.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    ran = run("init", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"错误：{tmp_path} 已经有内容，不能新建账册\n请换一个空文件夹。\n"
    assert contents(tmp_path) == there


def test_a_file_in_the_place_of_the_folder_is_refused_and_left_alone(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "new").write_bytes(b"mine")
    assert run("init", tmp_path / "new").code == 2
    assert contents(tmp_path) == {"new": b"mine"}


def test_a_book_is_founded_in_the_folder_one_stands_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", ".").code == 0
    assert run("check", "--strict").out == "查了20个事项、0条记录，没有发现问题。\n"
    assert not list(tmp_path.rglob("*.draft"))


def test_a_book_is_founded_on_a_disk_of_its_own(run: Run, tmp_path: Path) -> None:
    with mounted(tmp_path):
        assert run("init", tmp_path).code == 0
        assert run("check", "--strict", "--data", tmp_path).code == 0


def test_the_items_are_the_shipped_ones_without_goals_and_entries(new: Path) -> None:
    shipped = tables(SHIPPED, "items/*/item.toml")
    assert tables(new, "items/*/item.toml") == {
        path: {key: value for key, value in plan.items() if key != "goals"}
        for path, plan in shipped.items()
    }
    assert len(shipped) == 20
    assert tables(new, "items/*/*/*.toml") == {}


def test_the_programme_is_the_shipped_one_but_for_its_term_its_pin_and_its_commits(
    new: Path,
) -> None:
    shipped = tomllib.loads((SHIPPED / "programme.toml").read_text())
    founded = tomllib.loads((new / "programme.toml").read_text())
    del shipped["as_of"], shipped["term"]["citations"], founded["term"]["citations"]
    assert founded.pop("git") == {"commit": True}
    assert founded == shipped


def test_a_whole_number_is_written_as_the_shipped_book_has_it(new: Path) -> None:
    for book in (SHIPPED, new):
        text = (book / "programme.toml").read_text(encoding="utf-8")
        assert re.findall(r"value = ([\d.]+)", text) == ["15", "20", "5", "5", "1"]


def test_the_calendar_is_the_shipped_one_byte_for_byte(new: Path) -> None:
    assert (new / "calendar.toml").read_bytes() == (SHIPPED / "calendar.toml").read_bytes()


@pytest.mark.parametrize(("year", "last"), [(2021, 2025), (2026, 2030), (2100, 2104)])
def test_the_term_runs_for_five_years_from_the_year_that_is_named(
    run: Run, tmp_path: Path, year: int, last: int
) -> None:
    ran = run("init", tmp_path / "new", "--from", str(year))
    assert f"：20个事项，期限{year}—{last}年。" in ran.out
    term = tomllib.loads((tmp_path / "new/programme.toml").read_text())["term"]
    assert (term["first_year"], term["last_year"]) == (year, last)
    assert list(tables(tmp_path / "new", "years/*.toml")) == [f"years/{year}.toml"]


def test_the_term_begins_this_year_unless_another_is_named(run: Run, tmp_path: Path) -> None:
    china = dt.timezone(dt.timedelta(hours=8))
    before = dt.datetime.now(china).year
    run("init", tmp_path / "new")
    term = tomllib.loads((tmp_path / "new/programme.toml").read_text())["term"]
    assert before <= term["first_year"] <= dt.datetime.now(china).year


@pytest.mark.parametrize("year", ["2020", "9999", "今年"])
def test_a_first_year_that_cannot_be_is_refused(run: Run, tmp_path: Path, year: str) -> None:
    ran = run("init", tmp_path / "new", "--from", year)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("错误：选项 --from 的值不对：")
    assert not (tmp_path / "new").exists()


def test_the_year_has_the_settings_of_the_shipped_one(new: Path) -> None:
    founded, shipped = (tables(folder, "years/*.toml") for folder in (new, SHIPPED))
    assert list(founded) == ["years/2021.toml"]
    one, other = (
        YearSettings.model_validate(told["years/2021.toml"]) for told in (founded, shipped)
    )
    year_end = {"default_due": dt.date(2021, 12, 31), "remark": one.remark}
    assert one == other.model_copy(update=year_end)
    assert "待办公室确认" in (one.remark or "")


def test_an_update_works_at_once(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "new")
    for number in range(1, 21):
        words = ("update", str(number), "--percent", "10", "--data", tmp_path / "new")
        assert run(*words).code == 0
    listed = json.loads(run("list", "--json", "--data", tmp_path / "new").out)
    assert {(item["percent"], item["lamp"], item["lead_basis"]) for item in listed["items"]} == {
        (10, "grey", "inferred")
    }


def test_the_goal_that_is_sketched_in_an_item_is_a_goal_once_uncommented(
    run: Run, new: Path
) -> None:
    plan = new / "items/05-tianzishan-bridge/item.toml"
    text, _, sketch = plan.read_text().partition("# [[goals]]")
    lines = [f"{line.removeprefix('#').removeprefix(' ')}\n" for line in sketch.splitlines()]
    plan.write_text(f"{text}[[goals]]{''.join(lines)}")
    assert run("check", "--strict", "--data", new).code == 0
    day = ("--as-of", "2021-07-26")
    shown = json.loads(run("show", "5", "--json", *day, "--data", new).out)
    assert shown["due"] == "2021-12-31"
    assert [(step["id"], step["due"]) for step in shown["milestones"]] == [("start", "2021-06-30")]


ADDED = {
    "programme.toml": [
        '[[departments]]\nname = "市体育局"\nbasis = "inferred"\n',
        '[[areas]]\nid = "culture"\nname = "文化同兴"\nshort = "文化"\n',
        '[[offices]]\nname = "专班"\nduty = "协调"\nbasis = "inferred"\n',
    ],
    "items/01-planning-agreements/item.toml": [
        '[[supporting]]\ndepartment = "市教育局"\nbasis = "inferred"\n',
        '[[citations]]\ndocument = "reply-034"\nsection = "三"\nbasis = "stated"\n',
    ],
}


@pytest.mark.parametrize(
    ("path", "table"), [(path, table) for path, tables in ADDED.items() for table in tables]
)
def test_to_every_list_more_is_added_below_a_header_at_the_end_of_the_file(
    run: Run, new: Path, path: str, table: str
) -> None:
    with (new / path).open("a", encoding="utf-8") as file:
        file.write(f"\n{table}")
    assert run("check", "--strict", "--data", new).code == 0


def test_two_books_of_one_year_are_equal_byte_for_byte(run: Run, new: Path, tmp_path: Path) -> None:
    run("init", tmp_path / "other", "--from", "2021")
    assert without_git(tmp_path / "other") == without_git(new)


def test_what_to_type_next_works_as_it_is_said(run: Run, process: Run, tmp_path: Path) -> None:
    said = run("init", tmp_path / "new").out
    [line] = [line.strip() for line in said.splitlines() if "wuxian list" in line]
    assert process(*line.split()[1:]).code == 0
