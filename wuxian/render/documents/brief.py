"""The leader's page: what needs a leader first, on one sheet of paper."""

from collections.abc import Iterator

from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.dates import day_words, day_words_within
from wuxian.domain.views.brief import Brief, RedItem
from wuxian.domain.views.waiting import Waiting
from wuxian.render.document import (
    Block,
    Bullet,
    Document,
    Heading,
    Paragraph,
    bullets,
    paragraph,
)
from wuxian.render.documents.items import items_sheet
from wuxian.render.documents.sections import problem_line
from wuxian.render.words import CLASS, uncounted_words

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
            *_section(
                "一、需协调事项",
                "项",
                [problem_line(one, year) for one in page.to_settle],
                "没有需协调的事项。",
                "wuxian agenda",
            ),
            *_section(
                "二、红灯事项",
                "项",
                [_red(one) for one in page.red],
                "没有红灯事项。",
                "wuxian list --lamp 红",
            ),
            *_section(
                "三、待审定事项",
                "件",
                [_to_decide(one, year) for one in page.to_decide],
                "没有待审定的事项。",
                "wuxian agenda",
            ),
            Heading(f"四、总体情况（{len(page.items)}项）"),
            *_overview(page),
        ),
        sheet=items_sheet(page.items),
        origin=page.origin.block,
    )


def _section(
    title: str, unit: str, lines: list[str | Bullet], nothing: str, command: str
) -> Iterator[Block]:
    """So many of them as a page has room for, and how many more there are, and where."""
    yield Heading(f"{title}（{len(lines)}{unit}）")
    yield bullets(lines[:MOST] or (nothing,))
    if len(lines) > MOST:
        yield paragraph(f"另有{len(lines) - MOST}{unit}，见 {command}。")


def _red(one: RedItem) -> Bullet:
    """The leader's name comes first: it is who reads it."""
    who = f"市领导：{one.leader_words}；牵头：{one.lead_words}"
    return Bullet(f"{one.number:02} {one.title}", blocks=(bullets((f"{who}；{one.reason}",)),))


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
