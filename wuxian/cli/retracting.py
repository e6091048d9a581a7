"""Taking an entry back by a new one."""

from pathlib import Path

from wuxian.cli.opening import folder_to_write, open_to_write
from wuxian.cli.recording import Manner, asked, drafted, interactive, record, signer
from wuxian.domain.entries.kinds import RETRACTION
from wuxian.domain.standing.record import Record
from wuxian.domain.values.dates import day_words
from wuxian.errors import Refused
from wuxian.store.disk.filing import find_entry


def retract(
    word: str, reason: str | None, by: str | None, data: Path | None, manner: Manner
) -> None:
    """Record a retraction of the entry that is named; asks for the reason on a terminal."""
    place, name = find_entry(folder_to_write(data).root, word)
    entry_id = name.id
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
        RETRACTION,
        opened,
        date=opened.day,
        by=signer(by, target.by, opened),
        to=entry_id,
        reason=reason,
    )
    record(retraction, item, opened, manner)
