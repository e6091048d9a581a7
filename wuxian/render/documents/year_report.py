"""The report of a year: the counts, each item beside its goal, and the years of the term."""

from collections.abc import Iterator

from wuxian.domain.standing.state import YearEnd
from wuxian.domain.values.basis import Percentage
from wuxian.domain.values.dates import day_words, day_words_within
from wuxian.domain.values.numerals import numeral
from wuxian.domain.views.year_report import LateStep, YearReport, YearWork
from wuxian.render.document import (
    Block,
    Bullet,
    Column,
    Document,
    Heading,
    Table,
    bullets,
    paragraph,
    table,
)
from wuxian.render.documents.items import default_note
from wuxian.render.documents.sections import counted, source_of
from wuxian.render.documents.targets import figure_words, indicator_words
from wuxian.render.words import (
    CLASS,
    DUE,
    GOAL,
    LAMP,
    LEAD,
    NUMBER,
    PERCENT,
    UNSET,
    VERIFIED,
    goal_sentence,
    number_words,
    title_column,
)

NAME = "年度工作报告"


def year_document(report: YearReport) -> Document:
    """The whole report; a count is the length of what follows it."""
    office = f"{report.office}　" if report.office else ""
    return Document(
        programme=report.programme,
        name=f"{report.year}{NAME}",
        byline=f"{office}截至{day_words(report.as_of)}",
        notice=report.notice,
        blocks=(
            *_counts(report),
            *_works(report),
            *_term(report),
            *default_note(report.items),
        ),
        sheet=_sheet(report),
        origin=report.origin.block,
        source=source_of(report.origin),
    )


def _counts(report: YearReport) -> Iterator[Block]:
    whole = len(report.items)
    yield Heading("一、总体情况")
    told = "、".join(
        f"{one.class_.label}{counted(len(one.items), whole)}" for one in report.classes
    )
    yield paragraph(f"共{whole}项：{told}。")
    late = [work for work in report.works if work.late]
    moved = [one for one in report.works if one.dates.original != one.dates.current]
    slips = [one for work in report.works for one in work.slips]
    sent = sum(len(one.numbers) for one in slips)
    still = sum(one.still_open for one in slips)
    yield paragraph(
        f"有逾期节点的{len(late)}项，调整过时限的{len(moved)}项；"
        f"发督办单{sent}张，未办结{still}张。"
    )
    if report.as_of.year == report.year and (report.as_of.month, report.as_of.day) != (12, 31):
        yield paragraph("本年尚未结束，以上是阶段性情况。")


def _works(report: YearReport) -> Iterator[Block]:
    yield Heading(f"二、逐项情况（{len(report.works)}项）")
    for place, (name, numbers) in enumerate(report.areas, 1):
        yield Heading(f"（{numeral(place)}）{name}（{len(numbers)}项）", level=2)
        yield bullets(_work(report, report.work[number]) for number in numbers)


def _work(report: YearReport, work: YearWork) -> Bullet:
    row = report.row[work.number]
    told = bullets(_told(report, work))
    return Bullet(f"{row.label}：{goal_sentence(work.goal)}", blocks=(told,))


def _told(report: YearReport, work: YearWork) -> Iterator[str]:
    """Its figures, how far it is, its days, its steps, its slips."""
    row = report.row[work.number]
    yield from map(indicator_words, work.indicators)
    verified = VERIFIED.absent if row.verified is None else f"{VERIFIED.title}{row.verified}%"
    far = "" if row.percent is None else f"{PERCENT.title}{row.percent}%，{verified}；"
    yield f"牵头：{row.lead_words}；{far}{row.class_words}，{row.lamp.words}，{row.lamp_reason}。"
    yield f"{DUE.title}：{_days(report, work)}。"
    if work.steps:
        late = "、".join(
            f"“{one.title}”{day_words_within(report.year, one.due)}到期，{_made_up(report, one)}"
            for one in work.late
        )
        in_time = "没有逾期" if not work.late else f"逾期{len(work.late)}个：{late}"
        yield f"节点{work.steps}个，{in_time}。"
    if work.slips:
        sent = "、".join(
            f"{one.colour.label}{len(one.numbers)}张（{'、'.join(one.numbers)}）"
            for one in work.slips
        )
        still = sum(one.still_open for one in work.slips)
        yield f"督办单：{sent}，{f'未办结{still}张' if still else '均已办结或升级'}。"


def _made_up(report: YearReport, one: LateStep) -> str:
    if one.reached_on is None:
        return "未完成"
    return f"{day_words_within(report.year, one.reached_on)}补完成"


def _days(report: YearReport, work: YearWork) -> str:
    """The day in force and, where that is another, the first one; and when it was done."""
    dates = work.dates
    told = [day_words(dates.current) if dates.current else UNSET]
    if dates.original != dates.current:
        told.append(f"原{day_words(dates.original) if dates.original else UNSET}")
    if dates.granted:
        told.append(f"批准{day_words_within(report.year, dates.granted)}")
    how = "报完成" if work.is_reported else "期满达到"
    done = f"{day_words_within(report.year, work.done_on)}{how}" if work.done_on else "未报完成"
    return "，".join((*told, done))


def _term(report: YearReport) -> Iterator[Block]:
    """Each item through the years of the term."""
    first, last = report.years[0], report.years[-1]
    yield Heading(f"三、{first}—{last}年")
    yield table(
        report.works,
        (
            (NUMBER, lambda work: number_words(work.number)),
            (title_column(12), lambda work: report.row[work.number].title),
            *(
                (Column(f"{year}年", least=8), lambda work, n=n: end_words(work.term[n]))
                for n, year in enumerate(report.years)
            ),
        ),
    )


def end_words(end: YearEnd | None) -> str:
    """How a year ended, in a cell."""
    if end is None:
        return "—"
    percent = "" if end.percent is None else f" {end.percent}%"
    return f"{end.class_.label}{percent}"


def _sheet(report: YearReport) -> Table:
    """A row an item, for a spreadsheet."""
    row = report.row
    return table(
        report.works,
        (
            (NUMBER, lambda work: number_words(work.number)),
            (title_column(12), lambda work: row[work.number].title),
            (GOAL, lambda work: work.goal),
            (
                Column("目标与实际"),
                lambda work: "\n".join(figure_words(one.target) for one in work.indicators),
            ),
            (LEAD, lambda work: row[work.number].lead_words),
            (PERCENT, lambda work: _percentage(row[work.number].percent)),
            (VERIFIED, lambda work: _percentage(row[work.number].verified)),
            (CLASS, lambda work: row[work.number].class_words),
            (LAMP, lambda work: row[work.number].lamp),
            (Column("原时限", absent=UNSET), lambda work: work.dates.original),
            (DUE, lambda work: work.dates.current),
            (Column("完成日期"), lambda work: work.done_on),
            (Column("逾期节点", right=True), lambda work: len(work.late)),
            (
                Column("督办单", right=True),
                lambda work: sum(len(one.numbers) for one in work.slips),
            ),
        ),
    )


def _percentage(percent: int | None) -> Percentage | None:
    return None if percent is None else Percentage(percent)
