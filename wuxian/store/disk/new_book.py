"""Writing a whole new book into a folder that holds none."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from wuxian.domain.book.book import Book
from wuxian.domain.book.paths import CALENDAR, ITEMS, PROGRAMME, Place
from wuxian.errors import Refused
from wuxian.store.disk.book_folder import sample
from wuxian.store.disk.write import telling
from wuxian.store.toml.writing import toml_of

_OF_THE_SYSTEM = {
    "thumbs.db", "desktop.ini", "icon\r", "@eadir", "#recycle", "$recycle.bin",
    "system volume information", "lost+found",
}  # fmt: skip
"""What Windows, macOS, a NAS or a disk puts into a folder that is empty to its user."""

_GIT_ATTRIBUTES = """\
# 账册按字节比对，换行一律用 LF；佐证材料的副本一个字节也不动。
* text=auto eol=lf
items/*/*/evidence/* -text
"""

_GIT_IGNORE = "# 写入中途被打断时留下的草稿。\n.*.draft\n"

_GOALS_TO_SET = """
# 年度目标待定。定下后照此填写（删去行首的 #）：
#
# [[goals]]
# year = {year}
# text = "目标内容"
# basis = "appointed"         # appointed 文件确定、stated 原文（要写出处）、inferred 推定
# due = {year}-12-31            # 完成时限，没有就不写
#
#     [[goals.milestones]]
#     id = "start"
#     title = "开工"
#     due = {year}-06-30
"""


def write_book(root: Path, book: Book) -> list[str]:
    """Make the folder a book, all of it or nothing; gives the paths of the files it wrote.

    Refused if something is there already; hidden files and the system's stay as they are.
    """
    with telling(root):
        there = root.exists()
        kept = {child.name for child in root.iterdir()} if root.is_dir() else set()
        if (there and not root.is_dir()) or not all(map(_is_nothing, kept)):
            raise Refused(f"{root} 已经有内容，不能新建账册", remedy="请换一个空文件夹。")
        root.parent.mkdir(parents=True, exist_ok=True)
        # Where a rename needs no other disk and no other rights than the book itself.
        draft = (root if there else root.parent) / f".{root.name}.{os.getpid()}.draft"
        files = [(path, text) for path, text in _files(book) if Place(path).top not in kept]
        try:
            for path, text in files:
                (draft / path).parent.mkdir(parents=True, exist_ok=True)
                (draft / path).write_text(text, encoding="utf-8", newline="\n")
            if there:
                # A folder is a book from the moment it has a programme, so that comes last.
                for child in sorted(draft.iterdir(), key=lambda child: child.name == PROGRAMME):
                    child.rename(root / child.name)
            else:
                draft.rename(root)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return [path for path, _ in files]


def _is_nothing(name: str) -> bool:
    return name.startswith(".") or name.casefold() in _OF_THE_SYSTEM


def _files(book: Book) -> Iterator[tuple[str, str]]:
    """Every file of the book: its path and its text."""
    yield ".gitattributes", _GIT_ATTRIBUTES
    yield ".gitignore", _GIT_IGNORE
    yield "reports/.gitkeep", ""
    if not book.items:
        yield f"{ITEMS}/.gitkeep", ""
    yield CALENDAR, (sample() / CALENDAR).read_text(encoding="utf-8")
    for settings in book.years:
        yield Place.of_year(settings.year), toml_of(settings)
    for item in book.items:
        goals = "" if item.plan.goals else _GOALS_TO_SET.format(year=book.programme.term.first_year)
        yield Place.of_plan(item.folder), toml_of(item.plan) + goals
        for entry in item.entries:
            yield Place.of_entry(item.folder, entry), toml_of(entry)
    yield PROGRAMME, toml_of(book.programme)
