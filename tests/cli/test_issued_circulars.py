"""`report --issue`: the circular that goes out, its number, and what the next one makes of it."""

import json
from pathlib import Path

import pytest

from tests.cli.supervised import refused
from tests.conftest import Run
from tests.contents import contents
from tests.store.git.repositories import committed_book, git

Q2 = ("report", "--kind", "通报", "--period", "2021-Q2")
ISSUED = (*Q2, "--issue", "--date", "2021-07-08")
OFFICE = "武咸同城领导小组办公室"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book in a repository."""
    return committed_book(tmp_path / "own")


def numbers(run: Run, book: Path) -> list[str]:
    """What the log says of papers that went out, the newest first."""
    rows = json.loads(run("log", "--json", "--data", book).out)["rows"]
    return [row["words"] for row in rows if "印发" in row["words"]]


def test_a_circular_goes_out_with_its_number_and_is_written_down(
    run: Run, own: Path, tmp_path: Path
) -> None:
    file = tmp_path / "通报.md"
    ran = run(*ISSUED, "--output", file, "--data", own)
    [entry] = (own / "office/2021").iterdir()
    name = entry.name.removesuffix(".toml").rpartition("-")[2]
    told = "印发工作通报2021年第1期，2021年二季度，截至2021年6月30日"
    assert (ran.code, ran.out) == (0, "")
    assert f"已登记{told}（编号 {name}）\n文件：{entry}\n" in ran.err
    byline = file.read_text(encoding="utf-8").splitlines()[2]
    assert byline == f"{OFFICE}　第1期（2021年7月8日印发）　2021年二季度　截至2021年6月30日"
    assert git(own, "log", "-1", "--format=%s").strip() == told
    assert f'{{"id": "{name}", "by": "{OFFICE}", "date": "2021-07-08"}}' in (
        git(own, "log", "-1", "--format=%b")
    )
    assert numbers(run, own) == [told]


def test_a_draft_says_that_it_is_one_and_writes_nothing(run: Run, own: Path) -> None:
    before = contents(own)
    assert "　第1期（未印发）　" in run(*Q2, "--data", own).out
    assert contents(own) == before


@pytest.mark.ordeal
def test_without_a_file_the_paper_is_shown_and_the_rest_is_said_beside_it(
    run: Run, own: Path
) -> None:
    ran = run(*ISSUED, "--json", "--data", own)
    paper = json.loads(ran.out)
    assert (paper["serial"], paper["issued"]) == (1, "2021-07-08")
    assert ran.err.startswith("已登记印发工作通报2021年第1期")


@pytest.mark.ordeal
def test_the_next_one_has_the_next_number_and_refers_to_it(run: Run, own: Path) -> None:
    run(*ISSUED, "--data", own)
    words = ("report", "--kind", "通报", "--period", "2021-07", "--as-of", "2021-07-26")
    draft = run(*words, "--data", own).out
    assert "　第2期（未印发）　" in draft
    assert "五、与上期（2021年第1期，截至2021年6月30日）相比" in draft


def test_one_period_goes_out_once(run: Run, own: Path) -> None:
    run(*ISSUED, "--data", own)
    before = contents(own)
    ran = run(*ISSUED, "--data", own)
    assert refused(ran).startswith("2021年二季度的工作通报已经印发：2021年第1期，2021年7月8日")
    assert "期号不重用" in ran.err
    assert contents(own) == before


def test_one_that_is_taken_back_is_sent_again_under_another_number(run: Run, own: Path) -> None:
    run(*ISSUED, "--data", own)
    [entry] = (own / "office/2021").iterdir()
    name = entry.name.removesuffix(".toml").rpartition("-")[2]
    ran = run("retract", name, "--reason", "更正", "--data", own)
    assert (ran.code, ran.out.splitlines()[0].partition("（编号")[0]) == (
        0,
        f"已记录 撤回 {name}（印发工作通报2021年第1期）",
    )
    assert f"由 {name}" not in run("check", "--data", own).out
    assert run(*ISSUED, "--data", own).code == 0
    assert numbers(run, own)[0].startswith("印发工作通报2021年第2期")
    again = run("retract", name, "--reason", "更正", "--data", own)
    assert "撤回" in refused(again)
    assert run("check", "--strict", "--data", own).code == 0


@pytest.mark.ordeal
def test_only_who_supervises_sends_one_out_and_takes_one_back(run: Run, own: Path) -> None:
    ran = run(*ISSUED, "--by", "市教育局", "--data", own)
    assert refused(ran).endswith("市教育局不能填")
    run(*ISSUED, "--data", own)
    [entry] = (own / "office/2021").iterdir()
    words = ("retract", str(entry), "--reason", "错", "--by", "市教育局", "--data", own)
    assert "不能" in refused(run(*words))


def test_undo_takes_back_what_nobody_else_has(run: Run, own: Path) -> None:
    before = git(own, "rev-parse", "HEAD")
    run(*ISSUED, "--data", own)
    told = json.loads(run("undo", "--yes", "--json", "--data", own).out)
    assert (told["item"], told["title"], told["entry"]["serial"]) == (None, None, 1)
    assert git(own, "rev-parse", "HEAD") == before
    assert not list((own / "office").rglob("*.toml"))


@pytest.mark.ordeal
def test_what_was_not_committed_is_committed_by_sync(run: Run, own: Path) -> None:
    git(own.parent, "init", "--bare", "-q", "shared.git")
    git(own, "remote", "add", "origin", str(own.parent / "shared.git"))
    run(*ISSUED, "--no-commit", "--data", own)
    assert git(own, "status", "--porcelain") != ""
    assert run("sync", "--data", own).code == 0
    assert git(own, "log", "-1", "--format=%s").startswith("印发工作通报2021年第1期")


@pytest.mark.parametrize("suffix", [".md", ".json", ".html", ".docx", ".xlsx"])
def test_what_was_issued_is_held_against_its_own_data_and_against_those_of_now(
    run: Run, own: Path, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"通报{suffix}"
    run(*ISSUED, "--output", file, "--data", own)
    told = json.loads(run("report", "--verify", file, "--json", "--data", own).out)
    assert (told["same"], told["number"], told["registered"]["differs"], told["later"]) == (
        True,
        "2021年第1期",
        [],
        [],
    )
    run("update", "5", "--percent", "9", "--date", "2021-06-29", "--data", own)
    ran = run("report", "--verify", file, "--data", own)
    assert (ran.code, ran.out.count("一字不差")) == (0, 1)
    assert "账册登记：2021年第1期于2021年7月8日印发（编号 " in ran.out
    assert "），就是这一份。" in ran.out
    assert "这以后账册又有了记录：同一截至日现在重算，有" in ran.out
    assert "现在：" in ran.out


@pytest.mark.ordeal
def test_a_paper_that_is_not_written_down_is_told(run: Run, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "通报.md"
    run(*ISSUED, "--output", file, "--data", own)
    run("undo", "--yes", "--data", own)
    ran = run("report", "--verify", file, "--data", own)
    assert (ran.code, "账册里没有登记2021年第1期，或登记已撤回。" in ran.out) == (1, True)


@pytest.mark.ordeal
def test_a_forged_day_of_issue_is_told(run: Run, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "通报.md"
    run(*ISSUED, "--output", file, "--data", own)
    text = file.read_text(encoding="utf-8")
    forged = text.replace("2021年7月8日印发", "2021年7月9日印发").replace(
        "2021-07-08", "2021-07-09"
    )
    file.write_text(forged, encoding="utf-8")
    ran = run("report", "--verify", file, "--data", own)
    assert (ran.code, "，日期与这一份的不同：印发的不是这一份。" in ran.out) == (1, True)


def test_what_went_out_is_had_in_another_format_under_its_number(
    run: Run, own: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "通报.md", tmp_path / "通报.docx"
    run(*ISSUED, "--output", first, "--data", own)
    assert "　第1期（2021年7月8日印发）　" in run(*Q2, "--data", own).out
    assert run(*Q2, "--output", second, "--data", own).code == 0
    ran = run("report", "--verify", second, "--data", own)
    assert (ran.code, "就是这一份" in ran.out) == (0, True)
    assert "　第" not in run(*Q2, "--for", "市交通运输局", "--data", own).out.splitlines()[1]
    run("update", "5", "--percent", "9", "--date", "2021-06-29", "--data", own)
    assert "　第1期（已印发，此件按现在的账册重算）　" in run(*Q2, "--data", own).out


@pytest.mark.ordeal
def test_a_report_is_verified_though_the_book_has_an_error_now(
    run: Run, own: Path, tmp_path: Path
) -> None:
    file = tmp_path / "通报.md"
    run(*ISSUED, "--output", file, "--data", own)
    plan = own / "items/05-tianzishan-bridge/item.toml"
    plan.write_text("oops\n", encoding="utf-8")
    ran = run("report", "--verify", file, "--data", own)
    assert (ran.code, "没有和现在的账册对照：账册有错误" in ran.out) == (0, True)


@pytest.mark.ordeal
def test_where_it_cannot_be_written_down_it_is_said_that_it_must_not_go_out(
    run: Run, own: Path, tmp_path: Path
) -> None:
    (own / "office").write_text("", encoding="utf-8")
    ran = run(*ISSUED, "--no-commit", "--output", tmp_path / "通报.md", "--data", own)
    assert ran.code != 0
    assert not list(own.glob("office/*"))


@pytest.mark.ordeal
def test_one_that_check_calls_wrong_stops_the_next(run: Run, own: Path) -> None:
    run(*ISSUED, "--data", own)
    [entry] = (own / "office/2021").iterdir()
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace(OFFICE, "市教育局"), encoding="utf-8")
    ran = run("report", "--kind", "通报", "--period", "2021-Q1", "--data", own)
    assert (ran.code, "市教育局不能填" in ran.err) == (4, True)


@pytest.mark.ordeal
def test_another_paper_of_the_same_number_is_told(run: Run, own: Path, tmp_path: Path) -> None:
    first = tmp_path / "一.md"
    run(*ISSUED, "--output", first, "--data", own)
    run("undo", "--yes", "--data", own)
    run("update", "5", "--percent", "9", "--date", "2021-06-29", "--data", own)
    run(*ISSUED, "--data", own)
    ran = run("report", "--verify", first, "--data", own)
    assert (ran.code, "，数据摘要与这一份的不同：印发的不是这一份。" in ran.out) == (1, True)


@pytest.mark.ordeal
def test_a_book_that_is_not_in_git_sends_one_out_too(run: Run, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "通报.md"
    ran = run(*ISSUED, "--output", file, "--data", book)
    assert (ran.code, "账册没有提交到 git" in ran.err) == (0, True)
    ran = run("report", "--verify", file, "--data", book)
    assert (ran.code, ran.out.count("\n")) == (0, 2)


@pytest.mark.ordeal
def test_data_that_no_commit_has_are_committed_first(run: Run, own: Path) -> None:
    run("update", "5", "--percent", "9", "--no-commit", "--data", own)
    before = contents(own)
    ran = run(*ISSUED, "--data", own)
    assert refused(ran) == "账册有没提交到 git 的内容，印发以后无从核对"
    assert contents(own) == before


@pytest.mark.ordeal
def test_where_the_file_cannot_be_written_nothing_is_issued(run: Run, own: Path) -> None:
    before = contents(own)
    ran = run(*ISSUED, "--output", own / "programme.toml", "--format", "markdown", "--data", own)
    assert ran.code == 2
    assert contents(own) == before


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("report", "--issue"), "--issue 只用于通报，周报不编期号"),
        (("report", "--kind", "简报", "--issue"), "--issue 只用于通报，简报不编期号"),
        ((*ISSUED, "--for", "市教育局"), "--issue 印发的是发给各单位的全文，不能和 --for 同用"),
        ((*ISSUED, "--csv"), "表格（csv）里没有数据来源，以后无从核对"),
        ((*ISSUED, "--at", "HEAD"), "--issue 印发的是现在的账册，不能和 --at 同用"),
        ((*Q2, "--date", "2021-07-08"), "--date 要和 --issue 一起用"),
        ((*Q2, "--yes", "--no-commit"), "--yes、--no-commit 要和 --issue 一起用"),
        ((*Q2, "--issue", "--date", "2021-06-01"), "数据截至2021年6月30日，晚于印发的2021年6月1日"),
        ((*ISSUED, "--notified", "2021-12-25"), "--notified 2021年12月25日还没有到"),
        ((*ISSUED, "--notified", "7月1日"), "告知的2021年7月1日早于印发的2021年7月8日"),
    ],
)
def test_what_cannot_go_out_is_refused(
    run: Run, own: Path, words: tuple[str, ...], error: str
) -> None:
    before = contents(own)
    assert refused(run(*words, "--data", own)) == error
    assert contents(own) == before


@pytest.mark.ordeal
def test_it_is_no_entry_of_an_item(run: Run, own: Path) -> None:
    run(*ISSUED, "--data", own)
    [entry] = (own / "office/2021").iterdir()
    name = entry.name.removesuffix(".toml").rpartition("-")[2]
    for words in (("verify", name), ("reply", name, "--note", "好")):
        ran = run(*words, "--data", own)
        assert refused(ran) == f"记录 {name} 是办公室的印发，不属于哪个事项"


@pytest.mark.ordeal
def test_what_lies_in_the_wrong_folder_is_told_with_the_right_one(run: Run, own: Path) -> None:
    run(*ISSUED, "--no-commit", "--data", own)
    [entry] = (own / "office/2021").iterdir()
    year = own / "items/05-tianzishan-bridge/2021"
    year.mkdir(exist_ok=True)
    entry.rename(year / entry.name)
    (own / "office/Thumbs.db").touch()
    (own / "office/2021/2021-07-08-progress-abcdef.toml").write_text("", encoding="utf-8")
    found = json.loads(run("check", "--json", "--data", own).out)["findings"]
    assert {(one["severity"], one["message"]) for one in found} == {
        ("error", "不认识的文件或文件夹；印发不属于一个事项，请移到 office/2021/"),
        ("error", "不认识的文件或文件夹；进展是事项的记录，请移到 items/ 里它的事项下"),
        ("warning", "不认识的文件或文件夹，账册不读它；office/ 里只放按年份命名的文件夹"),
    }


@pytest.mark.ordeal
def test_a_paper_that_cannot_be_read_stops_a_circular_and_no_list(run: Run, own: Path) -> None:
    run(*ISSUED, "--data", own)
    [entry] = (own / "office/2021").iterdir()
    entry.write_text("serial = 0\n", encoding="utf-8")
    assert run("list", "--data", own).code == 0
    ran = run(*Q2, "--data", own)
    assert (ran.code, str(entry.relative_to(own)) in ran.err) == (4, True)


@pytest.mark.ordeal
def test_that_one_went_out_is_among_the_changes(run: Run, own: Path) -> None:
    run(*ISSUED, "--data", own)
    out = run("changes", "--since", "HEAD~1", "--data", own).out
    assert "办公室（1条）" in out
    assert "印发工作通报2021年第1期，2021年二季度，截至2021年6月30日（" in out
    told = json.loads(run("changes", "--since", "HEAD~1", "--json", "--data", own).out)
    assert [one["presence"] for one in told["office"]] == ["added"]
    run("undo", "--yes", "--data", own)
    assert "没有变化" in run("changes", "--since", "HEAD", "--data", own).out


@pytest.mark.ordeal
def test_what_deserves_a_look_is_told_before_it_goes_out(run: Run, own: Path) -> None:
    run(*ISSUED, "--data", own)
    words = ("report", "--period", "2021-H2", "--issue", "--date", "2021-07-26", "--data", own)
    assert "提醒：2021年下半年还没有结束，以上是阶段性情况" in run(*words).err
    earlier = ("report", "--period", "2021-Q1", "--issue", "--date", "2021-04-09", "--data", own)
    assert "提醒：2021年第1期是2021年7月8日印发的，比这一期晚" in run(*earlier).err
    assert "期号会再用" in run("undo", "--yes", "--data", own).err
