"""Who held each of the six ones on any day."""

import pytest

from tests.domain.books import (
    EDUCATION,
    REFORM,
    TRANSPORT,
    a_book,
    an_item,
    appointment,
    day,
    retraction,
)
from wuxian.domain.book.book import Item
from wuxian.domain.plan.plan import Assignment, Plan, Post, SixOnes
from wuxian.domain.standing.six_ones import Holding
from wuxian.domain.standing.state import state_of
from wuxian.domain.values.basis import Basis


def held(item: Item, post: Post, on: str) -> str | None:
    """The holder of a post on a day."""
    return state_of(a_book(item), item, day(on)).holdings[post].holder


def test_a_post_is_held_from_the_day_of_the_appointment() -> None:
    item = an_item(appointment("2021-06-01", Post.LEADER, "张三"))
    assert held(item, Post.LEADER, "2021-05-31") is None
    assert held(item, Post.LEADER, "2021-06-01") == "张三"
    assert held(item, Post.LEADER, "2021-06-02") == "张三"


def test_a_later_appointment_replaces_the_holder_and_the_earlier_days_stay_answerable() -> None:
    item = an_item(
        appointment("2022-03-01", Post.LEADER, "李四"),
        appointment("2021-06-01", Post.LEADER, "张三"),
    )
    assert held(item, Post.LEADER, "2022-02-28") == "张三"
    assert held(item, Post.LEADER, "2022-03-01") == "李四"
    assert held(item, Post.LEADER, "2025-12-31") == "李四"


def test_a_post_can_fall_vacant() -> None:
    item = an_item(
        appointment("2021-06-01", Post.LEADER, "张三"), appointment("2021-09-01", Post.LEADER, None)
    )
    assert held(item, Post.LEADER, "2021-08-31") == "张三"
    assert held(item, Post.LEADER, "2021-09-01") is None


def test_a_lead_that_the_plan_infers_can_fall_vacant() -> None:
    item = an_item(appointment("2021-09-01", Post.LEAD, None), lead=TRANSPORT)
    state = state_of(a_book(item), item, day("2021-09-01"))
    assert (state.lead.holder, state.lead.basis, state.lead.words) == (None, None, "空缺")


def test_a_retracted_appointment_gives_the_post_back_from_the_day_of_the_retraction() -> None:
    first = appointment("2021-06-01", Post.LEADER, "张三")
    wrong = appointment("2021-07-01", Post.LEADER, "李四")
    item = an_item(first, wrong, retraction("2021-07-10", wrong))
    assert held(item, Post.LEADER, "2021-07-09") == "李四"
    assert held(item, Post.LEADER, "2021-07-10") == "张三"


def test_the_plans_lead_holds_until_one_is_appointed_and_says_that_it_is_inferred() -> None:
    item = an_item(appointment("2021-06-01", Post.LEAD, REFORM), lead=EDUCATION)
    book = a_book(item)
    before = state_of(book, item, day("2021-05-31")).lead
    after = state_of(book, item, day("2021-06-01")).lead
    assert (before.words, before.basis) == ("市教育局（推定）", Basis.INFERRED)
    assert (after.words, after.basis) == ("市发展和改革委员会", Basis.APPOINTED)


def test_an_appointment_names_its_day_its_document_and_its_remark() -> None:
    item = an_item(appointment("2021-06-01", Post.FUND, "500万元", note="分两年拨付"))
    holding = state_of(a_book(item), item, day("2021-12-31")).holdings[Post.FUND]
    assert holding == Holding(
        Post.FUND,
        "500万元",
        Basis.APPOINTED,
        since=day("2021-06-01"),
        document="武咸办〔2021〕3号",
        remark="分两年拨付",
    )


def test_an_appointment_to_one_post_leaves_the_others_alone() -> None:
    item = an_item(appointment("2021-06-01", Post.LEADER, "张三"), lead=TRANSPORT)
    assert held(item, Post.LEAD, "2021-06-01") == TRANSPORT


def test_the_six_posts_come_in_their_order_and_the_term_is_the_programmes() -> None:
    item = an_item(lead=None)
    holdings = state_of(a_book(item), item, day("2021-07-26")).holdings
    assert [(post, holding.words) for post, holding in holdings.items()] == [
        (Post.LEADER, "空缺"),
        (Post.LEAD, "空缺"),
        (Post.TEAM, "空缺"),
        (Post.MECHANISM, "空缺"),
        (Post.FUND, "空缺"),
        (Post.TERM, "2021—2025年（推定）"),
    ]


@pytest.mark.parametrize(
    "post", [Post.LEADER, Post.LEAD, Post.TEAM, Post.MECHANISM, Post.FUND], ids=str
)
def test_the_plan_can_fill_every_post_but_the_term(post: Post) -> None:
    assignment = Assignment(holder="某某", basis=Basis.STATED, remark="原文写明")
    plan = Plan(
        number=5,
        title="天子山大桥",
        area="transport",
        six_ones=SixOnes.model_validate({post.value: assignment}),
    )
    item = Item(plan, "05-item")
    holdings = state_of(a_book(item), item, day("2021-07-26")).holdings
    assert holdings[post] == Holding(post, "某某", Basis.STATED, remark="原文写明")
    assert [p for p, h in holdings.items() if h.holder] == sorted(
        {post, Post.TERM}, key=list(Post).index
    )
