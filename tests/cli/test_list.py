"""`list`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.outcomes import refusal
from tests.conftest import Run


def listed(run: Run, *words: str | Path) -> list[dict[str, Any]]:
    """The items that `list` gives for these options."""
    ran = run("list", "--json", *words)
    assert (ran.code, ran.err) == (0, "")
    return list(json.loads(ran.out)["items"])


def numbers(run: Run, *words: str | Path) -> list[int]:
    """Their numbers."""
    return [int(item["number"]) for item in listed(run, *words)]


def test_the_shipped_book_lists_its_twenty_items_in_order(run: Run, book: Path) -> None:
    assert numbers(run, "--data", book) == list(range(1, 21))


@pytest.mark.parametrize("area", ["交通", "交通同网", "transport"])
def test_an_area_is_named_in_short_in_full_or_in_english(run: Run, area: str) -> None:
    assert numbers(run, "--area", area) == [3, 4, 5, 6, 7, 8, 9]


@pytest.mark.parametrize("lamp", ["红", "red", "RED"])
def test_a_lamp_is_named_in_chinese_or_in_english(run: Run, demo: Path, lamp: str) -> None:
    assert numbers(run, "--lamp", lamp, "--data", demo) == [6, 7, 9, 11]


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("未报送", [2, 4, 11, 13, 16]),
        ("not_reported", [2, 4, 11, 13, 16]),
        ("待核验", []),
    ],
)
def test_a_status_is_named_in_chinese_or_in_english(
    run: Run, status: str, found: list[int]
) -> None:
    assert numbers(run, "--status", status) == found


@pytest.mark.parametrize(("word", "found"), [("灰灯", 20), ("红灯", 0)])
def test_a_lamp_may_be_named_as_people_say_it(run: Run, word: str, found: int) -> None:
    assert len(numbers(run, "--lamp", word)) == found


@pytest.mark.parametrize(
    "words",
    ["--class 进度", "--lamp 非红", "--lamp 不是红灯", "--lamp 红黄", "--status 报送", "--lamp 灯"],
)
def test_a_word_that_does_not_mean_one_choice_is_refused_with_all(run: Run, words: str) -> None:
    ran = run("list", *words.split())
    assert (ran.code, ran.out) == (2, "")
    assert "\n可用：" in ran.err


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("--text ⼀卡通", "--text 一卡通"),
        ("--lead ⽂化", "--lead 文化"),
        ("--lamp ＲＥＤ", "--lamp red"),
        ("--lamp 灰色", "--lamp 灰"),
        ("--area ＴＲＡＮＳＰＯＲＴ", "--area transport"),
        ("--status 未报", "--status 未报送"),
    ],
)
def test_what_looks_the_same_filters_the_same(run: Run, words: str, same: str) -> None:
    shown = run("list", *same.split(), "--csv")
    assert run("list", *words.split(), "--csv") == shown


def test_an_item_is_named_by_what_looks_the_same(run: Run) -> None:
    assert run("show", "天⼦⼭") == run("show", "5") == run("show", "05-Tianzishan-Bridge")


def test_a_lead_may_be_named_in_part(run: Run) -> None:
    assert numbers(run, "--lead", "交通") == [3, 4, 5, 6, 7, 9]


def test_a_lead_that_is_in_no_departments_name_is_refused_with_the_nearest(run: Run) -> None:
    assert run("list", "--lead", "市交通运输厅") == refusal(
        3, "错误：没有登记的部门“市交通运输厅”", "是不是“市交通运输局”？"
    )


def test_a_lead_may_be_named_by_its_short_form(run: Run) -> None:
    assert numbers(run, "--lead", "交通局") == [3, 4, 5, 6, 7, 9]


def test_a_lead_like_no_department_is_refused_with_all_there_are(run: Run) -> None:
    ran = run("list", "--lead", "火星", "--json")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("错误：没有登记的部门“火星”\n可用：市发展和改革委员会、市自然资源")


def test_a_department_that_leads_nothing_is_no_error(run: Run) -> None:
    assert numbers(run, "--lead", "嘉鱼县政府") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("天子山", [5]),
        ("簰洲湾", [7]),
        ("13.94", []),
        ("钰龙集团", [14]),
        ("5g", [13]),
        ("新高地", [14]),
    ],
)
def test_a_search_looks_into_titles_goals_and_the_newest_report(
    run: Run, words: str, found: list[int]
) -> None:
    assert numbers(run, "--text", words) == found


def test_an_item_must_pass_every_filter(run: Run, demo: Path) -> None:
    filters = ("--area", "交通", "--lamp", "红", "--lead", "交通", "--text", "桥")
    assert numbers(run, *filters, "--data", demo) == [7]


@pytest.mark.parametrize("order", ["灯号", "lamp"])
def test_by_lamp_the_worst_comes_first(run: Run, demo: Path, order: str) -> None:
    found = listed(run, "--sort", order, "--data", demo)
    lamps = [str(item["lamp"]) for item in found]
    assert lamps == sorted(lamps, key=["red", "yellow", "green", "grey", "off"].index)
    assert [item["number"] for item in found[:4]] == [6, 7, 9, 11]


def test_by_due_date_the_earliest_comes_first_and_no_date_last(run: Run, demo: Path) -> None:
    days = [item["due"] for item in listed(run, "--sort", "due", "--data", demo)]
    assert (days[0], days[-1]) == ("2021-11-30", None)
    assert days[:-1] == sorted(days[:-1])


def test_by_percent_the_least_comes_first_and_no_figure_last(run: Run, demo: Path) -> None:
    percents = [item["percent"] for item in listed(run, "--sort", "percent", "--data", demo)]
    assert (percents[0], percents[-1]) == (49, None)
    assert percents[:-1] == sorted(percents[:-1])


def test_by_last_entry_the_longest_silent_comes_first(run: Run, demo: Path) -> None:
    found = listed(run, "--sort", "last", "--data", demo)
    days = [item["last_entry"] for item in found]
    assert found[0]["number"] == 20
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("as_of", "reported"),
    [
        ("2021-05-19", {}),
        ("2021-06-01", {12: "2021-05-20"}),
        ("2021-06-20", {12: "2021-05-20", 19: "2021-06-17"}),
        (
            "2021-06-30",
            {12: "2021-05-20", 19: "2021-06-17", 3: "2021-06-25", 14: "2021-06-30"},
        ),
    ],
)
def test_an_earlier_day_knows_only_what_was_known_then(
    run: Run, as_of: str, reported: dict[int, str]
) -> None:
    found = listed(run, "--as-of", as_of)
    assert {item["number"]: item["last_entry"] for item in found if item["last_entry"]} == reported
    assert {item["number"] for item in found if item["status"] == "in_progress"} == set(reported)


@pytest.mark.parametrize(
    "written",
    ["2021-06-30", "2021/6/30", "2021.6.30", "2021年6月30日", "20210630", "２０２１-６-３０"],
)
def test_a_day_may_be_written_as_offices_write_it(run: Run, written: str) -> None:
    assert json.loads(run("list", "--json", "--as-of", written).out)["as_of"] == "2021-06-30"


def test_the_head_says_the_day_and_that_the_list_is_not_the_official_one(run: Run) -> None:
    assert run("list").out.split("\n")[:3] == [
        "武咸同城 工作事项  截至2021年7月26日",
        "20项工作据公开答复文本归纳，非正式清单；标“推定”的系按职能推断。",
        "",
    ]


def test_the_foot_counts_the_items_under_each_lamp(run: Run, demo: Path) -> None:
    assert run("list", "--data", demo).out.endswith(
        "\n共20项：红4、黄5、绿6、灰3、已销号2\n待对方1项：05 待武汉市发展和改革委员会34个工作日\n"
    )


def test_every_lead_in_the_list_says_that_it_is_inferred(run: Run) -> None:
    rows = [line for line in run("list").out.split("\n") if line[:2].isdecimal() and "|" in line]
    assert len(rows) == 20
    assert [row for row in rows if "（推定）" not in row] == []


def test_an_appointed_lead_is_not_called_inferred(run: Run, book: Path) -> None:
    run("appoint", "5", "lead", "市交通运输局", "--document", "文", "--data", book)
    [row] = [line for line in run("list", "--data", book).out.split("\n") if line[:2] == "05"]
    assert "| 市交通运输局 " in row


def test_where_nothing_fits_it_says_so(run: Run) -> None:
    ran = run("list", "--lamp", "红")
    assert (ran.code, ran.out.split("\n")[-2]) == (0, "没有符合条件的事项。")


def test_csv_holds_what_the_filters_let_through(run: Run) -> None:
    ran = run("list", "--csv", "--area", "规划")
    assert [line.split(",")[0] for line in ran.out.split("\r\n")] == ["\ufeff序号", "1", "2", ""]


def test_csv_and_json_at_once_are_refused(run: Run) -> None:
    assert run("list", "--csv", "--json") == refusal(2, "错误：--csv 和 --json 只能选一个")


@pytest.mark.parametrize("option", ["--as-of", "--lamp", "--area", "--status", "--lead", "--sort"])
def test_an_option_that_is_given_empty_is_refused_and_not_ignored(run: Run, option: str) -> None:
    ran = run("list", option, "")
    assert (ran.code, ran.out) in {(2, ""), (3, "")}
    assert ran.err.startswith("错误：")
    assert "“”" in ran.err


def test_inferred_support_says_so_in_csv(run: Run) -> None:
    assert ",市发展和改革委员会（推定）、市经济和信息化局（推定）," in run("list", "--csv").out
