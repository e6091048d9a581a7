"""A book with a fault, and exactly what its rule says of it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.values.finding import Finding, Severity

Rule = Callable[[Book], Iterator[Finding]]


class Fault(NamedTuple):
    """A book, the rule that looks at it, and all that it finds."""

    name: str
    rule: Rule
    book: Book
    findings: tuple[Finding, ...]


def on_plan(rule: str, field: str, message: str, number: int = 5) -> Finding:
    """An error in the plan of an item, by default of item 5."""
    path = f"items/{number:02}-item/item.toml"
    return Finding(Severity.ERROR, rule, path, message, item=number, field=field)


def on_entry(name: str, rule: str, field: str, message: str) -> Finding:
    """An error in the entry of item 5 that is filed under this name."""
    path = f"items/05-item/{name[:4]}/{name}.toml"
    return Finding(Severity.ERROR, rule, path, message, item=5, field=field)
