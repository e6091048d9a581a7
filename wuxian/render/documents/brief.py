"""The leader's page: what needs a leader first, on one sheet of paper."""

from collections.abc import Iterator

from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.dates import day_words, day_words_within
from wuxian.domain.views.brief import Brief, RedItem
from wuxian.domain.views.waiting import Waiting
from wuxian.render.document import (
    Bullet,
    Document,
    Heading,
    Paragraph,
    bullets,
    paragraph,
)
from wuxian.render.documents.items import items_sheet
from wuxian.render.documents.sections import problem_line, section
from wuxian.render.words import CLASS, item_words, uncounted_words

MOST = 8
"""So many of each are told: what does not stand on one page is not read; the rest is counted."""


def brief_document(page: Brief) -> Document:
    """The page: a count is the length of what follows it, or of that with what is left out.

    Where it comes from a leader need not read: a file of it has that for the program alone.
    """
    office = f"{page.office}　" if page.office else ""
    year = page.as_of.year
    return Document(
        programme=page.programme,
        name="工作简报",
        byline=f"{office}截至{day_words(page.as_of)}",
        notice=page.notice,
        blocks=(
            *section(
                "一、需协调事项",
                "项",
                (problem_line(one, year) for one in page.to_settle),
                "没有需协调的事项。",
                (MOST, "wuxian agenda"),
            ),
            *section(
                "二、红灯事项",
                "项",
                map(_red, page.red),
                "没有红灯事项。",
                (MOST, "wuxian list --lamp 红"),
            ),
            *section(
                "三、待审定事项",
                "件",
                (_to_decide(one, year) for one in page.to_decide),
                "没有待审定的事项。",
                (MOST, "wuxian agenda"),
            ),
            Heading(f"四、总体情况（{len(page.items)}项）"),
            *_overview(page),
        ),
        sheet=items_sheet(page.items),
        origin=page.origin.block,
        on_one_page=True,
    )


def _red(one: RedItem) -> Bullet:
    """The leader's name comes first: it is who reads it."""
    who = f"{Post.LEADER.label}：{one.leader.words}；牵头：{one.lead.words}"
    called = item_words(one.number, one.title)
    return Bullet(called, blocks=(bullets((f"{who}；{one.reason}",)),))


def _to_decide(one: Waiting, year: int) -> str:
    when = day_words_within(year, one.since)
    return f"{one.label}：{one.what}（{one.by}，{when}），已等{one.span_words}；编号 {one.id}"


def _overview(page: Brief) -> Iterator[Paragraph]:
    lit = (
        f"{group.lamp.words}{len(group.items)}项"
        for group in page.lamps
        if group.lamp is not Lamp.OFF or group.items
    )
    yield paragraph(f"{'、'.join(lit)}。")
    classes = (f"{group.class_.label}{len(group.items)}项" for group in page.classes)
    yield paragraph(f"{CLASS.title}：{'、'.join(classes)}。")
    if page.unknown_years:
        yield paragraph(uncounted_words(page.unknown_years))
