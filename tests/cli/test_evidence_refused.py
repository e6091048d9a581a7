"""What is no evidence is refused in clear words, and nothing is written."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.outcomes import refusal
from tests.cli.proofs import COPIES, SHEET, copy_of, file, proven
from tests.conftest import Run
from tests.contents import contents
from wuxian.errors import Refused
from wuxian.store.disk.offering import copied, offered
from wuxian.store.disk.write import create_files

_KINDS = "佐证材料要写一个普通文件，或以 http://、https:// 开头的网址。"
_WEB = "网址要以 http:// 或 https:// 开头，不带用户名、密码和空白。"
LIMIT = 1024 * 1024


def _folder(path: Path) -> None:
    path.mkdir()


def _link(path: Path) -> None:
    path.symlink_to(file(path.parent, "真的.csv"))


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _two_gigabytes(path: Path) -> None:
    path.touch()
    os.truncate(path, 2 * 1024**3)


@pytest.mark.parametrize(
    ("made", "words", "remedy"),
    [
        (_folder, "是文件夹", "请写其中的文件，几个就写几次；或先打包成一个。"),
        (os.mkfifo, "不是普通文件", _KINDS),
        (_link, "是符号链接", "请写它所指的文件。"),
        (_loop, "是符号链接", "请写它所指的文件。"),
        (_empty, "是空文件", "请核对是不是这个文件。"),
        (
            _two_gigabytes,
            "有 2 GB，超过上限 20 MB",
            "请压缩它，或放到网上、写网址；上限在 years/ 里的 [evidence] 设 limit_mb。",
        ),
    ],
)
def test_what_is_no_file_that_can_be_kept_is_refused(
    made: Callable[[Path], None], words: str, remedy: str, run: Run, book: Path
) -> None:
    path = book.parent / "验收单"
    made(path)
    before = contents(book)
    ran = run("update", "5", "--note", "架梁", "--evidence", path, "--data", book)
    assert ran == refusal(2, f"错误：{path} {words}", remedy)
    assert contents(book) == before
    assert not (book / COPIES).exists()


def test_a_device_is_refused(run: Run, book: Path) -> None:
    ran = run("update", "5", "--note", "架梁", "--evidence", "/dev/zero", "--data", book)
    assert ran == refusal(2, "错误：/dev/zero 不是普通文件", _KINDS)


def test_a_file_that_is_not_there_is_refused(run: Run, book: Path) -> None:
    ran = run("update", "5", "--note", "架梁", "--evidence", book / "没有.pdf", "--data", book)
    assert ran == refusal(2, f"错误：读不了 {book}/没有.pdf：没有这个文件或文件夹", _KINDS)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a\\b.pdf", "文件名里有斜杠：“a\\b.pdf”"),
        (f"{'a' * 201}", f"文件名太长，最多200字：“{'a' * 201}”"),
    ],
)
def test_a_name_that_cannot_be_kept_is_refused(name: str, words: str, run: Run, book: Path) -> None:
    path = file(book.parent, name)
    ran = run("update", "5", "--note", "架梁", "--evidence", path, "--data", book)
    assert ran == refusal(2, f"错误：{words}", "请改名后再试。")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a\u202efdp.exe", "文件名的第2个字符是改变文字方向的字符 U+202E：“a\\u202efdp.exe”"),
        ("a\x1b[2J.pdf", "文件名的第2个字符是控制字符 U+001B：“a\\u001b[2J.pdf”"),
        ("a\nb.pdf", "文件名的第2个字符是控制字符 U+000A：“a\\u000ab.pdf”"),
        (os.fsdecode(b"a\xff.pdf"), "文件名的第2个字符是不成文字的字节 U+DCFF：“a\\udcff.pdf”"),
        (" a.pdf", "文件名以空白开头：“ a.pdf”"),
    ],
)
def test_a_name_that_steers_or_hides_is_refused(name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        offered(file(tmp_path, name), LIMIT)
    assert refused.value.message == words


def test_such_a_name_is_refused_where_it_is_typed(run: Run, book: Path) -> None:
    path = file(book.parent, "a\u202efdp.exe")
    ran = run("update", "5", "--note", "架梁", "--evidence", path, "--data", book)
    assert (ran.code, ran.out, "\u202e" in ran.err) == (2, "", False)
    assert "是改变文字方向的字符 U+202E" in ran.err


@pytest.mark.parametrize(
    ("url", "flaw"),
    [
        ("ftp://example.com/a", "网址要以 http:// 或 https:// 开头"),
        ("file:///etc/passwd", "网址要以 http:// 或 https:// 开头"),
        ("https://li:geheim@example.com/", "网址里有用户名或密码"),
        ("https://example.com/a b", "网址里有空白"),
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused(
    url: str, flaw: str, run: Run, book: Path
) -> None:
    before = contents(book)
    ran = run("update", "5", "--note", "架梁", "--evidence", url, "--data", book)
    assert ran == refusal(2, f"错误：--evidence 的{flaw}：“{url}”", _WEB)
    assert contents(book) == before


def test_an_empty_text_is_no_evidence(run: Run, book: Path) -> None:
    ran = run("update", "5", "--note", "架梁", "--evidence", "", "--data", book)
    remedy = "请写文件或网址，如 --evidence 验收单.pdf"
    assert ran == refusal(2, "错误：--evidence 是空的", remedy)


def test_evidence_alone_is_no_report_and_no_reply(run: Run, book: Path) -> None:
    sheet = file(book.parent)
    ran = run("update", "5", "--evidence", sheet, "--data", book)
    assert (ran.code, ran.err.splitlines()[0]) == (2, "错误：只有佐证材料，没有要报送的内容")
    assert run("problem", "5", "资金未到位", "--asks", "市政府", "--data", book).code == 0
    ran = run("reply", "5", "--evidence", sheet, "--data", book)
    assert (ran.code, ran.err.splitlines()[0]) == (2, "错误：只有佐证材料，没有要答复的内容")
    assert not (book / COPIES).exists()


def test_evidence_without_an_item_is_refused(run: Run, book: Path) -> None:
    ran = run("update", "--evidence", file(book.parent), "--data", book)
    assert (ran.code, ran.err.splitlines()[0]) == (2, "错误：没有写是哪个事项")


def test_the_limit_is_the_years(run: Run, book: Path) -> None:
    settings = book / "years/2021.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\n[evidence]\nlimit_mb = 1\n", encoding="utf-8")
    large = file(book.parent, "图.jpg", b"x" * (LIMIT + 1))
    ran = run("update", "5", "--note", "架梁", "--evidence", large, "--data", book)
    assert ran.err.startswith(f"错误：{large} 有 1 MB，超过上限 1 MB\n")
    proven(run, book, file(book.parent, "图.jpg", b"x" * LIMIT))


def test_a_file_that_changes_while_it_is_copied_leaves_nothing(tmp_path: Path) -> None:
    one = offered(file(tmp_path / "own"), LIMIT)
    for data in (SHEET + b"more", SHEET[:-1], SHEET.replace(b"a", b"b")):
        one.source.write_bytes(data)
        with pytest.raises(Refused, match="正在变化，没有记下任何内容"):
            create_files({tmp_path / "book/items/copy": copied(one), tmp_path / "entry": b"x"})
        assert not (tmp_path / "book").exists()
        assert not (tmp_path / "entry").exists()


def test_a_file_that_is_gone_when_it_is_copied_is_refused(tmp_path: Path) -> None:
    one = offered(file(tmp_path / "own"), LIMIT)
    one.source.unlink()
    with pytest.raises(Refused, match=r"读不了 .*：没有这个文件或文件夹"):
        create_files({tmp_path / "copy": copied(one)})
    assert not (tmp_path / "copy").exists()


def test_a_copy_that_was_altered_is_not_taken_for_the_file(run: Run, book: Path) -> None:
    sheet = file(book.parent)
    proven(run, book, sheet)
    (book / copy_of()).write_bytes(b"other")
    before = contents(book)
    ran = run("update", "5", "--note", "再架梁", "--evidence", sheet, "--data", book)
    assert ran == refusal(
        2,
        f"错误：已有的副本 {book / copy_of()} 被改动过，和 验收单.csv 不一样了",
        "请先恢复它，办法见 wuxian check。",
    )
    assert contents(book) == before


def test_the_tilde_is_ones_home(run: Run, book: Path) -> None:
    file(book.parent / "home")
    words = ("--note", "架梁", "--evidence", "~/验收单.csv", "--data", book)
    assert run("update", "5", *words, env={"HOME": str(book.parent / "home")}).code == 0
    assert (book / copy_of()).exists()
