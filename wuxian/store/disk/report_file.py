"""Where a report is written, anywhere but over the book's own files, and read again."""

from pathlib import Path

from wuxian.domain.book.paths import OF_THE_BOOK
from wuxian.errors import Refused, Unreadable
from wuxian.store.disk.folder import os_words
from wuxian.store.disk.write import replace_file, telling


def read_report(file: Path) -> str:
    """The text of a report that was written; Unreadable where there is none."""
    try:
        return file.read_bytes().decode("utf-8")  # line ends as they are
    except UnicodeDecodeError as error:
        raise Unreadable(f"{file} 不是 UTF-8 文字，不是 wuxian 的周报") from error
    except OSError as error:
        raise Unreadable(f"打不开 {file}：{os_words(error)}") from error


def write_report(root: Path, output: str, name: str, text: str) -> None:
    """Write a report to a file, or into a folder under this name; Refused inside the book."""
    if not output:
        raise Refused("--output 后面缺文件名")
    path = Path(output)
    with telling(path):
        if output.endswith(("/", "\\")) or path.is_dir():
            path = path / name
        real, book = path.resolve(), root.resolve()
        inside = real.relative_to(book).parts if real.is_relative_to(book) else ()
    if inside and inside[0] in OF_THE_BOOK:
        raise Refused(
            f"{output} 是账册自己的文件，不能写成周报", remedy=f"可写到 {root}/reports/ 里。"
        )
    replace_file(path, text.encode())
