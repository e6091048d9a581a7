"""Answering a problem: which one is meant, what is said to it, and whether it is done with."""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from wuxian.cli.oneself import signed_here
from wuxian.cli.opening import Opened, folder_to_write, open_to_write
from wuxian.cli.raising import party
from wuxian.cli.recording import (
    Manner,
    asked,
    asked_until_read,
    day_or_today,
    drafted,
    interactive,
    is_yes,
    record,
)
from wuxian.domain.book.book import Item
from wuxian.domain.entries.kinds import ANSWERED, KINDS, PROBLEM, REPLY
from wuxian.domain.entries.problem import Problem
from wuxian.domain.standing.problems import Followed
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.names import folded
from wuxian.errors import Refused
from wuxian.store.disk.filing import find_entry_of_an_item

if TYPE_CHECKING:
    from wuxian.store.disk.copies import Attached

_ENTRY = re.compile(r"[\[(]?[0-9a-f]{4,}[\])]?")

ProblemName = Annotated[
    str,
    typer.Argument(metavar="编号", help="问题的编号；事项只有一个未解决的问题时，可写事项序号。"),
]


class Answering(NamedTuple):
    """A problem about to be answered, in the book that it is in."""

    opened: Opened
    item: Item
    problem: Problem

    @classmethod
    def of(cls, word: str, date: str | None, data: Path | None) -> "Answering":
        """The open problem with this id, or the only one of the item that is named."""
        if _ENTRY.fullmatch(folded(word)):
            folder, name = find_entry_of_an_item(folder_to_write(data).root, word)
            if name.kind not in ANSWERED:
                raise Refused(
                    f"记录 {name.id} 是{KINDS[name.kind].label}，不是{PROBLEM.label}",
                    remedy="问题的编号见 wuxian show 序号 的“问题”。",
                )
            opened, item = open_to_write(data, folder, date)
            state = state_of(opened.book, item, opened.day)
            return cls(opened, item, _named(name.id, state).problem)
        opened, item = open_to_write(data, word, date)
        state = state_of(opened.book, item, opened.day)
        return cls(opened, item, _only_one(item, state).problem)

    @property
    def whom(self) -> str | None:
        """Who is asked or waited for."""
        return self.problem.asks or self.problem.waits_for

    def reply(
        self,
        note: str | None,
        by: str | None,
        date: str | None,
        manner: Manner,
        *,
        done: bool,
        whose: str | None = None,
        evidence: Sequence[str] = (),
    ) -> None:
        """Record the reply; on a terminal, what it says is asked for.

        `whose` words it has: that body signs if it may, and else who enters them says so.
        """
        if note is None and not done:
            note, done = self._asked(only_evidence=bool(evidence))
        on = day_or_today(date, self.opened)
        if on < self.problem.date:
            raise Refused(
                f"--date {day_words(on)}早于问题提出的{day_words(self.problem.date)}",
                remedy="请写问题提出之后的日期。",
            )
        programme = self.opened.book.programme
        whose = party(whose, programme) if whose and note else None
        usual = whose if whose in programme.bodies else self.problem.by
        if by and whose == party(by, programme) != usual:
            raise Refused(f"“{by}”不能填报", remedy=f"不写 --by，就记在它名下，由{usual}代录。")
        signs = signed_here(by, usual, self.opened)
        proofs = self._attached(evidence, on)
        entry = drafted(
            REPLY,
            self.opened,
            date=on,
            by=signs,
            to=self.problem.id,
            note=note,
            answered_by=None if whose == signs else whose,
            done=done or None,
            evidence=proofs.evidence if proofs else None,
        )
        record(entry, self.item, self.opened, manner, attached=proofs)

    def _attached(self, evidence: Sequence[str], on: dt.date) -> "Attached | None":
        if not evidence:
            return None
        from wuxian.cli.attaching import attached

        return attached(evidence, self.opened, self.item.folder, on)

    def _asked(self, *, only_evidence: bool) -> tuple[str | None, bool]:
        if interactive():
            typer.echo(f"{self.item.label}：{self.problem.line(None)}（编号 {self.problem.id}）")
        note = asked(f"{REPLY.model.title_of('note')}（可不填）")
        answer = asked_until_read(f"{REPLY.model.title_of('done')}（y 是，n 否）", is_yes)
        done = answer is not None and is_yes(answer)
        if note is None and not done:
            only = f"只有{REPLY.model.title_of('evidence')}，" if only_evidence else ""
            raise Refused(
                f"{only}没有要答复的内容", remedy="请写 --note 文字；已经解决的写 --done。"
            )
        return note, done


def _named(problem_id: str, state: State) -> Followed:
    """The problem with this id; Refused where it is taken back or done with."""
    found = next((one for one in state.problems if one.problem.id == problem_id), None)
    if found is None:
        raise Refused(f"问题 {problem_id} 已撤回，不用答复")
    if found.done_on:
        [end, *_] = [one.reply.id for one in found.answers if one.reply.done]
        raise Refused(
            f"问题 {problem_id} 已于{day_words(found.done_on)}解决（{end}）",
            remedy=f"其实没有解决，请撤回那条答复：wuxian retract {end} --reason 原因",
        )
    return found


def _only_one(item: Item, state: State) -> Followed:
    """The open problem of an item; Refused with all of them where it is not the only one."""
    found = list(state.open_problems)
    if not found:
        ends = [(one.done_on, one.problem.id) for one in state.problems if one.done_on]
        told = "".join(f"（{name} 已于{day_words(on)}解决）" for on, name in sorted(ends)[-1:])
        raise Refused(f"{item.label}没有未解决的问题{told}")
    if len(found) > 1:
        lines = "".join(f"\n  {one.problem.id}  {one.problem.detail(None)}" for one in found)
        raise Refused(
            f"{item.label}有{len(found)}个未解决的问题，请写编号", remedy=lines.removeprefix("\n")
        )
    return found[0]
