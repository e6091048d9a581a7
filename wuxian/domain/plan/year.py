"""The settings of one year: thresholds and terms that an office may change."""

from typing import TYPE_CHECKING, Annotated, ClassVar, Self

from pydantic import Field, ValidatorFunctionWrapHandler, WrapValidator, model_validator

from wuxian.domain.values.types import (
    Count,
    Day,
    Deferred,
    Frozen,
    Labelled,
    Line,
    Percent,
    Year,
)

if TYPE_CHECKING:
    from wuxian.domain.plan.circular_rule import CircularRule
    from wuxian.domain.plan.evidence_rule import EvidenceRule
    from wuxian.domain.plan.report_rule import ReportRule
    from wuxian.domain.plan.slip_rules import SlipRules
    from wuxian.domain.plan.supervision import Supervision

    ReportRules = tuple[ReportRule, ...]
    SupervisionRules = Supervision | None
    RulesOfSlips = SlipRules | None
    ForEvidence = EvidenceRule | None
    ForCirculars = CircularRule | None
else:
    _HERE = "wuxian.domain.plan"
    ReportRules = Annotated[tuple, Deferred(f"{_HERE}.report_rule:ReportRule")]
    SupervisionRules = Annotated[
        object, Deferred(f"{_HERE}.supervision:Supervision", in_a_list=False)
    ]
    RulesOfSlips = Annotated[object, Deferred(f"{_HERE}.slip_rules:SlipRules", in_a_list=False)]
    ForEvidence = Annotated[
        object, Deferred(f"{_HERE}.evidence_rule:EvidenceRule", in_a_list=False)
    ]
    ForCirculars = Annotated[
        object, Deferred(f"{_HERE}.circular_rule:CircularRule", in_a_list=False)
    ]


class Overdue(Labelled):
    """What becomes of the lamp when something is late that was only striven for."""

    RED = "red", "红灯"
    YELLOW = "yellow", "黄灯"
    NOTICE = "notice", "只提示"


class LampRules(Frozen):
    """When reported progress counts as behind or ahead, in % of 序时进度.

    Wuhan's rule by default; for the other figures one office's custom is as good as another's.
    """

    yellow_below: Percent = Field(default=80, title="黄灯线")
    red_below: Percent = Field(default=60, title="红灯线")
    ahead_from: Count = Field(default=120, title="超进度线")
    about_within: Percent = Field(default=5, title="左右容差")
    soft_overdue: Overdue = Field(default=Overdue.YELLOW, title="力争目标逾期")
    rates_from: Day | None = Field(default=None, title="增速时点起评日")
    published_within: Count = Field(default=30, title="数据公布天数")

    @model_validator(mode="after")
    def _red_is_below_yellow(self) -> Self:
        if self.red_below > self.yellow_below:
            raise ValueError("red_below 不能大于 yellow_below")
        return self


def _off_or_count(value: object, count: ValidatorFunctionWrapHandler) -> object:
    return False if value is False else count(value)


class Reminders(Frozen):
    """How long before a date to remind, and after how long a silence, in working days.

    `silent_after` is false where nobody is to be reminded of a silence.
    """

    due_within: Count = Field(default=10, title="到期提醒天数")
    silent_after: Annotated[Count, WrapValidator(_off_or_count)] = Field(
        default=10, title="未报送提醒天数"
    )

    @property
    def silence(self) -> int | None:
        """After how many working days a silence is told; None if none is."""
        return None if self.silent_after is False else self.silent_after


class YearSettings(Frozen):
    """What years/YYYY.toml says; `source` names the rule the figures come from."""

    called_by: ClassVar = ("year",)

    year: Year = Field(title="年份")
    source: Line | None = Field(default=None, title="规则出处")
    default_due: Day | None = Field(default=None, title="年度默认时限")
    remark: Line | None = Field(default=None, title="说明")
    lamps: LampRules = Field(default_factory=LampRules, title="灯号规则")
    reminders: Reminders = Field(default_factory=Reminders, title="提醒")
    report_days: ReportRules = Field(default=(), title="报送日")
    supervision: SupervisionRules = Field(default=None, title="督查")
    slips: RulesOfSlips = Field(default=None, title="督办单")
    evidence: ForEvidence = Field(default=None, title="佐证材料")
    circulars: ForCirculars = Field(default=None, title="通报")

    @property
    def without_days(self) -> Self:
        """The same as it serves for another year, which has other days."""
        lamps = self.lamps.model_copy(update={"rates_from": None})
        # A rule that came into use holds on; one that was given up does not come back.
        rules = tuple(
            rule.model_copy(update={"since": None}) for rule in self.report_days if not rule.until
        )
        held = self.supervision.without_days if self.supervision else None
        return self.model_copy(
            update={
                "default_due": None,
                "lamps": lamps,
                "report_days": rules,
                "supervision": held,
            }
        )

    @model_validator(mode="after")
    def _days_are_of_the_year(self) -> Self:
        for day in (self.default_due, self.lamps.rates_from):
            if day is not None and day.year != self.year:
                raise ValueError(f"default_due、rates_from 应在{self.year}年之内")
        named = self.supervision
        if named and named.plans_by and named.plans_by.year != self.year:
            raise ValueError(f"plans_by 应在{self.year}年之内")
        for rule in self.report_days:
            for day in (rule.since, rule.until):
                if day is not None and day.year != self.year:
                    raise ValueError(f"report_days 的 since、until 应在{self.year}年之内")
        return self
