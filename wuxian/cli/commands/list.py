"""`list`: the items."""

from collections.abc import Callable
from typing import Annotated

from wuxian.cli.opening import open_to_read
from wuxian.cli.options import (
    AsOf,
    At,
    Csv,
    Data,
    For,
    Force,
    Form,
    Json,
    OfYear,
    Output,
    area_of,
    choice_of,
    delivery,
    option,
)
from wuxian.cli.output import show
from wuxian.domain.plan.bodies import CARRY
from wuxian.domain.plan.programme import Programme
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.state import State, Status
from wuxian.domain.views.items import Sort, items_view
from wuxian.render.documents.items import items_document
from wuxian.render.formats import XLSX

EXAMPLE = "例：wuxian list --area 交通 --sort lamp"


def command(
    area: Annotated[list[str] | None, option("--area", "领域", "如 交通。")] = None,
    lamp: Annotated[list[str] | None, option("--lamp", "灯号", "红、黄、绿、灰、已销号。")] = None,
    status: Annotated[
        list[str] | None, option("--status", "状态", "未报送、推进中、待核验、待销号……")
    ] = None,
    class_: Annotated[
        list[str] | None, option("--class", "分类", "欠进度、达进度、超进度、已完成……")
    ] = None,
    lead: Annotated[list[str] | None, option("--lead", "部门", "牵头部门，可只写几个字。")] = None,
    whom: For = None,
    text: Annotated[
        list[str] | None, option("--text -t", "词语", "标题、内容、最近进展里的字。")
    ] = None,
    waits: Annotated[
        list[str] | None, option("--waits", "什么", "待核验、待审定、督办单、问题。")
    ] = None,
    sort: Annotated[str, option("--sort", "次序", "number、lamp、due、percent、last。")] = "number",
    data: Data = None,
    as_of: AsOf = None,
    at: At = None,
    year: OfYear = None,
    output: Output = None,
    force: Force = False,
    form: Form = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """列出工作事项：灯号、进度、时限、牵头部门。

    同一个条件可以写几次，符合其中之一就列出：--lamp 红 --lamp 黄。

    --for 一个单位、格式为 xlsx 时，是给这个单位的填报表，填好后读入。
    """
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    opened = open_to_read(data, as_of, at, year)
    programme = opened.book.programme
    chosen: Callable[[State], bool] = bool
    if any((area, lamp, status, class_, lead, text, waits)):
        from wuxian.domain.views.choice import Filter, Waits

        chosen = Filter(
            areas=tuple(area_of(word, programme) for word in area or ()),
            lamps=tuple(choice_of(Lamp, word, "--lamp") for word in lamp or ()),
            statuses=tuple(choice_of(Status, word, "--status") for word in status or ()),
            classes=tuple(choice_of(Class, word, "--class") for word in class_ or ()),
            leads=tuple(name for word in lead or () for name in _leads(word, programme)),
            texts=tuple(text or ()),
            waits=tuple(choice_of(Waits, word, "--waits") for word in waits or ()),
        ).shows
    book = opened.book
    if whom is not None:
        from wuxian.domain.views.concerned import book_for

        book = book_for(book, whom, opened.day, opened.year)
    view = items_view(book, opened.day, chosen, choice_of(Sort, sort, "--sort"), opened.year)
    if whom is not None and sent.form is XLSX:
        from wuxian.cli.handing_out import form_for, send_form

        filled_in = form_for(whom, book, opened, [row.number for row in view.items])
        if filled_in is not None:
            send_form(filled_in, sent)
            return
    show(view, items_document, sent, opened.book.programme.shown_names)


def _leads(word: str, programme: Programme) -> tuple[str, ...]:
    """All bodies that have the word in what they are called; NotFound names the nearest."""
    register = programme.register
    return register.having(word, CARRY) or (register.body(word, CARRY),)
