"""`update --problem`: the report and the problem are one act, and the words open only once."""

import json
from pathlib import Path

import pytest

from tests.cli.outcomes import refusal
from tests.cli.test_asking import answer, end, on_a_terminal
from tests.conftest import Run
from tests.store.git.repositories import commits, committed_book, status

BRIDGE = "05 武咸快速通道天子山大桥"
REPORT = ("update", "5", "--percent", "40", "--problem", "征地未完")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book that commands commit to."""
    return committed_book(tmp_path / "own")


def shown(run: Run, book: Path) -> dict[str, list[dict[str, object]]]:
    """Item 5."""
    found: dict[str, list[dict[str, object]]] = json.loads(
        run("show", "5", "--json", "--data", book).out
    )
    return found


def test_the_report_keeps_the_words_and_the_problem_stands_beside_it(run: Run, own: Path) -> None:
    ran = run(*REPORT, "--json", "--data", own)
    assert (ran.code, ran.err) == (0, "")
    view = json.loads(ran.out)
    assert (view["kind"], view["entry"]["kind"], view["entry"]["problem"]) == (
        "entry",
        "progress",
        "征地未完",
    )
    [also] = view["also"]
    assert (also["entry"]["kind"], also["entry"]["matter"]) == ("problem", "征地未完")
    assert commits(own) == [f"{BRIDGE}：进展 40%；问题", "以前的"]
    assert [one["id"] for one in shown(run, own)["problems"]] == [also["entry"]["id"]]


def test_undo_takes_back_both(run: Run, own: Path) -> None:
    run(*REPORT, "--data", own)
    assert run("undo", "--yes", "--data", own).code == 0
    assert (shown(run, own)["problems"], commits(own), status(own)) == ([], ["以前的"], [])


def test_words_that_are_open_already_are_only_told(run: Run, own: Path) -> None:
    run(*REPORT, "--data", own)
    [open_] = shown(run, own)["problems"]
    ran = run("update", "5", "--problem", "征地未完。", "--data", own)
    assert (ran.code, ran.err) == (0, f"提醒：该问题已在列（编号 {open_['id']}），没有再记一条\n")
    assert len(shown(run, own)["problems"]) == 1
    assert commits(own)[0] == f"{BRIDGE}：进展"
    assert shown(run, own)["entries"][0]["problem"] == "征地未完。"


def test_whom_it_asks_may_be_said_at_once(run: Run, own: Path) -> None:
    run(*REPORT, "--asks", "市政府", "--data", own)
    assert [one["asks"] for one in shown(run, own)["problems"]] == ["市政府"]
    ran = run(*REPORT, "--asks", "市政府", "--data", own)
    assert ran.code == 0


def test_to_ask_somebody_else_about_what_is_open_is_refused(run: Run, own: Path) -> None:
    run(*REPORT, "--data", own)
    [open_] = shown(run, own)["problems"]
    assert run(*REPORT, "--waits-for", "省交通厅", "--data", own) == refusal(
        2,
        f"错误：该问题已在列（编号 {open_['id']}），没有提请谁，也没有在等谁",
        f"要改，请先撤回：wuxian retract {open_['id']} --reason 原因",
    )


def test_nobody_is_asked_without_a_problem(run: Run, own: Path) -> None:
    ran = run("update", "5", "--percent", "40", "--asks", "市政府", "--data", own)
    assert (ran.code, ran.err.splitlines()[0]) == (
        2,
        "错误：--asks、--waits-for 要和 --problem 一起写",
    )


@pytest.mark.parametrize("words", ["无", "没有。", "暂无", "/"])
def test_a_form_filled_in_with_none_opens_no_problem(run: Run, own: Path, words: str) -> None:
    ran = run("update", "5", "--percent", "40", "--problem", words, "--data", own)
    assert (ran.code, ran.err) == (0, "")
    assert shown(run, own)["problems"] == []


def test_whoever_takes_back_the_report_is_told_that_the_problem_stands(run: Run, own: Path) -> None:
    view = json.loads(run(*REPORT, "--json", "--data", own).out)
    [also] = view["also"]
    ran = run("retract", view["entry"]["id"], "--reason", "误报", "--data", own)
    told = f"提醒：同一次写下的 {also['entry']['id']}（问题）没有撤回\n"
    assert (ran.code, ran.err) == (0, told)


def test_on_a_terminal_both_are_shown_before_they_are_written(run: Run, own: Path) -> None:
    terminal = on_a_terminal(own, *REPORT)
    terminal.expect_exact("进展 40%；问题")
    terminal.expect(r"将写入 \S+-progress-")
    terminal.expect(r"将写入 \S+-problem-")
    terminal.expect_exact('matter = "征地未完"')
    answer(terminal, "写入吗？", "n")
    assert end(terminal)[0] == 130
    assert shown(run, own)["problems"] == []


def test_a_correction_opens_no_problem_that_its_report_told_before(run: Run, own: Path) -> None:
    report = json.loads(run(*REPORT, "--json", "--data", own).out)["entry"]["id"]
    run("resolve", "5", "--data", own)
    ran = run("update", "--corrects", report, "--percent", "41", "--data", own)
    assert (ran.code, "在列" in ran.err) == (0, False)
    assert [one["done"] for one in shown(run, own)["problems"]] == ["2021-07-26"]


def test_a_correction_of_a_problems_words_opens_the_new_and_tells_that_the_old_stands(
    run: Run, own: Path
) -> None:
    report = json.loads(run(*REPORT, "--json", "--data", own).out)["entry"]["id"]
    [old] = shown(run, own)["problems"]
    ran = run("update", "--corrects", report, "--problem", "拆迁未完", "--data", own)
    told = f"提醒：原来提出的问题仍在列（编号 {old['id']}）；提错了请撤回："
    assert (ran.code, told in ran.err) == (0, True)
    assert [one["matter"] for one in shown(run, own)["problems"]] == ["征地未完", "拆迁未完"]
