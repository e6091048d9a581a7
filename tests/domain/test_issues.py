"""What was issued: the next number, the last paper before a day, and what it left open."""

import json

import pytest
from pydantic import ValidationError

from tests.domain.books import (
    OFFICE,
    ORIGIN,
    a_book,
    a_goal,
    a_programme,
    an_item,
    day,
    progress,
    retraction,
    settings_of,
)
from tests.domain.issuing import DIGEST, issue
from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import Place
from wuxian.domain.checks import (
    OF_THE_OFFICE,
    RULES,
    findings,
    findings_of,
    said_in_two_clones,
)
from wuxian.domain.entries.entry import Around, Entry
from wuxian.domain.entries.issue import Issue
from wuxian.domain.history.commit import entry_message
from wuxian.domain.history.provenance import Origin
from wuxian.domain.standing.issues import (
    Numbering,
    issued,
    known_before,
    last_before,
    next_serial,
)
from wuxian.domain.standing.lamp import Class
from wuxian.domain.values.period import Period
from wuxian.domain.views.circular import Circular, circular
from wuxian.domain.views.reproduction import Registered, Reproduction

Q1 = issue("2021-04-09", 1, "2021-Q1", "2021-03-31", behind=(5,))
Q2 = issue("2021-07-08", 2, behind=(5, 6))
GOAL = a_goal(due="2021-12-31")


def a_year(*office: Entry) -> Book:
    """Item 5 is behind in spring and ahead since August; item 6 is on its pace."""
    five = an_item(progress("2021-03-20", 5), progress("2021-08-20", 90), goals=(GOAL,))
    six = an_item(progress("2021-03-20", 30), progress("2021-06-20", 55), number=6, goals=(GOAL,))
    return a_book(five, six, years=(settings_of(2021),))._replace(office=office)


def paper(book: Book, period: str = "2021-Q3", origin: Origin = ORIGIN) -> Circular:
    """The circular of a period at its end."""
    named = Period.parse(period)
    return circular(book, named, named.last, origin)


# The record


def test_what_was_issued_lies_with_the_office() -> None:
    assert Place.of_entry(None, Q1) == "office/2021/2021-04-09-issue-15502101.toml"
    place = Place.of_entry(None, Q1)
    assert (place.is_read, place.is_kept, place.folder, place.number) == (True, True, None, None)
    assert place.entry is not None


@pytest.mark.parametrize(
    "path",
    [
        "items/05-item/2021/2021-04-09-issue-15502101.toml",
        "office/2021/2021-04-09-progress-15502101.toml",
        "office/2022/2021-04-09-issue-15502101.toml",
        "office/2021-04-09-issue-15502101.toml",
        "office/a/2021/2021-04-09-issue-15502101.toml",
        "2021/2021-04-09-issue-15502101.toml",
    ],
)
def test_elsewhere_it_is_no_entry_and_other_kinds_do_not_lie_there(path: str) -> None:
    assert (Place(path).entry, Place(path).is_read) == (None, False)


def test_it_is_told_with_its_number_its_period_and_its_days() -> None:
    assert Q2.line(None) == "印发工作通报2021年第2期，2021年二季度，截至2021年6月30日"
    later = issue("2021-07-08", 2, notified="2021-07-10")
    assert later.detail(None) == "2021年二季度，截至2021年6月30日，2021年7月10日告知"
    assert (Q2.of_year, Q2.number) == (2021, "2021年第2期")


@pytest.mark.parametrize(
    ("period", "why"),
    [("2021年二季度", "请写成 2021-Q2"), ("2021-13", "请写成 2021-07、2021-Q3、2021-H1 或 2021")],
)
def test_its_period_is_written_as_the_program_writes_it(period: str, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Issue.model_validate({**Q2.model_dump(), "period": period})


def test_a_sound_record_has_no_findings() -> None:
    assert findings(a_year(Q1, Q2), OF_THE_OFFICE) == ()
    assert findings(a_year(), OF_THE_OFFICE) == ()


def test_one_id_stands_in_an_item_and_with_the_office_only_once() -> None:
    book = a_book(an_item(progress("2021-03-01", 10, entry_id="15502101")))._replace(office=(Q1,))
    told = [one for one in findings(book, RULES) if one.rule == "duplicate-id"]
    assert [(one.path, one.item) for one in told] == [(str(Place.of_entry(None, Q1)), None)]


def test_two_clones_that_issued_one_number_are_told_so() -> None:
    twice = (Q1, issue("2021-04-10", 1, "2021-Q1", "2021-03-31", entry_id="00000c"))
    assert [one.rule for one in said_in_two_clones(findings(a_year(*twice)))] == ["same-number"]
    again = (Q1, issue("2021-04-10", 2, "2021-Q1", "2021-03-31"))
    assert [one.rule for one in said_in_two_clones(findings(a_year(*again)))] == ["issued-twice"]


def test_its_commit_says_what_went_out_and_is_about_no_item() -> None:
    subject, _, trailer = entry_message(None, Q2).rstrip("\n").split("\n")
    assert subject == "印发工作通报2021年第2期，2021年二季度，截至2021年6月30日"
    told = {"id": Q2.id, "by": OFFICE, "date": "2021-07-08"}
    assert trailer == f"Wuxian-Entry: {json.dumps(told, ensure_ascii=False)}"
    assert entry_message(None, Q2, done="撤销 ").startswith("撤销 印发工作通报")


def test_the_rules_of_a_kind_that_is_about_an_item_need_its_plan() -> None:
    around = Around(a_programme(), settings_of, None, {}, lambda _: (OFFICE,))
    with pytest.raises(LookupError):
        list(progress("2021-07-01", milestone="open").remarks(around))


# Numbers


def test_the_next_number_is_one_more_than_the_last_of_its_year() -> None:
    office = (Q1, Q2, issue("2022-04-08", 1, "2022-Q1", "2022-03-31", year=2022))
    assert [next_serial(office, year) for year in (2021, 2022, 2023)] == [3, 2, 1]


def test_a_number_that_was_taken_back_is_not_given_again() -> None:
    office = (Q1, Q2, retraction("2021-07-09", Q2))
    assert (next_serial(office, 2021), issued(office)) == (3, (Q1,))


def test_the_last_paper_is_that_of_the_newest_period_before_in_the_same_year() -> None:
    monthly = issue("2021-09-04", 3, "2021-08", "2021-08-31")
    other = issue("2022-01-12", 4, "2021-Q4", "2022-01-10")
    known = (monthly, Q2, Q1, other)
    for named, found in (
        ("2021-Q3", monthly),
        ("2021-07", Q2),
        ("2021-Q1", None),
        ("2022-Q1", None),
    ):
        period = Period.parse(named)
        assert last_before(known, period, period.last) == found
    # What is of a later period is none before it, of whatever day this one's figures are.
    assert last_before(known, Period.parse("2021-Q2"), day("2021-11-01")) == Q1
    assert last_before((Q2,), Period.parse("2021-Q3"), day("2021-06-30")) is None


def numbering(
    period: str, *, goes_out: str | None = None, told: int | None = None, again: bool = False
) -> Numbering:
    """The number of a paper of a period, after those of two quarters."""
    on = day(goes_out) if goes_out else None
    return Numbering.of((Q1, Q2), Period.parse(period), on, told, is_made_again=again)


def test_a_draft_has_no_number_yet_and_what_goes_out_has_the_next() -> None:
    draft = numbering("2021-Q3")
    assert (draft.number, draft.known, draft.issued(day("2021-09-30"), DIGEST)) == (
        None,
        (Q1, Q2),
        None,
    )
    sent = numbering("2021-Q3", goes_out="2021-10-08")
    assert (sent.number, sent.issued(day("2021-09-30"), DIGEST)) == (3, day("2021-10-08"))


def test_of_a_period_that_went_out_the_number_and_of_the_same_data_the_day_are_its_own() -> None:
    found = numbering("2021-Q2")
    assert (found.number, found.known, found.later) == (2, (Q1,), (Q2,))
    assert found.issued(day("2021-06-30"), DIGEST) == day("2021-07-08")
    assert found.issued(day("2021-07-20"), DIGEST) is None
    assert found.issued(day("2021-06-30"), f"sha256:{'1' * 64}") is None


def test_what_is_made_again_has_what_it_was_told_to_have() -> None:
    found = numbering("2021-Q2", goes_out="2021-07-08", told=2, again=True)
    assert (found.number, found.known) == (2, (Q1,))
    assert found.issued(day("2021-06-30"), DIGEST) == day("2021-07-08")
    draft = numbering("2021-Q3", again=True)
    assert (draft.number, draft.known) == (None, (Q1, Q2))


def test_a_paper_that_is_made_again_knows_what_was_issued_before_it() -> None:
    taken = retraction("2021-07-09", Q2)
    assert known_before((Q1, Q2, taken), 2021, 2) == (Q1,)
    assert known_before((Q1,), 2021, 2) == (Q1,)


# What stands in the next paper


def test_a_draft_has_the_next_number_and_no_day() -> None:
    draft = paper(a_year(Q1, Q2))
    assert (draft.serial, draft.issued, draft.last) == (3, None, "2021年第2期")
    assert not draft.is_made_anew
    anew = paper(a_year(Q1), origin=ORIGIN.model_copy(update={"number": 2}))
    assert (anew.serial, anew.issued, anew.is_made_anew) == (2, None, True)
    sent = paper(
        a_year(Q1), origin=ORIGIN.model_copy(update={"number": 7, "issued": day("2021-10-08")})
    )
    assert (sent.serial, sent.issued, sent.last) == (7, day("2021-10-08"), "2021年第1期")


def test_what_the_last_one_left_open_is_what_it_said_whatever_was_recorded_since() -> None:
    left = paper(a_year(Q1, Q2)).left_open
    assert left is not None
    assert [(one.number, one.class_) for one in left] == [(5, Class.BEHIND), (6, Class.ON_PACE)]
    without = paper(a_year()).left_open
    assert [one.number for one in without or ()] == [5]


def test_what_changed_is_since_the_last_one_that_was_issued() -> None:
    assert [one.since.then for one in (paper(a_year(Q1)), paper(a_year())) if one.since] == [
        day("2021-03-31"),
        day("2021-06-30"),
    ]


def test_the_last_one_of_another_year_says_nothing_of_this_one() -> None:
    last = issue("2021-01-09", 4, "2020-Q4", "2020-12-31", year=2020)
    first = paper(a_year(last), "2021-Q1")
    assert (first.last, first.left_open) == (None, None)


def test_it_goes_out_with_what_it_names_as_behind_and_what_it_is_made_of() -> None:
    origin = ORIGIN.model_copy(update={"number": 1, "issued": day("2021-04-09")})
    sent = paper(a_year(), "2021-Q1", origin)
    entry = sent.as_issued("15502101", Q1.recorded, OFFICE, day("2021-04-12"))
    assert entry == Q1.model_copy(
        update={"notified": day("2021-04-12"), "commit": ORIGIN.commit, "digest": DIGEST}
    )


def test_a_draft_does_not_go_out() -> None:
    with pytest.raises(ValueError, match="2021-Q1"):
        paper(a_year(), "2021-Q1").as_issued("15502101", Q1.recorded, OFFICE, day("2021-04-09"))


def test_nobody_elses_items_are_left_open_in_an_edition() -> None:
    book = a_year(Q2)
    own: tuple[Item, ...] = book.items[:1]
    left = paper(book._replace(items=own)).left_open
    assert [one.number for one in left or ()] == [5]


# What is told of it


def test_a_paper_of_a_day_to_come_is_pointed_out_on_the_days_before() -> None:
    book = a_book(an_item())._replace(office=(Q1, Q2))
    assert [one.path for one in findings_of(day("2021-07-01"), book)] == [
        str(Place.of_entry(None, Q2))
    ]
    assert findings_of(day("2021-07-08"), book) == ()


def test_a_paper_is_as_it_was_registered_only_where_nothing_differs() -> None:
    same = Registered("00000a", "2021年第1期", day("2021-07-08"), ())
    other = same._replace(differs=("日期",))
    held = Reproduction(
        as_of=day("2021-06-30"),
        file="通报.md",
        commit=None,
        digest=DIGEST,
        same=True,
        same_data=True,
        differences=(),
    )
    assert held.is_as_registered
    issued_one = held._replace(number="2021年第1期")
    known = [issued_one._replace(registered=one) for one in (same, other, None)]
    assert [one.is_as_registered for one in known] == [True, False, False]
