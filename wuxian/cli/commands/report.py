"""`report`: the weekly report."""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wuxian.cli.opening import Opened, open_to_read
from wuxian.cli.options import AsOf, At, Data, Json, choice_of
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
        return {"terminal": "终端", "markdown": "文档", "json": "数据"}[self]

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
        str | None,
        typer.Option(
            "--output", "-o", metavar="文件", help="写入文件；写成文件夹则按周命名。没变就不动它。"
        ),
    ] = None,
    data: Data = None,
    as_of: AsOf = None,
    at: At = None,
    as_json: Json = False,
) -> None:
    """生成周报：进展、问题、计划、未报送、六个一缺口、附表。"""
    chosen = _format("json" if as_json and form is None else form, output)
    if as_json and chosen is not Format.JSON:
        raise Refused(f"--json 和 --format {form} 只能选一个")
    opened, report = _report(data, as_of, at, week)
    if output is None:
        typer.echo(_text(report, chosen), nl=False)
    else:
        from wuxian.store.reports import write_report

        name = f"{report.week}{chosen.suffix}"
        write_report(opened.root, output, name, _file_text(report, chosen))


def _report(
    data: Path | None, as_of: str | None, at: str | None, named: str | None
) -> tuple[Opened, WeeklyReport]:
    def span(day: dt.date) -> tuple[dt.date, dt.date]:
        week = _week(named, day)
        return week.first, min(day, week.last)

    opened = open_to_read(data, as_of, at, span)
    return opened, weekly_report(opened.book, Week.of(opened.day), opened.day)


def _week(named: str | None, day: dt.date) -> Week:
    """The week that is asked for, seen from a day; one to come has no report yet."""
    if named is None:
        return Week.of(day)
    if named in ("last", "上周"):
        return Week.of(day).before
    try:
        week = Week.parse(named)
    except ValueError:
        remedy = f"请写成 {Week.of(day)} 这样，或 last（上一周）。"
        raise Refused(f"--week 的“{named}”读不懂，或没有这一周", remedy=remedy) from None
    if week.first > day:
        raise Refused(f"{week}（{week.words}）还没有到", remedy=f"今天是{day_words(day)}。")
    return week


def _format(named: str | None, output: str | None) -> Format:
    """The format that is named, else what the file's name ends in, else Markdown for a file."""
    if named is not None:
        return choice_of(Format, named, "--format")
    if output is None:
        return Format.TERMINAL
    suffix = "" if output.endswith("/") else Path(output).suffix
    found = [form for form in Format if form.suffix == suffix]
    if suffix and not found:
        raise Refused(f"写不成 {suffix} 文件", remedy="文件名请用 .md、.txt 或 .json 结尾。")
    return found[0] if found else Format.MARKDOWN


def _text(report: WeeklyReport, chosen: Format) -> str:
    if chosen is Format.TERMINAL:
        from wuxian.render.weekly import weekly_screen

        return drawn(lambda width: weekly_screen(report, width))
    return _file_text(report, chosen)


def _file_text(report: WeeklyReport, chosen: Format) -> str:
    """The text of a file: the same whatever terminal it is made on."""
    match chosen:
        case Format.TERMINAL:
            from wuxian.render.plain import plain_text
            from wuxian.render.weekly import weekly_screen

            return plain_text(weekly_screen(report, None), None)
        case Format.MARKDOWN:
            from wuxian.render.weekly_markdown import weekly_markdown

            return weekly_markdown(report)
        case Format.JSON:
            from wuxian.render.envelope import json_text

            return json_text(report)
