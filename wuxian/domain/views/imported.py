"""What a file of tables would write, or has written, row by row."""

import datetime as dt
from collections import Counter
from typing import NamedTuple

from wuxian.domain.book.paths import PROGRAMME, Place
from wuxian.domain.plan.programme import Programme
from wuxian.domain.sheets.grid import SheetFile
from wuxian.domain.sheets.proposal import Outcome, Proposal, Refusal, RowTold


class Created(NamedTuple):
    """A file that is new in the book, and what it is of; the programme is only added to."""

    path: str
    what: str
    item: int | None
    title: str
    id: str | None = None


class ImportView(NamedTuple):
    """What becomes of every row of a file; `created` is empty until it is written.

    `act` says in a few words what is written, or would be.
    """

    as_of: dt.date
    file: str
    digest: str
    written: bool
    created: tuple[Created, ...]
    unchanged: int
    refused: tuple[Refusal, ...]
    rows: tuple[RowTold, ...]
    notes: tuple[str, ...]
    act: str = ""
    kind: str = "import"

    def number_of(self, outcome: Outcome) -> int:
        """How many rows have this outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def counts(self) -> tuple[tuple[Outcome, int], ...]:
        """How many rows there are of each outcome that any has."""
        return tuple((one, self.number_of(one)) for one in Outcome if self.number_of(one))


def import_view(
    proposal: Proposal, file: SheetFile, day: dt.date, was: Programme, *, written: bool
) -> ImportView:
    """The view of what a file proposes to a book, before or after it is written."""
    return ImportView(
        as_of=day,
        file=file.name,
        digest=file.digest,
        written=written,
        created=created_by(proposal, was) if written else (),
        unchanged=sum(row.outcome is Outcome.UNCHANGED for row in proposal.rows),
        refused=proposal.refusals,
        rows=proposal.rows,
        notes=proposal.notes,
        act=act_words(proposal, was),
    )


def created_by(proposal: Proposal, was: Programme) -> tuple[Created, ...]:
    """What a proposal brings into the book: plans, entries, and what is newly registered."""
    found: list[Created] = []
    for item, is_new, entries in proposal.filings:
        if is_new:
            path = Place.of_plan(item.folder)
            found.append(Created(path, "item", item.number, item.plan.title))
        found += [
            Created(
                Place.of_entry(item.folder, one), one.kind, item.number, item.plan.title, one.id
            )
            for one in entries
        ]
    now = proposal.programme
    found += [Created(PROGRAMME, "area", None, one.name) for one in now.areas[len(was.areas) :]]
    for table, bodies in now.register.tables.items():
        there = was.register.tables[table]
        found += [Created(PROGRAMME, table, None, one.name) for one in bodies[len(there) :]]
    return tuple(found)


def act_words(proposal: Proposal, was: Programme) -> str:
    """What a proposal does in a few words: 新增事项8个、年度目标12条、登记单位3个."""
    created = created_by(proposal, was)
    kinds = Counter(one.what for one in created)
    registered = sum(kinds[table] for table in was.register.tables)
    told = [
        ("新增事项", kinds["item"], "个"),
        ("年度目标", kinds["goal"], "条"),
        ("任命", kinds["appointment"], "条"),
        ("进展", kinds["progress"], "条"),
        ("问题", kinds["problem"], "条"),
        ("新领域", kinds["area"], "个"),
        ("新单位", registered, "个"),
    ]
    return "、".join(f"{what}{count}{unit}" for what, count, unit in told if count)
