"""Values in words and in tones, the same on every screen and in every file."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.plan import ITEM_TITLE, Plan, Post
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.basis import Value, value_words
from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.render.document import Column, Tone

TITLE = ITEM_TITLE
"""What the column of items' titles is called."""

CONTACTS = "联系人"
UNREPORTED = "未报"
UNSET = "未定"
NONE = "无"
UNANSWERED = "未答复"
UNISSUED = "未下达"
"""What is said where there is no report, no date, no entry, no answer, no goal."""

NUMBER = Column(Plan.title_of("number"))
LAMP = Column("灯")
LAMP_NAMED = Column("灯号")
LAMP_REASON = Column("亮灯原因", least=18)
CLASS = Column("进度分类", least=8)
STATUS = Column("状态")
PERCENT = Column("进度", right=True, absent=UNREPORTED)
PERCENT_BARE = Column("进度%")
VERIFIED = Column("已核", right=True, absent="未核")
DUE = Column(Goal.title_of("due"), absent=UNSET)
GOAL = Column(Plan.title_of("goals"), absent=UNISSUED)
LAST_ENTRY = Column("最近记录", absent=NONE)
AREA = Column(Plan.title_of("area"))
LEAD = Column(Post.LEAD.label, least=18)
SUPPORTING = Column(Plan.title_of("supporting"))
"""The columns that many tables have: each name stands here once."""

LAMP_TONES = {
    Lamp.RED: Tone.BAD,
    Lamp.YELLOW: Tone.WARNING,
    Lamp.GREEN: Tone.GOOD,
    Lamp.GREY: Tone.GREY,
    Lamp.OFF: Tone.FAINT,
}


def brief_words(value: Value) -> str:
    """A value as it stands in a table that has little room: a day within its year."""
    return short_day_words(value) if isinstance(value, dt.date) else value_words(value)


def both_days(due: dt.date, original: dt.date | None) -> dt.date | str:
    """The day in force, and below it the first one, where that was another."""
    if original is None:
        return due
    return f"{short_day_words(due)}\n原{short_day_words(original)}"


def goal_sentence(goal: str | None) -> str:
    """A goal in the list's own sentence, or that the year has none yet."""
    return f"{goal.rstrip('。；')}。" if goal else f"本年目标{UNISSUED}。"


def when_words(day: dt.date, year: int | None = None) -> str:
    """The day that a view is of, and its year where that is another."""
    of_year = f"{year}年，" if year not in (None, day.year) else ""
    return f"{of_year}截至{day_words(day)}"


def silent_words(working_days: int) -> str:
    """Which silence is pointed out."""
    return f"超过{working_days}个工作日未报送"


def title_column(least: int) -> Column:
    """The column of items' titles, which folds down to so many cells."""
    return Column(TITLE, least=least)


def uncounted_words(years: Sequence[int]) -> str:
    """Say that working days were counted without the holidays of these years."""
    return f"日历里没有{'、'.join(f'{y}年' for y in years)}的放假安排，工作日暂按周一至周五计算。"


def in_unit(figure: Decimal | None, unit: str | None) -> str | None:
    """A figure with its unit."""
    return None if figure is None else f"{value_words(figure)}{unit or ''}"


def item_words(number: int, title: str) -> str:
    """How an item is called in a sentence: 05 天子山大桥."""
    return f"{number_words(number)} {title}"


def number_words(number: int) -> str:
    """An item's number as it is written: 05."""
    return f"{number:02}"
