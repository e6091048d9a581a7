"""What the entries and the settings of supervision refuse, and the least that they need."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from tests.domain.books import a_target, day, figure, milestone, progress
from tests.domain.supervising import (
    a_slip,
    accepted,
    approved,
    asked,
    closed,
    decided,
    planned,
    reopened,
    returned,
    sent_back,
    to_terms,
)
from wuxian.domain.entries.decision import Decision, Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.request import Contact, Request
from wuxian.domain.entries.slip import Slip
from wuxian.domain.entries.verification import Verification
from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.plan.supervision import Decider, Supervision
from wuxian.domain.plan.terms import Ending, NewDay, Terms
from wuxian.domain.plan.year import YearSettings

CLAIM = progress("2021-06-01", 60, figures=(figure("项目", 8),))
ASKED = asked("2021-06-10", "2021-09-30")
CLOSED = closed("2021-12-01", accepted("2021-06-10", CLAIM))
CONTACTS = (Contact(role="经办人", name="李四"),)
FILED = planned("2021-03-10", milestone("plan-1", "2021-05-31", "勘察"))
SLIP = a_slip("2021-07-01", "2021-07-08")
PUT_OFF = to_terms("2021-09-30")


def _again(entry: Entry, **changed: object) -> Callable[[], Entry]:
    return lambda: type(entry).model_validate({**dict(entry), **changed})


ORDER = decided("2021-06-15", Outcome.ORDERED, grants=PUT_OFF)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (_again(returned("2021-06-10", CLAIM), percent=50), "退回的不写核定的数"),
        (_again(returned("2021-06-10", CLAIM), figures=(figure("项目", 6),)), "退回的不写核定的数"),
        (_again(ASKED, asks=None), "要么申请调整"),
        (_again(ASKED, contacts=CONTACTS), "要么申请调整"),
        (_again(ASKED, reason=None), "申请调整要写理由"),
        (_again(approved("2021-06-15", ASKED), to=None), "要写 to"),
        (_again(sent_back("2021-06-15", ASKED), to=None), "要写 to"),
        (_again(reopened("2021-06-15", ASKED), to=None), "要写 to"),
        (_again(ORDER, to="00000b"), "直接决定的不写"),
        (_again(ORDER, grants=None), "直接决定的必须写"),
        (_again(sent_back("2021-06-15", ASKED), grants=PUT_OFF), "只用于同意和直接决定"),
        (_again(CLOSED, grants=PUT_OFF), "只用于同意和直接决定"),
        (_again(approved("2021-06-15", ASKED), document=None), "要写文件"),
        (_again(ORDER, document=None), "要写文件"),
        (_again(closed("2021-06-15", how=Ending.MERGED), document=None), "要写文件"),
        (_again(ORDER, how=Ending.MERGED), "只用于销号"),
        (_again(ORDER, for_good=True), "只用于销号"),
        (_again(reopened("2021-06-15", ASKED), reason=None), "恢复要写原因"),
        (_again(SLIP, units=()), "at least 1 item"),
        (Terms, "没有内容"),
        (lambda: Terms(part="east"), "没有内容"),
        (lambda: Terms(due=day("2021-09-30"), suspends=True), "“暂停”要单独写"),
        (lambda: Terms(part="east", resumes=True), "“恢复”要单独写"),
        (lambda: Terms(ends=Ending.MERGED, resumes=True), "要单独写"),
        (
            lambda: Decider(
                post="市长", holder="张三", since=day("2021-06-02"), until=day("2021-06-01")
            ),
            "until 不能早于 since",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused(made: Callable[[], Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        made()


@pytest.mark.parametrize(
    "made",
    [
        _again(CLOSED, document=None, reason=None, to=None),
        _again(sent_back("2021-06-15", ASKED), document=None, reason=None),
        _again(FILED, reason=None, document=None),
        _again(returned("2021-06-10", CLAIM), reason=None),
        _again(reopened("2021-06-15", ASKED), document=None),
        lambda: Decider(
            post="市长", holder="张三", since=day("2021-06-01"), until=day("2021-06-01")
        ),
        lambda: Terms(part="east", milestones=(NewDay(id="start", due=day("2021-06-30")),)),
    ],
)
def test_no_more_is_needed(made: Callable[[], object]) -> None:
    assert isinstance(made(), Verification | Request | Decision | Slip | Decider | Terms)


MAYOR = Decider(post="市长", holder="张三", until=day("2021-06-30"))
NEXT = Decider(post="市长", holder="李四", since=day("2021-07-01"))


@pytest.mark.parametrize(
    ("on", "holders"),
    [
        ("2021-06-29", ["张三"]),
        ("2021-06-30", ["张三"]),
        ("2021-07-01", ["李四"]),
        ("2021-07-02", ["李四"]),
    ],
)
def test_who_decides_is_who_holds_the_post_on_that_day(on: str, holders: list[str]) -> None:
    supervision = Supervision(deciders=(MAYOR, NEXT))
    assert [one.holder for one in supervision.deciding_on(day(on))] == holders


def test_another_year_takes_over_who_still_decides_and_no_day() -> None:
    settings = YearSettings(
        year=2021,
        supervision=Supervision(plans_by=day("2021-03-31"), deciders=(MAYOR, NEXT), jump=20),
    )
    later = settings.without_days.supervision
    assert later == Supervision(deciders=(Decider(post="市长", holder="李四"),), jump=20)
    assert YearSettings(year=2021).without_days.supervision is None


def test_the_day_for_plans_is_of_its_year() -> None:
    with pytest.raises(ValidationError, match="plans_by 应在2021年之内"):
        YearSettings(year=2021, supervision=Supervision(plans_by=day("2022-01-01")))
    named = Supervision(plans_by=day("2021-12-31"))
    assert YearSettings(year=2021, supervision=named).supervision == named


def test_above_each_colour_there_is_another_up_to_a_talk() -> None:
    assert [colour.next for colour in Colour] == [*tuple(Colour)[1:], Colour.TALK]


@pytest.mark.parametrize(
    ("terms", "moves"),
    [
        (to_terms("2021-09-30"), {"due"}),
        (to_terms("2021-09-30", part="east"), {"due"}),
        (to_terms(suspends=True), {"suspends"}),
        (to_terms(resumes=True), {"resumes"}),
        (to_terms(ends=Ending.MERGED), {"ends"}),
        (
            to_terms(milestones={"start": "2021-06-30"}, targets=(a_target("项目", 5),)),
            {"milestone start", "target 项目"},
        ),
    ],
)
def test_terms_name_what_they_move(terms: Terms, moves: set[str]) -> None:
    assert terms.moves == moves
