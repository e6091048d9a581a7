"""The weekly report on a terminal."""

from collections.abc import Iterator

from wuxian.domain.views.weekly import WeeklyReport
from wuxian.render.blocks import LAMP_STYLES, Block, Cell, Line, Paragraph, shown
from wuxian.render.heading import section
from wuxian.render.items import items_table
from wuxian.render.weekly_words import (
    deadline_words,
    gap_words,
    issue_words,
    overview_words,
    said_words,
    silence_words,
)

_INDENT = 2


def weekly_screen(report: WeeklyReport, width: int | None) -> tuple[Block, ...]:
    """The report, part by part, as an office reads it."""
    return (
        Paragraph(shown(f"{report.programme} 工作周报"), "bold"),
        Paragraph(shown(issue_words(report))),
        *([Paragraph(shown(report.notice), "dim")] if report.notice else []),
        Line(),
        Line((Cell("一、总体情况", "bold"),)),
        *_lines(overview_words(report)),
        *_lamps(report),
        *section(f"二、本周进展（{len(report.progress)}条）"),
        *_lines([said_words(said) for said in report.progress] or ["本周无更新。"]),
        *section(f"三、存在问题（{len(report.problems)}项）"),
        *_lines([said_words(said) for said in report.problems] or ["没有报告问题。"]),
        *section("四、下周计划"),
        *_lines([said_words(said) for said in report.plans] or ["没有报告下步安排。"]),
        *section(f"五、已逾期（{len(report.late)}项）"),
        *_lines([deadline_words(deadline) for deadline in report.late] or ["没有逾期。"]),
        *section(f"六、下周末前到期（{len(report.due_next)}项）"),
        *_lines([deadline_words(deadline) for deadline in report.due_next] or ["没有到期。"]),
        *section(f"七、超过{report.silent_after}个工作日未报送（{len(report.silent)}项）"),
        *_lines([silence_words(silence) for silence in report.silent] or ["没有。"]),
        *section("八、六个一缺口"),
        *_lines([gap_words(gap) for gap in report.gaps]),
        *section(f"附表：全部事项（{len(report.items)}项）"),
        items_table(report.items, width),
    )


def _lines(lines: list[str]) -> Iterator[Block]:
    for line in lines:
        yield Paragraph(shown(line), indent=_INDENT)


def _lamps(report: WeeklyReport) -> Iterator[Block]:
    for group in report.lamps:
        numbers = "、".join(f"{number:02}" for number in group.items)
        words = f"{group.lamp.label}灯{len(group.items)}项" + (f"：{numbers}" if numbers else "")
        yield Paragraph(words, LAMP_STYLES[group.lamp] if numbers else "dim", _INDENT)
