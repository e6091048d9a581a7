"""Faults of what the office keeps of no single item."""

from tests.domain.books import EDUCATION, OFFICE, a_book, an_item, retraction
from tests.domain.faults import Fault, Rule
from tests.domain.issuing import issue
from wuxian.domain.book.book import Book
from wuxian.domain.checks import OF_THE_OFFICE
from wuxian.domain.entries.entry import Entry
from wuxian.domain.values.finding import Finding, Severity

_THEIRS, _ITEMS, _ONCE = OF_THE_OFFICE
_FIRST = issue("2021-07-08", 1)


def _book(*office: Entry) -> Book:
    return a_book(an_item())._replace(office=office)


def _fault(name: str, rule: Rule, entries: tuple[Entry, ...], *told: Finding) -> Fault:
    return Fault(name, rule, _book(*entries), told)


def _error(name: str, rule: str, field: str, message: str) -> Finding:
    path = f"office/{name[:4]}/{name}.toml"
    return Finding(Severity.ERROR, rule, path, message, field=field)


def _look(name: str, rule: str, field: str, message: str) -> Finding:
    return _error(name, rule, field, message)._replace(severity=Severity.WARNING)


FAULTS = (
    _fault(
        "a paper that a department issued",
        _THEIRS,
        (issue("2021-07-08", 1, by=EDUCATION),),
        _error(
            "2021-07-08-issue-15502101",
            "not-for-them",
            "by",
            f"印发由督查单位填（{OFFICE}），{EDUCATION}不能填",
        ),
    ),
    _fault(
        "a paper issued before the day of its figures",
        _THEIRS,
        (issue("2021-06-29", 1),),
        _error(
            "2021-06-29-issue-15502101",
            "issued-before-its-data",
            "as_of",
            "数据截至2021年6月30日，晚于印发的2021年6月29日",
        ),
    ),
    _fault(
        "a paper told before it was issued",
        _THEIRS,
        (issue("2021-07-08", 1, notified="2021-07-07"),),
        _error(
            "2021-07-08-issue-15502101",
            "told-before-issue",
            "notified",
            "告知的2021年7月7日早于印发的2021年7月8日",
        ),
    ),
    _fault(
        "a paper numbered in another year than its period's",
        _THEIRS,
        (issue("2022-01-08", 1, "2021-Q4", "2021-12-31", year=2022),),
        _error(
            "2022-01-08-issue-15502201",
            "number-of-another-year",
            "year",
            "2021年四季度的通报编2022年的期号；期号按时段的年份编",
        ),
    ),
    _fault(
        "what takes back a paper that is not there",
        _THEIRS,
        (retraction("2021-07-09", "0000ff", entry_id="00000a"),),
        _error(
            "2021-07-09-retraction-00000a",
            "unknown-entry",
            "to",
            "所指的记录 0000ff 不在office/里，请核对编号",
        ),
    ),
    _fault(
        "a paper that names an item that is not there",
        _ITEMS,
        (issue("2021-07-08", 1, behind=(5, 8, 21)),),
        _look(
            "2021-07-08-issue-15502101",
            "unknown-item",
            "behind",
            "2021年第1期通报的欠进度事项 08、21 不在账册里",
        ),
    ),
    _fault(
        "two papers of one number",
        _ONCE,
        (_FIRST, issue("2021-07-09", 1, "2021-H1", entry_id="00000b")),
        _look(
            "2021-07-09-issue-00000b",
            "same-number",
            "serial",
            "2021年第1期印发了两次：15502101（2021-07-08）和 00000b（2021-07-09）；"
            "请商定留哪一份，用 wuxian retract 撤回另一份",
        ),
    ),
    _fault(
        "two papers of one period",
        _ONCE,
        (_FIRST, issue("2021-07-09", 2)),
        _look(
            "2021-07-09-issue-15502102",
            "issued-twice",
            "period",
            "2021年二季度的工作通报印发了两次：15502101（2021-07-08）和 15502102（2021-07-09）；"
            "请商定留哪一份，用 wuxian retract 撤回另一份",
        ),
    ),
)
