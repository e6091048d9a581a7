"""`verify`: the office's word on a claim, which is told beside what was claimed."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.outcomes import entry
from tests.cli.supervised import (
    BRIDGE,
    EDUCATION,
    OFFICE,
    TRANSPORT,
    agenda,
    made,
    refused,
    reported,
    row,
    supervised,
)
from tests.cli.test_asking import answer, end, on_a_terminal
from tests.conftest import Run
from tests.contents import added, contents
from tests.store.git.repositories import committed_book, git


@pytest.fixture
def watched(run: Run, book: Path) -> Path:
    """A supervised book."""
    return supervised(run, book)


def test_a_word_is_one_entry_that_the_office_signs(run: Run, watched: Path) -> None:
    claim = reported(run, watched, 40)
    before = contents(watched)
    ran = run("verify", "5", "--accept", "--reason", "已到现场看过", "--data", watched)
    [(path, text)] = added(before, watched).items()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"已记录 {BRIDGE}：核验 {claim}，属实（编号 ")
    assert path.startswith("items/05-tianzishan-bridge/2021/2021-07-26-verification-")
    lines = text.decode().splitlines()
    assert [line for line in lines if not line.startswith("recorded")] == [
        'kind = "verification"',
        "date = 2021-07-26",
        f'by = "{OFFICE}"',
        f'to = "{claim}"',
        'finding = "accepted"',
        'reason = "已到现场看过"',
    ]


def test_a_claim_counts_before_it_is_verified_and_both_are_told(run: Run, watched: Path) -> None:
    reported(run, watched, 40)
    assert (row(run, watched)["percent"], row(run, watched)["verified"]) == (40, None)
    run("verify", "5", "--accept", "--data", watched)
    reported(run, watched, 55)
    assert (row(run, watched)["percent"], row(run, watched)["verified"]) == (55, 40)
    assert re.search("55%.*\n.*核40%", run("list", "-t", "天子山", "--data", watched).out)
    shown = run("show", "5", "--data", watched).out
    assert "进度：55%  已核：40%" in shown
    assert "  待核验\n" in shown
    assert "  已核\n" in shown


def test_the_offices_own_figure_stands_in_the_place_of_the_claimed(run: Run, watched: Path) -> None:
    reported(run, watched, 40, "--figure", "承接项目=9")
    words = ("--percent", "30", "--figure", "承接项目=7")
    assert run("verify", "5", *words, "--data", watched).code == 0
    found = row(run, watched)
    assert (found["claimed"], found["percent"], found["verified"]) == (40, 30, 30)
    assert [(one["actual"], one["verified"]) for one in found["targets"]] == [(7, 7)]
    assert "进度：30%（已报40%）  已核：30%" in run("show", "5", "--data", watched).out


def test_a_returned_claim_counts_no_more_and_is_asked_for_anew(run: Run, watched: Path) -> None:
    reported(run, watched, 20)
    run("verify", "5", "--accept", "--data", watched)
    claim = reported(run, watched, 60)
    run("verify", claim, "--return", "--reason", "没有依据", "--data", watched)
    assert row(run, watched)["percent"] == 20
    [anew] = agenda(run, watched, "--for", TRANSPORT)["to_report_anew"]
    assert (anew["id"], anew["what"]) == (claim, "进展 60%，已退回：没有依据")
    reported(run, watched, 50)
    assert agenda(run, watched)["to_report_anew"] == []


def test_a_report_that_arrives_meanwhile_is_not_verified_by_the_word_on_another(
    run: Run, watched: Path
) -> None:
    seen = reported(run, watched, 40)
    later = reported(run, watched, 90)
    ran = run("verify", seen, "--accept", "--data", watched)
    assert f"提醒：之后又报了 {later}，还没有核验" in ran.err
    found = row(run, watched)
    assert (found["percent"], found["verified"]) == (90, 40)


def test_of_several_that_wait_one_is_to_be_named_off_a_terminal(run: Run, watched: Path) -> None:
    begun = made(run, watched, "update", "5", "--milestone", "开工")
    later = reported(run, watched, 40)
    ran = run("verify", "5", "--accept", "--data", watched)
    assert (ran.code, ran.out) == (2, "")
    first, *lines = ran.err.splitlines()
    assert first == f"错误：{BRIDGE}有2条待核验，请写编号"
    assert [line.split()[0] for line in lines] == [later, begun]
    assert run("verify", begun[:5], "--accept", "--data", watched).code == 0


def test_on_a_terminal_each_open_claim_is_shown_in_turn(run: Run, watched: Path) -> None:
    begun = made(run, watched, "update", "5", "--milestone", "开工")
    later = reported(run, watched, 100)
    terminal = on_a_terminal(watched, "verify", "5", "--yes")
    terminal.expect_exact("进展 100%")
    terminal.expect_exact("疑点：报了100%，没有佐证材料")
    answer(terminal, "核验结论", "退回")
    answer(terminal, "核验意见", "没有材料")
    terminal.expect_exact(f"核验 {later}，退回")
    answer(terminal, "核验结论", "")
    code, said = end(terminal)
    assert (code, f"{begun} 没有核验。" in said) == (0, True)
    assert row(run, watched)["percent"] is None


def test_the_newest_claim_of_each_item_of_an_area_is_accepted_at_once(
    run: Run, watched: Path
) -> None:
    reported(run, watched, 20)
    newest = [reported(run, watched, 40), made(run, watched, "update", "9", "--percent", "30")]
    made(run, watched, "update", "1", "--percent", "30")
    ran = run("verify", "--area", "transport", "--accept", "--data", watched)
    assert re.findall("核验 ([0-9a-f]+)，属实", ran.out) == newest
    left = agenda(run, watched)["to_verify"]
    assert [(one["number"], one["what"]) for one in left] == [(1, "进展 30%")]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--accept", "--by", TRANSPORT), f"--by：核验由督查单位填（{OFFICE}），{TRANSPORT}不能填"),
        (("--accept", "--return"), "--return（退回）不能和 --accept、--percent、--figure 一起写"),
        (
            ("--return", "--percent", "3"),
            "--return（退回）不能和 --accept、--percent、--figure 一起写",
        ),
        ((), "没有写核验结论"),
        (("--percent", "101"), "--percent 不能大于 100（现为 101）"),
        (("--figure", "承接项目=9"), "--figure：{} 没有报“承接项目”（所报的：无），不能核定"),
        (("--accept", "--date", "7月1日"), "--date 2021年7月1日早于所核验的记录（2021年7月26日）"),
    ],
)
def test_what_is_no_word_of_the_office_is_refused(
    run: Run, watched: Path, words: tuple[str, ...], message: str
) -> None:
    claim = reported(run, watched, 40)
    before = contents(watched)
    ran = run("verify", "5", *words, "--data", watched)
    assert refused(ran) == message.format(claim)
    assert contents(watched) == before


def test_a_second_word_on_one_claim_has_to_take_the_first_back(run: Run, watched: Path) -> None:
    claim = reported(run, watched, 40)
    said = made(run, watched, "verify", "5", "--accept")
    ran = run("verify", claim, "--return", "--data", watched)
    assert (ran.code, ran.err) == (
        2,
        (
            f"错误：记录 {claim} 已于2021年7月26日核验（属实，{said}）\n"
            f"要改，先撤回那条核验：wuxian retract {said} --reason 原因\n"
        ),
    )
    run("retract", said, "--reason", "看错了", "--data", watched)
    assert run("verify", claim, "--return", "--data", watched).code == 0


def test_what_waits_for_no_word_is_told(run: Run, watched: Path) -> None:
    assert refused(run("verify", "6", "--accept", "--data", watched)).endswith("没有待核验的")
    problem = made(run, watched, "problem", "5", "征地资金有缺口")
    ran = run("verify", problem, "--accept", "--data", watched)
    assert refused(ran) == f"编号：{problem} 是问题，不用核验；能核验的是进展和对督办单的答复"
    assert run("verify", "--data", watched).code == 2


def test_complete_is_to_be_verified_and_then_closed(run: Run, watched: Path) -> None:
    figures = ("--milestone", "开工", "--figure", "承接项目=12", "--evidence", "https://e.org/1")
    reported(run, watched, 100, *figures)
    found = row(run, watched)
    assert (found["status"], found["class"], found["class_why"]) == (
        *("reported_complete", "other"),
        "待核验",
    )
    run("verify", "5", "--accept", "--data", watched)
    found = row(run, watched)
    assert (found["status"], found["class"]) == ("verified_complete", "done_early")


def test_a_report_taken_back_takes_its_word_along(run: Run, watched: Path) -> None:
    claim = reported(run, watched, 40)
    run("verify", "5", "--accept", "--data", watched)
    run("retract", claim, "--reason", "报错", "--data", watched)
    found = row(run, watched)
    assert (found["percent"], found["verified"]) == (None, None)
    shown = json.loads(run("show", "5", "--json", "--data", watched).out)
    [said] = [one for one in shown["entries"] if one["kind"] == "verification"]
    assert said["fallen"] is True


def test_who_does_not_lead_has_nothing_to_be_verified(run: Run, watched: Path) -> None:
    made(run, watched, "update", "5", "--percent", "40", "--by", EDUCATION)
    assert agenda(run, watched)["to_verify"] == []


def test_the_word_on_one_claim_is_given_as_json(run: Run, watched: Path) -> None:
    claim = reported(run, watched, 40)
    said = entry(run("verify", "5", "--percent", "30", "--json", "--data", watched))
    assert (said["kind"], said["to"], said["finding"], said["percent"]) == (
        *("verification", claim),
        *("accepted", 30),
    )


@pytest.fixture
def in_january(run: Run, watched: Path) -> Path:
    """The same with a claim and a request of last year, looked at in the new one."""
    reported(run, watched, 40)
    made(run, watched, "request", "5", "--due", "12月31日", "--reason", "汛期")
    programme = watched / "programme.toml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("2021-07-26", "2022-01-05", 1), encoding="utf-8")
    return watched


def test_what_waits_at_the_years_end_waits_in_the_new_year(run: Run, in_january: Path) -> None:
    found = agenda(run, in_january)
    assert [one["what"] for one in found["to_verify"]] == ["2021年：进展 40%"]
    assert [one["number"] for one in found["to_decide"]] == [5]
    ran = run("verify", "5", "--accept", "--data", in_january)
    assert (ran.code, ran.err) == (0, "（今年没有待核验的，以下是2021年的。）\n")
    ran = run("decide", "5", "--return", "--reason", "已过年", "--data", in_january)
    assert (ran.code, ran.err) == (0, "（今年没有待审定的，以下是2021年的。）\n")
    assert row(run, in_january, "--year", "2021")["verified"] == 40
    found = agenda(run, in_january)
    assert (found["to_verify"], found["to_decide"]) == ([], [])


def test_where_an_area_has_nothing_to_verify_the_year_before_is_pointed_to(
    run: Run, in_january: Path
) -> None:
    ran = run("verify", "--area", "交通", "--accept", "--data", in_january)
    assert (ran.code, "上一年的，加 --year 2021。" in ran.err) == (3, True)
    named = run("verify", "--area", "交通", "--accept", "--year", "2021", "--data", in_january)
    assert (named.code, agenda(run, in_january)["to_verify"]) == (0, [])
    named = run("verify", "--area", "交通", "--accept", "--year", "2021", "--data", in_january)
    assert (named.code, "上一年" in named.err) == (3, False)


def test_a_clone_of_another_body_does_not_speak_for_the_office(run: Run, tmp_path: Path) -> None:
    book = supervised(run, committed_book(tmp_path / "账册"))
    claim = reported(run, book, 40)
    said = made(run, book, "verify", claim, "--accept")
    git(book, "config", "wuxian.by", TRANSPORT)
    later = reported(run, book, 50)
    words = f"本机的填报单位是{TRANSPORT}（git config wuxian.by），"
    for command, what in (
        (("verify", later, "--accept"), f"核验由{OFFICE}填"),
        (("decide", "5", "--due", "年底", "--document", "文"), f"审定由{OFFICE}填"),
        (("slip", "issue", "5", "--demand", "说明"), f"督办单由{OFFICE}填"),
        (("close", "5", "--as", "merged", "--document", "文"), f"销号由{OFFICE}填"),
        (("retract", said, "--reason", "不认"), f"撤回核验由{OFFICE}填"),
    ):
        assert refused(run(*command, "--data", book)) == words + what
    ran = run("retract", said, "--reason", "不认", "--by", TRANSPORT, "--data", book)
    assert refused(ran) == f"--by：{said} 是{OFFICE}的核验，{TRANSPORT}不能撤回"
    assert run("retract", claim, "--reason", "报错", "--data", book).code == 0
    assert run("verify", later, "--accept", "--by", OFFICE, "--data", book).code == 0


def test_a_lower_figure_after_a_return_is_no_fall(run: Run, watched: Path) -> None:
    claim = reported(run, watched, 30)
    run("verify", claim, "--return", "--reason", "虚报", "--data", watched)
    ran = run("update", "5", "--percent", "25", "--data", watched)
    assert (ran.code, ran.err) == (0, "")
    assert agenda(run, watched)["to_verify"][0]["doubts"] == []


def test_the_weekly_report_says_which_claims_were_returned(run: Run, watched: Path) -> None:
    claim = made(run, watched, "update", "5", "--percent", "30", "--note", "虚报的")
    run("verify", claim, "--return", "--data", watched)
    assert "虚报的〔已退回，不计入〕" in run("report", "--data", watched).out


def test_what_was_claimed_of_a_target_stands_beside_the_offices_figure(
    run: Run, watched: Path
) -> None:
    made(run, watched, "update", "5", "--figure", "承接项目=9")
    run("verify", "5", "--figure", "承接项目=7", "--data", watched)
    [target] = row(run, watched)["targets"]
    assert (target["claimed"], target["actual"], target["verified"]) == (9, 7, 7)
    assert "已报" in run("show", "5", "--data", watched).out


def test_a_filter_changes_no_mark_in_the_list(run: Run, watched: Path) -> None:
    reported(run, watched, 40)
    run("verify", "5", "--accept", "--data", watched)
    made(run, watched, "update", "1", "--percent", "30")
    for words in ((), ("--area", "规划")):
        assert re.search("30%.*\n.*未核", run("list", *words, "--data", watched).out)
