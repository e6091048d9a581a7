"""Roll calls: who has reported by the report days, a line a unit."""

from collections.abc import Iterable, Iterator

from wuxian.domain.standing.filings import Filed, Filing
from wuxian.domain.values.dates import short_day_words
from wuxian.domain.views.roll_call import RollCall
from wuxian.render.document import Block, Bullet, Bullets, Tone, bullets
from wuxian.render.words import number_words

_FILED, _TO_FILE = "已报", "未报"


def roll_call_blocks(calls: Iterable[RollCall]) -> Iterator[Block]:
    """Each report day in a line, and below it who is late."""
    told = tuple(Bullet(_summary(call), blocks=tuple(_late(call))) for call in calls)
    yield Bullets(told) if told else bullets(["没有到期的报送日。"])


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
    missing = (Bullet(line, Tone.BAD) for line in _units(call.missing))
    made_up = (Bullet(line, Tone.WARNING) for line in _units(call.late))
    lines = (*missing, *made_up)
    if lines:
        yield Bullets(lines)


def _units(replies: Iterable[Filed]) -> Iterator[str]:
    """A line for each unit, with how many of its items are late and which."""
    of_each: dict[str, list[Filed]] = {}
    for reply in replies:
        of_each.setdefault(reply.unit_words, []).append(reply)
    for unit, late in of_each.items():
        numbers = "、".join(map(_number, late))
        yield f"{late[0].filing.label}：{unit}{len(late)}项：{numbers}"


def _number(reply: Filed) -> str:
    """The item, with the day on which its report was made up: 01（3月2日）."""
    on = f"（{short_day_words(reply.on)}）" if reply.on else ""
    return f"{number_words(reply.number)}{on}"
