"""Reading a list: from the tables of a file to what they would write into a book."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wuxian.domain import checks
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.kinds import APPOINTMENT
from wuxian.domain.lists.counterpart import Counterparts
from wuxian.domain.lists.drafting import Drafting
from wuxian.domain.lists.headings import Meaning, plain_heading
from wuxian.domain.lists.layout import Layout, layout_of, words_seen, year_in
from wuxian.domain.lists.lines import CellUnread, Line, Passed, RowKey, lines_of
from wuxian.domain.lists.matters import Matter, matters_of
from wuxian.domain.lists.setting import Setting
from wuxian.domain.sheets.grid import SheetFile
from wuxian.domain.sheets.proposal import Outcome, Proposal, row_words
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Finding, Severity
from wuxian.errors import Refused

_AFTER_LAST = 1000
"""An item's number has three digits at most."""

_MOST_TOLD = 10

_PASSED_AS_MEANT = ("章节", "又是表头")


class ListRead(NamedTuple):
    """The lines of a file, by sheets, and what to know of what was passed over."""

    file: SheetFile
    layouts: dict[str, Layout]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]

    @property
    def year(self) -> int | None:
        """The year that its title names, or the name of the file, or all of its chapters."""
        years = (layout.year for layout in self.layouts.values())
        found = next(filter(None, years), None) or year_in(self.file.name)
        chapters = {year for line in self.lines if (year := year_in(line.chapter))}
        return found or (chapters.pop() if len(chapters) == 1 else None)


def list_read(file: SheetFile, given: Mapping[str, Meaning], only: Sequence[str] = ()) -> ListRead:
    """The lines of all sheets that have headings, or of some; Refused where none has any."""
    layouts: dict[str, Layout] = {}
    lines: list[Line] = []
    passed: list[Passed] = []
    notes = [*file.notes]
    for grid in file.grids:
        if only and grid.name not in only:
            continue
        if grid.is_hidden and not only:
            notes.append(f"隐藏的工作表“{grid.name}”没有读")
            continue
        layout = layout_of(grid, given)
        if layout is None:
            if grid.rows:
                notes.append(f"工作表“{grid.name}”没有认出表头，没有读")
            continue
        layouts[grid.name] = layout
        found, others = lines_of(grid, layout)
        lines += found
        passed += others
        unused = "、".join(layout.unused)
        notes += [f"工作表“{grid.name}”没有用到的列：{unused}"] if unused else []
    if not layouts:
        raise _no_headings(file)
    _refuse_unknown_headings(given, layouts)
    told = [
        f"{row_words(one.sheet, one.row, several=len(layouts) > 1)}是{one.why}，"
        f"没有读：{one.words[:40]}"
        for one in passed
        if one.why not in _PASSED_AS_MEANT
    ]
    return ListRead(file, layouts, tuple(lines), (*notes, *told))


def _refuse_unknown_headings(given: Mapping[str, Meaning], layouts: Mapping[str, Layout]) -> None:
    there = [text for layout in layouts.values() for text in layout.headings if text]
    known = set(map(plain_heading, there))
    for heading in given:
        if plain_heading(heading) not in known:
            raise Refused(
                f"--map 说的表头“{heading}”清单里没有",
                remedy=f"有：{'、'.join(dict.fromkeys(there))}",
            )


def _no_headings(file: SheetFile) -> Refused:
    seen = "；".join(filter(None, map(words_seen, file.grids)))
    if not seen:
        return Refused(f"{file.name} 是空的，没有可读的行")
    meanings = "、".join(meaning.label for meaning in Meaning)
    return Refused(
        f"{file.name} 里没有认出清单的表头（看到的是：{seen[:80]}）",
        remedy="要有“工作任务”“责任单位”这样的表头；"
        f"别的叫法用 --map 表头=含义，含义可写：{meanings}",
    )


class Doubt(NamedTuple):
    """A matter that may be an item of the book, and which ones."""

    matter: Matter
    items: tuple[Item, ...]


def doubts_of(read: ListRead, setting: Setting, book: Book) -> tuple[Doubt, ...]:
    """The matters of which nobody can tell whether they are items of the book."""
    known = Counterparts(book.items, read.file.name)
    matters, _ = matters_of(read.lines, setting.year, setting.day)
    return tuple(
        Doubt(matter, alike)
        for matter in matters
        if known.surely(matter) is None and (alike := known.perhaps(matter))
    )


Each = Callable[[Sequence[Matter]], Iterable[Matter]]
"""How the matters are gone through: whoever waits may be told how far it is."""


def proposed(
    read: ListRead,
    setting: Setting,
    book: Book,
    chosen: Mapping[RowKey, Item | None],
    first_number: int,
    *,
    each: Each = iter,
) -> Proposal:
    """What a list would write; what the rules of the book forbid is refused with its row."""
    refused: dict[RowKey, CellUnread] = {}
    while True:
        drafting = Drafting(book, setting, read.layouts, iter(range(first_number, _AFTER_LAST)))
        made = _drafted(read, setting, drafting, each, chosen=chosen, refused=refused)
        if drafting.unusable:
            # Drafted again without them, so that nothing of them is left: no number, no body.
            refused |= drafting.unusable
            continue
        found = _new_findings(_with(book, made), book, made)
        wrong = _rows_told(found, made, Severity.ERROR)
        if not wrong:
            made = _with_warnings(made, _rows_told(found, made, Severity.WARNING))
            return made._replace(notes=(*_of_the_whole(made, setting, book), *made.notes))
        refused |= {key: CellUnread(Meaning.TITLE, told[0]) for key, told in wrong.items()}


def _of_the_whole(made: Proposal, setting: Setting, book: Book) -> Iterator[str]:
    """What to know of a list as a whole: its year, its document, what it does not list."""
    year = setting.year
    yield f"按{year}年的清单读，记在{day_words(setting.day)}；不对请加 --year、--date"
    if made.writes and all(settings.year != year for settings in book.years):
        yield f"没有{year}年的设置（years/{year}.toml），没有写时限的目标不会按年底计"
    entries = [entry for filing in made.filings for entry in filing.entries]
    if not setting.document and APPOINTMENT.among(entries):
        yield f"没有写 --document，任命的依据记为 {setting.grounds}"
    several = len({row.sheet for row in made.rows}) > 1
    led_by_nobody = [
        row_words(row.sheet, row.row, several=several)
        for row in made.rows
        if row.outcome is Outcome.ADDED and not row.lead
    ]
    if led_by_nobody:
        yield f"没有牵头单位的新事项{len(led_by_nobody)}行：{_the_first(led_by_nobody)}"
    listed = {row.item for row in made.rows}
    others = [
        item.label
        for item in book.items
        if item.number not in listed and item.plan_as_issued.goal(year) is not None
    ]
    if others and listed & {item.number for item in book.items}:
        told = f"账册里{year}年有目标、这份清单没有列的事项{len(others)}个，不会动它们："
        yield told + _the_first(others)


def _the_first(words: Sequence[str]) -> str:
    return "、".join(words[:_MOST_TOLD]) + ("等" if len(words) > _MOST_TOLD else "")


def _drafted(
    read: ListRead,
    setting: Setting,
    drafting: Drafting,
    each: Each,
    *,
    chosen: Mapping[RowKey, Item | None],
    refused: Mapping[RowKey, CellUnread],
) -> Proposal:
    matters, faulty = matters_of(read.lines, setting.year, setting.day)
    for line, error in faulty:
        drafting.refuse(line, error)
    for matter in each(matters):
        key = matter.head.key
        if key in refused:
            drafting.refuse(matter.head, refused[key])
        else:
            drafting.take(matter, chosen)
    order = {name: n for n, name in enumerate(read.layouts)}
    rows = sorted(drafting.rows, key=lambda row: (order[row.sheet], row.row))
    return Proposal(
        drafting.registering.programme,
        tuple(drafting.filings.values()),
        tuple(rows),
        tuple(sorted(drafting.refusals, key=lambda one: (order[one.sheet], one.row))),
        (*read.notes, *drafting.registering.notes),
    )


def _with(book: Book, made: Proposal) -> Book:
    """The book as it would be."""
    filed = {filing.item.folder: filing for filing in made.filings}
    items = [
        item._replace(entries=(*item.entries, *filed[item.folder].entries))
        if item.folder in filed
        else item
        for item in book.items
    ]
    items += [f.item._replace(entries=f.entries) for f in made.filings if f.is_new]
    items.sort(key=lambda item: item.number)
    return book._replace(programme=made.programme, items=tuple(items))


def _rows_told(
    found: Iterable[Finding], made: Proposal, severity: Severity
) -> dict[RowKey, list[str]]:
    """What findings of this severity say, by the first row of the item that they are about."""
    rows: dict[int | None, RowKey] = {}
    for row in made.rows:
        if row.outcome is not Outcome.REFUSED:
            rows.setdefault(row.item, (row.sheet, row.row))
    told: dict[RowKey, list[str]] = {}
    for finding in found:
        if finding.severity is severity and finding.item in rows:
            told.setdefault(rows[finding.item], []).append(finding.message)
    return told


def _with_warnings(made: Proposal, told: Mapping[RowKey, Sequence[str]]) -> Proposal:
    rows = tuple(
        row._replace(notes=(*row.notes, *told.get((row.sheet, row.row), ()))) for row in made.rows
    )
    return made._replace(rows=rows)


def _new_findings(after: Book, before: Book, made: Proposal) -> list[Finding]:
    """What the rules find that they did not before, of the items that would be written."""
    folders = {filing.item.folder for filing in made.filings}

    def part(book: Book) -> Book:
        items = (item for item in book.items if item.folder in folders)
        return book._replace(items=tuple(items))

    known = set(checks.findings(part(before), checks.AT_WRITING))
    found = checks.findings(part(after), checks.AT_WRITING)
    return [one for one in found if one not in known and one.item is not None]
