"""Who carries what."""

import pytest

from tests.domain.books import (
    EDUCATION,
    REFORM,
    TRANSPORT,
    a_book,
    an_item,
    appointment,
    day,
)
from wuxian.domain.plan.plan import Post
from wuxian.domain.views.owners import OwnersView, owners_view
from wuxian.errors import NotFound

BOOK = a_book(
    an_item(number=1, lead=TRANSPORT, supporting=(EDUCATION,)),
    an_item(number=2, lead=TRANSPORT),
    an_item(number=3, lead=None, supporting=(EDUCATION, TRANSPORT)),
    an_item(
        appointment("2021-06-01", Post.LEAD, EDUCATION),
        number=4,
        lead=TRANSPORT,
        supporting=(EDUCATION,),
    ),
    an_item(appointment("2021-06-01", Post.LEAD, None), number=5, lead=TRANSPORT),
)


def carried(view: OwnersView) -> dict[str, tuple[list[int], list[int]]]:
    """Each department's items: those it leads and those it supports."""
    return {
        owner.department: (
            [row.number for row in owner.leads],
            [row.number for row in owner.supports],
        )
        for owner in view.owners
    }


def test_items_led_stand_apart_from_items_supported() -> None:
    view = owners_view(BOOK, day("2021-05-31"))
    assert carried(view) == {TRANSPORT: ([1, 2, 4, 5], [3]), EDUCATION: ([], [1, 3, 4])}


def test_a_department_appointed_to_lead_no_longer_supports() -> None:
    view = owners_view(BOOK, day("2021-06-01"))
    assert carried(view) == {TRANSPORT: ([1, 2], [3]), EDUCATION: ([4], [1, 3])}


def test_items_nobody_leads_stand_apart() -> None:
    before, after = owners_view(BOOK, day("2021-05-31")), owners_view(BOOK, day("2021-06-01"))
    assert [row.number for row in before.without_lead] == [3]
    assert [row.number for row in after.without_lead] == [3, 5]


def test_one_department_is_shown_alone_and_may_be_named_in_part() -> None:
    view = owners_view(BOOK, day("2021-06-01"), "教育")
    assert carried(view) == {EDUCATION: ([4], [1, 3])}
    assert view.without_lead == ()


def test_a_department_that_carries_nothing_is_shown_only_when_asked_for() -> None:
    assert REFORM not in carried(owners_view(BOOK, day("2021-06-01")))
    assert carried(owners_view(BOOK, day("2021-06-01"), REFORM)) == {REFORM: ([], [])}


@pytest.mark.parametrize(
    ("word", "message", "remedy"),
    [
        ("市交通运输厅", "没有登记的部门“市交通运输厅”", "是不是“市交通运输局”？"),
        ("市", "“市”对应3个部门：市交通运输局、市教育局、市发展和改革委员会", "请写全称。"),
    ],
)
def test_what_is_no_one_department_is_refused_with_the_nearest(
    word: str, message: str, remedy: str | None
) -> None:
    with pytest.raises(NotFound) as refused:
        owners_view(BOOK, day("2021-06-01"), word)
    assert refused.value.message == message
    assert remedy in {None, refused.value.remedy}


def test_the_view_names_the_programme_and_the_day() -> None:
    view = owners_view(BOOK, day("2021-06-01"))
    assert (view.kind, view.as_of, view.programme, view.notice) == (
        "owners",
        day("2021-06-01"),
        "武咸同城",
        "示例",
    )
