"""The lamp of an item and its class: the worst of all that is asked of it."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.plan.year import LampRules, Overdue
from wuxian.domain.standing.position import COMPLETE, Position, Reach
from wuxian.domain.values.basis import in_percent
from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.domain.values.types import Labelled

if TYPE_CHECKING:
    from wuxian.domain.standing.granted import Standstill


class Lamp(Labelled):
    """How an item stands, in an office's colours; nothing is told by colour alone."""

    RED = "red", "红"
    YELLOW = "yellow", "黄"
    GREEN = "green", "绿"
    GREY = "grey", "灰"
    OFF = "off", "已销号"

    @property
    def words(self) -> str:
        """How one says that it is lit; one that is off is none of a colour."""
        return self.label if self is Lamp.OFF else f"{self.label}灯"


class Class(Labelled):
    """What a circular counts an item as (进度分类)."""

    DONE_EARLY = "done_early", "提前完成"
    DONE = "done", "已完成"
    AHEAD = "ahead", "超进度"
    ON_PACE = "on_pace", "达进度"
    BEHIND = "behind", "欠进度"
    OTHER = "other", "其它"


class Verdict(NamedTuple):
    """A lamp and the reason for it; `why` says in a word why nothing can be judged."""

    lamp: Lamp
    reason: str
    why: str = ""

    @property
    def told(self) -> tuple[Lamp, str]:
        """What a screen shows of it."""
        return self.lamp, self.reason


class Classed(NamedTuple):
    """A class; `why` says which 其它 it is."""

    class_: Class
    why: str = ""


class Pace(NamedTuple):
    """A share of the goal, and the share of the time to its due date that has gone."""

    share: Fraction
    gone: Fraction

    @property
    def ratio(self) -> Fraction:
        """How much was reached of what the time gone asks for."""
        return self.share / self.gone

    def words(self, below: int | None = None) -> str:
        """The ratio as a sentence goes on to say it; what is `below` a bound never reads as it."""
        gone, reached = in_percent(self.gone), in_percent(self.ratio, below)
        return f"为序时进度{gone:.1f}%的{reached:.1f}%"

    def judged(self, what: str, rules: LampRules) -> Verdict:
        """Far below the time gone red, below it yellow, else green (Wuhan)."""
        percent = self.ratio * 100
        for lamp, below in ((Lamp.RED, rules.red_below), (Lamp.YELLOW, rules.yellow_below)):
            if percent < below:
                return Verdict(lamp, f"{what}，{self.words(below)}，低于{below}%")
        return Verdict(Lamp.GREEN, f"{what}，{self.words()}")


_WORST_FIRST = (Lamp.RED, Lamp.YELLOW, Lamp.GREY, Lamp.GREEN)


class Said(NamedTuple):
    """What is said of a goal itself, not of its parts: what is late, and what each measure says."""

    late: tuple[Verdict, ...]
    measures: tuple[Verdict, ...]

    @classmethod
    def of(cls, position: Position, rules: LampRules) -> "Said":
        """What the rules say of a position."""
        return cls(tuple(_late(position, rules)), tuple(_measures(position, rules)))


def judge(position: Position, rules: LampRules, said: Said | None = None) -> Verdict:
    """The worst of what is said of the goal, its milestones, its figures; of equals the first.

    What is only to be noticed stands behind it, and changes no lamp.
    """
    worst = _worst(position, rules, said or Said.of(position, rules))
    noticed = tuple(_noticed(position, rules))
    return worst._replace(reason="；".join((worst.reason, *noticed))) if noticed else worst


def _worst(position: Position, rules: LampRules, said: Said) -> Verdict:
    verdicts = [*said.late, *_made_up(position), *said.measures]
    if position.parts:
        verdicts.extend(_of_parts(position, rules))
    return min(verdicts, key=lambda verdict: _WORST_FIRST.index(verdict.lamp))


def class_of(
    position: Position, rules: LampRules, said: Said | None = None, *, is_part: bool = False
) -> Classed:
    """What a circular counts it as; a milestone that was made up is not behind any more.

    What is complete is done once the office has verified it: of a part, with the whole.
    """
    late, measures = said or Said.of(position, rules)
    verdicts = (*late, *measures)
    lamps = {verdict.lamp for verdict in verdicts}
    parts = [class_of(part.position, rules, is_part=True) for part in position.parts]
    classes = {part.class_ for part in parts}
    if lamps & {Lamp.RED, Lamp.YELLOW} or Class.BEHIND in classes:
        return Classed(Class.BEHIND)
    if not position.by_parts:
        # The last whole figure stands; of the parts only that one is late is said.
        parts, classes = [], set()
    if Lamp.GREY in lamps or Class.OTHER in classes:
        whys = [*(one.why for one in verdicts), *(part.why for part in parts)]
        return Classed(Class.OTHER, next(filter(None, whys)))
    due = position.due or position.end
    if position.is_complete and not position.is_verified and not is_part:
        return Classed(Class.OTHER, "待核验")
    if position.complete_since is not None:
        early = position.complete_since < due and classes <= {Class.DONE_EARLY}
        return Classed(Class.DONE_EARLY if early else Class.DONE)
    ratios = [pace.ratio for pace in _paces(position, due)]
    ahead = all(ratio >= Fraction(rules.ahead_from, 100) for ratio in ratios)
    ahead = ahead and classes <= {Class.DONE_EARLY, Class.DONE, Class.AHEAD}
    return Classed(Class.AHEAD if ahead and (ratios or parts) else Class.ON_PACE)


def stilled(still: "Standstill", classed: Classed, year: int) -> tuple[Verdict, Classed]:
    """The lamp and the class of what goes on no more: off once it is done, else grey and out.

    Of the years after the one in which it was done for good there is nothing to be counted.
    """
    document = f"（{still.decision.document}）" if still.decision.document else ""
    reason = f"{day_words(still.since)}{still.words}{document}"
    if still.is_done:
        is_of_it = still.decision.year == year
        return Verdict(Lamp.OFF, reason), classed if is_of_it else Classed(Class.OTHER, still.words)
    return Verdict(Lamp.GREY, reason, still.words), Classed(Class.OTHER, still.words)


def _late(position: Position, rules: LampRules) -> Iterator[Verdict]:
    """A due date that has passed, and a missed node, are red (Ouhai)."""
    goal = position.goal
    if goal is None:
        return
    # What a figure lacks is told with the figure.
    days = position._replace(measured=()).overdue_days
    asked = position.percent is not None or position.steps or not position.measured
    if position.due and days and asked and not position.by_parts:
        words = f"完成时限{day_words(position.due)}已过{days}天，未报完成"
        yield _softened(Verdict(Lamp.RED, words), rules, is_soft=bool(goal.soft))
    for step in position.steps:
        if step.reach is Reach.MISSED:
            due = short_day_words(step.milestone.due)
            missed = Verdict(Lamp.RED, f"节点“{step.milestone.title}”{due}到期，未完成")
            is_soft = bool(goal.soft or step.milestone.soft)
            found = _softened(missed, rules, is_soft=is_soft)
            # What is only to be noticed is said by `_noticed`.
            if found.lamp is not Lamp.GREY:
                yield found


def _noticed(position: Position, rules: LampRules) -> Iterator[str]:
    """The overdue nodes that were only striven for, where that is but a notice."""
    if position.goal is None or rules.soft_overdue is not Overdue.NOTICE:
        return
    for step in position.steps:
        is_soft = position.goal.soft or step.milestone.soft
        if is_soft and step.reach is Reach.MISSED:
            due = short_day_words(step.milestone.due)
            yield f"力争节点“{step.milestone.title}”{due}已过期（只提示）"
    for part in position.parts:
        for notice in _noticed(part.position, rules):
            yield f"子任务“{part.part.title}”：{notice}"


def _made_up(position: Position) -> Iterator[Verdict]:
    """A missed node made up later turns yellow for that month (Ouhai)."""
    for step in position.steps:
        made_up = step.reached_on if step.reach is Reach.MADE_UP else None
        if made_up and (made_up.year, made_up.month) == (position.day.year, position.day.month):
            on = short_day_words(made_up)
            yield Verdict(
                Lamp.YELLOW, f"节点“{step.milestone.title}”逾期，{on}补完成，本月仍为黄灯"
            )


def _measures(position: Position, rules: LampRules) -> Iterator[Verdict]:
    """What each figure says, or why none can say anything."""
    goal, due = position.goal, position.due
    if goal is None:
        yield Verdict(Lamp.GREY, "未定年度目标", "未定目标")
    elif position.day.year < position.year:
        yield Verdict(Lamp.GREY, f"{position.year}年还没有开始", "还没有开始")
    elif position.by_parts and not position.measured and _has_an_end(position):
        # All is said of its parts.
        return
    elif goal.open_ended:
        yield Verdict(Lamp.GREY, "长期目标，不按时限评灯", "长期")
    elif due is None:
        yield Verdict(Lamp.GREY, "未定完成时限", "未定时限")
    else:
        for one in position.measured:
            from wuxian.domain.standing.figures import judge_figure

            found = judge_figure(one, due, position, rules)
            is_soft = bool(goal.soft) and position.day > due
            yield _softened(found, rules, is_soft=is_soft)
        if not position.by_parts and (position.asks_for_a_percent or not position.measured):
            yield from _of_percent(position, due, rules)


def _has_an_end(position: Position) -> bool:
    """Whether a part has a day to be reached by, so that it can be judged."""
    return any(part.position.due for part in position.parts)


def _of_parts(position: Position, rules: LampRules) -> Iterator[Verdict]:
    """What each part says, by its name; all of them together, where all is well.

    Until one of them reports, only that one is late can be said of them.
    """
    said = [
        (part.part.title, _worst(part.position, rules, Said.of(part.position, rules)))
        for part in position.parts
    ]
    if all(verdict.lamp is Lamp.GREEN for _, verdict in said):
        reached = _reached(position, "都") if position.is_complete else "都不落后"
        yield Verdict(Lamp.GREEN, f"{len(said)}个子任务{reached}，进度{position.percent}%")
        return
    for title, verdict in said:
        if position.by_parts or verdict.lamp in (Lamp.RED, Lamp.YELLOW):
            yield verdict._replace(reason=f"子任务“{title}”：{verdict.reason}")


def _of_percent(position: Position, due: dt.date, rules: LampRules) -> Iterator[Verdict]:
    """What a percent says up to the due day; of the days after it all is said by `_late`."""
    if position.percent is None:
        reached = "节点都已完成，" if position.is_complete else "本年"
        yield Verdict(Lamp.GREY, f"{reached}未报进度百分比", "未报进度")
    elif position.percent == COMPLETE:
        yield Verdict(Lamp.GREEN, _reached(position))
    elif position.day <= due:
        share = Fraction(position.percent, COMPLETE)
        yield Pace(share, position.pace(due)).judged(f"进度{position.percent}%", rules)


def _reached(position: Position, all_of_them: str = "") -> str:
    """That all is reported as done, and whether the office has seen it so."""
    return (
        f"{all_of_them}已核完成，待销号"
        if position.is_verified
        else f"{all_of_them}已报完成，待核验"
    )


def _paces(position: Position, due: dt.date) -> Iterator[Pace]:
    """What can be held against the time gone."""
    gone = position.pace(due)
    if position.percent is not None and not position.by_parts:
        yield Pace(Fraction(position.percent, COMPLETE), gone)
    for one in position.measured:
        if one.ratio is not None:
            yield Pace(one.ratio, gone)


def _softened(verdict: Verdict, rules: LampRules, *, is_soft: bool) -> Verdict:
    """What is late and was only striven for (力争) is as the year's settings have it."""
    if verdict.lamp is not Lamp.RED or not is_soft or rules.soft_overdue is Overdue.RED:
        return verdict
    lamp = Lamp.YELLOW if rules.soft_overdue is Overdue.YELLOW else Lamp.GREY
    return Verdict(lamp, f"力争目标：{verdict.reason}", "力争")
