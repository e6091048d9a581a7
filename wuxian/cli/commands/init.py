"""`init`: a new book."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from wuxian.cli.options import option
from wuxian.cli.output import typed
from wuxian.domain.book.book import Book
from wuxian.domain.book.founding import YEARS_OF_A_TERM, blank, founded
from wuxian.domain.plan.programme import Programme
from wuxian.domain.values.types import FIRST_DAY, LAST_DAY
from wuxian.errors import GitFailed, GitMissing, Refused
from wuxian.store.disk.book_folder import sample
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader
from wuxian.store.disk.new_book import write_book
from wuxian.store.git.new_repository import commit_new_book, repository_around

EXAMPLE = "例：wuxian init 账册 --from 2026"

_OFFICE = "政府督查室"


def command(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="新账册放在哪里。")],
    first_year: Annotated[
        int | None,
        typer.Option(
            "--from",
            metavar="年份",
            min=FIRST_DAY.year,
            max=LAST_DAY.year - YEARS_OF_A_TERM,
            help="五年期限从哪一年起，默认今年。",
        ),
    ] = None,
    name: Annotated[
        str | None,
        option("--blank", "名称", "空白账册，叫这个名称，事项和单位随后用 import 读入。"),
    ] = None,
    office: Annotated[
        str | None, option("--office", "机构", "空白账册由谁督办，默认 政府督查室。")
    ] = None,
    no_commit: Annotated[
        bool, option("--no-commit", "", "不用 git：不建仓库，也不自动提交。")
    ] = False,
) -> None:
    """新建账册：事项、领域、部门、出处俱全；年度目标待定，没有进展。

    用 --blank 建别的地方的账册：什么都没有，等着读入自己的清单。
    """
    shipped = BookReader(Disk(sample())).open()
    this_year = dt.datetime.now(shipped.programme.zone).year
    year, commit = first_year or this_year, not no_commit
    if name is None and office is not None:
        raise Refused("--office 要和 --blank 一起用", remedy=EXAMPLE)
    if name is None and year < shipped.programme.term.first_year:
        first = shipped.programme.term.first_year
        raise Refused(f"选项 --from 的值不对：不能小于 {first}", remedy="别的账册请用 --blank。")
    if name is None:
        book = founded(shipped, year, commit=commit)
    else:
        book = _blank(shipped, name, office or _OFFICE, year, commit=commit)
    if not no_commit:
        _refuse_inside_another_repository(folder)
    paths = write_book(folder, book)
    place = typed(folder)
    # Before a word is printed: the reader of a pipe may go away.
    made = None if no_commit else _commit(folder, book, paths)
    number = f"{len(book.items)}个事项" if book.items else "空白，事项和单位从清单读入"
    typer.echo(f"已新建账册 {place}：{number}，期限{book.programme.term}。")
    if isinstance(made, GitFailed):
        raise made
    if made is not None:
        typer.echo(made)
    typer.echo("下一步：")
    if name is not None:
        typer.echo(f"  wuxian import 清单.xlsx --data {place}")
        return
    typer.echo(f"  wuxian list --data {place}")
    typer.echo(f"  wuxian goal 序号 目标 --due 时限 --data {place}")


def _blank(shipped: Book, name: str, office: str, year: int, *, commit: bool) -> Book:
    """A blank book; Refused names the option that does not fit."""
    from pydantic import ValidationError

    from wuxian.domain.checks.flaws import flaws

    try:
        return blank(shipped, name, office, year, commit=commit)
    except ValidationError as error:
        flaw = next(iter(flaws(error, Programme)))
        raise Refused(f"--blank、--office 的名称{flaw.message}") from None


def _refuse_inside_another_repository(folder: Path) -> None:
    around = repository_around(folder)
    if around is not None:
        raise Refused(
            f"不能在 {folder} 新建账册：它在另一个 git 仓库 {around} 里",
            remedy="请换一个文件夹；一定要在这里，任选一种：\n"
            f"  让账册自成仓库：先运行 git init {typed(folder)}，再运行 wuxian init\n"
            "  只写文件，不用 git：加上 --no-commit",
        )


def _commit(folder: Path, book: Book, paths: list[str]) -> str | GitFailed:
    """Make the book's first commit; the failure says that the book is there all the same."""
    place = typed(folder)
    try:
        title = f"新建账册：{book.programme.name}，期限{book.programme.term}"
        made = commit_new_book(folder, paths, title)
    except GitFailed as failure:
        # The repository is there by now, unless there is no git to make it.
        steps = ["git init"] if isinstance(failure, GitMissing) else []
        steps = [f"cd {place}", *steps, "git add .", "git commit -m 新建账册"]
        return GitFailed(
            f"账册已建好，但没有提交到 git：{failure.message}",
            remedy=f"{failure.remedy}\n解决后运行：{' && '.join(steps)}".strip(),
        )
    return (
        "已建 git 仓库并提交；以后每次写入都会自动提交。"
        if made
        else "已提交到这个文件夹的 git 仓库；以后每次写入都会自动提交。"
    )
