"""What two people wrote in two clones, and only one of them should have: `check` tells it."""

import datetime as dt

from tests.domain.books import EDUCATION, SHANGHAI, TRANSPORT, a_book, an_item, progress, retraction
from tests.domain.problems import raised, reply
from wuxian.domain.checks import entries
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.entries.retraction import Retraction


def problems(*written: Entry) -> list[str]:
    """What is said of an item's problems."""
    return [one.message for one in entries.problems_stand_once(a_book(an_item(*written)))]


def test_a_problem_that_was_raised_twice_is_told_while_both_are_open() -> None:
    first = raised("2021-03-01", "征地未完", entry_id="00000a")
    second = raised("2021-03-02", "征地 未完。", by=EDUCATION, entry_id="00000b")
    other = raised("2021-03-03", "缺资金", entry_id="00000c")
    both = f"00000a（{TRANSPORT}）和 00000b（{EDUCATION}）"
    told = f"同一个问题提了两次：{both}；请用 wuxian retract 撤回一个"
    assert problems(second, other, first) == [told]
    assert problems(first, second, reply("2021-03-04", first, done=True)) == []
    assert problems(first, second, retraction("2021-03-04", second)) == []
    assert problems(first, other) == problems() == []


def at(second: int, minute: int = 0) -> dt.datetime:
    """A moment of the day on which things are corrected."""
    return dt.datetime(2021, 3, 5, 9, minute, second, tzinfo=SHANGHAI)


def corrected(name: str, minute: int, *, by: str = TRANSPORT) -> tuple[Progress, Retraction]:
    """A correction of 00000a, written in one act."""
    anew = progress("2021-03-01", 20, by=by, entry_id=f"{name}1", recorded=at(0, minute))
    taken = retraction("2021-03-05", "00000a", entry_id=f"{name}2", recorded=at(1, minute))
    return anew, taken.model_copy(update={"by": by})


def corrections(*written: Entry) -> list[tuple[str, str]]:
    """What is said of an item's corrections, and of which entry."""
    found = entries.reports_are_corrected_once(a_book(an_item(*written)))
    return [(one.path[-11:-5], one.message) for one in found]


def test_a_report_that_was_corrected_twice_is_told() -> None:
    wrong = progress("2021-03-01", 10, entry_id="00000a")
    first, second = corrected("b0000", 1), corrected("c0000", 2, by=EDUCATION)
    message = (
        f"00000a 更正了2次：b00001（{TRANSPORT}）和 c00001（{EDUCATION}），以较新的为准；"
        "请核对后用 wuxian retract 撤回多余的"
    )
    assert corrections(wrong, *second, *first) == [("c00001", message)]
    assert corrections(wrong, *first) == []
    assert corrections(wrong, *first, *second, retraction("2021-03-06", "c00001")) == []
    later = progress("2021-03-01", 30, entry_id="00000d", recorded=at(0, 30))
    assert corrections(wrong, *first, later, second[1]) == []


def test_a_report_that_was_only_taken_back_twice_is_not() -> None:
    wrong = progress("2021-03-01", 10, entry_id="00000a")
    other = progress("2021-03-02", 11, entry_id="00000b")
    assert corrections(wrong, other, corrected("b0000", 1)[1], corrected("c0000", 2)[1]) == []
