"""The sentences of the weekly report, the same in every format."""

from wuxian.domain.dates import day_words, short_day_words
from wuxian.domain.views.agenda import Deadline, Silence
from wuxian.domain.views.weekly import Gap, Said, WeeklyReport


def issue_words(report: WeeklyReport) -> str:
    """Who issues it, for which week, as it stood on which day."""
    office = f"{report.office}　" if report.office else ""
    return f"{office}{report.week[:4]}年{report.week_words}　截至{day_words(report.as_of)}"


def overview_words(report: WeeklyReport) -> list[str]:
    """How many items, by lamp and by area, and how many reported."""
    areas = "、".join(f"{area.name}{len(area.items)}项" for area in report.areas)
    lamps = "、".join(f"{group.lamp.label}灯{len(group.items)}项" for group in report.lamps)
    return [
        f"共{len(report.items)}项：{areas}。",
        f"其中{lamps}。本周有更新的{len(report.reported)}项。",
    ]


def said_words(said: Said) -> str:
    """One line about one item: what, who said so, when."""
    percent = "" if said.percent is None else f"进度{said.percent}%。"
    return f"{said.label}：{percent}{said.text}（{said.by}，{short_day_words(said.date)}）"


def deadline_words(deadline: Deadline) -> str:
    """One line about one date: whose, what, when."""
    due = short_day_words(deadline.due)
    return f"{deadline.label}：{deadline.what}，{due}（{deadline.lead_words}）"


def silence_words(silence: Silence) -> str:
    """One line about one item without a report."""
    return f"{silence.label}：{silence.words}（{silence.lead_words}）"


def gap_words(gap: Gap) -> str:
    """How many items lack this post, and which."""
    vacant = "、".join(f"{number:02}" for number in gap.vacant)
    inferred = "、".join(f"{number:02}" for number in gap.inferred)
    words = f"{gap.post.label}：空缺{len(gap.vacant)}项"
    words += f"（{vacant}）" if vacant else ""
    return f"{words}，推定{len(gap.inferred)}项" + (f"（{inferred}）" if inferred else "")
