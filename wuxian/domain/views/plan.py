"""A plan as it was written, new or changed."""

import datetime as dt
from typing import NamedTuple

from wuxian.domain.history.differences import FieldChange
from wuxian.domain.plan.plan import Plan


class PlanView(NamedTuple):
    """The plan of an item that was added or edited; `fields` are what was changed in it."""

    as_of: dt.date
    item: int
    title: str
    path: str
    plan: Plan
    fields: tuple[FieldChange, ...] = ()
    kind: str = "plan"
