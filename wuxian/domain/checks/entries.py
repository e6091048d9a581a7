"""What must hold of each entry, and of the entries of an item together."""

from collections.abc import Iterator

from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import Place
from wuxian.domain.entries.entry import Around, Entry
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.standing.record import Record
from wuxian.domain.values.finding import Finding, Remark, Severity


def rules_of_their_kinds(book: Book) -> Iterator[Finding]:
    """What the rules of an entry's own kind say of it."""
    for item in book.items:
        entries = {entry.id: entry for entry in item.entries}
        around = Around(book.programme, book.settings, item.plan, entries, item.unread)
        for entry in item.entries:
            for remark in entry.remarks(around):
                yield _found(remark, item, entry)


def entry_ids_are_unique(book: Book) -> Iterator[Finding]:
    """A retraction names its entry by id, so an id may stand only once."""
    known: dict[str, tuple[Item, Entry]] = {}
    for item in book.items:
        for entry in item.entries:
            first_item, first = known.setdefault(entry.id, (item, entry))
            if first is not entry:
                same = Place.of_entry(first_item.folder, first)
                path = Place.of_entry(item.folder, entry)
                message = f"记录编号 {entry.id} 与 {same} 相同，请把文件名里的编号改成别的"
                yield Finding(Severity.ERROR, "duplicate-id", path, message, item=item.number)


def does_not_run_back(book: Book) -> Iterator[Finding]:
    """Progress within a year that falls without a word deserves a look."""
    for item in book.items:
        before: dict[int, int] = {}
        record = Record.on(item.entries, book.programme.term.last_day)
        for report in reversed(record.of(PROGRESS)):
            if report.percent is None:
                continue
            last = before.get(report.date.year, report.percent)
            if report.percent < last and not (report.note or report.problem):
                words = f"进度由{last}%降到{report.percent}%，没有说明"
                message = f"{words}；请撤回 {report.id}，带上说明重报"
                remark = Remark("progress-falls", "percent", message, Severity.WARNING)
                yield _found(remark, item, report)
            before[report.date.year] = report.percent


def _found(remark: Remark, item: Item, entry: Entry) -> Finding:
    path = Place.of_entry(item.folder, entry)
    return Finding(
        remark.severity, remark.rule, path, remark.message, item=item.number, field=remark.field
    )
