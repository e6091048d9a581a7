"""Findings: what is wrong with the data; a remark is what a rule says, without the place."""

from typing import NamedTuple

from wuxian.domain.values.types import Labelled, visible


class Severity(Labelled):
    """Whether a finding makes the book unusable or only deserves a look."""

    ERROR = "error", "错误"
    WARNING = "warning", "提醒"


class Remark(NamedTuple):
    """What a rule says: which rule, of which field, in words with the remedy."""

    rule: str
    field: str
    message: str
    severity: Severity = Severity.ERROR


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
