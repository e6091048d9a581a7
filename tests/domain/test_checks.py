"""The rules of `check`: each finds its fault, and none finds any in a sound book."""

from decimal import Decimal

import pytest

from tests.domain import (
    faults_of_bodies,
    faults_of_clones,
    faults_of_entries,
    faults_of_plans,
    faults_of_requests,
    faults_of_supervision,
    faults_of_the_office,
    faults_of_the_whole,
    faults_of_words,
)
from tests.domain.books import (
    CITED,
    EDUCATION,
    OFFICE,
    REFORM,
    a_book,
    a_goal,
    an_item,
    appointment,
    day,
    milestone,
    progress,
    retraction,
)
from tests.domain.faults import Fault, Rule
from tests.domain.supervising import returned
from wuxian.domain.checks import RULES, findings, findings_of
from wuxian.domain.checks.entries import (
    does_not_run_back,
    does_not_run_back_at_all,
    says_something_new,
)
from wuxian.domain.checks.plans import documents_are_known
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.plan import Assignment, Plan, Post, SixOnes
from wuxian.domain.values.basis import Basis, Citation, Figure
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.views.findings import FindingsView

FAULTS = (
    *faults_of_bodies.FAULTS,
    *faults_of_clones.FAULTS,
    *faults_of_the_office.FAULTS,
    *faults_of_the_whole.FAULTS,
    *faults_of_plans.FAULTS,
    *faults_of_entries.FAULTS,
    *faults_of_supervision.FAULTS,
    *faults_of_requests.FAULTS,
    *faults_of_words.FAULTS,
)
_WRONG = progress("2021-04-01", 90)


def _cited(goal: Goal) -> Goal:
    return goal.model_copy(update={"citations": (CITED,)})


SOUND = a_book(
    an_item(
        progress("2021-03-01", 10, milestone="design"),
        _WRONG,
        retraction("2021-04-02", _WRONG),
        progress(
            "2021-05-01",
            20,
            by=OFFICE,
            figures=(
                Figure(name="项目", value=Decimal(10), unit="个"),
                Figure(name="产业", value=Decimal(8), unit="个", part_of="项目"),
                Figure(name="民生", value=Decimal(2), unit="个", part_of="项目"),
            ),
        ),
        appointment("2021-06-01", Post.LEAD, REFORM),
        appointment("2021-06-01", Post.LEADER, "张三"),
        supporting=(EDUCATION,),
        goals=(
            _cited(a_goal(milestone("design", "2021-06-30"), due="2021-12-31")),
            _cited(a_goal(year=2025)),
        ),
        citations=(CITED,),
    ),
    an_item(number=6, lead=None, citations=(CITED,)),
)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_a_rule_says_what_is_wrong_where_and_what_to_do(fault: Fault) -> None:
    assert tuple(fault.rule(fault.book)) == fault.findings


@pytest.mark.parametrize("entries", faults_of_supervision.SOUND)
def test_what_is_said_twice_may_be_sound(entries: tuple[Entry, ...]) -> None:
    items = (an_item(*entries, goals=(faults_of_supervision.GOAL,)),)
    rules = {fault.rule for fault in faults_of_supervision.FAULTS}
    book = a_book(*items, years=(faults_of_supervision.SETTINGS,))
    assert [found for rule in rules for found in rule(book)] == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.__name__ for rule in RULES])
def test_a_rule_finds_nothing_in_a_sound_book(rule: Rule) -> None:
    assert list(rule(SOUND)) == []


def test_every_rule_of_the_table_has_a_fault_that_it_finds() -> None:
    assert {rule.__name__ for rule in RULES} == {fault.rule.__name__ for fault in FAULTS}


def test_the_findings_of_a_book_are_those_of_all_rules_by_path_rule_and_message() -> None:
    book = a_book(
        an_item(number=6, area="moon", citations=(CITED,)),
        an_item(
            progress("2021-03-01", 10, by="xyz", entry_id="00000a"),
            area="moon",
            lead="xyz",
            citations=(CITED,),
        ),
    )
    assert [(f.path, f.rule) for f in findings(book)] == [
        ("items/05-item/2021/2021-03-01-progress-00000a.toml", "unknown-department"),
        ("items/05-item/item.toml", "unknown-area"),
        ("items/05-item/item.toml", "unknown-department"),
        ("items/06-item/item.toml", "unknown-area"),
    ]


def test_a_citation_of_a_post_is_looked_at_too() -> None:
    fund = Assignment(
        holder="500万元",
        basis=Basis.STATED,
        citations=(Citation(document="reply-035", section="三"),),
    )
    plan = Plan(number=5, title="大桥", area="transport", six_ones=SixOnes(fund=fund))
    item = an_item()._replace(plan=plan)
    assert [f.rule for f in documents_are_known(a_book(item))] == ["unknown-document"]


def test_a_fall_that_was_retracted_deserves_no_look() -> None:
    typo = progress("2021-04-01", 2)
    item = an_item(progress("2021-03-01", 20), typo, retraction("2021-04-02", typo))
    assert list(does_not_run_back(a_book(item))) == []


def test_a_lower_figure_after_one_that_was_returned_deserves_no_look() -> None:
    boast = progress("2021-04-01", 90)
    word = returned("2021-04-02", boast)
    item = an_item(progress("2021-03-01", 20), boast, word, progress("2021-04-03", 30))
    assert list(does_not_run_back(a_book(item))) == []
    fallen = an_item(*item.entries, progress("2021-05-01", 25))
    [found] = does_not_run_back(a_book(fallen))
    assert "由30%降到25%" in found.message


def test_an_entry_without_a_figure_does_not_hide_a_fall() -> None:
    item = an_item(
        progress("2021-03-01", 20), progress("2021-04-01", note="签约"), progress("2021-05-01", 10)
    )
    assert [f.rule for f in does_not_run_back(a_book(item))] == ["progress-falls"]


def test_a_fall_with_a_note_or_a_problem_deserves_no_look() -> None:
    item = an_item(
        progress("2021-03-01", 40),
        progress("2021-04-01", 30, note="数据核减"),
        progress("2021-05-01", 20, problem="征地未完"),
    )
    assert list(does_not_run_back(a_book(item))) == []


def test_at_writing_a_fall_with_words_deserves_one_look() -> None:
    item = an_item(
        progress("2021-03-01", 40),
        progress("2021-04-01", 30, note="数据核减"),
        progress("2021-05-01", 20),
    )
    found = [(f.severity, f.field, f.message) for f in does_not_run_back_at_all(a_book(item))]
    assert found == [(Severity.WARNING, "percent", "进度由40%降到30%，请核对")]


@pytest.mark.parametrize(
    ("again", "times"),
    [
        (progress("2021-04-02", 40, note="架梁"), 1),
        (progress("2021-04-01", 40, note="架梁"), 1),
        (progress("2021-04-02", 41, note="架梁"), 0),
        (progress("2021-04-02", 40, note="架梁完成"), 0),
        (progress("2021-04-02", 40, note="架梁", next_step="铺装"), 0),
        (progress("2021-04-02", 40, note="架梁", by=EDUCATION), 0),
    ],
)
def test_at_writing_the_same_report_again_deserves_a_look(again: Progress, times: int) -> None:
    item = an_item(progress("2021-04-01", 40, note="架梁", entry_id="00000a"), again)
    found = [(f.severity, f.message) for f in says_something_new(a_book(item))]
    said = "和2021年4月1日的记录 00000a 内容相同；如系重复报送，请撤回其中一条"
    assert found == [(Severity.WARNING, said)] * times


@pytest.mark.parametrize("word", ["note", "problem", "next_step"])
def test_a_word_of_any_kind_is_said_again_on_a_later_day(word: str) -> None:
    said = {word: "征地"}
    item = an_item(*(progress(f"2021-04-0{n}", **said) for n in (1, 8)))  # type: ignore[arg-type]
    assert len(list(says_something_new(a_book(item)))) == 1


@pytest.mark.parametrize(("day", "times"), [("2021-04-01", 1), ("2021-04-08", 0)])
def test_a_bare_figure_is_said_again_on_its_own_day_only(day: str, times: int) -> None:
    item = an_item(progress("2021-04-01", 40), progress(day, 40))
    assert len(list(says_something_new(a_book(item)))) == times


def test_a_backdated_figure_is_compared_with_what_stood_before_it() -> None:
    later = progress("2021-05-01", 50, entry_id="00000a")
    fits = progress("2021-04-01", 30, entry_id="00000b")
    falls = progress("2021-04-02", 20, entry_id="00000c")
    item = an_item(later, progress("2021-03-01", 25), fits, falls)
    assert [(f.path, f.message) for f in does_not_run_back(a_book(item))] == [
        (
            "items/05-item/2021/2021-04-02-progress-00000c.toml",
            "进度由30%降到20%，没有说明；请撤回 00000c，带上说明重报",
        )
    ]


def test_a_view_of_findings_counts_them_by_severity() -> None:
    def found(severity: Severity) -> Finding:
        return Finding(severity, "rule", "path", "message")

    view = FindingsView(
        as_of=day("2021-07-26"),
        items=2,
        entries=6,
        findings=(found(Severity.ERROR), found(Severity.WARNING), found(Severity.ERROR)),
    )
    assert view.kind == "findings"
    assert (view.number_of(Severity.ERROR), view.number_of(Severity.WARNING)) == (2, 1)


def test_an_entry_of_a_day_to_come_is_a_warning_until_that_day() -> None:
    book = a_book(an_item(progress("2021-08-02", 20, entry_id="5c1e3f")))
    [found] = findings_of(day("2021-08-01"), book)
    assert found == Finding(
        Severity.WARNING,
        "day-to-come",
        "items/05-item/2021/2021-08-02-progress-5c1e3f.toml",
        "2021年8月2日还没有到，到那天才显示；写错了请撤回，按对的日期重报",
        item=5,
        field="date",
    )
    assert findings_of(day("2021-08-02"), book) == ()


def test_one_that_was_taken_back_is_not() -> None:
    wrong = progress("2022-07-01", 20)
    book = a_book(an_item(wrong, retraction("2021-07-01", wrong)))
    assert findings_of(day("2021-08-01"), book) == ()
