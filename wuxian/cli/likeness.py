"""Rows of a list that may be items of the book: what is said of them, or answered."""

from collections.abc import Iterable, Mapping

import typer

from wuxian.cli.opening import Opened
from wuxian.cli.recording import asked
from wuxian.domain.book.book import Item
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.lines import RowKey
from wuxian.domain.lists.taking_in import Doubt, ListRead
from wuxian.domain.values.names import folded
from wuxian.errors import Refused

_NEW = ("新", "新增", "new")
_SKIP = ("跳过", "跳", "skip")


def said_to_be(texts: Iterable[str], read: ListRead, opened: Opened) -> dict[RowKey, Item | None]:
    """Which item a row is said to be; None for a new one."""
    rows = {line.key for line in read.lines}
    found: dict[RowKey, Item | None] = {}
    for text in texts:
        where, _, word = text.replace("＝", "=").rpartition("=")
        sheet, _, row = where.replace("！", "!").rpartition("!")
        keys = [key for key in rows if str(key[1]) == row.strip() and sheet in ("", key[0])]
        if len(keys) != 1:
            several = f"有{len(keys)}个工作表都有这一行" if keys else "清单里没有这一行"
            raise Refused(
                f"--same “{text}”：{several}", remedy="写成 行=序号，如 8=14、8=新，或 工作表!8=14"
            )
        found[keys[0]] = None if folded(word) in _NEW else opened.book.item(word.strip())
    return found


def asked_of(
    doubts: Iterable[Doubt], chosen: Mapping[RowKey, Item | None]
) -> dict[RowKey, Item | None]:
    """What is answered of each matter that may be an item of the book."""
    found: dict[RowKey, Item | None] = {}
    for doubt in doubts:
        key = doubt.matter.head.key
        if key in chosen:
            continue
        _told_doubt(doubt)
        answer = _answered(doubt.items)
        # A row that is passed over stays in doubt, and is refused for it.
        if answer not in _SKIP:
            found[key] = None if isinstance(answer, str) else answer
    return found


def _answered(items: tuple[Item, ...]) -> Item | str:
    """Which item it is, or the word for a new one, or for none."""
    numbers = {str(item.number): item for item in items}
    while True:
        word = folded(
            asked(f"是哪一个（{'、'.join(numbers)}；新事项答 新；不读答 跳过）") or ""
        ).strip()
        if word in (*_NEW, *_SKIP):
            return word
        if word.lstrip("0") in numbers:
            return numbers[word.lstrip("0")]
        typer.echo("请答其中一个序号，或 新，或 跳过。", err=True)


def _told_doubt(doubt: Doubt) -> None:
    """Say what a row is like: each item with who leads it and what it is to reach."""
    head = doubt.matter.head
    units = "、".join(filter(None, (head.said(Meaning.LEAD), head.said(Meaning.UNITS))))
    typer.echo(
        f"第{head.row}行和已有的事项相近：{doubt.matter.title}（{units or '没有写单位'}）", err=True
    )
    for item in doubt.items:
        lead = item.plan.six_ones.lead
        goal = next(iter(item.plan_as_issued.goals), None)
        told = f"牵头 {lead.holder}" if lead else "牵头部门空缺"
        typer.echo(f"  {item.label}（{told}）{f'：{goal.text}' if goal else ''}", err=True)
