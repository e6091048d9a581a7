"""The table: what was measured, as Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from .books import Book
from .results import Result


def render_table(floor: Result, others: Sequence[Result]) -> Iterator[str]:
    """A row for each result, with its ratio to the floor; what was not measured has no column."""
    header = ["what", "book"]
    if floor.seconds:
        header += ["median ms", "min ms", "× floor"]
    if floor.instructions:
        header += ["M instructions", "× floor"]
    yield _row(header)
    yield f"|---|---|{'--:|' * (len(header) - 2)}"
    for result in (floor, *others):
        yield _row(_cells(result, floor))


def _cells(result: Result, floor: Result) -> Iterator[str]:
    yield result.contestant.what
    yield result.contestant.book
    if floor.seconds:
        yield f"{result.median * 1e3:.0f}"
        yield f"{result.minimum * 1e3:.0f}"
        yield f"{result.median / floor.median:.2f}"
    if floor.instructions:
        count = result.instructions
        yield f"{count / 1e6:,.0f}" if count else ""
        yield f"{count / floor.instructions:.2f}" if count else ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def render_entry_cost(results: Sequence[Result], fewer: Book, more: Book) -> Iterator[str]:
    """What `list` takes for each entry that one book has more than the other, if it was timed."""
    medians = {
        result.contestant.book: result.median
        for result in results
        if result.contestant.what == "wuxian list" and result.seconds
    }
    if {fewer.name, more.name} <= medians.keys():
        entries = more.entries - fewer.entries
        cost = (medians[more.name] - medians[fewer.name]) / entries
        yield (
            f"\nEach further entry costs `wuxian list` {cost * 1e6:.0f} µs"
            f" ({more.name} has {entries} entries more than {fewer.name})."
        )
