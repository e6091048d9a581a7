"""The invented settings of the demo's year: who supervises, who decides, how slips are issued."""

import datetime as dt

from wuxian.demo.matters import OFFICE, YEAR
from wuxian.demo.phrases import LEADERS
from wuxian.domain.plan.circular_rule import CircularRule
from wuxian.domain.plan.slip_rules import SlipMode, SlipRules, TimeLimit
from wuxian.domain.plan.supervision import Decider, Supervision
from wuxian.domain.plan.year import YearSettings

LEADER = "领导小组副组长"
DIRECTOR = "领导小组办公室主任"

BEHIND, MISSED, SILENT = "进度滞后", "节点逾期", "未按期报送"

SLIPS = SlipRules(
    mode=SlipMode.LADDER,
    series="武咸督",
    working_days=5,
    limits=(
        TimeLimit(matter=BEHIND, working_days=10),
        TimeLimit(matter=SILENT, working_days=3),
    ),
)

_SUPERVISION = Supervision(
    office=OFFICE,
    designation=f"演示文〔{YEAR}〕1号",
    plans_by=dt.date(YEAR, 4, 30),
    deciders=(
        Decider(post=LEADER, holder=LEADERS[0], until=dt.date(YEAR, 8, 31)),
        Decider(post=LEADER, holder=LEADERS[1], since=dt.date(YEAR, 9, 1)),
        Decider(post=DIRECTOR, holder="办公室主任甲", since=dt.date(YEAR, 1, 4)),
    ),
)


_CIRCULARS = CircularRule(
    addressees=("各县市区人民政府", "市直有关单位"), copies=("市委办公室", "市政府办公室")
)


def supervised(settings: YearSettings) -> YearSettings:
    """A year's settings with all that its supervision needs."""
    return settings.model_copy(
        update={"supervision": _SUPERVISION, "slips": SLIPS, "circulars": _CIRCULARS}
    )
