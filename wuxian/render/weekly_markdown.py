"""The weekly report as Markdown, for a file or a mail."""

import re
from collections.abc import Iterator

from wuxian.domain.dates import day_words
from wuxian.domain.views.weekly import WeeklyReport
from wuxian.render.weekly_words import (
    deadline_words,
    gap_words,
    issue_words,
    overview_words,
    said_words,
    silence_words,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&]|^[-+])")
_NUMBERED = re.compile(r"^(\d+)([.)])", re.ASCII)


def weekly_markdown(report: WeeklyReport) -> str:
    """The whole report; the same report gives the same bytes."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: WeeklyReport) -> Iterator[str]:
    yield f"# {_text(report.programme)}工作周报"
    yield ""
    yield _text(issue_words(report))
    if report.notice:
        yield from ("", f"> {_text(report.notice)}")
    yield from ("", "## 一、总体情况", "")
    yield from (_text(line) for line in overview_words(report))
    yield ""
    for group in report.lamps:
        numbers = "、".join(f"{number:02}" for number in group.items)
        yield f"- {group.lamp.label}灯{len(group.items)}项" + (f"：{numbers}" if numbers else "")
    yield from ("", f"## 二、本周进展（{len(report.progress)}条）", "")
    yield from _bullets([said_words(said) for said in report.progress], "本周无更新。")
    yield from ("", f"## 三、存在问题（{len(report.problems)}项）", "")
    yield from _bullets([said_words(said) for said in report.problems], "没有报告问题。")
    yield from ("", "## 四、下周计划", "")
    yield from _bullets([said_words(said) for said in report.plans], "没有报告下步安排。")
    yield from ("", f"## 五、已逾期（{len(report.late)}项）", "")
    yield from _bullets([deadline_words(deadline) for deadline in report.late], "没有逾期。")
    yield from ("", f"## 六、下周末前到期（{len(report.due_next)}项）", "")
    yield from _bullets([deadline_words(deadline) for deadline in report.due_next], "没有到期。")
    yield from ("", f"## 七、超过{report.silent_after}个工作日未报送（{len(report.silent)}项）", "")
    yield from _bullets([silence_words(silence) for silence in report.silent], "没有。")
    yield from ("", "## 八、六个一缺口", "")
    yield from (f"- {_text(gap_words(gap))}" for gap in report.gaps)
    yield from ("", f"## 附表：全部事项（{len(report.items)}项）", "")
    yield from _table(report)


def _bullets(lines: list[str], nothing: str) -> Iterator[str]:
    if not lines:
        yield nothing
    for line in lines:
        yield f"- {_text(line)}"


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
        yield f"| {' | '.join(_text(text) for text in cells)} |"


def _text(text: str) -> str:
    """Text from data is text: escaped, also where it could begin a list, and on one line."""
    line = text.replace("\n", " ").strip()
    return _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))
