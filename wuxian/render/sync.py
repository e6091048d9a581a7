"""A synchronisation on a terminal."""

import datetime as dt
from collections.abc import Iterator

from wuxian.domain.history.conflict import Conflict, Hand, decided_words
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.changes import ChangesView
from wuxian.domain.views.sync import Outcome, SyncView
from wuxian.render.blocks import Block, Line, Paragraph, shown
from wuxian.render.changes import changes_blocks
from wuxian.render.findings import findings_blocks
from wuxian.render.heading import section

_INDENT = 2
_DEEPER = 4


def sync_screen(view: SyncView, zone: dt.tzinfo) -> tuple[Block, ...]:
    """What came in and went out, or what is to be settled first."""
    return (
        *_committed(view),
        *(_done(view) if view.outcome is Outcome.DONE else _held(view, zone)),
        *_left(view),
    )


def _committed(view: SyncView) -> Iterator[Block]:
    if view.committed:
        yield Paragraph(f"先提交了本机的{len(view.committed)}处：")
        for subject in view.committed:
            yield Paragraph(shown(subject), indent=_INDENT)


def _done(view: SyncView) -> Iterator[Block]:
    if view.founded:
        yield Paragraph(shown(f"共享库原是空的，已把整个账册发到 {view.shared}。"), "green")
        return
    if not (view.came or view.went):
        yield Paragraph(shown(f"已与 {view.shared} 一致，没有要收发的内容。"), "green")
        return
    yield Paragraph(shown(f"已与 {view.shared} 同步。"), "green")
    if view.settled:
        yield from section(f"已取舍的冲突（{len(view.settled)}处）")
    for conflict in view.settled:
        yield Paragraph(shown(conflict.decision), indent=_INDENT)
    if not view.told:
        yield Line()
        yield Paragraph("同步前有一方的账册有错误，变化无法逐项列出；可用 wuxian log 查看。")
        return
    yield from _exchanged("收到", view.received, _beside(view.others_received, any_=view.came))
    yield from _exchanged("发出", view.sent, _beside(view.others_sent, any_=view.went))


def _beside(others: int, *, any_: bool) -> str:
    """What else came or went where no change of the book tells it."""
    if others:
        return f"账册以外的文件{others}个。"
    return "只有写法或注释的改动。" if any_ else "没有。"


def _exchanged(title: str, changes: ChangesView | None, beside: str) -> Iterator[Block]:
    yield Line()
    if changes is None:
        yield Paragraph(f"{title}：{beside}", "bold")
        return
    yield Paragraph(f"{title}：", "bold")
    yield from changes_blocks(changes)


def _held(view: SyncView, zone: dt.tzinfo) -> Iterator[Block]:
    if view.outcome is Outcome.ERRORS:
        yield Paragraph(
            shown(f"和 {view.shared} 合起来账册有错误，没有合并，也没有推送："), "bold red"
        )
        yield from findings_blocks(view.findings)
        yield Line()
        yield Paragraph("本机的账册没有动，内容都在。错在本机的，改正后再运行 wuxian sync；")
        yield Paragraph("错在对方的，请对方改正并同步。")
        return
    count = len(view.conflicts)
    yield Paragraph(
        shown(f"有{count}处冲突：本机和 {view.shared} 改得不一样，没有合并，也没有推送。"),
        "bold red",
    )
    for conflict in view.conflicts:
        yield from _conflict(conflict, zone)
    yield from section("怎么办：先商量好，再任选一种")
    yield Paragraph("用本机的：wuxian sync --take ours", indent=_INDENT)
    yield Paragraph("用对方的：wuxian sync --take theirs", indent=_INDENT)
    if any(conflict.field for conflict in view.conflicts):
        yield Paragraph("用别的：把文件里的值改成商定的，再运行 wuxian sync", indent=_INDENT)


def _conflict(conflict: Conflict, zone: dt.tzinfo) -> Iterator[Block]:
    yield Line()
    yield Paragraph(shown(conflict.subject), "bold")
    if conflict.base is not None:
        yield Paragraph(shown(f"原来：{decided_words(conflict.base)}"), indent=_DEEPER)
    for side, value, hand in (
        ("本机", conflict.ours, conflict.ours_by),
        ("对方", conflict.theirs, conflict.theirs_by),
    ):
        words = f"{side}：{decided_words(value)}{_by(hand, zone)}"
        yield Paragraph(shown(words), indent=_DEEPER)
    yield Paragraph(shown(f"文件：{conflict.path}"), "dim", _DEEPER)


def _by(hand: Hand | None, zone: dt.tzinfo) -> str:
    if hand is None:
        return ""
    when = hand.when.astimezone(zone)
    return f"（{hand.who}，{day_words(when.date())} {when:%H:%M}）"


def _left(view: SyncView) -> Iterator[Block]:
    if view.left:
        yield Line()
        yield Paragraph(f"有{len(view.left)}个文件没有提交，没有发出：", "yellow")
        for path in view.left:
            yield Paragraph(shown(path), indent=_INDENT)
