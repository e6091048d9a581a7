"""The weekly report as Markdown, for a file or a mail."""

from collections.abc import Iterator

from wuxian.domain.history.provenance import COMMAND, DIGEST
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.weekly import WeeklyReport
from wuxian.render.markdown import markdown_text
from wuxian.render.weekly_words import PROVENANCE_TITLE, issue_words, parts, table_title


def weekly_markdown(report: WeeklyReport) -> str:
    """The whole report; the same report gives the same bytes."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: WeeklyReport) -> Iterator[str]:
    yield f"# {markdown_text(report.programme)}工作周报"
    yield from ("", markdown_text(issue_words(report)))
    if report.notice:
        yield from ("", f"> {markdown_text(report.notice)}")
    for part in parts(report):
        yield from ("", f"## {markdown_text(part.title)}", "")
        yield from (f"- {markdown_text(line)}" for line in part.lines)
    yield from ("", f"## {markdown_text(table_title(report))}", "")
    yield from _table(report)
    yield from ("", f"## {PROVENANCE_TITLE}", "")
    for name, words in report.provenance.lines:
        yield f"- {name}：`{words}`" if name in (COMMAND, DIGEST) else f"- {name}：{words}"


def _table(report: WeeklyReport) -> Iterator[str]:
    yield "| 序号 | 工作事项 | 领域 | 牵头部门 | 灯 | 进度 | 完成时限 | 最近记录 | 亮灯原因 |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for row in report.items:
        cells = (
            f"{row.number:02}",
            row.title,
            row.area_name,
            row.lead_words,
            row.lamp.label,
            "未报" if row.percent is None else f"{row.percent}%",
            day_words(row.due) if row.due else "未定",
            day_words(row.last_entry) if row.last_entry else "无",
            row.lamp_reason,
        )
        yield f"| {' | '.join(markdown_text(text) for text in cells)} |"
