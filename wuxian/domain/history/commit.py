"""Who put what into the book when, as git tells it."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wuxian.domain.book.book import Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import KINDS

SHORT = 8
"""How many digits tell one commit from another to a reader."""


class Commit(NamedTuple):
    """A state of the book that somebody wrote; `when` they did, in their own time zone."""

    id: str
    author: str
    email: str
    when: dt.datetime
    subject: str

    @property
    def short(self) -> str:
        """Enough of its id to tell it from others."""
        return self.id[:SHORT]

    def day(self, zone: dt.tzinfo) -> dt.date:
        """The day it was made on, in that time zone."""
        return self.when.astimezone(zone).date()


ENTRY, SETTLEMENT, IMPORT = "Wuxian-Entry", "Wuxian-Settlement", "Wuxian-Import"
"""The trailers of commits: what this program must read back, a line of JSON each."""


def entry_message(item: Item | None, *act: Entry, done: str = "") -> str:
    """What a commit says of an act: item and facts in one line, and each entry below.

    What the office keeps is about no item. `done` says what was done with the entries, if they
    were not written.
    """
    trailers = "".join(_trailers(item, act))
    if item is None:
        return f"{done}{'；'.join(entry.line(None) for entry in act)}\n\n{trailers}"
    plan = item.plan_as_issued
    facts = "；".join(entry.fact_in(plan) for entry in act)
    return f"{done}{item.label}：{facts}\n\n{trailers}"


def import_message(
    file: tuple[str, str | None], words: str, filed: Iterable[tuple[Item, Sequence[Entry]]]
) -> str:
    """What a commit says of a file that was read in: its name, and its digest while it is known.

    Below it stands what came of it.
    """
    name, digest = file
    told = trailer(IMPORT, {"file": name, "sha256": digest} if digest else {"file": name})
    return _of_several(f"导入 {name}：{words}", filed, told)


def retracted_import_message(file: str, filed: Sequence[tuple[Item, Sequence[Entry]]]) -> str:
    """What a commit says where all that came of a file is retracted."""
    number = sum(len(entries) for _, entries in filed)
    return _of_several(f"撤回导入 {file}：{number}条", filed)


def _of_several(subject: str, filed: Iterable[tuple[Item, Sequence[Entry]]], told: str = "") -> str:
    """A subject, a line for each item, and the trailers of all entries."""
    lines, trailers = "", told
    for item, entries in filed:
        plan = item.plan_as_issued
        facts = "；".join(entry.fact_in(plan) for entry in entries) or "新增"
        lines += f"{item.label}：{facts}\n"
        trailers += "".join(_trailers(item, entries))
    return f"{subject}\n\n{lines}\n{trailers}"


def place_in_an_act(entry: Entry) -> tuple[int, str]:
    """What the entries of an act sort by: what it is mainly about comes first, as in KINDS."""
    return list(KINDS).index(entry.kind), entry.id


def act_words(act: Iterable[Entry]) -> str:
    """What the entries of an act say in a few words."""
    return "；".join(entry.fact for entry in act)


def _trailers(item: Item | None, act: Iterable[Entry]) -> Iterator[str]:
    """The trailers that name the entries a commit is about."""
    for entry in act:
        of = {"item": item.folder} if item else {}
        yield trailer(ENTRY, {"id": entry.id, **of, "by": entry.by, "date": str(entry.date)})


def trailer(name: str, told: Mapping[str, object]) -> str:
    """A line at the end of a commit's message."""
    return f"{name}: {json.dumps(told, ensure_ascii=False)}\n"
