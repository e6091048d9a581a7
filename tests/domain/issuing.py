"""Papers that went out, in a few words."""

import datetime as dt

from tests.domain.books import OFFICE, SHANGHAI, day
from wuxian.domain.entries.issue import Issue

DIGEST = f"sha256:{'0' * 64}"


def issue(
    on: str,
    serial: int,
    period: str = "2021-Q2",
    as_of: str = "2021-06-30",
    *,
    behind: tuple[int, ...] = (),
    notified: str | None = None,
    year: int = 2021,
    by: str = OFFICE,
    entry_id: str | None = None,
) -> Issue:
    """A circular that went out at five on its day."""
    return Issue(
        id=entry_id or f"1550{year % 100:02}{serial:02}",
        date=day(on),
        recorded=dt.datetime.combine(day(on), dt.time(17), SHANGHAI),
        by=by,
        paper="工作通报",
        year=year,
        serial=serial,
        period=period,
        as_of=day(as_of),
        notified=day(notified or on),
        behind=behind,
        digest=DIGEST,
    )
