"""What passed between the office and the leads in a span (督查事项): verified, decided, issued."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from wuxian.domain.entries import kinds
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.reply import Reply
from wuxian.domain.entries.slip import Slip
from wuxian.domain.entries.verification import Verification
from wuxian.domain.plan.plan import Plan
from wuxian.domain.standing.record import Record
from wuxian.domain.values.basis import value_words
from wuxian.domain.values.dates import short_day_words


class Dealing(NamedTuple):
    """An entry of the office's or to it, and what it says with what it is about."""

    entry: Entry
    text: str


def dealings(record: Record, plan: Plan, is_told: Callable[[Entry], bool]) -> Iterator[Dealing]:
    """What such of the standing entries say, the oldest first."""
    known = {entry.id: entry for entry in record.standing}
    for entry in reversed(record.standing):
        about = known.get(entry.about_id or "")
        is_one = kinds.KINDS[entry.kind].part == "supervision" or (
            isinstance(entry, Reply) and isinstance(about, Slip)
        )
        if is_one and is_told(entry):
            yield Dealing(entry, _words(entry, about, plan))


def _words(entry: Entry, about: Entry | None, plan: Plan) -> str:
    if isinstance(entry, Reply) and isinstance(about, Slip):
        return f"{entry.label}{about.number}：{entry.note}"
    if isinstance(entry, Verification) and about is not None:
        what = f"{entry.label}{about.by}{short_day_words(about.date)}的{about.fact_in(plan)}"
        figures = f"核定{value_words(entry.figures)}" if entry.figures else ""
        word = "" if entry.figures and entry.percent is None else entry.word
        said = (word, figures, entry.reason)
        return f"{what}：{'，'.join(filter(None, said))}"
    if about is not None:
        return f"{entry.news(plan)}（{about.by}的{about.fact_in(plan)}）"
    return entry.news(plan)
