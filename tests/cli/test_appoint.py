"""`appoint`: the six ones are filled, changed and vacated, and every day keeps its holder."""

import json
from pathlib import Path

import pytest

from tests.cli.outcomes import entry, refusal
from tests.conftest import Run
from tests.contents import added, contents
from wuxian.domain.plan.plan import SIX_ONES

DOCUMENT = ("--document", "武咸办〔2021〕3号")

HOLDERS = {
    "leader": ("市领导", "张三"),
    "lead": ("牵头部门", "市教育局"),
    "team": ("工作专班", "大桥专班"),
    "mechanism": ("协调机制", "月度联席会议"),
    "fund": ("专项经费", "500万元"),
    "term": ("一定五年", "2021—2025年"),
}


def held(run: Run, book: Path, post: str, day: str) -> dict[str, object]:
    """The post of item 5 as `show` gives it for a day."""
    shown = json.loads(run("show", "5", "--json", "--as-of", day, "--data", book).out)
    holding: dict[str, object] = shown["six_ones"][post]
    return holding


def test_all_six_posts_are_tried_here() -> None:
    assert list(HOLDERS) == [post.value for post in SIX_ONES]


@pytest.mark.parametrize("post", HOLDERS)
def test_a_post_is_named_in_english_or_in_chinese(run: Run, book: Path, post: str) -> None:
    label, holder = HOLDERS[post]
    for name in (post, label, post.upper()):
        words = ("appoint", "5", name, holder, *DOCUMENT, "--json", "--data", book)
        appointed = entry(run(*words))
        assert (appointed["post"], appointed["holder"]) == (post, holder)


@pytest.mark.parametrize("post", HOLDERS)
def test_a_post_that_was_filled_is_held_with_its_document_from_its_day(
    run: Run, book: Path, post: str
) -> None:
    _, holder = HOLDERS[post]
    run("appoint", "5", post, holder, *DOCUMENT, "--date", "2021-07-01", "--data", book)
    assert held(run, book, post, "2021-07-26") == {
        "post": post,
        "holder": holder,
        "basis": "appointed",
        "since": "2021-07-01",
        "document": "武咸办〔2021〕3号",
        "remark": None,
    }


def test_what_was_recorded_is_said(run: Run, book: Path) -> None:
    said = run("appoint", "5", "leader", "张三", *DOCUMENT, "--data", book).out
    assert said.startswith("已记录 05 武咸快速通道天子山大桥：市领导 张三（编号 ")
    said = run("appoint", "5", "leader", "--vacant", *DOCUMENT, "--data", book).out
    assert said.startswith("已记录 05 武咸快速通道天子山大桥：市领导 空缺（编号 ")


def test_who_held_a_post_on_any_day_stays_known(run: Run, book: Path) -> None:
    for holder, day in (("张三", "2021-03-01"), ("李四", "2021-06-01")):
        words = ("appoint", "5", "leader", holder, *DOCUMENT, "--date", day)
        assert run(*words, "--data", book).code == 0
    words = ("appoint", "5", "leader", "--vacant", *DOCUMENT, "--date", "2021-07-10")
    assert run(*words, "--data", book).code == 0
    days = ("2021-02-28", "2021-03-01", "2021-05-31", "2021-06-01", "2021-07-09", "2021-07-10")
    assert [held(run, book, "leader", day)["holder"] for day in days] == [
        None,
        "张三",
        "张三",
        "李四",
        "李四",
        None,
    ]


def test_an_appointed_lead_takes_the_place_of_the_inferred_one(run: Run, book: Path) -> None:
    run("appoint", "5", "lead", "市教育局", *DOCUMENT, "--date", "2021-07-01", "--data", book)
    before, after = (held(run, book, "lead", day) for day in ("2021-06-30", "2021-07-01"))
    assert (before["holder"], before["basis"]) == ("市交通运输局", "inferred")
    assert (after["holder"], after["basis"]) == ("市教育局", "appointed")


def test_a_lead_that_was_dismissed_is_vacant_though_the_plan_names_one(
    run: Run, book: Path
) -> None:
    run("appoint", "5", "lead", "--vacant", *DOCUMENT, "--data", book)
    assert held(run, book, "lead", "2021-07-26")["holder"] is None


def test_a_lead_is_named_in_full_or_by_a_part_of_the_name(run: Run, book: Path) -> None:
    words = ("appoint", "5", "lead", "教育", *DOCUMENT, "--json", "--data", book)
    assert entry(run(*words))["holder"] == "市教育局"


def test_an_unknown_lead_is_refused_with_the_nearest(run: Run, book: Path) -> None:
    before = contents(book)
    assert run("appoint", "5", "lead", "市教肓局", *DOCUMENT, "--data", book) == refusal(
        3,
        "错误：没有登记的部门“市教肓局”",
        "是不是“市教育局”、“市经济和信息化局”、“市科学技术局”？",
    )
    assert contents(book) == before


def test_an_office_of_the_programme_cannot_lead(run: Run, book: Path) -> None:
    assert run("appoint", "5", "lead", "武咸同城领导小组办公室", *DOCUMENT, "--data", book) == (
        refusal(2, "错误：“武咸同城领导小组办公室”是机构，不能牵头", "请写别的部门")
    )


def test_the_office_signs_unless_another_is_named(run: Run, book: Path) -> None:
    words = ("appoint", "5", "leader", "张三", *DOCUMENT, "--json", "--data", book)
    assert entry(run(*words))["by"] == "武咸同城领导小组办公室"
    assert entry(run(*words, "--by", "市公安局"))["by"] == "市公安局"
    assert entry(run(*words, env={"WUXIAN_BY": "市公安局"}))["by"] == "市公安局"


def test_without_a_document_nobody_is_appointed(run: Run, book: Path) -> None:
    before = contents(book)
    assert run("appoint", "5", "leader", "张三", "--data", book) == refusal(
        2, "错误：缺少任命依据的文件", "请加 --document 文号。"
    )
    assert contents(book) == before


@pytest.mark.parametrize("words", [("张三", "--vacant"), ()], ids=["both", "neither"])
def test_a_holder_and_a_vacancy_exclude_each_other(
    run: Run, book: Path, words: tuple[str, ...]
) -> None:
    assert run("appoint", "5", "leader", *words, *DOCUMENT, "--data", book) == refusal(
        2,
        "错误：请写人选，或用 --vacant 表示空缺，二者取一",
        "例：wuxian appoint 5 市领导 张三 --document 武咸办〔2021〕3号",
    )


@pytest.mark.parametrize("holder", ["", "张三\x1b[2J", "长" * 201], ids=["", "ESC", "long"])
def test_a_holder_that_cannot_be_kept_is_refused(run: Run, book: Path, holder: str) -> None:
    before = contents(book)
    ran = run("appoint", "5", "leader", holder, *DOCUMENT, "--data", book)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("错误：人选")
    assert "\x1b" not in ran.err
    assert contents(book) == before


def test_an_unknown_post_is_refused_with_all_of_them(run: Run, book: Path) -> None:
    ran = run("appoint", "5", "boss", "张三", *DOCUMENT, "--data", book)
    assert ran.code == 2
    assert ran.err.startswith("错误：职责 没有“boss”\n可用：市领导（leader）、牵头部门（lead）")


def test_an_appointment_of_a_day_to_come_is_refused(run: Run, book: Path) -> None:
    words = ("appoint", "5", "leader", "张三", *DOCUMENT, "--date", "2021-08-01", "--data", book)
    assert run(*words) == refusal(
        2, "错误：--date 2021年8月1日还没有到", "账册的今天是2021年7月26日。"
    )


def test_an_appointment_on_an_unknown_item_is_refused(run: Run, book: Path) -> None:
    assert run("appoint", "21", "leader", "张三", *DOCUMENT, "--data", book) == refusal(
        3, "错误：没有事项“21”", "序号从1到20。"
    )


def test_an_appointment_outlasts_its_year(run: Run, book: Path) -> None:
    before = contents(book)
    run("appoint", "5", "leader", "张三", *DOCUMENT, "--data", book)
    assert len(added(before, book)) == 1
    assert held(run, book, "leader", "2024-01-01")["holder"] == "张三"


def carried(run: Run, book: Path, day: str) -> tuple[list[str], list[str]]:
    """Who leads item 5 along and who supports it, as the list gives it for a day."""
    listed = json.loads(run("list", "--json", "--as-of", day, "--data", book).out)["items"][4]
    return listed["co_leads"], listed["supporting"]


@pytest.mark.parametrize("post", ["共同牵头", "共同牵头单位", "co_lead", "co-lead"])
def test_one_of_several_is_appointed_and_relieved_by_name(run: Run, book: Path, post: str) -> None:
    begins = ("appoint", "5", post, "市发改委", *DOCUMENT, "--date", "2021-07-01", "--json")
    appointed = entry(run(*begins, "--data", book))
    assert (appointed["post"], appointed["holder"], appointed["ends"]) == (
        "co_lead",
        "市发展和改革委员会",
        None,
    )
    ends = ("appoint", "5", post, "市发改委", "--end", *DOCUMENT, "--date", "2021-07-10")
    said = run(*ends, "--data", book).out
    assert "：不再是共同牵头部门 市发展和改革委员会（编号 " in said
    days = ("2021-06-30", "2021-07-01", "2021-07-10")
    along = [carried(run, book, day)[0] for day in days]
    assert along == [[], ["市发展和改革委员会"], []]


@pytest.mark.parametrize("post", ["配合", "配合单位", "supporting"])
def test_a_supporting_unit_is_shown_with_its_day_and_its_document(
    run: Run, book: Path, post: str
) -> None:
    run("appoint", "5", post, "市教育局", *DOCUMENT, "--date", "2021-07-01", "--data", book)
    assert carried(run, book, "2021-07-01") == ([], ["市教育局"])
    shown = run("show", "5", "--data", book).out
    assert "\n配合部门：市教育局（2021年7月1日起，武咸办〔2021〕3号）\n" in shown


def test_to_lead_alone_is_not_to_lead_along(run: Run, book: Path) -> None:
    words = ("appoint", "5", "牵头", "市教育局", *DOCUMENT, "--json", "--data", book)
    assert entry(run(*words))["post"] == "lead"


@pytest.mark.parametrize(
    ("words", "message", "remedy"),
    [
        (("配合", "市交通运输局"), "人选：市交通运输局已经是牵头部门，不能又是配合部门", None),
        (("配合", "市教育局", "--end"), "人选：市教育局不是配合部门（配合部门：无）", None),
        (
            ("配合", "--vacant"),
            "配合部门可以有几个，请写单位并加 --end",
            "例：wuxian appoint 5 配合 市教育局 --end --document 武咸办〔2021〕3号",
        ),
        (
            ("leader", "张三", "--end"),
            "--end 只用于共同牵头、配合",
            "六个一请用 --vacant 表示空缺。",
        ),
        (("配合",), "缺少单位", "例：wuxian appoint 5 配合 市教育局 --document 武咸办〔2021〕3号"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    run: Run, book: Path, words: tuple[str, ...], message: str, remedy: str | None
) -> None:
    before = contents(book)
    expected = refusal(2, f"错误：{message}", *([remedy] if remedy else []))
    assert run("appoint", "5", *words, *DOCUMENT, "--data", book) == expected
    assert contents(book) == before


def test_a_body_that_is_not_registered_is_not_taken_for_another(run: Run, book: Path) -> None:
    """市政府 is nobody here, and 赤壁市政府 is somebody else."""
    before = contents(book)
    ran = run("appoint", "8", "牵头", "市政府", *DOCUMENT, "--data", book)
    assert ran == refusal(
        3, "错误：没有登记的部门“市政府”", "是不是“赤壁市政府”、“市民政局”、“嘉鱼县政府”？"
    )
    for words in (
        ("problem", "18", "缺资金", "--by", "市政府"),
        ("list", "--lead", "市政府"),
        ("owners", "市政府"),
        ("filings", "--for", "市政府"),
    ):
        assert run(*words, "--data", book).code == 3
    assert contents(book) == before


@pytest.mark.parametrize(
    ("word", "name", "said"),
    [
        ("教育", "市教育局", ""),
        ("赤壁", "赤壁市政府", ""),
        ("高新区", "咸宁高新区管委会", "（“高新区”是咸宁高新区管委会）\n"),
        ("水利和湖局", "市水利和湖泊局", "（“水利和湖局”是市水利和湖泊局）\n"),
    ],
)
def test_whom_a_word_means_is_said_where_one_might_not_see_it(
    run: Run, book: Path, word: str, name: str, said: str
) -> None:
    ran = run("appoint", "8", "牵头", word, *DOCUMENT, "--json", "--data", book)
    assert ran.err == said
    assert json.loads(ran.out)["entry"]["holder"] == name


@pytest.mark.parametrize(
    ("post", "holders", "held_by"),
    [
        ("配合", "教育、市公安局，教育", [("supporting", "市教育局"), ("supporting", "市公安局")]),
        ("牵头", "市教育局、市公安局", [("lead", "市教育局"), ("co_lead", "市公安局")]),
        ("牵头", "市教育局", [("lead", "市教育局")]),
        ("市领导", "张三、李四", [("leader", "张三、李四")]),
    ],
)
def test_several_bodies_are_appointed_in_one_act_and_more_than_one_lead_along(
    run: Run, book: Path, post: str, holders: str, held_by: list[tuple[str, str]]
) -> None:
    ran = run("appoint", "8", post, holders, *DOCUMENT, "--json", "--data", book)
    first = entry(ran)
    act = [first, *(one["entry"] for one in json.loads(ran.out)["also"])]
    assert [(one["post"], one["holder"]) for one in act] == held_by


def test_several_are_taken_off_together(run: Run, book: Path) -> None:
    for words in ((), ("--end",)):
        named = ("appoint", "8", "配合", "市公安局、市民政局", *words)
        assert run(*named, *DOCUMENT, "--data", book).code == 0
    assert "公安" not in run("show", "8", "--data", book).out.partition("记录（")[0]


def test_an_alias_with_a_dot_in_it_is_one_body(run: Run, book: Path) -> None:
    programme = book / "programme.toml"
    table = '[[collectives]]\nname = "各县市区政府"\naliases = ["县、市、区"]\nbasis = "stated"\n'
    programme.write_text(f"{programme.read_text('utf-8')}\n{table}", "utf-8")
    appointed = run("appoint", "8", "配合", "县、市、区", *DOCUMENT, "--json", "--data", book)
    assert entry(appointed)["holder"] == "各县市区政府"


def test_one_of_several_that_is_unknown_refuses_them_all(run: Run, book: Path) -> None:
    before = contents(book)
    ran = run("appoint", "8", "配合", "市教育局、火星", *DOCUMENT, "--data", book)
    assert (ran.code, "没有登记的部门“火星”" in ran.err) == (3, True)
    assert contents(book) == before
