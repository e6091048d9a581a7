"""`close` and `reopen`: what is done and verified goes off the list, or ends by a document."""

import json
from pathlib import Path

import pytest

from tests.cli.supervised import (
    BRIDGE,
    NOTICE,
    OFFICE,
    TRANSPORT,
    agenda,
    made,
    refused,
    reported,
    row,
    supervised,
)
from tests.conftest import Run
from tests.contents import contents

DONE = ("--milestone", "开工", "--figure", "承接项目=12", "--evidence", "https://example.org/1")


@pytest.fixture
def watched(run: Run, book: Path) -> Path:
    """A supervised book."""
    return supervised(run, book)


@pytest.fixture
def verified(run: Run, watched: Path) -> Path:
    """The same with item 5 complete and verified."""
    reported(run, watched, 100, *DONE)
    made(run, watched, "verify", "5", "--accept")
    return watched


def test_what_is_verified_is_closed_and_its_lamp_goes_off(run: Run, verified: Path) -> None:
    assert row(run, verified)["lamp_reason"].endswith("，已达到，已核")
    ran = run("close", "5", "--data", verified)
    assert ran.out.startswith(f"已记录 {BRIDGE}：2021年销号（编号 ")
    assert "灯号：已销号，2021年7月26日销号\n" in ran.out
    found = row(run, verified)
    assert (found["lamp"], found["status"], found["closed"], found["ended"]) == (
        *("off", "closed", "2021-07-26"),
        None,
    )
    assert found["class"] == "done_early"
    assert "已销号1" in run("list", "--data", verified).out
    assert "灯号：已销号\n" in run("show", "5", "--data", verified).out
    assert run("list", "--lamp", "已销号", "--json", "--data", verified).out.count('"number"') == 1


def test_what_is_not_verified_is_not_closed(run: Run, watched: Path) -> None:
    assert refused(run("close", "5", "--data", watched)).startswith(f"{BRIDGE}还没有完成（")
    claim = reported(run, watched, 100, *DONE)
    before = contents(watched)
    ran = run("close", "5", "--data", watched)
    assert refused(ran) == f"{BRIDGE}已报完成，还没有核验（{claim}），不能销号"
    assert ran.err.endswith("\n先核验：wuxian verify 5 --accept\n")
    assert contents(watched) == before


def test_only_who_supervises_closes(run: Run, verified: Path) -> None:
    ran = run("close", "5", "--by", TRANSPORT, "--data", verified)
    assert refused(ran) == f"--by：审定由督查单位填（{OFFICE}），{TRANSPORT}不能填"


@pytest.mark.parametrize(
    ("how", "label"),
    [("superseded", "被上级部署替代"), ("merged", "并入其他事项"), ("cancelled", "取消")],
)
def test_what_ends_otherwise_is_grey_with_its_reason_and_out_of_pace(
    run: Run, watched: Path, how: str, label: str
) -> None:
    reported(run, watched, 5)
    assert refused(run("close", "5", "--as", how, "--data", watched)) == "缺少依据的文件"
    made(run, watched, "close", "5", "--as", how, "--document", NOTICE)
    found = row(run, watched)
    assert (found["lamp"], found["class"], found["class_why"], found["ended"]) == (
        *("grey", "other"),
        *(label, how),
    )
    assert found["lamp_reason"] == f"2021年7月26日{label}（{NOTICE}）"
    waiting = agenda(run, watched)
    assert 5 not in [one["number"] for one in (*waiting["late"], *waiting["to_verify"])]


def test_what_is_closed_is_not_closed_again_but_put_back(run: Run, verified: Path) -> None:
    closing = made(run, verified, "close", "5")
    assert refused(run("close", "5", "--data", verified)) == (
        f"{BRIDGE}已于2021年7月26日销号（{closing}）"
    )
    assert refused(run("reopen", "5", "--data", verified)) == "缺少恢复的原因"
    made(run, verified, "reopen", "5", "--reason", "验收发现缺陷")
    assert row(run, verified)["status"] == "verified_complete"
    assert refused(run("reopen", "5", "--reason", "再来", "--data", verified)) == (
        f"{BRIDGE}没有销号，不用恢复"
    )


def test_a_closing_is_of_the_year_unless_it_is_for_good(run: Run, verified: Path) -> None:
    closing = made(run, verified, "close", "5")
    assert row(run, verified, "--as-of", "2022-02-01")["lamp"] == "grey"
    run("retract", closing, "--reason", "改为全部结束", "--data", verified)
    ran = run("close", "5", "--for-good", "--data", verified)
    assert "：2021年销号，以后各年也不再列（编号 " in ran.out
    assert row(run, verified, "--as-of", "2022-02-01")["lamp"] == "off"


def test_a_closing_falls_with_the_word_that_it_rests_on(run: Run, verified: Path) -> None:
    made(run, verified, "close", "5")
    shown = json.loads(run("show", "5", "--json", "--data", verified).out)["entries"]
    said = next(one["id"] for one in shown if one["kind"] == "verification")
    run("retract", said, "--reason", "没有到现场", "--data", verified)
    found = row(run, verified)
    assert (found["status"], found["closed"]) == ("reported_complete", None)


def test_what_is_suspended_is_resumed_by_a_decision(run: Run, watched: Path) -> None:
    made(run, watched, "decide", "5", "--suspend", "--document", NOTICE)
    ran = run("reopen", "5", "--reason", "再来", "--data", watched)
    assert ran.err == (
        f"错误：{BRIDGE}是暂停的，要由审定恢复\nwuxian decide 5 --resume --document 文号\n"
    )


def test_what_is_verified_waits_on_the_agenda_to_be_closed(run: Run, verified: Path) -> None:
    assert agenda(run, verified)["to_close"] == [5]
    assert "待销号（1）\n05已核完成。" in run("agenda", "--data", verified).out
    assert agenda(run, verified, "--for", TRANSPORT)["to_close"] == []
    made(run, verified, "close", "5")
    assert agenda(run, verified)["to_close"] == []
