"""The loader on damaged books: a book or findings, whatever the bytes and names; never a crash."""

import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY
from tests.laws import examples
from tests.store.damage import CHANGES, MILD_CHANGES, Change
from tests.store.harmless import is_harmless
from wuxian.cli.main import main
from wuxian.domain.book.book import Book
from wuxian.errors import Unreadable
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader, Loaded

SHIPPED = REPOSITORY / "data"
ITEMS = ("05-tianzishan-bridge", "12-whut-institute", "19-cross-city-services")
FILES = tuple(
    str(path.relative_to(SHIPPED))
    for pattern in ("*.toml", "years/*.toml", *(f"items/{item}/**/*.toml" for item in ITEMS))
    for path in sorted(SHIPPED.glob(pattern))
)
FOLDERS = ("", "items", "years", "items/05-tianzishan-bridge", "items/05-tianzishan-bridge/2021")
COMMANDS = tuple(
    words.split()
    for words in (
        "list",
        "list --csv",
        "show 5",
        "show 12 --json",
        "owners",
        "six-ones",
        "agenda",
        "report",
        "report --format markdown",
        "report --json",
    )
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound book of three of the shipped items; every test leaves it as it was."""
    root = tmp_path_factory.mktemp("small") / "book"
    for path in FILES:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SHIPPED / path, root / path)
    return root


@contextmanager
def _damaged(root: Path, damage: dict[str, list[Change]]) -> Iterator[None]:
    for path, changes in damage.items():
        data = (SHIPPED / path).read_bytes()
        for change in changes:
            data = change.on(data)
        (root / path).write_bytes(data)
    try:
        yield
    finally:
        for path in damage:
            shutil.copy(SHIPPED / path, root / path)


def _has_harmless_findings(loaded: Loaded) -> bool:
    words = (f"{finding.path}{finding.field}{finding.message}" for finding in loaded.findings)
    return all(is_harmless(text) and "\n" not in text for text in words)


def _ran(*words: str) -> tuple[int, str, str]:
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main(list(words))
    return code, out.getvalue(), err.getvalue()


def _opened(root: Path) -> Book | Unreadable:
    """The book for 2021, or why there is none; anything else raised is a bug."""
    try:
        return BookReader(Disk(root)).open(frozenset({2021}))
    except Unreadable as error:
        return error


DAMAGE = st.dictionaries(st.sampled_from(FILES), CHANGES, min_size=1, max_size=3)
MILD_DAMAGE = st.dictionaries(st.sampled_from(FILES), MILD_CHANGES, min_size=1, max_size=1)


@settings(max_examples=examples(300))
@given(damage=DAMAGE)
def test_a_damaged_book_is_loaded_or_its_faults_are_found(
    damage: dict[str, list[Change]], small: Path
) -> None:
    with _damaged(small, damage):
        loaded = BookReader(Disk(small)).load()
        assert loaded.book is not None or loaded.errors
        assert _has_harmless_findings(loaded)
        assert {finding.path for finding in loaded.errors} <= {*FILES}
        for finding in loaded.findings:
            if finding.line is not None:
                assert 1 <= finding.line <= (small / finding.path).read_bytes().count(b"\n") + 1


@settings(max_examples=examples(150))
@given(damage=DAMAGE)
def test_a_damaged_book_is_opened_or_unreadable(
    damage: dict[str, list[Change]], small: Path
) -> None:
    with _damaged(small, damage):
        sound = not BookReader(Disk(small)).load().errors
        opened = _opened(small)
        if isinstance(opened, Unreadable):
            assert not sound
            assert is_harmless(opened.message)


@settings(max_examples=examples(150))
@given(damage=MILD_DAMAGE, command=st.sampled_from(COMMANDS))
def test_a_damaged_book_that_passes_check_can_be_shown(
    damage: dict[str, list[Change]], command: list[str], small: Path
) -> None:
    with _damaged(small, damage):
        passes = not BookReader(Disk(small)).load().errors
        code, out, err = _ran(*command, "--data", str(small))
        assert code == 0 or not passes
        assert (code == 0 and err == "") or (code in {3, 4} and out == "")
        assert is_harmless(f"{out}\n{err}")


NAMES = st.one_of(
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1),
    st.text("[]1red\x1b\u202e\n\r =簰🚧.-", min_size=1, max_size=12),
    st.binary(min_size=1, max_size=20).map(lambda name: os.fsdecode(name.translate(None, b"/\0"))),
    st.from_regex(r"20\d\d(-\d\d-\d\d)?(-[a-z]{3,8}-[0-9a-f]{5,7})?(\.toml)?", fullmatch=True),
    st.from_regex(r"\d{1,4}-[a-z0-9-]{1,8}", fullmatch=True),
).filter(lambda name: name not in {"", ".", ".."} and len(os.fsencode(name)) <= 255)


@settings(max_examples=examples(200))
@given(
    name=NAMES,
    folder=st.sampled_from(FOLDERS),
    make=st.sampled_from([Path.mkdir, Path.touch]),
    form=st.sampled_from([[], ["--json"]]),
)
@example(
    name="\x1b[31m[red]\u202e", folder="items/05-tianzishan-bridge/2021", make=Path.touch, form=[]
)
@example(name=os.fsdecode(b"\xff\xfe.toml"), folder="years", make=Path.touch, form=["--json"])
@example(name="错误\n错误", folder="items", make=Path.mkdir, form=["--json"])
@example(name="\u202e", folder="", make=Path.mkdir, form=["--json"])
def test_a_file_or_folder_of_any_name_is_known_or_found(
    name: str, folder: str, make: Callable[[Path], None], form: list[str], small: Path
) -> None:
    path = small / folder / name
    if path.exists():
        return
    make(path)
    try:
        loaded = BookReader(Disk(small)).load()
        code, out, err = _ran("check", "--data", str(small), *form)
    finally:
        path.rmdir() if path.is_dir() else path.unlink()
    is_free = folder == "" or name.startswith(".") or re.fullmatch("[0-9]{4}", name)
    may_be_a_record = folder != "" and not name.startswith(".") and name.lower().endswith(".toml")
    assert loaded.findings or is_free
    assert bool(loaded.errors) == may_be_a_record
    assert _has_harmless_findings(loaded)
    assert (code, err) == (1 if loaded.errors else 0, "")
    assert is_harmless(out)
