"""What must hold between the items of a book."""

from collections import defaultdict
from collections.abc import Iterator

from wuxian.domain.book.book import Book
from wuxian.domain.book.item import Item
from wuxian.domain.book.paths import Place
from wuxian.domain.checks.finding import Finding
from wuxian.domain.entries.entry import Entry
from wuxian.domain.values.remark import Severity


def numbers_are_unique(book: Book) -> Iterator[Finding]:
    """An item's number is stable and never reused."""
    paths: dict[int, list[str]] = defaultdict(list)
    for item in book.items:
        paths[item.number].append(Place.of_plan(item.folder))
    for number, same in paths.items():
        for path in same[1:]:
            yield Finding(
                Severity.ERROR,
                "duplicate-number",
                path,
                f"序号 {number} 已用于 {same[0]}，请换一个没有用过的序号",
                item=number,
                field="number",
            )


def entry_ids_are_unique(book: Book) -> Iterator[Finding]:
    """A retraction names its entry by id, so an id may stand only once."""
    known: dict[str, tuple[Item, Entry]] = {}
    for item in book.items:
        for entry in item.entries:
            first_item, first = known.setdefault(entry.id, (item, entry))
            if first is not entry:
                same = Place.of_entry(first_item.folder, first)
                yield Finding(
                    Severity.ERROR,
                    "duplicate-id",
                    Place.of_entry(item.folder, entry),
                    f"记录编号 {entry.id} 与 {same} 相同，请把文件名里的编号改成别的",
                    item=item.number,
                )
