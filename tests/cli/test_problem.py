"""`problem`, `reply`, `resolve`: a problem is asked, answered and done, each an entry."""

import json
from pathlib import Path

import pytest

from tests.cli.outcomes import entry, refusal
from tests.cli.test_asking import answer, end, on_a_terminal
from tests.conftest import Run
from tests.contents import added, contents
from tests.store.git.repositories import commits, committed_book, git
from tests.store.sync.clones import all_synced, book_in, two_clones

REFORM = "市发展和改革委员会"
BRIDGE = "05 武咸快速通道天子山大桥"
MATTER = "征地资金缺口2亿元"

Problem = dict[str, object]


def problems(run: Run, book: Path, day: str = "2021-07-26") -> list[Problem]:
    """The problems of item 5 as `show` gives them on a day."""
    ran = run("show", "5", "--json", "--as-of", day, "--data", book)
    found: list[Problem] = json.loads(ran.out)["problems"]
    return found


def raised(run: Run, book: Path, *words: str, matter: str = MATTER) -> str:
    """The id of a new problem of item 5."""
    return str(entry(run("problem", "5", matter, *words, "--json", "--data", book))["id"])


def test_a_problem_is_one_entry_that_the_lead_signs(run: Run, book: Path) -> None:
    before = contents(book)
    ran = run("problem", "5", MATTER, "--asks", "市政府", "--data", book)
    [(path, text)] = added(before, book).items()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"已记录 {BRIDGE}：问题，提请市政府协调（编号 ")
    assert path.startswith("items/05-tianzishan-bridge/2021/2021-07-26-problem-")
    lines = text.decode().splitlines()
    assert [line for line in lines if not line.startswith("recorded")] == [
        'kind = "problem"',
        "date = 2021-07-26",
        'by = "市交通运输局"',
        f'matter = "{MATTER}"',
        'asks = "市政府"',
    ]


def test_who_is_asked_by_a_short_name_is_kept_by_the_official_one(run: Run, book: Path) -> None:
    asked = ("problem", "5", MATTER, "--asks", "市发改委", "--json", "--data", book)
    assert entry(run(*asked))["asks"] == "市发展和改革委员会"


def test_asked_answered_and_done_are_three_days(run: Run, book: Path) -> None:
    problem = raised(run, book, "--waits-for", "武汉市发改委", "--date", "7月1日")
    run("reply", problem[:4], "--note", "正在研究", "--date", "7月5日", "--data", book)
    run("reply", problem, "--note", "已批", "--done", "--date", "7月9日", "--data", book)
    [found] = problems(run, book)
    assert {name: found[name] for name in list(found)[:7]} == {
        "id": problem,
        "matter": MATTER,
        "asks": None,
        "waits_for": "武汉市发改委",
        "opened": "2021-07-01",
        "answered": "2021-07-05",
        "done": "2021-07-09",
    }
    assert [one["done"] for one in problems(run, book, "2021-07-08")] == [None]


def test_the_list_counts_open_problems_and_names_whom_an_item_waits_for(
    run: Run, book: Path
) -> None:
    raised(run, book, "--waits-for", "武汉市发改委", "--date", "7月8日")
    raised(run, book, matter="别的")
    item = json.loads(run("list", "--json", "--data", book).out)["items"][4]
    assert (item["open_problems"], item["waiting_for"]) == (2, ["武汉市发改委"])
    assert "待对方1项：05 待武汉市发改委12个工作日\n" in run("list", "--data", book, columns=60).out


def test_a_registered_body_is_asked_by_its_registered_name(run: Run, book: Path) -> None:
    raised(run, book, "--asks", "市\u2f42化和旅游局")
    raised(run, book, "--asks", "旅游", matter="别的")
    assert [one["asks"] for one in problems(run, book)] == ["市文化和旅游局", "旅游"]


def test_nobody_is_both_asked_and_waited_for(run: Run, book: Path) -> None:
    before = contents(book)
    words = ("problem", "5", MATTER, "--asks", "市政府", "--waits-for", "省交通厅")
    assert run(*words, "--data", book) == refusal(
        2, "错误：--asks（提请谁协调）和 --waits-for（等谁）只能写一个", "两件事请分两条写。"
    )
    assert contents(book) == before


def test_the_same_words_are_not_opened_twice(run: Run, book: Path) -> None:
    problem = raised(run, book)
    assert run("problem", "5", f"{MATTER}。", "--data", book) == refusal(
        2,
        f"错误：该问题已在列（编号 {problem}）",
        f"解决了：wuxian resolve {problem}；"
        f"要改提请的单位，先撤回：wuxian retract {problem} --reason 原因",
    )
    assert run("resolve", problem, "--data", book).code == 0
    raised(run, book)
    assert [one["done"] is None for one in problems(run, book)] == [True, False]


def test_off_a_terminal_a_problem_without_words_is_refused(run: Run, book: Path) -> None:
    assert run("problem", "5", "--data", book) == refusal(
        2, "错误：缺少事由", "例：wuxian problem 5 征地资金缺口2亿元 --asks 市政府"
    )


def test_an_empty_matter_is_refused_by_its_name(run: Run, book: Path) -> None:
    assert run("problem", "5", " ", "--data", book) == refusal(2, '错误：事由 不能为空（现为 ""）')
    ran = run("problem", "5", "x", "--waits-for", "长" * 2000, "--data", book)
    assert (ran.code, ran.err[:15]) == (2, "错误：--waits-for ")


@pytest.mark.parametrize("command", ["reply", "resolve"])
def test_an_items_number_means_its_only_open_problem(run: Run, book: Path, command: str) -> None:
    done = raised(run, book, matter="别的")
    run("resolve", done, "--data", book)
    problem = raised(run, book)
    words = (command, "5", *(["--done"] if command == "reply" else []))
    recorded = entry(run(*words, "--json", "--data", book))
    assert (recorded["kind"], recorded["to"], recorded["done"]) == ("reply", problem, True)


def test_where_an_item_has_several_open_problems_they_are_listed(run: Run, book: Path) -> None:
    first = raised(run, book)
    second = raised(run, book, matter="接线批复")
    assert run("resolve", "5", "--data", book) == refusal(
        2,
        f"错误：{BRIDGE}有2个未解决的问题，请写编号",
        f"  {first}  {MATTER}",
        f"  {second}  接线批复",
    )


def test_where_an_item_has_no_open_problem_that_is_said(run: Run, book: Path) -> None:
    assert run("resolve", "5", "--data", book) == refusal(2, f"错误：{BRIDGE}没有未解决的问题")
    problem = raised(run, book)
    run("resolve", "天子山", "--data", book)
    told = f"错误：{BRIDGE}没有未解决的问题（{problem} 已于2021年7月26日解决）"
    assert run("resolve", "5", "--data", book) == refusal(2, told)


def test_what_is_done_is_not_answered_again_but_opened_by_a_retraction(
    run: Run, book: Path
) -> None:
    problem = raised(run, book)
    done = str(entry(run("resolve", problem, "--json", "--data", book))["id"])
    assert run("reply", problem, "--note", "又", "--data", book) == refusal(
        2,
        f"错误：问题 {problem} 已于2021年7月26日解决（{done}）",
        f"其实没有解决，请撤回那条答复：wuxian retract {done} --reason 原因",
    )
    assert run("retract", done, "--reason", "没有解决", "--data", book).code == 0
    assert run("reply", problem, "--note", "又", "--data", book).code == 0


def test_only_a_problem_that_stands_is_answered(run: Run, book: Path) -> None:
    assert run("reply", "4561fd", "--note", "收到", "--data", book) == refusal(
        2, "错误：记录 4561fd 是进展，不是问题", "问题的编号见 wuxian show 序号 的“问题”。"
    )
    problem = raised(run, book)
    run("retract", problem, "--reason", "误报", "--data", book)
    assert run("reply", problem, "--note", "收到", "--data", book) == refusal(
        2, f"错误：问题 {problem} 已撤回，不用答复"
    )


def test_a_reply_without_words_or_end_is_refused(run: Run, book: Path) -> None:
    raised(run, book)
    assert run("reply", "5", "--data", book) == refusal(
        2, "错误：没有要答复的内容", "请写 --note 文字；已经解决的写 --done。"
    )


def test_a_reply_is_not_dated_before_its_problem(run: Run, book: Path) -> None:
    raised(run, book, "--date", "7月20日")
    assert run("resolve", "5", "--date", "7月19日", "--data", book) == refusal(
        2, "错误：--date 2021年7月19日早于问题提出的2021年7月20日", "请写问题提出之后的日期。"
    )


@pytest.mark.parametrize(
    ("asked", "words", "by"),
    [
        ("市教育局", ("reply", "5", "--note", "已安排"), "市教育局"),
        ("市教育局", ("resolve", "5", "--note", "到位"), "市交通运输局"),
        ("市教育局", ("reply", "5", "--done"), "市交通运输局"),
        ("市政府", ("reply", "5", "--note", "已安排"), "市交通运输局"),
        ("市教育局", ("reply", "5", "--note", "已安排", "--by", "市商务局"), "市商务局"),
        ("市政府", ("resolve", "5", "--by", "市教育局"), "市教育局"),
    ],
)
def test_who_answers_is_who_was_asked_and_who_ends_it_is_who_raised_it(
    run: Run, book: Path, asked: str, words: tuple[str, ...], by: str
) -> None:
    raised(run, book, "--asks", asked)
    assert entry(run(*words, "--json", "--data", book))["by"] == by


@pytest.mark.parametrize(
    ("asked", "words", "signed"),
    [
        ("--asks 市教育局", (), ("市教育局", None)),  # it signs its own words
        ("--asks 市政府", (), ("市交通运输局", "市政府")),
        ("--waits-for 武汉市发改委", ("--done",), ("市交通运输局", "武汉市发改委")),
        ("--asks 市教育局", ("--by", "市商务局"), ("市商务局", "市教育局")),
        ("--asks 市政府", ("--from", "市财政局"), ("市交通运输局", "市财政局")),
        ("--asks 市政府", ("--from", "市发改委"), ("市发展和改革委员会", None)),
        ("--asks 市政府", ("--from", "市发改委", "--by", "市商务局"), ("市商务局", REFORM)),
        ("--date 7月20日", (), ("市交通运输局", None)),  # nobody is asked
    ],
)
def test_an_answer_is_of_the_body_asked_whoever_enters_it(
    run: Run, book: Path, asked: str, words: tuple[str, ...], signed: tuple[str, str | None]
) -> None:
    raised(run, book, *asked.split())
    answered = entry(run("reply", "5", "--note", "已批", *words, "--json", "--data", book))
    assert (answered["by"], answered["answered_by"]) == signed


def test_who_is_asked_and_may_not_sign_is_answered_for_by_who_may(run: Run, book: Path) -> None:
    raised(run, book, "--asks", "市政府")
    ran = run("reply", "5", "--note", "已批", "--by", "市政府", "--data", book)
    assert ran == refusal(
        2, "错误：“市政府”不能填报", "不写 --by，就记在它名下，由市交通运输局代录。"
    )


def test_who_ends_a_problem_says_so_in_its_own_name(run: Run, book: Path) -> None:
    raised(run, book, "--asks", "市政府")
    ended = entry(run("resolve", "5", "--note", "资金到位", "--json", "--data", book))
    assert (ended["by"], ended["answered_by"]) == ("市交通运输局", None)


def test_whose_answer_it_is_goes_with_an_answer(run: Run, book: Path) -> None:
    raised(run, book)
    ran = run("reply", "5", "--from", "市政府", "--done", "--data", book)
    assert ran == refusal(
        2,
        "错误：--from（谁答复的）要和 --note（答复内容）一起写",
        "例：wuxian reply 5 --note 市政府同意从专项债中安排",
    )


def test_a_problem_of_last_year_is_open_in_this_one(run: Run, book: Path) -> None:
    problem = raised(run, book)
    assert [one["id"] for one in problems(run, book, "2022-03-01")] == [problem]
    item = json.loads(run("list", "--json", "--as-of", "2022-03-01", "--data", book).out)
    assert item["items"][4]["open_problems"] == 1


def test_log_check_changes_and_retract_know_problems_and_replies(run: Run, book: Path) -> None:
    problem = raised(run, book, "--asks", "市政府")
    run("reply", "5", "--note", "已批", "--done", "--data", book)
    assert run("check", "--strict", "--data", book).code == 0
    log = run("log", "5", "--data", book).out
    assert f"问题，提请市政府协调，{MATTER}  [{problem}]" in log
    assert f"答复 {problem}，已解决，市政府：已批" in log
    assert run("retract", problem, "--reason", "误报", "--data", book).code == 0
    assert problems(run, book) == []


def test_changes_tell_a_problem_and_its_answer(run: Run, tmp_path: Path) -> None:
    book = committed_book(tmp_path / "book")
    problem = raised(run, book, "--asks", "市政府")
    run("resolve", "5", "--data", book)
    out = run("changes", "--since", "HEAD~2", "--data", book).out
    assert "问题，提请市政府协调" in out
    assert f"答复 {problem}，已解决" in out


def test_undo_takes_back_a_problem_unless_it_was_answered(run: Run, tmp_path: Path) -> None:
    book = committed_book(tmp_path / "book")
    problem = raised(run, book)
    other = {"GIT_AUTHOR_NAME": "李四"}
    words = ("reply", problem, "--note", "收到", "--json", "--data", book)
    reply = json.loads(run(*words, env=other).out)["entry"]["id"]
    assert run("undo", "--yes", "--data", book) == refusal(
        2,
        f"错误：记录 {problem} 已有答复 {reply}，不能撤销",
        f"要一并作废，请撤回：wuxian retract {problem} --reason 原因",
    )


@pytest.mark.ordeal
def test_two_peoples_problems_and_answers_on_two_clones_join(run: Run, tmp_path: Path) -> None:
    zhang, li = two_clones(tmp_path)
    by = ("--by", "市交通运输局")
    shared = str(entry(run("problem", "5", "甲", *by, "--json", "--data", zhang))["id"])
    all_synced(run, zhang, li)
    for clone, matter in ((zhang, "乙"), (li, "丙")):
        assert run("problem", "5", matter, *by, "--data", clone).code == 0
        assert run("reply", shared, "--note", matter, *by, "--data", clone).code == 0
    all_synced(run, zhang, li)
    assert book_in(zhang) == book_in(li)
    shown = json.loads(run("show", "5", "--json", "--data", li).out)["problems"]
    assert sorted(one["matter"] for one in shown) == ["丙", "乙", "甲"]
    assert [len(one["replies"]) for one in shown if one["id"] == shared] == [2]
    assert "错误0处" in run("check", "--data", li).out


def test_on_a_terminal_it_asks_what_is_missing(run: Run, book: Path) -> None:
    terminal = on_a_terminal(book, "problem", "5")
    answer(terminal, "事由（什么问题，要谁做什么）", MATTER)
    answer(terminal, "提请谁协调（可不填）", "")
    answer(terminal, "在等谁（可不填）", "武汉市发改委")
    answer(terminal, "写入吗？", "y")
    assert end(terminal)[0] == 0
    terminal = on_a_terminal(book, "reply", "5")
    terminal.expect_exact(f"{BRIDGE}：问题，等待武汉市发改委，{MATTER}")
    answer(terminal, "答复内容（可不填）", "已批")
    answer(terminal, "已解决（y 是，n 否）", "也许")
    answer(terminal, "请答 y（是）或 n（否）。", "好")
    answer(terminal, "写入吗？", "y")
    assert end(terminal)[0] == 0
    [found] = problems(run, book)
    assert (found["waits_for"], found["done"]) == ("武汉市发改委", "2021-07-26")


def test_a_matter_may_be_piped(run: Run, tmp_path: Path) -> None:
    book = committed_book(tmp_path / "book")
    raised(run, book, matter="接线\n批复")
    assert [one["matter"] for one in problems(run, book)] == ["接线 批复"]
    assert commits(book)[0] == f"{BRIDGE}：问题"
    assert git(book, "status", "--porcelain") == ""
