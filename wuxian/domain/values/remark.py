"""Remarks: what a rule says is wrong with something, without the place where it lies."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """Whether a finding makes the book unusable or only deserves a look."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The word a clerk reads."""
        return {"error": "错误", "warning": "提醒"}[self]


class Remark(NamedTuple):
    """What a rule says: which rule, of which field, in words with the remedy."""

    rule: str
    field: str
    message: str
    severity: Severity = Severity.ERROR
