"""Two clones in any order of commands: one and the same book, whoever syncs first."""

import contextlib
import fcntl
import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY, Run
from tests.laws import examples
from tests.store.git.repositories import git
from tests.store.sync.clones import (
    all_synced,
    assert_never_forced,
    assert_tidy,
    book_in,
    notes_in,
    two_clones,
)
from wuxian.cli.main import main

pytestmark = pytest.mark.ordeal

ONE, OTHER = "zhang", "li"

# The fields that are edited by hand: in which file, after what, and what the one and the other
# write there. Their own values differ, as two who write the same do not disagree.
FIELDS = (
    ("items/05-*/item.toml", "title", {ONE: ('"一桥"', '"二桥"'), OTHER: ('"三桥"', '"四桥"')}),
    (
        "items/05-*/item.toml",
        "due",
        {ONE: ("2021-11-01", "2021-11-02"), OTHER: ("2021-12-01", "2021-12-02")},
    ),
    (
        # Alike enough for an item whose folder is renamed at the same time.
        "items/06-*/item.toml",
        "title",
        {ONE: ('"省道改造一"', '"省道改造二"'), OTHER: ('"省道改造三"', '"省道改造四"')},
    ),
    ("years/2021.toml", "yellow_below", {ONE: ("71", "72"), OTHER: ("73", "74")}),
)

Step = tuple[str, str, int]
"""Whose clone, what is done there, and with which of the choices."""


def steps() -> st.SearchStrategy[list[Step]]:
    """Some commands, each on either clone."""
    deeds = ("update", "update", "appoint", "retract", "edit", "edit", "rename", "sync")
    step = st.tuples(st.sampled_from([ONE, OTHER]), st.sampled_from(deeds), st.integers(0, 7))
    return st.lists(step, min_size=2, max_size=9)


def told(*words: str | Path) -> int:
    """Run a command without a sound; gives its exit code."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return main([str(word) for word in words])


def taken(clone: Path, deed: str, choice: int) -> None:
    """Take a step at a clone."""
    item = "56"[choice % 2]
    signed = ("--by", "市交通运输局", "--data", clone)
    match deed:
        case "update":
            assert told("update", item, "--percent", str(choice), *signed) == 0
        case "appoint":
            assert told("appoint", item, "市领导", "张三", "--document", "文", *signed) == 0
        case "retract":
            for path in sorted(clone.glob(f"items/0{item}-*/2021/*-progress-*"))[-1:]:
                words = ("retract", path.stem.rpartition("-")[2], "--reason", "错", *signed)
                assert told(*words) in (0, 2)
        case "edit":
            _edit(clone, choice)
        case "rename" if clone.name == ONE:
            [folder] = clone.glob("items/06-*")
            folder.rename(folder.with_name(f"06-{choice}"))
        case "sync":
            assert told("sync", "--data", clone) in (0, 1)
        case _:
            assert deed == "rename"


def _edit(clone: Path, choice: int) -> None:
    pattern, key, values = FIELDS[choice // 2]
    [path] = clone.glob(pattern)
    text = path.read_text(encoding="utf-8")
    line = f"{key} = {values[clone.name][choice % 2]}"
    path.write_text(
        re.sub(rf"^{key} = .*$", line, text, count=1, flags=re.MULTILINE), encoding="utf-8"
    )


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shared book and two clones of it, in a folder that may be copied to another place."""
    folder = tmp_path_factory.mktemp("ground")
    for clone in two_clones(folder):
        git(clone, "remote", "set-url", "origin", "../shared.git")
    return folder


@settings(max_examples=examples(15))
@given(steps=steps())
def test_any_interleaving_gives_the_same_book_whoever_syncs_first(
    ground: Path, steps: list[Step]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        world = Path(shutil.copytree(ground, Path(name) / "one-first"))
        for who, deed, choice in steps:
            taken(world / who, deed, choice)
        other_world = Path(shutil.copytree(world, Path(name) / "other-first", symlinks=True))
        # In each of them the one has the last word.
        last_words = {ONE: "ours", OTHER: "theirs"}
        for folder, order in ((world, (ONE, OTHER, ONE)), (other_world, (OTHER, ONE, OTHER))):
            for who in order:
                if told("sync", "--data", folder / who):
                    assert told("sync", "--take", last_words[who], "--data", folder / who) == 0
            assert_tidy(folder / ONE)
            assert_never_forced(folder / "shared.git")
        books = [book_in(folder / who) for folder in (world, other_world) for who in last_words]
        assert all(book == books[0] for book in books)
        assert told("check", "--data", world / ONE) == 0


AT_WORK = """
import sys
from wuxian.cli.main import main

clone, *words = sys.argv[1:]
sys.exit(main([*words, "--data", clone]))
"""


def test_who_records_while_the_same_clone_is_synced_hinders_nobody(
    run: Run, tmp_path: Path
) -> None:
    zhang, li = two_clones(tmp_path)
    all_synced(run, zhang)
    updates = [("update", "5", "--note", f"新的{n}") for n in range(6)]
    with (zhang / ".git/wuxian/write.lock").open("r+b") as busy:
        # They all want to write at the same moment: once git is free again.
        fcntl.flock(busy, fcntl.LOCK_EX)
        at_once = [
            subprocess.Popen(
                [sys.executable, "-c", AT_WORK, zhang, *words],
                cwd=REPOSITORY,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            for words in (*updates, ("sync",))
        ]
        while len(notes_in(zhang)) < 6:
            pass
    told_by_each = [process.communicate(timeout=60)[1] for process in at_once]
    assert ([process.returncode for process in at_once], told_by_each) == ([0] * 7, [""] * 7)
    all_synced(run, zhang, li)
    assert notes_in(li) == [f"新的{n}" for n in range(6)]
