"""Evidence in two clones: a copy travels with its entry, whoever committed it how."""

from pathlib import Path

import pytest

from tests.cli.minutes import BRIDGE
from tests.cli.outcomes import refusal
from tests.cli.proofs import SHEET, digest, file
from tests.conftest import Run
from tests.store.git.repositories import commits, files_of, git
from tests.store.sync.clones import all_synced, assert_tidy, book_in, synced, two_clones

# Every one of them makes clones and joins them.
pytestmark = pytest.mark.ordeal

COPY = f"items/{BRIDGE}/2021/evidence/{digest(SHEET)}.csv"


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of one shared book."""
    return two_clones(tmp_path)


def proven(run: Run, clone: Path, *words: str | Path, note: str = "架梁") -> None:
    """Report on item 5 with a file of one's own."""
    given = ("--note", note, "--evidence", file(clone.parent), "--by", "市交通运输局")
    ran = run("update", "5", *given, *words, "--data", clone)
    assert ran.code == 0, ran.err


def assert_proven(run: Run, clone: Path) -> None:
    """Nothing is wrong with any evidence."""
    ran = run("check", "--data", clone)
    assert (ran.code, "佐证材料" in ran.out) == (0, False)


def test_the_copy_comes_along_byte_by_byte(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, li = clones
    proven(run, zhang)
    all_synced(run, zhang, li)
    assert (li / COPY).read_bytes() == SHEET
    assert book_in(zhang) == book_in(li)
    assert_tidy(li)
    assert_proven(run, li)


def test_what_was_left_uncommitted_is_committed_together(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    proven(run, zhang, "--no-commit")
    all_synced(run, zhang, li)
    assert len(files_of(zhang)) == 2
    assert COPY in files_of(zhang)
    assert (li / COPY).read_bytes() == SHEET


def test_one_copy_of_two_uncommitted_entries_is_committed_with_the_first(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    proven(run, zhang, "--no-commit")
    proven(run, zhang, "--no-commit", note="再架梁")
    synced(run, zhang)
    assert [len(files_of(zhang, commit)) for commit in ("HEAD^", "HEAD")] == [2, 1]
    assert_tidy(zhang)


def test_a_copy_that_was_forgotten_follows(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, li = clones
    proven(run, zhang, "--no-commit")
    git(zhang, "add", f"items/{BRIDGE}/2021/*.toml")
    git(zhang, "commit", "--quiet", "--message", "手工")
    all_synced(run, zhang, li)
    assert git(zhang, "log", "-1", "--format=%s").strip() == "05 天子山大桥：补入佐证材料1份"
    assert (li / COPY).read_bytes() == SHEET


def test_the_same_file_from_two_clones_is_one_copy(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, li = clones
    proven(run, zhang)
    proven(run, li, note="李四也报")
    all_synced(run, zhang, li)
    assert book_in(zhang) == book_in(li)
    assert len([path for path in book_in(li) if "/evidence/" in path]) == 1


def test_an_altered_or_removed_copy_is_not_sent(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, _ = clones
    proven(run, zhang)
    synced(run, zhang)
    before = len(commits(zhang))
    for done, change in (("改动", lambda: (zhang / COPY).write_bytes(b"x")),
                         ("删掉", (zhang / COPY).unlink)):  # fmt: skip
        change()
        told = f"错误：佐证材料的副本 {COPY} 被{done}了"
        remedy = f"恢复原样：git restore --staged --worktree {COPY}"
        assert run("sync", "--data", zhang) == refusal(2, told, remedy)
        git(zhang, "restore", "--staged", "--worktree", COPY)
    synced(run, zhang)
    assert len(commits(zhang)) == before


def test_a_copy_that_nobody_names_stays_at_home(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, li = clones
    file((zhang / COPY).parent, f"{'0' * 64}.pdf")
    file((zhang / COPY).parent, "验收单.docx")
    all_synced(run, zhang, li)
    assert not (li / COPY).parent.exists()
    assert len(commits(zhang)) == 1


def test_a_copy_that_both_have_spoilt_is_taken_as_the_shared_repository_has_it(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    for clone, data in ((zhang, b"zhang"), (li, b"li")):
        file((clone / COPY).parent, Path(COPY).name, data)
        git(clone, "add", "--all")
        git(clone, "commit", "--quiet", "--message", "手工")
    all_synced(run, zhang, li)
    assert (li / COPY).read_bytes() == (zhang / COPY).read_bytes() == b"zhang"


def test_a_renamed_item_takes_its_copies_along(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, li = clones
    proven(run, zhang)
    all_synced(run, zhang, li)
    (zhang / f"items/{BRIDGE}").rename(zhang / "items/05-new-bridge")
    all_synced(run, zhang, li)
    assert (li / COPY.replace(BRIDGE, "05-new-bridge")).read_bytes() == SHEET
    assert not (li / f"items/{BRIDGE}").exists()
    assert_proven(run, li)


def test_evidence_for_an_item_that_the_other_renamed_follows_it(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    (zhang / f"items/{BRIDGE}").rename(zhang / "items/05-new-bridge")
    proven(run, li)
    all_synced(run, zhang, li)
    assert (zhang / COPY.replace(BRIDGE, "05-new-bridge")).read_bytes() == SHEET
    assert book_in(zhang) == book_in(li)
    assert_proven(run, zhang)


def test_what_was_pushed_is_retracted_and_its_copy_stays(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    proven(run, zhang)
    synced(run, zhang)
    assert run("undo", "--yes", "--reason", "报错", "--data", zhang).code == 0
    assert (zhang / COPY).exists()
    assert_proven(run, zhang)


def test_a_copy_that_a_killed_writer_left_behind_is_in_nobodys_way(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    proven(run, zhang)
    synced(run, zhang)
    file((li / COPY).parent, Path(COPY).name)
    synced(run, li)
    assert (li / COPY).read_bytes() == SHEET
    assert_tidy(li)


def test_a_spoilt_one_gives_way_to_the_true_one(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, li = clones
    proven(run, zhang)
    synced(run, zhang)
    file((li / COPY).parent, Path(COPY).name, b"half")
    synced(run, li)
    assert (li / COPY).read_bytes() == SHEET
