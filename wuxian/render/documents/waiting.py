"""What waits for whom, on the agenda."""

from collections.abc import Iterator, Sequence

from wuxian.domain.entries.request import PLAN
from wuxian.domain.entries.slip import Slip
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.requests import Course
from wuxian.domain.standing.state import Status
from wuxian.domain.values.dates import day_words_within
from wuxian.domain.views.agenda import AgendaView
from wuxian.domain.views.slips import SlipRow
from wuxian.domain.views.waiting import PlanDue, Reddened, Waiting
from wuxian.render.document import Block, Cell, Column, Heading, Table, paragraph, table
from wuxian.render.words import LAMP_REASON, NUMBER, number_words, title_column

_SPAN = Column("已过（工作日）", right=True)
_LEAD = Column(Post.LEAD.label, rank=1, least=14)
RED, ANSWER, ANEW = "新亮红灯", "督办单待答复", "退回待重报"
DECIDE, VERIFY = Course.PENDING.label, Status.REPORTED_COMPLETE.label
CLOSE = Status.VERIFIED_COMPLETE.label


def waiting_blocks(view: AgendaView) -> Iterator[Block]:
    """All that waits, each sort under its name; what there is nothing of is left out."""
    year = view.as_of.year
    if view.turned_red:
        yield Heading(f"{RED}（{len(view.turned_red)}）")
        yield _reddened(view.turned_red)
    if view.to_decide:
        yield Heading(f"{DECIDE}（{len(view.to_decide)}）")
        yield _waiting(view.to_decide, year)
        yield paragraph("审定：wuxian decide 编号 --approve 或 --return")
    if view.to_verify:
        items = _by_item(view.to_verify)
        yield Heading(f"{VERIFY}（{len(items)}项{len(view.to_verify)}条）")
        yield _to_verify(items, year)
        yield paragraph("核验：wuxian verify 序号 --accept 或 --return；有几条的，逐条来问")
    if view.to_close:
        numbers = "、".join(map(number_words, view.to_close))
        yield Heading(f"{CLOSE}（{len(view.to_close)}）")
        yield paragraph(f"{numbers}已核完成。销号：wuxian close 序号")
    if view.to_answer:
        yield Heading(f"{ANSWER}（{len(view.to_answer)}）")
        yield _slips(view.to_answer)
        yield paragraph("答复：wuxian reply 编号 --note 文字")
    if view.to_report_anew:
        yield Heading(f"{ANEW}（{len(view.to_report_anew)}）")
        yield _waiting(view.to_report_anew, year)
    if view.plans:
        yield Heading(f"{PLAN}未报（{len(view.plans)}）")
        yield _plans(view.plans)


def _by_item(found: Sequence[Waiting]) -> list[list[Waiting]]:
    """What waits of each item, the newest last; the item that has waited longest comes first."""
    items: dict[int, list[Waiting]] = {}
    for one in found:
        items.setdefault(one.number, []).append(one)
    return list(items.values())


def _to_verify(items: Sequence[list[Waiting]], year: int) -> Table:
    """A row for each item: its newest claim, how many wait, and since when the oldest does."""
    odd = (Column("疑点", rank=2, least=12), lambda one: "；".join(one[-1].doubts))
    return table(
        items,
        (
            (NUMBER, lambda one: number_words(one[-1].number)),
            (title_column(12)._replace(rank=3), lambda one: one[-1].title),
            (Column("最近一条", least=14), lambda one: one[-1].what),
            (Column("单位", rank=4, least=12), lambda one: one[-1].by),
            *([odd] if any(one[-1].doubts for one in items) else []),
            (Column("条数", right=True), len),
            (Column("最早", rank=5), lambda one: day_words_within(year, one[0].since)),
            (_SPAN, lambda one: one[0].working_days),
        ),
    )


def _waiting(found: Sequence[Waiting], year: int) -> Table:
    return table(
        found,
        (
            (NUMBER, lambda row: number_words(row.number)),
            (title_column(12)._replace(rank=3), lambda row: row.title),
            (Column("内容", least=14), lambda row: row.what),
            (Column("单位", rank=1, least=12), lambda row: row.by),
            (Column("日期", rank=4), lambda row: day_words_within(year, row.since)),
            (_SPAN, lambda row: row.working_days),
            (Column("编号"), lambda row: row.id),
        ),
    )


def _slips(found: Sequence[SlipRow]) -> Table:
    return table(
        found,
        (
            (Column("编号", least=18), lambda row: row.number_words),
            (NUMBER, lambda row: number_words(row.item)),
            (title_column(12)._replace(rank=2), lambda row: row.title),
            (Column(Slip.title_of("units"), rank=3, least=12), lambda row: "、".join(row.to)),
            (Column(Slip.title_of("demand"), rank=1, least=14), lambda row: row.demand),
            (Column(Slip.title_of("due")), lambda row: row.due),
            (Column("状态", least=10), lambda row: row.state_words),
            (Column("记录"), lambda row: row.id),
        ),
    )


def _plans(found: Sequence[PlanDue]) -> Table:
    return table(
        found,
        (
            (NUMBER, lambda row: number_words(row.number)),
            (title_column(14), lambda row: row.title),
            (Column("应报日"), lambda row: row.due),
            (Column("情况", least=12), lambda row: row.words),
            (_LEAD, lambda row: row.lead_words),
        ),
    )


def _reddened(found: Sequence[Reddened]) -> Table:
    return table(
        found,
        (
            (NUMBER, lambda row: number_words(row.number)),
            (title_column(14), lambda row: row.title),
            (Column("上一工作日", rank=2), lambda row: row.before.words),
            (LAMP_REASON, lambda row: row.reason),
            (_LEAD, lambda row: row.lead_words),
        ),
    )


def waiting_lines(view: AgendaView) -> Iterator[tuple[Cell, ...]]:
    """The lines of what waits, for the sheet."""
    sorts: tuple[tuple[str, Sequence[Waiting]], ...] = (
        (DECIDE, view.to_decide),
        (VERIFY, view.to_verify),
        (ANEW, view.to_report_anew),
    )
    for one in view.turned_red:
        yield RED, one.number, one.title, one.reason, view.as_of, None, one.lead_words
    for name, found in sorts:
        for row in found:
            what = "；".join((row.what, *row.doubts))
            yield name, row.number, row.title, what, row.since, row.working_days, row.by
    for number in view.to_close:
        yield CLOSE, number, None, "已核完成", None, None, None
    for slip in view.to_answer:
        what = f"{slip.number_words}：{slip.demand}（{slip.state.label}）"
        units = "、".join(slip.to)
        yield ANSWER, slip.item, slip.title, what, slip.due, slip.working_days, units
    for plan in view.plans:
        name, days = f"{PLAN}未报", plan.working_days
        yield name, plan.number, plan.title, plan.words, plan.due, days, plan.lead_words
