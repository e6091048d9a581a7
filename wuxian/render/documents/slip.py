"""A slip on paper: as a form to be filled in and signed, or as a letter."""

from collections.abc import Iterator

from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.slip import SlipAnswer, SlipPaper
from wuxian.render.document import Block, Column, Document, Stand, Table, paragraph, table
from wuxian.render.words import GOAL

LETTER = "督办函"
_TALK = "约谈通知书"


def slip_document(view: SlipPaper) -> Document:
    """The slip as a form: what is demanded, then room for what was done and who says so."""
    slip = view.slip
    return Document(
        programme=view.programme,
        name=slip.called,
        byline=slip.number,
        notice=view.notice,
        blocks=(_form(view),),
        sheet=_form(view),
    )


def _form(view: SlipPaper) -> Table:
    return table(
        tuple(_rows(view)),
        (
            (Column("栏目"), lambda row: row[0]),
            (Column("内容", least=20), lambda row: row[1]),
        ),
    )


def _rows(view: SlipPaper) -> Iterator[tuple[str, str]]:
    slip, then = view.slip, view.then
    yield "事项", view.item
    yield GOAL.title, view.goal or GOAL.absent
    yield slip.title_of("units"), "、".join(slip.units)
    yield "发单单位", f"{slip.by}　{day_words(slip.date)}"
    yield "发单时情况", f"{then.lamp.words}，{then.lamp_reason}"
    if slip.matter:
        yield slip.title_of("matter"), slip.matter
    yield slip.title_of("demand"), slip.demand
    if slip.basis:
        yield slip.title_of("basis"), slip.basis
    if view.before:
        yield slip.title_of("after"), view.before
    if slip.reason:
        yield slip.title_of("reason"), slip.reason
    yield slip.title_of("due"), day_words(slip.due)
    answers = "\n".join(map(_answer, view.answers))
    yield "办理情况", answers or "\n\n\n"
    yield "责任单位负责人", "（签字）　　　　　年　月　日"
    yield "签收人及日期", "　　　　　　　　　年　月　日"
    yield "督查单位意见", _opinion(view)


def _opinion(view: SlipPaper) -> str:
    """What became of it; room to write where nothing has yet."""
    if view.settled:
        return f"{view.state}，{day_words(view.settled)}"
    return f"{view.state}：{view.above}" if view.above else "\n\n"


def _answer(answer: SlipAnswer) -> str:
    said = {None: "", True: "（已认可）", False: "（退回重办）"}[answer.is_accepted]
    return f"{day_words(answer.on)}，{answer.by}：{answer.note or '（无文字）'}{said}"


def letter_document(view: SlipPaper) -> Document:
    """The slip as a letter to its units."""
    slip = view.slip
    return Document(
        programme=view.programme,
        name=_TALK if slip.colour is Colour.TALK else LETTER,
        byline=slip.number,
        notice=view.notice,
        blocks=tuple(_letter(view)),
    )


def _led(view: SlipPaper) -> str:
    """Who leads, by name alone: on what that rests is the book's concern."""
    leading = [name for name in (view.then.lead, *view.then.co_leads) if name]
    return f"，由{'、'.join(leading)}牵头" if leading else ""


def _letter(view: SlipPaper) -> Iterator[Block]:
    slip, then = view.slip, view.then
    yield paragraph(f"{'、'.join(slip.units)}：", stand=Stand.EDGE)
    goal = f"{GOAL.title}：{view.goal.rstrip('。；')}。" if view.goal else ""
    yield paragraph(
        f"“{view.item}”是{slip.of_year}年工作事项{_led(view)}。{goal}"
        f"截至{day_words(slip.date)}，该事项为{then.lamp.words}：{then.lamp_reason}。"
    )
    if view.before:
        yield paragraph(f"此前已发{view.before}。")
    # By default the basis is the lamp and its reason, which have been said.
    if slip.basis and then.lamp_reason not in slip.basis:
        yield paragraph(f"{slip.title_of('basis')}：{slip.basis.rstrip('。')}。")
    if slip.reason:
        yield paragraph(f"{slip.title_of('reason')}：{slip.reason.rstrip('。')}。")
    yield paragraph(f"现要求：{slip.demand.rstrip('。')}。")
    yield paragraph(f"请于{day_words(slip.due)}前将办理情况书面报{slip.by}。")
    if view.next_step is not None:
        step = view.next_step
        name = "约谈" if step is Colour.TALK else f"升级为{step.label}色督办"
        yield paragraph(f"逾期未答复的，{name}。")
    yield paragraph(slip.by, apart=True, stand=Stand.SIGNED)
    yield paragraph(day_words(slip.date), stand=Stand.SIGNED)
