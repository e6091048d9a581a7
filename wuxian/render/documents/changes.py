"""What differs between two states of the book."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wuxian.domain.history.differences import FieldChange
from wuxian.domain.history.event import Presence
from wuxian.domain.history.gaps import Gap
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.types import visible
from wuxian.domain.views.changes import ChangesView, EntryChange, ItemChange, SettingsChange, Side
from wuxian.render.document import Block, Column, Document, Heading, Table, bullets, paragraph


def changes_document(view: ChangesView) -> Document:
    """The span, then a part for lamps, plans, entries and settings, as far as they differ."""
    return Document(
        programme=view.programme,
        name="变化",
        when=f"{_side_words(view.since)} 至 {_side_words(view.until)}",
        notice=view.notice,
        blocks=tuple(changes_blocks(view)),
        sheet=_sheet(view),
    )


def changes_blocks(view: ChangesView) -> Iterator[Block]:
    """The parts alone, as `sync` shows them too."""
    if view.is_empty:
        yield paragraph("没有变化。", apart=True)
    for part in _parts(view):
        yield Heading(f"{part.title}（{len(part.lines)}{part.unit}）")
        yield bullets(part.lines)


class _Part(NamedTuple):
    """A part of the changes: its title, what its lines are counted in, and the lines."""

    title: str
    unit: str
    lines: tuple[str, ...]


def _parts(view: ChangesView) -> Iterator[_Part]:
    """The parts that have something to say, in the order an office asks."""
    parts = (
        _Part("灯号变化", "项", tuple(map(_lamp_words, view.lamps))),
        _Part("事项和计划", "项", tuple(map(_plan_words, view.plans))),
        _Part("记录", "条", tuple(_entry_words(item.label, one) for item, one in view.entries)),
        _Part("办公室", "条", tuple(_entry_words("", entry) for entry in view.office)),
        _Part("总体安排和设置", "处", tuple(map(_settings_words, view.settings))),
        _Part("读不出、没有比较", "处", tuple(map(_gap_words, view.unread))),
    )
    return (part for part in parts if part.lines)


def _sheet(view: ChangesView) -> Table:
    return Table(
        (Column("类别"), Column("变化")),
        tuple((part.title, visible(line)) for part in _parts(view) for line in part.lines),
    )


def _side_words(side: Side) -> str:
    if side.commit is None:
        return f"{day_words(side.day)}（现在的账册）"
    return f"{day_words(side.day)}（提交 {side.commit.short}）"


def _lamp_words(change: ItemChange) -> str:
    lamp = change.lamp
    if lamp is None:
        return ""
    return (
        f"{change.label}：{lamp.before.lamp.label}→{lamp.after.lamp.label}，{lamp.after.reason}"
        f"（原为：{lamp.before.reason}）"
    )


def _plan_words(change: ItemChange) -> str:
    return f"{change.label}：{'；'.join(_plan_facts(change))}"


def _plan_facts(change: ItemChange) -> Iterator[str]:
    content = f"；{change.content}" if change.content else ""
    match change:
        case ItemChange(folder_before=None):
            yield f"新增事项（文件夹 {change.folder_after}{content}）"
        case ItemChange(folder_after=None):
            yield f"删去事项（文件夹 {change.folder_before}{content}）"
        case ItemChange(folder_before=old, folder_after=new) if old != new:
            yield f"文件夹 {old} 改名为 {new}"
        case _:
            pass
    yield from _field_words(change.fields)


def _entry_words(label: str, change: EntryChange) -> str:
    entry = change.entry
    mark = "" if change.presence is Presence.ADDED else f"〔{change.presence.label}〕"
    by = f"（{entry.by}，{day_words(entry.date)}，{entry.id}）"
    about = f"{label}：" if label else ""
    return f"{mark}{about}{change.words}{by}"


def _settings_words(change: SettingsChange) -> str:
    name = change.path.called
    if change.presence is not Presence.ALTERED:
        content = f"（{change.content}）" if change.content else ""
        return f"{change.presence.label}{name}{content}"
    return f"{name}：{'；'.join(_field_words(change.fields))}"


def _gap_words(gap: Gap) -> str:
    place = gap.path if gap.line is None else f"{gap.path}:{gap.line}"
    return f"{place}（{gap.side.label}）：{f'{gap.field}：' if gap.field else ''}{gap.message}"


def _field_words(fields: Iterable[FieldChange]) -> Iterator[str]:
    return (change.words for change in fields)
