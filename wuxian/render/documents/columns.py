"""The columns that many tables have, each with its name and what is said where it is empty."""

from wuxian.domain.plan.plan import Plan, Post
from wuxian.render.document import Column
from wuxian.render.words import NONE, UNREPORTED, UNSET

NUMBER = Column(Plan.title_of("number"))
LAMP = Column("灯")
PERCENT = Column("进度", right=True, absent=UNREPORTED)
DUE = Column("完成时限", absent=UNSET)
LAST_ENTRY = Column("最近记录", absent=NONE)
AREA = Column(Plan.title_of("area"))
LEAD = Column(Post.LEAD.label, least=18)


def title(least: int) -> Column:
    """The column of items' titles, which folds down to so many cells."""
    return Column("工作事项", least=least)


def number_words(number: int) -> str:
    """An item's number as it is written: 05."""
    return f"{number:02}"
