"""A form that came back, as what would be written: a report for each item it speaks of."""

from collections.abc import Iterator, Sequence

from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.forms.filled import FilledForm, FilledRow
from wuxian.domain.forms.form import IDENTITY, SHEET, Slot
from wuxian.domain.forms.reported import Arrival, Report, Saying, Unusable
from wuxian.domain.plan.bodies import SIGN
from wuxian.domain.sheets.proposal import Filing, Outcome, Proposal, Refusal, RowTold
from wuxian.domain.values.dates import day_words
from wuxian.errors import Refused


def returned(form: FilledForm, book: Book, arrival: Arrival) -> Proposal:
    """What a form would write into a book: in the name of its body, each item's all or nothing.

    The book has the entries of the form's year, and of the days since. Refused where the form is
    of other work; what is wrong with a row is a refusal of that row.
    """
    origin, programme = form.origin, book.programme
    if origin.programme != programme.name:
        raise Refused(
            f"{arrival.file} 是“{origin.programme}”的{SHEET}，这里是“{programme.name}”",
            remedy="请核对文件，或用 --data 指定账册。",
        )
    register = programme.register
    body = register.called(origin.body)
    if body not in register.names(SIGN):
        raise Refused(f"{arrival.file}：{register.unregistered(origin.body, SIGN)}")
    return _Reading(form, book, arrival, body).proposal()


class _Reading:
    """The reading of one form, group by group; a group is what is said of one item or part."""

    def __init__(self, form: FilledForm, book: Book, arrival: Arrival, body: str) -> None:
        self._form, self._book, self._arrival, self._body = form, book, arrival, body
        self._items = {item.folder: item for item in book.items}
        self._told: list[RowTold] = []
        self._refusals: list[Refusal] = []
        self._notes: list[str] = []
        self._written: dict[str, list[Entry]] = {}

    def proposal(self) -> Proposal:
        """All that the form would write."""
        for rows in self._groups():
            self._read(rows)
        origin = self._form.origin
        head = f"{self._body}填报，{origin.year}年，截至{day_words(origin.as_of)}"
        return Proposal(
            programme=self._book.programme,
            filings=tuple(
                Filing(item, is_new=False, entries=tuple(self._written[item.folder]))
                for item in self._book.items
                if item.folder in self._written
            ),
            rows=tuple(sorted(self._told, key=lambda told: told.row)),
            refusals=tuple(sorted(self._refusals, key=lambda refusal: refusal.row)),
            notes=(head, *self._form.notes, *self._notes),
        )

    def _groups(self) -> Iterator[list[tuple[FilledRow, Slot]]]:
        """The rows in which something stands, by what they are about."""
        groups: dict[tuple[str, str | None], list[tuple[FilledRow, Slot]]] = {}
        seen: dict[Slot, int] = {}
        for row, slot in self._form.found_again():
            if slot is None and not row.filled:
                self._notes.append(f"第{row.row}行不是{SHEET}里的行，没有读")
            elif slot is None:
                why = f"{'、'.join(IDENTITY)}和发出的{SHEET}对不上，请照原表填"
                self._refuse(row, None, IDENTITY[0], why)
            elif slot in seen:
                why = f"和第{seen[slot]}行是同一项，请只留一行"
                self._refuse(row, slot, IDENTITY[0], why)
            else:
                seen[slot] = row.row
                if row.filled:
                    groups.setdefault((slot.folder, slot.part), []).append((row, slot))
                else:
                    self._tell(row, slot, Outcome.UNCHANGED, "没有填")
        absent = [slot for slot in self._form.slots.values() if slot not in seen]
        if absent:
            named = "、".join(dict.fromkeys(slot.shown[0] for slot in absent))
            self._notes.append(f"发出的{SHEET}里有{len(absent)}行没有找到（序号{named}）")
        yield from groups.values()

    def _read(self, rows: Sequence[tuple[FilledRow, Slot]]) -> None:
        """What the rows about one item, or part of one, say together: a report, or nothing."""
        first, about = rows[0]
        saying = Saying(self._form, tuple(rows))
        try:
            item = self._item(about)
            report = Report(item, saying, self._book, self._body, self._arrival)
            entries = report.entries()
            notes = report.notes(entries)
        except Unusable as unusable:
            self._refuse_all(rows, unusable)
            return
        if not entries:
            for row, slot in rows:
                self._tell(row, slot, Outcome.UNCHANGED, report.already)
            return
        self._written.setdefault(item.folder, []).extend(entries)
        self._items[item.folder] = item._replace(entries=(*item.entries, *entries))
        words = entries[0].line(item.plan_as_issued)
        if len(entries) > 1:
            notes.append("同时提出问题")
        if about.shown[1] != item.plan.title:
            notes.append(f"账册里现在叫“{item.plan.title}”")
        self._tell(first, about, Outcome.REPORTED, words, notes)
        for row, slot in rows[1:]:
            self._tell(row, slot, Outcome.REPORTED, f"并入第{first.row}行")

    def _item(self, slot: Slot) -> Item:
        """The item that a slot lies in, with what this form has said of it already."""
        if slot.folder in self._items:
            return self._items[slot.folder]
        number, title = slot.shown[:2]
        for item in self._items.values():
            if (item.number, item.plan.title) == (slot.number, title):
                return item
        raise Unusable(IDENTITY[0], f"账册里没有事项{number}“{title}”了")

    def _refuse_all(self, rows: Sequence[tuple[FilledRow, Slot]], unusable: Unusable) -> None:
        """Refuse a group for what is wrong with a row of it: half a report is none."""
        wrong = unusable.row or rows[0][0]
        for row, slot in rows:
            if row is wrong:
                self._refuse(row, slot, unusable.column, unusable.reason)
            else:
                note = f"和第{wrong.row}行是同一份进展，一并没有读入"
                self._tell(row, slot, Outcome.REFUSED, "", (note,))

    def _refuse(self, row: FilledRow, slot: Slot | None, column: str, reason: str) -> None:
        self._refusals.append(Refusal(self._form.sheet, row.row, column, reason))
        self._tell(row, slot, Outcome.REFUSED, reason)

    def _tell(
        self,
        row: FilledRow,
        slot: Slot | None,
        outcome: Outcome,
        words: str,
        notes: Sequence[str] = (),
    ) -> None:
        self._told.append(
            RowTold(
                self._form.sheet,
                row.row,
                words,
                outcome,
                item=slot.number if slot else None,
                title=slot.shown[1] if slot else row.shown[1],
                notes=tuple(notes),
            )
        )
