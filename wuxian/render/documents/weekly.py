"""The weekly report, part by part, as an office reads it."""

from collections.abc import Iterator

from wuxian.domain.plan.plan import VACANT
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.domain.views.agenda import Deadline, Silence
from wuxian.domain.views.happened import Said
from wuxian.domain.views.problems import SETTLE
from wuxian.domain.views.weekly import WeeklyReport
from wuxian.render.document import (
    Block,
    Document,
    Heading,
    bullets,
    paragraph,
)
from wuxian.render.documents.items import (
    any_verified,
    default_note,
    items_sheet,
    items_table,
)
from wuxian.render.documents.sections import problem_line, section, source_of
from wuxian.render.documents.since_last import since_last_lines
from wuxian.render.words import CLASS, number_words, silent_words, uncounted_words


def weekly_document(report: WeeklyReport) -> Document:
    """The report: a count is the length of what follows it."""
    return Document(
        programme=report.programme,
        name="工作周报",
        byline=_byline(report),
        notice=report.notice,
        blocks=(
            *_sections(report),
            Heading(f"附表：全部事项（{len(report.items)}项）"),
            items_table(report.items, is_verified=any_verified(report.items)),
            *default_note(report.items),
        ),
        sheet=items_sheet(report.items),
        origin=report.origin.block,
        source=source_of(report.origin),
    )


def _byline(report: WeeklyReport) -> str:
    """Who issues it, for which week, as it stood on which day."""
    office = f"{report.office}　" if report.office else ""
    return f"{office}{report.week[:4]}年{report.week_words}　截至{day_words(report.as_of)}"


def _sections(report: WeeklyReport) -> Iterator[Block]:
    yield Heading("一、总体情况")
    yield bullets(_overview(report))
    if report.since:
        yield Heading(f"与上周（截至{short_day_words(report.since.then)}）相比", level=2)
        yield bullets(since_last_lines(report.since))
    asked = [one for one in report.open_problems if one.problem.way == SETTLE]
    others = [one for one in report.open_problems if one.problem.way != SETTLE]
    year = report.as_of.year
    settle = (problem_line(one, year) for one in asked)
    problems = (
        *(problem_line(one, year) for one in others),
        *map(_said_words, report.problems),
    )
    yield from section("二、需协调事项", "项", settle, "没有需协调的事项。")
    yield from section("三、本周进展", "条", map(_said_words, report.progress), "本周无更新。")
    if report.nothing_new:
        yield paragraph(f"报本期无新进展：{_numbers(report.nothing_new, report)}。")
    yield from section("四、存在问题", "项", problems, "没有报告问题。")
    yield from section("五、下周计划", "项", map(_said_words, report.plans), "没有报告下步安排。")
    yield from section("六、已逾期", "处", map(_late, report.late), "没有逾期。")
    if report.unissued:
        count = len(report.unissued)
        yield paragraph(f"{year}年清单未下达{count}项，{year - 1}年未完成的不列在内。")
    yield from section("七、本周和下周到期", "处", map(_due, report.due_next), "没有到期。")
    yield from _reporting(report)
    if report.unknown_years:
        yield paragraph(uncounted_words(report.unknown_years), apart=True)
    yield Heading("九、六个一缺口")
    yield bullets(_gaps(report))
    if report.supervision:
        yield from section("十、本周督查", "条", map(_said_words, report.supervision), "")


def _reporting(report: WeeklyReport) -> Iterator[Block]:
    """Who has not reported: by the report days, after a long silence, or both."""
    after = report.silent_after
    if report.filings or after is None:
        from wuxian.render.documents.roll_call import roll_call_blocks

        yield Heading("八、按报送日报送")
        yield from roll_call_blocks(report.filings)
        if after is not None:
            yield from section(silent_words(after), "项", map(_silent, report.silent), "没有。")
    else:
        title = f"八、{silent_words(after)}"
        yield from section(title, "项", map(_silent, report.silent), "没有。")


def _overview(report: WeeklyReport) -> Iterator[str]:
    areas = "、".join(f"{area.name}{len(area.items)}项" for area in report.areas)
    yield f"共{len(report.items)}项：{areas}。本周有更新的{len(report.reported)}项。"
    for group in report.lamps:
        if group.lamp is Lamp.OFF and not group.items:
            continue
        yield f"{group.lamp.words}{_numbers(group.items, report)}"
    classes = (f"{group.class_.label}{len(group.items)}项" for group in report.classes)
    yield f"{CLASS.title}：{'、'.join(classes)}"


def _said_words(said: Said) -> str:
    percent = "" if said.percent is None else f"进度{said.percent}%。"
    return f"{said.label}：{percent}{said.text}（{said.by}，{short_day_words(said.date)}）"


def _late(deadline: Deadline) -> str:
    return f"{_due(deadline)}，{deadline.late_words}"


def _due(deadline: Deadline) -> str:
    first = f"（原{short_day_words(deadline.original)}）" if deadline.original else ""
    due = short_day_words(deadline.due) + first
    return f"{deadline.label}：{deadline.what}，{due}到期，牵头：{deadline.lead_words}"


def _silent(silence: Silence) -> str:
    return f"{silence.label}：{silence.words}，牵头：{silence.lead_words}"


def _gaps(report: WeeklyReport) -> Iterator[str]:
    for gap in report.gaps:
        vacant = f"{VACANT}{_numbers(gap.vacant, report)}"
        inferred = f"，推定{_numbers(gap.inferred, report)}" if gap.inferred else ""
        yield f"{gap.post.label}：{vacant}{inferred}"


def _numbers(numbers: tuple[int, ...], report: WeeklyReport) -> str:
    """How many items and which; to name all of them would say nothing."""
    if not numbers or len(numbers) == len(report.items):
        return f"{len(numbers)}项" + ("（全部）" if numbers else "")
    return f"{len(numbers)}项（{'、'.join(map(number_words, numbers))}）"
