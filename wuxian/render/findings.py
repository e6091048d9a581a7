"""What `check` found, on a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from wuxian.domain.finding import Finding, Severity
from wuxian.domain.views.findings import FindingsView
from wuxian.render.cells import shown
from wuxian.render.folding import Paragraph

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}
_INDENT = 4


def findings_screen(view: FindingsView) -> tuple[RenderableType, ...]:
    """A line of place and a line of words for each finding, and the count."""
    looked_at = f"查了{view.items}个事项、{view.entries}条记录"
    if not view.findings:
        return (Text(f"{looked_at}，没有发现问题。"),)
    errors, warnings = view.count(Severity.ERROR), view.count(Severity.WARNING)
    return (
        *(line for finding in view.findings for line in _finding(finding)),
        Text(f"{looked_at}：错误{errors}处，提醒{warnings}处。"),
    )


def _finding(finding: Finding) -> Iterator[RenderableType]:
    yield Paragraph(f"{finding.severity.label} {finding.place}", _STYLES[finding.severity])
    field = f"{finding.field}：" if finding.field else ""
    yield Paragraph(shown(f"{field}{finding.message}"), indent=_INDENT)
