"""The list of items: what a row says, which rows pass a filter, and in which order."""

import pytest

from tests.domain.books import (
    EDUCATION,
    REFORM,
    TRANSPORT,
    a_book,
    a_goal,
    an_item,
    appointment,
    day,
    milestone,
    progress,
)
from wuxian.domain.plan.plan import Post, Support
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.state import Status
from wuxian.domain.values.basis import Basis
from wuxian.domain.views.choice import Filter
from wuxian.domain.views.items import ItemRow, Sort, items_view

TODAY = day("2021-07-26")
BOOK = a_book(
    an_item(
        progress("2021-07-05", 20, note="桥墩浇筑。"),
        progress("2021-07-12", 30, problem="征地未完", next_step="加快Phase II"),
        number=1,
        title="天子山大桥",
        goals=(a_goal(due="2021-12-31"),),
    ),
    an_item(
        progress("2021-07-20", 100),
        number=2,
        title="城际铁路",
        covers=("公交化运营",),
        goals=(a_goal(due="2021-09-30", text="开行列车"),),
    ),
    an_item(
        progress("2021-06-01", note="签约"),
        appointment("2021-07-21", Post.LEAD, REFORM),
        number=3,
        title="医保互认",
        area="livelihood",
        lead=EDUCATION,
        goals=(a_goal(),),
    ),
    an_item(number=4, title="养老", area="livelihood", lead=None),
    an_item(
        progress("2021-07-26", 45, by=EDUCATION),
        number=5,
        title="5G网络",
        lead=EDUCATION,
        goals=(a_goal(due="2021-12-31"),),
    ),
)


EVERYTHING = Filter()


def shown(chosen: Filter = EVERYTHING, sort: Sort = Sort.NUMBER) -> list[int]:
    """The numbers of the items that a list shows."""
    return [row.number for row in items_view(BOOK, TODAY, chosen.shows, sort).items]


def test_a_row_says_how_its_item_stands() -> None:
    step = milestone("open", "2021-09-01")
    item = an_item(
        progress("2021-07-12", 60),
        supporting=(EDUCATION, REFORM),
        goals=(a_goal(step, due="2021-12-31"),),
    )
    view = items_view(a_book(item), TODAY)
    assert view.items == (
        ItemRow(
            number=5,
            title="天子山大桥",
            area="transport",
            area_name="交通同网",
            lead=TRANSPORT,
            lead_basis=Basis.INFERRED,
            co_leads=(),
            co_leads_basis=(),
            supporting=(EDUCATION, REFORM),
            supporting_basis=(Basis.INFERRED, Basis.INFERRED),
            status=Status.IN_PROGRESS,
            lamp=Lamp.GREEN,
            lamp_reason="进度60%，为序时进度57.0%的105.3%",
            percent=60,
            due=day("2021-12-31"),
            due_basis=Basis.STATED,
            class_=Class.ON_PACE,
            class_why="",
            targets=(),
            parts=(),
            last_entry=day("2021-07-12"),
            next_milestone=step,
            open_problems=0,
            waiting_for=(),
            waiting_days=(),
            last_year=None,
            claimed=60,
            original_due=day("2021-12-31"),
            current_due=day("2021-12-31"),
        ),
    )
    assert (view.items[0].label, view.items[0].lead_words) == (
        "05 天子山大桥",
        "市交通运输局（推定）",
    )


def test_each_supporting_department_stands_with_its_own_basis() -> None:
    item = an_item()
    supporting = (
        Support(department=EDUCATION, basis=Basis.STATED),
        Support(department=REFORM, basis=Basis.INFERRED),
    )
    stated = item._replace(plan=item.plan.model_copy(update={"supporting": supporting}))
    [row] = items_view(a_book(stated), TODAY).items
    assert row.supporting == (EDUCATION, REFORM)
    assert row.supporting_basis == (Basis.STATED, Basis.INFERRED)
    assert row.supporting_words == ("市教育局", "市发展和改革委员会（推定）")


def test_a_department_appointed_to_lead_is_not_among_those_that_support() -> None:
    item = an_item(appointment("2021-07-21", Post.LEAD, EDUCATION), supporting=(EDUCATION, REFORM))
    found = {
        on: (row.lead, row.supporting, row.supporting_basis)
        for on in ("2021-07-20", "2021-07-21")
        for row in items_view(a_book(item), day(on)).items
    }
    assert found == {
        "2021-07-20": (TRANSPORT, (EDUCATION, REFORM), (Basis.INFERRED, Basis.INFERRED)),
        "2021-07-21": (EDUCATION, (REFORM,), (Basis.INFERRED,)),
    }


def test_the_list_names_the_programme_its_notice_and_the_day() -> None:
    view = items_view(BOOK, TODAY)
    assert (view.kind, view.as_of, view.programme, view.notice) == (
        "items",
        TODAY,
        "武咸同城",
        "示例",
    )


@pytest.mark.parametrize(
    ("chosen", "numbers"),
    [
        (Filter(), [1, 2, 3, 4, 5]),
        (Filter(areas=("livelihood",)), [3, 4]),
        (Filter(lamps=(Lamp.RED,)), [1]),
        (Filter(lamps=(Lamp.YELLOW,)), [5]),
        (Filter(lamps=(Lamp.GREEN,)), [2]),
        (Filter(lamps=(Lamp.GREY,)), [3, 4]),
        (Filter(classes=(Class.BEHIND,)), [1, 5]),
        (Filter(classes=(Class.OTHER, Class.DONE_EARLY)), [2, 3, 4]),
        (Filter(statuses=(Status.NOT_REPORTED,)), [4]),
        (Filter(statuses=(Status.IN_PROGRESS,)), [1, 3, 5]),
        (Filter(statuses=(Status.REPORTED_COMPLETE,)), [2]),
        (Filter(areas=("transport",), statuses=(Status.IN_PROGRESS,)), [1, 5]),
        (Filter(areas=("planning",)), []),
        (Filter(lamps=(Lamp.RED, Lamp.GREEN)), [1, 2]),
        (Filter(areas=("planning", "livelihood"), statuses=(Status.NOT_REPORTED,)), [4]),
        (Filter(leads=("市发展和改革委员会", "市教育局"), texts=("签约", "5g")), [3, 5]),
    ],
)
def test_a_filter_lets_through_what_meets_one_of_each_kind_it_names(
    chosen: Filter, numbers: list[int]
) -> None:
    assert shown(chosen) == numbers


@pytest.mark.parametrize(
    ("lead", "numbers"),
    [
        ("市交通运输局", [1, 2]),
        ("市发展和改革委员会", [3]),
        ("市教育局", [5]),
        ("教育局", []),  # another body than the one that has it in its name
    ],
)
def test_the_lead_is_the_one_of_the_day(lead: str, numbers: list[int]) -> None:
    assert shown(Filter(leads=(lead,))) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("大桥", [1]),  # a title
        ("公交化", [2]),  # what an item covers
        ("开行", [2]),  # this year's goal
        ("签约", [3]),  # the newest report's note
        ("征地", [1]),  # its problem
        ("phase ii", [1]),  # its next step, in any case
        ("5g", [5]),
        ("phase　ii", [1]),  # in any width
        ("桥墩", []),  # an earlier report
        ("建成通车", [1, 3, 5]),
    ],
)
def test_a_text_is_looked_for_in_plan_and_newest_report(text: str, numbers: list[int]) -> None:
    assert shown(Filter(texts=(text,))) == numbers


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        (Sort.NUMBER, [1, 2, 3, 4, 5]),
        (Sort.LAMP, [1, 5, 2, 3, 4]),  # the worst first, grey last
        (Sort.DUE, [2, 1, 5, 3, 4]),  # the earliest first, none last
        (Sort.PERCENT, [1, 5, 2, 3, 4]),  # the least first, none last
        (Sort.LAST, [4, 1, 2, 3, 5]),  # the longest silent first
    ],
)
def test_the_list_is_sorted_and_the_number_settles_ties(sort: Sort, numbers: list[int]) -> None:
    assert shown(sort=sort) == numbers


def test_the_list_of_another_day_is_the_same_computation() -> None:
    (row,) = items_view(BOOK, day("2021-07-05"), Filter(texts=("桥墩",)).shows).items
    assert (row.number, row.percent, row.last_entry) == (1, 20, day("2021-07-05"))
