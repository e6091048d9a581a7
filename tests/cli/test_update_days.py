"""`update --date`: the day a fact holds."""

import datetime as dt
from pathlib import Path

import pytest

from tests.cli.outcomes import entry, refusal
from tests.conftest import Run

BRIDGE = "items/05-tianzishan-bridge"


def test_the_day_is_the_one_the_book_is_pinned_to(run: Run, book: Path) -> None:
    assert entry(run("update", "5", "--note", "x", "--json", "--data", book))["date"] == (
        "2021-07-26"
    )


def test_the_day_of_an_unpinned_book_is_today_where_the_programme_is(
    process: Run, tmp_path: Path
) -> None:
    process("init", tmp_path / "new")
    china = dt.timezone(dt.timedelta(hours=8))
    before = dt.datetime.now(china).date()
    words = ("update", "5", "--json", "--data", tmp_path / "new")
    days = {
        entry(process(*words, "--note", zone, env={"TZ": zone}))["date"]
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago")
    }
    assert days <= {str(before), str(dt.datetime.now(china).date())}


@pytest.mark.parametrize(
    "written",
    [
        "2021-07-01",
        "2021-7-1",
        "2021年7月1日",
        "2021.7.1",
        "2021/7/1",
        "20210701",
        " 2021-07-01 ",
        "２０２１年７月１日",
        "２０２１．０７．０１",
        "2021 年 7 月 1 日",
        "7月1日",
        "07-01",
        "二〇二一年七月一日",
        "七月初",
        "本月1日",
        "今年7月1日",
    ],
)
def test_a_day_is_read_as_people_write_it(run: Run, book: Path, written: str) -> None:
    ran = run("update", "5", "--note", "x", "--date", written, "--json", "--data", book)
    assert entry(ran)["date"] == "2021-07-01"
    assert len(list(book.glob(f"{BRIDGE}/2021/2021-07-01-progress-*.toml"))) == 1


@pytest.mark.parametrize(
    ("written", "date"),
    [("昨天", "2021-07-25"), ("上周五", "2021-07-23"), ("6月底", "2021-06-30")],
)
def test_a_day_is_seen_from_the_books_today(run: Run, book: Path, written: str, date: str) -> None:
    ran = run("update", "5", "--note", "x", "--date", written, "--json", "--data", book)
    assert entry(ran)["date"] == date


@pytest.mark.parametrize(
    "written", ["", "7月32日", "那天", "2021-02-29", "2021-13-01", "21-07-01", "x"]
)
def test_a_day_that_cannot_be_read_is_refused(run: Run, book: Path, written: str) -> None:
    assert run("update", "5", "--note", "x", "--date", written, "--data", book) == refusal(
        2,
        f"错误：--date 的日期“{written}”读不懂，或没有这一天",
        "可以写 2021-07-26、2021年7月26日、7月26日、昨天、上周五、6月底、年底。",
    )


def test_a_day_that_has_not_come_is_refused(run: Run, book: Path) -> None:
    assert run("update", "5", "--note", "x", "--date", "2021-07-27", "--data", book) == refusal(
        2,
        "错误：--date 2021年7月27日还没有到",
        "账册的今天是2021年7月26日。",
    )


def test_a_day_outside_the_term_is_refused(run: Run, book: Path) -> None:
    assert run("update", "5", "--note", "x", "--date", "2020-12-31", "--data", book) == refusal(
        2,
        "错误：--date：2020年12月31日不在期限2021—2025年之内",
    )
