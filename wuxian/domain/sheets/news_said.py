"""What a list already says of how far its matters are: figures, percent, words, problems."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pydantic import ValidationError

from wuxian.domain.checks.flaws import flaws
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import PROBLEM, PROGRESS
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import Target
from wuxian.domain.sheets.figures_said import target_in_columns
from wuxian.domain.sheets.headings import Meaning
from wuxian.domain.sheets.layout import Layout
from wuxian.domain.sheets.lines import CellUnread, Line, one_line
from wuxian.domain.sheets.matters import day_of
from wuxian.domain.sheets.setting import Setting
from wuxian.domain.values.amounts import NUMBER, converted, in_halfwidth, number_said
from wuxian.domain.values.basis import Figure
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.names import folded

_AMOUNT = re.compile(rf"(?P<number>{NUMBER})\s*(?P<unit>\D*)")
_SHARE = re.compile(r"(?P<number>\d{1,3})(?:\.0+)?\s*%?")
_NOTHING = ("", "无", "没有", "暂无", "/", "-", "—")
_TELLS = (Meaning.ACTUAL, Meaning.PERCENT, Meaning.PROGRESS, Meaning.PROBLEM, Meaning.NEXT)
_WHOLE = 100


def news_of(line: Line, layout: Layout, setting: Setting, lead: str | None) -> Iterator[Entry]:
    """The report that a row makes, and the problem that it raises, if it says anything of them.

    What an office's list says in figures the office says, in words the lead.
    """
    if not any(line.said(meaning).strip() not in _NOTHING for meaning in _TELLS):
        return
    day = day_of(line, setting.day)
    if day > setting.today:
        raise CellUnread(Meaning.AS_OF, f"{day_words(day)}还没有到")
    figure = _figure(line, layout)
    problem = _said(line, Meaning.PROBLEM)
    by = setting.by if figure or not lead else lead
    given = _given(line, figure, problem)
    report = _drafted({**given, "date": day, "by": by}, line, setting)
    yield report
    if problem:
        yield PROBLEM.model.model_validate(
            {
                "id": setting.new_id(),
                "recorded": setting.recorded,
                "date": day,
                "by": report.by,
                "matter": problem,
                "citation": setting.citation(line.sheet, line.row),
            }
        )


def _given(line: Line, figure: Figure | None, problem: str | None) -> dict[str, object]:
    """What a row tells, by the fields of a report; a remark is of the figure beside it."""
    note = _said(line, Meaning.PROGRESS)
    if figure:
        note = note or _said(line, Meaning.NOTE)
    return {
        "percent": _percent(line),
        "note": note,
        "problem": problem,
        "next": _said(line, Meaning.NEXT),
        "figures": (figure,) if figure else (),
    }


def _drafted(given: dict[str, object], line: Line, setting: Setting) -> Progress:
    fields = {
        "id": setting.new_id(),
        "recorded": setting.recorded,
        "citation": setting.citation(line.sheet, line.row),
        **{name: value for name, value in given.items() if value is not None},
    }
    try:
        return PROGRESS.model.model_validate(fields)
    except ValidationError as error:
        flaw = next(iter(flaws(error, Progress)))
        raise CellUnread(Meaning.PROGRESS, flaw.message) from None


def _said(line: Line, meaning: Meaning) -> str | None:
    said = line.said(meaning)
    return None if folded(said).rstrip("。.").strip() in _NOTHING else said


def _percent(line: Line) -> int | None:
    said = in_halfwidth(line.said(Meaning.PERCENT))
    if not said:
        return None
    cell = line.cells[Meaning.PERCENT]
    if isinstance(cell.value, float) and 0 < cell.value <= 1 and "%" not in said:
        raise CellUnread(
            Meaning.PERCENT, f"“{said}”看不出是{said}%还是{_of_a_hundred(cell.value)}%"
        )
    found = _SHARE.fullmatch(said)
    if found is None or int(found["number"]) > _WHOLE:
        raise CellUnread(Meaning.PERCENT, f"“{one_line(said)}”不是0到100的百分比")
    return int(found["number"])


def _of_a_hundred(value: float) -> str:
    return f"{Decimal(str(value)) * _WHOLE:f}".rstrip("0").rstrip(".")


def _figure(line: Line, layout: Layout) -> Figure | None:
    """The figure that stands for a row's own target."""
    said = in_halfwidth(line.said(Meaning.ACTUAL))
    if said in _NOTHING:
        return None
    target = target_in_columns(line, layout.heading_of(Meaning.VALUE))
    found = _AMOUNT.fullmatch(said)
    if target is None or target.value is None:
        raise CellUnread(Meaning.ACTUAL, f"“{said}”没有目标值可比")
    value = found and converted(number_said(found["number"]), found["unit"], target.unit or "")
    if value is None:
        raise CellUnread(Meaning.ACTUAL, f"“{said}”不是以“{target.unit or '（无单位）'}”计的数")
    return _in_unit_of(target, value)


def _in_unit_of(target: Target, value: Decimal) -> Figure:
    return Figure(name=target.name, value=value, unit=target.unit)
