"""What has changed since the last report, line by line."""

from collections.abc import Iterator

from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.domain.views.since_last import DayMoved, SinceLast
from wuxian.render.documents.targets import moved_words
from wuxian.render.words import UNSET, item_words

NOTHING = "没有变化。"


def since_last_lines(since: SinceLast) -> tuple[str, ...]:
    """Each change on a line: lamps, days, what was planned and not done, what grew older."""
    return (*_lines(since),) or (NOTHING,)


def _lines(since: SinceLast) -> Iterator[str]:
    for lamp in since.lamps:
        turned = f"{lamp.before.words}转{lamp.now.words}"
        yield f"灯号：{item_words(lamp.number, lamp.title)}，{turned}，{lamp.reason}"
    for moved in since.moved:
        yield f"时限：{item_words(moved.number, moved.title)}，{_days(moved)}"
    for one in since.retargeted:
        yield f"指标：{item_words(one.number, one.title)}，{moved_words(one.change)}"
    for late in since.undone:
        due = f"{short_day_words(late.due)}到期，{late.late_words}"
        yield f"到期未完成：{late.label}，{late.what}，{due}，牵头：{late.lead_words}"
    for plan in since.unheard:
        when = f"（{plan.by}，{short_day_words(plan.on)}）"
        text = plan.text.rstrip("。")
        yield f"计划后未报送：{item_words(plan.number, plan.title)}，{text}{when}"
    for late_one in since.beyond:
        days = f"预计{day_words(late_one.forecast)}，时限{day_words(late_one.due)}"
        yield f"预计超期：{item_words(late_one.number, late_one.title)}，{days}"
    for problem in since.older:
        yield f"仍未解决：{problem.label}，{problem.words}，已过{problem.problem.span_words}"
    for problem in since.settled:
        yield f"已解决：{problem.label}，{problem.words}"


def _days(moved: DayMoved) -> str:
    before, now = (day_words(day) if day else UNSET for day in (moved.before, moved.now))
    return f"由{before}改为{now}"
