"""One slip as paper: which one is meant, how its item stood then, what follows, what was said."""

import pytest

from tests.domain.books import a_book, a_goal, an_item, day, progress, settings_of
from tests.domain.supervising import a_slip, accepted, answered, returned
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.slip_rules import Colour, SlipMode, SlipRules
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.state import states_of
from wuxian.domain.views.slip import SlipAnswer, SlipPaper, slip_meant, slip_paper
from wuxian.errors import NotFound, Refused

GOAL = a_goal(due="2021-12-31", text="建成通车")
BLUE = a_slip("2021-07-01", "2021-07-09")


def a_year(*items: Item, mode: SlipMode = SlipMode.LADDER) -> Book:
    """A book of these items, and of how slips go by."""
    settings = settings_of(2021).model_copy(update={"slips": SlipRules(series="武咸督", mode=mode)})
    return a_book(*items, years=(settings,))


def paper(
    *entries: Entry, word: str = "5", mode: SlipMode = SlipMode.LADDER, on: str = "2021-07-20"
) -> SlipPaper:
    """The paper of a slip of item 5."""
    item = an_item(progress("2021-06-20", 10), *entries, goals=(GOAL,))
    book = a_year(item, mode=mode)
    return slip_paper(book, *slip_meant(word, states_of(book, day(on))))


NUMBERS = ["武咸督〔2021〕1号", "武咸督[2021]1", "武咸督（2021）1号"]


@pytest.mark.parametrize(
    "word",
    [
        "5",
        "05",
        BLUE.id,
        BLUE.id[:4],
        "武咸督〔2021〕1号",
        "武咸督[2021]1",
        "武咸督（2021）1号",
        "1号",
    ],
)
def test_a_slip_is_meant_by_its_number_its_id_or_its_item(word: str) -> None:
    assert paper(BLUE, word=word).slip is BLUE


def test_of_several_the_only_open_one_is_meant_by_the_item() -> None:
    answer = answered("2021-07-05", BLUE)
    second = a_slip("2021-07-10", "2021-07-20", serial=2)
    assert paper(BLUE, answer, accepted("2021-07-06", answer), second).slip is second
    assert paper(BLUE, answer, accepted("2021-07-06", answer)).slip is BLUE


def test_of_several_open_ones_their_ids_are_told() -> None:
    second = a_slip("2021-07-10", "2021-07-20", serial=2)
    with pytest.raises(Refused, match="对应2张督办单") as refused:
        paper(BLUE, second)
    assert BLUE.id in refused.value.remedy


@pytest.mark.parametrize("word", ["6", "0000ff", "武咸督〔2021〕9号", "x"])
def test_what_is_no_slip_is_not_found(word: str) -> None:
    with pytest.raises(NotFound):
        paper(BLUE, word=word)


def test_it_tells_how_the_item_stood_on_the_day_it_was_issued() -> None:
    found = paper(BLUE, progress("2021-07-15", 90))
    assert (found.then.lamp, found.then.percent, found.goal) == (Lamp.RED, 10, "建成通车")
    assert found.item == "05 天子山大桥"


def test_the_next_step_is_told_where_slips_go_up_step_by_step() -> None:
    assert paper(BLUE).next_step is Colour.ORANGE
    assert paper(BLUE, mode=SlipMode.STATE).next_step is None
    talk = a_slip("2021-07-01", "2021-07-09", colour=Colour.TALK)
    assert paper(talk).next_step is None


def test_the_slip_before_it_is_told_by_its_number() -> None:
    orange = a_slip("2021-07-12", "2021-07-16", serial=2, colour=Colour.ORANGE, after=BLUE)
    assert paper(BLUE, orange, word=orange.id).before == "武咸督〔2021〕1号"
    assert paper(BLUE).before is None


def test_the_answers_stand_with_what_the_office_said_of_them() -> None:
    first, second, third = (answered(f"2021-07-0{n}", BLUE) for n in (2, 4, 6))
    found = paper(
        BLUE, first, returned("2021-07-03", first), second, accepted("2021-07-05", second)
    )
    assert [(one.on, one.is_accepted) for one in found.answers] == [
        (day("2021-07-02"), False),
        (day("2021-07-04"), True),
    ]
    assert (found.state, found.settled) == ("已办结", day("2021-07-05"))
    waiting = paper(BLUE, third)
    assert waiting.answers == (SlipAnswer(day("2021-07-06"), third.by, third.note, None),)
