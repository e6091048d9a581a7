"""`check`: what is wrong with the data."""

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

from wuxian.cli.opening import (
    Source,
    folder_to_read,
    reader_of,
    source,
    tell_partial,
    tell_revision,
    today,
)
from wuxian.cli.options import (
    At,
    Csv,
    Data,
    Force,
    Form,
    Json,
    Output,
    delivery,
    option,
)
from wuxian.cli.output import show
from wuxian.domain import checks
from wuxian.domain.book.book import Book
from wuxian.domain.book.paths import Place
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.views.findings import FindingsView
from wuxian.errors import GitFailed
from wuxian.render.documents.findings import findings_document
from wuxian.store.disk.book_folder import git_folder
from wuxian.store.disk.proving import evidence_findings

EXAMPLE = "例：wuxian check --strict"


def command(
    strict: Annotated[bool, option("--strict", "", "有提醒也算不通过。")] = False,
    data: Data = None,
    at: At = None,
    output: Output = None,
    force: Force = False,
    form: Form = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> int:
    """检查账册：逐个文件列出错误、位置和改法；有错误时退出码为 1。"""
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    root = folder_to_read(data).root
    with source(root, at) as read_from:
        view = _findings(root, read_from)
    show(view, findings_document, sent)
    failing = view.number_of(Severity.ERROR) or (strict and view.number_of(Severity.WARNING))
    return 1 if failing else 0


def _findings(root: Path, read_from: Source) -> FindingsView:
    reader = reader_of(read_from.folder)
    loaded = reader.load()
    spared = _copies_left_out(root) if read_from.commit is None else []
    proven = evidence_findings(read_from.folder, root, reader.years, spared)
    if read_from.commit is None:
        tell_partial(root)
    now = dt.datetime.now(dt.UTC)
    tell_revision(read_from.commit, reader.zone)
    programme, book = reader.programme, loaded.book
    day = (read_from.day(programme) if programme else None) or today(programme, now)
    return FindingsView(
        as_of=day,
        items=loaded.items,
        entries=loaded.entries,
        findings=(
            *loaded.findings,
            *proven,
            *(_by_others(root, book) if book and read_from.commit is None else ()),
            *(checks.findings_of(day, book) if book else ()),
        ),
    )


def _by_others(root: Path, book: Book) -> list[Finding]:
    """What an office signs and another clone committed, where the settings say whose is whose."""
    if not any(one.supervision and one.supervision.authors for one in book.years):
        return []
    from wuxian.store.git.authorship import committed_by_others
    from wuxian.store.git.repository import Repository

    try:
        repository = Repository.of(root)
        return [*committed_by_others(repository, book)] if repository else []
    except GitFailed as failed:
        print(f"（没有查提交人：{failed.message}）", file=sys.stderr)
        return []


def _copies_left_out(root: Path) -> list[Place]:
    """The copies of evidence that a sparse checkout spares this clone, which is told."""
    git = git_folder(root.absolute())
    if git is None or not (git / "info/sparse-checkout").exists():
        return []
    from wuxian.store.git.pending import left_out
    from wuxian.store.git.repository import Repository

    try:
        repository = Repository.of(root)
        found = [path for path in left_out(repository) if path.copied] if repository else []
    except GitFailed:
        return []
    if found:
        print(
            f"（本机没有检出佐证材料的{len(found)}份副本，没有查；"
            "要检出：git sparse-checkout disable）",
            file=sys.stderr,
        )
    return found
