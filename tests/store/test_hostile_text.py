"""Hostile text in the data: shown as the text it is, or refused with a reason."""

import json
import os
import re
import sys
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Run
from tests.laws import examples
from tests.store.faults import BRIDGE, ENTRY
from tests.store.harmless import is_harmless

TITLE = "[red]天子山[/red]大桥[/1]簰🚧"
DEPARTMENT = "[/1]交通局[red]簰"
NOTE = "[red]桩基[/red]完成[/1]，=1+1，<b>`*_|，👩‍👩‍👧、簰洲湾。"
PROGRAMME = "[red]武咸[/red]同城[/1]"
NEWER = f"{BRIDGE}/2021/2021-07-26-progress-ffffff.toml"


def _replaced(book: Path, path: str, old: str, new: str) -> None:
    text = (book / path).read_text(encoding="utf-8")
    assert old in text
    (book / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def hostile(book: Path) -> Path:
    """A book whose names look like markup, and whose item 5 reports such a note."""
    _replaced(book, "programme.toml", '"武咸同城"', f'"{PROGRAMME}"')
    for path in book.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("武咸快速通道天子山大桥", TITLE).replace("市交通运输局", DEPARTMENT)
        path.write_text(text, encoding="utf-8")
    text = ENTRY.replace("桩基完成", NOTE).replace("市交通运输局", DEPARTMENT)
    fields = f'problem = "{NOTE}"\nnext = "{NOTE}"\npercent = 1\n'
    (book / NEWER).write_text(text.replace("07-20", "07-26") + fields, encoding="utf-8")
    return book


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("list", [PROGRAMME, TITLE, DEPARTMENT]),
        ("list --json", [TITLE, DEPARTMENT]),
        ("list --csv", [TITLE, DEPARTMENT]),
        ("show 5", [PROGRAMME, TITLE, DEPARTMENT, NOTE]),
        ("show 5 --json", [TITLE, DEPARTMENT, NOTE]),
        ("owners", [PROGRAMME, TITLE, DEPARTMENT]),
        ("owners --json", [TITLE, DEPARTMENT]),
        ("six-ones", [PROGRAMME, TITLE]),
        ("agenda --silent 0", [PROGRAMME, DEPARTMENT]),
        ("agenda --silent 0 --json", [DEPARTMENT]),
        ("report", [PROGRAMME, TITLE, DEPARTMENT, NOTE]),
        ("report --json", [TITLE, DEPARTMENT, NOTE]),
    ],
)
def test_markup_in_the_data_is_shown_as_text(
    words: str, shown: list[str], hostile: Path, run: Run
) -> None:
    ran = run(*words.split(), "--data", hostile)
    assert (ran.code, ran.err) == (0, "")
    assert is_harmless(ran.out)
    assert [text for text in shown if text not in ran.out] == []


def test_markup_in_the_data_is_escaped_in_markdown(hostile: Path, run: Run) -> None:
    ran = run("report", "--format", "markdown", "--data", hostile)
    assert (ran.code, ran.err) == (0, "")
    assert "[red]" not in ran.out.replace("\\[red\\]", "")
    unescaped = ran.out.replace("\\", "")
    assert [text for text in (PROGRAMME, TITLE, DEPARTMENT) if text not in unescaped] == []


def test_markup_in_the_data_is_shown_as_text_by_check(book: Path, run: Run) -> None:
    (book / NEWER).write_text(
        ENTRY.replace("07-20", "07-26").replace("市交通运输局", DEPARTMENT), encoding="utf-8"
    )
    ran = run("check", "--data", book)
    assert ran.code == 1
    assert DEPARTMENT in ran.out
    assert is_harmless(ran.out)


@pytest.mark.parametrize("words", ["list", "show 5", "owners", "report"])
def test_on_a_terminal_markup_in_the_data_is_text_too(words: str, hostile: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "wuxian", *words.split(), "--data", str(hostile)],
        # The window alone says how wide it is: a worker of pytest-xdist has COLUMNS set.
        env={**bare, "TERM": "xterm-256color"},
        dimensions=(50, 200),
        encoding="utf-8",
    )
    shown = re.sub(r"\x1b\[[0-9;]*m", "", terminal.read())
    assert is_harmless(shown)
    assert "[red]天子山[/red]大桥[/1]簰" in shown


STEERING = {
    "ESC": "\x1b",
    "NUL": "\0",
    "BEL": "\a",
    "C1": "\x9b",
    "DEL": "\x7f",
    "RLO": "\u202e",
    "RLI": "\u2067",
    "RLM": "\u200f",
    "LS": "\u2028",
    "BOM": "\ufeff",
    "soft hyphen": "\u00ad",
    "tag": "\U000e0041",
}
PLACES = {
    "title": (f"{BRIDGE}/item.toml", "武咸快速通道天子山大桥"),
    "holder": (f"{BRIDGE}/item.toml", "市交通运输局"),
    "goal": (f"{BRIDGE}/item.toml", "争取尽早开工"),
    "note": (f"{BRIDGE}/2021/2021-07-26-progress-4561fd.toml", "武咸快速通道天子山大桥项目"),
    "department": ("programme.toml", "市卫生健康委员会"),
    "programme": ("programme.toml", "武咸同城"),
    "holiday": ("calendar.toml", "元旦"),
    "rule": ("years/2021.toml", "参照武汉市做法"),
}


def _refusal(book: Path, run: Run, place: str, char: str) -> str:
    """What `list` says when this character stands, in TOML's way, in this place."""
    path, words = PLACES[place]
    _replaced(book, path, words, f"{words}\\U{ord(char):08x}")
    ran = run("list", "--data", book)
    assert (ran.code, ran.out) == (4, "")
    assert path in ran.err
    return ran.err


@pytest.mark.parametrize("char", STEERING)
def test_a_steering_character_is_refused_and_not_printed(char: str, book: Path, run: Run) -> None:
    said = _refusal(book, run, "note", STEERING[char])
    assert re.search(r"第\d+个字符是\S+ U\+[0-9A-F]{4,5}，请删去", said)
    assert is_harmless(said)


@pytest.mark.parametrize("place", PLACES)
def test_an_escape_sequence_is_refused_wherever_it_stands(place: str, book: Path, run: Run) -> None:
    said = _refusal(book, run, place, "\x1b")
    assert re.search(r"第\d+个字符是\S+ U\+[0-9A-F]{4,5}，请删去", said)
    assert is_harmless(said)


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_check_prints_no_steering_character(form: list[str], book: Path, run: Run) -> None:
    for number, char in enumerate(STEERING.values()):
        path = book / f"{BRIDGE}/2021/2021-07-26-progress-{number:06x}.toml"
        fields = {"note": f"桩基{char}", f"k{char}": char, "by": f"市{char}局"}
        path.write_text(tomli_w.dumps(fields), encoding="utf-8")
    ran = run("check", "--data", book, *form)
    assert ran.code == 1
    assert is_harmless(ran.out)


HOSTILE_NAMES = {
    "\x1b[31m红": "\\u001b[31m红",
    "a\u202eb": "a\\u202eb",
    "[red]": "[red]",
    "两\n行": "两\\u000a行",
    os.fsdecode(b"\xff\xfe"): "\\udcff\\udcfe",
    "长" * 80: "长" * 80,
}


@pytest.mark.parametrize(("name", "shown"), HOSTILE_NAMES.items(), ids=HOSTILE_NAMES.values())
@pytest.mark.parametrize("folder", ["items", "years", BRIDGE, f"{BRIDGE}/2021"])
def test_a_hostile_file_name_is_named_harmlessly(
    name: str, shown: str, folder: str, book: Path, run: Run
) -> None:
    name, shown = f"{name}.toml", f"{shown}.toml"
    (book / folder / name).touch()
    checked = run("check", "--data", book)
    as_json = run("check", "--data", book, "--json")
    listed = run("list", "--data", book)
    assert (checked.code, as_json.code, listed.code, listed.out) == (1, 1, 4, "")
    assert f"错误 {folder}/{shown}\n" in checked.out
    assert json.loads(as_json.out)["findings"][0]["path"] == f"{folder}/{shown}"
    assert f"{folder}/{shown} " in listed.err
    assert is_harmless(checked.out + as_json.out + listed.err)


def test_a_hostile_name_of_the_book_itself_is_said_harmlessly(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "a\x1b[31m\u202e;b"
    made = run("init", folder)
    updated = run("update", "5", "--note", "开工", "--data", folder)
    refused = run("init", folder)
    assert (made.code, updated.code, refused.code) == (0, 0, 2)
    assert is_harmless(made.out + updated.out + refused.err)
    assert f"  wuxian list --data '{tmp_path}/a\\u001b[31m\\u202e;b'\n" in made.out


def test_a_long_text_is_shown_whole(book: Path, run: Run) -> None:
    note = "簰洲湾大桥" * 800
    (book / NEWER).write_text(
        ENTRY.replace("07-20", "07-26").replace("桩基完成", note), encoding="utf-8"
    )
    assert note in run("show", "5", "--data", book).out


def test_a_text_too_long_is_not_repeated_in_the_error(book: Path, run: Run) -> None:
    (book / NEWER).write_text(f'"{"键" * 50_000}" = "{"长" * 30_000}"\n', encoding="utf-8")
    ran = run("list", "--data", book)
    assert ran.code == 4
    assert len(ran.err) < 2000


@settings(
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(note=st.text(max_size=30), by=st.text(max_size=10))
def test_any_note_is_shown_as_it_is_or_refused(note: str, by: str, book: Path, run: Run) -> None:
    entry = {"note": note, "problem": by}
    (book / NEWER).write_text(
        ENTRY.replace("07-20", "07-26").replace('note = "桩基完成"\n', "") + tomli_w.dumps(entry),
        encoding="utf-8",
    )
    ran = run("show", "5", "--json", "--data", book)
    assert is_harmless(ran.out + ran.err)
    if ran.code == 0:
        entries = json.loads(ran.out)["entries"]
        (found,) = (entry for entry in entries if entry["id"] == "ffffff")
        assert (found["note"], found["problem"]) == (note, by)
    else:
        assert (ran.code, ran.out) == (4, "")
        assert NEWER in ran.err
