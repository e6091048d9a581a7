"""Who leads an item together with its lead, and who supports it: what holds on which day."""

import pytest
from pydantic import ValidationError

from tests.domain.books import (
    EDUCATION,
    REFORM,
    TRANSPORT,
    a_book,
    a_programme,
    an_item,
    appointment,
    day,
    progress,
    retraction,
)
from wuxian.domain.book.book import Item
from wuxian.domain.entries.entry import Entry, Told
from wuxian.domain.plan.bodies import Body
from wuxian.domain.plan.plan import Post, Support
from wuxian.domain.standing.six_ones import Holding
from wuxian.domain.standing.state import state_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.views.choice import Filter
from wuxian.domain.views.items import items_view
from wuxian.domain.views.owners import OwnerRow, Through, owners_view

COUNTIES, GROUP, WUHAN = "各县市区人民政府", "交通专项合作组", "武汉市发改委"


def _gathering(name: str, *members: str) -> Body:
    return Body(name=name, members=members, basis=Basis.STATED)


PROGRAMME = a_programme().model_copy(
    update={
        "groups": (_gathering(GROUP, TRANSPORT, REFORM),),
        "collectives": (_gathering(COUNTIES, EDUCATION, REFORM),),
        "externals": (_gathering(WUHAN),),
    }
)


def item(
    *entries: Entry,
    number: int = 5,
    lead: str | None = TRANSPORT,
    along: tuple[str, ...] = (),
    supporting: tuple[str, ...] = (),
) -> Item:
    """An item that these lead and support from the start."""
    made = an_item(*entries, number=number, lead=lead, supporting=supporting)
    co_leads = tuple(Support(department=name, basis=Basis.STATED) for name in along)
    return made._replace(plan=made.plan.model_copy(update={"co_leads": co_leads}))


def held(of: Item, on: str) -> tuple[list[str | None], list[str | None]]:
    """Who leads along on a day, and who supports."""
    shared = state_of(a_book(of, programme=PROGRAMME), of, day(on)).shared
    along, supporting = shared[Post.CO_LEAD], shared[Post.SUPPORTING]
    return [one.holder for one in along], [one.holder for one in supporting]


def test_who_carries_an_item_along_comes_and_goes_by_appointment() -> None:
    it = item(
        appointment("2021-03-01", Post.CO_LEAD, WUHAN),
        appointment("2021-04-01", Post.SUPPORTING, COUNTIES),
        appointment("2021-05-01", Post.SUPPORTING, REFORM, ends=True),
        appointment("2021-06-01", Post.CO_LEAD, WUHAN, ends=True),
        appointment("2021-06-01", Post.LEADER, "张三"),
        along=(EDUCATION,),
        supporting=(REFORM,),
    )
    assert held(it, "2021-02-28") == ([EDUCATION], [REFORM])
    assert held(it, "2021-03-01") == ([EDUCATION, WUHAN], [REFORM])
    assert held(it, "2021-04-30") == ([EDUCATION, WUHAN], [REFORM, COUNTIES])
    assert held(it, "2021-05-01") == ([EDUCATION, WUHAN], [COUNTIES])
    assert held(it, "2021-06-01") == ([EDUCATION], [COUNTIES])


def test_an_end_that_is_taken_back_ends_nothing() -> None:
    end = appointment("2021-05-01", Post.SUPPORTING, REFORM, ends=True)
    it = item(end, retraction("2021-06-01", end), supporting=(REFORM,))
    assert held(it, "2021-05-31") == ([], [])
    assert held(it, "2021-06-01") == ([], [REFORM])


def test_whoever_is_appointed_to_more_is_the_more_of_it() -> None:
    it = item(
        appointment("2021-03-01", Post.CO_LEAD, REFORM),
        appointment("2021-04-01", Post.LEAD, REFORM),
        appointment("2021-05-01", Post.LEAD, TRANSPORT),
        supporting=(EDUCATION, REFORM),
    )
    assert held(it, "2021-03-01") == ([REFORM], [EDUCATION])
    assert held(it, "2021-04-01") == ([], [EDUCATION])
    assert held(it, "2021-05-01") == ([REFORM], [EDUCATION])


def test_each_says_its_basis_its_day_and_its_document() -> None:
    it = item(appointment("2021-03-01", Post.CO_LEAD, REFORM, note="联席"), supporting=(EDUCATION,))
    shared = state_of(a_book(it, programme=PROGRAMME), it, day("2021-03-01")).shared
    assert shared == {
        Post.CO_LEAD: (
            Holding(
                Post.CO_LEAD,
                REFORM,
                Basis.APPOINTED,
                since=day("2021-03-01"),
                document="武咸办〔2021〕3号",
                remark="联席",
            ),
        ),
        Post.SUPPORTING: (Holding(Post.SUPPORTING, EDUCATION, Basis.INFERRED),),
    }


def test_an_appointment_of_one_of_several_is_told_with_its_end() -> None:
    begins = appointment("2021-03-01", Post.CO_LEAD, REFORM)
    ends = appointment("2021-04-01", Post.CO_LEAD, REFORM, ends=True)
    plan = item().plan
    assert (begins.fact, ends.fact) == (
        "共同牵头部门 市发展和改革委员会",
        "不再是共同牵头部门 市发展和改革委员会",
    )
    assert next(iter(ends.told(plan))) == Told("不再是共同牵头部门", REFORM)
    assert ends.news(plan) == "不再是共同牵头部门：市发展和改革委员会（武咸办〔2021〕3号）"


@pytest.mark.parametrize(
    ("post", "holder", "ends", "message"),
    [
        (Post.CO_LEAD, None, None, "共同牵头部门要写是哪个单位"),
        (Post.SUPPORTING, None, True, "配合部门要写是哪个单位"),
        (Post.LEAD, REFORM, True, "ends 只用于共同牵头部门、配合部门"),
    ],
)
def test_an_end_is_of_somebody_and_the_six_ones_fall_vacant_instead(
    post: Post, holder: str | None, message: str, *, ends: bool | None
) -> None:
    with pytest.raises(ValidationError, match=message):
        appointment("2021-03-01", post, holder, ends=True if ends else None)


def test_who_leads_along_moves_the_items_figures_while_it_does() -> None:
    entries = (
        appointment("2021-03-01", Post.CO_LEAD, COUNTIES),
        appointment("2021-06-01", Post.CO_LEAD, COUNTIES, ends=True),
    )
    for on, percent in (("2021-02-28", None), ("2021-03-01", 40), ("2021-06-01", None)):
        it = item(*entries, progress(on, 40, by=EDUCATION))
        of_it = a_book(it, programme=PROGRAMME)
        assert state_of(of_it, it, day("2021-12-01")).position.percent == percent
    planned = item(progress("2021-05-01", 40, by=EDUCATION), along=(EDUCATION,))
    of_it = a_book(planned, programme=PROGRAMME)
    assert state_of(of_it, planned, day("2021-12-01")).position.percent == 40


def test_a_list_names_all_who_lead_and_finds_each_of_them() -> None:
    book = a_book(
        item(number=1, along=(EDUCATION, WUHAN)),
        item(number=2, lead=None, along=(EDUCATION,)),
        item(number=3, lead=None),
        programme=PROGRAMME,
    )
    rows = items_view(book, day("2021-05-01")).items
    assert [row.lead_words for row in rows] == [
        "市交通运输局（推定）、市教育局、武汉市发改委",
        "市教育局",
        "空缺",
    ]
    found = items_view(book, day("2021-05-01"), Filter(leads=(EDUCATION,)).shows).items
    assert [row.number for row in found] == [1, 2]


BOOK = a_book(
    item(number=1, along=(EDUCATION, WUHAN), supporting=(COUNTIES,)),
    item(number=2, lead=COUNTIES),
    item(number=3, lead=None, along=(COUNTIES,)),
    item(number=4, lead=GROUP, supporting=(REFORM, COUNTIES)),
    programme=PROGRAMME,
)


def owner(name: str | None = None) -> dict[str, OwnerRow]:
    """The owners by name."""
    return {row.department: row for row in owners_view(BOOK, day("2021-05-01"), name).owners}


def test_owners_tell_who_leads_along_and_who_is_outside() -> None:
    owners = owner()
    assert list(owners) == [TRANSPORT, EDUCATION, REFORM, GROUP, COUNTIES, WUHAN]
    assert [row.number for row in owners[EDUCATION].co_leads] == [1]
    assert [row.number for row in owners[WUHAN].co_leads] == [1]
    assert [row.number for row in owners[COUNTIES].supports] == [1, 4]
    assert owners[COUNTIES].members == (EDUCATION, REFORM)
    assert owners_view(BOOK, day("2021-05-01")).without_lead == ()


def test_a_members_page_tells_what_its_groups_and_collectives_carry_and_only_its_own_does() -> None:
    def through(name: str) -> list[tuple[str, Post, int]]:
        told: tuple[Through, ...] = owner(name)[name].through
        return [(one.gathering, one.post, one.item.number) for one in told]

    assert through(REFORM) == [
        (COUNTIES, Post.LEAD, 2),
        (COUNTIES, Post.CO_LEAD, 3),
        (COUNTIES, Post.SUPPORTING, 1),
    ]
    assert through(TRANSPORT) == [(GROUP, Post.LEAD, 4)]
    assert through(COUNTIES) == []
    assert all(row.through == () for row in owner().values())
