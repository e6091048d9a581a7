"""Which files a book has: every one of them is either known or a finding."""

from collections.abc import Iterator
from operator import attrgetter

from wuxian.domain.book.paths import (
    CALENDAR,
    EVIDENCE,
    ITEMS,
    OFFICE,
    PLAN,
    PROGRAMME,
    YEARS,
    EntryName,
    Place,
    item_number,
)
from wuxian.domain.entries.kinds import KINDS, WITH_NO_ITEM, WITH_THE_OFFICE
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.values.names import or_nearest
from wuxian.domain.values.types import visible
from wuxian.store.disk.folder import A_FILE, A_LINK, Folder, Node, os_words

_YEAR_DIGITS = 4
_DEEPEST = 6
_ENDING = ".toml"
_OF_GIT, _OF_A_WRITER = ".git", ".draft"
_IN_YEARS = "years/ 里只放 YYYY.toml"
_IN_ITEMS = "事项文件夹名应为 序号-英文短名，如 05-tianzishan-bridge"
_IN_AN_ITEM = "事项里只放 item.toml 和按年份命名的文件夹"
_IN_THE_OFFICE = "office/ 里只放按年份命名的文件夹"
_IN_EVIDENCE = "年份里的 evidence 是放佐证材料副本的文件夹"
_TOP = (PROGRAMME, CALENDAR, YEARS, ITEMS, OFFICE, "reports")


class Scan:
    """Reads the folders of a book; what does not belong there goes to `findings`.

    Litter of editors, offices, systems and disks is only pointed out. A `.toml` that is no known
    file is an error: it may be somebody's record.
    """

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.findings: list[Finding] = []

    def strangers(self, known: frozenset[str] = frozenset()) -> None:
        """Warn of what lies beside the book's own files, is not known and might be one misspelt."""
        for node in self._listing(".", required=False):
            looks_like_one = node.is_dir() or _ENDING in node.name.casefold()
            if (
                node.name not in (*_TOP, *known)
                and looks_like_one
                and not node.name.startswith(".")
            ):
                remedy = or_nearest(node.name, _TOP) or "账册不读它；放错了请移走"
                self._warn(node.name, f"不认识的文件或文件夹；{remedy}")

    def years(self) -> Iterator[tuple[int, str]]:
        """The settings files: the year and the path in the book."""
        for node in self._top_entries(YEARS, required=False):
            stem, path = node.name.removesuffix(_ENDING), f"{YEARS}/{node.name}"
            if not _is_year(stem) or stem == node.name:
                self._stray(node, path, _IN_YEARS)
            elif self._is_file(node, path):
                yield int(stem), path

    def items(self, only: str | None = None) -> Iterator[str]:
        """The names of the item folders that have a plan.

        `only` names one by number or folder: of what lies beside it nothing is told.
        """
        for node in self._top_entries(ITEMS, required=True):
            number, path = item_number(node.name), f"{ITEMS}/{node.name}"
            if only is not None and not _is_named(only, node.name, number):
                continue
            if number is None:
                self._stray(node, path, _IN_ITEMS)
            elif self._is_folder(node, path, _IN_ITEMS):
                if self.folder.is_missing(f"{path}/{PLAN}"):
                    self._without_plan(path)
                else:
                    yield node.name

    def entries(self, folder: str) -> Iterator[tuple[int, list[tuple[EntryName, str]]]]:
        """An item's entry files, by year: what their names say, and their paths."""
        base = f"{ITEMS}/{folder}"
        for node in self._listing(base, required=True):
            path = f"{base}/{node.name}"
            if node.name == PLAN:
                continue
            if not _is_year(node.name):
                self._stray(node, path, _IN_AN_ITEM)
            elif self._is_folder(node, path, _IN_AN_ITEM):
                found = list(self._year_entries(path, int(node.name)))
                if any(name.kind in WITH_NO_ITEM for name, _ in found):
                    found = [one for one in found if self._is_an_items(*one)]
                yield int(node.name), found

    def of_the_office(self) -> Iterator[tuple[EntryName, str]]:
        """The entries that belong to no single item: what their names say, and their paths."""
        for node in self._top_entries(OFFICE, required=False):
            path = f"{OFFICE}/{node.name}"
            if not _is_year(node.name):
                self._stray(node, path, _IN_THE_OFFICE)
            elif self._is_folder(node, path, _IN_THE_OFFICE):
                for name, file in self._year_entries(path, int(node.name)):
                    if name.kind in WITH_THE_OFFICE:
                        yield name, file
                    else:
                        self._lost(file, f"{_label(name)}是事项的记录，请移到 items/ 里它的事项下")

    def _year_entries(self, base: str, year: int) -> Iterator[tuple[EntryName, str]]:
        for node in self._listing(base, required=True):
            path = f"{base}/{node.name}"
            name = EntryName.parse(node.name)
            if name is None and node.name == EVIDENCE:
                # What lies in it is looked at by `check` alone.
                self._is_folder(node, path, _IN_EVIDENCE)
            elif name is None:
                wanted = f"{year}-07-26-progress-3f9a1c.toml"
                self._stray(node, path, f"记录的文件名应为 日期-种类-编号.toml，如 {wanted}")
            elif name.date.year != year:
                self._stray(node, path, f"日期是{name.date.year}年，请移到 {name.date.year}/")
            elif self._is_file(node, path):
                yield name, path

    def _is_an_items(self, name: EntryName, path: str) -> bool:
        """Whether an entry may lie with an item; of another it is told where it belongs."""
        if name.kind not in WITH_NO_ITEM:
            return True
        self._lost(path, f"{_label(name)}不属于一个事项，请移到 office/{name.date.year}/")
        return False

    def _without_plan(self, path: str) -> None:
        """Where anything of an item is there, its plan is lost; a mere folder is only litter."""
        if any(self._records_below(path, _DEEPEST)):
            self.error("no-plan", path, f"缺少 {PLAN}；请补上，或从 git 取回")
        else:
            self._warn(path, f"缺少 {PLAN}，也没有记录，账册不读它；没有用就请移走", "no-plan")

    def _top_entries(self, name: str, *, required: bool) -> list[Node]:
        if self.folder.is_link(name):
            self.error("symlink", name, A_LINK)
            return []
        return self._listing(name, required=required)

    def _listing(self, path: str, *, required: bool) -> list[Node]:
        """What a folder holds, by name."""
        try:
            return sorted(self.folder.nodes(path), key=attrgetter("name"))
        except OSError as error:
            if required or not isinstance(error, FileNotFoundError):
                self.error("unreadable", path, os_words(error))
        return []

    def _is_file(self, node: Node, path: str) -> bool:
        return node.is_file(follow_symlinks=False) or self._misfit(node, path, A_FILE)

    def _is_folder(self, node: Node, path: str, wanted: str) -> bool:
        return node.is_dir(follow_symlinks=False) or self._misfit(node, path, wanted)

    def _misfit(self, node: Node, path: str, wanted: str) -> bool:
        """Tell of something else in a place of the book's; always False."""
        if node.is_symlink():
            self.error("symlink", path, A_LINK)
        elif node.is_file() or node.is_dir():
            self._stray(node, path, wanted)
        else:
            self._lost(path, wanted)
        return False

    def _stray(self, node: Node, path: str, wanted: str) -> None:
        """Tell of what has no place in the book: of litter, or of what may be a record."""
        if Place(path).is_hidden:
            # An editor's, a disk's; what git or a command at work keeps there is nobody's litter.
            if not (node.name.startswith(_OF_GIT) or node.name.endswith(_OF_A_WRITER)):
                self._warn(path, "名字以点开头，账册不读它；没有用就请删去，是记录的请改回原名")
        elif _is_toml(node.name):
            if node.is_symlink():
                self.error("symlink", path, A_LINK)
            else:
                self._lost(path, wanted)
        elif node.is_dir(follow_symlinks=False) and (
            records := tuple(self._records_below(path, _DEEPEST))
        ):
            for record in records:
                self._lost(record, wanted)
        else:
            self._warn(path, f"不认识的文件或文件夹，账册不读它；{wanted}")

    def _records_below(self, path: str, depth: int) -> Iterator[str]:
        """What may be a record, in a folder and those within it; no link is followed."""
        try:
            nodes = sorted(self.folder.nodes(path), key=attrgetter("name"))
        except OSError:
            # lost+found, System Volume Information: whoever may not look has no record there.
            return
        for node in nodes:
            inner = f"{path}/{node.name}"
            if Place(inner).is_hidden:
                continue
            if node.is_dir(follow_symlinks=False):
                if depth:
                    yield from self._records_below(inner, depth - 1)
            elif _is_toml(node.name):
                yield inner

    def _lost(self, path: str, wanted: str) -> None:
        self.error("stray-file", path, f"不认识的文件或文件夹；{wanted}")

    def _warn(self, path: str, message: str, rule: str = "stray-file") -> None:
        number = Place(path).number
        self.findings.append(Finding(Severity.WARNING, rule, visible(path), message, number))

    def error(
        self, rule: str, path: str, message: str, field: str | None = None, line: int | None = None
    ) -> None:
        """Tell of something wrong with a file or folder."""
        number = Place(path).number
        found = Finding(Severity.ERROR, rule, visible(path), message, number, field, line)
        self.findings.append(found)


def _is_named(word: str, folder: str, number: int | None) -> bool:
    """Whether a word names an item by its folder or its number."""
    return word == folder or (number is not None and word.lstrip("0") == str(number))


def _is_toml(name: str) -> bool:
    """Whether it ends like the book's files; Windows does not mind capitals."""
    return name.casefold().endswith(_ENDING)


def _label(name: EntryName) -> str:
    return KINDS[name.kind].label


def _is_year(name: str) -> bool:
    return len(name) == _YEAR_DIGITS and name.isascii() and name.isdecimal()
