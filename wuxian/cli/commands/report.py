"""`report`: the weekly report, and whether one that was made is still what its data gives."""

from pathlib import Path
from typing import Annotated

import typer

from wuxian.cli.formats import Format, chosen_format
from wuxian.cli.options import AsOf, At, Data, Json
from wuxian.cli.output import drawn, show
from wuxian.cli.reporting import Order, file_text, made
from wuxian.domain.views.weekly import WeeklyReport
from wuxian.errors import Refused

EXAMPLE = "例：wuxian report --week 2021-W30 --output 周报.md"


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
    verify: Annotated[
        Path | None,
        typer.Option(
            "--verify", metavar="文件", help="核对一份周报：按它写明的提交重算，看是否一致。"
        ),
    ] = None,
    data: Data = None,
    as_of: AsOf = None,
    at: At = None,
    as_json: Json = False,
) -> int:
    """生成周报：进展、问题、计划、未报送、六个一缺口、附表、数据来源。"""
    if verify is not None:
        if any((week, form, output, as_of, at)):
            raise Refused("--verify 按周报自己写明的来重算，不能再加别的选项")
        return _verify(verify, data, as_json=as_json)
    named = form is not None or as_json
    usual = Format.TERMINAL if named else _usual_format(output)
    chosen = chosen_format(form, usual, as_json=as_json)
    root, report = made(data, Order(week, as_of, at, chosen))
    if output is None:
        typer.echo(_text(report, chosen), nl=False)
    else:
        from wuxian.store.disk.report_file import write_report

        name = f"{report.week}{chosen.suffix}"
        write_report(root, output, name, file_text(report, chosen))
    return 0


def _verify(file: Path, data: Path | None, *, as_json: bool) -> int:
    from wuxian.cli.reproducing import reproduced
    from wuxian.render.reproduction import reproduction_screen

    view = reproduced(file, data)
    show(view, lambda _: reproduction_screen(view), as_json=as_json)
    return 0 if view.same else 1


def _usual_format(output: str | None) -> Format:
    """What the file's name ends in, else Markdown for a file."""
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
    return file_text(report, chosen)
