"""`log`: who wrote what when, from git and the entries together."""

import shutil
from pathlib import Path

import pytest

from tests.cli.minutes import (
    PLAN,
    ROAD,
    bare_book,
    committed,
    edited,
    empty_repository,
    founded,
    git,
    rows,
    shown,
    written,
)
from tests.cli.outcomes import refusal
from tests.conftest import Run
from tests.store.harmless import is_harmless


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with four commits of three people, and an entry that is not committed."""
    book = founded(tmp_path_factory.mktemp("made") / "book")
    written(book, "aaaaaa", "2021-07-02")
    committed(book, on="2021-07-02 17:05", author="李四")
    written(book, "bbbbbb", "2021-07-04", item=ROAD, percent=20, by="市教育局")
    committed(book, on="2021-07-05 08:30", author="王五")
    edited(book, PLAN, ("天子山大桥", "天子山特大桥"), ("2021-12-31", "2021-11-30"))
    committed(book, on="2021-07-05 09:00")
    written(book, "cccccc", "2021-07-03", percent=60, note="承台施工。")
    return book


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(made, tmp_path / "book"))


def ids(run: Run, book: Path, *words: str) -> list[str | None]:
    """The entries that the lines are about, newest first."""
    return [row["entry"] for row in rows(run, book, *words)]


def test_the_log_is_told_day_by_day_with_what_is_not_committed_on_top(run: Run, book: Path) -> None:
    plan, road, bridge, founding = (at[:8] for at in git(book, "rev-list", "HEAD").split("\n"))
    ran = run("log", "--data", book, columns=80)
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == f"""\
武咸同城 记录簿（5条，新的在前）

2021年7月3日
  17:00 尚未提交（市交通运输局）
    05 天子山特大桥：进展 60%，承台施工。  [cccccc]

2021年7月5日
  09:00 张三  {plan}
    05 天子山特大桥：标题由 天子山大桥 改为 天子山特大桥；2021年目标的完成时限由
    2021年12月31日 改为 2021年11月30日
  08:30 王五（市教育局）  {road}
    06 省道改造：进展 20%，桩基完成。  [bbbbbb]

2021年7月2日
  17:05 李四（市交通运输局）  {bridge}
    05 天子山特大桥：进展 50%，桩基完成。  [aaaaaa]

2021年7月1日
  09:00 张三  {founding}
    账册：新建账册
"""
    )


def test_every_line_names_the_commit_that_git_knows(run: Run, book: Path) -> None:
    commits = [None, *git(book, "rev-list", "HEAD").split("\n")]
    assert [row["commit"] for row in rows(run, book)] == commits


@pytest.mark.parametrize("name", ["5", "05", "05-bridge", "特大桥"])
def test_an_item_is_named_by_number_folder_or_part_of_its_title(
    run: Run, book: Path, name: str
) -> None:
    view = shown(run, "log", book, name)
    assert view["item"] == 5
    assert [row["entry"] for row in view["rows"]] == ["cccccc", None, "aaaaaa"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("--since 2021-07-05", [None, "bbbbbb"]),
        ("--since 2021年7月3日", ["cccccc", None, "bbbbbb"]),
        ("--until 2021-07-01", [None]),
        ("--since 2021-07-02 --until 2021-07-03", ["cccccc", "aaaaaa"]),
        ("--by 教育", ["bbbbbb"]),
        ("--by 李四", ["aaaaaa"]),
        ("--by 张", [None, None]),
        ("--by 交通 --until 2021-07-02", ["aaaaaa"]),
        ("--most 2", ["cccccc", None]),
        ("-n 1", ["cccccc"]),
        ("6 --by 王五 -n 3", ["bbbbbb"]),
        ("--text 承台", ["cccccc"]),
        ("--text ２０% -t 承台", ["cccccc", "bbbbbb"]),
        ("--since 2022-01-01", []),
    ],
)
def test_the_options_choose_lines(
    run: Run, book: Path, words: str, found: list[str | None]
) -> None:
    assert ids(run, book, *words.split()) == found


def test_an_entry_that_is_only_staged_is_not_committed_yet(run: Run, book: Path) -> None:
    git(book, "add", "--all")
    assert [row["who"] for row in rows(run, book, "-n", "2")] == [None, "张三"]


def test_entries_not_committed_come_newest_first_whatever_their_item(run: Run, book: Path) -> None:
    written(book, "dddddd", "2021-07-30", item=ROAD)
    written(book, "eeeeee", "2021-06-30")
    assert ids(run, book, "-n", "4") == ["dddddd", "cccccc", "eeeeee", None]


def test_what_the_program_commits_is_told_with_who_ran_it_and_who_signed(
    run: Run, book: Path
) -> None:
    edited(book, "programme.toml", ("[term]", "[git]\ncommit = true\n\n[term]"))
    committed(book, on="2021-07-06 09:00", author="李四")
    ran = run("update", "6", "--percent", "30", "--by", "市教育局", "--data", book)
    assert ran.code == 0
    newest = rows(run, book)[0]
    assert (newest["who"], newest["by"], newest["title"], newest["words"]) == (
        "张三",
        "市教育局",
        "省道改造",
        "进展 30%",
    )
    assert newest["commit"] == git(book, "rev-parse", "HEAD")


def test_entries_of_one_commit_come_newest_first(run: Run, book: Path) -> None:
    written(book, "dddddd", "2021-07-20", item=ROAD)
    written(book, "eeeeee", "2021-07-21")
    committed(book, on="2021-07-22 09:00")
    assert ids(run, book, "-n", "3") == ["eeeeee", "dddddd", "cccccc"]


def test_a_founding_commit_is_one_line_beside_the_entries_it_brings(
    run: Run, tmp_path: Path
) -> None:
    book = empty_repository(tmp_path / "book")
    written(book, "aaaaaa")
    committed(book)
    assert [row["subject"] for row in rows(run, book)] == ["entry", "book"]


@pytest.mark.parametrize(
    "subject",
    [
        "",
        ":100644 100644 a b M",
        "--all",
        "一行\n又一行\n\n正文",
        "f" * 40,
        "05\tA\titems",
        "%H%x00",
    ],
)
def test_a_commit_by_hand_may_be_called_anything(run: Run, book: Path, subject: str) -> None:
    committed(book, subject, on="2021-07-06 09:00")
    assert ids(run, book) == ["cccccc", None, "bbbbbb", "aaaaaa", None]


def test_a_hostile_author_and_subject_reach_no_terminal(run: Run, book: Path) -> None:
    name = "李\x1b[31m[red]四\u202e\x9b"
    at = committed(book, "\x1b]0;红\x07[red]\u202e", on="2021-07-06 09:00", author=name)
    out = run("log", "--data", book, columns=80).out
    assert is_harmless(out)
    assert f"  09:00 李\\u001b[31m[red]四\\u202e\\u009b（市交通运输局）  {at[:8]}\n" in out
    assert rows(run, book)[0]["who"] == name


def test_an_author_whose_name_is_not_utf_8_is_told_all_the_same(run: Run, book: Path) -> None:
    committed(book, on="2021-07-06 09:00", author="张\udcff三")
    assert "  09:00 张" in run("log", "--data", book).out


def test_outside_git_the_entries_are_listed_alone_with_a_notice(run: Run, tmp_path: Path) -> None:
    book = bare_book(tmp_path / "book")
    written(book, "aaaaaa", "2021-07-02")
    written(book, "bbbbbb", "2021-07-04", item=ROAD)
    ran = run("log", "--data", book)
    assert (ran.code, ran.err) == (0, "（账册不在 git 仓库里，以下只按记录列出。）\n")
    assert "（2条，新的在前）" in ran.out
    assert ran.out.index("bbbbbb") < ran.out.index("aaaaaa")


def test_outside_git_no_entry_is_said_to_wait_for_a_commit(run: Run, tmp_path: Path) -> None:
    book = bare_book(tmp_path / "book")
    written(book, "aaaaaa")
    assert "\n  17:00 市交通运输局\n" in run("log", "--data", book).out


def test_without_git_installed_the_entries_are_listed_with_a_notice(run: Run, book: Path) -> None:
    ran = run("log", "--data", book, env={"PATH": "/nowhere"})
    assert (ran.code, ran.err) == (0, "（没有找到 git；以下只按记录列出。）\n")
    assert "（3条，新的在前）" in ran.out


def test_a_repository_without_a_commit_lists_the_entries(run: Run, tmp_path: Path) -> None:
    book = empty_repository(tmp_path / "book")
    assert run("log", "--data", book).out.endswith("（0条，新的在前）\n\n没有记录。\n")
    written(book, "aaaaaa")
    assert ids(run, book) == ["aaaaaa"]


def test_a_shallow_clone_says_that_older_history_is_not_here(
    run: Run, book: Path, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{book}", str(clone))
    assert shown(run, "log", clone)["complete"] is False
    assert run("log", "--data", clone).out.endswith(
        "\n\n本机是浅克隆，更早的历史不在这里；取回：git fetch --unshallow\n"
    )
    assert shown(run, "log", book)["complete"] is True


def test_what_lies_outside_the_books_folder_is_left_out(run: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--template=")
    (tmp_path / "README").write_text("别的\n", encoding="utf-8")
    committed(tmp_path, "别的", on="2021-06-01 09:00")
    book = bare_book(tmp_path / "data")
    committed(tmp_path, on="2021-07-01 09:00")
    written(book, "aaaaaa")
    (tmp_path / "README").write_text("别的，又改\n", encoding="utf-8")
    committed(tmp_path, on="2021-07-02 17:05")
    (tmp_path / "items").mkdir()
    (tmp_path / "items/item.toml").write_text("", encoding="utf-8")
    committed(tmp_path, on="2021-07-03 09:00")
    written(book, "bbbbbb", "2021-07-04")
    assert [row["subject"] for row in rows(run, book)] == ["entry", "entry", "book"]
    assert [row["who"] for row in rows(run, book)] == [None, "张三", "张三"]


def test_reports_and_strangers_in_the_books_folder_are_left_out(run: Run, book: Path) -> None:
    for path in ("reports/2021-W26.md", "items/README", "笔记.txt"):
        (book / path).parent.mkdir(exist_ok=True)
        (book / path).write_text("别的\n", encoding="utf-8")
    git(book, "add", "reports", "items/README", "笔记.txt")
    git(book, "commit", "--quiet", "--message=别的")
    (book / "items/README").unlink()
    assert ids(run, book) == ["cccccc", None, "bbbbbb", "aaaaaa", None]


@pytest.mark.parametrize(
    "setting",
    [
        "color.ui=always", "log.follow=true", "diff.renames=false", "log.date=relative",
        "format.pretty=oneline", "log.decorate=full", "core.quotePath=true", "core.abbrev=4",
        "diff.relative=false", "log.diffMerges=separate", "log.showSignature=true",
        "log.showRoot=false",
    ],
)  # fmt: skip
def test_how_a_user_likes_gits_own_log_changes_nothing(run: Run, book: Path, setting: str) -> None:
    usual = rows(run, book)
    git(book, "config", *setting.split("="))
    assert rows(run, book) == usual


def test_an_item_that_is_none_is_refused(run: Run, book: Path) -> None:
    assert run("log", "7", "--data", book) == refusal(3, "错误：没有事项“7”", "序号从5到6。")


@pytest.mark.parametrize("option", ["--since", "--until"])
@pytest.mark.parametrize("day", ["2021-02-30", "那天", "HEAD~1", ""])
def test_a_day_that_is_none_is_refused(run: Run, book: Path, option: str, day: str) -> None:
    assert run("log", option, day, "--data", book) == refusal(
        2,
        f"错误：{option} 的日期“{day}”读不懂，或没有这一天",
        "可以写 2021-07-26、2021年7月26日、7月26日、昨天、上周五、6月底、年底。",
    )


def test_a_number_of_lines_below_one_is_refused(run: Run, book: Path) -> None:
    assert run("log", "-n", "0", "--data", book).code == 2


def test_since_a_later_day_than_until_is_refused(run: Run, book: Path) -> None:
    ran = run("log", "--since", "2021-07-09", "--until", "2021-07-02", "--data", book)
    assert (ran.code, ran.out) == (2, "")
