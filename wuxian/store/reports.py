"""Where a report is written: anywhere but over the book's own files."""

from pathlib import Path

from wuxian.domain.filing import CALENDAR, ITEMS, PROGRAMME, YEARS
from wuxian.errors import Refused
from wuxian.store.write import replace_file, telling

_OF_THE_BOOK = (ITEMS, YEARS, PROGRAMME, CALENDAR)


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
    if inside and inside[0] in _OF_THE_BOOK:
        raise Refused(
            f"{output} 是账册自己的文件，不能写成周报", remedy=f"可写到 {root}/reports/ 里。"
        )
    replace_file(path, text.encode())
