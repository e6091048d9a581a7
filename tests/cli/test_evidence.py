"""Evidence: copies and entries are one act, and what they prove is told."""

import json
from pathlib import Path

import pytest

from tests.cli.proofs import COPIES, SHEET, copies, copy_of, digest, entry_file, file, proven
from tests.conftest import Run
from tests.contents import contents
from tests.store.git.repositories import commits, committed_book, files_of, git, status

PAGE = "https://example.com/通车"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book in a repository, with nothing of one's own in it yet."""
    book = committed_book(tmp_path / "own")
    git(book, "commit", "--quiet", "--amend", "--no-edit", "--author=王五 <wangwu@example.com>")
    return book


def test_the_copy_has_the_bytes_and_the_entry_names_them(run: Run, book: Path) -> None:
    sheet = file(book.parent)
    ran = run("update", "5", "--percent", "40", "--evidence", sheet, "--data", book)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == f"文件：{book}/{copy_of()}"
    assert (book / copy_of()).read_bytes() == SHEET == sheet.read_bytes()


def test_the_entry_names_file_and_address_in_order(run: Run, book: Path) -> None:
    entry = proven(run, book, PAGE, file(book.parent))
    text = entry_file(book, entry).read_text(encoding="utf-8")
    assert text.endswith(
        f'\n[[evidence]]\nurl = "{PAGE}"\n\n[[evidence]]\nname = "验收单.csv"\n'
        f'sha256 = "{digest(SHEET)}"\nsize = 13\n'
    )


def test_it_is_one_commit(run: Run, own: Path) -> None:
    entry = proven(run, own, file(own.parent))
    assert (len(commits(own)), status(own)) == (2, [])
    assert files_of(own) == [str(entry_file(own, entry).relative_to(own)), copy_of()]


def test_git_has_the_very_bytes_whatever_line_ends_it_likes(run: Run, own: Path) -> None:
    (own / ".gitattributes").write_text("* text=auto eol=lf\n", encoding="utf-8")
    git(own, "config", "core.autocrlf", "input")
    proven(run, own, file(own.parent))
    proven(run, own, file(own.parent, "二.csv", b"1\r\n2\r\n"), note="再架梁")
    for data in (SHEET, b"1\r\n2\r\n"):
        blob = git(own, "rev-parse", f"HEAD:{copy_of(data)}").strip()
        assert git(own, "cat-file", "-s", blob).strip() == str(len(data))
    assert run("check", "--at", "HEAD", "--data", own).code == 0


def test_a_new_book_has_git_keep_the_very_bytes(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "book").code == 0
    told = git(tmp_path / "book", "check-attr", "text", "items/05-a/2021/evidence/a.csv")
    assert told.strip().endswith("text: unset")


def test_what_git_ignores_is_committed_all_the_same(run: Run, own: Path) -> None:
    (own / ".git/info").mkdir(exist_ok=True)
    (own / ".git/info/exclude").write_text("*.csv\nevidence/\n", encoding="utf-8")
    proven(run, own, file(own.parent))
    assert copy_of() in files_of(own)


def test_the_same_file_again_is_not_copied_again(run: Run, own: Path) -> None:
    proven(run, own, file(own.parent))
    before = (own / copy_of()).stat()
    entry = proven(run, own, file(own.parent / "b", "同一份.csv"), note="再架梁")
    after = (own / copy_of()).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert copies(own) == [copy_of()]
    assert files_of(own) == [str(entry_file(own, entry).relative_to(own))]


def test_a_file_given_twice_is_evidence_once(run: Run, book: Path) -> None:
    sheet = file(book.parent)
    again = file(book.parent / "b", "副本.csv")
    entry = proven(run, book, sheet, sheet, again, PAGE, PAGE)
    assert entry_file(book, entry).read_text(encoding="utf-8").count("[[evidence]]") == 2


def test_a_large_file_is_copied_whole(run: Run, book: Path) -> None:
    data = bytes(range(256)) * 4096 * 3 + b"end"
    proven(run, book, file(book.parent, "大图.bin", data))
    assert (book / copy_of(data, ".bin")).read_bytes() == data


def test_a_copy_of_a_toml_file_is_no_entry_and_no_stray_record(run: Run, own: Path) -> None:
    proven(run, own, file(own.parent, "2021-07-26-progress-3f9a1c.toml", b"broken ="))
    ran = run("check", "--data", own)
    assert (ran.code, ran.out) == (0, "查了20个事项、30条记录，没有发现问题。\n")
    assert run("show", "5", "--data", own).code == 0


def test_a_reply_brings_evidence_too(run: Run, own: Path) -> None:
    assert run("problem", "5", "资金未到位", "--asks", "市政府", "--data", own).code == 0
    sheet = file(own.parent)
    ran = run("reply", "5", "--note", "已安排", "--evidence", sheet, "--data", own)
    assert (ran.code, ran.err) == (0, "")
    assert len(files_of(own)) == 2
    assert "佐证材料：验收单.csv（13 字节）" in run("show", "5", "--data", own).out


def test_evidence_is_told_where_the_entry_is(run: Run, own: Path) -> None:
    entry = proven(run, own, file(own.parent), PAGE)
    words = f"佐证材料：验收单.csv（13 字节）、{PAGE}"
    assert f"    {words}\n" in run("show", "5", "--data", own).out
    assert f"架梁 {words}  [{entry}]" in run("log", "5", "--data", own).out
    weekly = json.loads(run("report", "--week", "2021-W30", "--json", "--data", own).out)
    assert f"架梁（{words}）" in [said["text"] for said in weekly["progress"]]


def test_json_has_every_field_of_evidence(run: Run, book: Path) -> None:
    entry = proven(run, book, file(book.parent), PAGE)
    shown = json.loads(run("show", "5", "--json", "--data", book).out)
    [report] = [one for one in shown["entries"] if one["id"] == entry]
    assert report["evidence"] == [
        {"name": "验收单.csv", "sha256": digest(SHEET), "size": 13, "url": None},
        {"name": None, "sha256": None, "size": None, "url": PAGE},
    ]


def test_a_past_state_is_shown_with_its_evidence(run: Run, own: Path) -> None:
    proven(run, own, file(own.parent))
    git(own, "rm", "--quiet", copy_of())
    git(own, "commit", "--quiet", "--message", "删去")
    shown = run("show", "5", "--at", "HEAD^", "--data", own)
    assert (shown.code, "佐证材料：验收单.csv（13 字节）" in shown.out) == (0, True)
    assert run("list", "--at", "HEAD^", "--data", own).code == 0
    assert run("check", "--at", "HEAD^", "--data", own).code == 0
    assert run("check", "--at", "HEAD", "--data", own).code == 1


def test_undo_takes_back_the_copy_and_the_commit(run: Run, own: Path) -> None:
    before, history = contents(own / "items"), commits(own)
    proven(run, own, file(own.parent))
    assert run("undo", "--yes", "--data", own).code == 0
    assert (contents(own / "items"), commits(own), status(own)) == (before, history, [])
    assert not (own / COPIES).exists()


def test_undo_leaves_no_folder_that_evidence_alone_had_made(run: Run, own: Path) -> None:
    sheet = file(own.parent)
    done = run("update", "2", "--note", "对接", "--evidence", sheet, "--data", own)
    assert done.code == 0
    assert run("undo", "--yes", "--data", own).code == 0
    assert [*(own / "items/02-northern-space").iterdir()] == [
        own / "items/02-northern-space/item.toml"
    ]


def test_undo_keeps_a_copy_that_another_entry_names(run: Run, own: Path) -> None:
    sheet = file(own.parent)
    proven(run, own, sheet)
    proven(run, own, sheet, note="再架梁")
    assert run("undo", "--yes", "--data", own).code == 0
    assert (copies(own), status(own)) == ([copy_of()], [])
    assert run("undo", "--yes", "--data", own).code == 0
    assert (copies(own), status(own), len(commits(own))) == ([], [], 1)


def test_undo_keeps_a_copy_that_an_entry_names_that_is_not_committed(run: Run, own: Path) -> None:
    sheet = file(own.parent)
    first = proven(run, own, sheet)
    env = {"GIT_AUTHOR_NAME": "李四", "GIT_AUTHOR_EMAIL": "lisi@example.com"}
    words = ("--note", "再架梁", "--evidence", sheet, "--data", own)
    assert run("update", "5", *words, env=env).code == 0
    assert first in run("undo", "--yes", "--data", own).out
    assert (copies(own), status(own)) == ([copy_of()], [])
    assert run("check", "--data", own).code == 0


def test_undo_behind_other_commits_takes_the_copy_out_by_one(run: Run, own: Path) -> None:
    proven(run, own, file(own.parent))
    git(own, "commit", "--quiet", "--allow-empty", "--message", "别的")
    assert run("undo", "--yes", "--data", own).code == 0
    assert (copies(own), status(own), len(commits(own))) == ([], [], 4)


def test_undo_without_a_commit_takes_both_back(run: Run, own: Path) -> None:
    before = contents(own / "items")
    words = ("--note", "架梁", "--evidence", file(own.parent), "--no-commit", "--data", own)
    assert run("update", "5", *words).code == 0
    assert (copies(own), len(commits(own))) == ([copy_of()], 1)
    assert run("undo", "--yes", "--data", own).code == 0
    assert (contents(own / "items"), status(own)) == (before, [])


def test_a_correction_keeps_the_evidence(run: Run, own: Path) -> None:
    old = proven(run, own, file(own.parent), PAGE)
    ran = run("update", "--corrects", old, "--percent", "45", "--data", own)
    assert ran.err == f"（更正 {old}，沿用原记录的：日期、佐证材料、进展情况）\n"
    entry = ran.out.partition("（编号 ")[2].partition("）")[0]
    text = entry_file(own, entry).read_text(encoding="utf-8")
    assert (text.count("[[evidence]]"), copies(own)) == (2, [copy_of()])


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (("二.csv",), ["验收单.csv", "二.csv"]),
        (("", "二.csv"), ["二.csv"]),
        (("",), []),
        (("验收单.csv", "二.csv"), ["验收单.csv", "二.csv"]),
    ],
)
def test_a_correction_adds_evidence_and_an_empty_text_takes_the_old_away(
    given: tuple[str, ...], names: list[str], run: Run, own: Path
) -> None:
    old = proven(run, own, file(own.parent))
    file(own.parent, "二.csv", b"2")
    words = [word for name in given for word in ("--evidence", own.parent / name if name else "")]
    ran = run("update", "--corrects", old, *words, "--json", "--data", own)
    assert ran.code == 0, ran.err
    entry = json.loads(ran.out)["entry"]
    assert [one["name"] for one in entry["evidence"]] == names
    assert run("check", "--strict", "--data", own).code == 0


def test_a_correction_of_another_year_takes_the_copy_along(run: Run, own: Path) -> None:
    programme = own / "programme.toml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("as_of = 2021-07-26", "as_of = 2022-02-01"), "utf-8")
    words = ("--note", "年底的", "--year", "2021", "--evidence", file(own.parent), "--json")
    old = json.loads(run("update", "5", *words, "--data", own).out)["entry"]["id"]
    ran = run("update", "--corrects", old, "--date", "2021-12-30", "--data", own)
    assert ran.code == 0, ran.err
    assert copies(own) == [copy_of(), copy_of().replace("2021", "2022")]
    assert run("check", "--data", own).code == 0


def test_the_same_words_with_other_evidence_are_something_new(run: Run, book: Path) -> None:
    words = ("update", "5", "--note", "架梁", "--data", book)
    assert run(*words).code == 0
    assert "内容相同" in run(*words).err
    assert run(*words, "--evidence", PAGE).err == ""
