"""What of a report deserves a second look (疑点): pointed out, and never in its way."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.plan.supervision import Supervision
from wuxian.domain.standing.claims import Claims
from wuxian.domain.standing.position import COMPLETE
from wuxian.domain.standing.record import Record
from wuxian.domain.values.names import folded

if TYPE_CHECKING:
    from wuxian.domain.entries.progress import Progress


def reports_before(report: "Progress", record: Record) -> "list[Progress]":
    """What was reported before in its year, newest first; what was returned counts no more."""
    reports = [one for one in record.of(PROGRESS) if one.of_year == report.of_year]
    place = next((n for n, one in enumerate(reports) if one.id == report.id), len(reports))
    return Claims.of(record).standing(reports[place + 1 :])


def doubts(
    report: "Progress", before: "Sequence[Progress]", rules: Supervision | None
) -> Iterator[str]:
    """What is odd about a report, held against those before it in its year, newest first."""
    yield from oddities(report, before, rules)
    last = next(_percents(report, before), None)
    if report.percent is not None and last is not None and report.percent < last:
        yield f"比上次低（{last}%到{report.percent}%）"
    own = next((one.note for one in before if one.by == report.by and one.note), None)
    if report.note and own and folded(own) == folded(report.note):
        yield "进展情况和上次报的一样"


def oddities(
    report: "Progress", before: "Sequence[Progress]", rules: Supervision | None
) -> Iterator[str]:
    """What of that nobody else tells whoever writes it: a jump, no proof, no movement."""
    percent, rules = report.percent, rules or Supervision()
    if percent is None:
        return
    earlier = [*_percents(report, before)]
    last = earlier[0] if earlier else None
    if last is not None and percent - last >= rules.jump > 0:
        yield f"一次升了{percent - last}个百分点（{last}%到{percent}%）"
    if percent == COMPLETE and last != COMPLETE and not report.evidence:
        yield f"报了100%，没有{report.title_of('evidence')}"
    same = 1 + sum(1 for _ in takewhile(lambda one: one == percent, earlier))
    if same >= rules.same_for > 1 and percent < COMPLETE:
        yield f"连续{same}次都报{percent}%"


def _percents(report: "Progress", before: "Sequence[Progress]") -> Iterator[int]:
    """What was reported before of the same, newest first."""
    return (one.percent for one in before if one.part == report.part and one.percent is not None)
