"""Taking back what was written, by further entries."""

import sys
from collections.abc import Sequence
from pathlib import Path

from wuxian.cli.oneself import signed_by_the_office
from wuxian.cli.opening import Opened, folder_to_write, open_to_write
from wuxian.cli.pointing import refuse_retracted
from wuxian.cli.recording import Manner, drafted, needed, record, signer
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import OF_THE_OFFICE, RETRACTION
from wuxian.domain.standing.record import Record
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
    opened, item = open_to_write(data, place.folder or "", first.date)
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


def _signer(by: str | None, target: Entry, opened: Opened) -> str:
    """Who takes it back: whoever wrote it; what the office said, the office alone."""
    if target.kind in OF_THE_OFFICE:
        return signed_by_the_office(by, opened, f"撤回{target.label}")
    return signer(by, target.by, opened)
