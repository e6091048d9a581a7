"""`slip issue`, `slip list`, `slip suggest`: what is demanded, and what becomes of it."""

import json
from pathlib import Path

import docx
import pytest

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
    slips,
    supervised,
)
from tests.conftest import Run
from tests.contents import added, contents

DEMAND = ("slip", "issue", "5", "--demand", "说明落后原因")


@pytest.fixture
def watched(run: Run, book: Path) -> Path:
    """A supervised book."""
    return supervised(run, book)


def state(run: Run, book: Path, *words: str) -> list[str]:
    """What became of each slip."""
    return [one["state"] for one in slips(run, book, *words)]


def test_a_slip_is_one_numbered_entry_of_the_office_to_the_lead(run: Run, watched: Path) -> None:
    reported(run, watched, 5)
    before = contents(watched)
    ran = run(*DEMAND, "--data", watched)
    [(path, text)] = added(before, watched).items()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        f"已记录 {BRIDGE}：蓝色督办单 武咸督〔2021〕1号，致{TRANSPORT}（编号 "
    )
    assert "/2021-07-26-slip-" in path
    lines = text.decode().splitlines()
    assert [line for line in lines if not line.startswith(("recorded", "basis"))] == [
        'kind = "slip"',
        "date = 2021-07-26",
        f'by = "{OFFICE}"',
        'series = "武咸督"',
        "year = 2021",
        "serial = 1",
        'colour = "blue"',
        "units = [",
        f'    "{TRANSPORT}",',
        "]",
        "due = 2021-08-02",
        'demand = "说明落后原因"',
    ]
    assert 'basis = "红灯：进度5%' in text.decode()


def test_numbers_go_on_over_all_items_and_one_taken_back_stays_taken(
    run: Run, watched: Path
) -> None:
    first = made(run, watched, *DEMAND)
    made(run, watched, "slip", "issue", "7", "--demand", "说明")
    run("retract", first, "--reason", "发错", "--data", watched)
    made(run, watched, *DEMAND, "--matter", "进度落后")
    found = [(one["number"], one["item"], one["due"]) for one in slips(run, watched)]
    assert found == [
        ("武咸督〔2021〕2号", 7, "2021-08-02"),
        ("武咸督〔2021〕3号", 5, "2021-07-29"),
    ]
    gone = "已撤回、号不再用：武咸督〔2021〕1号。"
    assert gone in run("slip", "list", "--data", watched).out
    assert gone not in run("slip", "list", "--open", "--data", watched).out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--matter", "进度滞后"), "（“进度滞后”没有另定时限，按5个工作日；是不是“进度落后”？）"),
        (("--matter", "安全"), "（“安全”没有另定时限，按5个工作日；另定了的：进度落后）"),
        (("--matter", "安全", "--due", "8月10日"), ""),
        (("--matter", "进度落后"), ""),
    ],
)
def test_a_matter_without_a_time_limit_of_its_own_says_which_holds(
    run: Run, watched: Path, more: tuple[str, ...], said: str
) -> None:
    issued = run(*DEMAND, *more, "--yes", "--data", watched)
    assert (issued.code, "没有另定时限" in issued.err) == (0, bool(said))
    assert said in issued.err


def test_the_list_has_the_agreed_shape(run: Run, watched: Path) -> None:
    made(run, watched, *DEMAND, "--to", "市教育局", "--due", "8月10日")
    listed = json.loads(run("slip", "list", "--json", "--data", watched).out)
    assert listed["kind"] == "slips"
    [slip] = listed["slips"]
    assert {name: slip[name] for name in ("number", "item", "colour", "to", "due", "state")} == {
        "number": "武咸督〔2021〕1号",
        "item": 5,
        "colour": "blue",
        "to": [EDUCATION],
        "due": "2021-08-10",
        "state": "open",
    }


def test_an_answer_waits_for_the_office_and_settles_the_slip_once_accepted(
    run: Run, watched: Path
) -> None:
    slip = made(run, watched, *DEMAND)
    assert row(run, watched)["open_slips"] == 1
    assert [one["id"] for one in agenda(run, watched, "--for", TRANSPORT)["to_answer"]] == [slip]
    made(run, watched, "reply", "5", "--note", "汛期停工", "--evidence", "https://e.org/1")
    assert state(run, watched) == ["answered"]
    run("verify", "5", "--return", "--reason", "没有措施", "--data", watched)
    assert state(run, watched) == ["returned"]
    made(run, watched, "reply", "武咸督[2021]1号", "--note", "已增开工作面")
    run("verify", "5", "--accept", "--data", watched)
    assert state(run, watched) == ["settled"]
    assert (row(run, watched)["open_slips"], agenda(run, watched)["to_answer"]) == (0, [])


def test_what_is_not_answered_in_time_has_run_out_and_is_stepped_up(
    run: Run, watched: Path
) -> None:
    made(run, watched, *DEMAND, "--date", "2021-07-01", "--due", "7月8日")
    [earned] = json.loads(run("slip", "suggest", "--json", "--data", watched).out)["slips"]
    assert (earned["item"], earned["colour"]) == (5, "orange")
    assert earned["why"] == "武咸督〔2021〕1号要求2021年7月8日前答复，已超期12个工作日"
    assert state(run, watched, "--overdue") == ["overdue"]
    ran = run(*DEMAND, "--data", watched)
    assert ran.err == "（接武咸督〔2021〕1号：超期未答复，升为橙）\n"
    found = [(one["colour"], one["state"]) for one in slips(run, watched)]
    assert found == [("blue", "stepped_up"), ("orange", "open")]
    assert state(run, watched, "--open") == ["open"]


def test_a_weighty_matter_is_stepped_up_at_once_with_its_reason(run: Run, watched: Path) -> None:
    assert refused(run(*DEMAND, "--colour", "红", "--data", watched)) == "红色不是第一步，要写理由"
    made(run, watched, *DEMAND, "--colour", "红", "--reason", "重大安全隐患")
    assert [one["colour"] for one in slips(run, watched)] == ["red"]
    ran = run(*DEMAND, "--colour", "约谈", "--reason", "拒不整改", "--data", watched)
    assert "：约谈通知 武咸督〔2021〕2号，致市交通运输局（编号 " in ran.out


def test_the_colour_goes_by_the_state_where_the_settings_say_so(run: Run, watched: Path) -> None:
    settings = watched / "years/2021.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[slips]\n", '[slips]\nmode = "state"\n'), encoding="utf-8")
    reported(run, watched, 5)
    [earned] = json.loads(run("slip", "suggest", "--json", "--data", watched).out)["slips"]
    assert earned["colour"] == "orange"
    made(run, watched, *DEMAND)
    assert [one["colour"] for one in slips(run, watched)] == ["orange"]
    assert json.loads(run("slip", "suggest", "--json", "--data", watched).out)["slips"] == []


def test_the_list_says_which_units_have_how_many(run: Run, watched: Path) -> None:
    made(run, watched, *DEMAND)
    made(run, watched, "slip", "issue", "7", "--demand", "说明", "--to", "市教育局")
    made(run, watched, "slip", "issue", "9", "--demand", "说明")
    listed = run("slip", "list", "--data", watched).out
    assert listed.endswith("\n共3张，未办结3张：市交通运输局2张、市教育局1张。\n")
    units = ("--for", "市教育局")
    assert [one["item"] for one in slips(run, watched, *units)] == [7]
    assert run("slip", "list", "--overdue", "--data", watched).out.endswith(
        "没有符合条件的督办单。\n"
    )


def test_nothing_is_sent_by_being_suggested(run: Run, watched: Path) -> None:
    reported(run, watched, 5)
    before = contents(watched)
    ran = run("slip", "suggest", "--data", watched)
    assert "只是建议，没有发出任何督办单。" in ran.out
    assert "要发：wuxian slip issue 5 --demand 要求" in ran.out
    assert contents(watched) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "缺少督办要求"),
        (
            ("--demand", "说明", "--by", TRANSPORT),
            f"--by：督办单由督查单位填（{OFFICE}），{TRANSPORT}不能填",
        ),
        (("--demand", "说明", "--due", "7月1日"), "--due 2021年7月1日早于发出的2021年7月26日"),
        (("--demand", "说明", "--to", "外星局"), "没有登记的单位“外星局”"),
        (("--demand", "说明", "--after", "9号"), f"{BRIDGE}没有督办单“9号”"),
        (("--instead", "9号"), f"{BRIDGE}没有督办单“9号”"),
        (("--instead", "9号", "--demand", "说明"), "换号的督办单内容照旧，--instead 单独写"),
    ],
)
def test_what_cannot_be_demanded_is_refused(
    run: Run, watched: Path, words: tuple[str, ...], message: str
) -> None:
    before = contents(watched)
    assert refused(run("slip", "issue", "5", *words, "--data", watched)) == message
    assert contents(watched) == before


def test_a_slip_whose_number_stands_once_is_not_renumbered(run: Run, watched: Path) -> None:
    slip = made(run, watched, *DEMAND)
    ran = run("slip", "issue", "5", "--instead", slip, "--data", watched)
    assert refused(ran) == f"武咸督〔2021〕1号（{slip}）没有重号，不用换号"


def test_only_its_units_answer_a_slip(run: Run, watched: Path) -> None:
    slip = made(run, watched, *DEMAND)
    ran = run("reply", slip, "--note", "不归我", "--by", EDUCATION, "--data", watched)
    assert refused(ran) == (f"--by：武咸督〔2021〕1号是发给{TRANSPORT}的，{EDUCATION}不能答复")
    assert refused(run("reply", slip, "--done", "--data", watched)) == "--done、--from 只用于问题"
    answer = made(run, watched, "reply", slip, "--note", "已赶工")
    assert refused(run("reply", slip, "--note", "再答", "--data", watched)) == (
        f"武咸督〔2021〕1号已答复（{answer}），待核验"
    )


def test_of_a_problem_and_a_slip_one_is_to_be_named(run: Run, watched: Path) -> None:
    slip = made(run, watched, *DEMAND)
    problem = made(run, watched, "problem", "5", "征地资金有缺口")
    ran = run("reply", "5", "--note", "在办", "--data", watched)
    first, *lines = ran.err.splitlines()
    assert first == f"错误：{BRIDGE}有2件待答复，请写编号"
    assert [line.split()[0] for line in lines] == [slip, problem]


def test_the_commands_of_slips_are_told_together(run: Run) -> None:
    ran = run("slip", "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "slip issue    发督办单\n" in ran.out
    assert refused(run("slip")) == "slip 后面还要写一个词"
    assert "是不是“slip issue”" in run("slip", "isue", "5").err


def test_a_slip_of_an_earlier_day_is_judged_by_that_day(run: Run, watched: Path) -> None:
    made(run, watched, *DEMAND, "--date", "2021-07-01", "--due", "7月8日")
    ran = run(*DEMAND, "--date", "2021-07-06", "--due", "7月20日", "--data", watched)
    assert (ran.code, ran.err) == (0, "")
    assert [(one["colour"], one["due"]) for one in slips(run, watched)] == [
        ("blue", "2021-07-08"),
        ("blue", "2021-07-20"),
    ]


def test_the_command_that_is_offered_is_of_one_item(run: Run, watched: Path) -> None:
    reported(run, watched, 5)
    late = made(
        run,
        watched,
        "slip",
        "issue",
        "7",
        "--demand",
        "说明",
        "--date",
        "7月1日",
        "--due",
        "7月8日",
    )
    out = run("slip", "suggest", "--data", watched).out
    assert "要发：wuxian slip issue 5 --demand 要求\n" in out
    assert late not in out


@pytest.mark.parametrize("words", [(), ("--letter",)], ids=["form", "letter"])
def test_a_slip_is_printed_as_a_paper(
    run: Run, demo: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "督办单.docx"
    ran = run("slip", "show", "武咸督〔2021〕4号", *words, "--output", file, "--data", demo)
    assert (ran.code, ran.err) == (0, "")
    paper = docx.Document(str(file))
    told = "\n".join(one.text for one in paper.paragraphs)
    told += "\n".join(
        cell.text for table in paper.tables for row in table.rows for cell in row.cells
    )
    for said in ("武咸督〔2021〕4号", "06 102省道", "上一张督办单到期未答复", "2021年12月27日"):
        assert said in told
    shown = run("slip", "show", "6", *words, "--data", demo)
    assert shown.out.startswith("武咸同城（演示） ")


def test_a_slip_that_is_not_there_is_not_found(run: Run, demo: Path) -> None:
    ran = run("slip", "show", "武咸督〔2021〕9号", "--data", demo)
    assert (ran.code, ran.err.splitlines()[0]) == (3, "错误：没有督办单“武咸督〔2021〕9号”")


@pytest.mark.parametrize("as_of", ["2021-12-24", "2023-06-30", "2025-01-15"])
def test_how_the_item_stood_then_is_the_same_from_whatever_day(
    run: Run, demo: Path, as_of: str
) -> None:
    out = run("slip", "show", "武咸督〔2021〕1号", "--as-of", as_of, "--data", demo).out
    assert "黄灯，进度32%，为序时进度43.4%的73.7%，低于80%" in "".join(out.split())
