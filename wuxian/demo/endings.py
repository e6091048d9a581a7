"""How works end in the invented year: done, verified and closed, or merged with another."""

import datetime as dt
from collections.abc import Iterator, Sequence

from wuxian.demo.matters import OFFICE, YEAR
from wuxian.demo.settings import DIRECTOR
from wuxian.demo.writing import chances, stamp
from wuxian.domain.entries.decision import Decision, Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.entries.verification import Finding, Verification
from wuxian.domain.plan.terms import Ending

_SEED = YEAR * 4000
_LOOK = dt.timedelta(days=3)


def closing_of(number: int, reports: Sequence[Progress], day: dt.date) -> Iterator[Entry]:
    """An item's last report is looked at on the spot, and the item closed on a day."""
    chance = chances(_SEED + number)
    last = max(reports, key=lambda report: report.date)
    seen = Verification(
        **stamp(day - _LOOK, 16, OFFICE, chance),
        to=last.id,
        finding=Finding.ACCEPTED,
        reason="现场核验，目标全部完成。",
    )
    yield seen
    yield Decision(
        **stamp(day, 10, OFFICE, chance),
        to=seen.id,
        year=YEAR,
        outcome=Outcome.CLOSED,
    )


def merging_of(number: int, day: dt.date) -> Decision:
    """An item that goes on within another, by a document."""
    chance = chances(_SEED + number)
    return Decision(
        **stamp(day, 10, OFFICE, chance),
        year=YEAR,
        outcome=Outcome.CLOSED,
        how=Ending.MERGED,
        decided_by=DIRECTOR,
        document=f"演示文〔{YEAR}〕42号",
        reason="与流域综合治理统筹推进。",
    )
