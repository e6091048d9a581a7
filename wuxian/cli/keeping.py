"""Recording what the office keeps of no single item: checked, written and committed."""

from wuxian.cli.opening import Opened
from wuxian.cli.recording import Manner, commit, refuse_anothers
from wuxian.domain import checks
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.commit import entry_message
from wuxian.domain.values.finding import Severity
from wuxian.domain.views.entry import OfficeEntryView
from wuxian.errors import GitFailed, Refused
from wuxian.store.disk.filing import file_entries


def refuse_unfit(entry: Entry, opened: Opened) -> None:
    """Refuse an entry that would make the book wrong."""
    book = opened.book
    after = book._replace(office=(*book.office, entry))
    before = checks.findings(book, checks.OF_THE_OFFICE)
    for finding in checks.findings(after, checks.OF_THE_OFFICE):
        if finding.severity is Severity.ERROR and finding not in before:
            raise Refused(finding.message)


def kept(entry: Entry, opened: Opened, manner: Manner) -> tuple[OfficeEntryView, GitFailed | None]:
    """Write an entry that fits; gives where it lies, and why git does not have it if it failed."""
    commits = manner.commits(opened.book.programme)
    if commits:
        refuse_anothers(opened.root)
    [path] = file_entries(opened.root, None, [entry])
    message = entry_message(None, entry)
    failure = commit(opened.root, [path], message) if commits else None
    return OfficeEntryView(opened.day, path, entry), failure
