"""Making a report again from what it says of its origin, and holding the two together."""

from pathlib import Path

from pydantic import ValidationError

from wuxian import __version__
from wuxian.cli.opening import here
from wuxian.cli.output import by_short_names
from wuxian.cli.reporting import Made, Order, ReportKind, made
from wuxian.domain.checks.flaws import flaws
from wuxian.domain.entries.issue import Issue, issue_number
from wuxian.domain.history.provenance import TABLE, Origin
from wuxian.domain.standing.issues import issued
from wuxian.domain.values.period import Period
from wuxian.domain.views.reproduction import Difference, Registered, Reproduction, differing_lines
from wuxian.errors import NotFound, Refused, WuxianError
from wuxian.render import formats
from wuxian.render.formats import MARKDOWN, Format
from wuxian.store.disk.book_folder import find_book
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader
from wuxian.store.disk.report_file import origin_table, read_report, report_text
from wuxian.store.git.repository import Repository


def reproduced(file: Path, data: Path | None) -> Reproduction:
    """The report held against what its data gives now; Refused where it says no origin."""
    text = read_report(file)
    told = _origin(text, file)
    kind = next((one for one in ReportKind if one.value == told.kind), None)
    if kind is None:
        raise Refused(f"{file} 写明的种类 {told.kind}，本程序写不出来")
    form = _format(told, file)
    order = Order(kind, told.period, str(told.as_of), told.revision, form, told.whom, told.issued)
    again = _made_again(order, told, data)
    same_data = again.origin.digest == told.digest
    names = again.opened.book.programme.shown_names
    document = by_short_names(lambda _: again.document, names)
    made_again = report_text(form.data(again.view, document))
    differences = tuple(differing_lines(text, made_again))
    later, why = _later(order, again, told, data) if same_data else ((), None)
    return Reproduction(
        as_of=told.as_of,
        file=str(file),
        commit=told.revision,
        digest=told.digest,
        same=same_data and not differences,
        same_data=same_data,
        differences=differences,
        number=_number(told),
        registered=_registered(told, data),
        later=later,
        not_compared=why,
        other_version=told.version if told.version != __version__ else None,
    )


def _number(told: Origin) -> str | None:
    return issue_number(Period.parse(told.period).year, told.number) if told.number else None


def _registered(told: Origin, data: Path | None) -> Registered | None:
    """What the book says now of a paper that went out under this number."""
    if told.number is None:
        return None
    office = BookReader(Disk(find_book(data, here()).root)).office
    found = [_held_against(one, told) for one in issued(office) if one.number == _number(told)]
    # Two clones may have taken one number: then the one that is most like it is meant.
    return min(found, key=lambda one: len(one.differs), default=None)


def _held_against(issue: Issue, told: Origin) -> Registered:
    """An issue, and the titles of what a paper says otherwise."""
    pairs = (
        (issue.title_of("date"), issue.date, told.issued),
        (issue.title_of("period"), issue.period, told.period),
        (issue.title_of("as_of"), issue.as_of, told.as_of),
        (issue.title_of("digest"), issue.digest, told.digest),
    )
    differs = tuple(title for title, ours, theirs in pairs if ours != theirs)
    return Registered(issue.id, issue.number, issue.date, differs)


def _later(
    order: Order, again: Made, told: Origin, data: Path | None
) -> tuple[tuple[Difference, ...], str | None]:
    """Where the data of now say something else of the same day, or why that is not known."""
    if order.at is None or told.number is None:
        return (), None
    try:
        now = made(data, order._replace(at=None), told)
    except WuxianError as error:
        return (), error.message
    if now.origin.digest == told.digest:
        return (), None
    return tuple(differing_lines(_in_lines(again, told), _in_lines(now, told))), None


def _in_lines(report: Made, told: Origin) -> str:
    """What a report says, line by line, as though it were of this origin."""
    names = report.opened.book.programme.shown_names
    document = by_short_names(lambda _: report.told_by(told), names)
    return MARKDOWN.data(report.view, document).decode()


def _made_again(order: Order, told: Origin, data: Path | None) -> Made:
    """The report as its data gives it now."""
    if order.at is not None:
        repository = Repository.known(find_book(data, here()).root)
        if repository.commit(order.at) is None:
            raise NotFound(
                f"本机没有报告所依据的提交 {order.at}",
                remedy="请先取回：wuxian sync（浅克隆用 git fetch --unshallow）；"
                "或用 --data 指明是哪个账册。",
            )
    # Made of data that no commit has, all there is to hold it against is the data of now.
    return made(data, order, told)


def _format(told: Origin, file: Path) -> Format:
    found = next((form for form in formats.FORMATS if form.name == told.format), None)
    if found is None:
        raise Refused(f"{file} 写明的格式 {told.format}，本程序写不出来")
    return found


def _origin(text: str, file: Path) -> Origin:
    table = origin_table(text)
    if table is not None and "digest" not in table:
        raise Refused(
            f"{file} 没有写明数据摘要，无法核对",
            remedy=f"能核对的是{'、'.join(one.label for one in ReportKind)}；"
            "挂图请按它的截至日重做一张对照。",
        )
    if table is None:
        raise Refused(
            f"{file} 里没有写明数据来源，无法核对",
            remedy="要核对的应是 wuxian report --output 写成的文件（CSV 除外），"
            f"文末有 [{TABLE}] 一段。",
        )
    try:
        return Origin.model_validate(table)
    except ValidationError as error:
        flaw = next(iter(flaws(error, Origin)))
        raise Refused(
            f"{file} 写明的数据来源有误：{flaw.field}：{flaw.message}",
            remedy="这一段由程序写成，不应改动；请找原来的文件核对。",
        ) from None
