"""The fold of an item's entries: retractions, the order they come in, and the day."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.arbitrary import days, entries
from tests.domain.books import SHANGHAI, appointment, day, progress, retraction
from tests.laws import examples
from wuxian.domain.entry import AnyEntry
from wuxian.domain.item import Record
from wuxian.domain.plan import Post

_LAWS = settings(max_examples=examples(80), suppress_health_check=[HealthCheck.too_slow])


def standing_on(on: str, *written: AnyEntry) -> list[str]:
    """The ids of the entries that stand on a day, newest first."""
    return [entry.id for entry in Record.on(written, day(on)).standing]


def test_entries_stand_newest_first() -> None:
    march, may = progress("2021-03-01", 10), progress("2021-05-01", 20)
    assert standing_on("2021-12-31", march, may) == [may.id, march.id]


def test_an_entry_counts_from_its_own_day() -> None:
    entry = progress("2021-05-01", 20)
    assert standing_on("2021-04-30", entry) == []
    assert standing_on("2021-05-01", entry) == [entry.id]


def test_a_retraction_takes_effect_on_its_own_day() -> None:
    wrong = progress("2021-05-01", 20)
    back = retraction("2021-05-10", wrong)
    assert standing_on("2021-05-09", wrong, back) == [wrong.id]
    assert standing_on("2021-05-10", wrong, back) == [back.id]


def test_an_entry_can_be_retracted_on_the_day_it_was_written() -> None:
    wrong = progress("2021-05-01", 20)
    back = retraction("2021-05-01", wrong, recorded=dt.datetime(2021, 5, 1, 18, tzinfo=SHANGHAI))
    assert standing_on("2021-05-01", wrong, back) == [back.id]


def test_a_retraction_of_a_retraction_restores_the_entry() -> None:
    entry = progress("2021-05-01", 20)
    back = retraction("2021-05-10", entry)
    restored = retraction("2021-05-20", back)
    assert standing_on("2021-05-19", entry, back, restored) == [back.id]
    assert standing_on("2021-05-20", entry, back, restored) == [restored.id, entry.id]


def test_an_entry_retracted_twice_stays_retracted_when_one_retraction_falls() -> None:
    entry = progress("2021-05-01", 20)
    one, two = retraction("2021-05-10", entry), retraction("2021-05-11", entry)
    fallen = retraction("2021-05-20", one)
    assert standing_on("2021-05-20", entry, one, two, fallen) == [fallen.id, two.id]


def test_a_retraction_dated_before_its_entry_takes_nothing_back() -> None:
    entry = progress("2021-05-10", 20)
    early = retraction("2021-05-01", entry)
    record = Record.on((entry, early), day("2021-05-10"))
    assert (record.standing, record.retracted) == ((entry, early), {})


def test_an_entry_retracted_twice_names_the_retraction_that_came_first() -> None:
    entry = progress("2021-05-01", 20)
    one, two = retraction("2021-05-10", entry), retraction("2021-05-11", entry)
    record = Record.on((entry, one, two), day("2021-05-11"))
    assert record.retracted == {entry.id: one}


def test_the_record_says_which_retraction_took_an_entry_back() -> None:
    wrong = appointment("2021-05-01", Post.LEADER, "张三")
    back = retraction("2021-05-10", wrong)
    assert Record.on((wrong, back), day("2021-05-10")).retracted == {wrong.id: back}


def test_an_entry_taken_back_names_no_retraction_that_was_too_early() -> None:
    entry = progress("2021-05-10", 20)
    early, effective = retraction("2021-05-01", entry), retraction("2021-05-11", entry)
    record = Record.on((entry, early, effective), day("2021-05-11"))
    assert record.retracted == {entry.id: effective}


@_LAWS
@given(entries(), days(), st.data())
def test_the_order_in_which_entries_are_given_does_not_matter(
    written: tuple[AnyEntry, ...], on: dt.date, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(written))
    assert Record.on(shuffled, on) == Record.on(written, on)


@_LAWS
@given(entries(), days())
def test_entries_after_the_day_never_count(written: tuple[AnyEntry, ...], on: dt.date) -> None:
    known = [entry for entry in written if entry.date <= on]
    assert Record.on(written, on) == Record.on(known, on)


@_LAWS
@given(entries(), days())
def test_every_known_entry_either_stands_or_names_the_later_entry_that_took_it_back(
    written: tuple[AnyEntry, ...], on: dt.date
) -> None:
    record = Record.on(written, on)
    for entry in written:
        if entry.date > on:
            continue
        if entry in record.standing:
            assert entry.id not in record.retracted
        else:
            assert record.retracted[entry.id].order > entry.order
