"""The merge driver: what it does to files, and how real git runs it."""

import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.store.git.repositories import git
from wuxian.store.git.objects import Objects
from wuxian.store.git.repository import Repository
from wuxian.store.sync.driver import ANCESTORS, main
from wuxian.store.sync.merging import Merged, merge_trees

DRIVER = (sys.executable, "-P", "-m", "wuxian.store.sync.driver")
ITEM = "05 天子山大桥/item.toml"
PLAN = 'number = 5\ntitle = "桥"\narea = "transport"\n\n[[goals]]\nyear = 2021\ndue = 2021-12-31\n'
JUNE, SEPTEMBER = (PLAN.replace("12-31", day) for day in ("06-30", "09-30"))
INLINE = f'{PLAN}milestones = ["待定"]\n'
BELOW = f"{PLAN}\n[[goals.milestones]]\nid = 2\ndue = 2021-09-30\n"


def drive(folder: Path, *texts: str, more: tuple[str, ...] = ()) -> tuple[int, str]:
    """Run the driver on BASE, OURS and THEIRS; how it ended, and what OURS is now."""
    files = [folder / f".merge file {name}" for name in ("BASE", "OURS", "THEIRS")]
    for file, text in zip(files, texts, strict=True):
        file.write_bytes(text.encode())
    code = main([*map(str, files), *more])
    assert [files[place].read_bytes().decode() for place in (0, 2)] == [texts[0], texts[2]]
    return code, files[1].read_bytes().decode()


def test_what_it_joins_it_writes_over_ours(tmp_path: Path) -> None:
    ours, theirs = JUNE.replace("\n", "\r\n"), PLAN.replace("桥", "大桥")
    code, text = drive(tmp_path, PLAN, ours, theirs)
    assert (code, tomllib.loads(text)) == (0, tomllib.loads(JUNE.replace("桥", "大桥")))


def test_a_clash_ends_with_1_and_leaves_ours_as_it_was(tmp_path: Path) -> None:
    ours = JUNE.replace("桥", "大桥")
    assert drive(tmp_path, PLAN, ours, f"# 注\n{SEPTEMBER}") == (1, ours)


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("broken", ["<<<<<<< ours\n", "title = 桥\n", "\ufeffnumber = 5\n"])
def test_what_is_no_table_ends_with_1_and_leaves_ours_as_it_was(
    place: int, broken: str, tmp_path: Path
) -> None:
    texts = [PLAN, JUNE, PLAN.replace("桥", "大桥")]
    texts[place] = broken
    assert drive(tmp_path, *texts) == (1, texts[1])


def test_what_cannot_stand_in_one_file_ends_with_1_and_leaves_ours_as_it_was(
    tmp_path: Path,
) -> None:
    assert drive(tmp_path, PLAN, INLINE, BELOW) == (1, INLINE)


def test_a_file_that_both_sides_created_is_joined_from_nothing(tmp_path: Path) -> None:
    assert drive(tmp_path, "", PLAN, f"{PLAN}# 注\n") == (0, f"{PLAN}# 注\n")


@pytest.mark.parametrize(("ours", "theirs"), [(JUNE, SEPTEMBER), (SEPTEMBER, JUNE)])
def test_between_common_ancestors_a_clash_goes_by_their_own_ancestor(
    ours: str, theirs: str, tmp_path: Path
) -> None:
    changed = ours.replace("桥", "大桥")
    joined = PLAN.replace("桥", "大桥")
    assert drive(tmp_path, PLAN, changed, theirs, more=(ANCESTORS,)) == (0, joined)


@pytest.mark.parametrize(("ours", "theirs"), [(INLINE, BELOW), (JUNE, "<<<<<<< ours\n")])
def test_common_ancestors_that_cannot_be_joined_go_by_their_own_ancestor(
    ours: str, theirs: str, tmp_path: Path
) -> None:
    # Left as ours, git would take one side for what both sides began from.
    assert drive(tmp_path, PLAN, ours, theirs, more=(ANCESTORS,)) == (0, PLAN)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty repository."""
    folder = tmp_path / "仓库 %s"
    git(tmp_path, "init", "--quiet", folder)
    return folder


def commit(folder: Path, text: str, *parents: str, path: str = ITEM) -> str:
    """A commit of this one file, made from these others; gives its name."""
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_bytes(text.encode())
    git(folder, "read-tree", "--empty")
    git(folder, "add", path)
    tree = git(folder, "write-tree").strip()
    words = [word for parent in parents for word in ("-p", parent)]
    return git(folder, "commit-tree", tree, *words, "-m", "一次提交").strip()


def trees_merged(folder: Path, ours: str, theirs: str) -> Merged:
    """Merge two commits as `sync` does."""
    repository = Repository.known(folder)
    with Objects(repository.git) as objects:
        return merge_trees(repository, objects, ours, theirs)


def merge(folder: Path, ours: str, theirs: str) -> tuple[str | None, list[str]]:
    """Merge two commits: the text of the plan, and the paths in conflict."""
    merged = trees_merged(folder, ours, theirs)
    conflicts = [versions.path for versions in merged.conflicts]
    return git(folder, "show", f"{merged.tree}:{ITEM}") if not conflicts else None, conflicts


def test_git_merges_adjacent_lines_of_one_plan(repository: Path) -> None:
    base = commit(repository, PLAN)
    ours = commit(repository, PLAN.replace("桥", "大桥"), base)
    theirs = commit(repository, PLAN.replace("transport", "planning"), base)
    both = PLAN.replace("桥", "大桥").replace("transport", "planning")
    assert merge(repository, ours, theirs) == (both, [])
    assert merge(repository, theirs, ours) == (both, [])


def test_git_names_the_plan_that_clashes(repository: Path) -> None:
    base = commit(repository, PLAN)
    sides = (commit(repository, text, base) for text in (JUNE, SEPTEMBER))
    assert merge(repository, *sides) == (None, [ITEM])


def test_git_joins_a_plan_that_both_sides_created(repository: Path) -> None:
    base = commit(repository, "", path="README")
    sides = (commit(repository, f"{PLAN}{more}", base) for more in ("# 甲\n", "note = 1\n"))
    assert merge(repository, *sides) == (f"{PLAN}note = 1\n# 甲\n", [])


@pytest.mark.parametrize(("code", "theirs"), [(0, PLAN.replace("桥", "大桥")), (1, SEPTEMBER)])
def test_git_merge_in_a_work_tree_is_joined_or_left_as_ours(
    code: int, theirs: str, repository: Path
) -> None:
    base = commit(repository, PLAN)
    other = commit(repository, theirs, base)
    git(repository, "reset", "--quiet", "--hard", commit(repository, JUNE, base))
    (repository / ".git/info/attributes").write_text("item.toml merge=wuxian\n", encoding="utf-8")
    command = f"merge.wuxian.driver={shlex.join(DRIVER)} %O %A %B"
    env = {"PYTHONPATH": str(REPOSITORY)}
    git(repository, "-c", command, "merge", "--quiet", "--no-edit", other, env=env, code=code)
    found = (repository / ITEM).read_text(encoding="utf-8")
    assert found == (JUNE if code else JUNE.replace("桥", "大桥"))
    assert bool(git(repository, "ls-files", "--unmerged")) == bool(code)


def criss_cross(folder: Path, base: str, one: str, other: str) -> tuple[str, str]:
    """Two sides that merged each other's change, and each settled it by its own."""
    root = commit(folder, base)
    first, second = commit(folder, one, root), commit(folder, other, root)
    return commit(folder, one, first, second), commit(folder, other, second, first)


@pytest.mark.parametrize(
    ("base", "one", "other"),
    [
        (PLAN, JUNE, SEPTEMBER),
        (PLAN, JUNE, PLAN.replace("due = 2021-12-31\n", "")),
        (PLAN.replace("due = 2021-12-31\n", ""), JUNE, SEPTEMBER),
        (PLAN, JUNE, PLAN.partition("\n[[goals]]")[0]),
        (PLAN, INLINE, BELOW),
    ],
    ids=["changed", "changed and taken away", "added", "a section", "written in two ways"],
)
@pytest.mark.ordeal
def test_a_criss_cross_merge_raises_the_clash_and_picks_no_side(
    base: str, one: str, other: str, repository: Path
) -> None:
    ours, theirs = criss_cross(repository, base, one, other)
    assert merge(repository, ours, theirs) == (None, [ITEM])
    assert merge(repository, theirs, ours) == (None, [ITEM])


@pytest.mark.ordeal
def test_a_criss_cross_merge_without_a_clash_is_joined(repository: Path) -> None:
    root = commit(repository, PLAN)
    first, second = commit(repository, JUNE, root), commit(repository, f"# 注\n{PLAN}", root)
    ours = commit(repository, f"# 注\n{JUNE}".replace("桥", "大桥"), first, second)
    theirs = commit(repository, f"# 注\n{JUNE}note = 1\n", second, first)
    both = f"# 注\n{JUNE}note = 1\n".replace("桥", "大桥")
    assert merge(repository, ours, theirs) == (both, [])


def test_a_plan_that_each_side_renamed_keeps_what_each_wrote(repository: Path) -> None:
    base = commit(repository, PLAN)
    renamed = {"甲/item.toml": JUNE, "乙/item.toml": SEPTEMBER}
    ours, theirs = (commit(repository, text, base, path=path) for path, text in renamed.items())
    merged = trees_merged(repository, ours, theirs)
    assert {versions.path for versions in merged.conflicts} == {ITEM, *renamed}
    for path in renamed:
        assert git(repository, "show", f"{merged.tree}:{path}") != PLAN


@pytest.mark.parametrize("size", [3, 20])
def test_a_clash_is_one_however_long_the_user_wants_the_markers_of_a_conflict(
    size: int, repository: Path
) -> None:
    attributes = f"* conflict-marker-size={size}\n"
    (repository / ".git/info/attributes").write_text(attributes, encoding="utf-8")
    base = commit(repository, PLAN)
    sides = (commit(repository, text, base) for text in (JUNE, SEPTEMBER))
    assert merge(repository, *sides) == (None, [ITEM])
