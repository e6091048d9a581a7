"""Roll calls: who has reported by the report days, in a few lines."""

from collections.abc import Iterable, Iterator

from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.filings import Filed, Filing
from wuxian.domain.values.dates import short_day_words
from wuxian.domain.views.roll_call import RollCall
from wuxian.render.document import Block, Bullet, Bullets, Tone, bullets

_FILED, _TO_FILE = "已报", "未报"


def roll_call_blocks(calls: Iterable[RollCall]) -> Iterator[Block]:
    """Each report day in a line, and below it who is late."""
    told = tuple(Bullet(_summary(call), blocks=tuple(_late(call))) for call in calls)
    yield Bullets(told) if told else bullets(["没有到期的报送日。"])


def filed_words(reply: Filed) -> str:
    """What became of a report, with the day on which it was made up: 超期已报（8月2日）."""
    on = f"（{short_day_words(reply.on)}）" if reply.on else ""
    return f"{reply.filing.label}{on}"


def _summary(call: RollCall) -> str:
    """What became of them all; of a day to come, how many are still to report."""
    counts = (
        (
            (Filing.ON_TIME.label, len(call.on_time)),
            (Filing.LATE.label, len(call.late)),
            (Filing.MISSING.label, len(call.missing)),
        )
        if call.is_over
        else ((_FILED, len(call.on_time)), (_TO_FILE, len(call.not_due)))
    )
    each = "".join(f"，{what}{count}项" for what, count in counts)
    return f"{call.words}（报送日{short_day_words(call.day)}）：应报{call.asked}项{each}"


def _late(call: RollCall) -> Iterator[Block]:
    missing = ((reply, Tone.BAD) for reply in call.missing)
    made_up = ((reply, Tone.WARNING) for reply in call.late)
    lines = tuple(
        Bullet(f"{filed_words(reply)}：{reply.label}，{Post.LEAD.label}：{reply.unit_words}", tone)
        for reply, tone in (*missing, *made_up)
    )
    if lines:
        yield Bullets(lines)
