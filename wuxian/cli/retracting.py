"""Taking back what was written, by further entries."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from wuxian.cli.keeping import kept, refuse_unfit
from wuxian.cli.oneself import signed_by_the_office
from wuxian.cli.opening import Opened, folder_to_write, open_office_to_write, open_to_write
from wuxian.cli.pointing import refuse_retracted
from wuxian.cli.recording import (
    Manner,
    confirm,
    drafted,
    interactive,
    needed,
    record,
    signer,
    tell_file,
)
from wuxian.domain.book.paths import Place
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import OF_THE_OFFICE, RETRACTION
from wuxian.domain.standing.record import Record
from wuxian.errors import NotFound, Refused
from wuxian.store.disk.filing import find_entry


def retract(
    words: Sequence[str], reason: str | None, by: str | None, data: Path | None, manner: Manner
) -> None:
    """Record retractions of the entries of one act; asks for the reason on a terminal.

    What of several was taken back before is passed over.
    """
    root = folder_to_write(data).root
    found = [find_entry(root, word) for word in words]
    place, first = found[0]
    if place.folder is None or any(one.folder is None for one, _ in found):
        if len(found) > 1:
            raise Refused("办公室的记录请一条一条撤回")
        _retract_of_the_office(first.id, reason, by, data, manner)
        return
    opened, item = open_to_write(data, place.folder, first.date)
    targets = [known for known in item.entries if known.id in {name.id for _, name in found}]
    day = max(opened.day, *(target.date for target in targets))
    record_so_far = Record.on(item.entries, day)
    retracted = record_so_far.retracted
    left = [target for target in targets if target.id not in retracted]
    if not left:
        refuse_retracted(first.id, record_so_far)
    reason = needed(reason, "撤回的原因", "请加 --reason 原因。")
    main, *others = (
        drafted(
            RETRACTION,
            opened,
            date=opened.day,
            by=_signer(by, target, opened),
            to=target.id,
            reason=reason,
        )
        for target in left
    )
    record(main, item, opened, manner, others)
    for entry in item.entries:
        if (
            entry.recorded == targets[0].recorded
            and entry not in targets
            and entry.id not in retracted
        ):
            print(f"提醒：同一次写下的 {entry.id}（{entry.fact}）没有撤回", file=sys.stderr)


def _retract_of_the_office(
    entry_id: str, reason: str | None, by: str | None, data: Path | None, manner: Manner
) -> None:
    """Take back what the office keeps of no single item."""
    opened = open_office_to_write(data)
    office = opened.book.office
    target = next((one for one in office if one.id == entry_id), None)
    if target is None:
        raise NotFound(f"记录 {entry_id} 读不懂，不能撤回", remedy="改法见 wuxian check。")
    refuse_retracted(entry_id, Record.on(office, max(opened.day, target.date)))
    reason = needed(reason, "撤回的原因", "请加 --reason 原因。")
    entry = drafted(
        RETRACTION,
        opened,
        date=opened.day,
        by=_signer(by, target, opened),
        to=entry_id,
        reason=reason,
    )
    refuse_unfit(entry, opened)
    told = f"{entry.fact}（{target.fact}）"
    if interactive() and not manner.yes:
        typer.echo(told)
        confirm([(f"将写入 {Place.of_entry(None, entry)}：", entry)], "写入吗？")
    view, failure = kept(entry, opened, manner)
    if manner.as_json:
        from wuxian.render.envelope import json_text

        typer.echo(json_text(view), nl=False)
    else:
        typer.echo(f"已记录 {told}（编号 {entry.id}）")
        tell_file(opened.root, view.path)
    if failure is not None:
        raise failure


def _signer(by: str | None, target: Entry, opened: Opened) -> str:
    """Who takes it back: whoever wrote it; what the office said, the office alone."""
    if target.kind in OF_THE_OFFICE:
        return signed_by_the_office(by, opened, f"撤回{target.label}")
    return signer(by, target.by, opened)
