"""`--at`: the book as it was at a revision."""

import datetime as dt
import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.outcomes import refusal
from tests.conftest import Ran, Run
from tests.store.git.histories import (
    PIN,
    READERS,
    book_with_a_past,
    commit,
    edit,
    report,
    traces,
    unpinned_book,
)
from tests.store.git.repositories import git
from wuxian.store.git.dating import in_order

USUAL = "可写提交号（见 wuxian log）、标签、分支、HEAD~3，或日期，如 2021-07-01。"


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Item 5 at 10 % on 1 July 2021, then at 30, 50, 70 and 90 %; tests only read it."""
    return book_with_a_past(tmp_path_factory.mktemp("past") / "book")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book in an empty repository, pinned to no day, that a test may change."""
    return unpinned_book(tmp_path / "own")


def percent(ran: Ran) -> int | None:
    """How far item 5 is, by `list --json`."""
    assert ran.code == 0, ran.err
    found: int | None = json.loads(ran.out)["items"][4]["percent"]
    return found


def day_of(ran: Ran) -> str:
    """The day that a view was computed for."""
    assert ran.code == 0, ran.err
    return str(json.loads(ran.out)["as_of"])


def at(run: Run, book: Path, revision: str, *words: str | Path) -> Ran:
    """How `list --json` ends at a revision."""
    return run("list", "--json", "--data", book, f"--at={revision}", *words)


@pytest.mark.parametrize(
    ("revision", "found"),
    [
        ("HEAD", 90),
        ("@", 90),
        ("main", 90),
        ("HEAD^", 70),
        ("HEAD~3", 30),
        ("@~4", 10),
        ("初报", 10),
        ("refs/tags/初报", 10),
        ("v1.0", 30),
        ("v1.0^{}", 30),
        ("草稿", 50),
        ("草稿~1", 30),
    ],
)
def test_a_revision_is_named_as_in_git(revision: str, found: int, run: Run, past: Path) -> None:
    assert percent(at(run, past, revision)) == found


@pytest.mark.parametrize("length", [40, 8])
def test_a_commit_is_named_by_its_id_in_full_or_in_short(length: int, run: Run, past: Path) -> None:
    name = git(past, "rev-parse", "HEAD~1").strip()
    assert percent(at(run, past, name[:length])) == 70


@pytest.mark.parametrize(
    "written",
    ["2021-07-05", "2021/7/5", "2021年7月5日", "20210705", "２０２１-０７-０５", "@{2021-07-05}"],
)
def test_a_day_is_a_revision_too(written: str, run: Run, past: Path) -> None:
    assert percent(at(run, past, written)) == 50


@pytest.mark.parametrize(("day", "found"), [("2021-07-08", 70), ("2021-12-31", 90)])
def test_on_a_day_without_a_commit_the_last_one_before_it_stands(
    day: str, found: int, run: Run, past: Path
) -> None:
    assert percent(at(run, past, day)) == found


@pytest.mark.parametrize("revision", ["@{2021-07-05}", "HEAD@{2021-07-05}"])
def test_a_day_is_the_same_in_every_clone(
    revision: str, run: Run, past: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--quiet", past, "clone")
    assert percent(at(run, tmp_path / "clone", revision)) == 50


@pytest.mark.parametrize(("zone", "found"), [("+08:00", 10), ("+00:00", 20)])
def test_a_day_ends_at_midnight_where_the_programme_is(
    zone: str, found: int, run: Run, own: Path
) -> None:
    edit(own / "programme.toml", "+08:00", zone)
    report(own, "2021-06-30", 10)
    commit(own, "2021-07-01T15:59:59+00:00")
    report(own, "2021-07-01", 20)
    commit(own, "2021-07-01T16:00:00+00:00")
    assert percent(at(run, own, "2021-07-01")) == found


@pytest.mark.parametrize("kind", ["tag", "branch"])
def test_a_name_that_looks_like_a_day_goes_before_the_day(kind: str, run: Run, own: Path) -> None:
    report(own, "2021-07-01", 10)
    commit(own, "2021-07-01T12:00:00+08:00")
    report(own, "2021-07-02", 20)
    commit(own, "2021-07-02T12:00:00+08:00")
    git(own, kind, "2021-07-01")
    assert percent(at(run, own, "2021-07-01")) == 20
    assert percent(at(run, own, "@{2021-07-01}")) == 10


@pytest.mark.parametrize(
    ("said", "same"),
    [("二〇二一年七月十日", "2021-07-10"), ("去年底", "{}-12-31"), ("@{去年底}", "{}-12-31")],
)
def test_a_day_may_be_said_as_people_say_it(said: str, same: str, run: Run, past: Path) -> None:
    last_year = dt.datetime.now(dt.timezone(dt.timedelta(hours=8))).year - 1
    shown = at(run, past, said)
    assert shown.code == 0
    assert shown == at(run, past, same.format(last_year))


@pytest.mark.parametrize("day", ["2021-02-30", "@{2021-13-01}"])
def test_a_day_that_does_not_exist_is_refused(day: str, run: Run, past: Path) -> None:
    written = day.strip("@{}")
    assert at(run, past, day) == refusal(
        2,
        f"错误：--at 的日期“{written}”读不懂，或没有这一天",
        "可以写 2021-07-26、2021年7月26日、7月26日、昨天、上周五、6月底、年底。",
    )


def test_a_tag_may_be_called_like_a_day_that_does_not_exist(run: Run, own: Path) -> None:
    commit(own)
    git(own, "tag", "2021-02-30")
    assert at(run, own, "2021-02-30").code == 0


@pytest.mark.parametrize(
    ("day", "words"), [("2021-06-30", "2021年6月30日"), ("1960-01-01", "1960年1月1日")]
)
def test_before_the_first_commit_there_is_no_book(
    day: str, words: str, run: Run, past: Path
) -> None:
    assert at(run, past, day) == refusal(
        3, f"错误：{words}还没有提交过账册", "最早的提交在2021年7月1日。"
    )


def test_without_any_commit_there_is_no_past(run: Run, own: Path) -> None:
    assert at(run, own, "HEAD") == refusal(3, "错误：没有版本“HEAD”", USUAL)
    assert at(run, own, "2021-07-01") == refusal(
        3, "错误：2021年7月1日还没有提交过账册", "还没有任何提交。"
    )


@pytest.mark.parametrize(
    "revision",
    [
        "", " ", "-n", "-1", "--", "--all", "--upload-pack=x", "--output=x", "--end-of-options",
        "HEAD:README", "HEAD:programme.toml", ":programme.toml", "HEAD^{tree}", "HEAD~9", "HEAD^3",
        "^HEAD", "HEAD^!", "HEAD^@", "HEAD HEAD", "*", "refs/heads/*", "$(touch x)", "; touch x",
        "..", "../..", "/etc/passwd", "0" * 40, "f" * 40, "一" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_commit_is_refused(
    revision: str, run: Run, past: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = traces(past)
    assert at(run, past, revision) == refusal(3, f"错误：没有版本“{revision.strip()}”", USUAL)
    assert list(tmp_path.iterdir()) == []
    assert traces(past) == before


@pytest.mark.parametrize("revision", ["main\nHEAD", "HEAD\0", "\x1b[31mHEAD", "\u202eHEAD"])
def test_a_name_that_would_steer_a_terminal_is_refused_and_not_printed(
    revision: str, run: Run, past: Path
) -> None:
    ran = at(run, past, revision)
    assert (ran.code in {2, 3}, ran.out) == (True, "")
    assert ran.err.startswith(("错误：没有版本“", "错误：--at 的第"))
    assert all(line.isprintable() for line in ran.err.split("\n"))


@pytest.mark.parametrize(
    ("typed", "near"),
    [("mian", "main"), ("草搞", "草稿"), ("HEAD..main", "main"), ("v1.O", "v1.0")],
)
def test_a_name_near_a_branch_or_a_tag_is_refused_with_it(
    typed: str, near: str, run: Run, past: Path
) -> None:
    assert at(run, past, typed) == refusal(3, f"错误：没有版本“{typed}”", f"是不是“{near}”？")


@pytest.mark.ordeal
def test_a_view_at_a_revision_is_what_the_command_printed_then(run: Run, own: Path) -> None:
    def views(option: str, value: str) -> dict[str, str]:
        readers = [words for words in READERS if not words.startswith("check")]
        forms = [f"{words}{form}" for words in readers for form in ("", " --json")]
        return {words: run(*words.split(), "--data", own, option, value).out for words in forms}

    report(own, "2021-07-05", 50)
    commit(own, "2021-07-05T12:00:00+08:00")
    then = views("--as-of", "2021-07-05")
    report(own, "2021-07-05", 60)
    edit(own / "items/05-tianzishan-bridge/item.toml", 'title = "武咸快速通道', 'title = "某')
    edit(own / "programme.toml", 'name = "武咸同城"', 'name = "某某同城"')
    git(own, "rm", "-rq", "items/12-whut-institute", "calendar.toml")
    commit(own, "2021-07-06T12:00:00+08:00")
    assert views("--at", "HEAD~1") == then
    assert [words for words, out in views("--at", "HEAD").items() if out == then[words]] == []


@pytest.mark.ordeal
def test_a_work_tree_full_of_changes_is_neither_read_nor_touched(run: Run, own: Path) -> None:
    def views() -> list[Ran]:
        return [run(*words.split(), "--data", own, "--at=HEAD") for words in READERS]

    report(own, "2021-07-01", 10)
    commit(own, "2021-07-01T12:00:00+08:00")
    clean = views()
    report(own, "2021-07-02", 20)
    git(own, "add", ".")
    report(own, "2021-07-03", 30)
    (own / "items/06-s102-g107-upgrade/item.toml").unlink()
    (own / "calendar.toml").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    before = traces(own)
    assert views() == clean
    assert traces(own) == before


@pytest.mark.parametrize("words", READERS)
def test_it_says_which_past_is_shown_and_keeps_that_out_of_the_product(
    words: str, run: Run, past: Path
) -> None:
    name = git(past, "rev-parse", "HEAD~2").strip()
    ran = run(*words.split(), "--data", past, "--at=2021-07-06", "--json")
    assert (ran.code, ran.err) == (0, f"（以下是2021年7月5日提交 {name[:8]} 时的账册。）\n")
    assert json.loads(ran.out)["schema"] == 1


def test_a_commit_is_shown_on_the_day_it_was_made_where_the_programme_is(
    run: Run, own: Path
) -> None:
    commit(own, "2021-07-01T09:30:00-12:00")
    assert day_of(at(run, own, "HEAD")) == "2021-07-02"


def test_a_day_is_shown_as_of_itself(run: Run, past: Path) -> None:
    assert day_of(at(run, past, "2021-07-06")) == "2021-07-06"


def test_a_book_that_was_pinned_is_shown_on_that_day_unless_another_is_named(
    run: Run, own: Path
) -> None:
    edit(own / "programme.toml", 'time_zone = "+08:00"\n', f'time_zone = "+08:00"\n{PIN}')
    commit(own, "2021-07-01T12:00:00+08:00")
    edit(own / "programme.toml", PIN, "")
    commit(own, "2021-07-03T12:00:00+08:00")
    assert day_of(at(run, own, "HEAD~1")) == "2021-07-26"
    assert day_of(at(run, own, "2021-07-02")) == "2021-07-02"
    assert day_of(at(run, own, "HEAD")) == "2021-07-03"


@pytest.mark.parametrize("revision", ["HEAD~2", "2021-07-05", "v1.0"])
def test_as_of_goes_before_every_other_day(revision: str, run: Run, past: Path) -> None:
    assert day_of(at(run, past, revision, "--as-of", "2021-07-31")) == "2021-07-31"


def test_an_earlier_day_of_an_old_book_knows_what_was_known_then(run: Run, past: Path) -> None:
    assert percent(at(run, past, "v1.0", "--as-of", "2021-07-02")) == 10


def test_a_day_out_of_the_term_is_told_of(run: Run, past: Path) -> None:
    ran = at(run, past, "HEAD", "--as-of", "2026-01-01")
    assert ran.err.split("\n")[1] == "（2026年1月1日不在期限2021—2025年之内。）"


def test_an_item_that_came_later_is_not_found_in_the_past(run: Run, own: Path) -> None:
    commit(own)
    (own / "items/05-tianzishan-bridge").rename(own / "items/21-tianzishan-bridge")
    ran = run("show", "21", "--data", own, "--at=HEAD")
    assert (ran.code, ran.out) == (3, "")


def test_a_report_on_a_past_state_goes_to_a_file_too(run: Run, past: Path, tmp_path: Path) -> None:
    words = ("report", "--data", past, "--at=v1.0", "--format=markdown")
    file = tmp_path / "周报.md"
    assert run(*words, "--output", file).code == 0
    assert file.read_text(encoding="utf-8") == run(*words).out


CLOCKS = {
    "one behind": ("2021-07-01", "2001-01-01", "2021-07-03", "2021-07-05"),
    "one ahead": ("2021-07-01", "2031-01-01", "2021-07-03", "2021-07-05"),
    "the first ahead": ("2031-01-01", "2021-07-02", "2021-07-03", "2021-07-05"),
}


@pytest.mark.parametrize("clocks", CLOCKS)
def test_a_wrong_clock_of_one_commit_moves_no_other_and_is_told_where_it_matters(
    run: Run, own: Path, clocks: str
) -> None:
    for number, said in enumerate(CLOCKS[clocks]):
        report(own, f"2021-07-0{number + 1}", 10 + 20 * number)
        commit(own, f"{said}T09:00:00+08:00")
    assert run("list", "--data", own, "--at=2021-06-30").code == 3
    assert percent(at(run, own, "2021-07-02")) == 30
    assert percent(at(run, own, "2021-07-04")) == 50
    told = at(run, own, "2021-07-02").err
    assert ("写的是2031年1月1日，与前后的提交不符，这里按先后推断：2021年7月2日是" in told) is (
        clocks == "one ahead"
    )


@given(st.lists(st.integers(0, 9), max_size=12))
def test_times_are_put_in_order_by_changing_as_few_as_can_be(times: list[int]) -> None:
    found = in_order(times)
    kept = sum(a == b for a, b in zip(times, found, strict=True))
    assert found == sorted(found)
    orders = (
        run
        for size in range(len(times), -1, -1)
        for run in itertools.combinations(times, size)
        if list(run) == sorted(run)
    )
    assert kept >= len(next(orders))
