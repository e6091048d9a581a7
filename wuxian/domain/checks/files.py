"""Rules about what was read in from files."""

from collections.abc import Iterator

from wuxian.domain.book.book import Item
from wuxian.domain.book.paths import Place
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.standing.record import Record
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.values.types import LAST_DAY

_ELSEWHERE = {"id", "recorded"}


def repeated_rows(item: Item) -> Iterator[Finding]:
    """Reports of one item that say the same and come from the same row of a file."""
    standing = {one.id for one in Record.on(item.entries, LAST_DAY).standing}
    first: dict[str, str] = {}
    for report in sorted(PROGRESS.among(item.entries), key=lambda one: (one.recorded, one.id)):
        is_read_in = report.citation is not None and report.citation.file is not None
        if not is_read_in or report.id not in standing:
            continue
        said = report.model_dump_json(exclude=_ELSEWHERE)
        known = first.setdefault(said, report.id)
        if known != report.id:
            message = (
                f"{day_words(report.date)}的进展和 {known} 出自同一个文件的同一行，内容相同；"
                f"请撤回一条：wuxian retract {report.id} --reason 重复读入"
            )
            path = Place.of_entry(item.folder, report)
            yield Finding(Severity.WARNING, "read-in-twice", path, message, item.number, "citation")
