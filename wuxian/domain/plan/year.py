"""The settings of one year: thresholds and terms that an office may change."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from wuxian.domain.values.types import Count, Frozen, Line, Percent, Year


class LampRules(Frozen):
    """When reported progress counts as behind, in % of 序时进度 (Wuhan's rule by default)."""

    yellow_below: Percent = Field(default=80, title="黄灯线")
    red_below: Percent = Field(default=60, title="红灯线")

    @model_validator(mode="after")
    def _red_is_below_yellow(self) -> Self:
        if self.red_below > self.yellow_below:
            raise ValueError("red_below 不能大于 yellow_below")
        return self


class Reminders(Frozen):
    """How long before a date to remind, and after how long a silence, in working days."""

    due_within: Count = Field(default=10, title="到期提醒天数")
    silent_after: Count = Field(default=10, title="未报送提醒天数")


class YearSettings(Frozen):
    """What years/YYYY.toml says; `source` names the rule the figures come from."""

    called_by: ClassVar = ("year",)

    year: Year = Field(title="年份")
    source: Line | None = Field(default=None, title="规则出处")
    lamps: LampRules = Field(default_factory=LampRules, title="灯号规则")
    reminders: Reminders = Field(default_factory=Reminders, title="提醒")
