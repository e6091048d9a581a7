"""What is written of a row: the goal that it sets, and who is appointed on it."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError

from wuxian.domain.checks.flaws import flaws
from wuxian.domain.entries.appointment import Appointment
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.goal import GoalSet
from wuxian.domain.lists.assigning import Change
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.lines import CellUnread, Line
from wuxian.domain.lists.setting import Setting
from wuxian.domain.lists.telling import remark_of
from wuxian.domain.plan.goal import Goal

_E = TypeVar("_E", bound=Entry)

_COLUMNS = {"note": Meaning.NOTE, "holder": Meaning.LEADER}


def goal_set(goal: Goal, line: Line, before: GoalSet | None, setting: Setting) -> GoalSet:
    """The entry that sets a goal, or revises the one before; CellUnread where it does not fit."""
    fields = {name: value for name, value in goal if name in GoalSet.model_fields}
    more = {
        "document": setting.document,
        "after": before.id if before else None,
        "note": remark_of(line, goal),
    }
    return _written(GoalSet, line, {**fields, **more}, setting)


def appointed(change: Change, line: Line, setting: Setting) -> Appointment:
    """The entry that appoints somebody on a list; CellUnread where it does not fit."""
    fields = {"post": change.post, "holder": change.holder, "document": setting.grounds}
    return _written(Appointment, line, fields, setting)


def _written(model: type[_E], line: Line, fields: Mapping[str, object], setting: Setting) -> _E:
    given: dict[str, object] = {
        "id": setting.new_id(),
        "recorded": setting.recorded,
        "date": setting.day,
        "by": setting.by,
        "citation": setting.citation(line.sheet, line.row),
    }
    given |= {name: value for name, value in fields.items() if value not in (None, ())}
    try:
        return model.model_validate(given)
    except ValidationError as error:
        flaw = next(iter(flaws(error, model)))
        raise CellUnread(_COLUMNS.get(flaw.field, Meaning.TITLE), flaw.message) from None
