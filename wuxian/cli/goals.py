"""Goals as a list says them: due dates, milestones and targets, read into the model."""

import re
from collections import Counter

from wuxian.cli.options import choice_of
from wuxian.domain.plan.due_words import Due, due_said, firmly
from wuxian.domain.plan.goal import Every, Measure, Milestone, Target
from wuxian.domain.plan.steps import Step, milestones_of
from wuxian.domain.plan.target_words import target_said
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.types import LINE_LENGTH
from wuxian.errors import Refused

_DUE_FORMS = "可以写 10月底前、上半年、三季度、年底、2021-10-31、力争年内、长期。"

NO_END = Due(None)


def due_of(text: str, year: int) -> Due:
    """A due date as a list says it."""
    try:
        due = due_said(text, year)
    except ValueError:
        due = None
    if due is None:
        raise Refused(f"时限“{text}”读不懂，或没有这一天", remedy=_DUE_FORMS)
    return due


def end_of(words: str | None, year: int) -> tuple[Due, str | None, list[Step]]:
    """When a goal or a part ends, the words that say so, and the step that they name instead.

    5月底前动工 is the day of a step, and leaves the end open.
    """
    if not words:
        return NO_END, None, []
    due = due_of(words, year)
    if due.step and due.day:
        return NO_END, None, [step_of(words, year)]
    if due.day and due.day.year > year:
        raise Refused(
            f"{year}年目标的完成时限是{day_words(due.day)}，应在当年之内",
            remedy="跨年的目标请写 --open-ended，或只写本年的时限，如 年底。",
        )
    return due, words, []


def step_of(words: str, year: int) -> Step:
    """A milestone's title, when it is due, and how that was said."""
    title, _, when = words.replace("＝", "=").rpartition("=")
    due = due_of(when, year)
    if due.day is None:
        raise Refused(f"节点“{words}”没有日期", remedy="例：--milestone 开工=5月底前")
    title, is_soft = firmly(title.strip() or due.title)
    due = due._replace(is_soft=due.is_soft or is_soft)
    if not title or len(title) > LINE_LENGTH or len(when) > LINE_LENGTH:
        raise Refused(
            f"节点“{words[:20]}”没有名称，或太长（最多{LINE_LENGTH}字）",
            remedy="例：--milestone 开工=5月底前",
        )
    return title, due, when.strip()


def numbered(steps: list[Step]) -> tuple[Milestone, ...]:
    """Milestones, each with an id to report it by: the word for its kind, or a number."""
    refuse_called_the_same("节点", [title for title, _, _ in steps])
    return milestones_of(steps)


def refuse_called_the_same(what: str, titles: list[str]) -> None:
    """Refuse two of one title: nobody could say which one is reported."""
    for title, times in Counter(titles).items():
        if times > 1:
            raise Refused(f"{what}“{title}”写了{times}次", remedy="请只写一个，或换成不同的名称。")


def targets_of(texts: list[str], measures: list[str], periods: list[str]) -> tuple[Target, ...]:
    """Targets as a list says them, with what else was said of each."""
    if not texts and (measures or periods):
        raise Refused("--measure、--every 说的是指标，还没有写 --target")
    found = []
    for place, text in enumerate(texts):
        try:
            target = target_said(text)
        except ValueError as error:
            raise Refused(f"--target {error}") from None
        measure = _of(place, measures, len(texts), "--measure")
        every = _of(place, periods, len(texts), "--every")
        if target.value is None and (measure or every):
            raise Refused(
                f"--target “{text}”没有数值，--measure、--every 用不上",
                remedy="有数值请写成数字，如 承接项目至少12个；没有数值就去掉这两个选项。",
            )
        more = {
            "measure": choice_of(Measure, measure, "--measure") if measure else target.measure,
            "every": choice_of(Every, every, "--every") if every else target.every,
        }
        found.append(target.model_copy(update=more))
    return tuple(found)


def _of(place: int, said: list[str], number: int, option: str) -> str | None:
    """What was said of the target at this place: one word for all, or one for each."""
    if len(said) not in (0, 1, number):
        raise Refused(
            f"{option} 写了{len(said)}个，指标有{number}个",
            remedy=f"请只写一个（对所有指标），或按指标的次序写{number}个。",
        )
    return said[place % len(said)] if said else None


def several(text: str | None) -> list[str]:
    """What is said between the semicolons."""
    return [part.strip() for part in re.split("[;；]", text or "") if part.strip()]
