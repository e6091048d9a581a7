"""Which files a book has: every one of them is either known or a finding."""

from collections.abc import Iterator
from operator import attrgetter

from wuxian.domain.book.paths import (
    CALENDAR,
    ITEMS,
    PLAN,
    PROGRAMME,
    YEARS,
    EntryName,
    Place,
    item_number,
)
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.values.names import or_nearest
from wuxian.domain.values.types import visible
from wuxian.store.disk.folder import A_FILE, A_LINK, Folder, Node, os_words

_YEAR_DIGITS = 4
_IN_ITEMS = "事项文件夹名应为 序号-英文短名，如 05-tianzishan-bridge"
_IN_AN_ITEM = "事项里只放 item.toml 和按年份命名的文件夹"
_TOP = (PROGRAMME, CALENDAR, YEARS, ITEMS, "reports")


class Scan:
    """Reads the folders of a book; what does not belong there goes to `findings`."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.findings: list[Finding] = []

    def strangers(self) -> None:
        """Warn of what lies beside the book's own files and might be one misspelt."""
        for entry in self._listing(".", required=False):
            if entry.name in _TOP or not (entry.name.endswith(".toml") or entry.is_dir()):
                continue
            remedy = or_nearest(entry.name, _TOP) or "账册不读它；放错了请移走"
            message = f"不认识的文件或文件夹；{remedy}"
            found = Finding(Severity.WARNING, "stray-file", visible(entry.name), message)
            self.findings.append(found)

    def years(self) -> Iterator[tuple[int, str]]:
        """The settings files: the year and the path in the book."""
        for entry in self._top_entries(YEARS, required=False):
            stem, _, ending = entry.name.partition(".")
            if self._is_file(entry, YEARS):
                if ending == "toml" and _is_year(stem):
                    yield int(stem), f"{YEARS}/{entry.name}"
                else:
                    self._stray(YEARS, entry.name, "years/ 里只放 YYYY.toml")

    def items(self) -> Iterator[str]:
        """The names of the item folders that have a plan."""
        for entry in self._top_entries(ITEMS, required=True):
            if not self._is_folder(entry, ITEMS, _IN_ITEMS):
                continue
            if item_number(entry.name) is None:
                self._stray(ITEMS, entry.name, _IN_ITEMS)
            elif self.folder.is_missing(f"{ITEMS}/{entry.name}/{PLAN}"):
                path = f"{ITEMS}/{entry.name}"
                self.error("no-plan", path, f"缺少 {PLAN}；请补上，或从 git 取回")
            else:
                yield entry.name

    def entries(self, folder: str) -> Iterator[tuple[EntryName, str]]:
        """An item's entry files, by year: what their names say, and their paths."""
        base = f"{ITEMS}/{folder}"
        for inner in self._listing(base, required=True):
            if inner.name == PLAN or not self._is_folder(inner, base, _IN_AN_ITEM):
                continue
            if _is_year(inner.name):
                yield from self._year_entries(f"{base}/{inner.name}", int(inner.name))
            else:
                self._stray(base, inner.name, _IN_AN_ITEM)

    def _year_entries(self, base: str, year: int) -> Iterator[tuple[EntryName, str]]:
        for entry in self._listing(base, required=True):
            if not self._is_file(entry, base):
                continue
            name = EntryName.parse(entry.name)
            if name is None:
                wanted = f"{year}-07-26-progress-3f9a1c.toml"
                self._stray(base, entry.name, f"记录的文件名应为 日期-种类-编号.toml，如 {wanted}")
            elif name.date.year != year:
                self._stray(base, entry.name, f"日期是{name.date.year}年，请移到 {name.date.year}/")
            else:
                yield name, f"{base}/{entry.name}"

    def _top_entries(self, name: str, *, required: bool) -> list[Node]:
        if self.folder.is_link(name):
            self.error("symlink", name, A_LINK)
            return []
        return self._listing(name, required=required)

    def _listing(self, path: str, *, required: bool) -> list[Node]:
        """What a folder holds, by name; names that begin with a dot are not the book's."""
        try:
            known = [node for node in self.folder.nodes(path) if not node.name.startswith(".")]
        except OSError as error:
            if required or not isinstance(error, FileNotFoundError):
                self.error("unreadable", path, os_words(error))
            return []
        return sorted(known, key=attrgetter("name"))

    def _is_file(self, entry: Node, base: str) -> bool:
        return entry.is_file(follow_symlinks=False) or self._misfit(entry, base, A_FILE)

    def _is_folder(self, entry: Node, base: str, wanted: str) -> bool:
        return entry.is_dir(follow_symlinks=False) or self._misfit(entry, base, wanted)

    def _misfit(self, entry: Node, base: str, wanted: str) -> bool:
        if entry.is_symlink():
            self.error("symlink", f"{base}/{entry.name}", A_LINK)
        else:
            self._stray(base, entry.name, wanted)
        return False

    def _stray(self, base: str, name: str, wanted: str) -> None:
        self.error("stray-file", f"{base}/{name}", f"不认识的文件或文件夹；{wanted}")

    def error(
        self, rule: str, path: str, message: str, field: str | None = None, line: int | None = None
    ) -> None:
        """Tell of something wrong with a file or folder."""
        number = Place(path).number
        found = Finding(Severity.ERROR, rule, visible(path), message, number, field, line)
        self.findings.append(found)


def _is_year(name: str) -> bool:
    return len(name) == _YEAR_DIGITS and name.isascii() and name.isdecimal()
