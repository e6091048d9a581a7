"""`show`."""

import json
from pathlib import Path

import pytest

from tests.cli.outcomes import refusal
from tests.conftest import Run
from tests.render.drawn import as_drawn, prose, tables


@pytest.mark.parametrize("name", ["5", "05", "天子山", "05-tianzishan-bridge"])
def test_an_item_is_named_by_number_folder_or_words_of_its_title(run: Run, name: str) -> None:
    assert json.loads(run("show", name, "--json").out)["number"] == 5


def test_words_of_several_titles_are_refused_with_all_of_them(run: Run) -> None:
    both = "05 武咸快速通道天子山大桥、07 长江过江通道（赤壁长江大桥、簰洲湾长江大桥）"
    assert run("show", "大桥") == refusal(3, f"错误：“大桥”对应2个事项：{both}", "请改用序号。")


def test_a_title_that_is_not_there_is_refused_with_the_nearest(run: Run) -> None:
    assert run("show", "武咸快速通道天子山大侨") == refusal(
        3, "错误：没有事项“武咸快速通道天子山大侨”", "是不是“武咸快速通道天子山大桥”？"
    )


def test_a_title_near_to_none_is_refused_with_how_to_name_an_item(run: Run) -> None:
    assert run("show", "火星") == refusal(
        3, "错误：没有事项“火星”", "请写序号，或标题里独有的几个字。"
    )


def test_supporting_departments_stand_beside_the_basis_of_each(run: Run) -> None:
    item = json.loads(run("show", "14", "--json").out)
    assert item["supporting"] == ["市发展和改革委员会", "市经济和信息化局"]
    assert item["supporting_basis"] == ["inferred", "inferred"]


def test_a_lead_appointed_from_the_supporting_departments_no_longer_supports(
    run: Run, book: Path
) -> None:
    words = ("appoint", "14", "lead", "市经济和信息化局", "--document", "文1号")
    assert run(*words, "--data", book).code == 0
    item = json.loads(run("show", "14", "--json", "--data", book).out)
    assert (item["lead"], item["supporting"], item["supporting_basis"]) == (
        "市经济和信息化局",
        ["市发展和改革委员会"],
        ["inferred"],
    )
    assert "\n配合部门：市发展和改革委员会（推定）\n" in run("show", "14", "--data", book).out


def test_entries_of_other_years_are_counted_and_pointed_to(run: Run, book: Path) -> None:
    shown = run("show", "19", "--as-of", "2022-03-01", "--data", book)
    assert "\n  另有其他年份的记录4条，用 --year 查看。\n" in shown.out
    item = json.loads(run("show", "19", "--as-of", "2022-03-01", "--json", "--data", book).out)
    assert (item["entries"], item["entries_of_other_years"]) == ([], 4)


def test_a_book_of_one_year_points_to_no_other(run: Run) -> None:
    assert json.loads(run("show", "19", "--json").out)["entries_of_other_years"] == 0
    assert "其他年份" not in run("show", "19").out


def test_the_parts_of_an_item_stand_in_order(run: Run, demo: Path) -> None:
    out = run("show", "9", "--data", demo).out
    parts = [
        "灯号：",
        "年度目标",
        "节点",
        "问题（1个，未解决0个）",
        "六个一",
        "记录（79条，新的在前）",
        "事项出处",
    ]
    at = [out.index(f"\n{part}") for part in parts]
    assert at == sorted(at)


def test_the_lamp_stands_with_its_reason(run: Run) -> None:
    lines = run("show", "5").out.split("\n")
    assert lines[3:6] == ["灯号：灰灯", "原因：未定完成时限", "状态：推进中  进度：未报"]


def test_what_is_not_set_says_so(run: Run) -> None:
    out = run("show", "5").out
    assert "完成时限：未定" in out
    [posts] = tables(out)
    assert [row[:2] for row in posts.rows] == [
        ("市领导", "空缺"),
        ("牵头部门", "市交通运输局（推定）"),
        ("工作专班", "空缺"),
        ("协调机制", "空缺"),
        ("专项经费", "空缺"),
        ("一定五年", "2021—2025年（推定）"),
    ]


def test_a_holder_stands_with_the_full_day_since_when(run: Run, book: Path) -> None:
    words = ("appoint", "5", "leader", "张三", "--document", "文1号", "--date", "2021-07-20")
    assert run(*words, "--data", book).code == 0
    [posts] = tables(run("show", "5", "--data", book, "--as-of", "2022-03-01").out)
    assert posts.rows[0] == ("市领导", "张三", "任命文件", "2021年7月20日", "文1号")


def test_an_item_without_a_goal_says_so(run: Run) -> None:
    assert "\n年度目标（2021年）\n  2021年目标未定。\n" in run("show", "1").out


def test_supporting_departments_say_that_they_are_inferred(run: Run) -> None:
    assert (
        "\n\n配合部门：市发展和改革委员会（推定）、市经济和信息化局（推定）\n"
        in run("show", "14").out
    )


def test_an_entry_shows_its_day_its_signer_and_its_id(run: Run) -> None:
    out = run("show", "5").out
    assert "\n  2021-07-26 进展  市发展和改革委员会  [4561fd]\n    武咸快速通道天子山大桥" in out


def test_numbers_of_the_source_are_shown_with_their_units(run: Run) -> None:
    assert (
        "数据：承接武汉产业转移项目10个、工业项目8个、大健康和文旅产业项目2个、合同投资总额13.94亿元"
        in run("show", "14").out
    )


def test_the_words_of_the_date_stand_where_the_day_is_not_exact(run: Run) -> None:
    out = prose(run("show", "14").out)
    assert as_drawn("2021-06-30 进展  市发展和改革委员会  [d617b3]日期原文：上半年") in out


def test_every_fact_stands_with_its_source(run: Run) -> None:
    for number in range(1, 21):
        item = json.loads(run("show", str(number), "--json").out)
        out = prose(run("show", str(number)).out)
        cited = [entry["citation"] for entry in item["entries"]] + item["citations"]
        assert cited
        for citation in cited:
            facts = "、".join(map(str, citation["facts"]))
            assert as_drawn(f"{citation['section']}，事实{facts}") in out


def test_a_retracted_entry_stays_and_says_what_took_it_back(run: Run, book: Path) -> None:
    run("retract", "4561fd", "--reason", "数字报错", "--data", book)
    newest, entry = json.loads(run("show", "5", "--data", book, "--json").out)["entries"]
    out = run("show", "5", "--data", book).out
    assert f"[4561fd]  已由 {newest['id']} 撤回\n    武咸快速通道天子山大桥" in out
    assert "撤回记录：4561fd\n    原因：数字报错\n" in out
    assert entry["id"] == "4561fd"


def test_on_an_earlier_day_later_entries_are_not_there(run: Run) -> None:
    assert "记录（4条" in run("show", "19").out
    assert "记录（1条" in run("show", "19", "--as-of", "2021-06-20").out
    assert "记录（0条，新的在前）\n  还没有记录。" in run("show", "19", "--as-of", "2021-06-16").out


def test_a_long_name_of_a_milestone_is_folded(run: Run, book: Path) -> None:
    name = "-".join(["lianxi-huiyi"] * 4)
    plan = book / "items/05-tianzishan-bridge/item.toml"
    goal = 'remark = "原文未写年份，按本年度归入"\n'
    steps = f'milestones = [{{ id = "{name}", title = "开工", due = 2021-09-30 }}]\n'
    plan.write_text(plan.read_text(encoding="utf-8").replace(goal, goal + steps), encoding="utf-8")
    ran = run("show", "5", "--data", book, columns=60)
    milestones, _ = tables(ran.out)
    assert max(len(line) for line in milestones.lines) <= 60
    assert "".join(line.split("|")[0].strip() for line in milestones.lines) == name


def test_hostile_text_is_shown_as_it_is_or_spelt_out(run: Run, book: Path) -> None:
    plan = book / "items/05-tianzishan-bridge/item.toml"
    title = "[red]桥[/red] [/1] :smile: 🌉 簰 \\\\"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("武咸快速通道天子山大桥", title), encoding="utf-8"
    )
    assert "05 [red]桥[/red] [/1] :smile: 🌉 簰 \\" in run("show", "5", "--data", book).out
