"""What a change of a plan makes of the past: a plan says what has held from the start."""

import datetime as dt
from collections.abc import Iterator

from wuxian.domain.book.book import Item
from wuxian.domain.plan.plan import SHARED, Plan


def rewritten(before: Item, after: Plan, day: dt.date) -> Iterator[str]:
    """What of the past reads otherwise once this is the plan, and what would leave a trace."""
    old, number = before.plan, before.number
    for year in sorted({goal.year for goal in (*old.goals, *after.goals)}):
        if old.goal(year) != after.goal(year) and _has_begun(year, before, day):
            how = "改动了" if old.goal(year) else "补写了"
            yield (
                f"{how}{year}年的目标，这一年已往的灯号会跟着变；"
                f"要留痕请改用：wuxian goal {number} 目标 --year {year}"
            )
    held = dict(after.six_ones.filled())
    for post, holding in old.six_ones.filled():
        now = held[post].holder if post in held else None
        if now != holding.holder:
            yield (
                f"{post.label}从一开始就改成了{now or '空缺'}，查不到曾是{holding.holder}；"
                f"要留痕请改用：wuxian appoint {number} {post.label} 人选 --document 文号"
            )
    for post in SHARED:
        there = {one.department for one in after.carried(post)}
        for one in old.carried(post):
            if one.department not in there:
                yield (
                    f"{post.label}从一开始就没有了{one.department}；要留痕请改用："
                    f"wuxian appoint {number} {post.label} {one.department} --end --document 文号"
                )
    if old.title != after.title:
        yield "改了标题，已出的报告里仍是原来的标题"
    if old.area != after.area:
        yield "改了领域，以往按领域的统计会跟着变"


def _has_begun(year: int, item: Item, day: dt.date) -> bool:
    """Whether anything may have been judged by a goal of this year."""
    return year <= day.year or any(entry.of_year == year for entry in item.entries)
