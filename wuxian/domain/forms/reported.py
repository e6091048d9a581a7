"""What the rows of a form say of one item, or of one part: a report, as `update` would write it."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from pydantic import ValidationError

from wuxian.domain import checks
from wuxian.domain.book.book import Book, Item
from wuxian.domain.checks.flaws import flaws
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.entries.problem import Problem
from wuxian.domain.entries.progress import SAID, Progress
from wuxian.domain.forms.filled import FilledForm, FilledRow
from wuxian.domain.forms.form import FIGURE, OPEN, PART, REPORTED, SHEET, Slot
from wuxian.domain.plan.goal import Target
from wuxian.domain.sheets.entered import figure_in, percent_in, says_no_news, words_in
from wuxian.domain.standing.position import Position
from wuxian.domain.standing.problems import is_none
from wuxian.domain.standing.record import Record
from wuxian.domain.standing.state import state_of
from wuxian.domain.values.basis import Citation, Figure
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Severity
from wuxian.domain.values.types import LAST_DAY, LINE_LENGTH, visible


class Unusable(Exception):
    """What rows say cannot be used: the column, why, and the row, where it is one of several."""

    def __init__(self, column: str, reason: str, row: FilledRow | None = None) -> None:
        super().__init__(reason)
        self.column, self.reason, self.row = column, reason, row


class Saying(NamedTuple):
    """The rows of a form in which something is said of one item, or of one part of it."""

    form: FilledForm
    rows: tuple[tuple[FilledRow, Slot], ...]

    @property
    def part(self) -> str | None:
        """The part that they are about, if they are about one."""
        return self.rows[0][1].part

    @property
    def section(self) -> str:
        """Where in the file they stand."""
        rows = "、".join(str(row.row) for row, _ in self.rows)
        return f"工作表“{self.form.sheet}”第{rows}行"


class Arrival(NamedTuple):
    """How a form comes back: the file's name, the day its facts hold, and when it is recorded."""

    file: str
    on: dt.date
    recorded: dt.datetime
    new_id: Callable[[], str]


class Report:
    """What the rows say, read against the goal of the form's year; Unusable where they cannot be.

    `already` says why nothing is written, where nothing is.
    """

    def __init__(self, item: Item, saying: Saying, book: Book, body: str, arrival: Arrival) -> None:
        self._item, self._saying, self._book, self._body = item, saying, book, body
        self._arrival, self._origin = arrival, saying.form.origin
        self._state = state_of(book, item, arrival.on, self._origin.year)
        self._said: dict[str, object] = {}
        self._doubts: list[str] = []
        self.already = "没有新内容"
        self._take()

    def entries(self) -> tuple[Entry, ...]:
        """The report, and a problem that it raises; nothing where that was recorded already.

        Unusable where the body has said something newer since the form went out.
        """
        if not self._said:
            return ()
        on, new_id = self._arrival.on, self._arrival.new_id
        file = visible(self._arrival.file).strip()[:LINE_LENGTH]
        common = {
            "date": on,
            "recorded": self._arrival.recorded,
            "by": self._body,
            "citation": Citation(file=file, section=self._saying.section),
        }
        year = None if self._origin.year == on.year else self._origin.year
        fields = {"id": new_id(), **common, "year": year, "part": self._saying.part, **self._said}
        try:
            progress = Progress.model_validate(fields)
        except ValidationError as error:
            flaw = next(iter(flaws(error, Progress)))
            raise self._unusable(flaw.field.split()[0], flaw.message) from None
        if self._is_known(progress):
            return ()
        matter = progress.problem
        if matter is None:
            return (progress,)
        same = next((one for one in self._state.open_problems if one.says(matter)), None)
        if same is not None:
            self._doubts.append(f"{same.listed_already}，没有再记一条")
            return (progress,)
        return progress, Problem.model_validate({"id": new_id(), **common, "matter": matter})

    def notes(self, entries: tuple[Entry, ...]) -> list[str]:
        """What the rules find in what would be written; Unusable for an error."""
        if not entries:
            return []
        alone = self._book._replace(items=(self._item,))
        after = self._item._replace(entries=(*self._item.entries, *entries))
        before = checks.findings(alone, checks.AT_WRITING)
        found = checks.findings(alone._replace(items=(after,)), checks.AT_WRITING)
        for one in found:
            if one in before or one.item is None:
                continue
            if one.severity is Severity.ERROR:
                raise self._unusable(one.field or "", one.message)
            self._doubts.append(one.message)
        return self._doubts

    def _take(self) -> None:
        """Read every cell in which something stands."""
        position = self._position()
        figures: list[Figure] = []
        for row, slot in self._saying.rows:
            for field in row.filled:
                try:
                    if field == "figures":
                        figure, doubts = figure_in(row.cells[field], self._target(slot, position))
                        figures.append(figure)
                        self._doubts.extend(doubts)
                    else:
                        self._take_word(field, row, slot)
                except ValueError as error:
                    raise self._unusable(field, str(error), row) from None
        if figures:
            self._said["figures"] = tuple(figures)
        note = str(self._said.get("note", ""))
        if note and says_no_news(note):
            del self._said["note"]
            if self._said.keys().isdisjoint(("percent", "figures")):
                self._said["nothing_new"] = True

    def _take_word(self, field: str, row: FilledRow, slot: Slot) -> None:
        """A percent, or words; none of them where a row is about a further target."""
        if not self._saying.form.is_first(slot):
            raise ValueError("这一行只报数据；请写在该项的第一行")
        if field == "percent":
            if slot.part is None and self._state.position.parts:
                raise ValueError(f"该事项分{PART}，请写在{PART}的行里")
            self._said[field] = percent_in(row.cells[field])
            return
        words = words_in(row.cells[field])
        if field == "note" or not is_none(words):
            self._said[field] = words

    def _position(self) -> Position:
        """How far the item, or the part, is; Unusable where there is no such part any more."""
        part, whole = self._saying.part, self._state.position
        if part is None:
            return whole
        for one in whole.parts:
            if one.part.id == part:
                return one.position
        title = self._saying.rows[0][1].shown[2]
        raise Unusable(PART, f"{self._origin.year}年的目标里没有{PART}“{title}”了")

    def _target(self, slot: Slot, position: Position) -> Target:
        if slot.target is None:
            raise ValueError("这一行没有要报数的指标，请写在进展里")
        for one in position.measured:
            if one.target.name == slot.target and one.target.value is not None:
                return one.target
        raise ValueError(f"{self._origin.year}年的目标里没有{FIGURE}“{slot.target}”了")

    def _is_known(self, report: Progress) -> bool:
        """Whether the body has said the same since the form went out.

        Unusable where it has said something else, which is newer and which this would undo.
        """
        record = Record.on(self._item.entries, LAST_DAY)
        about = (report.of_year, report.part, report.by)
        since = [
            one
            for one in record.of(PROGRESS)
            if (one.of_year, one.part, one.by) == about and one.date >= self._origin.as_of
        ]
        if any(_says(one) == _says(report) for one in since):
            self.already = "已经读入过，内容相同"
            return True
        for one in since:
            if self._origin.as_of < one.date <= report.date:
                said = one.line(self._item.plan_as_issued)
                as_of = self._origin.as_of
                raise Unusable(
                    REPORTED,
                    f"这张{SHEET}截至{day_words(as_of)}，之后已有{day_words(one.date)}的进展"
                    f"（{said}）；要按当时记，请加 --date {as_of}",
                )
        return False

    def _unusable(self, field: str, reason: str, row: FilledRow | None = None) -> Unusable:
        """What is wrong with a field, and with which cell: the first in which it is filled in."""
        filled = (one for one, _ in self._saying.rows if field in one.filled)
        row = row or next(filled, None)
        if row is None:
            return Unusable(REPORTED, reason)
        title = OPEN[field]
        return Unusable(title, f"{self._saying.form.place(row, title)} {reason}", row)


def _says(report: Progress) -> tuple[object, ...]:
    return tuple(getattr(report, name) for name in SAID)
