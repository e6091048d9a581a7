"""Taking back what was read in from a file: all of it, as it came."""

from pathlib import Path

import typer

from wuxian.cli.importing import open_for_import
from wuxian.cli.recording import (
    Declined,
    Manner,
    agreed,
    commit,
    interactive,
    moment,
    needed,
    office_of,
)
from wuxian.domain.entries.kinds import RETRACTION
from wuxian.domain.history.commit import retracted_import_message
from wuxian.domain.sheets.proposal import Filing
from wuxian.domain.standing.record import Record
from wuxian.domain.views.entry import Filed, UndoView
from wuxian.errors import Refused
from wuxian.store.disk.filing import new_id
from wuxian.store.disk.proposing import file_proposal
from wuxian.store.git.repository import Repository
from wuxian.store.git.undoing import Newest, Whereabouts, take_back


def take_back_import(
    newest: Newest, repository: Repository, data: Path | None, manner: Manner, reason: str | None
) -> None:
    """Take back an import that nobody else has; of one that was pushed, retract every entry."""
    is_pushed = newest.whereabouts is Whereabouts.PUSHED
    told = f"导入 {newest.file}：{_counted(newest, is_pushed=is_pushed)}"
    if not manner.yes:
        if not interactive():
            remedy = "确认请加 --yes" + ("，并写 --reason 原因。" if is_pushed else "。")
            raise Refused(f"将撤销 {told}", remedy=remedy)
        if not agreed(f"将撤销 {told}。撤销吗？"):
            raise Declined
    if is_pushed:
        _retract(newest, data, manner, reason)
    else:
        take_back(repository, newest, f"撤销 {told}\n")
    if manner.as_json:
        from wuxian.render.envelope import json_text

        first, *others = newest.act
        also = tuple(Filed(path, entry) for path, entry in others)
        title = newest.file or ""
        day = newest.recorded.date()
        number = first.path.number or 0
        view = UndoView(day, number, title, first.path, first.entry, also)
        typer.echo(json_text(view), nl=False)
        return
    typer.echo(f"已撤销 {told}")
    if newest.whereabouts is Whereabouts.UNCOMMITTED and newest.plans:
        typer.echo("programme.toml 里新登记的单位、领域没有收回，不要的请手工删去。")


def _counted(newest: Newest, *, is_pushed: bool) -> str:
    if is_pushed:
        return f"记录{len(newest.act)}条（已推送，事项和单位留着，只撤回记录）"
    plans = f"、新事项{len(newest.plans)}个" if newest.plans else ""
    registered = "，连同新登记的单位、领域" if newest.grown and newest.commit else ""
    return f"记录{len(newest.act)}条{plans}{registered}"


def _retract(newest: Newest, data: Path | None, manner: Manner, reason: str | None) -> None:
    """Retract all entries of an import in one act."""
    reason = needed(reason, "撤回的原因", "请加 --reason 原因。")
    opened = open_for_import(data)
    ids = {entry.id for entry in newest.entries}
    office = office_of(opened)
    filings = []
    for item in opened.book.items:
        retracted = Record.on(item.entries, opened.day).retracted
        targets = [one for one in item.entries if one.id in ids and one.id not in retracted]
        entries = tuple(
            RETRACTION.model(
                id=new_id(),
                recorded=moment(opened),
                date=max(opened.day, one.date),
                by=office or one.by,
                to=one.id,
                reason=reason,
            )
            for one in targets
        )
        if entries:
            filings.append(Filing(item, is_new=False, entries=entries))
    if not filings:
        raise Refused("这次导入的记录都已经撤回了")
    programme = opened.book.programme
    places = file_proposal(opened.root, filings, None)
    if manner.commits(programme):
        filed = [(filing.item, filing.entries) for filing in filings]
        said = retracted_import_message(newest.file or "", filed)
        failure = commit(opened.root, places, said)
        if failure is not None:
            raise failure
