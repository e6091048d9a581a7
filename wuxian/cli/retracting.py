"""Taking an entry back by a new one."""

import datetime as dt
from pathlib import Path

from wuxian.cli.opening import folder_to_write, open_to_write
from wuxian.cli.recording import Manner, asked, drafted, interactive, record, signer
from wuxian.domain.entries.entry import Retraction
from wuxian.domain.standing.record import Record
from wuxian.domain.values.dates import day_words
from wuxian.errors import Refused
from wuxian.store.disk.filing import find_entry


def retract(
    entry_id: str, reason: str | None, by: str | None, data: Path | None, manner: Manner
) -> None:
    """Record a retraction of the entry with this id; asks for the reason on a terminal."""
    place = find_entry(folder_to_write(data).root, entry_id)
    name = place.entry
    assert name is not None  # noqa: S101 (it is an entry's)
    opened, item = open_to_write(data, place.folder or "", since=name.date)
    target = next(known for known in item.entries if known.id == entry_id)
    record_now = Record.on(item.entries, max(opened.day, target.date))
    if entry_id in record_now.retracted:
        taken_back_by = record_now.retracted[entry_id]
        raise Refused(
            f"记录 {entry_id} 已于{day_words(taken_back_by.date)}由 {taken_back_by.id} 撤回"
        )
    if reason is None and interactive():
        reason = asked("撤回的原因")
    if reason is None:
        raise Refused("缺少撤回的原因", remedy="请加 --reason 原因。")
    retraction = drafted(
        Retraction,
        opened,
        date=max(opened.day, target.date),
        by=signer(by, target.by, opened),
        entry=entry_id,
        reason=reason,
        # A clock that runs ahead elsewhere must not keep a mistake in the book.
        recorded=max(opened.now, target.recorded + dt.timedelta(milliseconds=1)),
    )
    record(retraction, item, opened, manner)
