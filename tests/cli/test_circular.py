"""`report --kind`: which period, from which day, for whom, in which file; all made again."""

import json
from pathlib import Path

import docx
import pytest

from tests.conftest import Run

NOT_YET = "数据截至2021年12月24日；要看的那天请用 --as-of。"
WAYS = "2021-12（月）、2021-Q4（季度）、2021-H2（半年）、2021（年）"


def test_a_circular_of_a_quarter_is_as_of_its_last_day(run: Run, demo: Path) -> None:
    ran = run("report", "--kind", "通报", "--period", "2021-Q3", "--data", demo)
    first, second, *_ = ran.out.splitlines()
    assert (ran.code, first) == (0, "武咸同城（演示） 督查通报")
    assert second.endswith("2021年三季度　截至2021年9月30日")


def test_a_period_alone_says_the_kind(run: Run, demo: Path) -> None:
    named = run("report", "--kind", "circular", "--period", "2021年上半年", "--data", demo)
    assert run("report", "--period", "2021-H1", "--data", demo).out == named.out
    week = run("report", "--period", "2021-W30", "--data", demo)
    assert week.out == run("report", "--week", "2021-W30", "--data", demo).out


@pytest.mark.parametrize(
    ("as_of", "period"),
    [
        ("2021-12-24", "2021-Q3"),  # a quarter that runs has no circular yet
        ("2021-12-31", "2021-Q4"),  # its last day has
        ("2021-02-10", "2021-Q1"),  # before the first one there is none
    ],
)
def test_without_a_period_it_is_the_quarter_that_ended_last(
    run: Run, demo: Path, as_of: str, period: str
) -> None:
    ran = run("report", "--kind", "通报", "--as-of", as_of, "--json", "--data", demo)
    assert json.loads(ran.out)["period"] == period


def test_figures_that_came_later_are_in_it_where_a_later_day_is_asked_for(
    run: Run, demo: Path
) -> None:
    words = ("report", "--period", "2021-Q3", "--as-of", "2021-10-20", "--json", "--data", demo)
    told = json.loads(run(*words).out)
    assert (told["as_of"], told["last_day"]) == ("2021-10-20", "2021-09-30")


@pytest.mark.parametrize("suffix", [".md", ".txt", ".json", ".html", ".docx", ".xlsx"])
def test_a_circular_in_a_file_is_made_again_from_what_it_says(
    run: Run, demo: Path, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"通报{suffix}"
    assert run("report", "--period", "2021-Q3", "--output", file, "--data", demo).code == 0
    ran = run("report", "--verify", file, "--data", demo)
    assert (ran.code, ran.err) == (0, "")


def test_a_paper_in_which_a_word_was_changed_is_another(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    file = tmp_path / "通报.docx"
    run("report", "--period", "2021-Q3", "--output", file, "--data", demo)
    paper = docx.Document(str(file))
    [title] = paper.paragraphs[0].runs
    title.text = title.text.replace("督查", "督察")
    paper.save(str(file))
    ran = run("report", "--verify", file, "--data", demo)
    assert ran.code == 1
    assert "督察通报" in ran.out


def test_a_paper_that_is_cut_off_is_told(run: Run, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "通报.docx"
    run("report", "--period", "2021-Q3", "--output", file, "--data", demo)
    file.write_bytes(file.read_bytes()[:5000])
    ran = run("report", "--verify", file, "--data", demo)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith(f"错误：{file} 已损坏，或没有传完整\n")


def test_a_paper_of_ours_is_replaced_and_anybody_elses_is_not(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    ours, other = tmp_path / "ours.docx", tmp_path / "other.docx"
    docx.Document().save(str(other))
    for period in ("2021-Q2", "2021-Q3"):
        assert run("report", "--period", period, "--output", ours, "--data", demo).code == 0
    ran = run("report", "--period", "2021-Q3", "--output", other, "--data", demo)
    assert (ran.code, ran.err.partition("\n")[0]) == (
        2,
        f"错误：{other} 不是 wuxian 写成的通报，没有动它",
    )


def test_in_a_folder_it_is_called_by_its_kind_and_period(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    words = ("--format", "markdown", "--output", f"{tmp_path}/", "--data", demo)
    assert run("report", "--period", "2021-Q3", *words).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["circular-2021-Q3.md"]


def test_the_command_that_makes_it_again_stands_in_it(run: Run, demo: Path) -> None:
    out = run("report", "--period", "2021-Q3", "--data", demo).out
    command = "wuxian report --kind circular --period 2021-Q3 --as-of 2021-09-30"
    assert f"重新生成：{command}" in out


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (
            ("--period", "2021-Q3", "--kind", "年报"),
            "错误：年报是全年的\n请写 --period 2021。\n",
        ),
        (
            ("--week", "2021-W30", "--kind", "年报"),
            "错误：--week 只用于周报\n年报请写 --period 2021。\n",
        ),
        (
            ("--period", "前三季度", "--kind", "通报"),
            f"错误：--period 的“前三季度”读不懂，或没有这一期\n请写成 {WAYS}。\n",
        ),
        (
            ("--period", "2022-Q1"),
            f"错误：2022-Q1（2022年一季度）还没有到\n{NOT_YET}\n",
        ),
        (("--period", "2020"), "错误：2020年不在期限2021—2025年之内\n"),
        (("--for", ""), "错误：--for 后面要写单位或市领导\n"),
        (
            ("--kind", "简报", "--week", "last"),
            "错误：--week 只用于周报\n简报是一天的，要看哪天的，请用 --as-of。\n",
        ),
        (
            ("--kind", "通报", "--week", "2021-W30"),
            "错误：--week 只用于周报\n通报请写 --period 2021-Q3。\n",
        ),
        (
            ("--week", "2021-W30", "--period", "2021-W31"),
            "错误：--week 和 --period 只写一个\n",
        ),
        (
            ("--kind", "简报", "--period", "2021-Q3"),
            "错误：简报是一天的，不写 --period\n要看哪天的，请用 --as-of。\n",
        ),
        (
            ("--kind", "快报"),
            (
                "错误：--kind 没有“快报”\n"
                "可用：周报（weekly）、通报（circular）、简报（brief）、年报（year）\n"
            ),
        ),
    ],
)
def test_what_cannot_be_reported_is_refused_with_a_way_out(
    run: Run, demo: Path, words: tuple[str, ...], error: str
) -> None:
    ran = run("report", *words, "--data", demo)
    assert (ran.code, ran.out, ran.err) == (2, "", error)


def test_a_leaders_page_is_of_a_day(run: Run, demo: Path) -> None:
    ran = run("report", "--kind", "简报", "--as-of", "2021-09-30", "--data", demo)
    assert ran.code == 0
    assert ran.out.splitlines()[:2] == [
        "武咸同城（演示） 工作简报",
        "武咸同城领导小组办公室　截至2021年9月30日",
    ]
    assert "wuxian report" not in ran.out


@pytest.mark.parametrize("kind", ["周报", "通报", "简报"])
def test_a_report_for_somebody_has_their_items_alone_and_is_made_again(
    run: Run, demo: Path, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "给交通局.md"
    words = ("report", "--kind", kind, "--for", "市交通运输局", "--data", demo)
    told = json.loads(run(*words, "--json").out)
    listed = json.loads(run("list", "--for", "市交通运输局", "--json", "--data", demo).out)
    assert {item["number"] for item in told["items"]} == {row["number"] for row in listed["items"]}
    assert run(*words, "--output", file).code == 0
    text = file.read_text(encoding="utf-8")
    assert "（市交通运输局）" in text.splitlines()[0]
    assert 'whom = "市交通运输局"' in text
    assert run("report", "--verify", file, "--data", demo).code == 0


def test_a_report_for_a_leader_has_what_they_answer_for(run: Run, demo: Path) -> None:
    out = run("report", "--kind", "简报", "--for", "市领导乙", "--data", demo).out
    assert out.startswith("武咸同城（演示） 工作简报（市领导乙）\n")
    assert "市领导：市领导乙" in out
    assert "市领导：市领导戊" not in out


@pytest.mark.parametrize("named", ["三季度", "2021年三季度", "2021-Q3"])
def test_a_period_may_go_without_its_year(run: Run, demo: Path, named: str) -> None:
    told = json.loads(
        run("report", "--kind", "通报", "--period", named, "--json", "--data", demo).out
    )
    assert told["period"] == "2021-Q3"


def test_a_part_of_a_name_means_one_body_or_none(run: Run, demo: Path) -> None:
    told = run("report", "--kind", "简报", "--for", "交通运输", "--data", demo)
    assert told.out.startswith("武咸同城（演示） 工作简报（市交通运输局）\n")
    several = run("report", "--kind", "简报", "--for", "局", "--data", demo)
    assert (several.code, several.out) == (3, "")
    assert several.err.endswith("\n请写全称。\n")


def test_a_post_that_decides_is_whoever_holds_it(run: Run, demo: Path) -> None:
    told = run("report", "--kind", "简报", "--for", "领导小组副组长", "--data", demo)
    assert told.out.startswith("武咸同城（演示） 工作简报（市领导乙）\n")


def test_what_a_leader_decides_stands_once(run: Run, demo: Path) -> None:
    out = run("report", "--kind", "简报", "--for", "市领导乙", "--data", demo).out
    assert "三、待审定事项（1件）" in out
    assert "\n待审定（" not in out


def test_a_circular_for_a_body_is_addressed_to_it(run: Run, demo: Path) -> None:
    out = run("report", "--period", "2021-Q3", "--for", "市交通运输局", "--data", demo).out
    assert "只列市交通运输局牵头、配合或负责的事项。\n" in out
    assert "\n市交通运输局：\n" in out
    assert "抄送" not in out


@pytest.mark.parametrize("suffix", [".md", ".html", ".json", ".docx", ".xlsx"])
def test_a_report_for_somebody_else_is_not_written_over(
    run: Run, demo: Path, tmp_path: Path, suffix: str
) -> None:
    words = ("report", "--period", "2021-Q3", "--data", demo)
    file = tmp_path / f"通报{suffix}"
    assert run(*words, "--output", file).code == 0
    assert run(*words, "--for", "市交通运输局", "--output", file).code == 2
    assert run("report", "--data", demo, "--output", file).code == 2
    assert run(*words, "--as-of", "2021-10-20", "--output", file).code == 0
    folder = ("--format", "markdown", "--output", f"{tmp_path}/")
    assert run(*words, "--for", "市交通运输局", *folder).code == 0
    assert (tmp_path / "circular-2021-Q3-市交通运输局.md").exists()


def test_a_report_whose_book_has_more_in_it_since_is_not_called_changed(
    run: Run, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "周报.md"
    run("report", "--week", "2021-W25", "--output", file, "--data", book)
    run("update", "5", "--percent", "70", "--data", book)
    ran = run("report", "--verify", file, "--data", book)
    assert ran.code == 1
    assert "正文一字不差，只有数据摘要不同：账册此后有了别的记录。\n" in ran.out
    assert "请把账册提交到 git 再出报告" in ran.out


def test_whom_nobody_knows_a_report_is_not_for(run: Run, demo: Path) -> None:
    ran = run("report", "--for", "市体育局", "--data", demo)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("错误：没有登记的单位、也没有市领导叫“市体育局”\n")


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".xlsx"])
def test_the_report_of_a_year_is_made_and_made_again(
    run: Run, demo: Path, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"年报{suffix}"
    words = ("report", "--kind", "年报", "--period", "2021", "--data", demo)
    assert run(*words, "--output", file).code == 0
    assert run("report", "--verify", file, "--data", demo).code == 0
    assert run(*words).out == run("report", "--kind", "year", "--data", demo).out
