"""The weekly report in words, part by part, the same for every format."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.domain.views.agenda import Deadline, Silence
from wuxian.domain.views.weekly import Said, WeeklyReport


class Part(NamedTuple):
    """A part of the report: its title, and a line for each thing it tells."""

    title: str
    lines: tuple[str, ...]


def issue_words(report: WeeklyReport) -> str:
    """Who issues it, for which week, as it stood on which day."""
    office = f"{report.office}　" if report.office else ""
    return f"{office}{report.week[:4]}年{report.week_words}　截至{day_words(report.as_of)}"


def parts(report: WeeklyReport) -> Iterator[Part]:
    """The parts in the order an office reads them; a count is the length of what follows."""
    yield Part("一、总体情况", tuple(_overview(report)))
    yield _part("二、本周进展", "条", map(_said, report.progress), "本周无更新。")
    yield _part("三、存在问题", "项", map(_said, report.problems), "没有报告问题。")
    yield _part("四、下周计划", "项", map(_said, report.plans), "没有报告下步安排。")
    yield _part("五、已逾期", "处", map(_late, report.late), "没有逾期。")
    yield _part("六、本周和下周到期", "处", map(_due, report.due_next), "没有到期。")
    silent = f"七、超过{report.silent_after}个工作日未报送"
    yield _part(silent, "项", map(_silent, report.silent), "没有。")
    yield Part("八、六个一缺口", tuple(_gaps(report)))


def table_title(report: WeeklyReport) -> str:
    """The title of the table of all items."""
    return f"附表：全部事项（{len(report.items)}项）"


PROVENANCE_TITLE = "数据来源"


def _part(title: str, unit: str, lines: Iterable[str], nothing: str) -> Part:
    told = tuple(lines)
    return Part(f"{title}（{len(told)}{unit}）", told or (nothing,))


def _overview(report: WeeklyReport) -> Iterator[str]:
    areas = "、".join(f"{area.name}{len(area.items)}项" for area in report.areas)
    yield f"共{len(report.items)}项：{areas}。本周有更新的{len(report.reported)}项。"
    for group in report.lamps:
        yield f"{group.lamp.label}灯{_numbers(group.items, report)}"


def _said(said: Said) -> str:
    percent = "" if said.percent is None else f"进度{said.percent}%。"
    return f"{said.label}：{percent}{said.text}（{said.by}，{short_day_words(said.date)}）"


def _late(deadline: Deadline) -> str:
    return f"{_due(deadline)}，{deadline.late_words}"


def _due(deadline: Deadline) -> str:
    due = short_day_words(deadline.due)
    return f"{deadline.label}：{deadline.what}，{due}到期，牵头：{deadline.lead_words}"


def _silent(silence: Silence) -> str:
    return f"{silence.label}：{silence.words}，牵头：{silence.lead_words}"


def _gaps(report: WeeklyReport) -> Iterator[str]:
    for gap in report.gaps:
        vacant = f"空缺{_numbers(gap.vacant, report)}"
        inferred = f"，推定{_numbers(gap.inferred, report)}" if gap.inferred else ""
        yield f"{gap.post.label}：{vacant}{inferred}"


def _numbers(numbers: tuple[int, ...], report: WeeklyReport) -> str:
    """How many items and which; to name all of them would say nothing."""
    if not numbers or len(numbers) == len(report.items):
        return f"{len(numbers)}项" + ("（全部）" if numbers else "")
    return f"{len(numbers)}项（{'、'.join(f'{number:02}' for number in numbers)}）"
