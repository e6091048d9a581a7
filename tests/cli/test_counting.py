"""What a command costs, counted: modules loaded, models completed, files opened."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

from .test_loading import found, loaded

SHIPPED = REPOSITORY / "data"
FIVE = "05-tianzishan-bridge"

MOST_MODULES = 60
"""Below the package itself."""
MOST_MODELS = 9

_COMPLETED = """
import sys
from wuxian.cli.main import main
from wuxian.domain.values.types import Frozen

def below(model):
    for inner in model.__subclasses__():
        yield inner
        yield from below(inner)

sys.stdout = open("/dev/null", "w")
assert main(sys.argv[1:]) == 0
print(*{model.__name__ for model in below(Frozen) if model.__pydantic_complete__}, file=sys.stderr)
"""

_OPENED = """
import os
import sys

root = os.fsencode(sys.argv.pop(1)) + b"/"
opened = []

def hear(event, arguments):
    if event == "open" and not isinstance(arguments[0], int):
        path = os.path.abspath(os.fsencode(arguments[0]))
        if path.startswith(root):
            opened.append(os.fsdecode(path.removeprefix(root)))

from wuxian.cli.main import main
sys.stdout = open("/dev/null", "w")
sys.addaudithook(hear)
assert main(sys.argv[1:]) == 0
print(*opened, sep="\\n", file=sys.stderr)
"""

_LEFT = """
import sys
from wuxian.cli.main import run

class Ring:
    def __init__(self):
        self.itself = self

    def __del__(self):
        sys.stderr.write("freed")

Ring()
sys.stdout = open("/dev/null", "w")
run()
"""


def told(script: str, *words: str) -> list[str]:
    """What a script says of a run, off a terminal."""
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=REPOSITORY,
        stderr=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stderr.split()


@cache
def completed(*words: str) -> frozenset[str]:
    """The pydantic models that a run has built for use."""
    return frozenset(told(_COMPLETED, *words))


@cache
def opened(book: Path, *words: str) -> Counter[str]:
    """The files of a book that a run opens, and how many times each."""
    return Counter(told(_OPENED, os.path.realpath(book), *words, "--data", str(book)))


def items_of(files: Counter[str]) -> set[str]:
    """The folders of the items that these files belong to."""
    return {path.split("/")[1] for path in files if path.startswith("items/")}


def test_the_list_loads_at_most_sixty_modules_of_its_own() -> None:
    own = sorted(name for name in loaded("list") if name.startswith("wuxian."))
    assert 0 < len(own) <= MOST_MODULES, own


def test_the_list_completes_at_most_nine_models() -> None:
    assert "Progress" in completed("list")
    assert len(completed("list")) <= MOST_MODELS, sorted(completed("list"))


def test_the_list_opens_each_file_of_the_book_once() -> None:
    files = [str(path.relative_to(SHIPPED)) for path in SHIPPED.rglob("*.toml")]
    assert opened(SHIPPED, "list") == Counter(files)


def test_show_by_number_opens_no_file_of_another_item() -> None:
    assert items_of(opened(SHIPPED, "show", "5")) == {FIVE}


def test_show_by_number_opens_no_file_twice() -> None:
    assert set(opened(SHIPPED, "show", "5").values()) == {1}


def test_update_by_number_opens_no_file_of_another_item(tmp_path: Path) -> None:
    book = tmp_path / "book"
    shutil.copytree(SHIPPED, book)
    assert items_of(opened(book, "update", "5", "--percent", "40", "--note", "架梁")) == {FIVE}


def test_show_by_part_of_a_title_opens_of_the_other_items_their_plans_only() -> None:
    files = opened(SHIPPED, "show", "天子山")
    others = {path for path in files if path.startswith("items/") and FIVE not in path}
    plans = {f"items/{folder}/item.toml" for folder in items_of(files) - {FIVE}}
    assert others == plans
    assert len(plans) == len(list(SHIPPED.glob("items/*"))) - 1


def test_what_is_left_is_not_looked_through_at_the_end() -> None:
    assert told(_LEFT, "--help") == []


@pytest.mark.parametrize("module", ["tomllib", "importlib.metadata", "email", "socket"])
def test_the_list_does_not_load(module: str) -> None:
    assert found(loaded("list"), (module,)) == []


def test_the_model_of_a_kind_that_does_not_occur_is_not_completed() -> None:
    """The shipped book has progress and nothing else; `Entry` is what the kinds have in common."""
    assert completed("list").isdisjoint({"Entry", "Appointment", "Retraction"})
