"""The table: what was measured, as Markdown."""

from collections.abc import Iterator, Sequence

from .books import Book
from .timing import Result


def render_table(floor: Result, others: Sequence[Result]) -> Iterator[str]:
    """A row for each result, with its ratio to the floor."""
    yield "| what | book | median ms | min ms | × floor |"
    yield "|---|---|--:|--:|--:|"
    for result in (floor, *others):
        milliseconds = f"{result.median * 1e3:.0f} | {result.minimum * 1e3:.0f}"
        ratio = f"{result.median / floor.median:.2f}"
        yield f"| {result.contestant.what} | {result.contestant.book} | {milliseconds} | {ratio} |"


def render_entry_cost(results: Sequence[Result], fewer: Book, more: Book) -> str:
    """What `list` takes for each entry that one book has more than the other."""
    medians = {
        result.contestant.book: result.median
        for result in results
        if result.contestant.what == "wuxian list"
    }
    entries = more.entries - fewer.entries
    cost = (medians[more.name] - medians[fewer.name]) / entries
    return (
        f"Each further entry costs `wuxian list` {cost * 1e6:.0f} µs"
        f" ({more.name} has {entries} entries more than {fewer.name})."
    )
