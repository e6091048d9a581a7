"""`report`: the weekly report, and whether one that was made is still what its data gives."""

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from wuxian.cli.options import AsOf, At, Csv, Data, Form, Json, chosen_format, option, typed_path
from wuxian.cli.output import by_short_names, show
from wuxian.cli.reporting import Order, made
from wuxian.errors import Refused
from wuxian.render import formats
from wuxian.render.documents.weekly import weekly_document
from wuxian.render.formats import MARKDOWN, TERMINAL, Format

EXAMPLE = "例：wuxian report --week 2021-W30 --output 周报.md"


class Destination(NamedTuple):
    """Where a report is to go: a file, or a folder in which its week names it."""

    path: Path
    is_folder: bool


def _destination(text: str) -> Destination:
    if not text:
        raise Refused("--output 后面缺文件名")
    path = typed_path(text)
    return Destination(path, text.endswith(("/", "\\")) or path.is_dir())


def command(
    week: Annotated[
        str | None, option("--week", "周", "年份和周，如 2021-W30；last 为上一周。默认本周。")
    ] = None,
    output: Annotated[
        Destination | None,
        typer.Option(
            *("--output", "-o"),
            metavar="文件",
            parser=_destination,
            help="写入文件；写成文件夹则按周命名；- 为屏幕。没变就不动它。",
        ),
    ] = None,
    force: Annotated[bool, option("--force", "", "那里有别的文件也覆盖。")] = False,
    verify: Annotated[
        Path | None, option("--verify", "文件", "核对一份周报：按它写明的提交重算，看是否一致。")
    ] = None,
    data: Data = None,
    as_of: AsOf = None,
    at: At = None,
    form: Form = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> int:
    """生成周报：进展、问题、计划、未报送、六个一缺口、附表、数据来源。"""
    if verify is not None:
        if any((week, output, as_of, at, force)):
            raise Refused("--verify 按周报自己写明的来重算，不能再加别的选项")
        written = chosen_format(form, as_json=as_json, as_csv=as_csv)
        return _verify(verify, data, written)
    on_screen = output is None or str(output.path) == "-"
    usual = TERMINAL if on_screen else MARKDOWN
    named = form is not None or as_json or as_csv
    written = chosen_format(form, as_json=as_json, as_csv=as_csv, usual=usual)
    if output is not None and not on_screen:
        written = _format_for(output, written, named=named)
    report, opened = made(data, Order(week, as_of, at, written))
    names = opened.book.programme.shown_names
    if output is None or on_screen:
        show(report, weekly_document, written, names)
    else:
        from wuxian.store.disk.report_file import write_report

        name = f"{report.week}{written.suffix}"
        path = output.path / name if output.is_folder else output.path
        text = written.text(report, by_short_names(weekly_document, names))
        write_report(opened.root, path, text, force=force)
    return 0


def _verify(file: Path, data: Path | None, written: Format) -> int:
    from wuxian.cli.reproducing import reproduced
    from wuxian.render.documents.reproduction import reproduction_document

    view = reproduced(file, data)
    show(view, reproduction_document, written)
    return 0 if view.same else 1


def _format_for(output: Destination, written: Format, *, named: bool) -> Format:
    """What the file's name ends in, unless a format is named; Refused where they contradict."""
    suffix = "" if output.is_folder else output.path.suffix
    found = next((form for form in formats.FORMATS if form.suffix == suffix.casefold()), None)
    if found is not None and named and found is not written:
        raise Refused(
            f"文件名的 {suffix} 是{found.label}（{found.name}），"
            f"要的格式是{written.label}（{written.name}）",
            remedy=f"二者请取一；{written.label}的文件名用 {written.suffix} 结尾。",
        )
    if suffix and found is None and not named:
        endings = "、".join(form.suffix for form in formats.FORMATS)
        raise Refused(
            f"写不成 {suffix} 文件", remedy=f"文件名请用 {endings} 结尾，或用 --format 指明格式。"
        )
    return found or written
