"""What `check` finds of evidence: copies that are missing, altered or needed by nobody."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from wuxian.domain.book.book import settings_in
from wuxian.domain.book.paths import ITEMS, EntryName, Place
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.evidence import Evidence
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.values.types import visible
from wuxian.store.disk.copies import outside_folder
from wuxian.store.disk.folder import Disk, Folder, Unread
from wuxian.store.disk.scan import Scan
from wuxian.store.toml.parsing import Illegible, table_of

_MARK = b"sha256"
_YEAR_DIGITS = 4


class _Named(NamedTuple):
    """A copy that entries of a year name, and the ids of these entries."""

    evidence: Evidence
    ids: tuple[str, ...]


class _Year(NamedTuple):
    """An item's year: where its copies lie, which are named, and what its entries say."""

    place: Place
    named: dict[str, _Named]
    texts: tuple[bytes, ...]


def evidence_findings(
    folder: Folder,
    root: Path,
    settings: tuple[YearSettings, ...],
    left_out: Collection[Place] = (),
) -> tuple[Finding, ...]:
    """All that is wrong with the copies of a book, however much else of it is broken.

    `root` is what a folder outside is seen from, `settings` are those that could be read, and what
    was `left_out` of the folder on purpose is not missed.
    """
    scan = Scan(folder)
    listed = {year for year, _ in scan.years()}
    looked = _Looking(folder, root, settings, listed - {one.year for one in settings})
    for item in scan.items():
        for number, year in _years(folder, item, scan.entries(item)):
            looked.at(number, year)
    return tuple(one for one in looked.findings if one.path not in left_out)


def _years(
    folder: Folder, item: str, entries: Iterable[tuple[int, list[tuple[EntryName, str]]]]
) -> Iterator[tuple[int, _Year]]:
    """What the entries of each year name, where they name anything or copies are there."""
    by_year = dict(entries)
    for number in sorted(by_year.keys() | _with_copies(folder, item)):
        texts = [(name, _text(folder, path)) for name, path in by_year.get(number, ())]
        named: dict[str, _Named] = {}
        for name, text in texts:
            for one in _evidence_in(text):
                known = named.get(one.copy_name or "", _Named(one, ()))
                named[one.copy_name or ""] = known._replace(ids=(*known.ids, name.id))
        yield number, _Year(Place.of_copies(item, number), named, tuple(text for _, text in texts))


def _with_copies(folder: Folder, item: str) -> set[int]:
    """The years of an item that have a folder of copies."""
    try:
        years = [node.name for node in folder.nodes(f"{ITEMS}/{item}")]
    except OSError:
        return set()
    found = (year for year in years if len(year) == _YEAR_DIGITS and year.isdecimal())
    return {int(one) for one in found if not folder.is_missing(Place.of_copies(item, int(one)))}


def _text(folder: Folder, path: str) -> bytes:
    try:
        return folder.read(path)
    except Unread:
        return b""


def _evidence_in(text: bytes) -> Iterator[Evidence]:
    """The files that an entry names, if it can be read; why it cannot, is told elsewhere."""
    if _MARK not in text:
        return
    try:
        told = table_of(text).get("evidence")
    except Illegible:
        return
    for table in told if isinstance(told, list) else ():
        try:
            one = Evidence.model_validate(table)
        except ValidationError:
            continue
        if one.sha256 is not None:
            yield one


class _Looking:
    """Looks at one year after the other; what is wrong goes to `findings`."""

    def __init__(
        self, folder: Folder, root: Path, settings: tuple[YearSettings, ...], unread: set[int]
    ) -> None:
        self._folder = folder
        self._root = root
        self._settings = settings
        self._unread = unread
        self._unreached: set[Path] = set()
        self.findings: list[Finding] = []

    def at(self, number: int, year: _Year) -> None:
        """What is named and not there as it was, and what is there and not named."""
        settings = settings_in(self._settings, number)
        for name, one in sorted(year.named.items()):
            place = Place(f"{year.place}/{name}")
            if not self._folder.is_missing(place):
                self._compare(self._folder, place, place, one)
            elif not self._is_set_by_unread(number):
                self._look_outside(settings, place, one)
        if not self._folder.is_missing(year.place):
            self._nobodys(year)

    def _is_set_by_unread(self, number: int) -> bool:
        """Whether where copies lie is said by settings that cannot be read."""
        earlier = {one.year for one in self._settings} | self._unread
        return max((one for one in earlier if one <= number), default=None) in self._unread

    def _look_outside(self, settings: YearSettings, place: Place, one: _Named) -> None:
        outside = outside_folder(self._root, settings.evidence)
        name = place.rpartition("/")[2]
        if outside is None:
            remedy = f"从 git 取回：git checkout HEAD -- {place}；git 里没有的，请把原件再放到那里"
            self._error("evidence-missing", place, place, one, f"的副本不在了；{remedy}")
        elif not outside.is_dir():
            self._unreachable(outside, settings.year)
        elif Disk(outside).is_missing(name):
            remedy = f"请从备份取回，或把原件再放到那里，名字用 {name}"
            self._error(
                "evidence-missing", place, f"{outside}/{name}", one, f"的副本不在了；{remedy}"
            )
        else:
            self._compare(Disk(outside), place, name, one, f"{outside}/{name}")

    def _compare(
        self, folder: Folder, place: Place, path: str, one: _Named, called: str | None = None
    ) -> None:
        in_git = f"从 git 取回：git checkout HEAD -- {place}"
        remedy = "请从备份取回原来的那一份" if called else in_git
        try:
            if folder.digest_of(path) == one.evidence.sha256:
                return
            wrong = "的副本被改动过，和记录写的校验值不一样"
        except Unread as error:
            wrong = f"的副本读不出来：{error.reason}"
        self._error("evidence-altered", place, called or place, one, f"{wrong}；{remedy}")

    def _error(self, rule: str, place: Place, path: str, one: _Named, words: str) -> None:
        entries = "、".join(one.ids)
        message = f"记录 {entries} 的佐证材料 {visible(one.evidence.label)}{words}"
        found = Finding(Severity.ERROR, rule, visible(path), message, place.number, "evidence")
        self.findings.append(found)

    def _unreachable(self, outside: Path, year: int) -> None:
        if outside in self._unreached:
            return
        self._unreached.add(outside)
        message = f"没有文件夹 {visible(str(outside))}，其中的佐证材料在这台电脑上查不了"
        self._warn("evidence-unreachable", Place.of_year(year), message, "evidence")

    def _nobodys(self, year: _Year) -> None:
        """What lies among the copies and no entry names, in a year's own folder."""
        try:
            names = sorted(node.name for node in self._folder.nodes(year.place))
        except OSError:
            # That it is no folder, is told elsewhere.
            return
        for name in names:
            place = Place(f"{year.place}/{name}")
            if name.startswith(".") or name in year.named:
                continue
            if place.copied is None:
                message = "不是佐证材料的副本，账册不认它；放错了请移走"
                self._warn("stray-file", place, message)
            elif not any(place.copied.encode() in text for text in year.texts):
                message = "没有记录写着这份佐证材料；不要了请删去，是漏了记录请补报"
                self._warn("evidence-unneeded", place, message)

    def _warn(self, rule: str, place: Place, message: str, field: str | None = None) -> None:
        found = Finding(Severity.WARNING, rule, visible(place), message, place.number, field)
        self.findings.append(found)
