"""What a list already says of how far its matters are: figures, percent, words, problems."""

import datetime as dt
import re
from collections.abc import Iterator

from pydantic import ValidationError

from wuxian.domain.checks.flaws import flaws
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import PROBLEM, PROGRESS
from wuxian.domain.entries.progress import Progress
from wuxian.domain.lists.figures_said import figure_heading, target_in_columns
from wuxian.domain.lists.headings import TELLING, Meaning
from wuxian.domain.lists.layout import Layout
from wuxian.domain.lists.lines import CellUnread, Line, one_line
from wuxian.domain.lists.matters import day_of
from wuxian.domain.lists.setting import Setting
from wuxian.domain.sheets.entered import figure_in, percent_in
from wuxian.domain.sheets.grid import Cell
from wuxian.domain.standing.problems import is_none
from wuxian.domain.values.amounts import NUMBER, in_halfwidth
from wuxian.domain.values.basis import Figure
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.spoken import day_said


def news_of(line: Line, layout: Layout, setting: Setting, lead: str | None) -> Iterator[Entry]:
    """The report that a row makes, and the problem that it raises, if it says anything of them.

    What an office's list says in figures the office says, in words the lead.
    """
    for meaning, fault in line.faults:
        if meaning is not Meaning.PERCENT:
            raise CellUnread(meaning, fault)
    if not line.faults and all(_said(line, meaning) is None for meaning in TELLING):
        return
    day = day_of(line, _usual_day(layout, setting))
    if day > setting.today:
        raise CellUnread(Meaning.AS_OF, f"{day_words(day)}还没有到")
    figure = _figure(line, layout)
    problem = _said(line, Meaning.PROBLEM)
    by = setting.by if figure or not lead else lead
    given: dict[str, object] = _given(line, figure, problem)
    spared: CellUnread | None = None
    try:
        given["percent"] = _percent(line)
    except CellUnread as error:
        if figure is None:
            raise
        # Beside the figure itself its share of the plan can be spared, but not unsaid.
        spared = error
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
    if spared is not None:
        raise spared


def _usual_day(layout: Layout, setting: Setting) -> dt.date:
    """The day that the list itself says it tells of, else the one that is said of it."""
    try:
        said = day_said(layout.told_on, dt.date(setting.year, 1, 1)) if layout.told_on else None
    except ValueError:
        said = None
    return said or setting.day


def _given(line: Line, figure: Figure | None, problem: str | None) -> dict[str, object]:
    """What a row tells, by the fields of a report; a remark is of the figure beside it."""
    note = _said(line, Meaning.PROGRESS)
    if figure and Meaning.AS_OF in line.cells:
        note = note or _said(line, Meaning.NOTE)
    return {
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
    return said if said and not is_none(said) else None


def _percent(line: Line) -> int | None:
    fault = dict(line.faults).get(Meaning.PERCENT)
    if fault:
        raise CellUnread(Meaning.PERCENT, fault)
    cell = line.cells.get(Meaning.PERCENT)
    if cell is None or not _said(line, Meaning.PERCENT):
        return None
    try:
        return percent_in(cell)
    except ValueError as error:
        raise CellUnread(Meaning.PERCENT, str(error)) from None


def _figure(line: Line, layout: Layout) -> Figure | None:
    """The figure that stands for a row's own target."""
    said = _said(line, Meaning.ACTUAL)
    if said is None:
        return None
    heading = figure_heading(layout)
    target = target_in_columns(line, heading)
    if target is None or target.value is None:
        raise CellUnread(Meaning.ACTUAL, f"“{one_line(said)}”没有目标值可比")
    cell = line.cells[Meaning.ACTUAL]
    if not isinstance(cell.value, dt.date):
        # Beside a unit of its own column 0.9 is 0.9 %, as it is in a CSV file.
        is_bare = re.fullmatch(NUMBER, in_halfwidth(said)) and not line.said(Meaning.UNIT)
        is_named = Meaning.TARGET in line.cells
        cell = Cell(said + (heading.unit if is_bare and not is_named else ""))
    try:
        figure, _ = figure_in(cell, target)
    except ValueError as error:
        raise CellUnread(Meaning.ACTUAL, str(error)) from None
    return figure
