"""Correcting a report: the old one is taken back and written anew, in one act."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wuxian.cli.opening import Opened, folder_to_write, open_to_write
from wuxian.cli.pointing import refuse_retracted
from wuxian.cli.raising import open_saying
from wuxian.cli.recording import drafted
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import PROGRESS, RETRACTION
from wuxian.domain.entries.progress import SAID, Progress
from wuxian.domain.entries.retraction import Retraction
from wuxian.domain.standing.record import Record
from wuxian.domain.standing.state import State
from wuxian.domain.values.basis import Figure
from wuxian.domain.values.names import has
from wuxian.errors import NotFound, Refused
from wuxian.store.disk.filing import find_entry_of_an_item

if TYPE_CHECKING:
    from wuxian.domain.values.evidence import Evidence
    from wuxian.store.disk.copies import Attached

_REASON = "更正"
_OF_ITS_OWN = {"id", "recorded", "kind", "by", "date", "date_words", "year"}
"""What the new report has of its own."""


class Correction(NamedTuple):
    """A report that is to be corrected, of the item in this folder.

    `cleared` are its fields that the new one is to do without; `moves` says that it is to be of
    another day or another body.
    """

    target: Progress
    folder: str
    cleared: frozenset[str] = frozenset()
    moves: bool = False

    def given(
        self, by: str | None, date: str | None, part: str | None, cleared: frozenset[str]
    ) -> "Correction":
        """The same, of another body, day or part if one is given, and what it does without."""
        elsewhere = (date, part) != (None, None)
        moves = elsewhere or (by is not None and not has(self.target.by, by))
        return self._replace(cleared=cleared, moves=moves)

    @property
    def says_something(self) -> bool:
        """Whether it changes the report, whatever else is given."""
        return self.moves or bool(self.cleared)

    @property
    def evidence(self) -> "tuple[Evidence, ...]":
        """What the new report keeps of the old one's evidence."""
        return () if "evidence" in self.cleared else self.target.evidence

    def with_evidence(self, new: "Attached", opened: Opened) -> "Attached":
        """What is brought anew, and what the new report keeps."""
        from wuxian.cli.attaching import kept
        from wuxian.store.disk.copies import Shelf

        year = self.target.date.year
        rule = opened.book.settings(year).evidence
        return kept(self.evidence, Shelf.of(opened.root, self.folder, year, rule), new)

    def drafted(self, opened: Opened, **fields: object) -> Progress:
        """The new report: what is not given, and not cleared, is that of the old one.

        A figure that is given takes the place of the one of its name.
        """
        new = {name: value for name, value in fields.items() if value not in (None, ())}
        old = {
            name: value
            for name, value in self.target
            if name not in {*_OF_ITS_OWN, *self.cleared} and value is not None
        }
        figures = _joined(old.get("figures", ()), new.get("figures", ()))
        if fields["date"] == self.target.date:
            old["date_words"] = self.target.date_words
        given = {**old, **new, "figures": figures}
        if all(given.get(name) in (None, ()) for name in SAID):
            raise Refused(
                f"更正后没有内容了：{'、'.join(map(Progress.title_of, SAID))}至少写一项",
                remedy=f"整条不要了，请撤回：wuxian retract {self.target.id} --reason 原因",
            )
        entry = drafted(PROGRESS, opened, **given)
        unlike = {"id", "recorded"}
        if entry.model_dump(exclude=unlike) == self.target.model_dump(exclude=unlike):
            raise Refused(f"和记录 {self.target.id} 一样，没有要更正的", remedy="请写要改的内容。")
        return entry

    def taken_back(self, entry: Progress, opened: Opened, reason: str | None) -> Retraction:
        """What takes the old report back."""
        to, by = self.target.id, entry.by
        return drafted(RETRACTION, opened, date=opened.day, by=by, to=to, reason=reason or _REASON)

    def notes(self, entry: Progress, state: State) -> Iterator[str]:
        """What of the old report stands in the new one, and the problem that it leaves open."""
        kept = [
            entry.title_of(name)
            for name, value in entry
            if name not in _OF_ITS_OWN - {"date"} and value and value == getattr(self.target, name)
        ]
        told = f"，沿用原记录的：{'、'.join(kept)}" if kept else ""
        yield f"（更正 {self.target.id}{told}）"
        matter = self.target.problem
        still_open = open_saying(matter, state) if matter and matter != entry.problem else None
        if still_open:
            name = still_open.problem.id
            yield (
                f"提醒：原来提出的问题仍在列（编号 {name}）；提错了请撤回："
                f"wuxian retract {name} --reason 原因"
            )


def correction_of(word: str, item: str | None, data: Path | None) -> Correction:
    """The report whose id begins with this word; Refused if it is none, or of another item."""
    folder, name = find_entry_of_an_item(folder_to_write(data).root, word)
    opened, own = open_to_write(data, folder, name.date)
    if item is not None:
        named = open_to_write(data, item)[1]
        if named.folder != folder:
            raise Refused(f"记录 {name.id} 是 {own.label} 的，不是 {named.label} 的")
    target = _with_id(name.id, own.entries)
    if not isinstance(target, Progress):
        raise Refused(
            f"记录 {name.id} 是{target.label}，不是{PROGRESS.label}，不能这样更正",
            remedy=f"请撤回它再重写：wuxian retract {name.id} --reason 原因",
        )
    refuse_retracted(name.id, Record.on(own.entries, max(opened.day, target.date)))
    return Correction(target, folder)


def _with_id(entry_id: str, entries: Iterable[Entry]) -> Entry:
    for entry in entries:
        if entry.id == entry_id:
            return entry
    raise NotFound(f"没有记录“{entry_id}”")


def _joined(old: object, new: object) -> tuple[Figure, ...]:
    """The old figures, and in the place of those of one name the new ones."""
    figures = [*_figures(old), *_figures(new)]
    return tuple({figure.name: figure for figure in figures}.values())


def _figures(value: object) -> tuple[Figure, ...]:
    return value if isinstance(value, tuple) else ()
