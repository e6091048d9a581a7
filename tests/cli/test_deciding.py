"""`request` and `decide`: nothing counts before it is decided, and then what is granted."""

import json
from pathlib import Path

import pytest

from tests.cli.supervised import (
    BRIDGE,
    EDUCATION,
    NOTICE,
    OFFICE,
    TRANSPORT,
    agenda,
    made,
    refused,
    row,
    supervised,
)
from tests.cli.test_asking import answer, end, on_a_terminal
from tests.conftest import Run
from tests.contents import added, contents

ASKED = ("request", "5", "--due", "12月31日", "--reason", "汛期停工")
APPROVED = ("--approve", "--document", NOTICE)
DAYS = ("original_due", "asked_due", "granted_due", "current_due", "due")


@pytest.fixture
def watched(run: Run, book: Path) -> Path:
    """A supervised book."""
    return supervised(run, book)


def days(run: Run, book: Path, *words: str) -> list[str | None]:
    """The days of item 5: the first, asked for, granted, in force."""
    found = row(run, book, *words)
    return [found[name] for name in DAYS]


def steps(run: Run, book: Path) -> dict[str, str]:
    """The steps of item 5, each with its day."""
    shown = json.loads(run("show", "5", "--json", "--data", book).out)
    return {one["title"]: one["due"] for one in shown["milestones"]}


def test_a_request_is_one_entry_that_the_lead_signs(run: Run, watched: Path) -> None:
    before = contents(watched)
    ran = run(*ASKED, "--document", "咸交文〔2021〕15号", "--data", watched)
    [(path, text)] = added(before, watched).items()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"已记录 {BRIDGE}：申请：延期至2021年12月31日（编号 ")
    assert "/2021-07-26-request-" in path
    lines = text.decode().splitlines()
    assert [line for line in lines if line and not line.startswith("recorded")] == [
        'kind = "request"',
        "date = 2021-07-26",
        f'by = "{TRANSPORT}"',
        "year = 2021",
        'reason = "汛期停工"',
        'document = "咸交文〔2021〕15号"',
        "[asks]",
        "due = 2021-12-31",
    ]


def test_the_days_stand_side_by_side(run: Run, watched: Path) -> None:
    first, later = "2021-12-15", "2021-12-31"
    assert days(run, watched) == [first, None, None, first, first]
    made(run, watched, *ASKED)
    assert days(run, watched) == [first, later, None, first, first]
    assert row(run, watched)["pending"] == 1
    assert "申请12月31日" in run("list", "-t", "天子山", "--data", watched).out
    made(run, watched, "decide", "5", *APPROVED, "--granted", "12月20日")
    assert days(run, watched) == [first, later, "2021-12-20", "2021-12-20", "2021-12-20"]
    assert (
        "时限变动：原12月15日，批准12月20日，申请12月31日"
        in run("show", "5", "--data", watched).out
    )


def test_a_decision_names_the_post_the_document_and_the_request(run: Run, watched: Path) -> None:
    request = made(run, watched, *ASKED)
    before = contents(watched)
    run("decide", "5", *APPROVED, "--by", "张三", "--data", watched)
    [text] = added(before, watched).values()
    lines = text.decode().splitlines()
    assert [line for line in lines if line and not line.startswith("recorded")] == [
        'kind = "decision"',
        "date = 2021-07-26",
        f'by = "{OFFICE}"',
        f'to = "{request}"',
        "year = 2021",
        'outcome = "approved"',
        'decided_by = "常务副市长"',
        f'document = "{NOTICE}"',
    ]


def test_a_request_that_is_returned_may_be_filed_again(run: Run, watched: Path) -> None:
    first = made(run, watched, *ASKED)
    run("decide", first[:5], "--return", "--reason", "依据不足", "--data", watched)
    [anew] = agenda(run, watched, "--for", TRANSPORT)["to_report_anew"]
    assert anew["what"] == "申请：延期至2021年12月31日，已退回：依据不足"
    ran = run(*ASKED, "--json", "--data", watched)
    assert (json.loads(ran.out)["entry"]["after"], ran.err) == (
        first,
        f"（重报被退回的 {first}）\n",
    )
    assert run(*ASKED, "--data", watched).err.startswith("错误：已有待审定的申请 ")
    run("decide", "5", *APPROVED, "--data", watched)
    assert row(run, watched)["due"] == "2021-12-31"


def test_steps_and_targets_are_moved_by_what_is_granted_of_them(run: Run, watched: Path) -> None:
    words = ("--milestone", "开工=9月底", "--target", "承接项目至少10个", "--reason", "汛期")
    made(run, watched, "request", "5", *words)
    made(run, watched, "decide", "5", *APPROVED, "--milestone", "开工=9月15日")
    assert steps(run, watched) == {"开工": "2021-09-15"}
    [target] = row(run, watched)["targets"]
    assert (target["goal"], target["measure"]) == (10, "cumulative")


def test_a_leaders_own_word_is_a_decision_without_a_request(run: Run, watched: Path) -> None:
    ran = run("decide", "5", "--due", "12月25日", "--document", NOTICE, "--data", watched)
    assert ran.out.startswith(f"已记录 {BRIDGE}：审定决定：时限定为2021年12月25日（编号 ")
    assert row(run, watched)["due"] == "2021-12-25"


def test_what_is_suspended_is_grey_until_it_is_resumed(run: Run, watched: Path) -> None:
    made(run, watched, "update", "5", "--percent", "5")
    assert row(run, watched)["lamp"] == "red"
    made(run, watched, "decide", "5", "--suspend", "--document", NOTICE)
    found = row(run, watched)
    assert (found["lamp"], found["status"], found["class_why"]) == ("grey", "suspended", "暂停")
    assert [one["number"] for one in agenda(run, watched)["late"]] == []
    made(run, watched, "decide", "5", "--resume", "--document", NOTICE)
    assert row(run, watched)["lamp"] == "red"


def test_a_plan_of_the_work_adds_steps_and_people_once_it_is_approved(
    run: Run, watched: Path
) -> None:
    assert 5 in [one["number"] for one in agenda(run, watched)["plans"]]
    words = ("--steps", "初步设计=6月底", "--contact", "经办人=李四，0715-8251234")
    plan = made(run, watched, "request", "5", *words)
    assert 5 not in [one["number"] for one in agenda(run, watched)["plans"]]
    assert steps(run, watched) == {"开工": "2021-08-31"}
    made(run, watched, "decide", plan, *APPROVED)
    assert steps(run, watched) == {"初步设计": "2021-06-30", "开工": "2021-08-31"}
    shown = run("show", "5", "--data", watched).out
    assert "联系人：经办人李四 0715-8251234" in shown
    assert run("update", "5", "--milestone", "初步设计", "--data", watched).code == 0


def test_asked_for_after_the_day_in_force_is_told_so(run: Run, watched: Path) -> None:
    words = ("--milestone", "开工=9月底", "--reason", "汛期", "--date", "7月1日")
    run("goal", "6", "建成", "--due", "6月30日", "--document", "文", "--data", watched)
    late = made(run, watched, "request", "6", "--due", "9月底", "--reason", "晚了")
    made(run, watched, "request", "5", *words)
    waiting = {one["number"]: one["what"] for one in agenda(run, watched)["to_decide"]}
    assert waiting == {
        5: "申请：节点“开工”延至2021年9月30日：汛期",
        6: "申请：延期至2021年9月30日（逾期申请）（现6月30日）：晚了",
    }
    assert f"[{late}]  待审定  逾期申请" in run("show", "6", "--data", watched).out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--due", "年底"), "缺少申请的理由"),
        (("--reason", "汛期"), "没有写申请什么"),
        (("--due", "年底", "--reason", "汛期", "--by", EDUCATION),
         f"--by：申请由牵头单位提出（{TRANSPORT}），{EDUCATION}不能填"),
        (("--milestone", "完工=年底", "--reason", "汛期"), "没有登记的节点“完工”"),
        (("--target", "产值至少1亿元", "--reason", "汛期"), "没有登记的指标“产值”"),
        (("--due", "2022-03-01", "--reason", "汛期"),
         "申请：2022年3月1日不在2021年；跨年的目标请在下一年清单里下达"),
        (("--suspend", "--due", "年底", "--reason", "汛期"), "“暂停”要单独写，不能和别的一起"),
        (("--steps", "初步设计"), "时限“初步设计”读不懂，或没有这一天"),
        (("--contact", "李四"), "--contact “李四”读不懂"),
        (("--steps", "初步设计=6月底", "--due", "年底"),
         "细化方案（--steps、--contact）和申请调整要分开报"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_refused(
    run: Run, watched: Path, words: tuple[str, ...], message: str
) -> None:
    before = contents(watched)
    assert refused(run("request", "5", *words, "--data", watched)) == message
    assert contents(watched) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--approve",), "缺少审定的文件"),
        ((*APPROVED, "--by", TRANSPORT), "{by}"),
        (
            (*APPROVED, "--granted", "12月1日"),
            "--granted 2021年12月1日早于现在的时限2021年12月15日",
        ),
        ((*APPROVED, "--return"), "--approve 和 --return 只能写一个"),
        ((), "没有写审定结果"),
        (("--return", "--granted", "12月20日"), "退回的申请，不写批准什么"),
    ],
)
def test_what_is_no_decision_is_refused(
    run: Run, watched: Path, words: tuple[str, ...], message: str
) -> None:
    made(run, watched, *ASKED)
    before = contents(watched)
    by = f"--by：审定由督查单位填（{OFFICE}），{TRANSPORT}不能填"
    assert refused(run("decide", "5", *words, "--data", watched)) == message.format(by=by)
    assert contents(watched) == before


def test_of_several_posts_one_is_to_be_named(run: Run, watched: Path) -> None:
    settings = watched / "years/2021.toml"
    other = '\n[[supervision.deciders]]\npost = "市长"\nholder = "李四"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + other, encoding="utf-8")
    made(run, watched, *ASKED)
    ran = run("decide", "5", *APPROVED, "--data", watched)
    assert ran.err == "错误：没有写是谁审定的\n请加 --by 职务，可写：常务副市长、市长\n"
    terminal = on_a_terminal(watched, "decide", "5", *APPROVED, "--yes")
    answer(terminal, "谁审定的（常务副市长、市长）", "市长")
    assert end(terminal)[0] == 0
    assert row(run, watched)["due"] == "2021-12-31"


def test_one_who_holds_the_post_no_more_decides_nothing(run: Run, watched: Path) -> None:
    settings = watched / "years/2021.toml"
    text = settings.read_text(encoding="utf-8")
    before = text.replace('holder = "张三"', 'holder = "张三"\nuntil = 2021-06-30')
    settings.write_text(before + _SINCE_JULY, encoding="utf-8")
    made(run, watched, *ASKED)
    ran = run("decide", "5", *APPROVED, "--by", "张三", "--data", watched)
    assert ran.code in (2, 3)
    entry = json.loads(run("decide", "5", *APPROVED, "--json", "--data", watched).out)["entry"]
    assert entry["decided_by"] == "市长"


_SINCE_JULY = '\n[[supervision.deciders]]\npost = "市长"\nholder = "李四"\nsince = 2021-07-01\n'


def test_a_decision_taken_back_opens_its_request_again(run: Run, watched: Path) -> None:
    request = made(run, watched, *ASKED)
    decision = made(run, watched, "decide", "5", *APPROVED)
    ran = run("decide", request, *APPROVED, "--data", watched)
    assert refused(ran) == f"申请 {request} 已于2021年7月26日审定（同意，{decision}）"
    run("retract", decision, "--reason", "文号写错", "--data", watched)
    assert [one["id"] for one in agenda(run, watched)["to_decide"]] == [request]
    assert row(run, watched)["due"] == "2021-12-15"


def test_who_decides_has_every_request_and_the_lead_none(run: Run, watched: Path) -> None:
    request = made(run, watched, *ASKED)
    for whom, found in (("张三", [request]), ("常务副市长", [request]), (TRANSPORT, [])):
        waiting = agenda(run, watched, "--for", whom)["to_decide"]
        assert [one["id"] for one in waiting] == found


def test_the_list_shows_what_waits(run: Run, watched: Path) -> None:
    made(run, watched, *ASKED)
    made(run, watched, "update", "6", "--part", "102省道", "--percent", "30")
    for what, found in (("待审定", [5]), ("待核验", [6]), ("督办单", []), ("问题", [])):
        ran = run("list", "--waits", what, "--json", "--data", watched)
        assert [one["number"] for one in json.loads(ran.out)["items"]] == found


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("request", "5", "--resume", "--reason", "好了"), f"{BRIDGE}没有暂停，不用恢复"),
        (("decide", "5", "--resume", "--document", NOTICE), f"{BRIDGE}没有暂停，不用恢复"),
        (
            ("request", "5", "--due", "11月9日", "--reason", "提前"),
            "2021年11月9日不晚于现在的时限2021年12月15日，不用申请延期",
        ),
        (
            ("decide", "5", "--due", "7月1日", "--document", NOTICE),
            "定的时限2021年7月1日已经过了（审定是2021年7月26日）",
        ),
        (
            ("decide", "5", "--due", "年底", "--document", NOTICE, "--by", "副市长"),
            "没有审定职务“副市长”",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    run: Run, watched: Path, words: tuple[str, ...], message: str
) -> None:
    before = contents(watched)
    assert refused(run(*words, "--data", watched)) == message
    assert contents(watched) == before


def test_what_is_suspended_is_not_suspended_again_but_may_end(run: Run, watched: Path) -> None:
    decision = made(run, watched, "decide", "5", "--suspend", "--document", NOTICE)
    again = run("decide", "5", "--suspend", "--document", NOTICE, "--data", watched)
    assert refused(again) == f"{BRIDGE}已于2021年7月26日暂停（{decision}）"
    ran = run("update", "5", "--percent", "30", "--data", watched)
    assert f"提醒：该事项已于2021年7月26日暂停（{decision}）" in ran.err
    made(run, watched, "decide", "5", "--end", "cancelled", "--document", NOTICE)
    assert row(run, watched)["ended"] == "cancelled"


def test_more_than_was_asked_for_is_granted_with_a_notice(run: Run, watched: Path) -> None:
    made(run, watched, "request", "5", "--due", "12月20日", "--reason", "汛期")
    ran = run("decide", "5", *APPROVED, "--granted", "12月30日", "--data", watched)
    assert (ran.code, ran.err) == (0, "提醒：批准的比申请的2021年12月20日还晚\n")


def test_a_goal_of_a_higher_body_is_the_first_anew(run: Run, watched: Path) -> None:
    words = (
        "goal",
        "5",
        "提前建成",
        "--due",
        "11月底",
        "--higher",
        "--document",
        "鄂政发〔2021〕9号",
    )
    assert run(*words, "--data", watched).code == 0
    assert days(run, watched)[0] == "2021-11-30"
    assert "文件：鄂政发〔2021〕9号（上级调整）" in run("log", "5", "--data", watched).out


def test_an_agenda_for_a_unit_has_its_own_alone(run: Run, watched: Path) -> None:
    found = agenda(run, watched, "--for", TRANSPORT)
    led = {3, 4, 5, 6, 7, 9}
    assert {one["number"] for one in (*found["silent"], *found["late"], *found["plans"])} <= led
