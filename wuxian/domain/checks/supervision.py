"""What must hold of verifications, requests, decisions and slips together."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import Place
from wuxian.domain.checks.entries import placed
from wuxian.domain.entries.entry import Entry, supervisors
from wuxian.domain.entries.kinds import DECISION, PROGRESS, REQUEST, SLIP, VERIFICATION
from wuxian.domain.standing.record import Record
from wuxian.domain.standing.state import state_of
from wuxian.domain.values.finding import Finding, Remark, Severity
from wuxian.domain.values.types import LAST_DAY

if TYPE_CHECKING:
    from wuxian.domain.entries.decision import Decision
    from wuxian.domain.entries.verification import Verification


def words_agree(book: Book) -> Iterator[Finding]:
    """Of two words on one entry that differ, said in two clones, one has to go."""
    for item in book.items:
        first: dict[str, Verification] = {}
        for said in reversed(_known(item).of(VERIFICATION)):
            other = first.setdefault(said.to, said)
            same = (other.finding, other.percent, other.figures)
            if same != (said.finding, said.percent, said.figures):
                message = (
                    f"{said.to} 核验了两次，结论不同：{_whose(other)}{other.word}和"
                    f"{_whose(said)}{said.word}，以后一次为准；"
                    "请两方核对后用 wuxian retract 撤回一条"
                )
                yield _look("verified-twice", "to", message, item, said)


def requests_are_decided_once(book: Book) -> Iterator[Finding]:
    """Of two decisions on one request, entered in two clones, one has to go."""
    for item in book.items:
        record = _known(item)
        requests = {one.id for one in record.of(REQUEST)}
        first: dict[str, Decision] = {}
        for decision in reversed(record.of(DECISION)):
            if decision.to is None or decision.to not in requests:
                continue
            other = first.setdefault(decision.to, decision)
            if other is not decision:
                message = (
                    f"申请 {decision.to} 审定了两次：{_whose(other)}{other.outcome.label}和"
                    f"{_whose(decision)}{decision.outcome.label}，以后一次为准；"
                    "请两方核对后用 wuxian retract 撤回一条"
                )
                yield _look("decided-twice", "to", message, item, decision)


def requests_wait_once(book: Book) -> Iterator[Finding]:
    """Of two requests that wait and would move the same, filed in two clones, one is too many."""
    for item in book.items:
        record = _known(item)
        if not record.of(REQUEST):
            continue
        from wuxian.domain.plan.terms import move_the_same
        from wuxian.domain.standing.requests import requests_of

        years = sorted({one.year for one in record.of(REQUEST)})
        for year in years:
            waiting = [
                one.request for one in requests_of(item.plan, record, year, None) if one.is_pending
            ]
            for one, other in combinations(waiting, 2):
                if move_the_same(one.asks, other.asks):
                    message = (
                        f"同一件事有两个申请待审定：{_whose(one)}和{_whose(other)}；"
                        "请用 wuxian retract 撤回一个"
                    )
                    yield _look("asked-twice", "asks", message, item, other)


def closings_stand_once(book: Book) -> Iterator[Finding]:
    """What is closed already is not closed again."""
    for item in book.items:
        record = _known(item)
        if not record.of(DECISION):
            continue
        from wuxian.domain.entries.decision import Outcome

        closed: dict[int, Decision] = {}
        for decision in reversed(record.of(DECISION)):
            if decision.outcome is Outcome.REOPENED:
                closed = {year: one for year, one in closed.items() if one.id != decision.to}
            elif decision.outcome is Outcome.CLOSED:
                other = closed.setdefault(decision.year, decision)
                if other is not decision:
                    message = (
                        f"{decision.year}年已由{_whose(other)}{other.fact}，"
                        f"{_whose(decision)}又一次；请核对后用 wuxian retract 撤回一条"
                    )
                    yield _look("closed-twice", "outcome", message, item, decision)


def closings_are_verified(book: Book) -> Iterator[Finding]:
    """What is closed as done is complete by what the office has verified."""
    for item in book.items:
        years = sorted({one.year for one in _known(item).of(DECISION)})
        for year in years:
            state = state_of(book, item, LAST_DAY, year)
            still = state.standstill
            is_closed = still is not None and still.is_done and still.decision.year == year
            if still and is_closed and not state.position.is_verified:
                message = (
                    f"{year}年已销号，但没有核验完成（所依据的核验可能已撤回）；"
                    f"请重新核验，或恢复：wuxian reopen {item.number} --reason 原因"
                )
                yield _look("closed-unverified", "outcome", message, item, still.decision)


def slip_numbers_stand_once(book: Book) -> Iterator[Finding]:
    """Of two slips of one number, issued in two clones, the later takes another."""
    if not any(SLIP.among(item.entries) for item in book.items):
        return
    from wuxian.domain.standing.slip_numbers import taken_twice

    twice = taken_twice(book)
    for item in book.items:
        for slip in SLIP.among(item.entries):
            if slip.id in twice:
                keeps = twice[slip.id]
                message = (
                    f"{slip.number}重号：{_whose(keeps)}先发，保留；{_whose(slip)}后发，请换号："
                    f"wuxian slip issue {item.number} --instead {slip.id}"
                )
                yield _look("same-number", "serial", message, item, slip)


def settings_name_who_is_known(book: Book) -> Iterator[Finding]:
    """Who supervises is an office, and whose clone it is, is registered."""
    offices = [office.name for office in book.programme.offices]
    for settings in book.years:
        rules = settings.supervision
        if rules is None:
            continue
        path = Place.of_year(settings.year)
        if rules.office and rules.office not in offices:
            message = (
                f"督查单位“{rules.office}”没有登记在 [[offices]]（{'、'.join(offices) or '无'}）"
            )
            yield Finding(Severity.ERROR, "unknown-department", path, message, field="supervision")
        for author in rules.authors:
            if author.body not in book.programme.bodies:
                message = f"提交人 {author.email} 的单位“{author.body}”没有登记"
                yield Finding(
                    Severity.ERROR, "unknown-department", path, message, field="supervision"
                )


def requests_come_from_the_lead(book: Book) -> Iterator[Finding]:
    """Who asks to move a goal leads it, or supervises; who leads a part asks for the part."""
    for item in book.items:
        requests = REQUEST.among(item.entries)
        if not requests:
            continue
        from wuxian.domain.standing.reporters import Reporters

        reporters = Reporters.of(item.plan, _known(item), book.programme.register)
        for request in requests:
            part = request.asks.part if request.asks else None
            if not reporters.moves(request.by, request.date, request.year, part):
                leads = "、".join(sorted(reporters.leading_on(request.date))) or "空缺"
                message = f"申请由牵头单位提出（{leads}），{request.by}不能填"
                remark = Remark("not-the-lead", "by", message)
                yield placed(remark, item, request)


def reports_are_beyond_doubt(book: Book) -> Iterator[Finding]:
    """What is odd about a report is pointed out to whoever writes it; the office sees it, too."""
    from wuxian.domain.standing.doubts import oddities, reports_before

    for item in book.items:
        record = _known(item)
        for report in record.of(PROGRESS):
            if report.by in supervisors(book.programme, book.settings(report.date.year)):
                continue
            before = reports_before(report, record)
            rules = book.settings(report.date.year).supervision
            for doubt in oddities(report, before, rules):
                yield _look("doubtful", "percent", f"{doubt}，请核对", item, report)


def _known(item: Item) -> Record:
    return Record.on(item.entries, LAST_DAY)


def _whose(entry: Entry) -> str:
    """Whose an entry is, in the middle of a sentence."""
    return f"{entry.by}（{entry.id}）"


def _look(rule: str, field: str, message: str, item: Item, entry: Entry) -> Finding:
    return placed(Remark(rule, field, message, Severity.WARNING), item, entry)
