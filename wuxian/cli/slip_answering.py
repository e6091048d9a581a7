"""Answering a slip: which one is meant, and what its units say to it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from wuxian.cli.attaching import attached
from wuxian.cli.oneself import signed_here
from wuxian.cli.opening import Source, begin, folder_to_write
from wuxian.cli.pointing import Pointed, is_an_entry
from wuxian.cli.recording import Manner, day_or_today, drafted, needed, record
from wuxian.domain.entries.kinds import REPLY, SLIP
from wuxian.domain.standing.slips import Issued, SlipState
from wuxian.domain.standing.state import states_of
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.names import folded
from wuxian.domain.values.types import LAST_DAY
from wuxian.domain.views.slips import slip_rows
from wuxian.errors import NotFound, Refused
from wuxian.store.disk.filing import find_entry
from wuxian.store.disk.folder import Disk


class AnsweringASlip(NamedTuple):
    """A slip about to be answered."""

    pointed: Pointed
    issued: Issued

    @classmethod
    def of(cls, word: str, date: str | None, data: Path | None) -> "AnsweringASlip | None":
        """The slip with this id, or the only one of the item that is named.

        None where another entry is named, or nothing but a problem waits. Refused with all that
        waits where it is not the only thing.
        """
        if _NUMBER.fullmatch(folded(word)):
            word = _id_of(word, data)
        if is_an_entry(word):
            _, name = find_entry(folder_to_write(data).root, word)
            if name.kind != SLIP.name:
                return None
        pointed = Pointed.at(word, date, data)
        state = pointed.state
        if is_an_entry(word):
            found = next(one for one in state.slips if one.slip is pointed.entry)
            return cls(pointed, _still(found))
        waiting = [one for one in state.slips if one.state.is_unanswered]
        problems = [*state.open_problems]
        if len(waiting) == 1 and not problems:
            return cls(pointed, waiting[0])
        if not waiting:
            return None
        lines = [
            *(f"\n  {one.slip.id}  {one.slip.fact}（{one.state.label}）" for one in waiting),
            *(f"\n  {one.problem.id}  {one.problem.line(None)}" for one in problems),
        ]
        raise Refused(
            f"{pointed.item.label}有{len(lines)}件待答复，请写编号",
            remedy="".join(lines).removeprefix("\n"),
        )

    def reply(
        self,
        note: str | None,
        by: str | None,
        date: str | None,
        manner: Manner,
        evidence: Sequence[str] = (),
    ) -> None:
        """Record the answer, with what proves it; one of its units signs."""
        opened, slip = self.pointed.opened, self.issued.slip
        note = needed(note, "答复内容", "请加 --note 文字。")
        on = day_or_today(date, opened)
        if on < slip.date:
            raise Refused(f"--date {day_words(on)}早于督办单发出的{day_words(slip.date)}")
        programme = opened.book.programme
        signing = [name for name in slip.units if name in programme.bodies]
        usual = signing[0] if signing else None
        signs = signed_here(by, usual, opened)
        proofs = attached(evidence, opened, self.pointed.item.folder, on) if evidence else None
        entry = drafted(
            REPLY,
            opened,
            date=on,
            by=signs,
            to=slip.id,
            note=note,
            evidence=proofs.evidence if proofs else None,
        )
        record(entry, self.pointed.item, opened, manner, attached=proofs)


_NUMBER = re.compile(r"\D+[〔\[(]\d{4}[〕\])]\d+号?")
"""What a slip is called on paper, in whatever brackets one has."""


def _id_of(number: str, data: Path | None) -> str:
    """The id of the slip of this number that stands; NotFound where there is none."""
    root = folder_to_write(data).root
    begun = begin(root, Source(Disk(root)))
    book = begun.open(begun.years).book
    wanted = _bare(number)
    rows = [row for row in slip_rows(book, states_of(book, LAST_DAY)) if not row.same_as]
    found = [row.id for row in rows if _bare(row.number) == wanted]
    if not found:
        raise NotFound(f"没有督办单“{number}”", remedy="督办单见 wuxian slip list。")
    return found[-1]


def _bare(number: str) -> str:
    return re.sub(r"[〔〕\[\]()]", " ", folded(number)).removesuffix("号")


def _still(issued: Issued) -> Issued:
    """A slip that is to be answered; Refused where it is at its end, or its answer waits."""
    state, number = issued.state, issued.slip.number
    if state is SlipState.ANSWERED and issued.waiting:
        raise Refused(
            f"{number}已答复（{issued.waiting.id}），待核验",
            remedy=f"要重写，先撤回：wuxian retract {issued.waiting.id} --reason 原因",
        )
    if not state.is_open:
        above = issued.above or issued.anew
        more = f"，请答复 {above.number}（{above.id}）" if above else ""
        raise Refused(f"{number}{state.label}，不用答复{more}")
    return issued
