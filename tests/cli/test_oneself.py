"""Who one is in a clone signs where nobody is named: `git config wuxian.by`."""

import json
from pathlib import Path

import pytest

from tests.cli.outcomes import entry
from tests.conftest import Run
from tests.store.git.repositories import committed_book, git

OFFICE, LEAD = "武咸同城领导小组办公室", "市交通运输局"
DOCUMENT = ("--document", "文1")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A book in a clone that is of 市教育局."""
    root = committed_book(tmp_path / "book")
    git(root, "config", "wuxian.by", "教育局")
    return root


@pytest.mark.parametrize(
    ("words", "by"),
    [
        (("update", "5", "--note", "甲"), "市教育局"),
        (("update", "5", "--note", "甲", "--by", "市商务局"), "市商务局"),
        (("problem", "5", "缺资金"), "市教育局"),
        (("goal", "5", "建成", *DOCUMENT), OFFICE),
        (("appoint", "5", "配合", "市民政局", *DOCUMENT), OFFICE),
    ],
)
def test_it_signs_what_is_not_the_offices_to_say(
    run: Run, clone: Path, words: tuple[str, ...], by: str
) -> None:
    assert entry(run(*words, "--json", "--data", clone))["by"] == by


def test_it_enters_anothers_answer(run: Run, clone: Path) -> None:
    run("problem", "5", "缺资金", "--asks", "市商务局", "--data", clone)
    answered = entry(run("reply", "5", "--note", "已批", "--json", "--data", clone))
    assert (answered["by"], answered["answered_by"]) == ("市教育局", "市商务局")
    assert entry(run("resolve", "5", "--json", "--data", clone))["by"] == "市教育局"


def test_an_office_signs_everything(run: Run, clone: Path) -> None:
    group = "武咸同城领导小组"
    git(clone, "config", "wuxian.by", group)
    for words in (("update", "5", "--note", "甲"), ("appoint", "5", "配合", "市民政局", *DOCUMENT)):
        assert json.loads(run(*words, "--json", "--data", clone).out)["entry"]["by"] == group


@pytest.mark.parametrize("said", ["某局", "市政府"])
def test_who_may_not_sign_is_said_and_does_not(run: Run, clone: Path, said: str) -> None:
    git(clone, "config", "wuxian.by", said)
    ran = run("update", "5", "--note", "甲", "--json", "--data", clone)
    assert json.loads(ran.out)["entry"]["by"] == LEAD
    assert ran.err == f"提醒：git config wuxian.by 写的“{said}”不是能填报的单位，没有用\n"


def test_a_worktree_is_of_whom_its_clone_is(run: Run, clone: Path, tmp_path: Path) -> None:
    git(clone, "worktree", "add", "--quiet", str(tmp_path / "other"))
    [data] = {file.parent for file in (tmp_path / "other").rglob("programme.toml")}
    assert entry(run("update", "5", "--note", "甲", "--json", "--data", data))["by"] == "市教育局"
