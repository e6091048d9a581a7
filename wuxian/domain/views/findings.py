"""What `check` found."""

import datetime as dt
from typing import NamedTuple

from wuxian.domain.values.finding import Finding, Severity


class FindingsView(NamedTuple):
    """The findings of a book, and how much was looked at."""

    as_of: dt.date
    items: int
    entries: int
    findings: tuple[Finding, ...]
    kind: str = "findings"

    def number_of(self, severity: Severity) -> int:
        """How many findings are this severe."""
        return sum(finding.severity is severity for finding in self.findings)
