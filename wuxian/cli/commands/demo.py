"""`demo`: a book with an invented year."""

from pathlib import Path
from typing import Annotated

import typer

from wuxian.cli.demonstrating import issue_circulars
from wuxian.cli.output import typed
from wuxian.demo.invention import demo_book
from wuxian.store.disk.book_folder import sample
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader
from wuxian.store.disk.new_book import write_book

EXAMPLE = "例：wuxian demo 演示 && wuxian report --data 演示"


def command(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="演示账册放在哪里。")],
) -> None:
    """新建演示账册：虚构的2021年全年记录，各种灯都有。"""
    shipped = BookReader(Disk(sample())).open()
    book = demo_book(shipped)
    write_book(folder, book)
    place = typed(folder)
    entries = sum(len(item.entries) for item in book.items) + issue_circulars(folder)
    typer.echo(f"已新建演示账册 {place}：{len(book.items)}个事项、{entries}条记录，均为虚构。")
    typer.echo("下一步：")
    typer.echo(f"  wuxian list --data {place}")
    typer.echo(f"  wuxian report --data {place}")
