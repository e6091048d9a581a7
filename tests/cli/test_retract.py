"""`retract`: an entry is taken back, and stays in the book as it was written."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.outcomes import entry, refusal
from tests.conftest import Run
from tests.contents import added, contents

NAME = "2021-07-26-progress-4561fd"
PATH = f"items/05-tianzishan-bridge/2021/{NAME}.toml"


def recorded(run: Run, book: Path, *words: str) -> str:
    """The id of a new entry on item 5."""
    return str(entry(run(*words, "--json", "--data", book))["id"])


def state(run: Run, book: Path, day: str = "2021-07-26") -> dict[str, object]:
    """Item 5 as `show` gives it, without its entries."""
    shown: dict[str, object] = json.loads(
        run("show", "5", "--json", "--as-of", day, "--data", book).out
    )
    del shown["entries"], shown["as_of"]
    return shown


@pytest.mark.parametrize(
    "name",
    [
        *("4561fd", "4561", "[4561FD]", " 4561fd ", "［4561ＦＤ］", "（编号 4561fd）", "[ 4561 ]"),
        *(NAME, f"{NAME}.toml", PATH, f"./{PATH}"),
    ],
)
def test_an_entry_is_named_by_its_id_or_its_file(run: Run, book: Path, name: str) -> None:
    taken_back = entry(run("retract", name, "--reason", "报错", "--json", "--data", book))
    assert (taken_back["kind"], taken_back["to"]) == ("retraction", "4561fd")


def test_the_entry_stays_and_is_marked(run: Run, book: Path) -> None:
    before = contents(book)
    retraction = recorded(run, book, "retract", "4561fd", "--reason", "数字报错")
    assert len(added(before, book)) == 1
    shown = json.loads(run("show", "5", "--json", "--data", book).out)
    assert [(e["id"], e["kind"], e["retracted_by"]) for e in shown["entries"]] == [
        (retraction, "retraction", None),
        ("4561fd", "progress", retraction),
    ]


def test_a_retracted_report_leaves_the_state_as_it_was_before(run: Run, book: Path) -> None:
    recorded(run, book, "update", "5", "--percent", "30")
    before = state(run, book)
    wrong = recorded(run, book, "update", "5", "--percent", "50", "--problem", "无")
    assert state(run, book)["percent"] == 50
    recorded(run, book, "retract", wrong, "--reason", "数字报错")
    assert state(run, book) == before


def test_a_retracted_appointment_leaves_the_post_as_it_was_before(run: Run, book: Path) -> None:
    before = state(run, book)
    wrong = recorded(run, book, "appoint", "5", "lead", "市教育局", "--document", "x")
    assert state(run, book) != before
    recorded(run, book, "retract", wrong, "--reason", "写错部门")
    assert state(run, book) == before


def test_a_retracted_retraction_brings_the_entry_back(run: Run, book: Path) -> None:
    right = recorded(run, book, "update", "5", "--percent", "90")
    before = state(run, book)
    wrong = recorded(run, book, "retract", right, "--reason", "看错了")
    assert state(run, book) != before
    recorded(run, book, "retract", wrong, "--reason", "没有看错")
    assert state(run, book) == before


def test_a_retraction_counts_from_its_own_day(run: Run, book: Path) -> None:
    wrong = recorded(run, book, "update", "5", "--percent", "90", "--date", "2021-07-01")
    recorded(run, book, "retract", wrong, "--reason", "数字报错")
    assert [state(run, book, day)["percent"] for day in ("2021-07-25", "2021-07-26")] == [90, None]


def test_whoever_wrote_an_entry_takes_it_back_unless_another_is_named(run: Run, book: Path) -> None:
    words = ("--reason", "数字报错", "--json", "--data", book)
    assert entry(run("retract", "4561fd", *words))["by"] == "市发展和改革委员会"
    assert entry(run("retract", "1cab03", "--by", "公安", *words))["by"] == "市公安局"
    assert entry(run("retract", "6b4e9f", *words, env={"WUXIAN_BY": "市公安局"}))["by"] == (
        "市公安局"
    )


def test_an_entry_is_not_taken_back_twice(run: Run, book: Path) -> None:
    retraction = recorded(run, book, "retract", "4561fd", "--reason", "数字报错")
    before = contents(book)
    assert run("retract", "4561fd", "--reason", "再来", "--data", book) == refusal(
        2, f"错误：记录 4561fd 已于2021年7月26日由 {retraction} 撤回"
    )
    assert contents(book) == before


def test_an_unknown_id_is_refused_with_the_nearest(run: Run, book: Path) -> None:
    assert run("retract", "4561fe", "--reason", "x", "--data", book) == refusal(
        3, "错误：没有记录“4561fe”", "是不是“4561fd”、“5711af”、“42601d”？"
    )


def test_an_id_that_is_like_none_is_refused_with_the_place_to_look(run: Run, book: Path) -> None:
    assert run("retract", "zzz", "--reason", "x", "--data", book) == refusal(
        3, "错误：没有记录“zzz”", "编号见 wuxian show 序号。"
    )


def test_a_beginning_that_several_ids_have_is_refused_with_all_of_them(
    run: Run, book: Path
) -> None:
    twin = book / PATH.replace("4561fd", "4561aa")
    twin.write_bytes((book / PATH).read_bytes())
    assert run("retract", "4561", "--reason", "x", "--data", book) == refusal(
        3, "错误：“4561”对应2条记录：4561aa、4561fd", "请多写几位。"
    )


def test_a_beginning_of_three_digits_names_no_entry(run: Run, book: Path) -> None:
    assert run("retract", "456", "--reason", "x", "--data", book).code == 3


def test_a_retraction_needs_a_reason(run: Run, book: Path) -> None:
    before = contents(book)
    assert run("retract", "4561fd", "--data", book) == refusal(
        2, "错误：缺少撤回的原因", "请加 --reason 原因。"
    )
    assert contents(book) == before


def test_an_entry_is_taken_back_though_another_items_entry_is_broken(run: Run, book: Path) -> None:
    (book / "items/09-gateway-port/2021/2021-07-26-progress-6b4e9f.toml").write_text("=")
    assert run("retract", "4561fd", "--reason", "数字报错", "--data", book).code == 0


def test_a_report_of_the_year_before_is_taken_back_too(run: Run, book: Path) -> None:
    programme = book / "programme.toml"
    programme.write_text(programme.read_text().replace("as_of = 2021-07-26", "as_of = 2022-01-10"))
    taken_back = entry(run("retract", "4561fd", "--reason", "数字报错", "--json", "--data", book))
    assert (taken_back["to"], taken_back["date"]) == ("4561fd", "2022-01-10")
    assert run("check", "--data", book).code == 0
    assert run("retract", "4561fd", "--reason", "再来", "--data", book) == refusal(
        2, f"错误：记录 4561fd 已于2022年1月10日由 {taken_back['id']} 撤回"
    )


def test_an_entry_recorded_by_a_clock_that_runs_ahead_is_taken_back(run: Run, book: Path) -> None:
    file = book / PATH
    ahead = "recorded = 2199-01-01T00:00:00+08:00"
    file.write_text(re.sub("recorded = .*", ahead, file.read_text()))
    assert state(run, book)["status"] == "in_progress"
    recorded(run, book, "retract", "4561fd", "--reason", "数字报错")
    assert state(run, book)["status"] == "not_reported"
    assert run("check", "--strict", "--data", book).code == 0
