"""The rules of `check`: each a small function from the book to its findings, in one table."""

from collections.abc import Callable, Iterator

from wuxian.domain.book.book import Book
from wuxian.domain.checks import entries, plans, settings, uniqueness
from wuxian.domain.checks.finding import Finding

RULES: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    settings.names_are_unique,
    settings.documents_are_known,
    settings.calendar_makes_sense,
    settings.years_are_known,
    uniqueness.numbers_are_unique,
    uniqueness.entry_ids_are_unique,
    plans.folder_carries_the_number,
    plans.area_is_known,
    plans.departments_are_known,
    plans.documents_are_known,
    plans.goals_fit_the_term,
    plans.milestones_fit_the_goal,
    entries.rules_of_their_kinds,
    entries.does_not_run_back,
)


def findings(book: Book) -> tuple[Finding, ...]:
    """Everything the rules find in a book that could be read, by file."""
    found = [finding for rule in RULES for finding in rule(book)]
    return tuple(sorted(found, key=lambda f: (f.path, f.rule, f.message)))
