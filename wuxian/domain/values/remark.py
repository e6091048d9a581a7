"""Remarks: what a rule says is wrong with something, without the place where it lies."""

from typing import NamedTuple

from wuxian.domain.values.types import Labelled


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
