"""A plan being edited: its draft, what came of it, and the moment it takes the plan's place."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wuxian.cli.opening import Opening, Source, begin, folder_to_write
from wuxian.cli.recording import interactive
from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import ITEMS, Place, item_number
from wuxian.domain.history.differences import FieldChange, differences, label
from wuxian.domain.history.past import rewritten
from wuxian.domain.history.version import Version
from wuxian.domain.history.wording import Wording, names_in
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.programme import Programme
from wuxian.domain.values.finding import Finding
from wuxian.domain.views.changes import plan_fields
from wuxian.errors import Refused, Unreadable
from wuxian.store.disk.draft import Draft, Edited
from wuxian.store.disk.folder import Disk, Folder
from wuxian.store.disk.load import BookReader, Loaded
from wuxian.store.disk.write import replace_file
from wuxian.store.toml.merge import Clash, joined_files
from wuxian.store.toml.parsing import Illegible, table_of


class Checked(NamedTuple):
    """What a draft would make of the item: what is wrong with it, and what differs, in words."""

    book: Book
    item: Item | None
    errors: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    changes: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()


class Editing(NamedTuple):
    """A plan, its draft, and the book they belong to."""

    root: Path
    programme: Programme
    day: dt.date
    plan: Place
    draft: Draft

    @property
    def number(self) -> int:
        """The item's number, as its folder says."""
        return self.plan.number or 0

    @property
    def where_kept(self) -> str:
        """Where the draft is, and how to go on with it."""
        return f"草稿留在 {self.draft.file}\n接着改：wuxian edit {self.number}"

    @property
    def has_kept_draft(self) -> bool:
        """Whether a draft was kept that says anything else than the plan did."""
        return self.draft.is_there and self.draft.read() != self.draft.before()

    @property
    def is_unchanged(self) -> bool:
        """Whether the draft says, byte for byte, what the plan says, or said when it began."""
        if not self.draft.is_there:
            self.draft.discard()
            raise Refused("草稿被删掉了，计划没有改动")
        return self.draft.read() in (self._now(), self.draft.before())

    def begin(self) -> None:
        """Begin with the plan as it is."""
        now = self._now()
        self.draft.begin(now, now)

    def join(self) -> Iterator[str]:
        """Join what was changed in the plan meanwhile into the draft; says so, and what clashed.

        Refused where both cannot be joined; a draft that is no TOML yet is left for the checks.
        """
        now, text = self._now(), self.draft.read()
        before = self.draft.before()
        if before is None:
            self.draft.begin(now, text)
        if before in (None, now) or not _is_table(text):
            return
        try:
            joined, clashes = joined_files(before, text, now, lambda _: Version.OURS)
        except Illegible:
            raise Refused(
                "计划在这期间被改过，和草稿合不到一起，没有替换",
                remedy=f"{self.where_kept}（可答 n 从现在的计划改起）",
            ) from None
        if clashes and not interactive():
            told = "；".join(map(self._said, clashes))
            raise Refused(f"计划在这期间被改过，和草稿不一致：{told}", remedy=self.where_kept)
        self.draft.begin(now, joined)
        yield "计划在这期间被改过，已合到草稿里。"
        for clash in clashes:
            yield f"提醒：两边不一致，用草稿里的：{self._said(clash)}"

    def _said(self, clash: Clash) -> str:
        """A field that clashes, with what the plan and what the draft say."""
        wording = Wording(names_in([self.programme]))
        theirs, ours = (
            "没有" if value is None else wording.value(value, Plan, clash.path[-1])
            for value in (clash.theirs, clash.ours)
        )
        return f"{label(clash.path)}（计划里 {theirs}，草稿里 {ours}）"

    def checked(self) -> Checked:
        """What the rules say of the draft, and what it changes."""
        old = _loaded(Disk(self.root), self.plan)
        new = _loaded(Edited(self.root, self.plan, self.draft.read()), self.plan)
        assert new.book is not None  # noqa: S101 (the programme was read before)
        errors = tuple(
            finding._replace(path=_path_in(self.draft)) if finding.path == self.plan else finding
            for finding in new.errors
            if finding.path == self.plan or finding not in old.findings
        )
        item = next(iter(new.book.items), None)
        if errors or item is None:
            return Checked(new.book, item, errors)
        warnings = tuple(finding for finding in new.findings if finding not in old.findings)
        before = next(iter(old.book.items), None) if old.book else None
        return self._compared(Checked(new.book, item, warnings=warnings), before, item)

    def _compared(self, checked: Checked, before: Item | None, after: Item) -> Checked:
        if before is None:
            return checked._replace(changes=("原来的计划读不懂，无法比对",))
        book = checked.book
        names = names_in([book.programme], [before.plan, after.plan])
        fields = differences(plan_fields(before, book), plan_fields(after, book), names=names)
        return checked._replace(
            fields=fields,
            changes=tuple(change.words for change in fields) or ("只改了写法或注释",),
            rewritten=tuple(rewritten(before, after.plan, self.day)),
        )

    def replace(self) -> None:
        """Let the draft take the plan's place, whole and at once, unless that was changed."""
        if self._now() != self.draft.before():
            raise Refused(
                "计划刚才又被改过，没有替换", remedy=f"{self.where_kept}，会把两边的改动合起来"
            )
        replace_file(self.root / self.plan, self.draft.read())
        self.draft.discard()

    def _now(self) -> bytes:
        return Disk(self.root).read(self.plan)


def begun_editing(name: str, data: Path | None) -> Editing:
    """The plan of the item that is named, though it be broken; nothing is written yet."""
    root = folder_to_write(data).root
    begun = begin(root, Source(Disk(root)))
    plan = Place.of_plan(_folder(name, begun))
    return Editing(root, begun.reader.open_programme(), begun.day, plan, Draft(root, plan))


def _folder(name: str, begun: Opening) -> str:
    """The folder of the item that is named; where a plan is broken, by number or folder alone."""
    try:
        return begun.open(frozenset()).book.item(name).folder
    except Unreadable:
        folders = [child.name for child in (begun.root / ITEMS).iterdir()]
        found = [
            folder
            for folder in folders
            if folder == name or (name.isdecimal() and item_number(folder) == int(name))
        ]
        if len(found) != 1:
            raise
        return found[0]


def _loaded(folder: Folder, plan: Place) -> Loaded:
    return BookReader(folder).load_item(plan.folder or "")


def _path_in(draft: Draft) -> str:
    return draft.file.relative_to(draft.root).as_posix()


def _is_table(text: bytes) -> bool:
    try:
        table_of(text)
    except Illegible:
        return False
    return True
