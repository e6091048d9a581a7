"""`goal` and `update --figure`: a year is set and reported in the words of a list."""

import json
from pathlib import Path

import pytest

from tests.cli.outcomes import entry
from tests.conftest import Ran, Run
from tests.contents import added, contents
from tests.store.sync.clones import synced, two_clones

OFFICE = "武咸同城领导小组办公室"
SET = ("goal", "14", "承接项目至少12个，失业率不超过4.5%")


def refusal(ran: Ran) -> str:
    """What is said of wrong usage."""
    assert (ran.code, ran.out) == (2, "")
    return ran.err


def row(run: Run, book: Path, number: int = 14, *words: str) -> dict[str, object]:
    """The row of an item in the list."""
    items = json.loads(run("list", "--json", *words, "--data", book).out)["items"]
    found: dict[str, object] = items[number - 1]
    return found


def parts(told: dict[str, object], name: str) -> list[dict[str, object]]:
    """The milestones or targets of a goal that was recorded."""
    found = told[name]
    assert isinstance(found, list)
    return found


def targets(run: Run, book: Path) -> list[dict[str, object]]:
    """The targets of item 14 as the list gives them."""
    found = row(run, book)["targets"]
    assert isinstance(found, list)
    return found


@pytest.fixture
def with_targets(run: Run, book: Path) -> Path:
    """A book whose item 14 is to reach two figures by the year's end."""
    words = ("--target", "承接项目至少12个", "--target", "失业率不超过4.5%", "--due", "年底")
    assert run(*SET, *words, "--data", book).code == 0
    return book


def test_a_goal_is_one_file_that_says_what_the_list_says(run: Run, book: Path) -> None:
    before = contents(book)
    words = ("--due", "10月底前", "--document", "武咸办〔2021〕8号", "--milestone", "开工=5月底前")
    told = entry(run("goal", "5", "10月底前建成通车", *words, "--json", "--data", book))
    assert len(added(before, book)) == 1
    assert (told["text"], told["due"], told["due_words"]) == (
        "10月底前建成通车",
        "2021-10-31",
        "10月底前",
    )
    [step] = parts(told, "milestones")
    assert (step["id"], step["title"], step["due"], step["kind"]) == (
        "start",
        "开工",
        "2021-05-31",
        "start",
    )
    assert (told["by"], told["after"]) == (OFFICE, None)


def test_a_goal_that_was_set_is_what_the_lamp_goes_by(run: Run, book: Path) -> None:
    assert row(run, book, 5)["due"] is None
    run("goal", "5", "建成通车", "--due", "6月底前", "--data", book)
    after = row(run, book, 5)
    assert (after["due"], after["due_basis"], after["lamp"], after["class"]) == (
        "2021-06-30",
        "stated",
        "red",
        "behind",
    )


def test_a_revision_says_which_goal_it_takes_over_from(run: Run, book: Path) -> None:
    first = entry(run("goal", "5", "开工", "--due", "年底", "--json", "--data", book))
    second = entry(run("goal", "5", "通车", "--due", "年底", "--json", "--data", book))
    assert second["after"] == first["id"]
    assert "2021年目标修订" in run("log", "5", "--data", book).out
    assert run("check", "--data", book).code == 0


def test_what_became_easier_is_pointed_out(run: Run, with_targets: Path) -> None:
    words = ("--target", "承接项目至少10个", "--open-ended")
    ran = run(*SET, *words, "--data", with_targets)
    assert ran.code == 0
    assert ran.err == (
        "提醒：完成时限由2021年12月31日推迟到长期\n"
        "提醒：指标“承接项目至少12个”放宽为“承接项目至少10个”\n"
        "提醒：不再有指标：失业率不超过4.5%\n"
    )


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("5月底前动工", (None, None, None, [("开工", "2021-05-31")])),
        ("力争5月底前动工", (None, None, None, [("开工", "2021-05-31")])),
        ("力争年内", ("2021-12-31", True, None, [])),
        ("长期", (None, None, True, [])),
        ("有望尽早开工建设", (None, True, True, [])),
    ],
)
def test_due_words_name_a_step_a_hope_or_no_end(
    run: Run, book: Path, due: str, expected: tuple[object, ...]
) -> None:
    told = entry(run("goal", "18", "建成", "--due", due, "--json", "--data", book))
    steps = [(step["title"], step["due"]) for step in parts(told, "milestones")]
    assert (told["due"], told["soft"], told["open_ended"], steps) == expected
    of_step = [step["due_words"] for step in parts(told, "milestones")]
    assert (told["due_words"], of_step) == ((None, [due]) if of_step else (due, []))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--due", "昨天"), "时限“昨天”读不懂"),
        (("--due", "2月30日"), "时限“2月30日”读不懂，或没有这一天"),
        (("--milestone", "开工"), "时限“开工”读不懂"),
        (("--milestone", "开工=长期"), "节点“开工=长期”没有日期"),
        (("--target", "就业3万人，失业率3%"), "--target "),
        (("--target", "甲至少1个", "--measure", "比例"), "--measure 没有“比例”"),
        (
            ("--target", "甲至少1个", "--measure", "累计", "--measure", "增速"),
            "--measure 写了2个，指标有1个",
        ),
        (("--measure", "累计"), "--measure、--every 说的是指标，还没有写 --target"),
        (
            ("--target", "与经济增长同步", "--measure", "增速"),
            "--target “与经济增长同步”没有数值，--measure、--every 用不上",
        ),
        (("--milestone", "长" * 201 + "=5月底"), "太长（最多200字）"),
        (("--target", "甲至少1个", "--target", "甲至少2个"), "--target：2021年的指标“甲”写了2次"),
        (("--year", "0"), "--year "),
        (
            ("--due", "2022年3月底前"),
            "2021年目标的完成时限是2022年3月31日，应在当年之内\n跨年的目标请写 --open-ended",
        ),
        (
            ("--due", "年底", "--open-ended"),
            "2021年目标是长期的（open_ended），又有完成时限，请去掉其中一个",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_written(
    run: Run, book: Path, words: tuple[str, ...], said: str
) -> None:
    before = contents(book)
    assert said in refusal(run("goal", "5", "建成", *words, "--data", book))
    assert contents(book) == before


def test_off_a_terminal_a_goal_without_a_sentence_is_refused(run: Run, book: Path) -> None:
    assert "缺少目标" in refusal(run("goal", "5", "--data", book))


def test_each_target_may_have_its_own_measure(run: Run, book: Path) -> None:
    words = ("--target", "承接项目12个", "--target", "绿化率至少30%")
    more = ("--measure", "累计", "--measure", "时点", "--every", "每季度")
    told = entry(run("goal", "14", "两项", *words, *more, "--json", "--data", book))
    assert [(one["measure"], one["every"]) for one in parts(told, "targets")] == [
        ("cumulative", "quarter"),
        ("level", "quarter"),
    ]


def test_a_figure_is_reported_by_the_name_of_its_target(run: Run, with_targets: Path) -> None:
    figures = ("--figure", "承接项目=15", "--figure", "失业率=3.31%")
    assert run("update", "14", *figures, "--data", with_targets).code == 0
    projects, unemployed = targets(run, with_targets)
    assert projects == {
        "name": "承接项目",
        "at": "least",
        "measure": "cumulative",
        "goal": 12,
        "unit": "个",
        "actual": 15,
        "as_of": "2021-07-26",
        "ratio": 1.25,
        "met": True,
        "words": "承接项目至少12个",
        "verified": None,
        "claimed": 15,
    }
    assert (unemployed["actual"], unemployed["ratio"], unemployed["met"]) == (3.31, None, True)


def test_the_lamp_names_the_worst_figure_and_its_day(run: Run, with_targets: Path) -> None:
    figures = ("--figure", "承接项目=2", "--figure", "失业率=3.31%", "--date", "2021-07-20")
    run("update", "14", *figures, "--data", with_targets)
    found = row(run, with_targets)
    assert (found["lamp"], found["class"]) == ("red", "behind")
    assert found["lamp_reason"] == (
        "承接项目2个（截至7月20日），目标至少12个，完成16.7%，为序时进度57.0%的29.2%，低于60%"
    )


def test_ten_thousands_are_converted(run: Run, book: Path) -> None:
    run(
        "goal", "14", "就业", "--target", "城镇新增就业至少3.7万人", "--due", "年底", "--data", book
    )
    assert run("update", "14", "--figure", "城镇新增就业=25000人", "--data", book).code == 0
    [target] = targets(run, book)
    assert (target["actual"], target["unit"], target["ratio"]) == (2.5, "万人", 0.676)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("承接项日=15", "没有登记的指标“承接项日”\n是不是“承接项目”？"),
        ("失业率=3人", "--figure 失业率的单位是“%”，不是“人”"),
        ("承接项目", "--figure "),
    ],
)
def test_a_figure_that_fits_no_target_is_answered(
    run: Run, with_targets: Path, figure: str, said: str
) -> None:
    before = contents(with_targets)
    ran = run("update", "14", "--figure", figure, "--data", with_targets)
    assert said in ran.err
    assert ran.code in (2, 3)
    assert contents(with_targets) == before


def test_a_figure_for_an_item_without_targets_says_who_sets_them(run: Run, book: Path) -> None:
    said = refusal(run("update", "5", "--figure", "项目=1", "--data", book))
    assert "该事项2021年没有量化指标" in said
    assert "wuxian goal" in said


def test_whether_words_are_met_is_for_the_office_to_say(run: Run, book: Path) -> None:
    run("goal", "14", "同步", "--target", "与经济增长同步", "--due", "年底", "--data", book)
    [target] = targets(run, book)
    assert (target["goal"], target["met"]) == (None, False)
    lead = ("--by", "市教育局")
    refused = refusal(run("update", "14", "--met", str(target["name"]), *lead, "--data", book))
    assert "由办公室认定" in refused
    assert run("update", "14", "--met", str(target["name"]), "--data", book).code == 0
    [target] = targets(run, book)
    assert target["met"] is True


def test_what_is_kept_as_words_is_pointed_out(run: Run, book: Path) -> None:
    ran = run("goal", "14", "引进", "--target", "新建不少于两座天桥", "--data", book)
    assert ran.code == 0
    assert ran.err.startswith(
        "提醒：“新建不少于两座天桥”没有数值，是否达到由办公室认定；“两座”要作数值，请写成数字\n"
    )


def test_an_empty_sentence_is_refused_by_its_name(run: Run, book: Path) -> None:
    assert refusal(run("goal", "14", "", "--data", book)).startswith("错误：目标 ")


def test_a_total_that_falls_without_a_word_deserves_a_look(run: Run, with_targets: Path) -> None:
    for number, date in ((8, "2021-07-01"), (5, "2021-07-02")):
        words = ("--figure", f"承接项目={number}", "--date", date)
        fell = (
            "提醒：承接项目由8个降到5个，没有说明"
            in run("update", "14", *words, "--data", with_targets).err
        )
        assert fell is (number == 5)
    assert "承接项目由8个降到5个" in run("check", "--data", with_targets).out


def test_a_rate_may_fall(run: Run, with_targets: Path) -> None:
    for number, date in ((4.1, "2021-07-01"), (3.9, "2021-07-02")):
        words = ("--figure", f"失业率={number}", "--date", date)
        assert run("update", "14", *words, "--data", with_targets).err == ""


def test_a_document_of_the_longest_name_can_be_read_back(run: Run, book: Path) -> None:
    long = "文" * 200
    assert run("goal", "5", "建成", "--document", long, "--data", book).code == 0
    assert long in "".join(run("show", "5", "--data", book).out.split())


def test_a_step_is_of_a_kind_only_where_its_title_says_nothing_more(run: Run, book: Path) -> None:
    words = ("--milestone", "完成初步设计=5月底", "--milestone", "开工=6月底")
    told = entry(run("goal", "5", "建成", *words, "--json", "--data", book))
    assert [(one["id"], one["kind"]) for one in parts(told, "milestones")] == [
        ("step-1", None),
        ("start", "start"),
    ]


def test_a_figure_of_too_many_digits_is_refused(run: Run, with_targets: Path) -> None:
    figure = f"承接项目={'1' * 18}.1"
    assert "18位" in refusal(run("update", "14", "--figure", figure, "--data", with_targets))


def test_a_goal_without_a_date_counts_to_the_years_and_says_so(run: Run, book: Path) -> None:
    settings = book / "years/2021.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text("default_due = 2021-12-31\n" + text, encoding="utf-8")
    run("goal", "5", "建成通车", "--data", book)
    found = row(run, book, 5)
    assert (found["due"], found["due_basis"]) == ("2021-12-31", "yearly")
    listed = run("list", "--data", book).out
    assert "12月31日*" in listed
    assert "带*的完成时限为年度默认" in listed
    assert "2021年12月31日（年度默认）" in run("show", "5", "--data", book).out


def test_a_milestone_of_a_goal_that_was_set_is_reported_by_its_title(run: Run, book: Path) -> None:
    run("goal", "5", "建成", "--milestone", "初步设计=8月底前", "--due", "年底", "--data", book)
    assert run("update", "5", "--milestone", "初步设计", "--data", book).code == 0
    assert "完成节点：初步设计" in run("show", "5", "--data", book).out
    assert "完成节点“初步设计”" in run("log", "5", "--data", book).out
    assert run("check", "--data", book).code == 0


@pytest.mark.ordeal
def test_the_goals_of_two_clones_join_and_check_names_both_authors(
    run: Run, tmp_path: Path
) -> None:
    zhang, li = two_clones(tmp_path)
    authors = {zhang: "市交通运输局", li: "市教育局"}
    for clone, author in authors.items():
        assert run("goal", "6", "改造完成", "--by", author, "--data", clone).code == 0
    for clone in (zhang, li, zhang):
        synced(run, clone)
    found = run("check", "--data", zhang)
    assert found.code == 0
    assert "2021年目标有两个，都是第一次下达" in found.out
    assert all(f"（{author}）" in found.out for author in authors.values())
    assert run("check", "--strict", "--data", zhang).code == 1


def test_in_january_a_figure_of_december_is_of_last_years_target(run: Run, book: Path) -> None:
    run("goal", "14", "承接", "--target", "承接项目至少12个", "--due", "年底", "--data", book)
    programme = book / "programme.toml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("as_of = 2021-07-26", "as_of = 2022-01-10"), encoding="utf-8")
    words = ("--figure", "承接项目=13", "--data", book)
    assert run("update", "14", *words, "--date", "2021-12-31").code == 0
    assert "该事项2022年没有量化指标" in refusal(run("update", "14", *words))
    shown = run("show", "14", "--as-of", "2021-12-31", "--json", "--data", book)
    [target] = json.loads(shown.out)["targets"]
    assert (target["actual"], target["met"]) == (13, True)
