"""`goal`: set what an item is to reach in a year, or revise it."""

from collections.abc import Iterator
from typing import Annotated

import typer

from wuxian.cli.goals import end_of, numbered, several, step_of, targets_of
from wuxian.cli.oneself import signed_here
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
    option,
)
from wuxian.cli.parts import parts_of
from wuxian.cli.recording import (
    Manner,
    asked,
    asked_until_read,
    day_or_today,
    drafted,
    needed,
    office_of,
    record,
)
from wuxian.domain.entries.goal import GoalSet
from wuxian.domain.entries.kinds import GOAL
from wuxian.domain.plan.easing import made_easier
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.target_words import numerals_in
from wuxian.domain.standing.record import Record, goal_of
from wuxian.domain.values.dates import day_words

EXAMPLE = (
    "例：wuxian goal 5 10月底前建成通车，承接项目至少12个 --due 10月底前 "
    "--target 承接项目至少12个 --milestone 开工=5月底前 --document 武咸办〔2021〕8号"
)


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
    part: Annotated[
        list[str] | None,
        option("--part", "子任务", "如 赤壁长江大桥；时限=9月底前；牵头=市交通运输局，可多次。"),
    ] = None,
    higher: Annotated[
        bool, option("--higher", "", "上级文件调整的，从此算原定的目标和时限。")
    ] = False,
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
    is_all = (text is not None and yes) or any((due, target, milestone, part, open_ended, soft))
    text = needed(text, "目标", EXAMPLE, f"{year}年目标（清单原句）")
    if not is_all:
        due, target, milestone = _asked_terms(year)
        document = document or asked("下达目标的文件（可不填）")
    end, due_words, own = end_of(due, year)
    steps = [*(step_of(words, year) for words in milestone or ()), *own]
    on = day_or_today(date, opened)
    known = Record.on(chosen.entries, on)
    before = next((one for one in known.of(GOAL) if one.year == year), None)
    former = goal_of(chosen.plan, known, year)
    entry = drafted(
        GOAL,
        opened,
        date=on,
        by=signed_here(by, office_of(opened), opened, as_office=True),
        year=year,
        text=text,
        due=end.day,
        due_words=due_words,
        soft=soft or end.is_soft,
        open_ended=open_ended or end.is_open_ended,
        higher=higher or None,
        document=document,
        after=before.id if before else None,
        note=note,
        targets=targets_of(target or [], measure or [], every or []),
        milestones=numbered(steps),
        parts=parts_of(part or (), year, former, opened.book.programme.register),
    )
    manner = Manner(yes=yes, no_commit=no_commit, as_json=as_json)
    newest = next(
        (one for one in Record.on(chosen.entries, opened.day).of(GOAL) if one.year == year), None
    )
    record(entry, chosen, opened, manner, notes=[*_outdone(entry, newest), *_notes(entry, former)])


def _asked_terms(year: int) -> tuple[str | None, list[str], list[str]]:
    """The end, the targets and the milestones that are typed in, each asked again until read."""
    due = asked_until_read("完成时限（如 10月底前，可不填）", lambda answer: end_of(answer, year))
    targets = asked_until_read(
        "量化指标（如 承接项目至少12个；多个用；隔开，可不填）",
        lambda answer: targets_of(several(answer), [], []),
    )
    steps = asked_until_read(
        "节点（如 开工=5月底前；多个用；隔开，可不填）",
        lambda answer: numbered([step_of(words, year) for words in several(answer)]),
    )
    return due, several(targets), several(steps)


def _outdone(entry: GoalSet, newest: GoalSet | None) -> Iterator[str]:
    """That a later goal stands, so that this one soon has no effect."""
    if newest is not None and newest.date > entry.date:
        when = day_words(newest.date)
        yield (
            f"提醒：{when}另有目标 {newest.id}，从那天起以它为准，这一条不起作用；"
            "要改现在的目标，请不写 --date"
        )


def _notes(entry: GoalSet, before: Goal | None) -> Iterator[str]:
    """What has become easier than before, and what was read as words."""
    for words in made_easier(before, entry.goal) if before else ():
        yield f"提醒：{words}"
    targets = [*entry.targets, *(one for part in entry.parts for one in part.targets)]
    for target in targets:
        if target.value is None:
            numerals = "、".join(f"“{said}”" for said in numerals_in(target.words or ""))
            more = f"；{numerals}要作数值，请写成数字" if numerals else ""
            yield f"提醒：“{target.name}”没有数值，是否达到由办公室认定{more}"
