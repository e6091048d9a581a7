"""Which folder is the book."""

from pathlib import Path
from typing import NamedTuple

from wuxian.domain.book.paths import PROGRAMME
from wuxian.errors import Unreadable
from wuxian.store.disk.folder import os_words

_PACKAGE = Path(__file__).resolve().parents[2]


class BookFolder(NamedTuple):
    """A book's folder; the shipped sample, found for want of another, is only read."""

    root: Path
    is_sample: bool = False


def find_book(named: Path | None, here: Path) -> BookFolder:
    """The book that is named, else the nearest upwards from here, else the shipped sample."""
    if named is not None:
        return BookFolder(_checked(named))
    for folder in (here, *here.parents):
        for root in (folder / "data", folder):
            if _is_book(root):
                return BookFolder(root)
    return BookFolder(sample(), is_sample=True)


def git_folder(root: Path) -> Path | None:
    """Where git keeps what belongs to this folder, found without git; None if it lies in none."""
    try:
        for folder in (root, *root.parents):
            git = folder / ".git"
            if git.is_file():
                return folder / git.read_text(encoding="utf-8").removeprefix("gitdir: ").strip()
            if git.is_dir():
                return git
    except (OSError, ValueError):
        return None
    return None


def sample() -> Path:
    """The shipped book: inside the installed package, or beside it in a checkout."""
    packaged = _PACKAGE / "data"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "data"


def _is_book(root: Path) -> bool:
    """Whether a programme lies there, as far as this user may look."""
    try:
        return (root / PROGRAMME).is_file()
    except OSError:
        return False


def _checked(root: Path) -> Path:
    try:
        if not root.is_dir():
            raise Unreadable(f"没有账册文件夹 {root}", remedy=f"新建账册：wuxian init {root}")
        is_book = (root / PROGRAMME).exists()
    except OSError as error:
        raise Unreadable(f"打不开 {root}：{os_words(error)}") from error
    if not is_book:
        inner = root / "data"
        if (root / ".git").exists() and not _is_book(inner):
            raise Unreadable(
                f"{root} 里没有 {PROGRAMME}：是 git 克隆，但没有检出账册",
                remedy="账册多半在另一个分支上：看 git branch --remotes，再 git switch 分支名；"
                "共享库还空着的，先由建账册的人运行 wuxian sync。",
            )
        remedy = f"是不是 {inner}？" if _is_book(inner) else "新建账册：wuxian init 文件夹"
        raise Unreadable(f"{root} 里没有 {PROGRAMME}，不是账册", remedy=remedy)
    return root
