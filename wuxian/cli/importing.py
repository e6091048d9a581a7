"""Reading in a file of tables: what it would write, shown, asked about and written as one act."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from wuxian.cli.bodies import body_meant
from wuxian.cli.likeness import asked_of, said_to_be
from wuxian.cli.numbering import number_after_all
from wuxian.cli.opening import Opened, Source, begin, folder_to_write
from wuxian.cli.options import Delivery, area_of, choice_of
from wuxian.cli.output import show, typed
from wuxian.cli.recording import (
    Declined,
    Manner,
    agreed,
    commit,
    day_or_today,
    interactive,
    moment,
    office_of,
    refuse_anothers,
)
from wuxian.domain.book.paths import PROGRAMME
from wuxian.domain.forms.filled import FilledForm, filled_form, looks_like_a_form
from wuxian.domain.forms.form import SHEET
from wuxian.domain.forms.reported import Arrival
from wuxian.domain.forms.returned import returned
from wuxian.domain.history.commit import import_message
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.matters import Matter
from wuxian.domain.lists.setting import Setting
from wuxian.domain.lists.taking_in import ListRead, doubts_of, list_read, proposed
from wuxian.domain.plan.bodies import SIGN
from wuxian.domain.sheets.grid import SheetFile
from wuxian.domain.sheets.proposal import Proposal
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.imported import act_words, import_view
from wuxian.errors import GitFailed, NotFound, Refused
from wuxian.render.documents.imported import import_document
from wuxian.render.formats import JSON, TERMINAL
from wuxian.store.disk.filing import ids_in_order
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.growing import grown
from wuxian.store.disk.proposing import file_proposal

_LONG = 100
"""So many rows take long enough to be told of."""


class Terms(NamedTuple):
    """What a person says of a file, as it is typed."""

    year: int | None
    document: str | None
    area: str | None
    meanings: tuple[str, ...]
    same: tuple[str, ...]
    sheets: tuple[str, ...]
    by: str | None
    date: str | None


def open_for_import(data: Path | None) -> Opened:
    """The whole book with the entries of all years: a file may be about any of them."""
    root = folder_to_write(data).root
    begun = begin(root, Source(Disk(root)))
    return Opened(root, begun.reader.open(), begun.day, begun.now, None, begun.day.year)


def proposal_in(file: SheetFile, terms: Terms, opened: Opened) -> Proposal:
    """What a file would write: the progress of a form, or the goals of a list."""
    form = filled_form(file)
    if form is not None:
        return _of_a_form(form, file, terms, opened)
    if looks_like_a_form(file):
        raise Refused(
            f"{file.name} 像是{SHEET}，但丢了隐藏的工作表（复制到了别的表，或另存成了 CSV）",
            remedy=f"请把内容填回原来发出的{SHEET}，再读入；原表可以再导出一份。",
        )
    return _of_a_list(file, terms, opened)


def _of_a_form(form: FilledForm, file: SheetFile, terms: Terms, opened: Opened) -> Proposal:
    # Who one is oneself says nothing of whose form it is.
    by = None if terms.by == os.environ.get("WUXIAN_BY") else terms.by
    if any(terms._replace(date=None, by=by)):
        raise Refused(
            f"{file.name} 是{SHEET}，单位、年份、事项它自己写明，只能加 --date",
            remedy=f"请写：wuxian import {typed(file.name)}",
        )
    arrival = Arrival(file.name, day_or_today(terms.date, opened), moment(opened), ids_in_order())
    return returned(form, opened.book, arrival)


def _of_a_list(file: SheetFile, terms: Terms, opened: Opened) -> Proposal:
    read = list_read(file, _meanings(terms.meanings), _sheets(terms.sheets, file))
    setting = _setting(read, terms, opened)
    chosen = said_to_be(terms.same, read, opened)
    if interactive():
        chosen |= asked_of(doubts_of(read, setting, opened.book), chosen)
    number = number_after_all(opened)
    return proposed(read, setting, opened.book, chosen, number, each=_told_how_far)


def _told_how_far(matters: Sequence[Matter]) -> Iterable[Matter]:
    """The matters of a long list, with a bar for whoever waits at a terminal."""
    if len(matters) < _LONG or not sys.stderr.isatty():
        return matters
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(matters, "正在读清单", console=console, transient=True)


def _setting(read: ListRead, terms: Terms, opened: Opened) -> Setting:
    programme = opened.book.programme
    day = day_or_today(terms.date, opened)
    if day not in programme.term:
        raise Refused(
            f"{day_words(day)}不在期限{programme.term}之内",
            remedy="清单是哪一天下达的，请写 --date 日期。",
        )
    year = terms.year or read.year or day.year
    if year not in programme.term.years:
        raise Refused(
            f"按{year}年的清单读，而{year}年不在期限{programme.term}之内",
            remedy="是别的年份的清单，请加 --year 年份；是别的账册的，请加 --data。",
        )
    office = terms.by or office_of(opened)
    if office is None:
        raise Refused(
            "不知道由谁下达", remedy="请加 --by 部门，或在 programme.toml 里登记 [[offices]]"
        )
    return Setting(
        file=read.file,
        year=year,
        day=day,
        today=opened.day,
        recorded=moment(opened),
        by=body_meant(office, SIGN, programme.register),
        new_id=ids_in_order(),
        document=terms.document,
        area=terms.area and area_of(terms.area, programme),
    )


def _meanings(texts: Iterable[str]) -> dict[str, Meaning]:
    """What is said of headings."""
    found = {}
    for text in texts:
        heading, _, meaning = text.replace("＝", "=").rpartition("=")
        if not heading:
            raise Refused(f"--map “{text}”要写成 表头=含义", remedy="如 --map 来源=领域")
        found[heading.strip()] = choice_of(Meaning, meaning.strip(), "--map")
    return found


def _sheets(names: tuple[str, ...], file: SheetFile) -> tuple[str, ...]:
    known = [grid.name for grid in file.grids]
    for name in names:
        if name not in known:
            raise NotFound(f"{file.name} 没有工作表“{name}”", remedy=f"有：{'、'.join(known)}")
    return names


def show_and_write(proposal: Proposal, file: SheetFile, opened: Opened, manner: Manner) -> int:
    """Show what a file would write, and write it once that is agreed to; gives the exit code."""
    was = opened.book.programme
    sent = Delivery(JSON if manner.as_json else TERMINAL)
    preview = import_view(proposal, file, opened.day, was, written=False)
    asks = interactive() and not manner.yes
    if not (manner.yes or asks) or not proposal.writes:
        show(preview, import_document, sent, was.shown_names)
        if proposal.writes:
            print("没有写入；核对后请加 --yes。", file=sys.stderr)
            return 1
        print("没有要写入的。", file=sys.stderr)
        return 1 if proposal.refusals else 0
    if asks:
        show(preview, import_document, Delivery(TERMINAL), was.shown_names)
        if not agreed(f"\n将写入{act_words(proposal, was)}。写入吗？"):
            raise Declined
    failure = _write(proposal, file, opened, commits=manner.commits(was))
    if asks and not manner.as_json:
        typer.echo(f"已写入{act_words(proposal, was)}。")
    else:
        view = import_view(proposal, file, opened.day, was, written=True)
        show(view, import_document, sent, was.shown_names)
    if failure is not None:
        raise failure
    return 1 if proposal.refusals else 0


def _write(
    proposal: Proposal, file: SheetFile, opened: Opened, *, commits: bool
) -> GitFailed | None:
    """Write all of it in one act and one commit; the failure is git's alone."""
    was = opened.book.programme
    if commits:
        refuse_anothers(opened.root)
    growth = grown(opened.root, was, proposal.programme)
    if commits and growth is not None:
        _refuse_uncommitted(opened.root)
    places = file_proposal(opened.root, proposal.filings, growth)
    if not commits:
        return None
    filed = [(filing.item, filing.entries) for filing in proposal.filings]
    said = import_message((file.name, file.digest), act_words(proposal, was), filed)
    return commit(opened.root, places, said)


def _refuse_uncommitted(root: Path) -> None:
    """Refuse to add to a programme that a person has changed and not committed.

    The change would go with the import, and with its `undo`.
    """
    from wuxian.store.git.pending import pending
    from wuxian.store.git.repository import Repository

    try:
        repository = Repository.of(root)
        changed = repository is not None and any(
            file.path == PROGRAMME and not file.is_new for file in pending(repository)
        )
    except GitFailed:
        return
    if changed:
        raise Refused(
            f"{PROGRAMME} 有还没有提交的改动，导入要登记的单位、领域会和它混在一起",
            remedy=f"请先提交它再导入：wuxian sync，或 git commit -m 改总体安排 -- {PROGRAMME}",
        )
