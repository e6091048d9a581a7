"""Problems: asked, answered, done; open until somebody says that it is done."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.domain.arbitrary import days, entries
from tests.domain.books import a_calendar, an_item, day, retraction
from tests.domain.problems import raised, reply
from tests.laws import examples
from wuxian.domain.entries.entry import Entry, Told
from wuxian.domain.standing.problems import Followed, followed
from wuxian.domain.standing.record import Record

_LAWS = settings(max_examples=examples(80), suppress_health_check=[HealthCheck.too_slow])

PLAN = an_item().plan


def on(text: str, *written: Entry) -> tuple[Followed, ...]:
    """The problems as they stand on a day."""
    return followed(Record.on(written, day(text)))


def days_of(*written: Entry, at: str = "2021-12-31") -> tuple[str | None, ...]:
    """The three days of the only problem: asked, answered, done."""
    [one] = on(at, *written)
    told = (one.opened_on, one.answered_on, one.done_on)
    return tuple(None if known is None else str(known) for known in told)


def test_a_problem_asks_somebody_or_waits_for_somebody_or_neither() -> None:
    plain, asks, waits = (
        raised("2021-07-01"),
        raised("2021-07-01", asks="市政府"),
        raised("2021-07-01", waits_for="武汉市发改委"),
    )
    assert [entry.line(PLAN) for entry in (plain, asks, waits)] == [
        "问题，征地未完",
        "问题，提请市政府协调，征地未完",
        "问题，等待武汉市发改委，征地未完",
    ]
    with pytest.raises(ValidationError, match="只能写一个"):
        raised("2021-07-01", asks="市政府", waits_for="武汉市发改委")


def test_a_problem_tells_what_stands_in_the_way_and_who_is_to_clear_it() -> None:
    assert list(raised("2021-07-01", asks="市政府").told(PLAN)) == [
        Told("", "征地未完"),
        Told("提请", "市政府"),
        Told("等待", None),
    ]


def test_a_reply_says_something_or_that_it_is_done() -> None:
    noted = reply("2021-07-05", "aaaaaa", "专项债\n安排", answered_by="市政府")
    done = reply("2021-07-06", "aaaaaa", done=True)
    assert [entry.line(PLAN) for entry in (noted, done)] == [
        "答复 aaaaaa，市政府：专项债 安排",
        "答复 aaaaaa，已解决",
    ]
    assert list(done.told(PLAN)) == [
        Told("答复记录", "aaaaaa"),
        Told("答复单位", None),
        Told("", None),
        Told("已解决", value=True),
        Told("佐证材料", None),
    ]
    with pytest.raises(ValidationError, match="至少写一项"):
        reply("2021-07-06", "aaaaaa")
    with pytest.raises(ValidationError, match="就要写 note"):
        reply("2021-07-06", "aaaaaa", done=True, answered_by="市政府")


def test_a_problem_is_open_until_it_is_done_whatever_was_answered() -> None:
    problem = raised("2021-07-01")
    answered = reply("2021-07-05", problem, "研究中")
    done = reply("2021-07-09", problem, done=True)
    written = (problem, answered, done)
    assert on("2021-06-30", *written) == ()
    assert days_of(*written, at="2021-07-04") == ("2021-07-01", None, None)
    assert days_of(*written, at="2021-07-05") == ("2021-07-01", "2021-07-05", None)
    assert days_of(*written, at="2021-07-08") == ("2021-07-01", "2021-07-05", None)
    assert days_of(*written, at="2021-07-09") == ("2021-07-01", "2021-07-05", "2021-07-09")
    assert [on(at, *written)[0].is_open for at in ("2021-07-08", "2021-07-09")] == [True, False]


def test_of_several_answers_the_first_counts() -> None:
    problem = raised("2021-07-01")
    replies = [
        reply("2021-07-06", problem, "研究中"),
        reply("2021-07-05", problem, "收到"),
        reply("2021-07-09", problem, "到位", done=True),
        reply("2021-07-08", problem, done=True),
    ]
    assert days_of(problem, *replies) == ("2021-07-01", "2021-07-05", "2021-07-08")
    [one] = on("2021-12-31", problem, *replies)
    assert [answer.reply.note for answer in one.answers] == ["收到", "研究中", None, "到位"]


def test_to_say_only_that_it_is_done_is_no_answer() -> None:
    problem = raised("2021-07-01")
    done = reply("2021-07-08", problem, done=True)
    assert days_of(problem, done) == ("2021-07-01", None, "2021-07-08")


def test_an_answer_dated_before_its_problem_counts_from_the_problems_day() -> None:
    problem = raised("2021-07-05")
    early = reply("2021-07-01", problem, "已安排", done=True)
    assert on("2021-07-04", problem, early) == ()
    assert days_of(problem, early) == ("2021-07-05", "2021-07-05", "2021-07-05")


def test_taking_back_what_ended_it_opens_it_again() -> None:
    problem = raised("2021-07-01")
    done = reply("2021-07-05", problem, "到位", done=True)
    back = retraction("2021-07-07", done)
    assert days_of(problem, done, back, at="2021-07-06")[2] == "2021-07-05"
    assert days_of(problem, done, back, at="2021-07-07") == ("2021-07-01", None, None)


def test_taking_a_problem_back_takes_its_answers_along() -> None:
    problem = raised("2021-07-01")
    answer = reply("2021-07-05", problem, "研究中")
    record = Record.on((problem, answer, retraction("2021-07-06", problem)), day("2021-07-06"))
    assert followed(record) == ()
    assert [entry.kind for entry in record.standing] == ["retraction"]


def test_problems_stand_oldest_first_and_a_year_ends_none() -> None:
    late, early = raised("2021-12-30"), raised("2021-03-01", "资金未到位")
    stand = on("2023-01-01", late, early, reply("2021-04-01", "ffffff", "别的"))
    assert [one.problem for one in stand] == [early, late]


def test_it_ages_in_working_days_until_it_is_done() -> None:
    friday = raised("2021-07-02")
    done = reply("2021-07-07", friday, done=True)
    calendar = a_calendar(2021)
    ages = [
        one.working_days(calendar, day(at))
        for at in ("2021-07-02", "2021-07-04", "2021-07-05", "2021-07-07", "2021-07-30")
        for one in on(at, friday, done)
    ]
    assert ages == [0, 0, 1, 3, 3]


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("征地未完", True),
        ("征地未完。", True),
        ("　征地 未完", True),
        ("征地未完；", True),
        ("征地没有完", False),
    ],
)
def test_the_same_words_are_the_same_however_they_are_spaced(words: str, *, same: bool) -> None:
    assert Followed(raised("2021-07-01", "征地未完")).says(words) is same


@_LAWS
@given(entries(), days(), st.randoms())
def test_problems_depend_on_the_set_of_entries_and_never_on_their_order(
    written: Sequence[Entry],
    at: dt.date,
    random: "st.random_module.Random",  # type: ignore[name-defined]
) -> None:
    shuffled = list(written)
    random.shuffle(shuffled)
    assert followed(Record.on(shuffled, at)) == followed(Record.on(written, at))


@_LAWS
@given(entries(), days())
def test_the_three_days_come_in_their_order_and_none_is_to_come(
    written: Sequence[Entry], at: dt.date
) -> None:
    for one in followed(Record.on(written, at)):
        known = [on for on in (one.answered_on, one.done_on) if on]
        assert all(one.opened_on <= on <= at for on in known)
        assert one.is_open is not any(answer.reply.done for answer in one.answers)


@_LAWS
@given(entries(), days(), days())
def test_what_is_done_with_stays_so_unless_something_is_taken_back(
    written: Sequence[Entry], first: dt.date, second: dt.date
) -> None:
    written = [entry for entry in written if entry.kind != "retraction"]
    earlier, later = sorted((first, second))
    done = {one.problem.id for one in followed(Record.on(written, earlier)) if not one.is_open}
    assert done <= {
        one.problem.id for one in followed(Record.on(written, later)) if not one.is_open
    }
