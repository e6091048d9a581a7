"""Bad data: every fault is named with its place and remedy, and hides nothing else."""

import json
import tracemalloc
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.store.bad_entries import BAD_ENTRIES
from tests.store.bad_files import BAD_FILES, BAD_PLANS, HUNDRED_MEGABYTES
from tests.store.faults import Fault
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader

FAULTS = (*BAD_ENTRIES, *BAD_PLANS, *BAD_FILES)
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
MEGABYTE = 1024 * 1024


def _errors(out: str) -> list[dict[str, object]]:
    findings: list[dict[str, object]] = json.loads(out)["findings"]
    return [finding for finding in findings if finding["severity"] == "error"]


@pytest.fixture
def ruin(book: Path) -> Path:
    """A book with every fault at once."""
    for fault in FAULTS:
        fault.put_into(book)
    return book


@each_fault
def test_check_names_the_place_and_the_remedy_of(fault: Fault, book: Path, run: Run) -> None:
    fault.put_into(book)
    ran = run("check", "--data", book, "--json")
    assert (ran.code, ran.err) == (1, "")
    (found,) = _errors(ran.out)
    wanted = {"path": fault.path, "rule": fault.rule, "field": fault.field, "line": fault.line}
    assert {key: found[key] for key in wanted} == wanted
    assert fault.words in str(found["message"])


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_other_commands_refuse(fault: Fault, book: Path, run: Run) -> None:
    fault.put_into(book)
    ran = run("list", "--data", book)
    assert (ran.code, ran.out) == (4, "")
    assert fault.place in ran.err
    assert fault.words in ran.err


def test_one_check_finds_all_faults_at_once_and_nothing_else(ruin: Path, run: Run) -> None:
    ran = run("check", "--data", ruin, "--json")
    found = [(f["path"], f["rule"], f["field"], f["line"]) for f in _errors(ran.out)]
    assert sorted(found, key=str) == sorted(
        ((fault.path, fault.rule, fault.field, fault.line) for fault in FAULTS), key=str
    )


def test_faults_hide_no_sound_item_and_no_sound_entry(ruin: Path) -> None:
    read = BookReader(Disk(ruin)).load().book
    assert read is not None
    # Five bad plans and three bad entries can be read; only what they say does not fit.
    assert len(read.items) == 20 + 5
    assert sum(len(item.entries) for item in read.items) == 29 + 3


def test_check_counts_all_it_looked_at_the_bad_too(ruin: Path, run: Run) -> None:
    looked_at = json.loads(run("check", "--data", ruin, "--json").out)
    assert looked_at["items"] == 20 + len(BAD_PLANS) + len(["link", "folder", "pipe for a plan"])
    assert looked_at["entries"] == 29 + len(BAD_ENTRIES) + len(["term", "id twice", "100 MB"])


def test_check_writes_every_place_for_people_too(ruin: Path, run: Run) -> None:
    ran = run("check", "--data", ruin)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert [fault.place for fault in FAULTS if f"错误 {fault.place}" not in lines] == []
    assert f"错误{len(FAULTS)}处" in lines[-1]


def test_another_command_tells_three_faults_and_how_many_there_are(ruin: Path, run: Run) -> None:
    ran = run("show", "5", "--data", ruin)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.count("  items/") + ran.err.count("  years/") == 3
    assert "处错误\n用 wuxian check 查看全部问题。" in ran.err


def test_a_hundred_megabytes_are_not_read_into_memory(book: Path) -> None:
    HUNDRED_MEGABYTES.put_into(book)
    tracemalloc.start()
    try:
        BookReader(Disk(book)).load()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5 * MEGABYTE


def test_a_key_of_a_hundred_thousand_parts_is_refused_at_once(book: Path) -> None:
    path = book / "items/05-tianzishan-bridge/2021/2021-07-20-progress-aaaaaa.toml"
    path.write_text("a." * 100_000 + "a = 1\n", encoding="utf-8")
    (found,) = BookReader(Disk(book)).load().errors
    assert (found.rule, found.line) == ("broken-toml", 1)


def test_windows_line_ends_are_read_like_any_others(book: Path, run: Run) -> None:
    before = run("list", "--data", book, "--json").out
    for path in book.rglob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("check", "--data", book).code == 0
    assert run("list", "--data", book, "--json").out == before


def test_what_notepad_begins_a_file_with_is_passed_over(book: Path, run: Run) -> None:
    before = run("list", "--data", book, "--json").out
    for path in book.rglob("*.toml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("check", "--data", book).code == 0
    assert run("list", "--data", book, "--json").out == before


def test_an_entry_that_cannot_be_read_does_not_make_its_retraction_wrong(
    book: Path, run: Run
) -> None:
    folder = book / "items/05-tianzishan-bridge/2021"
    (folder / "2021-07-26-progress-4561fd.toml").write_text("?", encoding="utf-8")
    (folder / "2021-07-26-retraction-aaaaaa.toml").write_text(
        'kind = "retraction"\ndate = 2021-07-26\nrecorded = 2026-12-01T10:00:00+08:00\n'
        'by = "市交通运输局"\nto = "4561fd"\nreason = "误报"\n',
        encoding="utf-8",
    )
    (found,) = _errors(run("check", "--data", book, "--json").out)
    assert found["path"] == "items/05-tianzishan-bridge/2021/2021-07-26-progress-4561fd.toml"


def test_hidden_files_are_not_the_book_s(book: Path, run: Run) -> None:
    for folder in ("", "items", "years", "items/05-tianzishan-bridge/2021"):
        (book / folder / ".DS_Store").write_bytes(b"\0")
        (book / folder / ".2021-07-26-progress-aaaaaa.toml.123.draft").write_bytes(b"\0")
    (book / "items" / ".git").mkdir()
    assert run("check", "--data", book).code == 0
