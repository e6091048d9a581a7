"""The numbers of slips: the next one, and those that two clones took."""

import pytest

from tests.domain.books import EDUCATION, TRANSPORT, a_book, an_item, retraction
from tests.domain.supervising import a_slip
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.slip import Slip
from wuxian.domain.standing.slip_numbers import next_serial, taken_twice

SLIP = a_slip("2021-07-01", "2021-07-08")


def _numbered(*entries: Entry, more: tuple[Entry, ...] = ()) -> dict[str, Slip]:
    return taken_twice(a_book(an_item(*entries), an_item(*more, number=6)))


def test_of_two_slips_with_one_number_the_earlier_keeps_it() -> None:
    early, late = a_slip("2021-07-01", "2021-07-08"), a_slip("2021-07-02", "2021-07-08")
    assert _numbered(early, more=(late,)) == {late.id: early}
    assert _numbered(late, more=(early,)) == {late.id: early}
    assert _numbered(late, early) == {late.id: early}
    third = a_slip("2021-07-03", "2021-07-08", units=(EDUCATION,))
    assert _numbered(early, third, more=(late,)) == {late.id: early, third.id: early}


def test_of_one_day_the_one_written_down_first_keeps_it() -> None:
    one, other = a_slip("2021-07-01", "2021-07-08"), a_slip("2021-07-01", "2021-07-08")
    first = other.model_copy(update={"recorded": one.recorded.replace(hour=8)})
    assert _numbered(one, more=(first,)) == {one.id: first}


@pytest.mark.parametrize(
    "other",
    [
        a_slip("2021-07-02", "2021-07-08", serial=2),
        a_slip("2022-07-02", "2022-07-08"),
        a_slip("2021-07-02", "2021-07-08").model_copy(update={"series": "武咸约"}),
    ],
    ids=["serial", "year", "series"],
)
def test_another_number_is_none_that_is_taken(other: Slip) -> None:
    assert _numbered(SLIP, more=(other,)) == {}


def test_a_number_that_was_given_up_is_not_taken_twice() -> None:
    late = a_slip("2021-07-02", "2021-07-08", units=(TRANSPORT,))
    anew = a_slip("2021-07-05", "2021-07-08", serial=2, instead=late)
    assert _numbered(SLIP, more=(late, anew)) == {}
    undone = retraction("2021-07-06", anew)
    assert _numbered(SLIP, more=(late, anew, undone)) == {late.id: SLIP}
    assert _numbered(SLIP, more=(late, retraction("2021-07-06", late))) == {}


def test_a_number_renumbered_to_one_that_is_taken_is_taken_twice() -> None:
    late = a_slip("2021-07-02", "2021-07-08")
    anew = a_slip("2021-07-05", "2021-07-08", serial=2, instead=late)
    second = a_slip("2021-07-04", "2021-07-08", serial=2)
    assert _numbered(SLIP, second, more=(late, anew)) == {anew.id: second}


def test_the_next_number_comes_after_the_last_of_its_series_in_the_year() -> None:
    others = (
        a_slip("2022-01-05", "2022-01-12", serial=9),
        a_slip("2021-07-02", "2021-07-09", serial=7).model_copy(update={"series": "武咸约"}),
    )
    taken = a_slip("2021-07-03", "2021-07-10", serial=4)
    book = a_book(an_item(SLIP, *others), an_item(taken, number=6))
    assert next_serial(book, "武咸督", 2021) == 5
    assert next_serial(book, "武咸督", 2022) == 10
    assert next_serial(book, "武咸约", 2021) == 8
    assert next_serial(book, "武咸督", 2023) == 1


def test_the_number_of_a_slip_that_was_taken_back_stays_taken() -> None:
    back = retraction("2021-07-02", SLIP)
    assert next_serial(a_book(an_item(SLIP, back)), "武咸督", 2021) == 2
