"""What waits for whom: to verify, to decide, to answer, to report anew, to file, turned red."""

import datetime as dt

import pytest

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    REFORM,
    TRANSPORT,
    a_book,
    a_goal,
    an_item,
    day,
    milestone,
    progress,
    retraction,
    settings_of,
)
from tests.domain.supervising import (
    a_slip,
    accepted,
    answered,
    approved,
    asked,
    closed,
    decided,
    planned,
    returned,
    sent_back,
    to_terms,
)
from wuxian.domain.book.book import Book
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.request import Contact
from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.plan.supervision import Decider, Supervision
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.state import state_of
from wuxian.domain.views.agenda import AgendaView, agenda_view, years_of_an_agenda
from wuxian.domain.views.choice import Filter, Waits
from wuxian.domain.views.concerned import addressee
from wuxian.domain.views.dealings import dealings
from wuxian.domain.views.items import items_view
from wuxian.domain.views.marks import marks_of
from wuxian.domain.views.six_ones import six_ones_view
from wuxian.domain.views.slips import earned_view, slips_view

ON = "2021-07-30"
GOAL = a_goal(milestone("open", "2021-07-15"), due="2021-12-31")
PLANS_BY = day("2021-07-10")


def supervised(*entries: Entry, plans_by: dt.date | None = None, lead: str = TRANSPORT) -> Book:
    """A book of item 5 with these entries, of which 市长 decides."""
    rules = Supervision(plans_by=plans_by, deciders=(Decider(post="市长", holder="张三"),))
    years = (settings_of(2021).model_copy(update={"supervision": rules}),)
    return a_book(an_item(*entries, goals=(GOAL,), lead=lead), years=years)


def agenda(book: Book, whom: str | None = None, on: str = ON) -> AgendaView:
    """The agenda of a day, of all or for one."""
    concerning = addressee(book, whom, day(on)) if whom else None
    return agenda_view(book, day(on), whom=concerning)


CLAIM = progress("2021-07-20", 60)
LATER = progress("2021-07-27", 95)


def test_claims_wait_with_what_is_odd_about_them_the_oldest_first() -> None:
    begun = progress("2021-07-19", milestone="open")
    found = agenda(supervised(LATER, CLAIM, begun)).to_verify
    assert [(one.id, one.what, one.working_days, one.doubts) for one in found] == [
        (begun.id, "进展，完成节点“初步设计批复”", 9, ()),
        (LATER.id, "进展 95%", 3, ("一次升了35个百分点（60%到95%）",)),
    ]
    assert (found[0].label, found[0].span_words) == ("05 天子山大桥", "9个工作日")
    assert agenda(supervised(CLAIM), on="2021-07-20").to_verify[0].span_words == "不足1个工作日"


def test_what_was_said_in_the_old_year_waits_in_the_new_one() -> None:
    request, late = asked("2021-12-20", "2022-01-20"), progress("2021-12-30", 80)
    refused, word = progress("2021-12-01", 70), "2021-12-02"
    book = supervised(refused, returned(word, refused), request)
    new_year = day("2022-01-05")
    found = agenda_view(book, new_year)
    assert [one.id for one in found.to_decide] == [request.id]
    assert [one.id for one in found.to_report_anew] == [refused.id]
    with_a_claim = agenda_view(supervised(late), new_year)
    assert [one.id for one in with_a_claim.to_verify] == [late.id]
    slip = a_slip("2021-12-01", "2021-12-09")
    reply = answered("2021-12-08", slip)
    [once] = agenda_view(supervised(slip, reply), new_year).to_verify
    assert (once.id, once.what) == (reply.id, "答复武咸督〔2021〕1号：已赶工")
    # Who asks for the old year has it once.
    assert agenda_view(supervised(late), new_year, year=2021).to_verify == with_a_claim.to_verify
    assert years_of_an_agenda(book, new_year) == {2021}


def test_the_first_year_of_the_term_has_none_before_it() -> None:
    assert years_of_an_agenda(supervised(), day("2021-07-01")) == frozenset()


def test_an_answer_to_a_slip_waits_for_the_office_too() -> None:
    slip = a_slip("2021-07-01", "2021-07-09")
    reply = answered("2021-07-08", slip)
    [found] = agenda(supervised(slip, reply)).to_verify
    assert (found.id, found.what) == (reply.id, "答复武咸督〔2021〕1号：已赶工")


def test_requests_wait_for_who_decides() -> None:
    late = asked("2021-07-20", to_terms(milestones={"open": "2021-09-01"}))
    other = asked("2021-07-21", "2021-12-31")
    book = supervised(late, other, approved("2021-07-22", other))
    for whom in (None, "市长", "张三", OFFICE):
        [found] = agenda(book, whom).to_decide
        assert (found.id, found.what) == (
            late.id,
            "申请：节点“初步设计批复”延至2021年9月1日（逾期申请）：汛期停工",
        )
    assert agenda(book, TRANSPORT).to_decide == ()


def test_what_was_returned_is_asked_for_until_something_comes_in_its_place() -> None:
    back = returned("2021-07-22", CLAIM, "无依据")
    request = asked("2021-07-20", "2021-12-31")
    refused = sent_back("2021-07-23", request)
    found = agenda(supervised(CLAIM, back, request, refused), TRANSPORT).to_report_anew
    assert [(one.id, one.what) for one in found] == [
        (CLAIM.id, "进展 60%，已退回：无依据"),
        (request.id, "申请：延期至2021年12月31日，已退回：同意"),
    ]
    again = asked("2021-07-24", "2021-12-20", after=request)
    assert agenda(supervised(CLAIM, back, LATER, request, refused, again)).to_report_anew == ()
    assert agenda(supervised(CLAIM, back), EDUCATION).to_report_anew == ()
    silent = returned("2021-07-22", CLAIM)
    assert agenda(supervised(CLAIM, silent)).to_report_anew[0].what == "进展 60%，已退回"


def test_a_slip_waits_for_its_units_wherever_it_lies() -> None:
    slip = a_slip("2021-07-01", "2021-07-09", units=(EDUCATION,))
    book = supervised(slip)
    assert [one.id for one in agenda(book, EDUCATION).to_answer] == [slip.id]
    assert agenda(book, TRANSPORT).to_answer == ()
    assert [one.id for one in agenda(book).to_answer] == [slip.id]


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2021-06-20", None),
        ("2021-07-05", "未报，还剩4个工作日"),
        ("2021-07-10", "未报，还剩0个工作日"),
        ("2021-07-11", "未报，已过不足1个工作日"),
        ("2021-07-30", "未报，已过15个工作日"),
    ],
)
def test_who_has_filed_no_plan_by_the_settings_day_is_told(on: str, found: str | None) -> None:
    plans = agenda(supervised(plans_by=PLANS_BY), on=on).plans
    assert [one.words for one in plans] == ([found] if found else [])
    assert [one.lead_words for one in plans] == (["市交通运输局（推定）"] if found else [])


def test_a_plan_that_is_filed_is_not_asked_for_until_it_is_returned() -> None:
    plan = planned("2021-07-08", contacts=(Contact(role="经办人", name="李四"),))
    back = sent_back("2021-07-20", plan)
    assert agenda(supervised(plan, plans_by=PLANS_BY)).plans == ()
    [found] = agenda(supervised(plan, back, plans_by=PLANS_BY), TRANSPORT).plans
    assert found.words == f"退回待重报（{plan.id}），已过15个工作日"
    assert agenda(supervised(plan, back, plans_by=PLANS_BY), EDUCATION).plans == ()
    assert agenda(supervised(plans_by=PLANS_BY, lead="")).plans == ()


def test_what_turned_red_since_the_last_working_day_is_told_that_day_alone() -> None:
    for on, found in (("2021-07-15", []), ("2021-07-16", [Lamp.GREEN]), ("2021-07-19", [])):
        view = agenda(supervised(progress("2021-07-01", 60)), on=on)
        assert [one.before for one in view.turned_red] == found
    [red] = agenda(supervised(progress("2021-07-01", 60)), on="2021-07-16").turned_red
    assert (red.reason, red.lead_words) == (
        "节点“初步设计批复”7月15日到期，未完成",
        "市交通运输局（推定）",
    )


def test_what_stands_still_waits_for_nothing() -> None:
    ended = closed("2021-07-28")
    view = agenda(supervised(CLAIM, ended, plans_by=PLANS_BY))
    assert (view.to_verify, view.plans, view.late, view.silent) == ((), (), (), ())


def test_the_office_has_all_of_it_and_others_their_own() -> None:
    book = supervised(CLAIM)
    assert [one.id for one in agenda(book, OFFICE).to_verify] == [CLAIM.id]
    for whom in (TRANSPORT, "张三", REFORM):
        assert agenda(book, whom).to_verify == ()


def test_the_list_lets_through_what_waits() -> None:
    request, slip = asked("2021-07-20", "2021-12-31"), a_slip("2021-07-01", "2021-07-09")
    for entries, waits in (
        ((CLAIM,), Waits.VERIFY),
        ((request,), Waits.DECIDE),
        ((slip,), Waits.SLIP),
        ((), None),
    ):
        book = supervised(*entries)
        for what in Waits:
            shown = items_view(book, day(ON), Filter(waits=(what,)).shows).items
            assert bool(shown) is (what is waits)


def test_the_marks_say_what_became_of_each_entry() -> None:
    request, slip = asked("2021-07-20", "2021-12-31"), a_slip("2021-07-01", "2021-07-09")
    reply = answered("2021-07-08", slip)
    back = progress("2021-07-01", 30)
    book = supervised(back, returned("2021-07-02", back), LATER, request, slip, reply)
    assert marks_of(state_of(book, book.items[0], day(ON))) == {
        back.id: ("已退回",),
        LATER.id: ("待核验",),
        request.id: ("待审定",),
        slip.id: ("待核验",),
        reply.id: ("待核验",),
    }
    ended = supervised(LATER, accepted("2021-07-28", LATER), closed("2021-07-29"))
    assert marks_of(state_of(ended, ended.items[0], day(ON))) == {LATER.id: ("已核",)}
    settled = supervised(slip, reply, accepted("2021-07-09", reply))
    assert marks_of(state_of(settled, settled.items[0], day(ON))) == {
        slip.id: ("已办结",),
        reply.id: ("已核",),
    }
    late = asked("2021-07-20", to_terms(milestones={"open": "2021-09-01"}))
    book = supervised(late)
    assert marks_of(state_of(book, book.items[0], day(ON))) == {late.id: ("待审定", "逾期申请")}


def test_what_passed_between_office_and_lead_says_what_it_is_about() -> None:
    request, slip = asked("2021-07-20", "2021-12-31"), a_slip("2021-07-01", "2021-07-09")
    reply = answered("2021-07-08", slip)
    word = accepted("2021-07-21", CLAIM, 50).model_copy(update={"reason": "现场核定"})
    decision = approved("2021-07-25", request)
    own = decided("2021-07-26", Outcome.ORDERED, grants=to_terms(suspends=True))
    book = supervised(CLAIM, word, request, decision, slip, reply, own)
    item = book.items[0]
    state = state_of(book, item, day(ON))
    said = [one.text for one in dealings(state.record, item.plan_as_issued, bool)]
    assert said == [
        "蓝色督办单 武咸督〔2021〕1号，致市交通运输局，2021年7月9日前：说明落后原因",
        "答复武咸督〔2021〕1号：已赶工",
        "申请：延期至2021年12月31日，汛期停工",
        "核验市交通运输局7月20日的进展 60%：核定进度50%，现场核定",
        f"审定同意 {request.id}，武咸办〔2021〕9号 同意（{TRANSPORT}的申请：延期至2021年12月31日）",
        "审定决定：暂停，武咸办〔2021〕9号 同意",
    ]


def test_the_people_of_the_approved_plan_stand_with_the_six_ones() -> None:
    first = planned("2021-07-01", contacts=(Contact(role="经办人", name="李四", phone="1"),))
    second = planned("2021-07-02", contacts=(Contact(role="经办人", name="王五"),))
    book = supervised(first, approved("2021-07-03", first), second)
    assert six_ones_view(book, day(ON)).items[0].contacts == ("经办人李四 1",)
    word = approved("2021-07-04", second)
    both = supervised(first, approved("2021-07-03", first), second, word)
    assert six_ones_view(both, day(ON)).items[0].contacts == ("经办人王五",)
    other = asked("2021-07-01", "2021-12-31")
    none = supervised(other, approved("2021-07-02", other))
    assert six_ones_view(none, day(ON)).items[0].contacts == ()


def test_slips_are_listed_as_they_were_issued_with_what_is_left_of_their_time() -> None:
    first = a_slip("2021-07-01", "2021-07-09")
    second = a_slip("2021-07-29", "2021-08-05", serial=2, units=(EDUCATION,))
    same = a_slip("2021-07-30", "2021-08-06", serial=2)
    book = supervised(same, second, first)
    view = slips_view(book, day(ON))
    assert [(one.number_words, one.state_words) for one in view.slips] == [
        ("武咸督〔2021〕1号", "超期未答复，已过15个工作日"),
        ("武咸督〔2021〕2号", "待答复，还剩4个工作日"),
        ("武咸督〔2021〕2号（重号）", "待答复，还剩5个工作日"),
    ]
    assert [one.id for one in slips_view(book, day(ON), is_overdue=True).slips] == [first.id]
    assert [one.id for one in slips_view(book, day(ON), units={EDUCATION}).slips] == [second.id]
    reply = answered("2021-07-30", first)
    settled = supervised(first, reply, accepted("2021-07-30", reply))
    [row] = slips_view(settled, day(ON)).slips
    assert (row.state_words, row.answered, row.settled) == ("已办结", day(ON), day(ON))
    assert slips_view(settled, day(ON), is_open=True).slips == ()


def test_a_slip_that_was_taken_back_says_where_its_number_went() -> None:
    first, wrong = a_slip("2021-07-01", "2021-07-09"), a_slip("2021-07-02", "2021-07-09", serial=2)
    twice = a_slip("2021-07-03", "2021-07-09")
    taken_back = [retraction("2021-07-10", slip) for slip in (wrong, twice)]
    book = supervised(first, wrong, twice, *taken_back)
    view = slips_view(book, day(ON))
    # Of a number that stands twice one slip is left to bear it.
    assert ([row.id for row in view.slips], view.withdrawn) == ([first.id], (wrong.number,))
    assert slips_view(book, day("2021-07-09")).withdrawn == ()
    assert slips_view(book, day(ON), units=(TRANSPORT,)).withdrawn == ()


def test_slips_that_are_earned_name_the_one_below_them() -> None:
    slip = a_slip("2021-07-01", "2021-07-09")
    [row] = earned_view(supervised(slip), day(ON)).slips
    assert (row.colour, row.after, row.after_id) == (Colour.ORANGE, slip.number, slip.id)
    [row] = earned_view(supervised(progress("2021-07-01", 60)), day(ON)).slips
    assert (row.colour, row.after, row.to) == (Colour.BLUE, None, (TRANSPORT,))
