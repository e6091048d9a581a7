"""`goal`: set what an item is to reach in a year, or revise it."""

import re
import sys
from typing import Annotated

import typer

from wuxian.cli.opening import open_to_write
from wuxian.cli.options import (
    TEXT,
    By,
    Data,
    Date,
    ItemName,
    Json,
    NoCommit,
    Yes,
    choice_of,
    option,
)
from wuxian.cli.recording import (
    Manner,
    asked,
    asked_until_read,
    day_or_today,
    drafted,
    needed,
    office_of,
    record,
    signer,
)
from wuxian.domain.entries.goal import GoalSet
from wuxian.domain.entries.kinds import GOAL
from wuxian.domain.plan.due_words import Due, due_said, known_step
from wuxian.domain.plan.goal import Every, Goal, Measure, Milestone, Target
from wuxian.domain.plan.target_words import target_said
from wuxian.domain.standing.position import goal_of
from wuxian.domain.standing.record import Record
from wuxian.domain.values.types import LINE_LENGTH
from wuxian.errors import Refused

EXAMPLE = (
    "例：wuxian goal 5 10月底前建成通车，承接项目至少12个 --due 10月底前 "
    "--target 承接项目至少12个 --milestone 开工=5月底前 --document 武咸办〔2021〕8号"
)

_NO_END = Due(None)
_DUE_FORMS = "可以写 10月底前、上半年、三季度、年底、2021-10-31、力争年内、长期。"


def command(
    item: ItemName,
    text: Annotated[
        str | None, typer.Argument(metavar="目标", help="清单的原句，要达到什么。")
    ] = None,
    due: Annotated[str | None, option("--due", "时限", "清单的原话，如 10月底前、上半年。")] = None,
    soft: Annotated[bool, option("--soft", "", "力争达到，逾期怎样亮灯由年度设置定。")] = False,
    open_ended: Annotated[bool, option("--open-ended", "", "长期目标，不定时限。")] = False,
    target: Annotated[
        list[str] | None, option("--target", "指标", "如 承接项目至少12个、失业率<=4.5%，可多次。")
    ] = None,
    measure: Annotated[
        list[str] | None, option("--measure", "口径", "累计、增速或时点；各指标不同就依次写。")
    ] = None,
    every: Annotated[
        list[str] | None, option("--every", "周期", "增速、时点的周期：每月、每季度、每年。")
    ] = None,
    milestone: Annotated[
        list[str] | None, option("--milestone", "节点", "如 开工=5月底前，可多次。")
    ] = None,
    document: Annotated[str | None, option("--document", "文号", "下达目标的文件。")] = None,
    note: Annotated[str | None, option("--note", TEXT, "说明。")] = None,
    year: Annotated[int | None, option("--year", "年份", "哪一年的目标，默认今年。")] = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """下达或修订年度目标：新增一条目标记录，取代原来的目标，原目标仍可查。

    不写填报部门时，记为办公室（programme.toml 里第一个 offices）下达。
    """
    opened, chosen = open_to_write(data, item, date, year)
    year = opened.day.year if year is None else year
    asks = text is None
    text = needed(text, "目标", EXAMPLE, f"{year}年目标（清单原句）")
    if asks:
        due = due or asked_until_read(
            "完成时限（如 10月底前，可不填）", lambda answer: _due(answer, year)
        )
        target = target or _several(
            asked_until_read(
                "量化指标（如 承接项目至少12个；多个用；隔开，可不填）",
                lambda answer: _targets(_several(answer), [], []),
            )
        )
        document = document or asked("下达目标的文件（可不填）")
    end = _NO_END if due is None else _due(due, year)
    steps = [_step(words, year) for words in milestone or ()]
    if end.step and end.day:
        # 5月底前动工 is the day of a step, and leaves the goal's own end open.
        steps.append((end.step.label, end, due or ""))
        end = _NO_END
    record_of_item = Record.on(chosen.entries, opened.day)
    before = next((one for one in record_of_item.of(GOAL) if one.year == year), None)
    entry = drafted(
        GOAL,
        opened,
        date=day_or_today(date, opened),
        by=signer(by, office_of(opened), opened),
        year=year,
        text=text,
        due=end.day,
        due_words=due,
        soft=soft or end.is_soft,
        open_ended=open_ended or end.is_open_ended,
        document=document,
        after=before.id if before else None,
        note=note,
        targets=_targets(target or [], measure or [], every or []),
        milestones=_numbered(steps),
    )
    _point_out(entry, goal_of(chosen.plan, record_of_item, year))
    record(entry, chosen, opened, Manner(yes=yes, no_commit=no_commit, as_json=as_json))


def _due(text: str, year: int) -> Due:
    """A due date as a list says it."""
    try:
        due = due_said(text, year)
    except ValueError:
        due = None
    if due is None:
        raise Refused(f"时限“{text}”读不懂，或没有这一天", remedy=_DUE_FORMS)
    return due


def _step(words: str, year: int) -> tuple[str, Due, str]:
    """A milestone's title, when it is due, and how that was said."""
    title, _, when = words.replace("＝", "=").rpartition("=")
    due = _due(when, year)
    if due.day is None:
        raise Refused(f"节点“{words}”没有日期", remedy="例：--milestone 开工=5月底前")
    title = title.strip() or (due.step.label if due.step else "")
    if not title or len(title) > LINE_LENGTH or len(when) > LINE_LENGTH:
        raise Refused(
            f"节点“{words[:20]}”没有名称，或太长（最多{LINE_LENGTH}字）",
            remedy="例：--milestone 开工=5月底前",
        )
    return title, due, when.strip()


def _numbered(steps: list[tuple[str, Due, str]]) -> tuple[Milestone, ...]:
    """Milestones, each with an id to report it by: the word for its kind, or a number."""
    found: list[Milestone] = []
    for title, due, words in steps:
        assert due.day is not None  # noqa: S101 (a step is due on a day)
        kind = known_step(title) or due.step
        taken = {step.id for step in found}
        name = kind.value if kind and kind.value not in taken else f"step-{len(found) + 1}"
        found.append(
            Milestone(
                id=name,
                title=title,
                due=due.day,
                due_words=words,
                kind=kind,
                soft=due.is_soft or None,
            )
        )
    return tuple(found)


def _targets(texts: list[str], measures: list[str], periods: list[str]) -> tuple[Target, ...]:
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


def _several(text: str | None) -> list[str]:
    return [part.strip() for part in re.split("[;；]", text or "") if part.strip()]


def _point_out(entry: GoalSet, before: Goal | None) -> None:
    """Say what has become easier than before, and what was read as words."""
    for words in before.made_easier(entry.goal) if before else ():
        print(f"提醒：{words}", file=sys.stderr)
    for target in entry.targets:
        if target.value is None:
            print(f"提醒：“{target.name}”没有数值，是否达到由办公室认定", file=sys.stderr)
