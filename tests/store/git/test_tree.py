"""A commit is read as the folder it was made of, with all that is wrong in it."""

import json
import os
import shutil
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Ran, Run
from tests.laws import examples
from tests.store.bad_entries import BAD_ENTRIES
from tests.store.bad_files import BAD_FILES, BAD_PLANS, HUNDRED_MEGABYTES
from tests.store.damage import CHANGES, Change
from tests.store.faults import BRIDGE, ENTRY
from tests.store.git.histories import commit, edit, unpinned_book
from tests.store.git.repositories import git, repository_of
from wuxian.errors import NotFound, Unreadable
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader
from wuxian.store.git.objects import Objects
from wuxian.store.git.repository import Repository
from wuxian.store.git.tree import Tree
from wuxian.store.toml.plain import SIZE_LIMIT

PLAN = f"{BRIDGE}/item.toml"
# A folder with nothing in it, a pipe and a hundred megabytes are not what git is given.
IN_GIT = [
    fault
    for fault in (*BAD_ENTRIES, *BAD_PLANS, *BAD_FILES)
    if fault.make not in (Path.mkdir, os.mkfifo) and fault is not HUNDRED_MEGABYTES
]


@contextmanager
def tree_of(book: Path, revision: str = "HEAD") -> Iterator[Tree]:
    """What a book's folder was at a revision."""
    repository = Repository.known(book)
    with Objects(repository.git) as objects:
        yield Tree(repository, repository.commit(revision) or "", objects)


@pytest.fixture
def past(tmp_path: Path) -> Path:
    """A book in a repository, as yet without a commit."""
    return unpinned_book(tmp_path / "past")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in a repository, of which tests damage one file at a time."""
    folder = tmp_path_factory.mktemp("large") / "book"
    unpinned_book(folder)
    commit(folder)
    return folder


def findings(ran: Ran) -> list[tuple[str, str, str]]:
    """What `check --json` found: severity, rule and path."""
    found = json.loads(ran.out)["findings"]
    return [(one["severity"], one["rule"], one["path"]) for one in found]


def found_in_the_past(run: Run, past: Path) -> list[tuple[str, str, str]]:
    """What `check` finds wrong in the last commit, of which nothing is left in the folder.

    It was made before the day of many an entry, which is no more than pointed out.
    """
    commit(past)
    git(past, "rm", "-rq", "items/05-tianzishan-bridge")
    ran = run("check", "--data", past, "--at=HEAD", "--json")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    return [found for found in findings(ran) if found[0] == "error"]


def test_broken_toml_of_an_old_revision_is_found(run: Run, past: Path) -> None:
    edit(past / PLAN, "number = 5\n", "number = \n")
    assert found_in_the_past(run, past) == [("error", "broken-toml", PLAN)]


def test_a_file_that_does_not_belong_there_is_found_in_a_commit(run: Run, past: Path) -> None:
    (past / BRIDGE / "2021/说明.toml").write_text("记", encoding="utf-8")
    assert found_in_the_past(run, past) == [("error", "stray-file", f"{BRIDGE}/2021/说明.toml")]


def test_a_file_that_is_too_large_is_found_in_a_commit(run: Run, past: Path) -> None:
    (past / PLAN).write_bytes(b"#" * (SIZE_LIMIT + 1))
    assert found_in_the_past(run, past) == [("error", "too-large", PLAN)]


def test_a_file_of_just_the_limit_is_read(run: Run, past: Path) -> None:
    data = (past / PLAN).read_bytes()
    (past / PLAN).write_bytes(data.ljust(SIZE_LIMIT, b"\n"))
    commit(past)
    assert run("check", "--data", past, "--at=HEAD").code == 0


@pytest.mark.parametrize(
    "path",
    [
        f"{BRIDGE}/2021/2021-07-26-progress-4561fd.toml",
        f"{BRIDGE}/2022",
        "items/21-a",
        "years/2022.toml",
    ],
)
def test_a_link_in_a_commit_is_found_and_not_followed(
    path: str, run: Run, past: Path, tmp_path: Path
) -> None:
    (tmp_path / "outside.toml").write_text(ENTRY, encoding="utf-8")
    (past / path).unlink(missing_ok=True)
    (past / path).symlink_to(tmp_path / "outside.toml")
    assert found_in_the_past(run, past) == [("error", "symlink", path)]


@pytest.mark.parametrize("folder", ["items", "years"])
def test_a_link_for_a_folder_of_the_book_is_found_in_a_commit(
    folder: str, run: Run, past: Path, tmp_path: Path
) -> None:
    (past / folder).rename(tmp_path / "outside")
    (past / folder).symlink_to(tmp_path / "outside")
    commit(past)
    ran = run("check", "--data", past, "--at=HEAD", "--json")
    assert ("error", "symlink", folder) in findings(ran)


@pytest.mark.parametrize("path", ["items/21-a", f"{BRIDGE}/2022", "years/2022.toml"])
def test_another_repository_in_place_of_a_folder_is_found(path: str, run: Run, past: Path) -> None:
    commit(past)
    entry = f"160000,{git(past, 'rev-parse', 'HEAD').strip()},{path}"
    git(past, "update-index", "--add", "--cacheinfo", entry)
    git(past, "commit", "--quiet", "--message", "子模块")
    ran = run("check", "--data", past, "--at=HEAD", "--json")
    assert (ran.code, findings(ran)) == (1, [("error", "stray-file", path)])


def test_another_repository_in_place_of_a_plan_is_found(run: Run, past: Path) -> None:
    commit(past)
    git(past, "rm", "--quiet", PLAN)
    entry = f"160000,{git(past, 'rev-parse', 'HEAD').strip()},{PLAN}"
    git(past, "update-index", "--add", "--cacheinfo", entry)
    git(past, "commit", "--quiet", "--message", "子模块")
    ran = run("check", "--data", past, "--at=HEAD", "--json")
    assert (ran.code, findings(ran)) == (1, [("error", "unreadable", PLAN)])


def test_check_passes_today_and_fails_for_the_day_of_the_error(run: Run, past: Path) -> None:
    (past / PLAN).rename(past / BRIDGE / "plan.toml")
    commit(past, "2021-07-01T12:00:00+08:00")
    (past / BRIDGE / "plan.toml").rename(past / PLAN)
    commit(past, "2021-07-02T12:00:00+08:00")
    codes = [run("check", "--data", past, f"--at=2021-07-0{day}").code for day in (1, 2)]
    assert [*codes, run("check", "--data", past).code] == [1, 0, 0]


def test_a_revision_without_a_readable_programme_is_checked_all_the_same(
    run: Run, past: Path
) -> None:
    (past / "programme.toml").write_text("?", encoding="utf-8")
    commit(past, "2021-07-01T12:00:00+08:00")
    shutil.copy(past / "years/2021.toml", past / "programme.toml")
    ran = run("check", "--data", past, "--at=HEAD", "--json")
    assert (ran.code, findings(ran)) == (1, [("error", "broken-toml", "programme.toml")])
    assert ran.err.startswith("（以下是2021年7月1日提交 ")


def test_other_commands_refuse_a_revision_with_errors_and_name_the_place(
    run: Run, past: Path
) -> None:
    edit(past / PLAN, "number = 5\n", "number = \n")
    commit(past)
    ran = run("list", "--data", past, "--at=HEAD")
    assert (ran.code, ran.out) == (4, "")
    assert f"\n  {PLAN}:1 TOML 写法有误" in ran.err


def test_every_fault_that_git_can_hold_is_found_in_a_commit_as_in_the_folder(
    book: Path, run: Run
) -> None:
    for fault in IN_GIT:
        fault.put_into(book)
    repository_of(book)
    for form in ("--json", "--strict"):
        found = run("check", "--data", book, form)
        past = run("check", "--data", book, form, "--at=HEAD")
        assert (past.code, past.out) == (1, found.out)
        assert found.out.count("\n") > len(IN_GIT)


def test_a_year_of_entries_reads_the_same_from_a_commit(demo: Path, tmp_path: Path) -> None:
    book = repository_of(Path(shutil.copytree(demo, tmp_path / "demo")))
    with tree_of(book) as tree:
        assert BookReader(tree).load() == BookReader(Disk(demo)).load()


@settings(max_examples=examples(15))
@given(
    path=st.sampled_from(
        [
            "programme.toml",
            "calendar.toml",
            "years/2021.toml",
            PLAN,
            f"{BRIDGE}/2021/2021-07-26-progress-4561fd.toml",
        ]
    ),
    changes=CHANGES,
)
def test_a_damaged_file_reads_the_same_from_a_commit(
    large: Path, path: str, changes: list[Change]
) -> None:
    sound = (large / path).read_bytes()
    data = sound
    for change in changes:
        data = change.on(data)
    (large / path).write_bytes(data)
    try:
        commit(large)
        with tree_of(large) as tree:
            assert BookReader(tree).load() == BookReader(Disk(large)).load()
    finally:
        (large / path).write_bytes(sound)


@pytest.mark.parametrize(
    "name", ["a'b", 'a"b', "a\nb", "a\tb", "a\\b", "*", "说明", "[1]", ":(top)", "-n", "é", " "]
)
def test_a_name_of_any_characters_is_read(name: str, past: Path) -> None:
    (past / name).mkdir()
    (past / name / name).write_text("记", encoding="utf-8")
    commit(past)
    with tree_of(past) as tree:
        assert [node.name for node in tree.nodes(name)] == [name]
        assert tree.read(f"{name}/{name}").decode() == "记"


def test_names_that_are_no_utf_8_are_found_as_in_the_folder(run: Run, past: Path) -> None:
    (past / os.fsdecode(b"items/\xff.toml")).write_text("记", encoding="utf-8")
    commit(past)
    found = run("check", "--data", past).out.splitlines()[:2]
    assert "\\udcff" in found[0]
    assert run("check", "--data", past, "--at=HEAD").out.splitlines()[:2] == found


def test_what_lies_in_a_commit_is_told_as_of_a_folder(past: Path) -> None:
    (past / "link").symlink_to("gone")
    (past / "run").write_text("", encoding="utf-8")
    (past / "run").chmod(0o755)
    commit(past)
    with tree_of(past) as tree:
        nodes = {node.name: node for node in tree.nodes(".")}
        kinds = {
            name: (node.is_file(), node.is_dir(), node.is_symlink()) for name, node in nodes.items()
        }
        assert kinds["programme.toml"] == kinds["run"] == (True, False, False)
        assert kinds["items"] == (False, True, False)
        assert kinds["link"] == (False, False, True)
        assert tree.is_link("link")
        assert not tree.is_link("items")
        assert tree.is_missing("gone")
        assert not tree.is_missing("items")
        for path in ("gone", "items", "link"):
            with pytest.raises(Unreadable):
                tree.read(path)
        with pytest.raises(FileNotFoundError):
            tree.nodes("gone")


def test_a_large_file_in_a_commit_is_not_read_into_memory(past: Path) -> None:
    (past / PLAN).write_bytes(b"\0" * 20_000_000)
    commit(past)
    tracemalloc.start()
    try:
        with tree_of(past) as tree:
            assert len(tree.read(PLAN)) == SIZE_LIMIT + 1
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000


def test_a_commit_without_the_book_is_refused(past: Path) -> None:
    git(past, "commit", "--quiet", "--allow-empty", "--message", "空的")
    with pytest.raises(NotFound, match="那时还没有这个账册"), tree_of(past):
        pass
