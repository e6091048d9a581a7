"""`report`: the weekly report, and whether one that was made is still what its data gives."""

from pathlib import Path
from typing import Annotated

from wuxian.cli.options import (
    AsOf,
    At,
    Csv,
    Data,
    Delivery,
    Force,
    Form,
    Json,
    Output,
    delivery,
    option,
)
from wuxian.cli.output import by_short_names, show
from wuxian.cli.reporting import Order, made
from wuxian.errors import Refused
from wuxian.render.documents.weekly import weekly_document

EXAMPLE = "例：wuxian report --week 2021-W30 --output 周报.md"


def command(
    week: Annotated[
        str | None, option("--week", "周", "年份和周，如 2021-W30；last 为上一周。默认本周。")
    ] = None,
    output: Output = None,
    force: Force = False,
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
    """生成周报：进展、问题、计划、未报送、六个一缺口、附表、数据来源。

    --output 写成文件夹（以 / 结尾）时，文件按周命名。
    """
    if verify is not None:
        if any((week, output, as_of, at, force)):
            raise Refused("--verify 按周报自己写明的来重算，不能再加别的选项")
        return _verify(verify, data, delivery(form, as_json=as_json, as_csv=as_csv))
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    report, opened = made(data, Order(week, as_of, at, sent.form))
    names = opened.book.programme.shown_names
    if sent.to is None:
        show(report, weekly_document, sent, names)
    else:
        from wuxian.cli.delivering import deliver

        written = sent.form.data(report, by_short_names(weekly_document, names))
        deliver(written, sent, report.week, "周报")
    return 0


def _verify(file: Path, data: Path | None, sent: Delivery) -> int:
    from wuxian.cli.reproducing import reproduced
    from wuxian.render.documents.reproduction import reproduction_document

    view = reproduced(file, data)
    show(view, reproduction_document, sent)
    return 0 if view.same else 1
