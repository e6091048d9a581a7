"""Doubts (疑点): what of a report deserves a second look, and is never in its way."""

import pytest

from tests.domain.books import EDUCATION, OFFICE, a_book, a_goal, an_item, progress, settings_of
from wuxian.domain.checks.supervision import reports_are_beyond_doubt, requests_come_from_the_lead
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.supervision import Supervision
from wuxian.domain.standing.doubts import doubts
from wuxian.domain.values.evidence import Evidence

from .supervising import asked

PROOF = (Evidence(url="https://example.org/1"),)
RULES = Supervision(jump=20, same_for=2)


def proven(report: Progress) -> Progress:
    """The same with evidence."""
    return report.model_copy(update={"evidence": PROOF})


def of_part(report: Progress, part: str) -> Progress:
    """The same of a part."""
    return report.model_copy(update={"part": part})


@pytest.mark.parametrize(
    ("percents", "found"),
    [
        ((40, 69), []),
        ((40, 70), ["一次升了30个百分点（40%到70%）"]),
        ((90,), []),
        ((40, 39), ["比上次低（40%到39%）"]),
        ((90, 100), ["报了100%，没有佐证材料"]),
        ((100, 100), []),
        ((40, 40), []),
        ((40, 40, 40), ["连续3次都报40%"]),
        ((50, 40, 40), []),
        ((100, 100, 100), []),
    ],
)
def test_a_percent_is_held_against_those_before_it(
    percents: tuple[int, ...], found: list[str]
) -> None:
    *before, report = (progress(f"2021-06-0{n}", one) for n, one in enumerate(percents, 1))
    assert list(doubts(report, before[::-1], None)) == found


def test_the_settings_say_what_is_a_jump_and_how_long_is_too_long() -> None:
    before = [progress("2021-06-01", 40)]
    assert list(doubts(progress("2021-06-02", 60), before, RULES)) == [
        "一次升了20个百分点（40%到60%）"
    ]
    assert list(doubts(progress("2021-06-02", 40), before, RULES)) == ["连续2次都报40%"]
    none = Supervision(jump=0, same_for=0)
    assert list(doubts(progress("2021-06-02", 40), before, none)) == []


def test_what_is_proven_is_beyond_that_doubt() -> None:
    assert (
        list(doubts(proven(progress("2021-06-02", 100)), [progress("2021-06-01", 90)], None)) == []
    )


def test_a_part_is_held_against_itself_alone() -> None:
    east, west = (of_part(progress("2021-06-01", 10), name) for name in ("east", "west"))
    report = of_part(progress("2021-06-02", 60), "east")
    assert list(doubts(report, [west], None)) == []
    assert list(doubts(report, [west, east], None)) == ["一次升了50个百分点（10%到60%）"]


@pytest.mark.parametrize(
    ("by", "note", "found"),
    [
        (None, "按计划推进", ["进展情况和上次报的一样"]),
        (EDUCATION, "按计划推进", []),
        (None, "桩基完成", []),
        (None, None, []),
    ],
)
def test_the_words_of_the_last_report_again_are_pointed_out(
    by: str | None, note: str | None, found: list[str]
) -> None:
    before = [progress("2021-06-02", 30), progress("2021-06-01", note="按计划推进")]
    report = progress("2021-06-03", 35, note=note)
    report = report.model_copy(update={"by": by or report.by})
    assert list(doubts(report, before, None)) == found


def test_whoever_writes_is_told_what_nobody_else_tells_and_an_office_is_not() -> None:
    reports = progress("2021-06-01", 40), progress("2021-06-02", 90), progress("2021-06-03", 40)
    book = a_book(an_item(*reports, goals=(a_goal(due="2021-12-31"),)))
    found = [(one.rule, one.message) for one in reports_are_beyond_doubt(book)]
    assert found == [("doubtful", "一次升了50个百分点（40%到90%），请核对")]
    of_office = (one.model_copy(update={"by": OFFICE}) for one in reports)
    assert list(reports_are_beyond_doubt(a_book(an_item(*of_office)))) == []


def test_who_does_not_lead_asks_for_nothing() -> None:
    request = asked("2021-06-01", "2021-12-20", by=EDUCATION)
    item = an_item(request, goals=(a_goal(due="2021-12-01"),))
    years = (settings_of(2021),)
    [found] = requests_come_from_the_lead(a_book(item, years=years))
    assert found.message == f"申请由牵头单位提出（市交通运输局），{EDUCATION}不能填"
    own = an_item(asked("2021-06-01", "2021-12-20"), goals=(a_goal(due="2021-12-01"),))
    nobody = an_item(request, lead=None, goals=(a_goal(due="2021-12-01"),))
    for sound in (own, nobody, an_item()):
        assert list(requests_come_from_the_lead(a_book(sound))) == []
