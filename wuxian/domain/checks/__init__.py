"""The rules of `check`: each a small function from the book to its findings, in one table."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from wuxian.domain.book.book import Book
from wuxian.domain.checks import entries, plans
from wuxian.domain.values.finding import Finding

Rule = Callable[[Book], Iterator[Finding]]


def _later(name: str) -> Rule:
    """A rule of supervision, whose module no view needs to import."""

    def rule(book: Book) -> Iterator[Finding]:
        from wuxian.domain.checks import supervision

        found: Rule = getattr(supervision, name)
        return found(book)

    rule.__name__ = name
    return rule


def _of_the_office(name: str) -> Rule:
    """A rule of what the office keeps, whose module is imported where it has kept anything."""

    def rule(book: Book) -> Iterator[Finding]:
        if not book.office:
            return iter(())
        from wuxian.domain.checks import office

        found: Rule = getattr(office, name)
        return found(book)

    rule.__name__ = name
    return rule


NEEDED: tuple[Rule, ...] = (
    plans.names_are_unique,
    plans.members_are_registered,
    plans.documents_of_the_programme_are_known,
    plans.calendar_makes_sense,
    plans.numbers_are_unique,
    entries.entry_ids_are_unique,
    plans.folder_carries_the_number,
    plans.area_is_known,
    plans.departments_are_known,
    plans.documents_are_known,
    plans.goals_are_sound,
    entries.rules_of_their_kinds,
)
"""What must hold before a book can be used."""

NEEDED_OF_THE_OFFICE: tuple[Rule, ...] = (_of_the_office("rules_of_their_kinds"),)
"""What must hold of them before a paper may rest on them."""

OF_THE_OFFICE: tuple[Rule, ...] = (
    *NEEDED_OF_THE_OFFICE,
    _of_the_office("papers_name_items_that_are_there"),
    _of_the_office("papers_are_issued_once"),
)
"""What must hold of the entries that belong to no single item."""

RULES: tuple[Rule, ...] = (
    *NEEDED,
    plans.years_are_known,
    plans.stated_facts_are_cited,
    entries.goals_follow_one_another,
    entries.problems_stand_once,
    entries.reports_are_corrected_once,
    entries.rows_are_read_in_once,
    entries.appointments_fit,
    entries.does_not_run_back,
    _later("settings_name_who_is_known"),
    _later("words_agree"),
    _later("requests_are_decided_once"),
    _later("requests_wait_once"),
    _later("closings_stand_once"),
    _later("closings_are_verified"),
    _later("slip_numbers_stand_once"),
    *OF_THE_OFFICE,
)
"""All rules: the last ones find only what deserves a look."""

AT_WRITING: tuple[Rule, ...] = (
    *RULES,
    entries.a_percent_is_of_a_part,
    entries.does_not_run_back_at_all,
    entries.says_something_new,
    entries.moves_what_is_theirs,
    _later("requests_come_from_the_lead"),
    _later("reports_are_beyond_doubt"),
)
"""What is told to whoever writes an entry: one look is enough, `check` need not ask for more."""


_OF_TWO_CLONES = frozenset(
    (
        *("raised-twice", "corrected-twice", "read-in-twice", "verified-twice", "decided-twice"),
        *("asked-twice", "closed-twice", "closed-unverified", "same-number", "issued-twice"),
    )
)
"""What only those can settle who have said it, mostly each in their own clone."""

RULES_OF_A_DAY: tuple[Callable[[Book, dt.date], Iterator[Finding]], ...] = (entries.have_come,)
"""What deserves a look on a day, and perhaps on no other."""


def findings(book: Book, rules: tuple[Rule, ...] = RULES) -> tuple[Finding, ...]:
    """Everything that rules find in a book that could be read, by file."""
    return _by_file(finding for rule in rules for finding in rule(book))


def findings_of(day: dt.date, book: Book) -> tuple[Finding, ...]:
    """What the rules of a day find on it, by file."""
    return _by_file(finding for rule in RULES_OF_A_DAY for finding in rule(book, day))


def said_in_two_clones(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of findings those that arise when clones are joined, and name who must talk."""
    return tuple(finding for finding in found if finding.rule in _OF_TWO_CLONES)


def _by_file(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda f: (f.path, f.rule, f.message)))
