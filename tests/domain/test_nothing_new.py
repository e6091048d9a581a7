"""本期无新进展: a report that says that there is nothing to report."""

import pytest
from pydantic import ValidationError

from tests.domain.books import (
    OFFICE,
    ORIGIN,
    a_book,
    a_goal,
    a_target,
    an_item,
    day,
    figure,
    milestone,
    progress,
)
from wuxian.domain import checks
from wuxian.domain.entries.entry import Told
from wuxian.domain.entries.progress import Progress
from wuxian.domain.standing.state import Status, state_of
from wuxian.domain.values.period import Week
from wuxian.domain.views.weekly import WeeklyReport, weekly_report

W30 = Week(2021, 30)


def nothing(on: str = "2021-07-26", **words: str) -> Progress:
    """A report of nothing new."""
    return progress(on, nothing_new=True, **words)  # type: ignore[arg-type]


def report_of(*reports: Progress) -> WeeklyReport:
    """The report of the week from 26 July on one item."""
    return weekly_report(a_book(an_item(*reports)), W30, day("2021-07-30"), ORIGIN)


def test_it_alone_makes_a_report() -> None:
    item = an_item(nothing())
    state = state_of(a_book(item), item, day("2021-07-26"))
    assert (state.position.reported_on, state.status) == (day("2021-07-26"), Status.IN_PROGRESS)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({"percent": 40}, "进度"),
        ({"percent": 0}, "进度"),
        ({"milestone": "open"}, "完成节点"),
        ({"note": "开工"}, "进展情况"),
        ({"figures": (figure("招商项目", 3),)}, "数据"),
        ({"met": ("与经济增长同步",), "by": OFFICE}, "达到的指标"),
    ],
)
def test_with_any_news_it_is_a_contradiction(said: dict[str, object], title: str) -> None:
    with pytest.raises(ValidationError, match=f"报了“本期无新进展”，又报“{title}”"):
        progress("2021-07-26", nothing_new=True, **said)  # type: ignore[arg-type]


def test_why_nothing_is_new_and_what_comes_next_may_be_said() -> None:
    report = nothing(problem="征地受阻", next_step="本月底前谈妥")
    assert report.line(None) == "本期无新进展，问题：征地受阻 下一步：本月底前谈妥"


def test_a_no_is_not_said() -> None:
    table = {**progress("2021-07-26", 40).model_dump(), "nothing_new": False}
    assert Progress.model_validate(table).nothing_new is None


def test_every_screen_calls_it_by_its_title() -> None:
    item = an_item()
    assert (nothing().fact, nothing().news(item.plan)) == ("本期无新进展", "本期无新进展。")
    assert Told("", "本期无新进展") in nothing().told(item.plan)


def test_what_was_said_before_stands() -> None:
    item = an_item(
        progress("2021-07-01", 40, milestone="open", problem="用地未批"),
        nothing(),
        goals=(a_goal(milestone("open", "2021-12-31"), targets=(a_target(),)),),
    )
    state = state_of(a_book(item), item, day("2021-07-26"))
    assert (state.position.percent, state.position.steps[0].reached_on) == (40, day("2021-07-01"))
    assert state.latest_report == item.entries[0]


def test_the_week_tells_it_by_number_and_as_no_update() -> None:
    report = report_of(nothing())
    assert (report.nothing_new, report.progress, report.reported) == ((5,), (), ())


def test_news_of_the_same_week_are_told_beside_it() -> None:
    report = report_of(nothing("2021-07-26"), progress("2021-07-28", 40))
    assert (report.nothing_new, report.reported) == ((5,), (5,))


def test_another_weeks_is_not_told() -> None:
    assert report_of(nothing("2021-07-25")).nothing_new == ()


def test_its_own_problem_and_next_step_are_told() -> None:
    report = report_of(nothing(problem="征地受阻", next_step="谈妥"))
    assert [said.text for said in (*report.problems, *report.plans)] == ["征地受阻", "谈妥"]


def told_twice(*reports: Progress) -> list[str]:
    """What whoever writes is reminded of."""
    found = checks.findings(a_book(an_item(*reports)), checks.AT_WRITING)
    return [finding.rule for finding in found if finding.field == "note"]


def test_nothing_new_for_many_weeks_is_no_repetition_but_twice_a_day_is() -> None:
    again = nothing("2021-08-02", problem="征地受阻")
    assert told_twice(nothing("2021-07-26", problem="征地受阻"), again) == []
    assert told_twice(nothing("2021-07-26"), nothing("2021-07-26")) == ["said-again"]


def test_after_other_words_it_is_no_repetition() -> None:
    problem = progress("2021-07-26", problem="征地受阻")
    assert told_twice(problem, nothing("2021-07-26", problem="征地受阻")) == []
