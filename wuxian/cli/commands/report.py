"""`report`: the weekly report and the circular, and whether one is still what its data gives."""

from pathlib import Path
from typing import Annotated

from wuxian.cli.options import (
    AsOf,
    At,
    By,
    Csv,
    Data,
    Delivery,
    For,
    Force,
    Form,
    Json,
    NoCommit,
    Output,
    Yes,
    choice_of,
    delivery,
    option,
)
from wuxian.cli.output import by_short_names, show
from wuxian.cli.reporting import Made, Order, ReportKind, made
from wuxian.errors import Refused

EXAMPLE = "例：wuxian report --kind 通报 --period 2021-Q3 --output 通报.md"


def command(
    week: Annotated[
        str | None, option("--week", "周", "年份和周，如 2021-W30；last 为上一周。默认本周。")
    ] = None,
    kind: Annotated[
        str | None, option("--kind", "种类", "周报（默认）、通报、给领导的一页简报，或年报。")
    ] = None,
    period: Annotated[
        str | None,
        option("--period", "时段", "如 2021-Q3、2021-H1、2021-07、2021；默认上一季度。"),
    ] = None,
    whom: For = None,
    issue: Annotated[
        bool, option("--issue", "", "印发：编期号，登记时段、截至日和数据摘要（通报）。")
    ] = False,
    date: Annotated[
        str | None, option("--date", "日期", "印发日期，默认今天；和 --issue 同用。")
    ] = None,
    notified: Annotated[
        str | None, option("--notified", "日期", "告知各单位的日期，默认同印发日期。")
    ] = None,
    by: By = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    output: Output = None,
    force: Force = False,
    verify: Annotated[
        Path | None, option("--verify", "文件", "核对一份报告：按它写明的提交重算，看是否一致。")
    ] = None,
    data: Data = None,
    as_of: AsOf = None,
    at: At = None,
    form: Form = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> int:
    """生成周报、通报、简报或年报：进展、问题、计划、未报送、附表、数据来源。

    通报是一个月、季度、半年或全年的：主要指标、重点工作、上期未完成、需协调事项、附件。

    简报只有一页：先是需协调的，再是红灯的、待审定的。

    年报逐项写明目标和实际、时限、节点、督办单，并列出各年情况。

    --for 一个单位或一位市领导：只列它的事项，并附上要它办的。

    --issue 印发通报：编为下一期，登记在 office/ 里；下一期的“上期未完成”以它为准。

    --output 写成文件夹（以 / 结尾）时，文件按时段命名。
    """
    if verify is not None:
        how = (issue, date, notified, yes, no_commit)
        if any((week, kind, period, whom, output, as_of, at, force, *how)):
            raise Refused("--verify 按报告自己写明的来重算，不能再加别的选项")
        return _verify(verify, data, delivery(form, as_json=as_json, as_csv=as_csv))
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    chosen = _implied(period) if kind is None else choice_of(ReportKind, kind, "--kind")
    _refuse_other_times(chosen, week, period)
    named = period if week is None else week
    order = Order(chosen, named, as_of, at, sent.form, whom)
    if issue:
        _issue(order, data, sent, (date, notified, by), yes=yes, no_commit=no_commit)
        return 0
    # Who one is may stand in the environment, for whatever command: --by is not asked about.
    _refuse_without_issue(date=date, notified=notified, yes=yes, no_commit=no_commit)
    _send(made(data, order), sent, chosen)
    return 0


def _send(report: Made, sent: Delivery, kind: ReportKind) -> None:
    """Show a report, or write it to its file."""
    names = report.opened.book.programme.shown_names
    if sent.to is None:
        show(report.view, lambda _: report.document, sent, names)
    else:
        from wuxian.cli.delivering import deliver

        document = by_short_names(lambda _: report.document, names)
        deliver(sent.form.data(report.view, document), sent, report.name, kind.label)


def _issue(
    order: Order,
    data: Path | None,
    sent: Delivery,
    said: tuple[str | None, str | None, str | None],
    *,
    yes: bool,
    no_commit: bool,
) -> None:
    """Send a circular out: the paper first, then the entry that says that it went out.

    `said` are the day of issue, the day on which it is told, and who signs.
    """
    from wuxian.cli.recording import Manner
    from wuxian.cli.sending_out import Sending, agreed_to_issue, registered

    manner = Manner(yes=yes, no_commit=no_commit, as_json=False)
    sending = Sending.of(order, data, *said)
    report = made(data, order._replace(issued=sending.on))
    entry = sending.entry(report)
    agreed_to_issue(entry, sending.opened, manner)
    _send(report, sent, order.kind)
    failure = registered(entry, sending.opened, manner)
    if failure is not None:
        raise failure


def _refuse_without_issue(**given: str | bool | None) -> None:
    """Refuse what only says how a paper goes out, where none does."""
    options = [f"--{name.replace('_', '-')}" for name, value in given.items() if value]
    if options:
        raise Refused(f"{'、'.join(options)} 要和 --issue 一起用")


def _refuse_other_times(kind: ReportKind, week: str | None, period: str | None) -> None:
    """Refuse a week or a period that is none of this kind's."""
    if week is not None and kind is not ReportKind.WEEKLY:
        remedy = {
            ReportKind.CIRCULAR: "通报请写 --period 2021-Q3。",
            ReportKind.BRIEF: "简报是一天的，要看哪天的，请用 --as-of。",
            ReportKind.YEAR: "年报请写 --period 2021。",
        }
        raise Refused("--week 只用于周报", remedy=remedy[kind])
    if week is not None and period is not None:
        raise Refused("--week 和 --period 只写一个")
    if period is not None and kind is ReportKind.BRIEF:
        raise Refused("简报是一天的，不写 --period", remedy="要看哪天的，请用 --as-of。")


def _implied(period: str | None) -> ReportKind:
    """A period longer than a week is that of a circular."""
    is_week = period is None or "W" in period.upper() or period in ("last", "上周", "本周")
    return ReportKind.WEEKLY if is_week else ReportKind.CIRCULAR


def _verify(file: Path, data: Path | None, sent: Delivery) -> int:
    from wuxian.cli.reproducing import reproduced
    from wuxian.render.documents.reproduction import reproduction_document

    view = reproduced(file, data)
    show(view, reproduction_document, sent)
    return 0 if view.same and view.is_as_registered else 1
