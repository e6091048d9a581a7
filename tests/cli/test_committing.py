"""Committing: what a writing command created goes into git, or it is said why not."""

import json
from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.contents import added, contents, without_git
from tests.store.git.repositories import (
    commits,
    committed_book,
    committing_book,
    files_of,
    git,
    repository_of,
    status,
)

BRIDGE = "05 武咸快速通道天子山大桥"

# What is typed, and what its commit says in the first line.
WRITING = {
    "update 5 --percent 40": f"{BRIDGE}：进展 40%",
    "update 5 --note 主桥桩基完成": f"{BRIDGE}：进展",
    "appoint 5 市领导 张三 --document 武咸办〔2021〕3号": f"{BRIDGE}：市领导 张三",
    "appoint 5 牵头部门 --vacant --document x": f"{BRIDGE}：牵头部门 空缺",
    "retract 4561fd --reason 数字报错": f"{BRIDGE}：撤回 4561fd",
}
UPDATE = ("update", "5", "--percent", "40")


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """A book in a repository of its own, which every command commits to."""
    return committed_book(tmp_path / "book")


@pytest.mark.parametrize("line", WRITING)
def test_a_command_commits_the_file_it_created_and_says_item_and_fact_in_one_line(
    run: Run, committed: Path, line: str
) -> None:
    before = without_git(committed)
    ran = run(*line.split(), "--data", committed)
    assert (ran.code, ran.err) == (0, "")
    [path] = set(without_git(committed)) - set(before)
    assert files_of(committed) == [path]
    assert commits(committed) == [WRITING[line], "以前的"]
    assert status(committed) == []


def test_a_trailer_of_the_message_names_the_entry_and_who_signed_it(
    run: Run, committed: Path
) -> None:
    told = json.loads(run(*UPDATE, "--json", "--data", committed).out)
    subject, blank, line = git(committed, "log", "-1", "--format=%B").rstrip("\n").split("\n")
    assert (subject, blank) == (f"{BRIDGE}：进展 40%", "")
    trailer = "%(trailers:key=Wuxian-Entry,valueonly=true)"
    assert line == f"Wuxian-Entry: {git(committed, 'log', '-1', f'--format={trailer}').strip()}"
    assert json.loads(line.removeprefix("Wuxian-Entry: ")) == {
        "id": told["entry"]["id"],
        "item": "05-tianzishan-bridge",
        "by": "市交通运输局",
        "date": "2021-07-26",
    }


def test_a_note_of_many_lines_leaves_the_message_as_short_as_it_is(
    run: Run, committed: Path
) -> None:
    run("update", "5", "--note", "第一行\n\n# 第三行\n", "--data", committed)
    message = git(committed, "log", "-1", "--format=%B")
    assert message.startswith(f"{BRIDGE}：进展\n\nWuxian-Entry: ")


@pytest.mark.parametrize("line", WRITING)
def test_with_no_commit_the_entry_is_written_and_git_is_left_alone(
    run: Run, committed: Path, line: str
) -> None:
    ran = run(*line.split(), "--no-commit", "--data", committed)
    assert (ran.code, ran.err) == (0, "")
    assert commits(committed) == ["以前的"]
    [new] = status(committed)
    assert new.startswith("?? items/05-tianzishan-bridge/2021/")


def test_what_was_not_committed_once_does_not_slip_into_the_next_commit(
    run: Run, committed: Path
) -> None:
    run(*UPDATE, "--no-commit", "--data", committed)
    [left] = status(committed)
    run("update", "5", "--percent", "50", "--data", committed)
    assert len(files_of(committed)) == 1
    assert status(committed) == [left]


@pytest.mark.parametrize("said", ["", "\n[git]\n", "\n[git]\ncommit = false\n"])
def test_a_book_that_does_not_say_so_is_not_committed(run: Run, book: Path, said: str) -> None:
    with (book / "programme.toml").open("a", encoding="utf-8") as programme:
        programme.write(said)
    repository_of(book)
    ran = run(*UPDATE, "--data", book)
    assert (ran.code, ran.err) == (0, "")
    assert commits(book) == ["以前的"]


def test_the_author_is_who_git_says_one_is(run: Run, committed: Path) -> None:
    git(committed, "config", "user.name", "李四")
    run(*UPDATE, "--data", committed)
    made = git(committed, "log", "-1", "--format=%an <%ae>, %cn")
    assert made == "李四 <zhangsan@example.com>, 李四\n"


def test_author_and_date_can_stand_in_the_environment(run: Run, committed: Path) -> None:
    env = {
        "GIT_AUTHOR_NAME": "王五",
        "GIT_AUTHOR_EMAIL": "wangwu@example.com",
        "GIT_AUTHOR_DATE": "2021-07-26T17:00:00+08:00",
    }
    run(*UPDATE, "--data", committed, env=env)
    made = git(committed, "log", "-1", "--format=%an <%ae> %aI, %cn")
    assert made == "王五 <wangwu@example.com> 2021-07-26T17:00:00+08:00, 张三\n"


def test_the_json_of_a_committed_entry_is_the_envelope_alone(run: Run, committed: Path) -> None:
    ran = run(*UPDATE, "--json", "--data", committed)
    assert (ran.code, ran.err) == (0, "")
    assert files_of(committed) == [json.loads(ran.out)["path"]]


NOT_COMMITTED = "错误：已写入账册，但没有提交到 git："
AFTERWARDS = "内容没有丢；解决后运行 wuxian sync 会补提交。\n"


def kept(ran: Ran, before: dict[str, bytes], book: Path) -> str:
    """What was said of an entry that is in the book and in no commit."""
    assert ran.code == 6
    assert len(added(before, book)) == 1
    assert ran.out.startswith(f"已记录 {BRIDGE}：进展 40%（编号 ")
    assert ran.err.startswith(NOT_COMMITTED)
    assert ran.err.endswith(f"\n{AFTERWARDS}")
    return ran.err.removeprefix(NOT_COMMITTED).removesuffix(f"\n{AFTERWARDS}")


def test_without_git_the_entry_is_kept_and_the_reason_said(run: Run, tmp_path: Path) -> None:
    book = committing_book(tmp_path / "book")
    (tmp_path / "empty").mkdir()
    before = contents(book)
    ran = run(*UPDATE, "--data", book, env={"PATH": str(tmp_path / "empty")})
    assert kept(ran, before, book) == ("没有找到 git\n请先安装 git；不用 git 的命令照常可用。")


def test_without_a_repository_the_entry_is_kept_and_the_reason_said(
    run: Run, tmp_path: Path
) -> None:
    book = committing_book(tmp_path / "book")
    before = contents(book)
    assert kept(run(*UPDATE, "--data", book), before, book) == (
        f"账册 {book} 不在 git 仓库里\n"
        "在账册文件夹里运行：git init && git add . && git commit -m 新建账册"
    )


def test_without_a_name_for_git_the_entry_is_kept_and_the_reason_said(
    run: Run, committed: Path
) -> None:
    before = contents(committed / "items")
    ran = run(*UPDATE, "--data", committed, env={"GIT_CONFIG_GLOBAL": "/dev/null"})
    assert kept(ran, before, committed / "items") == (
        "git 还不知道你是谁\n"
        '请设置姓名和邮箱：git config --global user.name "姓名"；'
        "git config --global user.email 邮箱"
    )
    assert [line[:2] for line in status(committed)] == ["??"]


def test_in_somebody_elses_repository_the_entry_is_kept_and_the_reason_said(
    run: Run, committed: Path
) -> None:
    before = contents(committed)
    ran = run(*UPDATE, "--data", committed, env={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    assert f"git config --global --add safe.directory {committed}" in kept(ran, before, committed)


def test_an_entry_is_committed_though_a_pattern_of_git_would_ignore_it(
    run: Run, committed: Path
) -> None:
    (committed / ".gitignore").write_text("items/\n", encoding="utf-8")
    assert run(*UPDATE, "--data", committed).code == 0
    assert commits(committed) == ["05 武咸快速通道天子山大桥：进展 40%", "以前的"]


@pytest.mark.parametrize(("verb", "called"), [("merge", "合并"), ("cherry-pick", "拣选")])
def test_while_a_person_merges_the_entry_is_kept_and_the_reason_said(
    run: Run, committed: Path, verb: str, called: str
) -> None:
    notes = committed / "说明.txt"
    notes.write_text("这边\n", encoding="utf-8")
    git(committed, "add", ".")
    git(committed, "commit", "--quiet", "--message", "这边")
    git(committed, "checkout", "--quiet", "-b", "other", "HEAD~")
    notes.write_text("那边\n", encoding="utf-8")
    git(committed, "add", ".")
    git(committed, "commit", "--quiet", "--message", "那边")
    git(committed, verb, "main", code=1)
    before, staged = contents(committed / "items"), git(committed, "ls-files", "--stage")
    said = kept(run(*UPDATE, "--data", committed), before, committed / "items")
    assert said.startswith(f"git 的{called}（{verb}）没有做完")
    assert git(committed, "ls-files", "--stage") == staged
    assert commits(committed) == ["那边", "以前的"]


def test_the_json_of_an_entry_that_was_not_committed_is_printed_all_the_same(
    run: Run, tmp_path: Path
) -> None:
    book = committing_book(tmp_path / "book")
    ran = run(*UPDATE, "--json", "--data", book)
    assert ran.code == 6
    assert (book / json.loads(ran.out)["path"]).is_file()


def test_once_the_reason_is_gone_the_next_entry_is_committed(run: Run, committed: Path) -> None:
    run(*UPDATE, "--data", committed, env={"GIT_CONFIG_GLOBAL": "/dev/null"})
    ran = run("update", "5", "--percent", "50", "--data", committed)
    assert (ran.code, ran.err) == (0, "")
    assert commits(committed)[0] == f"{BRIDGE}：进展 50%"


def test_a_value_that_is_refused_is_neither_written_nor_committed(
    run: Run, committed: Path
) -> None:
    assert run("update", "5", "--percent", "140", "--data", committed).code == 2
    assert (commits(committed), status(committed)) == (["以前的"], [])
