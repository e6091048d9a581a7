"""`edit` on a terminal: it shows what changes, asks, and keeps what is not right yet."""

from pathlib import Path

import pytest

from tests.cli.editors import an_editor, with_editor
from tests.cli.test_asking import answer, end
from tests.cli.test_edit import DRAFT, PLAN, RETITLED, RIGHT, TITLE, WRONG


def test_what_changes_is_shown_before_it_is_asked_for(book: Path, tmp_path: Path) -> None:
    before = (book / PLAN).read_bytes()
    terminal = with_editor(book, an_editor(tmp_path / "ed", RETITLED), "edit", "5")
    terminal.expect_exact(f"  标题由 {TITLE} 改为 天子山特大桥")
    terminal.expect_exact("提醒：改了标题，已出的报告里仍是原来的标题")
    terminal.expect_exact("替换吗？ [Y/n]")
    assert (book / PLAN).read_bytes() == before
    terminal.sendline("y")
    code, said = end(terminal)
    assert code == 0
    assert "已改 05 天子山特大桥 的计划" in said
    assert (book / PLAN).read_bytes() != before


@pytest.mark.ordeal
def test_what_is_wrong_is_shown_and_edited_again(book: Path, tmp_path: Path) -> None:
    terminal = with_editor(book, an_editor(tmp_path / "ed", WRONG, RIGHT), "edit", "5")
    terminal.expect_exact("area：没有领域“water”")
    answer(terminal, "再改吗？ [Y/n]", "y")
    terminal.expect_exact("领域由 交通同网 改为 产业同链")
    answer(terminal, "替换吗？ [Y/n]", "y")
    assert end(terminal)[0] == 0


@pytest.mark.ordeal
def test_who_edits_no_more_keeps_the_draft_and_may_give_it_up(book: Path, tmp_path: Path) -> None:
    before = (book / PLAN).read_bytes()
    env = an_editor(tmp_path / "ed", WRONG, RETITLED)
    terminal = with_editor(book, env, "edit", "5")
    answer(terminal, "再改吗？ [Y/n]", "n")
    code, said = end(terminal)
    assert (code, f"草稿留在 {book / DRAFT}" in said) == (4, True)
    terminal = with_editor(book, env, "edit", "5")
    terminal.expect_exact("上次没改完的草稿还在")
    answer(terminal, "接着改它吗？", "n")
    # From the plan as it is: the wrong area is gone.
    terminal.expect_exact("标题由")
    answer(terminal, "替换吗？ [Y/n]", "n")
    code, said = end(terminal)
    assert (code, "草稿留在" in said) == (130, True)
    assert (book / PLAN).read_bytes() == before


@pytest.mark.ordeal
def test_a_clash_is_shown_and_the_draft_holds_if_it_is_agreed_to(
    book: Path, tmp_path: Path
) -> None:
    env = an_editor(tmp_path / "ed", WRONG, RIGHT)
    terminal = with_editor(book, env, "edit", "5")
    terminal.expect_exact("再改吗？ [Y/n]")
    plan = book / PLAN
    plan.write_text(plan.read_text().replace('area = "transport"', 'area = "planning"'))
    terminal.sendline("y")
    terminal.expect_exact("两边不一致，用草稿里的：领域（计划里 规划同编，草稿里 产业同链）")
    terminal.expect_exact("领域由 规划同编 改为 产业同链")
    terminal.expect_exact("替换吗？ [Y/n]")
    plan.write_text(plan.read_text() + "# 别人的\n")
    terminal.sendline("y")
    code, said = end(terminal)
    assert (code, "计划刚才又被改过，没有替换" in said) == (2, True)
    terminal = with_editor(book, env, "edit", "5")
    answer(terminal, "接着改它吗？", "y")
    terminal.expect_exact("计划在这期间被改过，已合到草稿里。")
    answer(terminal, "替换吗？ [Y/n]", "y")
    assert end(terminal)[0] == 0
    text = plan.read_text()
    assert ('area = "industry"' in text, "# 别人的" in text) == (True, True)


@pytest.mark.ordeal
def test_ctrl_c_while_the_editor_runs_is_the_editors(book: Path, tmp_path: Path) -> None:
    step = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "
        f"print('ready', flush=True); sys.stdin.readline(); {RETITLED}"
    )
    terminal = with_editor(book, an_editor(tmp_path / "ed", step), "edit", "5")
    terminal.expect_exact("ready")
    terminal.sendintr()
    terminal.sendline("")
    answer(terminal, "替换吗？ [Y/n]", "y")
    assert end(terminal)[0] == 0
