"""What `check` found."""

from collections.abc import Iterable

from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.values.types import visible
from wuxian.domain.views.findings import FindingsView
from wuxian.render.document import Block, Column, Document, Inset, Table, Tone, paragraph, table

_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARNING}


def findings_document(view: FindingsView) -> Document:
    """A line of place and a line of words for each finding, and the count."""
    looked_at = f"查了{view.items}个事项、{view.entries}条记录"
    errors, warnings = view.number_of(Severity.ERROR), view.number_of(Severity.WARNING)
    count = f"：错误{errors}处，提醒{warnings}处。" if view.findings else "，没有发现问题。"
    return Document(
        programme="",
        name="",
        blocks=(*findings_blocks(view.findings), paragraph(looked_at + count)),
        sheet=_sheet(view.findings),
    )


def findings_blocks(findings: Iterable[Finding]) -> Iterable[Block]:
    """A line of place and a line of words for each finding."""
    for finding in findings:
        yield paragraph(f"{finding.severity.label} {finding.place}", _TONES[finding.severity])
        field = f"{finding.field}：" if finding.field else ""
        yield Inset((Inset((paragraph(f"{field}{finding.message}"),)),))


def _sheet(findings: Iterable[Finding]) -> Table:
    return table(
        findings,
        (
            (Column("级别"), lambda finding: finding.severity),
            (Column("文件"), lambda finding: visible(finding.path)),
            (Column("行"), lambda finding: finding.line),
            (Column("字段"), lambda finding: finding.field),
            (Column("问题和改法"), lambda finding: visible(finding.message)),
        ),
    )
