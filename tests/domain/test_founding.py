"""A new book founded on the shipped one: its items, and no fact of a year."""

import pytest

from tests.domain.books import (
    TRANSPORT,
    a_book,
    a_goal,
    a_programme,
    an_item,
    day,
    progress,
    settings_of,
)
from wuxian.domain.book.founding import founded
from wuxian.domain.plan.programme import Term
from wuxian.domain.standing.lamp import Lamp, Verdict
from wuxian.domain.standing.state import states_of
from wuxian.domain.values.basis import Basis, Citation

CITED = Citation(document="reply-034", section="二、（三）", remark="只写“一定五年”")
SHIPPED = a_book(
    an_item(
        progress("2021-07-26", 50),
        supporting=("市教育局",),
        goals=(a_goal(due="2021-12-31"),),
        citations=(CITED,),
    ),
    programme=a_programme().model_copy(
        update={
            "as_of": day("2021-07-26"),
            "term": Term(first_year=2021, last_year=2025, basis=Basis.STATED, citations=(CITED,)),
        }
    ),
    years=(settings_of(2021, yellow=70, red=50, silent_after=7),),
)


def test_a_term_is_five_years_from_the_first_and_only_inferred() -> None:
    term = founded(SHIPPED, 2026, commit=False).programme.term
    assert (term.first_year, term.last_year, term.basis) == (2026, 2030, Basis.INFERRED)


def test_the_term_keeps_where_it_is_said_without_the_remark_on_the_old_years() -> None:
    term = founded(SHIPPED, 2026, commit=False).programme.term
    assert term.citations == (Citation(document="reply-034", section="二、（三）"),)


def test_a_new_book_is_not_pinned_to_a_day() -> None:
    assert founded(SHIPPED, 2026, commit=False).programme.as_of is None


def test_the_items_stay_without_their_goals_and_entries() -> None:
    (item,) = founded(SHIPPED, 2026, commit=False).items
    (shipped,) = SHIPPED.items
    assert (item.folder, item.plan.title, item.entries) == (shipped.folder, "天子山大桥", ())
    assert item.plan.goals == ()
    assert item.plan.six_ones == shipped.plan.six_ones
    assert item.plan.supporting == shipped.plan.supporting
    assert item.plan.citations == (CITED,)


def test_every_item_waits_grey_for_its_goal_and_its_lead_stays_inferred() -> None:
    book = founded(SHIPPED, 2026, commit=False)
    (state,) = states_of(book, day("2026-03-01"))
    assert state.verdict == Verdict(Lamp.GREY, "未定年度目标", "未定目标")
    assert state.lead.words == f"{TRANSPORT}（推定）"


@pytest.mark.parametrize("first_year", [2021, 2026])
def test_the_first_year_takes_over_the_shipped_settings(first_year: int) -> None:
    [found] = founded(SHIPPED, first_year, commit=False).years
    to_confirm = {"default_due": day(f"{first_year}-12-31"), "remark": found.remark}
    usual = settings_of(first_year, yellow=70, red=50, silent_after=7)
    assert found == usual.model_copy(update=to_confirm)
    assert "待办公室确认" in (found.remark or "")


def test_areas_departments_documents_and_the_calendar_stay() -> None:
    book = founded(SHIPPED, 2026, commit=False)
    assert book.calendar == SHIPPED.calendar
    assert book.programme.areas == SHIPPED.programme.areas
    assert book.programme.departments == SHIPPED.programme.departments
    assert book.programme.documents == SHIPPED.programme.documents
