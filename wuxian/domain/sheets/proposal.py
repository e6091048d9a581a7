"""What a file of tables would write into the book: row by row, before anything is written."""

from typing import NamedTuple

from wuxian.domain.book.book import Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.programme import Programme
from wuxian.domain.values.types import Labelled


class Outcome(Labelled):
    """What becomes of a row."""

    ADDED = "added", "新增事项"
    SET = "set", "下达目标"
    REVISED = "revised", "修订目标"
    APPOINTED = "appointed", "落实分工"
    REPORTED = "reported", "报送进展"
    UNCHANGED = "unchanged", "没有变化"
    REFUSED = "refused", "没有读入"


def row_words(sheet: str, row: int, *, several: bool) -> str:
    """A row by its number, and by its sheet where there are several."""
    return f"工作表“{sheet}”第{row}行" if several else f"第{row}行"


class Refusal(NamedTuple):
    """Why a row cannot be used, with the column that it is about, as its heading says it."""

    sheet: str
    row: int
    column: str
    reason: str


class RowTold(NamedTuple):
    """What is to be made of a row, counted from 1 as a spreadsheet does, and what to know of it."""

    sheet: str
    row: int
    words: str
    outcome: Outcome
    item: int | None = None
    title: str = ""
    lead: str = ""
    due: str = ""
    notes: tuple[str, ...] = ()

    @property
    def item_words(self) -> str:
        """The item that it is of: its number alone where the row calls it the same."""
        number = "" if self.item is None else f"{self.item:02}"
        return number if self.title in ("", self.words) else f"{number} {self.title}"


class Filing(NamedTuple):
    """What is to be written of an item: its plan, if it is new, and entries."""

    item: Item
    is_new: bool
    entries: tuple[Entry, ...]


class Proposal(NamedTuple):
    """All that a file would write, in one act; the programme is as it would be then."""

    programme: Programme
    filings: tuple[Filing, ...]
    rows: tuple[RowTold, ...]
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.filings)
