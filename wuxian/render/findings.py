"""What `check` found, on a terminal."""

from collections.abc import Iterable, Iterator

from wuxian.domain.checks.finding import Finding
from wuxian.domain.values.remark import Severity
from wuxian.domain.views.findings import FindingsView
from wuxian.render.blocks import Block, Paragraph, shown

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}
_INDENT = 4


def findings_screen(view: FindingsView) -> tuple[Block, ...]:
    """A line of place and a line of words for each finding, and the count."""
    looked_at = f"查了{view.items}个事项、{view.entries}条记录"
    if not view.findings:
        return (Paragraph(f"{looked_at}，没有发现问题。"),)
    errors, warnings = view.number_of(Severity.ERROR), view.number_of(Severity.WARNING)
    return (
        *findings_blocks(view.findings),
        Paragraph(f"{looked_at}：错误{errors}处，提醒{warnings}处。"),
    )


def findings_blocks(findings: Iterable[Finding]) -> Iterator[Block]:
    """A line of place and a line of words for each finding."""
    return (line for finding in findings for line in _finding(finding))


def _finding(finding: Finding) -> Iterator[Block]:
    yield Paragraph(f"{finding.severity.label} {finding.place}", _STYLES[finding.severity])
    field = f"{finding.field}：" if finding.field else ""
    yield Paragraph(shown(f"{field}{finding.message}"), indent=_INDENT)
