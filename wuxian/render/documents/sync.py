"""A synchronisation: what came in and went out, or what is to be settled first."""

import datetime as dt
from collections.abc import Iterator

from wuxian.domain.history.conflict import Conflict, Hand
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.changes import ChangesView
from wuxian.domain.views.sync import Outcome, SyncView
from wuxian.render.document import Block, Document, Heading, Inset, Tone, bullets, paragraph
from wuxian.render.documents.changes import changes_blocks
from wuxian.render.documents.findings import findings_blocks


def sync_document(view: SyncView, zone: dt.tzinfo) -> Document:
    """What was committed, how it went, and what was left."""
    went = _done(view) if view.outcome is Outcome.DONE else _held(view, zone)
    blocks = (*_committed(view), *went, *_to_settle(view), *_left(view))
    return Document(programme="", name="", blocks=blocks)


def _committed(view: SyncView) -> Iterator[Block]:
    if view.committed:
        yield paragraph(f"先提交了本机的{len(view.committed)}处：")
        yield bullets(view.committed)


def _done(view: SyncView) -> Iterator[Block]:
    if view.founded:
        yield paragraph(f"共享库原是空的，已把整个账册发到 {view.shared}。", Tone.GOOD)
        if view.other_head:
            branch = view.shared.rpartition("/")[2]
            yield paragraph(
                f"但共享库的 HEAD 不在 {branch} 上，别人克隆下来会是空的。"
                "请在共享库的文件夹里运行一次：",
                Tone.WARNING,
            )
            yield bullets((f"git symbolic-ref HEAD refs/heads/{branch}",))
        return
    if not (view.came or view.went):
        yield paragraph(f"已与 {view.shared} 一致，没有要收发的内容。", Tone.GOOD)
        return
    yield paragraph(f"已与 {view.shared} 同步。", Tone.GOOD)
    if view.settled:
        yield Heading(f"已取舍的冲突（{len(view.settled)}处）")
        yield bullets(conflict.settlement.words for conflict in view.settled)
    if not view.told:
        words = "同步前有一方的账册有错误，变化无法逐项列出；可用 wuxian log 查看。"
        yield paragraph(words, apart=True)
        return
    yield from _exchanged("收到", view.received, _beside(view.others_received, any_=view.came))
    yield from _exchanged("发出", view.sent, _beside(view.others_sent, any_=view.went))


def _to_settle(view: SyncView) -> Iterator[Block]:
    if view.to_settle:
        yield Heading(
            f"要商量的{len(view.to_settle)}处，没有妨碍同步，改好以前 wuxian check 也会提醒："
        )
        yield from findings_blocks(view.to_settle)


def _beside(others: int, *, any_: bool) -> str:
    """What else came or went where no change of the book tells it."""
    if others:
        return f"账册以外的文件{others}个。"
    return "只有写法或注释的改动。" if any_ else "没有。"


def _exchanged(title: str, changes: ChangesView | None, beside: str) -> Iterator[Block]:
    if changes is None:
        yield Heading(f"{title}：{beside}")
        return
    yield Heading(f"{title}：")
    yield from changes_blocks(changes)


def _held(view: SyncView, zone: dt.tzinfo) -> Iterator[Block]:
    if view.outcome is Outcome.ERRORS:
        words = f"和 {view.shared} 合起来账册有错误，没有合并，也没有推送："
        yield paragraph(words, Tone.BAD)
        yield from findings_blocks(view.findings)
        words = "本机的账册没有动，内容都在。错在本机的，改正后再运行 wuxian sync；"
        yield paragraph(words, apart=True)
        yield paragraph("错在对方的，请对方改正并同步。")
        return
    if view.outcome is Outcome.REWRITTEN:
        yield from _rewritten(view)
        return
    count = len(view.conflicts)
    words = f"有{count}处冲突：本机和 {view.shared} 改得不一样，没有合并，也没有推送。"
    yield paragraph(words, Tone.BAD)
    for conflict in view.conflicts:
        yield from _conflict(conflict, zone)
    yield Heading("怎么办：先商量好，再任选一种")
    yield bullets(_ways_out(view))


def _rewritten(view: SyncView) -> Iterator[Block]:
    words = f"{view.shared} 的历史被改写了（强制推送），上次同步到的提交已不在其中。"
    yield paragraph(f"{words}没有合并，也没有推送。", Tone.BAD)
    if view.brought_back:
        count = len(view.brought_back)
        yield paragraph(f"合并会把对方拿掉的{count}个文件又带回去：", apart=True)
        yield bullets(view.brought_back)
    yield Heading("怎么办：先问清是谁改写的、为什么，再任选一种")
    yield bullets(
        (
            "按对方的，拿掉的不再带回，本机没发出的接着发：wuxian sync --take theirs",
            "按本机的，合并，拿掉的又带回去：wuxian sync --take ours",
        )
    )


def _ways_out(view: SyncView) -> Iterator[str]:
    yield "用本机的：wuxian sync --take ours"
    yield "用对方的：wuxian sync --take theirs"
    if any(conflict.field for conflict in view.conflicts):
        yield "用别的：把文件里的值改成商定的，再运行 wuxian sync"


def _conflict(conflict: Conflict, zone: dt.tzinfo) -> Iterator[Block]:
    yield paragraph(conflict.subject, Tone.STRONG, apart=True)
    said = conflict.said
    before = [] if said.base is None else [paragraph(f"原来：{said.base}")]
    sides = (
        paragraph(f"{side}：{words}{_by(hand, zone)}")
        for side, words, hand in (
            ("本机", said.ours, conflict.ours_by),
            ("对方", said.theirs, conflict.theirs_by),
        )
    )
    file = paragraph(f"文件：{conflict.path}", Tone.FAINT)
    yield Inset((Inset((*before, *sides, file)),))


def _by(hand: Hand | None, zone: dt.tzinfo) -> str:
    if hand is None:
        return ""
    when = hand.when.astimezone(zone)
    return f"（{hand.who}，{day_words(when.date())} {when:%H:%M}）"


def _left(view: SyncView) -> Iterator[Block]:
    if view.left:
        yield paragraph(f"有{len(view.left)}个文件没有提交，没有发出：", Tone.WARNING, apart=True)
        yield bullets(view.left)
