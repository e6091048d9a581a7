"""`goal --part` and `update --part`: a goal in parts, each reported by its name."""

import json
from pathlib import Path

import pytest

from tests.cli.outcomes import entry
from tests.conftest import Ran, Run
from tests.contents import added, contents

GOAL = ("goal", "5", "大桥建成", "--due", "年底")
EAST = "主桥；编号=main-bridge；时限=9月底前；牵头=赤壁市政府；权重=3；节点=合龙=6月底前"
WEST = "南引桥；目标=争取尽早开工；指标=桥墩至少12座"


@pytest.fixture
def in_parts(run: Run, book: Path) -> Path:
    """A book whose item 5 has two parts."""
    assert run(*GOAL, "--part", EAST, "--part", WEST, "--data", book).code == 0
    return book


def item_5(run: Run, book: Path) -> dict[str, object]:
    """Item 5 of the list."""
    items = json.loads(run("list", "--json", "--data", book).out)["items"]
    found: dict[str, object] = items[4]
    return found


def parts_in(told: dict[str, object]) -> list[dict[str, object]]:
    """The parts that a goal has, or an item."""
    found = told["parts"]
    assert isinstance(found, list)
    return found


def titles(found: object) -> list[object]:
    """What milestones or targets are called."""
    assert isinstance(found, list)
    return [one.get("title", one.get("name")) for one in found]


def refusal(ran: Ran) -> str:
    """What is said of wrong usage."""
    assert (ran.code, ran.out) == (2, "")
    return ran.err


def test_a_part_is_said_in_one_line_with_what_it_says_itself(run: Run, book: Path) -> None:
    told = entry(run(*GOAL, "--part", EAST, "--part", WEST, "--json", "--data", book))
    east, west = parts_in(told)
    assert (east["id"], east["due"], east["due_words"]) == ("main-bridge", "2021-09-30", "9月底前")
    assert (east["lead"], east["weight"]) == ("赤壁市政府", 3)
    assert titles(east["milestones"]) == ["合龙"]
    assert (west["id"], west["text"], west["weight"]) == ("part-1", "争取尽早开工", 1)
    assert titles(west["targets"]) == ["桥墩"]


def test_a_part_is_reported_by_its_name_or_id_and_its_lead_signs(run: Run, in_parts: Path) -> None:
    whole = ("update", "5", "--part", "main-bridge", "--percent", "100")
    proof = ("--evidence", "https://example.org/1", "--json", "--data", in_parts)
    told = entry(run(*whole, *proof))
    assert (told["part"], told["by"]) == ("main-bridge", "赤壁市政府")
    piers = ("update", "5", "--part", "南引", "--figure", "桥墩=6", "--json", "--data", in_parts)
    assert entry(run(*piers))["part"] == "part-1"
    found = item_5(run, in_parts)
    assert found["percent"] == (3 * 100 + 50) // 4
    reported = [(part["id"], part["percent"], part["lamp"]) for part in parts_in(found)]
    # 合龙 was due in June; the half of the piers is worth its share.
    assert reported == [("main-bridge", 100, "red"), ("part-1", None, "green")]


def test_a_percent_of_the_whole_is_refused_once_there_are_parts(run: Run, in_parts: Path) -> None:
    before = contents(in_parts)
    said = refusal(run("update", "5", "--percent", "50", "--data", in_parts))
    assert "请用 --part 报其中一个的进度：主桥（main-bridge）、南引桥（part-1）" in said
    assert not added(before, in_parts)


def test_a_revised_goal_keeps_the_ids_of_parts_of_the_same_title(run: Run, in_parts: Path) -> None:
    words = (*GOAL, "--part", "南引桥；时限=10月底前", "--part", "北引桥", "--json")
    ran = run(*words, "--data", in_parts)
    told = json.loads(ran.out)["entry"]
    assert [part["id"] for part in parts_in(told)] == ["part-1", "part-2"]
    assert "提醒：不再有子任务：主桥" in ran.err


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("主桥；时间=9月底前", "“时间=9月底前”读不懂；是不是“时限”？"),
        (
            "主桥；9月底前",
            "“9月底前”读不懂；可写：编号、目标、领导、牵头",
        ),
        ("主桥；权重=2；权重=3", "“权重”写了2次，请只写一个"),
        ("主桥；权重=一半", "权重“一半”不是整数"),
        ("主桥；权重=0", "权重不能小于 1"),
        ("；", "标题不能为空"),
        ("主桥；编号=赤壁", "编号格式不对"),
        ("主桥,时限=7月底", "各项要用分号（；）隔开"),
        ("主桥；时限=7月底，牵头＝市教育局", "各项要用分号（；）隔开"),
        ("主桥；时限=2022年7月底", "跨年的目标请写 --open-ended，或只写本年的时限"),
    ],
)
def test_what_is_not_understood_of_a_part_is_told(
    run: Run, book: Path, part: str, said: str
) -> None:
    assert said in refusal(run(*GOAL, "--part", part, "--data", book))


def test_a_part_of_a_goal_without_parts_is_refused(run: Run, book: Path) -> None:
    said = refusal(run("update", "3", "--part", "主桥", "--percent", "5", "--data", book))
    assert "该事项2021年的目标没有子任务" in said


def test_an_unknown_part_is_answered_with_the_parts(run: Run, in_parts: Path) -> None:
    ran = run("update", "5", "--part", "黄石", "--percent", "5", "--data", in_parts)
    assert ran.code == 3
    assert "没有登记的子任务“黄石”\n可用：主桥、南引桥\n" in ran.err


def test_a_part_is_told_by_its_title(run: Run, in_parts: Path) -> None:
    ran = run("update", "5", "--part", "南引", "--percent", "40", "--data", in_parts)
    assert "05 武咸快速通道天子山大桥：子任务“南引桥”进展 40%（编号" in ran.out
    told = run("log", "5", "--data", in_parts).out + run("show", "5", "--data", in_parts).out
    assert "子任务进展 40%，子任务“南引桥”" in told
    assert "part-1" not in told


def test_whom_a_word_of_a_part_means_is_said_where_one_might_not_see_it(
    run: Run, book: Path
) -> None:
    ran = run(*GOAL, "--part", "主桥；牵头=高新区；配合=教育、公安", "--json", "--data", book)
    assert ran.err.splitlines()[0] == "（“高新区”是咸宁高新区管委会）"
    [part] = json.loads(ran.out)["entry"]["parts"]
    assert (part["lead"], part["supporting"]) == ("咸宁高新区管委会", ["市教育局", "市公安局"])
    assert run(*GOAL, "--part", "主桥；牵头=市政府", "--data", book).code == 3


def test_who_carries_a_part_stands_on_the_screens(run: Run, book: Path) -> None:
    east = "主桥；牵头=市教育局；领导=张三；配合=市公安局、市商务局"
    assert run(*GOAL, "--part", east, "--part", WEST, "--data", book).code == 0
    assert (
        "主桥：市领导 张三，配合部门 市公安局、市商务局\n" in run("show", "5", "--data", book).out
    )
    assert "牵头（子任务 主桥）" in run("owners", "市教育局", "--data", book).out
    assert "配合（子任务 主桥）" in run("owners", "市公安局", "--data", book).out
    year = book / "years/2021.toml"
    year.write_text(
        year.read_text("utf-8") + '[[report_days]]\nevery = "month"\nday = 28\n', "utf-8"
    )
    filed = run("filings", "--for", "市教育局", "--data", book).out
    assert "另有子任务牵头单位，其中一个报了就算：05 市教育局。" in filed


def test_list_agenda_and_owners_are_for_whom_one_asks(run: Run, book: Path) -> None:
    part = "主桥；牵头=市教育局；领导=张三；配合=市公安局；时限=5月底"
    assert run(*GOAL, "--part", part, "--date", "1月5日", "--data", book).code == 0
    for who in ("市教育局", "公安", "张三"):
        items = json.loads(run("list", "--for", who, "--json", "--data", book).out)["items"]
        assert 5 in [item["number"] for item in items]
        agenda = run("agenda", "--for", who, "--data", book).out
        assert agenda.startswith(f"武咸同城 待办提醒（{who}）")
        # Who only supports is not reminded of what is due.
        assert ("子任务：主桥" in agenda) == (who != "公安")
    assert "子任务" not in run("agenda", "--for", "市民政局", "--data", book).out
    assert "市领导（子任务 主桥）" in run("owners", "张三", "--data", book).out
    unknown = run("list", "--for", "市政府", "--data", book)
    assert (unknown.code, unknown.out) == (3, "")


def test_show_has_the_parts_with_their_lamps_and_steps(run: Run, in_parts: Path) -> None:
    run("update", "5", "--part", "main-bridge", "--percent", "40", "--data", in_parts)
    shown = run("show", "5", "--data", in_parts).out
    assert "子任务（2个）" in shown
    assert "进度30%由子任务按权重平均，未报的按0算。" in shown
    assert "6月30日" in shown
