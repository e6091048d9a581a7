"""What was claimed of an item, and what the office said to it (已报、已核)."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import PROGRESS, VERIFICATION
from wuxian.domain.standing.record import Record

if TYPE_CHECKING:
    from wuxian.domain.entries.progress import Progress
    from wuxian.domain.entries.verification import Verification
    from wuxian.domain.standing.position import Position
    from wuxian.domain.standing.state import State


class Claims(NamedTuple):
    """What the office said last of each entry that it has looked at, by that entry's id.

    `returned` are the ids of those that it returned, `corrected` what it said with a figure of
    its own.
    """

    said: "dict[str, Verification]"
    returned: frozenset[str]
    corrected: "dict[str, Verification]"

    @classmethod
    def of(cls, record: Record) -> "Claims":
        """The verifications that stand in a record; of several of one entry the last one."""
        said = {one.to: one for one in reversed(record.of(VERIFICATION))}
        return cls(
            said=said,
            returned=frozenset([about for about, one in said.items() if one.is_return]),
            corrected={about: one for about, one in said.items() if one.has_figures},
        )

    def is_accepted(self, entry_id: str) -> bool:
        """Whether the office has accepted it, be it with figures of its own."""
        return entry_id in self.said and entry_id not in self.returned

    def standing(self, reports: "Iterable[Progress]") -> "list[Progress]":
        """The reports that were not returned, in their own words."""
        returned = self.returned
        return [one for one in reports if one.id not in returned] if returned else list(reports)

    def counted(self, reports: "Iterable[Progress]") -> "list[Progress]":
        """The reports as they count: with the office's figures, and none that was returned."""
        return self._with_figures(self.standing(reports))

    def verified(self, reports: "Iterable[Progress]", offices: Collection[str]) -> "list[Progress]":
        """What the office has accepted of them, or says itself."""
        said = self.said
        seen = [one for one in self.standing(reports) if one.id in said or one.by in offices]
        return self._with_figures(seen)

    def _with_figures(self, reports: "list[Progress]") -> "list[Progress]":
        """Reports with the office's figures in the place of their own."""
        if not self.corrected:
            return reports
        return [self._corrected(one) if one.id in self.corrected else one for one in reports]

    def _corrected(self, report: "Progress") -> "Progress":
        said = self.corrected[report.id]
        own = {figure.name: figure for figure in said.figures}
        figures = tuple(own.get(figure.name, figure) for figure in report.figures)
        percent = report.percent if said.percent is None else said.percent
        return report.model_copy(update={"percent": percent, "figures": figures})


def to_verify(state: "State") -> "tuple[Entry, ...]":
    """What of an item waits for the office's word: claims, then answers to its slips."""
    claims = open_claims(state) if state.goes_on else ()
    answers = (one.waiting for one in state.slips if one.waits_for_a_word)
    return (*claims, *filter(None, answers))


def open_claims(state: "State") -> "tuple[Progress, ...]":
    """The reports that stand for something in its year, and wait for the office's word.

    The newest first. What a newer report has overtaken need not be looked at any more, nor what an
    office says.
    """
    record, seen = state.record, state.seen
    claims = seen.claims or Claims.of(record)
    reports = [one for one in record.of(PROGRESS) if one.of_year == state.year and seen.counts(one)]
    asked = _targets_of(state.position)
    standing: dict[tuple[str | None, str], Progress] = {}
    for report in reports:
        if report.id in claims.returned:
            continue
        if report.milestone is not None:
            # Of several reports of a milestone the first one counts, which comes last here.
            standing[report.part, f"milestone {report.milestone}"] = report
        for measure in _measures(report, asked):
            standing.setdefault((report.part, measure), report)
    waiting = {
        one.id
        for one in standing.values()
        if one.by not in seen.offices and not claims.is_accepted(one.id)
    }
    return tuple(one for one in reports if one.id in waiting)


def accepted_last(state: "State") -> "Verification | None":
    """The word on the newest report of the year that counts and was accepted.

    None where the office's own reports do without one.
    """
    claims, seen = state.seen.claims, state.seen
    if claims is None:
        return None
    reports = (one for one in state.record.of(PROGRESS) if one.of_year == state.year)
    accepted = (one for one in reports if seen.counts(one) and claims.is_accepted(one.id))
    return next((claims.said[one.id] for one in accepted), None)


def _measures(report: "Progress", asked: set[tuple[str | None, str]]) -> Iterator[str]:
    """What a report stands for until a newer one does: a figure, if a target asks for it."""
    if report.percent is not None:
        yield "percent"
    for figure in report.figures:
        if (report.part, figure.name) in asked:
            yield f"figure {figure.name}"


def _targets_of(position: "Position") -> set[tuple[str | None, str]]:
    """The names of the targets of a goal and of its parts, each with the part's id."""
    named: list[tuple[str | None, Position]] = [(None, position)]
    named += [(one.part.id, one.position) for one in position.parts]
    return {(part, one.target.name) for part, at in named for one in at.measured}
