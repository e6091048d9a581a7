"""The fold of an item's entries: retractions, the order they come in, and the day."""

import datetime as dt
from typing import Literal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.arbitrary import days, entries
from tests.domain.books import SHANGHAI, appointment, day, progress, retraction
from tests.laws import examples
from wuxian.domain.entries.entry import Entry, Linked
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.record import Record

_LAWS = settings(max_examples=examples(80), suppress_health_check=[HealthCheck.too_slow])


def standing_on(on: str, *written: Entry) -> list[str]:
    """The ids of the entries that stand on a day, newest first."""
    return [entry.id for entry in Record.on(written, day(on)).standing]


def facts(record: Record) -> list[str]:
    """The ids of what stands but for what only takes back."""
    return [entry.id for entry in record.standing if not isinstance(entry, Linked)]


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


def test_a_retraction_dated_before_its_entry_takes_it_back_from_the_entrys_day() -> None:
    entry = progress("2021-05-10", 20)
    early = retraction("2021-05-01", entry)
    assert Record.on((entry, early), day("2021-05-09")).standing == ()
    record = Record.on((entry, early), day("2021-05-10"))
    assert (record.standing, record.retracted) == ((early,), {entry.id: early})


def test_a_retraction_written_down_by_a_slow_clock_takes_its_entry_back() -> None:
    entry = progress("2021-05-10", 20)
    slow = retraction("2021-05-10", entry, recorded=entry.recorded - dt.timedelta(hours=5))
    assert standing_on("2021-05-10", entry, slow) == [slow.id]


def test_entries_that_take_each_other_back_take_nothing_back() -> None:
    entry = progress("2021-05-01", 20)
    one = retraction("2021-05-02", "0000b2", entry_id="0000b1")
    two = retraction("2021-05-03", one, entry_id="0000b2")
    own = retraction("2021-05-04", "0000b3", entry_id="0000b3")
    assert standing_on("2021-05-09", entry, one, two, own) == [own.id, two.id, one.id, entry.id]


def test_a_retraction_of_one_in_a_ring_takes_effect() -> None:
    one = retraction("2021-05-02", "0000b2", entry_id="0000b1")
    two = retraction("2021-05-03", one, entry_id="0000b2")
    back = retraction("2021-05-04", one)
    assert standing_on("2021-05-09", one, two, back) == [back.id, two.id]


class _About(Linked):
    """An entry about another that takes nothing back, whatever its kind is called."""

    kind: Literal["reply", "verification"] = "reply"


def _reply(on: str, to: Entry, entry_id: str) -> _About:
    return _About(id=entry_id, date=day(on), to=to.id, recorded=to.recorded, by=to.by)


def test_what_is_about_an_entry_falls_and_rises_with_it() -> None:
    entry = progress("2021-05-01", 20)
    reply = _reply("2021-04-01", entry, "0000c1")
    more = _reply("2021-05-02", reply, "0000c2").model_copy(update={"kind": "verification"})
    back = retraction("2021-05-10", entry)
    restored = retraction("2021-05-20", back)
    written = (entry, reply, more, back, restored)
    assert standing_on("2021-04-30", *written) == []
    assert standing_on("2021-05-02", *written) == [more.id, entry.id, reply.id]
    assert standing_on("2021-05-10", *written) == [back.id]
    assert standing_on("2021-05-20", *written) == [restored.id, more.id, entry.id, reply.id]


def test_what_is_about_a_retraction_does_not_fall_with_what_that_takes_back() -> None:
    entry = progress("2021-05-01", 20)
    back = retraction("2021-05-02", entry)
    reply = _reply("2021-05-03", back, "0000c1")
    assert standing_on("2021-05-03", entry, back, reply) == [reply.id, back.id]


def test_an_entry_retracted_twice_names_the_retraction_that_came_first() -> None:
    entry = progress("2021-05-01", 20)
    one, two = retraction("2021-05-10", entry), retraction("2021-05-11", entry)
    record = Record.on((entry, one, two), day("2021-05-11"))
    assert record.retracted == {entry.id: one}


def test_the_record_says_which_retraction_took_an_entry_back() -> None:
    wrong = appointment("2021-05-01", Post.LEADER, "张三")
    back = retraction("2021-05-10", wrong)
    assert Record.on((wrong, back), day("2021-05-10")).retracted == {wrong.id: back}


@_LAWS
@given(entries(), st.data())
def test_no_clock_that_is_a_day_off_changes_what_stands(
    written: tuple[Entry, ...], data: st.DataObject
) -> None:
    """Links before clocks: a retraction counts whatever day its writer thought it was."""
    off = st.integers(-1, 1).map(lambda days: dt.timedelta(days=days))
    skewed = [
        entry.model_copy(
            update={
                "date": entry.date + data.draw(off),
                "recorded": entry.recorded + data.draw(off),
            }
        )
        if isinstance(entry, Linked)
        else entry
        for entry in data.draw(st.permutations(written))
    ]
    after = max((entry.date for entry in written), default=dt.date(2021, 1, 1))
    on = after + dt.timedelta(days=1)
    was, now = Record.on(written, on), Record.on(skewed, on)
    assert facts(now) == facts(was)
    assert now.retracted.keys() == was.retracted.keys()


@_LAWS
@given(entries(), days(), st.data())
def test_the_order_in_which_entries_are_given_does_not_matter(
    written: tuple[Entry, ...], on: dt.date, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(written))
    assert Record.on(shuffled, on) == Record.on(written, on)


@_LAWS
@given(entries(), days())
def test_entries_after_the_day_never_count(written: tuple[Entry, ...], on: dt.date) -> None:
    known = [entry for entry in written if entry.date <= on]
    assert facts(Record.on(written, on)) == facts(Record.on(known, on))


@_LAWS
@given(entries(), days())
def test_every_known_entry_either_stands_or_names_the_entry_that_took_it_back(
    written: tuple[Entry, ...], on: dt.date
) -> None:
    record = Record.on(written, on)
    for entry in written:
        if entry.date > on or isinstance(entry, Linked):
            continue
        if entry in record.standing:
            assert entry.id not in record.retracted
        else:
            assert record.retracted[entry.id] in record.standing
