"""`undo`: one's own newest entry is gone while nobody has it, and only retracted afterwards."""

import json
import sys
import threading
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest

from tests.cli.outcomes import refusal
from tests.conftest import REPOSITORY, Run
from tests.contents import added, contents
from tests.store.git.repositories import commits, committed_book, git, status
from wuxian.errors import GitFailed
from wuxian.store.git.repository import Repository
from wuxian.store.git.turn import turn
from wuxian.store.git.undoing import newest_of_ones_own, take_back

OTHER = {"GIT_AUTHOR_NAME": "李四", "GIT_AUTHOR_EMAIL": "lisi@example.com"}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book in a repository, with nothing of one's own in it yet."""
    book = committed_book(tmp_path / "own")
    # What the book came with was committed by somebody else.
    git(book, "commit", "--quiet", "--amend", "--no-edit", "--author=王五 <wangwu@example.com>")
    return book


def update(
    run: Run, book: Path, percent: int, *more: str, env: dict[str, str] | None = None
) -> str:
    """Report on item 5; gives the new entry's id."""
    words = ("update", "5", "--percent", str(percent), "--note", "开工", "--json", *more)
    ran = run(*words, "--data", book, env=env)
    assert ran.code == 0, ran.err
    return str(json.loads(ran.out)["entry"]["id"])


def shared(book: Path) -> Path:
    """A bare repository that the book is pushed to."""
    bare = book.parent / "shared.git"
    git(book, "init", "--quiet", "--bare", bare)
    git(book, "remote", "add", "origin", bare)
    git(book, "push", "--quiet", "--set-upstream", "origin", "main")
    return bare


def test_the_newest_entry_is_gone_and_so_is_its_commit(run: Run, own: Path) -> None:
    before, history = contents(own / "items"), commits(own)
    entry = update(run, own, 40)
    ran = run("undo", "--yes", "--data", own)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"已撤销 05 武咸快速通道天子山大桥：进展 40%（编号 {entry}）\n"
    assert contents(own / "items") == before
    assert (commits(own), status(own)) == (history, [])


def test_the_folder_of_a_year_goes_with_its_only_entry(run: Run, own: Path) -> None:
    folder = own / "items/02-northern-space/2021"
    assert not folder.exists()
    assert run("update", "2", "--percent", "1", "--data", own).code == 0
    assert folder.exists()
    assert run("undo", "--yes", "--data", own).code == 0
    assert not folder.exists()


def test_undone_again_and_again_goes_back_entry_by_entry(run: Run, own: Path) -> None:
    before = contents(own / "items")
    entries = [update(run, own, percent) for percent in (10, 20, 30)]
    undone = [
        json.loads(run("undo", "--yes", "--json", "--data", own).out)["entry"]["id"]
        for _ in entries
    ]
    assert undone == entries[::-1]
    assert contents(own / "items") == before


def test_json_says_what_is_no_longer_there(run: Run, own: Path) -> None:
    entry = update(run, own, 40)
    view = json.loads(run("undo", "--yes", "--json", "--data", own).out)
    assert (view["schema"], view["kind"], view["item"]) == (1, "undo", 5)
    assert (view["entry"]["id"], view["entry"]["percent"]) == (entry, 40)
    assert view["path"] == f"items/05-tianzishan-bridge/2021/2021-07-26-progress-{entry}.toml"


def test_an_entry_that_was_not_committed_goes_first(run: Run, own: Path) -> None:
    committed = update(run, own, 40)
    loose = update(run, own, 50, "--no-commit")
    assert loose in run("undo", "--yes", "--data", own).out
    assert (len(commits(own)), status(own)) == (2, [])
    assert committed in run("undo", "--yes", "--data", own).out


def test_an_entry_that_was_staged_by_hand_is_gone_from_the_index_too(run: Run, own: Path) -> None:
    update(run, own, 50, "--no-commit")
    git(own, "add", ".")
    assert run("undo", "--yes", "--data", own).code == 0
    assert status(own) == []


def test_behind_other_commits_it_is_removed_by_a_commit_that_says_so(run: Run, own: Path) -> None:
    entry = update(run, own, 40)
    git(own, "commit", "--quiet", "--allow-empty", "--message", "别的事")
    assert run("undo", "--yes", "--data", own).code == 0
    assert commits(own)[:3] == [
        "撤销 05 武咸快速通道天子山大桥：进展 40%",
        "别的事",
        "05 武咸快速通道天子山大桥：进展 40%",
    ]
    assert not list(own.rglob(f"*{entry}*.toml"))
    assert status(own) == []


def test_of_a_commit_with_more_in_it_only_the_entry_goes(run: Run, own: Path) -> None:
    entry = update(run, own, 40, "--no-commit")
    (own / "reports").mkdir(exist_ok=True)
    (own / "reports/周报.md").write_text("周报", encoding="utf-8")
    git(own, "add", ".")
    git(own, "commit", "--quiet", "--message", "两样")
    assert run("undo", "--yes", "--data", own).code == 0
    assert not list(own.rglob(f"*{entry}*.toml"))
    assert (own / "reports/周报.md").exists()
    assert commits(own)[1] == "两样"


@pytest.mark.parametrize("one", OTHER)
def test_what_others_wrote_is_passed_over(run: Run, own: Path, one: str) -> None:
    mine = update(run, own, 40)
    # An office may share an address, and two people a name.
    others = update(run, own, 50, env={one: OTHER[one]})
    assert mine in run("undo", "--yes", "--data", own).out
    assert list(own.rglob(f"*{others}*.toml"))


def test_without_anything_of_ones_own_nothing_is_undone(run: Run, own: Path) -> None:
    update(run, own, 50, env=OTHER)
    before = contents(own)
    assert run("undo", "--yes", "--data", own) == refusal(
        3, "错误：没有你写的记录可以撤销", "撤回别人的记录：wuxian retract 编号"
    )
    assert contents(own) == before


def test_a_pushed_entry_is_retracted_and_no_commit_is_rewritten(run: Run, own: Path) -> None:
    entry = update(run, own, 40)
    bare = shared(own)
    before, pushed = contents(own / "items"), git(bare, "rev-parse", "main")
    ran = run("undo", "--reason", "数字报错", "--yes", "--data", own)
    assert ran.code == 0
    assert ran.err == f"最近的记录 {entry}（进展 40%）已经推送，不能收回，改为撤回。\n"
    [retraction] = added(before, own / "items").values()
    assert f'to = "{entry}"' in retraction.decode()
    assert commits(own)[:2] == [
        f"05 武咸快速通道天子山大桥：撤回 {entry}",
        "05 武咸快速通道天子山大桥：进展 40%",
    ]
    assert git(own, "rev-parse", "HEAD~1") == git(bare, "rev-parse", "main") == pushed


def test_a_pushed_entry_is_not_retracted_without_a_reason(run: Run, own: Path) -> None:
    entry = update(run, own, 40)
    shared(own)
    before = contents(own / "items")
    assert run("undo", "--yes", "--data", own) == refusal(
        2,
        f"最近的记录 {entry}（进展 40%）已经推送，不能收回，改为撤回。",
        "错误：缺少撤回的原因",
        "请加 --reason 原因。",
    )
    assert contents(own / "items") == before


def test_a_newer_entry_that_was_not_pushed_goes_before_a_pushed_one(run: Run, own: Path) -> None:
    update(run, own, 40)
    bare = shared(own)
    newer = update(run, own, 50)
    assert newer in run("undo", "--yes", "--data", own).out
    assert git(own, "rev-parse", "HEAD") == git(bare, "rev-parse", "main")


def test_an_entry_that_another_one_takes_back_stays(run: Run, own: Path) -> None:
    entry = update(run, own, 40)
    words = ("retract", entry, "--reason", "报错", "--json", "--data", own)
    retraction = json.loads(run(*words, env=OTHER).out)["entry"]["id"]
    assert run("undo", "--yes", "--data", own) == refusal(
        2,
        f"错误：记录 {entry} 已由 {retraction} 撤回，不能撤销",
        f"要恢复它，请撤回那条撤回：wuxian retract {retraction} --reason 原因",
    )


def test_off_a_terminal_it_says_what_it_would_undo_and_wants_a_yes(run: Run, own: Path) -> None:
    entry = update(run, own, 40)
    before = contents(own)
    assert run("undo", "--data", own) == refusal(
        2,
        f"错误：将撤销 05 武咸快速通道天子山大桥：进展 40%（编号 {entry}）",
        "确认请加 --yes。",
    )
    assert contents(own) == before


@pytest.mark.parametrize(("answer", "stays"), [("n", True), ("", False)])
def test_on_a_terminal_the_entry_is_shown_and_asked_about(
    run: Run, own: Path, answer: str, *, stays: bool
) -> None:
    entry = update(run, own, 40)
    words = ["-m", "wuxian", "undo", "--data", str(own)]
    terminal = pexpect.spawn(sys.executable, words, cwd=REPOSITORY, encoding="utf-8", timeout=20)
    terminal.expect_exact("percent = 40")
    terminal.expect_exact("撤销吗？")
    terminal.sendline(answer)
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == (130 if stays else 0)
    assert bool(list(own.rglob(f"*{entry}*.toml"))) is stays


def test_a_lock_that_a_person_holds_is_waited_for(run: Run, own: Path) -> None:
    update(run, own, 40)
    lock = own / ".git/index.lock"
    lock.touch()
    threading.Timer(0.5, lock.unlink).start()
    assert run("undo", "--yes", "--data", own).code == 0
    assert status(own) == []


def test_of_an_uncommitted_and_a_committed_entry_the_newer_goes(run: Run, own: Path) -> None:
    update(run, own, 50, "--no-commit")
    committed = update(run, own, 40)
    assert committed in run("undo", "--yes", "--data", own).out


def test_what_was_pushed_while_the_question_stood_is_not_undone(run: Run, own: Path) -> None:
    update(run, own, 40)
    repository = Repository.known(own)
    seen = newest_of_ones_own(repository)
    assert seen is not None
    bare = shared(own)
    with pytest.raises(GitFailed, match="刚才又有新的记录或同步"):
        take_back(repository, seen, "撤销")
    assert git(own, "rev-parse", "HEAD") == git(bare, "rev-parse", "main")
    assert status(own) == []


def test_the_shipped_sample_is_never_undone_or_synchronised(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (("undo", "--yes"), ("sync",), ("retract", "4561fd", "--reason", "x")):
        assert run(*words) == refusal(
            5,
            "错误：附近没有账册，随程序附带的示例是只读的",
            "请用 --data 指定账册，或新建：wuxian init 文件夹",
        )


def test_what_is_staged_and_changed_besides_stays_as_it_is(run: Run, own: Path) -> None:
    (own / "笔记.txt").write_text("一", encoding="utf-8")
    git(own, "add", "笔记.txt")
    plan = own / "items/01-planning-agreements/item.toml"
    plan.write_text(plan.read_text(encoding="utf-8") + "# 改\n", encoding="utf-8")
    before = status(own)
    update(run, own, 40)
    assert run("undo", "--yes", "--data", own).code == 0
    assert status(own) == before


def test_outside_git_there_is_nothing_to_undo(run: Run, book: Path) -> None:
    ran = run("undo", "--yes", "--data", book)
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith(f"错误：账册 {book} 不在 git 仓库里\n")


@pytest.mark.parametrize("words", [(), ("--no-commit",)])
def test_an_undo_that_was_cut_off_is_brought_to_its_end_by_the_next_command(
    run: Run, own: Path, words: tuple[str, ...]
) -> None:
    before = contents(own / "items")
    entry = update(run, own, 40, *words)
    [path] = (str(path.relative_to(own)) for path in own.rglob(f"*{entry}*.toml"))
    repository = Repository.known(own)
    with turn(repository, "write") as taken:
        taken.remove([path], None if words else git(own, "rev-parse", "HEAD").strip())
    # As it is when the process dies just before it removes the file.
    (own / ".git/wuxian/write.note").write_text(f"removes {path}", encoding="utf-8")
    (own / path).write_text("x", encoding="utf-8")
    assert run("update", "2", "--note", "别的", "--data", own).code == 0
    left = added(before, own / "items")
    assert [name for name in left if entry in name] == []
    assert status(own) == []


def test_an_undo_that_was_cut_off_before_its_commit_went_leaves_all_as_it_was(
    run: Run, own: Path
) -> None:
    entry = update(run, own, 40)
    [path] = (str(path.relative_to(own)) for path in own.rglob(f"*{entry}*.toml"))
    git(own, "rm", "--cached", "--quiet", path)
    (own / ".git/wuxian/write.note").write_text(f"removes {path}", encoding="utf-8")
    assert run("update", "2", "--note", "别的", "--data", own).code == 0
    assert (own / path).exists()
    assert status(own) == []


def test_that_a_plan_was_changed_since_is_pointed_out(run: Run, tmp_path: Path) -> None:
    book = committed_book(tmp_path / "book")
    run("update", "5", "--percent", "40", "--data", book)
    assert run("add", "港口", "--area", "交通", "--data", book).code == 0
    plan = git(book, "rev-parse", "--short=8", "HEAD").strip()
    ran = run("undo", "--yes", "--data", book)
    assert ran.code == 0
    assert ran.err == (
        "提醒：在这之后你还改过计划（21 港口：新增），undo 只收回记录；"
        f"要收回计划的改动：git revert {plan}\n"
    )
    git(book, "revert", "--no-edit", plan)
    assert run("list", "--json", "--data", book).out.count('"number": 21') == 0
    assert run("check", "--strict", "--data", book).code == 0
