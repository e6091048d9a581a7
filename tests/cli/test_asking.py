"""On a terminal: it asks for what is missing, shows what it will write, and takes no for no."""

import sys
import tomllib
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest

from tests.conftest import REPOSITORY, Run
from tests.contents import added, contents

CTRL_D = "\x04"
CALLED_OFF = (130, "已取消，没有写入任何内容。\n")


def on_a_terminal(book: Path, *words: str) -> pexpect.spawn:
    return pexpect.spawn(
        sys.executable,
        ["-m", "wuxian", *words, "--data", str(book)],
        cwd=str(REPOSITORY),
        env={"PATH": "/usr/bin:/bin", "TERM": "dumb"},
        dimensions=(40, 200),
        encoding="utf-8",
        timeout=20,
    )


def end(terminal: pexpect.spawn) -> tuple[int, str]:
    """The exit code, and what was still said."""
    said = str(terminal.read()).replace("\r\n", "\n")
    terminal.close()
    return terminal.exitstatus, said


def answer(terminal: pexpect.spawn, question: str, words: str) -> None:
    terminal.expect_exact(question)
    terminal.sendline(words)


def test_an_update_asks_for_what_is_missing_and_writes_what_it_showed(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "update", "5")
    terminal.expect_exact("05 武咸快速通道天子山大桥（灰灯，未定完成时限）")
    answer(terminal, "进度%（可不填）", "40%")
    answer(terminal, "进展情况", "主桥桩基完成")
    answer(terminal, "问题（可不填）", "")
    answer(terminal, "下一步（可不填）", "承台施工")
    terminal.expect(r"将写入 (items/05-tianzishan-bridge/2021/\S+\.toml)：\r\n\r\n")
    path = terminal.match[1]
    terminal.expect(r"(?s)(.*)\r\n\r\n写入吗？")
    shown = terminal.match[1].replace("\r\n  ", "\n").removeprefix("  ") + "\n"
    assert contents(book) == before
    terminal.sendline("y")
    code, said = end(terminal)
    assert code == 0
    assert "已记录 05 武咸快速通道天子山大桥：进展 40%" in said
    assert added(before, book) == {path: shown.encode()}
    written = tomllib.loads(shown)
    assert {key: written[key] for key in ("percent", "note", "next")} == {
        "percent": 40,
        "note": "主桥桩基完成",
        "next": "承台施工",
    }
    assert "problem" not in written


@pytest.mark.ordeal
def test_with_all_given_only_the_confirmation_is_asked_and_enter_means_yes(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "update", "5", "--percent", "40")
    terminal.expect_exact("写入吗？ [Y/n]")
    assert "可不填" not in terminal.before
    terminal.sendline("")
    assert end(terminal)[0] == 0
    assert len(added(before, book)) == 1


@pytest.mark.ordeal
def test_yes_asks_nothing(book: Path) -> None:
    terminal = on_a_terminal(book, "update", "5", "--percent", "40", "--yes")
    code, said = end(terminal)
    assert code == 0
    assert said.startswith("已记录 05 武咸快速通道天子山大桥：进展 40%")


@pytest.mark.ordeal
@pytest.mark.parametrize(
    "words",
    [
        ("update", "5", "--percent", "40"),
        ("appoint", "5", "leader", "张三", "--document", "武咸办〔2021〕3号"),
        ("retract", "4561fd", "--reason", "数字报错"),
    ],
    ids=lambda words: words[0],
)
def test_who_says_no_has_written_nothing(book: Path, words: tuple[str, ...]) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, *words)
    answer(terminal, "写入吗？ [Y/n]: ", "n")
    code, said = end(terminal)
    assert (code, said.removeprefix("n\n").lstrip()) == CALLED_OFF
    assert contents(book) == before


@pytest.mark.ordeal
@pytest.mark.ordeal
@pytest.mark.parametrize(("said", "code"), [("是", 0), ("Ｙ", 0), ("否", 130)])
def test_an_answer_is_read_in_chinese_and_asked_for_again_where_it_is_none(
    book: Path, said: str, code: int
) -> None:
    terminal = on_a_terminal(book, "update", "5", "--percent", "40")
    answer(terminal, "写入吗？ [Y/n]: ", "也许")
    terminal.expect_exact("请答 y（是）或 n（否）。")
    answer(terminal, "写入吗？ [Y/n]: ", said)
    assert end(terminal)[0] == code


@pytest.mark.ordeal
def test_ctrl_c_at_the_confirmation_writes_nothing(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "update", "5", "--percent", "40")
    terminal.expect_exact("写入吗？ [Y/n]: ")
    terminal.sendintr()
    code, said = end(terminal)
    assert (code, said.removeprefix("^C").lstrip()) == CALLED_OFF
    assert contents(book) == before


@pytest.mark.ordeal
def test_the_end_of_the_input_writes_nothing(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "update", "5")
    terminal.expect_exact("进度%（可不填）: ")
    terminal.send(CTRL_D)
    code, said = end(terminal)
    assert (code, said.lstrip()) == CALLED_OFF
    assert contents(book) == before


@pytest.mark.ordeal
def test_no_answer_to_any_question_is_refused(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "update", "5")
    for question in ("进度%（可不填）", "进展情况", "问题（可不填）", "下一步（可不填）"):
        answer(terminal, question, "")
    answer(terminal, "本期无新进展吗？ [y/N]", "")
    code, said = end(terminal)
    assert code == 2
    assert "进度、进展情况、问题、下一步至少写一项" in said
    assert contents(book) == before


@pytest.mark.ordeal
@pytest.mark.ordeal
@pytest.mark.parametrize(
    ("wrong", "said"),
    [("快了", "“快了”不是 0 到 100 的整数"), ("140", "进度应在 0 到 100 之间")],
)
def test_an_answer_that_is_no_percent_is_asked_for_again(book: Path, wrong: str, said: str) -> None:
    terminal = on_a_terminal(book, "update", "5")
    answer(terminal, "进度%（可不填）", wrong)
    terminal.expect_exact(said)
    answer(terminal, "进度%（可不填）", "40")
    for question in ("进展情况", "问题（可不填）", "下一步（可不填）"):
        answer(terminal, question, "")
    terminal.expect_exact("05 武咸快速通道天子山大桥：进展 40%")
    answer(terminal, "写入吗？", "y")
    assert end(terminal)[0] == 0


@pytest.mark.ordeal
def test_an_update_without_a_lead_asks_who_signs(run: Run, book: Path) -> None:
    run("appoint", "5", "lead", "--vacant", "--document", "x", "--data", book)
    terminal = on_a_terminal(book, "update", "5", "--percent", "40")
    answer(terminal, "填报部门", "教育")
    terminal.expect_exact('by = "市教育局"')
    answer(terminal, "写入吗？", "y")
    assert end(terminal)[0] == 0


@pytest.mark.ordeal
def test_an_appointment_asks_for_the_holder_and_the_document(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "appoint", "5", "leader")
    answer(terminal, "市领导由谁担任", "张三")
    answer(terminal, "依据的文件和文号", "武咸办〔2021〕3号")
    answer(terminal, "写入吗？", "y")
    assert end(terminal)[0] == 0
    [text] = added(before, book).values()
    written = tomllib.loads(text.decode())
    assert (written["holder"], written["document"]) == ("张三", "武咸办〔2021〕3号")


@pytest.mark.ordeal
def test_a_goal_asks_for_its_sentence_its_end_and_its_figures(run: Run, book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "goal", "14")
    answer(terminal, "2021年目标（清单原句）", "承接项目至少12个")
    answer(terminal, "完成时限", "昨天")
    terminal.expect_exact("时限“昨天”读不懂")
    answer(terminal, "完成时限", "10月底前")
    answer(terminal, "量化指标", "承接项目至少12个；失业率不超过4.5%")
    answer(terminal, "节点", "开工")
    terminal.expect_exact("时限“开工”读不懂")
    answer(terminal, "节点", "开工=5月底前；初步设计=3月底前")
    answer(terminal, "下达目标的文件", "")
    answer(terminal, "写入吗？", "y")
    assert end(terminal)[0] == 0
    [text] = added(before, book).values()
    written = tomllib.loads(text.decode())
    assert (written["due_words"], len(written["targets"])) == ("10月底前", 2)
    assert [step["title"] for step in written["milestones"]] == ["开工", "初步设计"]
    terminal = on_a_terminal(book, "update", "14")
    answer(terminal, "承接项目至少12个，现为多少（可不填）", "十几个")
    answer(terminal, "承接项目至少12个，现为多少（可不填）", "13")
    answer(terminal, "失业率不超过4.5%，现为多少（可不填）", "")
    for question in ("进展情况", "问题", "下一步"):
        answer(terminal, question, "")
    answer(terminal, "写入吗？", "y")
    assert end(terminal)[0] == 0
    assert "承接项目13个" in run("show", "14", "--data", book).out


@pytest.mark.ordeal
def test_a_goal_with_its_sentence_asks_for_its_terms_and_each_may_be_left_out(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "goal", "18", "建成")
    for question in ("完成时限", "量化指标", "节点", "下达目标的文件"):
        answer(terminal, question, "")
    answer(terminal, "写入吗？", "y")
    assert end(terminal)[0] == 0
    [text] = added(before, book).values()
    assert "targets" not in tomllib.loads(text.decode())


@pytest.mark.ordeal
@pytest.mark.ordeal
@pytest.mark.parametrize("term", [("--open-ended",), ("--due", "年底"), ("--part", "甲"), ("-y",)])
def test_a_goal_of_which_a_term_is_given_is_not_asked_about(
    book: Path, term: tuple[str, ...]
) -> None:
    terminal = on_a_terminal(book, "goal", "18", "建成", *term)
    if "-y" not in term:
        terminal.expect_exact("写入吗？ [Y/n]")
        assert "可不填" not in terminal.before
        terminal.sendline("")
    code, said = end(terminal)
    assert (code, "可不填" in said) == (0, False)


@pytest.mark.ordeal
def test_a_retraction_asks_for_the_reason(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "retract", "4561fd")
    answer(terminal, "撤回的原因", "数字报错")
    answer(terminal, "写入吗？", "y")
    assert end(terminal)[0] == 0
    [text] = added(before, book).values()
    assert tomllib.loads(text.decode())["reason"] == "数字报错"


@pytest.mark.ordeal
def test_text_that_steers_a_terminal_is_refused_before_it_is_shown(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "update", "5", "--note", "a\x1b]0;title\x07b")
    code, said = end(terminal)
    assert code == 2
    assert "\x1b" not in said
    assert "控制字符" in said
    assert contents(book) == before


@pytest.mark.ordeal
def test_nothing_typed_may_mean_that_nothing_is_new(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "update", "5")
    for question in ("进度%（可不填）", "进展情况", "问题（可不填）", "下一步（可不填）"):
        answer(terminal, question, "")
    answer(terminal, "本期无新进展吗？ [y/N]", "是")
    answer(terminal, "写入吗？ [Y/n]", "")
    code, said = end(terminal)
    assert (code, "05 武咸快速通道天子山大桥：本期无新进展（编号" in said) == (0, True)
    [path] = added(before, book)
    assert "nothing_new = true" in (book / path).read_text(encoding="utf-8")
