"""What is said once for all rows of a file: whose it is, its year, its day, its document."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from wuxian.domain.sheets.grid import SheetFile
from wuxian.domain.values.basis import Basis, Citation


class Setting(NamedTuple):
    """How a list is taken in: for which year, of which day, signed by whom, on which document.

    `today` is the last day that a figure may be of; `new_id` gives ids that nobody has.
    """

    file: SheetFile
    year: int
    day: dt.date
    today: dt.date
    recorded: dt.datetime
    by: str
    new_id: Callable[[], str]
    document: str | None = None
    area: str | None = None

    @property
    def grounds(self) -> str:
        """The document that appointments rest on: the list itself, where no other is named."""
        return self.document or self.file.name

    def citation(self, sheet: str, row: int) -> Citation:
        """Where in the file a row stands."""
        section = f"工作表“{sheet}”第{row}行" if len(self.file.grids) > 1 else f"第{row}行"
        return Citation(file=self.file.name, section=section, basis=Basis.STATED)
