"""`changes`: what differs between two states of a book, read from real commits."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.minutes import (
    BRIDGE,
    PLAN,
    Record,
    bare_book,
    committed,
    edited,
    git,
    once_reported,
    shown,
    unpinned,
    written,
)
from tests.conftest import Run
from tests.store.harmless import is_harmless


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded book with one entry, committed on 2 July; looked at as of 2021-07-31."""
    return once_reported(tmp_path_factory.mktemp("made") / "book")


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(made, tmp_path / "book"))


def changes(run: Run, book: Path, *words: str) -> Record:
    """The changes as JSON."""
    return shown(run, "changes", book, *words)


def words_of(item: Record) -> list[tuple[str, Any, Any]]:
    """The fields of an item that differ, with their values."""
    return [(field["label"], field["before"], field["after"]) for field in item["fields"]]


def span(view: Record) -> tuple[str | None, str | None]:
    """The commits that were held against each other; None is the folder as it is."""
    since, until = view["since"]["commit"], view["until"]["commit"]
    return since and since["id"], until and until["id"]


def test_a_week_is_told_in_words_from_a_day_to_a_commit(run: Run, book: Path) -> None:
    unpinned(book)
    founding = git(book, "rev-list", "--max-parents=0", "HEAD")
    edited(book, PLAN, ("天子山大桥", "特大桥"), ("2021-12-31", "2021-11-30"))
    edited(book, "years/2021.toml", ("yellow_below = 80", "yellow_below = 75"))
    last = committed(book, on="2021-07-12 10:00")
    due = "2021年目标的完成时限由 2021年12月31日 改为 2021年11月30日"
    ran = run("changes", "--since", "2021-07-01", "--until", "HEAD", "--data", book)
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == f"""\
武咸同城 变化  2021年7月1日（提交 {founding[:8]}） 至 2021年7月12日（提交 {last[:8]}）

灯号变化（1项）
  05 特大桥：灰→红，节点“初步设计批复”7月10日到期，未完成（原为：本年未报进度百分比）

事项和计划（1项）
  05 特大桥：标题由 天子山大桥 改为 特大桥；{due}

记录（1条）
  05 特大桥：进展 50%，桩基完成。（市交通运输局，2021年7月2日，aaaaaa）

总体安排和设置（2处）
  总体安排：删去固定日期（原为2021年7月31日）
  2021年设置：灯号规则的黄灯线由 80 改为 75
"""
    )


def test_a_lamp_turns_red_by_the_mere_passing_of_days(run: Run, book: Path) -> None:
    unpinned(book)
    only = committed(book, on="2021-07-03 10:00")
    view = changes(run, book, "--since", "2021-07-05", "--until", "2021-07-11")
    assert span(view) == (only, only)
    [item] = view["items"]
    assert item["lamp"]["before"]["lamp"] == "green"
    assert item["lamp"]["after"] == {
        "lamp": "red",
        "reason": "节点“初步设计批复”7月10日到期，未完成",
        "why": "",
    }


def test_a_day_is_looked_at_as_of_itself_and_a_commit_as_of_the_day_of_a_pinned_book(
    run: Run, book: Path
) -> None:
    for name, day in (("2021-07-01", "2021-07-01"), ("HEAD~1", "2021-07-31")):
        view = changes(run, book, "--since", name)
        assert (view["since"]["day"], view["until"]["day"]) == (day, "2021-07-31")


def test_without_until_the_folder_as_it_is_counts_committed_or_not(run: Run, book: Path) -> None:
    written(book, "bbbbbb", "2021-07-09", percent=60)
    edited(book, PLAN, ("天子山大桥", "天子山特大桥"))
    view = changes(run, book, "--since", "HEAD")
    assert view["until"]["commit"] is None
    [item] = view["items"]
    assert [told["entry"]["id"] for told in item["entries"]] == ["bbbbbb"]
    assert words_of(item) == [("标题", "天子山大桥", "天子山特大桥")]
    assert changes(run, book, "--since", "HEAD~1", "--until", "HEAD")["items"][0]["fields"] == []


def test_without_since_it_goes_back_a_week(run: Run, book: Path) -> None:
    unpinned(book)
    today = dt.datetime.now(dt.timezone(dt.timedelta(hours=8)))
    long_ago, lately = (today - dt.timedelta(days=days) for days in (10, 2))
    before = committed(book, on=f"{long_ago:%Y-%m-%d %H:%M}")
    written(book, "bbbbbb")
    after = committed(book, on=f"{lately:%Y-%m-%d %H:%M}")
    assert span(changes(run, book)) == (before, None)
    assert span(changes(run, book, "--until", "HEAD")) == (before, after)


def test_without_since_a_book_younger_than_a_week_is_told_from_its_beginning(
    run: Run, book: Path
) -> None:
    founding = git(book, "rev-list", "--max-parents=0", "HEAD")
    assert span(changes(run, book, "--until", "2021-07-03"))[0] == founding


@pytest.mark.parametrize(
    "name", ["HEAD~1", "erste", "v1", "@{2021-07-01}", "2021年7月1日", "20210701", "2021/7/1"]
)
def test_a_state_is_named_by_revision_tag_branch_or_day(run: Run, book: Path, name: str) -> None:
    git(book, "branch", "erste", "HEAD~1")
    git(book, "tag", "v1", "HEAD~1")
    founding = git(book, "rev-parse", "HEAD~1")
    assert span(changes(run, book, "--since", name))[0] == founding


def test_a_day_ends_with_its_last_commit_in_the_programmes_time_zone(run: Run, book: Path) -> None:
    written(book, "bbbbbb")
    # Half past eight on the second, in Greenwich half past midnight on the third.
    edited(book, "programme.toml", ("as_of", 'time_zone = "-08:00"\nas_of'))
    late = committed(book, on="2021-07-03 08:30")
    assert span(changes(run, book, "--since", "2021-07-02"))[0] == late


def test_before_the_first_commit_it_begins_with_that_one_and_says_so(run: Run, book: Path) -> None:
    ran = run("changes", "--since", "2021-06-01", "--data", book)
    assert (ran.code, ran.err) == (0, "（最早的提交在2021年7月1日，从那时比起。）\n")
    assert "记录（1条）" in ran.out


def test_an_entry_altered_or_removed_by_hand_is_said(run: Run, book: Path) -> None:
    written(book, "bbbbbb", "2021-07-09", percent=60)
    committed(book)
    edited(book, f"items/{BRIDGE}/2021/2021-07-02-progress-aaaaaa.toml", ("50", "55"))
    (book / f"items/{BRIDGE}/2021/2021-07-09-progress-bbbbbb.toml").unlink()
    office = "市交通运输局"
    assert (
        "\n记录（2条）\n"
        f"  〔改动〕05 天子山大桥：进展 55%，进度由 50 改为 55（{office}，2021年7月2日，aaaaaa）\n"
        f"  〔删去〕05 天子山大桥：进展 60%，桩基完成。（{office}，2021年7月9日，bbbbbb）\n"
    ) in run("changes", "--since", "HEAD", "--data", book).out


def test_an_item_renamed_and_renumbered_by_hand_is_the_same_item(run: Run, book: Path) -> None:
    (book / f"items/{BRIDGE}").rename(book / "items/21-span")
    edited(book, "items/21-span/item.toml", ("number = 5", "number = 21"), ("大桥", "特大桥"))
    view = changes(run, book, "--since", "HEAD")
    [item] = view["items"]
    assert (item["presence"], item["folder_before"], item["folder_after"]) == (
        "altered",
        BRIDGE,
        "21-span",
    )
    assert words_of(item) == [("序号", 5, 21), ("标题", "天子山大桥", "天子山特大桥")]
    assert item["entries"] == []


def test_an_item_added_and_one_removed_are_said(run: Run, book: Path) -> None:
    (book / "items/06-road/item.toml").unlink()
    (book / "items/06-road").rmdir()
    (book / "items/21-port").mkdir()
    (book / "items/21-port/item.toml").write_text(
        'number = 21\ntitle = "咸宁港"\narea = "transport"\n', encoding="utf-8"
    )
    assert run("changes", "--since", "HEAD", "--data", book).out.endswith(
        "\n事项和计划（2项）\n"
        "  06 省道改造：删去事项（文件夹 06-road；领域：交通同网，领域依据：原文）\n"
        "  21 咸宁港：新增事项（文件夹 21-port；领域：交通同网，领域依据：原文）\n"
    )


def test_comments_and_layout_are_no_difference(run: Run, book: Path) -> None:
    edited(book, PLAN, ("# 牵头待定\n", "\n# 牵头未定\n"), ('title = "', 'title   = "'))
    assert run("changes", "--since", "HEAD", "--data", book).out.endswith("\n\n没有变化。\n")


def test_settings_that_came_with_a_calendar_and_a_year_are_said(run: Run, book: Path) -> None:
    (book / "years/2022.toml").write_text("year = 2022\n", encoding="utf-8")
    (book / "calendar.toml").write_text(
        '[[years]]\nyear = 2021\nnotice = "国办发明电"\nholidays = []\nworking_days = []\n',
        encoding="utf-8",
    )
    assert run("changes", "--since", "HEAD", "--data", book).out.endswith(
        "\n总体安排和设置（2处）\n  工作日历：新增2021年（通知文号：国办发明电）\n"
        "  新增2022年设置（灯号规则（黄灯线：80，红灯线：60，超进度线：120，左右容差：5，"
        "力争目标逾期：黄灯，数据公布天数：30），"
        "提醒（到期提醒天数：10，未报送提醒天数：10））\n"
    )


def test_what_lies_outside_the_books_folder_changes_nothing(run: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    book = bare_book(tmp_path / "data")
    committed(tmp_path, on="2021-07-01 09:00")
    (tmp_path / "README").write_text("别的\n", encoding="utf-8")
    committed(tmp_path)
    assert changes(run, book, "--since", "HEAD~1")["items"] == []


@pytest.mark.parametrize("since", [("--since", "2021-06-15"), ("--since", "2021-05-01")])
def test_a_book_younger_than_its_repository_is_told_from_its_beginning(
    run: Run, tmp_path: Path, since: tuple[str, ...]
) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "README").write_text("别的\n", encoding="utf-8")
    committed(tmp_path, on="2021-06-01 09:00")
    book = bare_book(tmp_path / "data")
    first = committed(tmp_path, on="2021-07-01 09:00")
    ran = run("changes", *since, "--data", book, "--json")
    assert (ran.code, ran.err) == (0, "（最早的提交在2021年7月1日，从那时比起。）\n")
    assert json.loads(ran.out)["since"]["commit"]["id"] == first


def test_markdown_and_json_say_the_same_as_the_screen(run: Run, book: Path) -> None:
    words = ("changes", "--since", "HEAD~1", "--data", book)
    screen, markdown = run(*words).out, run(*words, "--format", "markdown").out
    told = [line.strip() for line in screen.split("\n") if line.startswith("  ")]
    assert told
    assert [line[2:] for line in markdown.split("\n") if line.startswith("- ")] == told
    assert run(*words, "--format", "文档").out == markdown
    assert run(*words, "--format", "json").out == run(*words, "--json").out
    assert run(*words, "--json", "--format", "数据").out == run(*words, "--json").out


def test_reading_two_states_writes_nothing_into_the_book(run: Run, book: Path) -> None:
    edited(book, PLAN, ("天子山大桥", "天子山特大桥"))
    before = git(book, "status", "--porcelain"), git(book, "reflog")
    changes(run, book, "--since", "HEAD~1")
    assert (git(book, "status", "--porcelain"), git(book, "reflog")) == before


def test_a_hostile_author_reaches_no_terminal(run: Run, book: Path) -> None:
    written(book, "bbbbbb")
    committed(book, "\x1b[31m[red]红\u202e", author="李\x1b[31m[red]\u202e四")
    for form in ("terminal", "markdown"):
        ran = run("changes", "--since", "HEAD~1", "--format", form, "--data", book)
        assert (ran.code, is_harmless(ran.out)) == (0, True)
