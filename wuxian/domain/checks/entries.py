"""What must hold of each entry."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from wuxian.domain.book.book import Book
from wuxian.domain.book.item import Item
from wuxian.domain.book.paths import Place
from wuxian.domain.checks.finding import Finding, Severity
from wuxian.domain.checks.plans import unknown_department, unknown_document
from wuxian.domain.entries.entry import AnyEntry, Appointment, Progress, Retraction
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.record import Record
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.names import or_nearest


def dates_fit_the_term(book: Book) -> Iterator[Finding]:
    """A fact of the programme lies in its term."""
    for item, entry in _entries(book):
        if entry.date not in book.programme.term:
            message = f"{day_words(entry.date)}不在期限{book.programme.term}之内"
            yield _error(item, entry, "out-of-term", "date", message)


def signer_is_known(book: Book) -> Iterator[Finding]:
    """An entry is signed by a department or office of the programme."""
    known = book.programme.bodies
    for item, entry in _entries(book):
        if entry.by not in known:
            message = unknown_department(entry.by, known)
            yield _error(item, entry, "unknown-department", "by", message)


def lead_is_a_department(book: Book) -> Iterator[Finding]:
    """Only a registered department can be appointed to lead."""
    known = book.programme.department_names
    for item, entry in _entries(book):
        if not isinstance(entry, Appointment) or entry.post is not Post.LEAD:
            continue
        if entry.holder is not None and entry.holder not in known:
            message = unknown_department(entry.holder, known)
            yield _error(item, entry, "unknown-department", "holder", message)


def milestone_is_set(book: Book) -> Iterator[Finding]:
    """A milestone reached is one that the goal of that year sets."""
    for item, entry in _entries(book):
        if isinstance(entry, Progress) and entry.milestone is not None:
            goal = item.plan.goal(entry.date.year)
            known = [step.id for step in goal.milestones] if goal else []
            if entry.milestone not in known:
                year = entry.date.year
                there = f"该事项{year}年的节点：{'、'.join(known) or '未设'}"
                remedy = or_nearest(entry.milestone, known) or there
                message = f"没有节点“{entry.milestone}”；{remedy}"
                yield _error(item, entry, "unknown-milestone", "milestone", message)


def retracts_an_earlier_entry(book: Book) -> Iterator[Finding]:
    """A retraction takes back one entry of its own item that was there before it."""
    for item in book.items:
        known = {entry.id: entry for entry in item.entries}
        for entry in item.entries:
            if not isinstance(entry, Retraction):
                continue
            target = known.get(entry.entry)
            if target is None and entry.entry not in item.unread:
                message = f"要撤回的记录 {entry.entry} 不在本事项里，请核对编号"
                yield _error(item, entry, "unknown-entry", "entry", message)
            elif target is not None and target.order >= entry.order:
                message = f"撤回的日期或登记时间早于被撤回的记录 {entry.entry}，不起作用"
                yield _error(item, entry, "retraction-too-early", "date", message)


def document_is_known(book: Book) -> Iterator[Finding]:
    """An entry's citation names a document registered in the programme."""
    known = [document.id for document in book.programme.documents]
    for item, entry in _entries(book):
        if entry.citation is not None and entry.citation.document not in known:
            message = unknown_document(entry.citation.document, known)
            yield _error(item, entry, "unknown-document", "citation", message)


def figures_add_up(book: Book) -> Iterator[Finding]:
    """The parts of a figure make up the whole."""
    for item, entry in _entries(book):
        if not isinstance(entry, Progress):
            continue
        whole = {figure.name: figure.value for figure in entry.figures if not figure.part_of}
        parts: dict[str, Decimal] = defaultdict(Decimal)
        for figure in entry.figures:
            if figure.part_of:
                parts[figure.part_of] += figure.value
        for name, total in parts.items():
            if name not in whole:
                message = f"part_of 所指的“{name}”不在 figures 里"
                yield _error(item, entry, "unknown-figure", "figures", message)
            elif total != whole[name]:
                message = f"“{name}”为{whole[name]}，各分项合计{total}，请核对"
                yield _error(item, entry, "figures-do-not-add-up", "figures", message)


def does_not_run_back(book: Book) -> Iterator[Finding]:
    """Progress within a year that falls without a word deserves a look."""
    for item in book.items:
        before: dict[int, int] = {}
        reports = Record.on(item.entries, book.programme.term.last_day).standing
        for entry in reversed(reports):
            if not isinstance(entry, Progress) or entry.percent is None:
                continue
            last = before.get(entry.date.year, 0)
            if entry.percent < last and not (entry.note or entry.problem):
                message = (
                    f"进度由{last}%降到{entry.percent}%，没有说明；请撤回 {entry.id}，带上说明重报"
                )
                yield Finding(
                    Severity.WARNING,
                    "progress-falls",
                    Place.of_entry(item.folder, entry),
                    message,
                    item=item.number,
                    field="percent",
                )
            before[entry.date.year] = entry.percent


def _entries(book: Book) -> Iterator[tuple[Item, AnyEntry]]:
    for item in book.items:
        for entry in item.entries:
            yield item, entry


def _error(item: Item, entry: AnyEntry, rule: str, field: str, message: str) -> Finding:
    path = Place.of_entry(item.folder, entry)
    return Finding(Severity.ERROR, rule, path, message, item=item.number, field=field)
