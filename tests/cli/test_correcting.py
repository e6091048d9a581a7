"""`update --corrects`: a report is taken back and written anew, in one act."""

import json
from pathlib import Path

import pytest

from tests.cli.outcomes import entry, refusal
from tests.cli.test_asking import answer, end, on_a_terminal
from tests.conftest import Run
from tests.contents import added, contents, without_git
from tests.store.git.repositories import commits, committed_book, files_of

OFFICE = "武咸同城领导小组办公室"
BRIDGE = "05 武咸快速通道天子山大桥"


@pytest.fixture
def wrong(run: Run, book: Path) -> str:
    """The id of a report that is to be corrected."""
    words = ("--percent", "40", "--note", "桩基完成", "--next", "承台", "--date", "7月20日")
    ran = run("update", "5", *words, "--by", OFFICE, "--json", "--data", book)
    return str(entry(ran)["id"])


def corrected(run: Run, book: Path, wrong: str, *words: str) -> dict[str, object]:
    """The report that stands instead."""
    ran = run("update", "--corrects", wrong, *words, "--json", "--data", book)
    assert ran.code == 0
    told: dict[str, object] = json.loads(ran.out)["entry"]
    return told


def test_what_is_not_given_is_taken_over_and_said(run: Run, book: Path, wrong: str) -> None:
    ran = run("update", "5", "--corrects", wrong, "--percent", "45", "--json", "--data", book)
    told = json.loads(ran.out)
    said = "日期、进度、进展情况、下一步".replace("进度、", "")
    assert (ran.code, ran.err) == (0, f"（更正 {wrong}，沿用原记录的：{said}）\n")
    assert {key: told["entry"][key] for key in ("date", "by", "percent", "note", "next")} == {
        "date": "2021-07-20",
        "by": OFFICE,
        "percent": 45,
        "note": "桩基完成",
        "next": "承台",
    }
    [retraction] = (filed["entry"] for filed in told["also"])
    assert (retraction["to"], retraction["reason"], retraction["date"]) == (
        wrong,
        "更正",
        "2021-07-26",
    )
    shown = json.loads(run("show", "5", "--json", "--data", book).out)
    [old] = (known for known in shown["entries"] if known["id"] == wrong)
    assert (shown["percent"], old["retracted_by"]) == (45, retraction["id"])


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        (["--note", ""], {"note": None}),
        (["--percent", "", "--problem", "征地"], {"percent": None, "problem": "征地"}),
        (["--date", "7月21日"], {"date": "2021-07-21"}),
        (["--by", "交通"], {"by": "市交通运输局"}),
    ],
    ids=str,
)
def test_what_is_given_holds_and_an_empty_text_clears(
    run: Run, book: Path, wrong: str, words: list[str], changed: dict[str, object]
) -> None:
    before = json.loads(run("show", "5", "--json", "--data", book).out)["entries"]
    [old] = (known for known in before if known["id"] == wrong)
    new = corrected(run, book, wrong, *words)
    unlike = {"id", "recorded", "retracted_by", "fallen", "marks"}
    assert {key: new[key] for key in old.keys() - unlike} == {
        key: {**old, **changed}[key] for key in old.keys() - unlike
    }


def test_a_figure_takes_the_place_of_the_one_of_its_name(run: Run, book: Path) -> None:
    run(
        "goal",
        "14",
        "x",
        "--target",
        "项目至少12个",
        "--target",
        "失业率不超过4.5%",
        "--data",
        book,
    )
    figures = ("--figure", "项目=3", "--figure", "失业率=4%")
    wrong = str(entry(run("update", "14", *figures, "--json", "--data", book))["id"])
    new = corrected(run, book, wrong, "--figure", "项目=5")
    assert new["figures"] == [
        {"name": "项目", "value": 5, "unit": "个", "part_of": None},
        {"name": "失业率", "value": 4, "unit": "%", "part_of": None},
    ]
    new = corrected(run, book, str(new["id"]), "--figure", "", "--note", "待核")
    assert (new["figures"], new["note"]) == ([], "待核")


def test_a_cited_report_keeps_its_source(run: Run, book: Path) -> None:
    new = corrected(run, book, "4561fd", "--note", "天子山大桥有望近日开工")
    assert new["citation"] is not None


def test_the_words_of_a_day_stay_with_that_day(run: Run, book: Path) -> None:
    new = corrected(run, book, "1cab03", "--note", "甲")
    assert (new["date"], new["date_words"]) == ("2021-06-25", "6月25日")
    new = corrected(run, book, str(new["id"]), "--date", "2021-07-01")
    assert (new["date"], new["date_words"]) == ("2021-07-01", None)


def test_both_are_one_commit_and_undone_together(run: Run, tmp_path: Path) -> None:
    book = committed_book(tmp_path / "book")
    wrong = str(entry(run("update", "5", "--percent", "40", "--json", "--data", book))["id"])
    before = without_git(book)
    ran = run(
        "update", "--corrects", wrong, "--percent", "45", "--reason", "看错表", "--data", book
    )
    assert ran.code == 0
    assert commits(book)[0] == f"{BRIDGE}：进展 45%；撤回 {wrong}"
    assert len(files_of(book)) == 2
    assert run("undo", "--yes", "--data", book).code == 0
    assert without_git(book) == before


def test_what_cannot_be_corrected_is_refused(run: Run, book: Path, wrong: str) -> None:
    words = ("--percent", "45", "--data", book)
    assert run("update", "6", "--corrects", wrong, *words).err.startswith(
        f"错误：记录 {wrong} 是 {BRIDGE} 的，不是 06 "
    )
    assert run("update", "--corrects", "ffff", *words).code == 3
    ran = run("update", "--corrects", wrong, "--percent", "40", "--data", book)
    assert ran == refusal(2, f"错误：和记录 {wrong} 一样，没有要更正的", "请写要改的内容。")
    assert "没有要报送的内容" in run("update", "--corrects", wrong, "--data", book).err
    assert (
        "更正后没有内容了：进度、完成节点、进展情况"
        in run(
            "update",
            "--corrects",
            wrong,
            "--percent",
            "",
            "--note",
            "",
            "--next",
            "",
            "--data",
            book,
        ).err
    )
    goal = entry(run("goal", "5", "通车", "--json", "--data", book))["id"]
    ran = run("update", "--corrects", str(goal), *words)
    assert ran == refusal(
        2,
        f"错误：记录 {goal} 是年度目标，不是进展，不能这样更正",
        f"请撤回它再重写：wuxian retract {goal} --reason 原因",
    )
    run("retract", wrong, "--reason", "x", "--data", book)
    ran = run("update", "--corrects", wrong, *words)
    assert (ran.code, f"记录 {wrong} 已于2021年7月26日由 " in ran.err) == (2, True)
    ran = run("update", "5", "--reason", "x", *words)
    assert (ran.code, ran.err.startswith("错误：--reason 要和 --corrects 一起用")) == (2, True)


def test_on_a_terminal_it_asks_and_what_is_left_empty_is_kept(book: Path, wrong: str) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "update", "--corrects", wrong)
    for question, words in (("进度%", "45"), ("进展情况", ""), ("问题", ""), ("下一步", "")):
        answer(terminal, question, words)
    terminal.expect_exact("沿用原记录的：日期、进展情况、下一步")
    terminal.expect_exact(f"进展 45%；撤回 {wrong}，即2021-07-20的进展 40%")
    answer(terminal, "写入吗？", "y")
    assert end(terminal)[0] == 0
    assert len(added(before, book)) == 2


def test_a_problem_that_was_raised_is_not_raised_again_and_one_that_is_dropped_is_told(
    run: Run, book: Path
) -> None:
    words = ("update", "5", "--percent", "40", "--problem", "征地未完", "--json", "--data", book)
    told = json.loads(run(*words).out)
    wrong, raised = told["entry"]["id"], told["also"][0]["entry"]["id"]
    ran = run("update", "--corrects", wrong, "--percent", "45", "--json", "--data", book)
    again = json.loads(ran.out)
    assert [filed["entry"]["kind"] for filed in again["also"]] == ["retraction"]
    assert again["entry"]["problem"] == "征地未完"
    ran = run("update", "--corrects", again["entry"]["id"], "--problem", "", "--data", book)
    assert ran.err.endswith(
        f"提醒：原来提出的问题仍在列（编号 {raised}）；提错了请撤回："
        f"wuxian retract {raised} --reason 原因\n"
    )


def test_a_report_of_a_part_stays_one_of_that_part(run: Run, book: Path) -> None:
    assert run("goal", "14", "x", "--part", "甲", "--part", "乙", "--data", book).code == 0
    report = ("update", "14", "--part", "甲", "--percent", "40", "--json", "--data", book)
    wrong = entry(run(*report))
    assert corrected(run, book, str(wrong["id"]), "--percent", "45")["part"] == wrong["part"]
