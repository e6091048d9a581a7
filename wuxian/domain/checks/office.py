"""What must hold of the entries that belong to no single item: of what was issued."""

from collections.abc import Iterator
from functools import cache

from wuxian.domain.book.book import Book
from wuxian.domain.book.paths import Place
from wuxian.domain.entries.entry import ORDER, Around, Entry, supervisors
from wuxian.domain.entries.issue import Issue
from wuxian.domain.standing.issues import issued
from wuxian.domain.values.finding import Finding, Remark, Severity


def rules_of_their_kinds(book: Book) -> Iterator[Finding]:
    """What the rules of an entry's own kind say of it."""
    settings = cache(book.settings)
    entries = {entry.id: entry for entry in book.office}
    around = Around(
        book.programme,
        settings,
        None,
        entries,
        lambda year: supervisors(book.programme, settings(year)),
    )
    for entry in book.office:
        for remark in entry.remarks(around):
            yield _placed(remark, entry)


def papers_name_items_that_are_there(book: Book) -> Iterator[Finding]:
    """What a paper names as behind is an item of the book."""
    known = {item.number for item in book.items}
    for paper in issued(book.office):
        missing = [number for number in paper.behind if number not in known]
        if missing:
            told = "、".join(f"{number:02}" for number in missing)
            message = f"{paper.number}通报的欠进度事项 {told} 不在账册里"
            yield _placed(Remark("unknown-item", "behind", message, Severity.WARNING), paper)


def papers_are_issued_once(book: Book) -> Iterator[Finding]:
    """Of two papers of one number, or of one period, most likely made in two clones, one goes."""
    numbers: dict[str, Issue] = {}
    periods: dict[tuple[str, str], Issue] = {}
    for paper in sorted(issued(book.office), key=ORDER):
        first = numbers.setdefault(paper.number, paper)
        if first is not paper:
            message = f"{paper.number}印发了两次：{_two(first, paper)}"
            yield _placed(Remark("same-number", "serial", message, Severity.WARNING), paper)
            continue
        first = periods.setdefault((paper.paper, paper.period), paper)
        if first is not paper:
            message = f"{paper.period_words}的{paper.paper}印发了两次：{_two(first, paper)}"
            yield _placed(Remark("issued-twice", "period", message, Severity.WARNING), paper)


def _two(first: Issue, later: Issue) -> str:
    both = f"{first.id}（{first.date}）和 {later.id}（{later.date}）"
    return f"{both}；请商定留哪一份，用 wuxian retract 撤回另一份"


def _placed(remark: Remark, entry: Entry) -> Finding:
    path = Place.of_entry(None, entry)
    return Finding(remark.severity, remark.rule, path, remark.message, field=remark.field)
