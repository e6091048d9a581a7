"""`report`: the weekly report, and whether one that was made is still what its data gives."""

from pathlib import Path
from typing import Annotated

from wuxian.cli.options import AsOf, At, Csv, Data, Form, Json, chosen_format, option
from wuxian.cli.output import show
from wuxian.cli.reporting import Order, made
from wuxian.errors import Refused
from wuxian.render import formats
from wuxian.render.documents.weekly import weekly_document
from wuxian.render.formats import MARKDOWN, TERMINAL, Format

EXAMPLE = "例：wuxian report --week 2021-W30 --output 周报.md"


def command(
    week: Annotated[
        str | None, option("--week", "周", "如 2021-W30；last 为上一周。默认本周。")
    ] = None,
    output: Annotated[
        str | None, option("--output -o", "文件", "写入文件；写成文件夹则按周命名。没变就不动它。")
    ] = None,
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
        if any((week, output, as_of, at)):
            raise Refused("--verify 按周报自己写明的来重算，不能再加别的选项")
        written = chosen_format(form, as_json=as_json, as_csv=as_csv)
        return _verify(verify, data, written)
    named = form is not None or as_json or as_csv
    usual = TERMINAL if named or output is None else _format_of_file(output)
    written = chosen_format(form, as_json=as_json, as_csv=as_csv, usual=usual)
    report, root = made(data, Order(week, as_of, at, written))
    if output is None:
        show(report, weekly_document, written)
    else:
        from wuxian.store.disk.report_file import write_report

        name = f"{report.week}{written.suffix}"
        write_report(root, output, name, written.text(report, weekly_document))
    return 0


def _verify(file: Path, data: Path | None, written: Format) -> int:
    from wuxian.cli.reproducing import reproduced
    from wuxian.render.documents.reproduction import reproduction_document

    view = reproduced(file, data)
    show(view, reproduction_document, written)
    return 0 if view.same else 1


def _format_of_file(output: str) -> Format:
    """What the file's name ends in, else Markdown."""
    suffix = "" if output.endswith(("/", "\\")) else Path(output).suffix
    found = [form for form in formats.FORMATS if form.suffix == suffix]
    if suffix and not found:
        endings = "、".join(form.suffix for form in formats.FORMATS)
        raise Refused(f"写不成 {suffix} 文件", remedy=f"文件名请用 {endings} 结尾。")
    return found[0] if found else MARKDOWN
