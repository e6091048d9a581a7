"""`update`: what is recorded, of which item, by whom, and what is refused."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.outcomes import entry, refusal
from tests.conftest import REPOSITORY, Run
from tests.contents import added, contents

BRIDGE = "items/05-tianzishan-bridge"
GOAL = "[[goals]]\nyear = 2021\n"
GOAL_WITH_MILESTONE = GOAL + 'milestones = [{ id = "start", title = "开工", due = 2021-09-30 }]\n'


def test_what_was_recorded_is_said_with_its_lamp_and_its_file(run: Run, book: Path) -> None:
    before = contents(book)
    said = run("update", "5", "--percent", "40", "--data", book).out.splitlines()
    [path] = added(before, book)
    assert re.fullmatch(r"已记录 05 武咸快速通道天子山大桥：进展 40%（编号 [0-9a-f]{10}）", said[0])
    assert said[1:] == ["灯号：灰，未定完成时限", f"文件：{book / path}"]


def test_the_json_envelope_has_the_entry_and_the_lamp_since(run: Run, book: Path) -> None:
    plan = book / BRIDGE / "item.toml"
    plan.write_text(plan.read_text().replace(GOAL, GOAL + "due = 2021-12-31\n"))
    before = contents(book)
    told = json.loads(run("update", "5", "--percent", "20", "--json", "--data", book).out)
    [path] = added(before, book)
    recorded = dt.datetime.fromisoformat(told["entry"].pop("recorded"))
    assert told.pop("lamp_reason").endswith("低于60%")
    assert told == {
        "schema": 1,
        "kind": "entry",
        "as_of": "2021-07-26",
        "item": 5,
        "title": "武咸快速通道天子山大桥",
        "path": path,
        "entry": {
            "id": path[-len("3f9a1cc08b.toml") : -len(".toml")],
            "kind": "progress",
            "date": "2021-07-26",
            "by": "市交通运输局",
            "citation": None,
            "date_words": None,
            "evidence": [],
            "year": None,
            "part": None,
            "percent": 20,
            "milestone": None,
            "note": None,
            "problem": None,
            "next": None,
            "figures": [],
            "met": [],
            "nothing_new": None,
            "forecast": None,
        },
        "lamp": "red",
        "also": [],
    }
    assert abs(dt.datetime.now(dt.UTC) - recorded) < dt.timedelta(minutes=1)


@pytest.mark.parametrize("written", ["40", "40%", "40％", " 40 ", "４０", "４０％", "040"])
def test_a_percent_is_read_as_people_write_it(run: Run, book: Path, written: str) -> None:
    ran = run("update", "5", "--percent", written, "--json", "--data", book)
    assert entry(ran)["percent"] == 40


@pytest.mark.parametrize("written", ["0", "100"])
def test_a_percent_goes_from_0_to_100(run: Run, book: Path, written: str) -> None:
    proof = ("--evidence", "https://example.org/1")
    ran = run("update", "5", "--percent", written, *proof, "--json", "--data", book)
    assert entry(ran)["percent"] == int(written)


def test_all_of_it_without_evidence_is_recorded_with_a_notice(run: Run, book: Path) -> None:
    ran = run("update", "5", "--percent", "100", "--data", book)
    assert (ran.code, ran.err) == (0, "提醒：报了100%，没有佐证材料，请核对\n")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("140", "不能大于 100（现为 140）"),
        ("101", "不能大于 100（现为 101）"),
        ("-1", "不能小于 0（现为 -1）"),
    ],
)
def test_a_percent_out_of_range_is_refused(
    run: Run, book: Path, written: str, message: str
) -> None:
    before = contents(book)
    ran = run("update", "5", "--percent", written, "--data", book)
    assert ran == refusal(2, f"错误：--percent {message}")
    assert contents(book) == before


@pytest.mark.parametrize("written", ["4.5", "abc", "四十", "%", "4 0", "--5", "²", "99999999999"])
def test_a_percent_that_is_no_whole_number_is_refused(run: Run, book: Path, written: str) -> None:
    assert run("update", "5", f"--percent={written}", "--data", book) == refusal(
        2,
        f"错误：--percent 的“{written}”不是 0 到 100 的整数",
        "例：--percent 40",
    )


def test_an_empty_percent_is_not_passed_over_in_silence(run: Run, book: Path) -> None:
    assert run("update", "5", "--percent", "", "--note", "x", "--data", book) == refusal(
        2, "错误：--percent 的“”不是 0 到 100 的整数", "例：--percent 40"
    )


def test_a_percent_that_falls_without_a_word_is_recorded_with_a_notice(
    run: Run, book: Path
) -> None:
    run("update", "5", "--percent", "40", "--data", book)
    ran = run("update", "5", "--percent", "35", "--data", book)
    newest = json.loads(run("show", "5", "--json", "--data", book).out)["entries"][0]["id"]
    assert ran.err == f"提醒：进度由40%降到35%，没有说明；请撤回 {newest}，带上说明重报\n"
    assert ran.out.startswith("已记录 05 武咸快速通道天子山大桥：进展 35%")


@pytest.mark.parametrize("option", ["--note", "--problem"])
def test_a_percent_that_falls_with_its_reason_is_to_be_looked_at_once(
    run: Run, book: Path, option: str
) -> None:
    run("update", "5", "--percent", "40", "--data", book)
    ran = run("update", "5", "--percent", "35", option, "桩基返工", "--data", book)
    assert (ran.code, ran.err) == (0, "提醒：进度由40%降到35%，请核对\n")
    assert run("update", "5", "--percent", "36", "--data", book).err == ""
    assert run("check", "--strict", "--data", book).code == 0


def test_a_backdated_rise_that_makes_a_later_figure_fall_is_told(run: Run, book: Path) -> None:
    words = ("update", "5", "--json", "--data", book)
    later = entry(run(*words, "--percent", "50", "--date", "2021-07-20"))["id"]
    ran = run(*words, "--percent", "60", "--date", "2021-07-10")
    told = f"这样一来，2021年7月20日的记录 {later}：进度由60%降到50%，没有说明"
    assert (ran.code, ran.err) == (0, f"提醒：{told}；请撤回 {later}，带上说明重报\n")


def test_a_retraction_that_leaves_a_fall_is_told(run: Run, book: Path) -> None:
    words = ("--json", "--data", book)
    for percent, note in (("50", "甲"), ("40", "核减"), ("45", "乙")):
        run("update", "5", "--percent", percent, "--note", note, *words)
    run("update", "5", "--percent", "46", *words)
    middle = json.loads(run("show", "5", *words).out)["entries"][2]
    assert middle["percent"] == 40
    err = run("retract", middle["id"], "--reason", "报错", "--yes", "--data", book).err
    assert re.fullmatch(
        "提醒：这样一来，2021年7月26日的记录 [0-9a-f]+：进度由50%降到45%，请核对\n", err
    )


def test_in_january_a_report_of_december_is_held_against_that_year(run: Run, book: Path) -> None:
    run("update", "5", "--percent", "40", "--data", book)
    programme = book / "programme.toml"
    programme.write_text(programme.read_text().replace("as_of = 2021-07-26", "as_of = 2022-01-10"))
    ran = run("update", "5", "--percent", "35", "--date", "2021-12-30", "--data", book)
    assert ran.code == 0
    assert ran.err.startswith("提醒：进度由40%降到35%，没有说明；请撤回 ")


def test_the_same_report_twice_is_told(run: Run, book: Path) -> None:
    words = ("update", "5", "--percent", "40", "--note", "架梁", "--data", book)
    first = entry(run(*words, "--json"))["id"]
    ran = run(*words)
    assert ran.err == (
        f"提醒：和2021年7月26日的记录 {first} 内容相同；如系重复报送，请撤回其中一条\n"
    )


def test_a_backdated_percent_is_compared_with_what_stood_before_it(run: Run, book: Path) -> None:
    for day, percent in (("2021-07-01", "20"), ("2021-07-20", "60")):
        run("update", "5", "--percent", percent, "--date", day, "--data", book)
    between = ("update", "5", "--date", "2021-07-10", "--data", book)
    assert run(*between, "--percent", "40").err == ""
    assert run(*between, "--percent", "30").err.startswith("提醒：进度由40%降到30%")


def test_the_same_percent_on_a_later_day_gives_no_notice(run: Run, book: Path) -> None:
    run("update", "5", "--percent", "40", "--date", "2021-07-19", "--data", book)
    assert run("update", "5", "--percent", "40", "--data", book).err == ""


def test_the_lead_signs_unless_another_is_named(run: Run, book: Path) -> None:
    run("appoint", "5", "lead", "咸安区政府", "--document", "x", "--data", book)
    ran = run("update", "5", "--note", "x", "--json", "--data", book)
    assert entry(ran)["by"] == "咸安区政府"


@pytest.mark.parametrize("by", ["市教育局", "教育", "武咸同城领导小组", "领导小组办"])
def test_a_signer_is_named_in_full_or_by_a_part_of_the_name(run: Run, book: Path, by: str) -> None:
    ran = run("update", "5", "--note", "x", "--by", by, "--json", "--data", book)
    # What does not begin the name is said.
    told = "（“领导小组办”是武咸同城领导小组办公室）\n" if by == "领导小组办" else ""
    assert ran.err == told
    expected = {"领导小组办": "武咸同城领导小组办公室", "教育": "市教育局"}
    assert json.loads(ran.out)["entry"]["by"] == expected.get(by, by)


def test_the_signer_can_stand_in_the_environment(run: Run, book: Path) -> None:
    words = ("update", "5", "--note", "x", "--json", "--data", book)
    assert entry(run(*words, env={"WUXIAN_BY": "市公安局"}))["by"] == "市公安局"
    ran = run(*words, "--by", "市教育局", env={"WUXIAN_BY": "市公安局"})
    assert entry(ran)["by"] == "市教育局"


def test_an_unknown_signer_is_refused_with_the_nearest(run: Run, book: Path) -> None:
    assert run("update", "5", "--note", "x", "--by", "教肓局", "--data", book) == refusal(
        3,
        "错误：没有登记的部门“教肓局”",
        "是不是“市教育局”？",
    )


def test_a_part_of_several_names_is_refused_with_all_of_them(run: Run, book: Path) -> None:
    assert run("update", "5", "--note", "x", "--by", "区", "--data", book) == refusal(
        3,
        "错误：“区”对应2个部门：咸宁高新区管委会、咸安区政府",
        "请写全称。",
    )


def test_without_a_lead_the_signer_must_be_named(run: Run, book: Path) -> None:
    run("appoint", "5", "lead", "--vacant", "--document", "x", "--data", book)
    assert run("update", "5", "--note", "x", "--data", book) == refusal(
        2,
        "错误：缺少填报部门",
        "请加 --by 部门，或设环境变量 WUXIAN_BY。",
    )


@pytest.mark.parametrize("name", ["5", "05", "５", "天子山", "05-tianzishan-bridge"])
def test_an_item_is_named_by_number_folder_or_a_part_of_its_title(
    run: Run, book: Path, name: str
) -> None:
    told = json.loads(run("update", name, "--note", "x", "--json", "--data", book).out)
    assert told["item"] == 5


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("21", ["错误：没有事项“21”", "序号从1到20。"]),
        ("0", ["错误：没有事项“0”", "序号从1到20。"]),
        ("天孑山大桥", ["错误：没有事项“天孑山大桥”", "是不是“武咸快速通道天子山大桥”？"]),
    ],
)
def test_an_unknown_item_is_refused_with_the_nearest(
    run: Run, book: Path, name: str, lines: list[str]
) -> None:
    assert run("update", name, "--note", "x", "--data", book) == refusal(3, *lines)


def test_a_milestone_of_the_goal_is_recorded(run: Run, book: Path) -> None:
    plan = book / BRIDGE / "item.toml"
    plan.write_text(plan.read_text().replace(GOAL, GOAL_WITH_MILESTONE))
    ran = run("update", "5", "--milestone", "start", "--data", book)
    assert (ran.code, ran.err) == (0, "")
    shown = json.loads(run("show", "5", "--json", "--data", book).out)
    assert [(m["id"], m["reach"], m["reached_on"]) for m in shown["milestones"]] == [
        ("start", "reached", "2021-07-26")
    ]


def test_an_unknown_milestone_is_refused_with_the_nearest(run: Run, book: Path) -> None:
    plan = book / BRIDGE / "item.toml"
    plan.write_text(plan.read_text().replace(GOAL, GOAL_WITH_MILESTONE))
    assert run("update", "5", "--milestone", "stat", "--data", book) == refusal(
        3,
        "错误：没有登记的节点“stat”",
        "可用：开工",
    )


def test_with_nothing_to_report_it_says_what_to_write(run: Run, book: Path) -> None:
    assert run("update", "5", "--data", book) == refusal(
        2,
        "错误：没有要报送的内容",
        "请至少写一项：--percent、--figure、--note、--problem、--next、--milestone；"
        "没有新进展就写 --nothing-new。",
    )


def test_off_a_terminal_what_waits_on_stdin_is_not_read(book: Path) -> None:
    before = contents(book)
    reader, writer = os.pipe()
    os.write(writer, b"40\nnote\n\n\ny\n")
    os.close(writer)
    done = subprocess.run(
        [sys.executable, "-m", "wuxian", "update", "5", "--data", book],
        cwd=REPOSITORY,
        stdin=reader,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert os.read(reader, 100) == b"40\nnote\n\n\ny\n"
    assert contents(book) == before
    os.close(reader)


@pytest.mark.parametrize(
    ("note", "reason"),
    [("", "不能为空"), ("a\x1b[31m", "控制字符"), ("长" * 4001, "最多4000字")],
)
def test_a_note_that_cannot_be_kept_is_refused(
    run: Run, book: Path, note: str, reason: str
) -> None:
    before = contents(book)
    ran = run("update", "5", "--percent", "40", "--note", note, "--data", book)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("错误：--note ")
    assert reason in ran.err
    assert "\x1b" not in ran.err
    assert contents(book) == before


def test_the_shipped_sample_is_not_written_to(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("update", "5", "--percent", "40") == refusal(
        5,
        "错误：附近没有账册，随程序附带的示例是只读的",
        "请用 --data 指定账册，或新建：wuxian init 文件夹",
    )
