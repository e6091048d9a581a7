"""`wall`: the wall chart of a year, or the sheet of one item."""

from collections.abc import Callable
from typing import Annotated

import typer

from wuxian.cli.opening import open_item_to_read, open_to_read
from wuxian.cli.options import (
    AsOf,
    At,
    Csv,
    Data,
    Delivery,
    For,
    Force,
    Json,
    OfYear,
    Output,
    area_of,
    choice_of,
    delivery,
    option,
)
from wuxian.cli.output import show
from wuxian.domain.plan.programme import Programme
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.views.choice import Filter
from wuxian.domain.views.wall import wall
from wuxian.domain.views.wall_sheet import wall_sheet
from wuxian.errors import Refused
from wuxian.render.document import Document
from wuxian.render.documents.wall import wall_document
from wuxian.render.documents.wall_sheet import wall_sheet_document
from wuxian.render.formats import JSON, Shown
from wuxian.render.pictures import DRAWN, SHEET_FORMATS, WALL_FORMATS
from wuxian.render.pictures.on_paper import OnPaper
from wuxian.render.pictures.sizes import Size
from wuxian.render.short_names import shortened_view

EXAMPLE = "例：wuxian wall --output 挂图.html"


def command(
    item: Annotated[
        str | None, typer.Argument(metavar="序号", help="只要这一个事项的一张表，供会议室用。")
    ] = None,
    area: Annotated[list[str] | None, option("--area", "领域", "如 交通。")] = None,
    lamp: Annotated[list[str] | None, option("--lamp", "灯号", "红、黄、绿、灰、已销号。")] = None,
    whom: For = None,
    paper: Annotated[
        str | None, option("--paper", "纸张", "网页和图打印用：A3（默认）、A2、A1、A0，横放。")
    ] = None,
    data: Data = None,
    as_of: AsOf = None,
    at: At = None,
    year: OfYear = None,
    output: Output = None,
    force: Force = False,
    form: Annotated[
        str | None, option("--format", "格式", f"{'、'.join(one.name for one in WALL_FORMATS)}。")
    ] = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """挂图：一项一牌，按领域分栏，沿全年各月；写序号是这一项的一张表。

    牌上有市领导、牵头部门、灯号，已核和已报的进度对照序时进度，节点，六个一，待办。

    --output 挂图.html 可在网页里按领域、灯号、市领导、牵头部门挑选，也可打印；.svg 是一张图。
    """
    formats = WALL_FORMATS if item is None else SHEET_FORMATS
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force, known=formats)
    size = Size.A3 if paper is None else choice_of(Size, paper, "--paper")
    if paper is not None and sent.form not in DRAWN:
        raise Refused("--paper 只用于网页和图", remedy="例：--output 挂图.html --paper A0")
    if item is not None:
        if any((area, lamp, whom)):
            raise Refused("已写序号，不能再用 --area、--lamp、--for 挑选")
        opened, chosen = open_item_to_read(data, item, as_of, at, year)
        sheet = wall_sheet(opened.book, chosen, opened.day, opened.year)
        _show(sheet, wall_sheet_document, sent, size, opened.book.programme)
        return
    opened = open_to_read(data, as_of, at, year)
    book, programme = opened.book, opened.book.programme
    if whom is not None:
        from wuxian.domain.views.concerned import book_for

        book = book_for(book, whom, opened.day, opened.year)
    shown = Filter(
        areas=tuple(area_of(word, programme) for word in area or ()),
        lamps=tuple(choice_of(Lamp, word, "--lamp") for word in lamp or ()),
    )
    only = "、".join(filter(None, (*_areas(shown, programme), *_lamps(shown), whom)))
    view = wall(book, opened.day, shown.shows, opened.year)._replace(only=only or None)
    _show(view, wall_document, sent, size, programme)


def _show(
    view: Shown,
    document: Callable[[Shown], Document],
    sent: Delivery,
    size: Size,
    programme: Programme,
) -> None:
    """Show it as a picture, in sentences of the view itself, or as its document."""
    names = programme.shown_names
    if sent.form in DRAWN:
        drawn = OnPaper(shortened_view(view, names), size)
        show(drawn, lambda one: document(one.view), sent)
    elif _is_told(sent):
        show(shortened_view(view, names), document, sent)
    else:
        show(view, document, sent, names)


def _areas(shown: Filter, programme: Programme) -> tuple[str, ...]:
    return tuple(programme.area(area).name for area in shown.areas)


def _lamps(shown: Filter) -> tuple[str, ...]:
    return tuple(lamp.words for lamp in shown.lamps)


def _is_told(sent: Delivery) -> bool:
    """Whether it is told in sentences of the view itself, which the names are shortened in."""
    return sent.form.of_view and sent.form is not JSON
