"""`-` for a text is what stdin says."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.outcomes import entry, refusal
from tests.cli.test_asking import answer, end, on_a_terminal
from tests.conftest import Run
from tests.contents import contents


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> "type[Piped]":
    """Puts bytes on stdin."""
    Piped.patch = monkeypatch
    return Piped


class Piped:
    """Bytes that wait on stdin."""

    patch: pytest.MonkeyPatch

    def __init__(self, content: bytes) -> None:
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("update 5 --note -", "note"),
        ("update 5 --note=-", "note"),
        ("update 5 --problem -", "problem"),
        ("update 5 --next -", "next"),
        ("appoint 5 leader 张三 --document x --note -", "note"),
        ("retract 4561fd --reason -", "reason"),
    ],
)
def test_a_hyphen_reads_the_text_from_stdin(
    run: Run, book: Path, piped: type[Piped], words: str, field: str
) -> None:
    piped("主桥桩基完成\n承台施工\n".encode())
    recorded = entry(run(*words.split(), "--json", "--data", book))
    assert recorded[field] == "主桥桩基完成\n承台施工"


@pytest.mark.parametrize("words", ["- --document x", "张三 --document -"])
def test_a_holder_and_a_document_may_be_piped_too(
    run: Run, book: Path, piped: type[Piped], words: str
) -> None:
    piped("李四\n".encode())
    recorded = entry(run("appoint", "5", "leader", *words.split(), "--json", "--data", book))
    assert "李四" in (recorded["holder"], recorded["document"])


def test_stdin_is_read_for_one_text_only(run: Run, book: Path, piped: type[Piped]) -> None:
    before = contents(book)
    piped(b"x")
    assert run("update", "5", "--note", "-", "--next", "-", "--data", book) == refusal(
        2, "错误：--note 和 --next 都写了 -", "标准输入只能读一次，请只留一处。"
    )
    assert contents(book) == before


@pytest.mark.parametrize("content", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_stdin_is_refused(
    run: Run, book: Path, piped: type[Piped], content: bytes
) -> None:
    before = contents(book)
    piped(content)
    assert run("update", "5", "--percent", "40", "--note", "-", "--data", book) == refusal(
        2, "错误：--note 的 - 是读标准输入，那里是空的", "请用管道送入文字。"
    )
    assert contents(book) == before


def test_what_is_not_utf_8_is_refused(run: Run, book: Path, piped: type[Piped]) -> None:
    piped("主桥".encode("gb18030"))
    assert run("update", "5", "--note", "-", "--data", book) == refusal(
        2, "错误：--note 从标准输入读到的不是 UTF-8 文字"
    )


def test_a_hyphen_that_is_no_text_is_a_hyphen(run: Run, piped: type[Piped]) -> None:
    piped(b"\xe6\xa1\xa5")
    assert run("list", "--text", "-", "--csv").out.count("\r\n") < 21


def test_on_a_terminal_the_text_is_typed_and_the_question_is_still_asked(book: Path) -> None:
    terminal = on_a_terminal(book, "update", "5", "--note", "-")
    answer(terminal, "按 Ctrl-D", "主桥桩基完成")
    terminal.sendeof()
    terminal.expect_exact('note = "主桥桩基完成"')
    answer(terminal, "写入吗？", "y")
    assert end(terminal)[0] == 0
