"""What differs between two states of the book, in words, the same for every format."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wuxian.domain.changes.fields import FieldChange
from wuxian.domain.dates import day_words
from wuxian.domain.filing import settings_name
from wuxian.domain.views.changes import (
    ChangesView,
    EntryChange,
    ItemChange,
    Presence,
    SettingsChange,
    Side,
)


class ChangesPart(NamedTuple):
    """A part of the changes: its title, with the count of what follows, and its lines."""

    title: str
    lines: tuple[str, ...]


def span_words(view: ChangesView) -> str:
    """From which state to which."""
    return f"{_side_words(view.since)} 至 {_side_words(view.until)}"


def changes_parts(view: ChangesView) -> Iterator[ChangesPart]:
    """The parts that have something to say, in the order an office asks."""
    yield from _part("灯号变化", "项", map(_lamp_words, view.lamps))
    yield from _part("事项和计划", "项", map(plan_words, view.plans))
    yield from _part("记录", "条", (entry_words(item, entry) for item, entry in view.entries))
    yield from _part("总体安排和设置", "处", map(settings_words, view.settings))


def plan_words(change: ItemChange) -> str:
    """What became of an item and its plan."""
    return f"{change.label}：{'；'.join(_plan_facts(change))}"


def settings_words(change: SettingsChange) -> str:
    """What became of the programme, the calendar or a year's settings."""
    name = settings_name(change.path)
    if change.presence is not Presence.ALTERED:
        return f"{change.presence.label}{name}"
    return f"{name}：{'；'.join(field_words(change.fields))}"


def field_words(fields: Iterable[FieldChange]) -> Iterator[str]:
    """Each field in words, on one line."""
    return (change.words for change in fields)


def entry_words(item: ItemChange, change: EntryChange) -> str:
    """What became of an entry."""
    entry = change.entry
    mark = "" if change.presence is Presence.ADDED else f"〔{change.presence.label}〕"
    said = "；".join(field_words(change.fields)) or entry.detail
    told = f"，{said}" if said else ""
    return (
        f"{mark}{item.label}：{entry.fact}{told}（{entry.by}，{day_words(entry.date)}，{entry.id}）"
    )


def _part(title: str, unit: str, lines: Iterable[str]) -> Iterator[ChangesPart]:
    told = tuple(lines)
    if told:
        yield ChangesPart(f"{title}（{len(told)}{unit}）", told)


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


def _plan_facts(change: ItemChange) -> Iterator[str]:
    match change:
        case ItemChange(folder_before=None):
            yield f"新增事项（文件夹 {change.folder_after}）"
        case ItemChange(folder_after=None):
            yield f"删去事项（文件夹 {change.folder_before}）"
        case ItemChange(folder_before=old, folder_after=new) if old != new:
            yield f"文件夹 {old} 改名为 {new}"
        case _:
            pass
    yield from field_words(change.fields)
