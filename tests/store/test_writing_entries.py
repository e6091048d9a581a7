"""Writing an entry: one new file, no existing byte changed."""

import contextlib
import datetime as dt
import errno
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY, Run
from tests.contents import added, contents
from tests.laws import examples
from wuxian.cli.main import main
from wuxian.domain.values.types import mended
from wuxian.errors import Unwritable
from wuxian.store.disk.write import create_file, create_files

OFFICE = "武咸同城领导小组办公室"
BRIDGE = "items/05-tianzishan-bridge/2021"
OF_ONE_BOOK = HealthCheck.function_scoped_fixture
A_GOAL = "[[goals]]\nyear = 2021\n"
A_MILESTONE = 'milestones = [{ id = "start", title = "开工", due = 2021-09-30 }]\n'

WRITTEN: dict[str, dict[str, object]] = {
    "update 5 --percent 40": {
        "kind": "progress",
        "date": "2021-07-26",
        "by": "市交通运输局",
        "percent": 40,
    },
    "update 5 --percent 40 --milestone start --note 主桥桩基完成 --problem 雨天停工 "
    f"--next 承台施工 --by {OFFICE} --date 2021-07-20 --yes --json": {
        "kind": "progress",
        "date": "2021-07-20",
        "by": OFFICE,
        "percent": 40,
        "milestone": "start",
        "note": "主桥桩基完成",
        "problem": "雨天停工",
        "next": "承台施工",
    },
    "appoint 5 leader 张三 --document 武咸办〔2021〕3号 --note 接替李四 "
    "--by 市交通运输局 --date 2021-07-01 --yes --json": {
        "kind": "appointment",
        "date": "2021-07-01",
        "by": "市交通运输局",
        "post": "leader",
        "holder": "张三",
        "document": "武咸办〔2021〕3号",
        "note": "接替李四",
    },
    "appoint 5 牵头部门 --vacant --document 武咸办〔2021〕4号": {
        "kind": "appointment",
        "date": "2021-07-26",
        "by": OFFICE,
        "post": "lead",
        "document": "武咸办〔2021〕4号",
    },
    "problem 5 征地未完 --waits-for 武汉市发改委 --date 7月1日 --yes --json": {
        "kind": "problem",
        "date": "2021-07-01",
        "by": "市交通运输局",
        "matter": "征地未完",
        "waits_for": "武汉市发改委",
    },
    f"retract 4561fd --reason 数字报错 --by {OFFICE} --yes --json": {
        "kind": "retraction",
        "date": "2021-07-26",
        "by": OFFICE,
        "to": "4561fd",
        "reason": "数字报错",
    },
}


@pytest.mark.parametrize("words", WRITTEN)
def test_a_command_adds_a_file_with_what_was_given_and_changes_no_other(
    run: Run, book: Path, words: str
) -> None:
    plan = book / "items/05-tianzishan-bridge/item.toml"
    plan.write_text(plan.read_text().replace(A_GOAL, A_GOAL + A_MILESTONE))
    before = contents(book)
    ran = run(*words.split(), "--data", book)
    assert (ran.code, ran.err) == (0, "")
    new = added(before, book)
    # What a report says of a problem is raised beside it.
    beside = [path for path in new if "--problem" in words and "-problem-" in path]
    assert len(beside) == ("--problem" in words)
    [(path, text)] = [(path, text) for path, text in new.items() if path not in beside]
    entry = tomllib.loads(text.decode())
    assert entry.pop("recorded").utcoffset() == dt.timedelta(hours=8)
    assert entry | {"date": str(entry["date"])} == WRITTEN[words]
    assert re.fullmatch(rf"{BRIDGE}/{entry['date']}-{entry['kind']}-[0-9a-f]{{10}}\.toml", path)


def test_quotes_breaks_markup_and_rare_characters_are_kept(run: Run, book: Path) -> None:
    note = """他说"好"\\n\n\n[red]x[/1] = ''' # 簰洲湾👷 --- 【完】"""
    before = contents(book)
    assert run("update", "5", "--note", note, "--data", book).code == 0
    [text] = added(before, book).values()
    assert tomllib.loads(text.decode())["note"] == note


_ITEMS = st.integers(1, 20).map(str)
_UPDATES = st.tuples(st.just("update"), _ITEMS, st.just("--percent"), st.integers(-1, 101).map(str))
_NOTES = st.tuples(st.just("update"), _ITEMS, st.just("--note"), st.text(max_size=20))
_APPOINTMENTS = st.tuples(
    st.just("appoint"),
    _ITEMS,
    st.sampled_from(["leader", "lead", "team", "mechanism", "fund", "term"]),
    st.sampled_from(["张三", "市教育局", "", "\x1b[2J"]),
    st.just("--document"),
    st.just("武咸办〔2021〕3号"),
)
_RETRACTIONS = st.integers(0, 60)


@settings(max_examples=examples(20))
@given(st.lists(st.one_of(_UPDATES, _NOTES, _APPOINTMENTS, _RETRACTIONS), max_size=8))
def test_no_sequence_of_commands_changes_a_byte_or_breaks_the_book(
    commands: list[tuple[str, ...] | int],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = shutil.copytree(REPOSITORY / "data", Path(folder) / "book")
        for command in commands:
            before = contents(book)
            words = _retraction(command, before) if isinstance(command, int) else command
            code = _quietly(*words, "--data", str(book))
            assert code in (0, 2, 3)
            assert len(added(before, book)) == (1 if code == 0 else 0)
        assert _quietly("check", "--data", str(book)) == 0


# One book for all the notes: an entry more in it changes nothing for the next.
@settings(max_examples=examples(50), suppress_health_check=[OF_ONE_BOOK])
@given(note=st.text(max_size=60))
def test_a_note_reads_back_as_given_but_for_what_was_pasted_unseen_or_is_refused(
    book: Path, note: str
) -> None:
    before = contents(book)
    code = _quietly("update", "2", "--note", note, "--data", str(book))
    notes = [tomllib.loads(text.decode())["note"] for text in added(before, book).values()]
    assert (code, notes) in ((0, [mended(note)]), (2, []))
    if note.isalnum() and note.isprintable():
        assert code == 0


def _retraction(place: int, files: dict[str, bytes]) -> tuple[str, ...]:
    """The retraction of one of the entries there are."""
    entries = sorted(path for path in files if path.count("/") == 3)
    return "retract", entries[place % len(entries)], "--reason", "数字报错"


def _quietly(*words: str) -> int:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return main(list(words))


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "entry.toml").write_bytes(b"old")
    with pytest.raises(Unwritable, match="同名文件已经存在"):
        create_file(tmp_path / "entry.toml", b"new")
    assert contents(tmp_path) == {"entry.toml": b"old"}


def test_of_several_files_none_is_created_where_one_is_there(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_bytes(b"old")
    files = {tmp_path / f"{name}.toml": b"new" for name in "abc"}
    with pytest.raises(Unwritable, match=r"b\.toml：同名文件已经存在"):
        create_files(files)
    assert contents(tmp_path) == {"b.toml": b"old"}


def test_of_several_files_none_is_created_where_there_is_no_room_for_one(tmp_path: Path) -> None:
    too_long = tmp_path / f"{'长' * 100}.toml"
    with pytest.raises(Unwritable):
        create_files({tmp_path / "a.toml": b"new", too_long: b"new"})
    assert contents(tmp_path) == {}


@pytest.fixture(params=[errno.EPERM, errno.EINVAL], ids=["POSIX", "Windows"])
def no_hard_links(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A file system without hard links (FAT, some network shares), which no test can mount."""

    def refuse(*_: object) -> None:
        raise OSError(request.param, os.strerror(request.param))

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("no_hard_links")
def test_an_entry_is_written_where_there_are_no_hard_links(run: Run, book: Path) -> None:
    before = contents(book)
    assert run("update", "5", "--percent", "40", "--data", book).code == 0
    [text] = added(before, book).values()
    assert tomllib.loads(text.decode())["percent"] == 40


@pytest.mark.usefixtures("no_hard_links")
def test_without_hard_links_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "entry.toml").write_bytes(b"old")
    with pytest.raises(Unwritable, match="同名文件已经存在"):
        create_file(tmp_path / "entry.toml", b"new")
    assert contents(tmp_path) == {"entry.toml": b"old"}


@pytest.mark.parametrize("name", ["5", "天子山"])
def test_an_update_is_written_though_another_items_entry_is_broken(
    run: Run, book: Path, name: str
) -> None:
    broken = book / "items/09-gateway-port/2021/2021-07-26-progress-6b4e9f.toml"
    broken.write_text("<<<<<<< HEAD\n")
    before = contents(book)
    assert run("update", name, "--percent", "40", "--data", book).code == 0
    assert len(added(before, book)) == 1
    assert run("check", "--data", book).code == 1


AUDITED = """
import sys
from wuxian.cli.main import main

opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(str(given[0])))
assert main(["update", "5", "--percent", "40", "--data", sys.argv[1]]) == 0
print(*opened, sep="\\n", file=sys.stderr)
"""


def test_an_update_opens_no_other_items_files(book: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AUDITED, book],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    opened = [path for path in done.stderr.splitlines() if path.startswith(f"{book}/")]
    inside = {str(Path(path).relative_to(book)) for path in opened if ".draft" not in path}
    assert inside == {
        "programme.toml",
        "calendar.toml",
        "years/2021.toml",
        "items/05-tianzishan-bridge/item.toml",
        f"{BRIDGE}/2021-07-26-progress-4561fd.toml",
        BRIDGE,
    }


def test_reports_that_follow_within_a_second_stand_in_their_order(run: Run, book: Path) -> None:
    for percent in range(10, 20):
        assert run("update", "5", "--percent", str(percent), "--data", book).code == 0
    shown = json.loads(run("show", "5", "--json", "--data", book).out)
    told = [entry["percent"] for entry in shown["entries"] if entry["percent"] is not None]
    assert (shown["percent"], told) == (19, list(range(19, 9, -1)))
