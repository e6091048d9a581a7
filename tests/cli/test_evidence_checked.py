"""`check` alone looks at copies: what is missing, altered, or needed by nobody."""

import json
from pathlib import Path

import pytest

from tests.cli.proofs import COPIES, SHEET, copy_of, entry_file, file, proven
from tests.cli.test_counting import told as told_by
from tests.conftest import Run
from tests.store.git.repositories import committed_book, git

_LISTED = """
import os
import sys

looked = []

def hear(event, arguments):
    if event in ("open", "os.scandir", "os.listdir") and isinstance(arguments[0], (str, bytes)):
        looked.append(os.fsdecode(arguments[0]))

from wuxian.cli.main import main
sys.stdout = open("/dev/null", "w")
sys.addaudithook(hear)
assert main(sys.argv[1:]) == 0
print(*(path for path in looked if "evidence" in path.rsplit("/", 2)[-2:]), file=sys.stderr)
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book in a repository."""
    return committed_book(tmp_path / "own")


def found(run: Run, book: Path, *words: str) -> list[tuple[str, str, str, str]]:
    """What `check` finds: how bad, which rule, where, and what it says."""
    view = json.loads(run("check", "--json", *words, "--data", book).out)
    return [(one["severity"], one["rule"], one["path"], one["message"]) for one in view["findings"]]


def test_of_a_copy_as_it_was_nothing_is_said(run: Run, own: Path) -> None:
    proven(run, own, file(own.parent), "https://example.com/")
    assert run("check", "--strict", "--data", own).code == 0


def test_a_copy_that_is_missing_is_an_error_with_its_entry_and_the_way_back(
    run: Run, own: Path
) -> None:
    entry = proven(run, own, file(own.parent))
    (own / copy_of()).unlink()
    ran = run("check", "--data", own)
    remedy = f"git checkout HEAD -- {copy_of()}"
    what = f"记录 {entry} 的佐证材料 验收单.csv（13 字节）的副本不在了"
    back = f"从 git 取回：{remedy}；git 里没有的，请把原件再放到那里"
    told = [f"错误 {copy_of()}", f"    evidence：{what}；{back}"]
    assert (ran.code, ran.out.splitlines()[:2]) == (1, told)
    git(own, *remedy.split()[1:])
    assert run("check", "--strict", "--data", own).code == 0


@pytest.mark.parametrize("data", [b"", SHEET + b"\n", SHEET.replace(b"\r\n", b"\n")])
def test_a_copy_that_was_altered_is_an_error(data: bytes, run: Run, own: Path) -> None:
    entry = proven(run, own, file(own.parent))
    (own / copy_of()).write_bytes(data)
    what = f"记录 {entry} 的佐证材料 验收单.csv（13 字节）的副本被改动过，和记录写的校验值不一样"
    told = f"{what}；从 git 取回：git checkout HEAD -- {copy_of()}"
    assert found(run, own) == [("error", "evidence-altered", copy_of(), told)]
    git(own, "commit", "--quiet", "--all", "--message", "改坏")
    assert [rule for _, rule, *_ in found(run, own, "--at", "HEAD")] == ["evidence-altered"]
    assert found(run, own, "--at", "HEAD^") == []


def test_a_copy_that_became_a_link_or_a_folder_is_an_error(run: Run, own: Path) -> None:
    sheet = file(own.parent)
    proven(run, own, sheet)
    copy = own / copy_of()
    copy.unlink()
    copy.symlink_to(sheet)
    [(_, rule, _, message)] = found(run, own)
    assert (rule, "的副本读不出来：是符号链接" in message) == ("evidence-altered", True)
    copy.unlink()
    copy.mkdir()
    [(_, rule, _, message)] = found(run, own)
    assert (rule, "的副本读不出来：这里应是文件" in message) == ("evidence-altered", True)


def test_every_entry_that_names_a_copy_is_told(run: Run, own: Path) -> None:
    first = proven(run, own, file(own.parent))
    second = proven(run, own, file(own.parent), note="再架梁")
    (own / copy_of()).unlink()
    [(*_, message)] = found(run, own)
    told_ids = message.removeprefix("记录 ").partition(" 的")[0].split("、")
    assert sorted(told_ids) == sorted([first, second])


def test_a_copy_that_nobody_names_is_a_warning(run: Run, own: Path) -> None:
    entry = proven(run, own, file(own.parent))
    entry_file(own, entry).unlink()
    ran = run("check", "--data", own)
    assert ran.code == 0
    assert found(run, own) == [
        (
            "warning",
            "evidence-unneeded",
            copy_of(),
            "没有记录写着这份佐证材料；不要了请删去，是漏了记录请补报",
        )
    ]


def test_what_is_no_copy_is_a_warning_and_hidden_files_are_not(run: Run, own: Path) -> None:
    proven(run, own, file(own.parent))
    file(own / COPIES, "验收单.docx")
    file(own / COPIES / "旧")
    file(own / COPIES, ".验收单.draft")
    file(own / COPIES, "2021-07-26-progress-3f9a1c.toml", b"broken =")
    assert [(kind, rule, path) for kind, rule, path, _ in found(run, own)] == [
        ("warning", "stray-file", f"{COPIES}/2021-07-26-progress-3f9a1c.toml"),
        ("warning", "stray-file", f"{COPIES}/旧"),
        ("warning", "stray-file", f"{COPIES}/验收单.docx"),
    ]


def test_what_is_no_folder_of_copies_is_pointed_out(run: Run, own: Path) -> None:
    entry = proven(run, own, file(own.parent))
    (own / copy_of()).unlink()
    (own / COPIES).rmdir()
    (own / COPIES).write_bytes(b"")
    assert [rule for _, rule, *_ in found(run, own)] == ["stray-file", "evidence-altered"]
    (own / COPIES).unlink()
    (own / COPIES).symlink_to(own.parent)
    assert [rule for _, rule, *_ in found(run, own)][:2] == ["symlink", "evidence-missing"]
    assert run("show", "5", "--data", own).code == 4
    assert entry in found(run, own)[1][3]


@pytest.mark.parametrize("broken", ["programme.toml", "items/05-tianzishan-bridge/item.toml"])
def test_copies_are_looked_at_in_a_broken_book_too(broken: str, run: Run, own: Path) -> None:
    proven(run, own, file(own.parent))
    proven(run, own, file(own.parent, "二.csv", b"2"), note="再架梁")
    (own / copy_of()).unlink()
    (own / broken).write_text("oops", encoding="utf-8")
    rules = [rule for _, rule, *_ in found(run, own)]
    assert (rules.count("evidence-missing"), "evidence-unneeded" in rules) == (1, False)


def test_the_copy_of_an_entry_that_cannot_be_read_is_needed_still(run: Run, own: Path) -> None:
    entry = entry_file(own, proven(run, own, file(own.parent)))
    text = entry.read_text(encoding="utf-8")
    for broken in (f"{text}oops", text.replace("size = 13", "size = 0"), f"a = 1\n{text}"):
        entry.write_text(broken, encoding="utf-8")
        assert "evidence-unneeded" not in [rule for _, rule, *_ in found(run, own)]


def test_no_view_looks_at_copies_and_check_does(run: Run, own: Path) -> None:
    proven(run, own, file(own.parent))
    for view in ("list", "show"):
        words = (view, *(["5"] if view == "show" else []), "--data", str(own))
        assert told_by(_LISTED, *words) == []
    assert told_by(_LISTED, "check", "--data", str(own)) != []


def test_copies_that_a_sparse_checkout_spares_are_not_missed_and_views_are_whole(
    run: Run, own: Path
) -> None:
    proven(run, own, file(own.parent))
    git(own, "sparse-checkout", "set", "--no-cone", "/*", "!evidence/")
    assert not (own / copy_of()).exists()
    ran = run("check", "--strict", "--data", own)
    assert (ran.code, ran.err) == (
        0, "（本机没有检出佐证材料的1份副本，没有查；要检出：git sparse-checkout disable）\n",
    )  # fmt: skip
    assert run("list", "--data", own).err == ""
    origin = json.loads(run("report", "--week", "2021-W30", "--json", "--data", own).out)["origin"]
    assert origin["state"] == "committed"
