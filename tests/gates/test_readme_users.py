"""The README's recipe for several users of one machine, as two Unix users follow it."""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.gates.users import GROUP, OFFICE, TRANSPORT

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
ROOT_ALONE = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become other users")

Step = tuple[int, Path, list[str]]


@pytest.fixture
def ground() -> Iterator[Path]:
    """A folder that all users of the machine may enter, with a home for each of the two."""
    with tempfile.TemporaryDirectory(prefix="users-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for user in (OFFICE, TRANSPORT):
            home = folder / str(user)
            home.mkdir()
            (home / ".gitconfig").write_text(f"[user]\nname = {user}\nemail = {user}@example.com\n")
            for path in (home, home / ".gitconfig"):
                os.chown(path, user, user)
        yield folder


def recipe(ground: Path) -> tuple[list[str], list[str], list[str]]:
    """The three commands of the recipe, for this folder and this group."""
    [block] = re.findall(r"```shell\n(.*?)```", README, re.DOTALL)
    text = block.replace("/srv/", f"{ground}/").replace("duban", str(GROUP))
    make, give, trust = (shlex.split(line) for line in text.splitlines())
    return make, give, trust


def ran(*steps: Step) -> list[tuple[int, str]]:
    """How each step ended."""
    told = json.dumps([(user, str(folder), words) for user, folder, words in steps])
    done = subprocess.run(
        [sys.executable, "-m", "tests.gates.users", told],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(code, said) for code, said in json.loads(done.stdout.splitlines()[-1])]


@pytest.mark.ordeal
@ROOT_ALONE
def test_two_users_of_a_machine_share_a_book_by_its_path(ground: Path) -> None:
    make, give, trust = recipe(ground)
    shared, office, transport = make[-1], ground / str(OFFICE), ground / str(TRANSPORT)
    subprocess.run(make, check=True, capture_output=True)
    subprocess.run(give, check=True)
    untrusted, *rest = ran(
        (OFFICE, office, ["git", "clone", shared, "refused"]),
        (OFFICE, office, trust),
        (TRANSPORT, transport, trust),
        (OFFICE, office, ["wuxian", "init", "book"]),
        (OFFICE, office, ["git", "-C", "book", "remote", "add", "origin", shared]),
        (OFFICE, office, ["wuxian", "sync", "--data", "book"]),
        (TRANSPORT, transport, ["git", "clone", shared, "book"]),
        (TRANSPORT, transport, ["wuxian", "update", "5", "--note", "桥", "--data", "book"]),
        (TRANSPORT, transport, ["wuxian", "sync", "--data", "book"]),
        (OFFICE, office, ["wuxian", "sync", "--data", "book"]),
    )
    assert untrusted[0] != 0
    assert [code for code, _ in rest] == [0] * 9, rest
    assert len(list((office / "book").glob("items/05-*/*/*-progress-*.toml"))) == 1


@ROOT_ALONE
@pytest.mark.ordeal
def test_where_the_recipe_was_not_followed_it_is_said_what_to_do(ground: Path) -> None:
    make, _, trust = recipe(ground)
    office = ground / str(OFFICE)
    subprocess.run([word for word in make if word != "--shared=group"], check=True)
    *_, distrusted, _, denied = ran(
        (OFFICE, office, ["wuxian", "init", "book"]),
        (OFFICE, office, ["git", "-C", "book", "remote", "add", "origin", make[-1]]),
        (OFFICE, office, ["wuxian", "sync", "--data", "book"]),
        (OFFICE, office, trust),
        (OFFICE, office, ["wuxian", "sync", "--data", "book"]),
    )
    assert (distrusted[0], denied[0]) == (6, 6)
    assert f"git config --global --add safe.directory {make[-1]}" in distrusted[1]
    assert "git config core.sharedRepository group" in denied[1]


@ROOT_ALONE
@pytest.mark.ordeal
def test_root_writes_nothing_into_a_book_of_somebody_else(ground: Path) -> None:
    office, elsewhere = ground / str(OFFICE), ground / str(TRANSPORT)
    [_, refused, listed] = ran(
        (OFFICE, office, ["wuxian", "init", "book"]),
        (0, elsewhere, ["wuxian", "update", "5", "--note", "桥", "--data", f"{office}/book"]),
        (0, elsewhere, ["wuxian", "list", "--data", f"{office}/book"]),
    )
    assert refused[0] == 6
    assert refused[1].startswith(f"错误：{office}/book 属于另一个用户，git 不敢读写\n")
    assert list((office / "book").glob("items/05-*/2*")) == []
    assert listed[0] == 0
