"""Today without a readable programme: the day in the usual zone, whatever the machine's is."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.conftest import Run
from wuxian.cli.opening import today

BEIJING = dt.timezone(dt.timedelta(hours=8))


@pytest.mark.parametrize(
    ("now", "day"), [("2021-07-26T15:59:59", "2021-07-26"), ("2021-07-26T16:00:00", "2021-07-27")]
)
def test_without_a_programme_a_day_begins_at_midnight_in_beijing(now: str, day: str) -> None:
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=dt.UTC)
    assert today(None, moment) == dt.date.fromisoformat(day)


@pytest.mark.ordeal
def test_check_says_that_day_on_a_machine_of_any_zone(book: Path, process: Run) -> None:
    (book / "programme.toml").write_text("?", encoding="utf-8")
    days = {dt.datetime.now(BEIJING).date().isoformat()}
    for zone in ("Etc/GMT+12", "Etc/GMT-14"):
        ran = process("check", "--json", "--data", book, env={"TZ": zone})
        days.add(json.loads(ran.out)["as_of"])
    # The two are 26 hours apart; a midnight between the runs would be bad luck.
    assert len(days) == 1
