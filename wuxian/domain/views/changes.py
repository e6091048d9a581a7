"""What differs between two states of the book, in words of the work, not as a text's lines."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import CALENDAR, PROGRAMME, Place
from wuxian.domain.entries.entry import ORDER, Entry
from wuxian.domain.history.commit import Commit
from wuxian.domain.history.differences import (
    FieldChange,
    Fields,
    content_words,
    differences,
    fields_of,
)
from wuxian.domain.history.event import Presence
from wuxian.domain.history.gaps import Gap, Gaps
from wuxian.domain.history.matching import Pair, paired
from wuxian.domain.history.wording import Names, names_in
from wuxian.domain.plan.plan import Plan
from wuxian.domain.standing.lamp import Verdict
from wuxian.domain.standing.state import state_of


class Side(NamedTuple):
    """A state of the book: the day it is looked at, and the commit; None is the folder itself."""

    day: dt.date
    commit: Commit | None = None


class LampChange(NamedTuple):
    """A lamp that is another than before, with both reasons."""

    before: Verdict
    after: Verdict


class EntryChange(NamedTuple):
    """An entry that came, went, or was altered though entries never are, and then in what.

    `words` are what it says, or what was altered in it.
    """

    presence: Presence
    entry: Entry
    words: str
    fields: tuple[FieldChange, ...] = ()


class ItemChange(NamedTuple):
    """What differs of one item; the number and title are those it has now, or had at last.

    `content` is what its plan says beside those, where the item came or went.
    """

    number: int
    title: str
    presence: Presence
    folder_before: str | None
    folder_after: str | None
    fields: tuple[FieldChange, ...]
    entries: tuple[EntryChange, ...]
    lamp: LampChange | None
    content: str = ""

    @property
    def label(self) -> str:
        """How the item is called in a sentence."""
        return f"{self.number:02} {self.title}"

    @property
    def is_of_plan(self) -> bool:
        """Whether the item came, went, was renamed, or its plan was changed."""
        return (
            self.presence is not Presence.ALTERED
            or self.folder_before != self.folder_after
            or bool(self.fields)
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.is_of_plan or self.entries or self.lamp)


class SettingsChange(NamedTuple):
    """What differs of the programme, the calendar or a year's settings.

    `content` is what these say, where they came or went.
    """

    path: Place
    presence: Presence
    fields: tuple[FieldChange, ...]
    content: str = ""


class ChangesView(NamedTuple):
    """Everything that differs between two states of a book.

    Of what is `unread` in one of them nothing is told as come, gone or altered. `office` are the
    entries that belong to no single item.
    """

    as_of: dt.date
    programme: str
    notice: str | None
    since: Side
    until: Side
    items: tuple[ItemChange, ...]
    settings: tuple[SettingsChange, ...]
    unread: tuple[Gap, ...] = ()
    office: tuple[EntryChange, ...] = ()
    kind: str = "changes"

    @property
    def lamps(self) -> tuple[ItemChange, ...]:
        """The items whose lamp changed."""
        return tuple(change for change in self.items if change.lamp)

    @property
    def entries(self) -> tuple[tuple[ItemChange, EntryChange], ...]:
        """The entries that differ, with their items."""
        return tuple((change, entry) for change in self.items for entry in change.entries)

    @property
    def plans(self) -> tuple[ItemChange, ...]:
        """The items that came, went, were renamed, or whose plan was changed."""
        return tuple(change for change in self.items if change.is_of_plan)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs, and all could be compared."""
        return not (self.items or self.settings or self.unread or self.office)


NONE = Gaps()


def changes_view(
    before: Book, since: Side, after: Book, until: Side, gaps: Gaps = NONE
) -> ChangesView:
    """What differs between the one book on its day and the other on its own."""
    before, after = (
        book._replace(items=tuple(item for item in book.items if not gaps.hide_item(item)))
        for book in (before, after)
    )
    states = _State(before, since.day), _State(after, until.day)
    return ChangesView(
        as_of=until.day,
        programme=after.programme.name,
        notice=after.programme.notice,
        since=since,
        until=until,
        items=tuple(
            change
            for pair in paired(before, after)
            if not (change := _item_change(pair, *states, gaps)).is_empty
        ),
        settings=tuple(change for change in _settings(before, after) if not gaps.hide(change.path)),
        unread=gaps.all,
        office=tuple(
            _differing(
                (_by_id(before.office), _by_id(after.office)),
                (None, None),
                names_in([before.programme, after.programme]),
                lambda entry: gaps.hide(Place.of_entry(None, entry)),
            )
        ),
    )


class _State(NamedTuple):
    """A book on the day it is looked at."""

    book: Book
    day: dt.date


def _item_change(pair: Pair, before: _State, after: _State, gaps: Gaps) -> ItemChange:
    old, new = pair
    item = new or old
    programmes = (before.book.programme, after.book.programme)
    names = names_in(programmes, [each.plan for each in pair if each])
    assert item is not None  # noqa: S101 (a pair has at least one of the two)
    content = ""
    if old and new:
        presence = Presence.ALTERED
        fields = differences(
            plan_fields(old, before.book), plan_fields(new, after.book), names=names
        )
        lamps = (
            state_of(before.book, old, before.day).verdict,
            state_of(after.book, new, after.day).verdict,
        )
        is_another = lamps[0].lamp is not lamps[1].lamp and not gaps.hide_lamp((old, new))
        lamp = LampChange(*lamps) if is_another else None
    else:
        presence, fields, lamp = (Presence.ADDED if new else Presence.REMOVED), (), None
        content = content_words(fields_of(item.plan), names)
    return ItemChange(
        number=item.number,
        title=item.plan.title,
        presence=presence,
        folder_before=old.folder if old else None,
        folder_after=new.folder if new else None,
        fields=fields,
        entries=tuple(_entry_changes(old, new, names, gaps)),
        lamp=lamp,
        content=content,
    )


def plan_fields(item: Item, book: Book) -> Fields:
    """The fields of an item's plan, with its area by name."""
    names = {area.id: area.name for area in book.programme.areas}
    area = names.get(item.plan.area, item.plan.area)
    return {**fields_of(item.plan), ("area",): area}


def _entry_changes(
    old: Item | None, new: Item | None, names: Names, gaps: Gaps
) -> Iterator[EntryChange]:
    items = [item for item in (old, new) if item]
    yield from _differing(
        (_by_id(old.entries if old else ()), _by_id(new.entries if new else ())),
        (old.plan_as_issued if old else None, new.plan_as_issued if new else None),
        names,
        lambda entry: gaps.hide_entry(entry, items),
    )


def _by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    return {entry.id: entry for entry in entries}


def _differing(
    sides: tuple[dict[str, Entry], dict[str, Entry]],
    plans: tuple[Plan | None, Plan | None],
    names: Names,
    is_hidden: Callable[[Entry], bool],
) -> Iterator[EntryChange]:
    """The entries that differ between two sides, each told by the plan of its own, if there is one.

    Of one that `is_hidden` in one of them nothing can be said.
    """
    before, after = sides
    for entry in sorted(after.values(), key=ORDER):
        if entry.id not in before:
            if not is_hidden(entry):
                yield EntryChange(Presence.ADDED, entry, entry.line(plans[1]))
        elif entry != before[entry.id]:
            was = fields_of(before[entry.id])
            fields = differences(was, fields_of(entry), type(entry), names)
            said = "；".join(change.words for change in fields)
            yield EntryChange(Presence.ALTERED, entry, f"{entry.fact}，{said}", fields)
    for entry in sorted(before.values(), key=ORDER):
        if entry.id not in after and not is_hidden(entry):
            yield EntryChange(Presence.REMOVED, entry, entry.line(plans[0]))


def _settings(before: Book, after: Book) -> Iterator[SettingsChange]:
    names = names_in([before.programme, after.programme])
    pairs = {
        Place(PROGRAMME): (before.programme, after.programme),
        Place(CALENDAR): (before.calendar, after.calendar),
    }
    for path, (old, new) in pairs.items():
        if found := differences(fields_of(old), fields_of(new), names=names):
            yield SettingsChange(path, Presence.ALTERED, found)
    old_years = {settings.year: settings for settings in before.years}
    new_years = {settings.year: settings for settings in after.years}
    for year in sorted(old_years.keys() | new_years.keys()):
        was, now = old_years.get(year), new_years.get(year)
        if was and now:
            if found := differences(fields_of(was), fields_of(now)):
                yield SettingsChange(Place.of_year(year), Presence.ALTERED, found)
        else:
            came = Presence.ADDED if now else Presence.REMOVED
            content = "".join(content_words(fields_of(one), names) for one in (was, now) if one)
            yield SettingsChange(Place.of_year(year), came, (), content)
