"""Findings: what `check` says is wrong with the data."""

from typing import NamedTuple

from wuxian.domain.values.remark import Severity
from wuxian.domain.values.types import visible


class Finding(NamedTuple):
    """One thing wrong with the data: where it is, what it is, and what to do."""

    severity: Severity
    rule: str
    path: str
    message: str
    item: int | None = None
    field: str | None = None
    line: int | None = None

    @property
    def place(self) -> str:
        """The file, with the line where it is known."""
        path = visible(self.path)
        return path if self.line is None else f"{path}:{self.line}"
