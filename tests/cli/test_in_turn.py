"""`update` without an item: on a terminal it takes one's own items in turn."""

import re
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest

from tests.cli.outcomes import refusal
from tests.cli.test_asking import CTRL_D, answer, end, on_a_terminal
from tests.conftest import Run
from tests.contents import added, contents
from tests.store.git.repositories import commits, committed_book, git

OWN = ("update", "--by", "发展改革委")
FIRST, SECOND, THIRD = (
    "08 咸宁至黄石新港货运铁路",
    "15 大健康产业与康养产业集群",
    "17 “民生九同”工程",
)
QUESTIONS = ("进度%（可不填）", "进展情况", "问题（可不填）", "下一步（可不填）")


def answers(terminal: pexpect.spawn, *given: str) -> None:
    """Answer the questions about an item, the last ones with nothing."""
    for question, words in zip(QUESTIONS, (*given, "", "", "", ""), strict=False):
        answer(terminal, question, words)
        if "\u202e" in words:
            return


@pytest.mark.ordeal
def test_each_item_one_leads_is_asked_for_written_or_skipped(run: Run, tmp_path: Path) -> None:
    book = committed_book(tmp_path / "book")
    git(book, "config", "user.name", "张三")
    git(book, "config", "user.email", "zhangsan@example.com")
    run("update", "15", "--percent", "10", "--note", "已签约", "--data", book)
    before = contents(book / "items")
    terminal = on_a_terminal(book, *OWN)
    terminal.expect_exact("市发展和改革委员会牵头3项，逐项来问；什么都不填就跳过，Ctrl-C 停下。")
    terminal.expect_exact(f"（1/3）{FIRST}（灰灯，")
    terminal.expect_exact("上次报送：2021年7月26日，进展，与黄石、鄂州两市政府")
    answer(terminal, QUESTIONS[0], "140")
    terminal.expect_exact("进度应在 0 到 100 之间")
    answers(terminal, "40", "初设批复")
    answer(terminal, "写入吗？", "y")
    terminal.expect_exact(f"（2/3）{SECOND}（灰灯，")
    terminal.expect_exact("上次报送：2021年7月26日，进展 10%，已签约")
    answers(terminal)
    answer(terminal, "本期无新进展吗？", "")
    terminal.expect_exact("跳过。")
    terminal.expect_exact(f"（3/3）{THIRD}（灰灯，")
    answers(terminal, "", "九同启动")
    answer(terminal, "写入吗？", "n")
    terminal.expect_exact("跳过。")
    code, said = end(terminal)
    assert (code, said.strip()) == (0, "报了1项，跳过2项。")
    [text] = added(before, book / "items").values()
    assert ("percent = 40" in text.decode(), "市发展和改革委员会" in text.decode()) == (True, True)
    assert commits(book)[0] == f"{FIRST}：进展 40%"


@pytest.mark.ordeal
@pytest.mark.ordeal
@pytest.mark.parametrize("how", ["ctrl-c", "end of input"])
def test_who_stops_is_told_what_is_written(book: Path, how: str) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, *OWN, "--yes")
    answers(terminal, "40")
    terminal.expect_exact(SECOND)
    terminal.expect_exact(QUESTIONS[0])
    terminal.sendintr() if how == "ctrl-c" else terminal.send(CTRL_D)
    code, said = end(terminal)
    assert code == 130
    assert f"中途停下；已写入1项：{FIRST}\n接着报：wuxian update" in said
    assert len(added(before, book)) == 1


@pytest.mark.ordeal
def test_who_stops_at_once_has_written_nothing(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, *OWN)
    terminal.expect_exact(QUESTIONS[0])
    terminal.sendintr()
    code, said = end(terminal)
    assert (code, "已取消，没有写入任何内容。" in said) == (130, True)
    assert contents(book) == before


@pytest.mark.ordeal
def test_what_is_refused_is_asked_for_again(book: Path) -> None:
    terminal = on_a_terminal(book, *OWN)
    answers(terminal, "40", "初设\u202e批复")
    terminal.expect_exact("改变文字方向的字符 U+202E")
    answers(terminal, "41")
    answer(terminal, "写入吗？", "y")
    terminal.expect_exact("进展 41%")
    terminal.close()


@pytest.mark.ordeal
def test_who_one_is_is_asked_or_remembered_in_the_clone(tmp_path: Path) -> None:
    book = committed_book(tmp_path / "book")
    terminal = on_a_terminal(book, "update")
    answer(terminal, "填报部门", "市商务局")
    terminal.expect(re.escape(f"git -C {book} config wuxian.by 市商务局"))
    terminal.expect_exact("市商务局牵头1项")
    terminal.close()
    git(book, "config", "wuxian.by", "商务局")
    terminal = on_a_terminal(book, "update")
    terminal.expect_exact("市商务局牵头1项")
    terminal.close()


@pytest.mark.ordeal
def test_who_leads_nothing_is_told(book: Path) -> None:
    code, said = end(on_a_terminal(book, "update", "--by", "市公安局"))
    assert (code, said) == (3, "错误：市公安局没有牵头的事项\n看分工：wuxian owners\n")


@pytest.mark.ordeal
def test_a_commit_that_fails_ends_the_row_and_the_entry_stays(tmp_path: Path) -> None:
    book = committed_book(tmp_path / "book")
    git(book, "checkout", "--quiet", "--detach")
    before = contents(book / "items")
    terminal = on_a_terminal(book, *OWN, "--yes")
    answers(terminal, "40")
    code, said = end(terminal)
    assert (code, "已写入账册，但没有提交到 git" in said) == (6, True)
    assert len(added(before, book / "items")) == 1


@pytest.mark.ordeal
def test_off_a_terminal_an_item_must_be_named(run: Run, book: Path) -> None:
    assert run("update", "--data", book) == refusal(
        2,
        "错误：缺少事项序号",
        "例：wuxian update 5 --percent 40；在终端上不写序号，会逐项来问。",
    )
    ran = run("update", "--percent", "40", "--data", book)
    assert (ran.code, ran.err.startswith("错误：没有写是哪个事项\n例：")) == (2, True)


@pytest.mark.ordeal
def test_a_member_of_the_group_that_leads_is_asked_too(run: Run, book: Path) -> None:
    with (book / "programme.toml").open("a", encoding="utf-8") as programme:
        programme.write(
            '\n[[groups]]\nname = "招商专项合作组"\nmembers = ["市公安局"]\nbasis = "inferred"\n'
        )
    ran = run("appoint", "14", "lead", "招商专项合作组", "--document", "x", "--data", book)
    assert ran.code == 0
    terminal = on_a_terminal(book, "update", "--by", "市公安局")
    terminal.expect_exact("市公安局牵头1项")
    terminal.expect_exact("14 武汉产业转移承接与招商对接")
    terminal.close()


@pytest.mark.ordeal
def test_who_leads_along_is_asked_too(run: Run, book: Path) -> None:
    ran = run("appoint", "14", "共同牵头", "市公安局", "--document", "x", "--data", book)
    assert ran.code == 0
    terminal = on_a_terminal(book, "update", "--by", "市公安局")
    terminal.expect_exact("市公安局牵头1项")
    terminal.expect_exact("14 武汉产业转移承接与招商对接")
    terminal.close()


@pytest.mark.ordeal
def test_the_parts_of_an_item_are_asked_for_each_and_of_its_leads(run: Run, book: Path) -> None:
    goal = ("goal", "14", "引进项目", "--part", "甲园区；牵头=市公安局", "--part", "乙园区")
    assert run(*goal, "--data", book).code == 0
    before = contents(book)
    terminal = on_a_terminal(book, "update", "--by", "商务局", "--yes")
    terminal.expect_exact("（1/2）14 武汉产业转移承接与招商对接：甲园区（灰灯，")
    answers(terminal, "40")
    terminal.expect_exact("（2/2）14 武汉产业转移承接与招商对接：乙园区（灰灯，")
    answers(terminal)
    answer(terminal, "本期无新进展吗？", "")
    assert end(terminal)[0] == 0
    [text] = added(before, book).values()
    assert ('part = "' in text.decode(), "percent = 40" in text.decode()) == (True, True)
    terminal = on_a_terminal(book, "update", "--by", "市公安局", "--yes")
    terminal.expect_exact("市公安局牵头1项")
    terminal.expect_exact("（1/1）14 武汉产业转移承接与招商对接：甲园区")
    terminal.expect_exact("上次报送：2021年7月26日，子任务进展 40%")
    terminal.close()
