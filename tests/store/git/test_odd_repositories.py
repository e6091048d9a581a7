"""Revisions of odd repositories, under odd settings; and that no reading writes."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.outcomes import refusal
from tests.conftest import Ran, Run
from tests.store.faults import BRIDGE
from tests.store.git.histories import (
    READERS,
    book_with_a_past,
    commit,
    cut,
    emptied,
    lost,
    put_git,
    report,
    traces,
    unpinned_book,
)
from tests.store.git.repositories import git

pytestmark = pytest.mark.ordeal
UNSHALLOW = "本机是浅克隆，更早的历史请先取回：git fetch --unshallow"
PLAN = f"{BRIDGE}/item.toml"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Item 5 at 10 % on 1 July 2021, then at 30 to 90 %, packed; tests only read or copy it."""
    book = book_with_a_past(tmp_path_factory.mktemp("kept") / "book")
    git(book, "gc", "--quiet")
    return book


@pytest.fixture
def past(kept: Path, tmp_path: Path) -> Path:
    """A copy of it, which a test may change."""
    return Path(shutil.copytree(kept, tmp_path / "past"))


def ran_at(run: Run, book: Path, revision: str, env: dict[str, str] | None = None) -> Ran:
    """How `list --json` ends at a revision."""
    return run("list", "--json", "--data", book, f"--at={revision}", env=env)


def percent(ran: Ran) -> int:
    """How far item 5 is, by `list --json`."""
    assert ran.code == 0, ran.err
    return int(json.loads(ran.out)["items"][4]["percent"])


@pytest.mark.parametrize("name", ["账册", "a/b", "a'b", 'a"b', "a\nb", "*", " ", ":(top)", "-n"])
def test_a_book_in_a_folder_of_any_name_in_a_larger_repository(
    name: str, run: Run, tmp_path: Path
) -> None:
    git(tmp_path, "init", "--quiet", "large")
    book = tmp_path / "large" / name
    book.parent.mkdir(parents=True, exist_ok=True)
    unpinned_book(book)
    shutil.rmtree(book / ".git")
    report(book, "2021-07-01", 10)
    commit(tmp_path / "large", "2021-07-01T12:00:00+08:00")
    report(book, "2021-07-02", 20)
    commit(tmp_path / "large", "2021-07-02T12:00:00+08:00")
    assert percent(ran_at(run, book, "HEAD~1")) == 10
    assert percent(ran_at(run, book, "2021-07-02")) == 20


def test_before_the_book_came_into_a_repository_there_is_none(
    run: Run, kept: Path, tmp_path: Path
) -> None:
    git(tmp_path, "init", "--quiet", ".")
    (tmp_path / "README").write_text("资料", encoding="utf-8")
    first = commit(tmp_path, "2021-07-01T12:00:00+08:00")
    shutil.copytree(kept, tmp_path / "data", ignore=shutil.ignore_patterns(".git"))
    commit(tmp_path, "2021-07-10T12:00:00+08:00")
    assert ran_at(run, tmp_path / "data", "2021-07-05") == refusal(
        3, "错误：那时还没有这个账册", f"git 的 {first[:12]} 里没有文件夹 data/"
    )


def test_a_detached_head_is_read_like_any_other(run: Run, past: Path) -> None:
    git(past, "checkout", "--quiet", "--detach", "HEAD~2")
    assert percent(ran_at(run, past, "HEAD")) == 50
    assert percent(ran_at(run, past, "main")) == 90
    assert percent(ran_at(run, past, "2021-07-09")) == 50


def test_a_linked_work_tree_has_its_own_head_and_all_branches(
    run: Run, past: Path, tmp_path: Path
) -> None:
    git(past, "worktree", "add", "--quiet", tmp_path / "linked", "草稿")
    assert percent(ran_at(run, tmp_path / "linked", "HEAD")) == 50
    assert percent(ran_at(run, tmp_path / "linked", "main")) == 90


def test_a_repository_may_lie_elsewhere(run: Run, past: Path, tmp_path: Path) -> None:
    git(past, "init", "--quiet", "--separate-git-dir", tmp_path / "store")
    assert (past / ".git").is_file()
    assert percent(ran_at(run, past, "v1.0")) == 30


def test_a_repository_may_borrow_its_objects(run: Run, past: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--shared", past, "borrower")
    assert percent(ran_at(run, tmp_path / "borrower", "v1.0")) == 30


def test_a_repository_may_name_its_objects_by_sha_256(run: Run, past: Path) -> None:
    shutil.rmtree(past / ".git")
    git(past, "init", "--quiet", "--object-format=sha256")
    name = commit(past)
    assert len(name) == 64
    assert percent(ran_at(run, past, name)) == 90


@pytest.mark.parametrize("revision", ["HEAD~1", "v1.0", "0123456789"])
def test_a_shallow_clone_says_how_to_get_an_older_revision(
    revision: str, run: Run, kept: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{kept}", "shallow")
    assert percent(ran_at(run, tmp_path / "shallow", "HEAD")) == 90
    ran = ran_at(run, tmp_path / "shallow", revision)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"错误：没有版本“{revision}”\n")
    assert ran.err.endswith(f"{UNSHALLOW}\n")


def test_a_shallow_clone_says_how_to_get_an_older_day(run: Run, kept: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{kept}", "shallow")
    assert percent(ran_at(run, tmp_path / "shallow", "2021-07-08")) == 70
    ran = ran_at(run, tmp_path / "shallow", "2021-07-06")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.endswith("git fetch --unshallow\n")


@pytest.mark.parametrize(
    "setting",
    [
        "core.quotePath=true", "core.autocrlf=true", "core.abbrev=4", "log.showSignature=true",
        "log.date=relative", "log.showRoot=false", "log.follow=true", "color.ui=always",
        "diff.renames=copies", "format.pretty=fuller", "status.showUntrackedFiles=no",
        "i18n.logOutputEncoding=GBK",
    ],
)  # fmt: skip
def test_what_a_user_has_set_git_to_changes_no_reading(
    setting: str, run: Run, kept: Path, tmp_path: Path
) -> None:
    users = tmp_path / "gitconfig"
    shutil.copy(os.environ["GIT_CONFIG_GLOBAL"], users)
    git(kept, "config", "--file", users, *setting.split("="))
    for words in ("show 5 --at=HEAD~1", "log --json"):
        plain = run(*words.split(), "--data", kept)
        odd = run(*words.split(), "--data", kept, env={"GIT_CONFIG_GLOBAL": str(users)})
        assert odd == plain


def test_windows_line_ends_in_the_folder_change_nothing_in_the_past(run: Run, past: Path) -> None:
    before = ran_at(run, past, "HEAD").out
    git(past, "config", "core.autocrlf", "true")
    git(past, "rm", "-rq", "--cached", ".")
    git(past, "reset", "--quiet", "--hard")
    assert b"\r\n" in (past / PLAN).read_bytes()
    assert ran_at(run, past, "HEAD").out == before
    assert git(past, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    "names",
    [
        "GIT_DIR", "GIT_DIR GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
        "GIT_COMMON_DIR GIT_DIR", "GIT_CEILING_DIRECTORIES", "GIT_GLOB_PATHSPECS",
        "GIT_SHALLOW_FILE",
    ],
)  # fmt: skip
def test_what_a_caller_set_for_another_repository_does_not_leak_in(
    names: str, run: Run, kept: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    git(tmp_path, "init", "--quiet", other)
    commit(other)
    before = traces(other)
    env = {name: str(other if "TREE" in name else other / ".git") for name in names.split()}
    assert percent(ran_at(run, kept, "HEAD~1", env)) == 70
    assert traces(other) == before


@pytest.mark.parametrize("language", ["zh_CN:en", "de", "C"])
def test_it_is_all_one_which_language_git_speaks(language: str, run: Run, kept: Path) -> None:
    env = {"LANGUAGE": language, "LC_ALL": "C" if language == "C" else "C.UTF-8"}
    for revision in ("v1.0", "2021-07-06", "mian", "HEAD:x", "2021-06-01"):
        assert ran_at(run, kept, revision, env) == ran_at(run, kept, revision)


def test_in_a_bare_environment_a_process_reads_a_revision_too(process: Run, kept: Path) -> None:
    ran = process("list", "--json", "--data", kept, "--at=草稿", env={"LC_ALL": "C"})
    assert percent(ran) == 50


def test_a_repository_of_somebody_else_is_refused_with_what_to_do(run: Run, kept: Path) -> None:
    env = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    ran = ran_at(run, kept, "HEAD", env)
    assert (ran.code, ran.out) == (6, "")
    assert "属于另一个用户" in ran.err
    assert f"git config --global --add safe.directory {kept}\n" in ran.err
    assert run("list", "--data", kept, env=env) == run("list", "--data", kept)


def test_a_book_outside_of_git_has_no_past(run: Run, book: Path) -> None:
    assert ran_at(run, book, "HEAD") == refusal(
        6,
        f"错误：账册 {book} 不在 git 仓库里",
        "在账册文件夹里运行：git init && git add . && git commit -m 新建账册",
    )


@pytest.mark.parametrize("words", READERS)
def test_without_git_every_view_works_and_only_the_past_is_out_of_reach(
    words: str, run: Run, kept: Path, tmp_path: Path
) -> None:
    env = {"PATH": str(tmp_path)}
    plain = run(*words.split(), "--data", kept)
    without = run(*words.split(), "--data", kept, env=env)
    # Only a report says at its end where its data comes from.
    unknown = "（数据版本不详：没有找到 git）\n" if words == "report" else ""
    assert (without.code, without.err) == (0, plain.err + unknown)
    assert without.out.partition("\n数据来源\n")[0] == plain.out.partition("\n数据来源\n")[0]
    assert run(*words.split(), "--data", kept, "--at=HEAD", env=env) == refusal(
        6, "错误：没有找到 git", "请先安装 git；不用 git 的命令照常可用。"
    )


def test_no_reading_writes_a_byte_to_the_folder_or_to_the_repository(run: Run, past: Path) -> None:
    report(past, "2021-07-10", 95)
    os.utime(past / PLAN)
    before = traces(past)
    for words in (*READERS, "log", "log 5", "changes --since=v1.0", "changes --until=草稿"):
        assert run(*words.split(), "--data", past).code == 0
    for words in READERS:
        assert run(*words.split(), "--data", past, "--at=2021-07-05").code == 0
        assert run(*words.split(), "--data", past, "--at=gone").code == 3
    assert traces(past) == before


def test_a_lock_that_another_git_holds_is_in_no_readers_way(run: Run, past: Path) -> None:
    (past / ".git/index.lock").touch()
    (past / ".git/HEAD.lock").touch()
    assert percent(ran_at(run, past, "HEAD~1")) == 70


@pytest.mark.parametrize(
    ("words", "damage", "name"),
    [
        ("list", lost, f"HEAD:{PLAN}"),
        ("list", emptied, f"HEAD:{PLAN}"),
        ("list", cut, f"HEAD:{PLAN}"),
        ("check", cut, f"HEAD:{PLAN}"),
        ("check", cut, "HEAD:programme.toml"),
        ("list", lost, "HEAD:items"),
        ("check", cut, "HEAD:items"),
        ("list", lost, "HEAD^{tree}"),
    ],
)
def test_a_damaged_repository_is_told_of_with_a_remedy(
    words: str, damage: Callable[[Path], None], name: str, run: Run, tmp_path: Path
) -> None:
    book = unpinned_book(tmp_path / "book")
    commit(book)
    found = git(book, "rev-parse", name).strip()
    damage(book / ".git/objects" / found[:2] / found[2:])
    ran = run(words, "--data", book, "--at=HEAD")
    assert (ran.code, ran.out) == (6, "")
    assert "git fsck" in ran.err


def test_a_repository_whose_settings_are_broken_is_not_taken_for_none(run: Run, past: Path) -> None:
    (past / ".git/config").write_text("[core\n", encoding="utf-8")
    ran = ran_at(run, past, "HEAD")
    assert (ran.code, ran.out) == (6, "")
    assert "bad config line 1" in ran.err


def test_a_git_that_ends_before_it_has_answered_is_told_of(
    run: Run, kept: Path, tmp_path: Path
) -> None:
    script = 'case "$*" in *cat-file*) exit 1;; esac; PATH=/usr/bin:/bin; exec git "$@"'
    ran = ran_at(run, kept, "HEAD", put_git(tmp_path / "bin", script))
    assert (ran.code, ran.out) == (6, "")
