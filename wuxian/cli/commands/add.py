"""`add`: a new item."""

import re
import sys
from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from wuxian.cli.bodies import body_meant, each_of
from wuxian.cli.numbering import free_number
from wuxian.cli.opening import Opened, open_plans_to_write
from wuxian.cli.options import Data, Json, NoCommit, Yes, area_of, areas_words, option
from wuxian.cli.recording import (
    asked,
    asked_until_read,
    commit,
    confirm,
    interactive,
    needed,
    refuse_anothers,
    tell_file,
)
from wuxian.domain import checks
from wuxian.domain.book.addition import (
    folder_called,
    folder_of,
    plan_of,
)
from wuxian.domain.book.book import Item
from wuxian.domain.book.paths import Place
from wuxian.domain.checks.flaws import flaws
from wuxian.domain.history.by_hand import added_message
from wuxian.domain.history.differences import fields_of
from wuxian.domain.history.wording import names_in
from wuxian.domain.plan.bodies import CARRY, LEAD, Register, Role
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.programme import Programme
from wuxian.domain.values.finding import Severity
from wuxian.domain.values.names import folded, nearest
from wuxian.domain.views.plan import PlanView
from wuxian.errors import Refused
from wuxian.store.disk.filing import file_plan

EXAMPLE = (
    "例：wuxian add 斧头湖岸线整治 --area 民生 --lead 市水利和湖泊局 "
    "--supporting 市生态环境局 --document 武咸办〔2021〕9号"
)

_ALIKE = 0.6


def command(
    title: Annotated[str | None, typer.Argument(metavar="标题", help="工作事项的名称。")] = None,
    area: Annotated[str | None, option("--area", "领域", "属于哪个领域，如 交通。")] = None,
    lead: Annotated[
        str | None, option("--lead", "部门", "牵头部门，没有定就不写；用顿号隔开的，其余共同牵头。")
    ] = None,
    supporting: Annotated[
        list[str] | None, option("--supporting", "部门", "配合部门，可多次，或用顿号隔开。")
    ] = None,
    covers: Annotated[
        list[str] | None, option("--covers", "内容", "包括的具体内容，可多次。")
    ] = None,
    document: Annotated[
        str | None, option("--document", "文号", "列入清单的文件；不写的，分工标“推定”。")
    ] = None,
    folder: Annotated[
        str | None, option("--folder", "短名", "文件夹的英文短名，如 henggou-river，可不写。")
    ] = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """新增工作事项：用下一个序号建文件夹和计划，不改动已有内容。

    序号接着用过的最大序号往下排，删去的也不再用。年度目标随后用 wuxian goal 下达。
    """
    opened = open_plans_to_write(data)
    programme = opened.book.programme
    register = programme.register
    asks = title is None or area is None
    title = needed(title, "标题", EXAMPLE, "工作事项的标题").strip()
    _refuse_same_title(title, opened)
    area = _area(area, programme)
    if asks:
        lead = lead or asked_until_read(
            "牵头部门（可不填；多个用顿号隔开，其余共同牵头）",
            lambda words: _leads(words, register, register.body),
        )
        typed = supporting or asked_until_read(
            "配合部门（多个用顿号隔开，可不填）",
            lambda words: [register.body(one, CARRY) for one in each_of([words], register)],
        )
        supporting = [typed] if isinstance(typed, str) else typed
        document = document or asked("列入清单的文件（可不填）")
    number = free_number(opened)
    name = folder_of(number, title) if folder is None else folder_called(number, folder)
    if name is None:
        raise Refused(
            f"--folder “{folder}”不能作文件夹名",
            remedy="只用小写英文字母、数字和连字符，如 henggou-river；也可以不写。",
        )
    leads = _leads(lead, register, partial(body_meant, register=register)) if lead else []
    plan = _plan(
        number,
        title,
        area,
        lead=next(iter(leads), None),
        co_leads=leads[1:],
        supporting=[
            body_meant(word, CARRY, register) for word in each_of(supporting or (), register)
        ],
        covers=covers or (),
        document=document,
    )
    item = Item(plan, name)
    _refuse_faulty(item, opened)
    _point_out_alike(title, opened)
    if interactive() and not yes:
        confirm([(f"将新增 {item.label}，写入 {Place.of_plan(name)}：", plan)], "写入吗？")
    _write(item, opened, commits=programme.git.commit and not no_commit, as_json=as_json)


def _write(item: Item, opened: Opened, *, commits: bool, as_json: bool) -> None:
    """Write the plan, commit it, and tell of it."""
    programme = opened.book.programme
    if commits:
        refuse_anothers(opened.root)
    path = file_plan(opened.root, item.folder, item.plan)
    message = added_message(item.label, fields_of(item.plan), names_in([programme]))
    failure = commit(opened.root, [path], message) if commits else None
    if as_json:
        from wuxian.render.envelope import json_text

        view = PlanView(opened.day, item.number, item.plan.title, path, item.plan)
        typer.echo(json_text(view), nl=False)
    else:
        lead = item.plan.six_ones.lead
        told = f"，牵头 {lead.holder}" if lead else "，牵头部门空缺"
        if item.plan.co_leads:
            told += f"，共同牵头 {'、'.join(one.department for one in item.plan.co_leads)}"
        typer.echo(f"已新增 {item.label}（{programme.area(item.plan.area).name}{told}）")
        tell_file(opened.root, path)
        typer.echo(f"下一步，下达年度目标：wuxian goal {item.number} 目标 --due 时限")
    if failure is not None:
        raise failure


def _area(word: str | None, programme: Programme) -> str:
    """The area that is named, or typed in."""
    known = areas_words(programme)
    if word is None:
        word = asked_until_read(f"领域（{known}）", lambda answer: area_of(answer, programme))
    return area_of(needed(word, "领域", f"请加 --area 领域；可用：{known}"), programme)


def _leads(words: str, register: Register, meant: Callable[[str, Role], str]) -> list[str]:
    """Who leads, and who leads along: one that may lead, and others that may carry an item."""
    first, *others = each_of([words], register) or [words]
    return list(dict.fromkeys([meant(first, LEAD), *(meant(word, CARRY) for word in others)]))


def _refuse_same_title(title: str, opened: Opened) -> None:
    """Refuse a title that is there already."""
    for item in opened.book.items:
        if _bare(item.plan.title) == _bare(title):
            number = item.number
            raise Refused(
                f"已有同名的事项：{item.label}",
                remedy=f"看它：wuxian show {number}；改它：wuxian edit {number}",
            )


def _point_out_alike(title: str, opened: Opened) -> None:
    """Say which items have a title that is much like this one."""
    items = {item.plan.title: item for item in opened.book.items}
    for known in nearest(title, items, _ALIKE):
        print(f"提醒：和已有的事项相近，请核对是否重复：{items[known].label}", file=sys.stderr)


def _bare(title: str) -> str:
    """A title without blanks and punctuation, which may be typed otherwise."""
    return re.sub(r"[\W_]", "", folded(title)) or title


def _plan(number: int, title: str, area: str, **more: object) -> Plan:
    """The plan of the new item; Refused names the option that does not fit."""
    from pydantic import ValidationError

    try:
        return plan_of(number, title, area, **more)  # type: ignore[arg-type]
    except ValidationError as error:
        flaw = next(iter(flaws(error, Plan)))
        called = Plan.title_of(flaw.field.split(" ")[0])
        raise Refused(f"{called}{flaw.message}") from None


def _refuse_faulty(item: Item, opened: Opened) -> None:
    """Refuse an item that the book could not be opened with."""
    with_it = opened.book._replace(items=(*opened.book.items, item))
    for finding in checks.findings(with_it):
        if finding.severity is Severity.ERROR and finding.item == item.number:
            raise Refused(finding.message)
