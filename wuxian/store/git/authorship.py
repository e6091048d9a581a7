"""Whose clone committed what the office signs, where the settings say whose address is whose."""

from collections.abc import Iterator, Mapping

from wuxian.domain.book.book import Book
from wuxian.domain.book.paths import ITEMS, OFFICE, EntryName, Place
from wuxian.domain.entries.entry import Entry, supervisors
from wuxian.domain.history.commit import Commit
from wuxian.domain.standing.record import Record
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.values.types import LAST_DAY
from wuxian.store.git.commits import COMMIT_FORMAT
from wuxian.store.git.repository import Repository
from wuxian.store.git.touched import read_log

_SECONDS = 300


def committed_by_others(repository: Repository, book: Book) -> Iterator[Finding]:
    """The entries that an office signs, and the author of another body's, or of nobody's, put in.

    Only of a body that the settings name an author of, can it be said who is not one of its own.
    """
    bodies = {
        author.email.casefold(): author.body
        for settings in book.years
        if settings.supervision
        for author in settings.supervision.authors
    }
    if not bodies or repository.commit("HEAD") is None:
        return
    commits = _commits_of_entries(repository)
    own: list[tuple[str | None, int | None, tuple[Entry, ...]]] = [
        *((item.folder, item.number, item.entries) for item in book.items),
        (None, None, book.office),
    ]
    for folder, number, entries in own:
        # What was taken back is not asked for again.
        for entry in Record.on(entries, LAST_DAY).standing:
            offices = supervisors(book.programme, book.settings(entry.date.year))
            commit = commits.get(entry.id)
            if commit and entry.by in offices and entry.by in bodies.values():
                words = _not_theirs(entry, commit, bodies)
                if words:
                    path = Place.of_entry(folder, entry)
                    rule, level = "committed-by-another", Severity.WARNING
                    yield Finding(level, rule, path, words, item=number, field="by")


def _not_theirs(entry: Entry, commit: Commit, bodies: Mapping[str, str]) -> str:
    """What to say where the author is not one of the body that signs."""
    whose = bodies.get(commit.email.casefold())
    if whose == entry.by:
        return ""
    who = f"{whose}的{commit.author}" if whose else f"没有登记的{commit.author}（{commit.email}）"
    return (
        f"署名{entry.by}，由{who}提交（{commit.short}）；请两方核对，"
        f"不是本单位填的请撤回：wuxian retract {entry.id} --reason 原因"
    )


def _commits_of_entries(repository: Repository) -> dict[str, Commit]:
    """The commit that first put each entry into the book, by the entry's id."""
    shown = ("--raw", "-z", "--no-renames", "--no-abbrev", "--relative", "--full-history")
    wanted = ("--diff-filter=A", f"--format={COMMIT_FORMAT}", "HEAD", "--", ITEMS, OFFICE)
    log = ("log", *shown, *wanted)
    found: dict[str, Commit] = {}
    for commit, touched in read_log(repository.git.do(*log, seconds=_SECONDS).fields):
        for file in touched:
            name: EntryName | None = file.path.entry
            if name is not None:
                # The log is newest first, and the oldest is the one that counts.
                found[name.id] = commit
    return found
