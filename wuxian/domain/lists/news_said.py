"""What a list already says of how far its matters are: figures, percent, words, problems."""

import datetime as dt
from collections.abc import Iterator

from pydantic import ValidationError

from wuxian.domain.checks.flaws import flaws
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import PROBLEM, PROGRESS
from wuxian.domain.entries.progress import Progress
from wuxian.domain.lists.figures_said import target_in_columns
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.layout import Layout
from wuxian.domain.lists.lines import CellUnread, Line, one_line
from wuxian.domain.lists.matters import day_of
from wuxian.domain.lists.setting import Setting
from wuxian.domain.sheets.entered import figure_in, percent_in
from wuxian.domain.sheets.grid import Cell
from wuxian.domain.standing.problems import is_none
from wuxian.domain.values.basis import Figure
from wuxian.domain.values.dates import day_words

_TELLS = (Meaning.ACTUAL, Meaning.PERCENT, Meaning.PROGRESS, Meaning.PROBLEM, Meaning.NEXT)


def news_of(line: Line, layout: Layout, setting: Setting, lead: str | None) -> Iterator[Entry]:
    """The report that a row makes, and the problem that it raises, if it says anything of them.

    What an office's list says in figures the office says, in words the lead.
    """
    if all(_said(line, meaning) is None for meaning in _TELLS):
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
    return said if said and not is_none(said) else None


def _percent(line: Line) -> int | None:
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
    target = target_in_columns(line, layout.heading_of(Meaning.VALUE))
    if target is None or target.value is None:
        raise CellUnread(Meaning.ACTUAL, f"“{one_line(said)}”没有目标值可比")
    cell = line.cells[Meaning.ACTUAL]
    if not isinstance(cell.value, dt.date):
        # Beside a unit of its own column 0.9 is 0.9 %, as it is in a CSV file.
        cell = Cell(cell.text)
    try:
        figure, _ = figure_in(cell, target)
    except ValueError as error:
        raise CellUnread(Meaning.ACTUAL, str(error)) from None
    return figure
