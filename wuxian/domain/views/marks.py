"""What became of each entry of an item, in a word beside it (待核验、已审定、已办结)."""

from collections.abc import Iterator

from wuxian.domain.standing.claims import Claims, open_claims
from wuxian.domain.standing.requests import LATE
from wuxian.domain.standing.state import State

_WAITS, _RETURNED, _ACCEPTED = "待核验", "已退回", "已核"


def marks_of(state: State) -> dict[str, tuple[str, ...]]:
    """The words beside the entries of an item, by their ids; of most there are none."""
    return {name: words for name, words in _marks(state) if words}


def _marks(state: State) -> Iterator[tuple[str, tuple[str, ...]]]:
    claims = state.seen.claims or Claims.of(state.record)
    for name, said in claims.said.items():
        yield name, (_RETURNED if said.is_return else _ACCEPTED,)
    if state.goes_on:
        for report in open_claims(state):
            yield report.id, (_WAITS,)
    for asked in state.requests:
        yield asked.request.id, (asked.course.label, *((LATE,) if asked.is_late else ()))
    for issued in state.slips:
        yield issued.slip.id, (issued.state.label,)
        for answer in issued.answers:
            if answer.waits:
                yield answer.reply.id, (_WAITS,)
