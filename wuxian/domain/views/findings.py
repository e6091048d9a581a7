"""What `check` found."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from wuxian.domain.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The findings of a book, and how much was looked at."""

    kind: ClassVar[str] = "findings"

    as_of: dt.date
    items: int
    entries: int
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        """How many findings are this severe."""
        return sum(finding.severity is severity for finding in self.findings)
