"""`report`: the weekly report."""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wuxian.cli.opening import open_to_read
from wuxian.cli.options import AsOf, Data, Json, choice_of
from wuxian.cli.output import drawn
from wuxian.domain.dates import Week, day_words
from wuxian.domain.views.weekly import WeeklyReport, weekly_report
from wuxian.errors import Refused

EXAMPLE = "例：wuxian report --week 2021-W30 --output 周报.md"


class Format(StrEnum):
    """What a report is written as."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"

    @property
    def label(self) -> str:
        """The word for it in Chinese."""
        return {"terminal": "终端", "markdown": "文本", "json": "数据"}[self]

    @property
    def suffix(self) -> str:
        """How a file of it is named."""
        return {"terminal": ".txt", "markdown": ".md", "json": ".json"}[self]


def command(
    week: Annotated[
        str | None,
        typer.Option("--week", metavar="周", help="如 2021-W30；last 为上一周。默认本周。"),
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="terminal、markdown、json。")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="文件", help="写入文件；写成文件夹则按周命名。没变就不动它。"
        ),
    ] = None,
    data: Data = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """生成周报：进展、问题、计划、未报送、六个一缺口、附表。"""
    report = _report(data, as_of, week)
    chosen = Format.JSON if as_json else _format(form, output)
    text = _text(report, chosen)
    if output is None:
        typer.echo(text, nl=False)
    else:
        from wuxian.store.write import replace_file

        replace_file(_file(output, report, chosen), text.encode())


def _report(data: Path | None, as_of: str | None, named: str | None) -> WeeklyReport:
    def span(day: dt.date) -> tuple[dt.date, dt.date]:
        week = _week(named, day)
        return week.first, min(day, week.last)

    opened = open_to_read(data, as_of, span)
    return weekly_report(opened.book, Week.of(opened.day), opened.day)


def _week(named: str | None, day: dt.date) -> Week:
    """The week that is asked for, seen from a day; one to come has no report yet."""
    if named is None:
        return Week.of(day)
    if named == "last":
        return Week.of(day).before
    try:
        week = Week.parse(named)
    except ValueError:
        remedy = f"请写成 {Week.of(day)} 这样，或 last（上一周）。"
        raise Refused(f"--week 的“{named}”读不懂，或没有这一周", remedy=remedy) from None
    if week.first > day:
        raise Refused(f"{week}（{week.words}）还没有到", remedy=f"今天是{day_words(day)}。")
    return week


def _format(named: str | None, output: Path | None) -> Format:
    if named is not None:
        return choice_of(Format, named, "--format")
    if output is None:
        return Format.TERMINAL
    return Format.JSON if output.suffix == ".json" else Format.MARKDOWN


def _file(output: Path, report: WeeklyReport, chosen: Format) -> Path:
    """The file to write; in a folder it is named by its week, so that cron need not know it."""
    return output / f"{report.week}{chosen.suffix}" if output.is_dir() else output


def _text(report: WeeklyReport, chosen: Format) -> str:
    match chosen:
        case Format.TERMINAL:
            from wuxian.render.weekly import weekly_screen

            return drawn(lambda width: weekly_screen(report, width))
        case Format.MARKDOWN:
            from wuxian.render.weekly_markdown import weekly_markdown

            return weekly_markdown(report)
        case Format.JSON:
            from wuxian.render.json import json_text

            return json_text(report)
