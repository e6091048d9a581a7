"""The weekly report on a terminal."""

from wuxian.domain.views.weekly import WeeklyReport
from wuxian.render.blocks import Block, Paragraph, shown
from wuxian.render.heading import section
from wuxian.render.items import items_table
from wuxian.render.weekly_words import PROVENANCE_TITLE, Part, issue_words, parts, table_title

_INDENT = 2


def weekly_screen(report: WeeklyReport, width: int | None) -> tuple[Block, ...]:
    """The report, part by part, as an office reads it."""
    return (
        Paragraph(shown(f"{report.programme} 工作周报"), "bold"),
        Paragraph(shown(issue_words(report))),
        *([Paragraph(shown(report.notice), "dim")] if report.notice else []),
        *(block for part in parts(report) for block in _part(part)),
        *section(table_title(report)),
        items_table(report.items, width),
        *section(PROVENANCE_TITLE),
        *(
            Paragraph(shown(f"{name}：{words}"), indent=_INDENT)
            for name, words in report.provenance.lines
        ),
    )


def _part(part: Part) -> tuple[Block, ...]:
    lines = (Paragraph(shown(line), indent=_INDENT) for line in part.lines)
    return (*section(part.title), *lines)
