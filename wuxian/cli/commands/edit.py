"""`edit`: an item's plan in one's own editor."""

import sys
from collections.abc import Sequence

import typer

from wuxian.cli.editing import Checked, Editing, begun_editing
from wuxian.cli.editor import edit, editor
from wuxian.cli.options import Data, ItemName, Json, NoCommit, Yes
from wuxian.cli.recording import agreed, commit, interactive, refuse_anothers, tell_file
from wuxian.domain.history.by_hand import altered_message
from wuxian.domain.standing.state import state_of
from wuxian.domain.values.finding import Finding
from wuxian.domain.values.types import visible
from wuxian.domain.views.plan import PlanView
from wuxian.errors import GitFailed, Refused, Unreadable

EXAMPLE = "例：wuxian edit 5"


def command(
    item: ItemName,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """用编辑器改一个事项的计划：查过没有错，说清改了什么，才替换原来的。

    编辑器由环境变量 VISUAL 或 EDITOR 指定。改得不对的留作草稿，下次接着改。
    目标、任命要留痕，请用 wuxian goal、wuxian appoint。
    """
    words = editor()
    editing = begun_editing(item, data)
    _take_up_draft(editing)
    edited = _edited(words, editing)
    if edited is None or edited.item is None:
        editing.draft.discard()
        typer.echo("没有改动。", err=as_json)
        return
    asks = interactive() and not yes
    if asks:
        _tell(edited, err=as_json)
    _remind(edited)
    if asks and not _is_agreed("替换吗？", editing):
        raise typer.Abort
    commits = edited.book.programme.git.commit and not no_commit
    if commits:
        refuse_anothers(editing.root)
    editing.replace()
    failure = _commit(editing, edited, edited.item.label) if commits else None
    verdict = state_of(edited.book, edited.item, editing.day).verdict
    if as_json:
        from wuxian.render.envelope import json_text

        plan = edited.item.plan
        view = PlanView(editing.day, plan.number, plan.title, editing.plan, plan, edited.fields)
        typer.echo(json_text(view), nl=False)
    else:
        typer.echo(f"已改 {edited.item.label} 的计划")
        if not asks:
            _tell(edited)
        typer.echo(f"灯号：{verdict.lamp.label}，{verdict.reason}")
        tell_file(editing.root, editing.plan)
    if failure is not None:
        raise failure


def _take_up_draft(editing: Editing) -> None:
    """Begin a draft, or go on with one that was kept, unless it is given up."""
    if not editing.has_kept_draft:
        editing.begin()
        return
    path = visible(str(editing.draft.file))
    if interactive():
        typer.echo(f"上次没改完的草稿还在：{path}")
        if not agreed("接着改它吗？（答 n 就作废，从现在的计划改起）"):
            editing.begin()
    else:
        print(f"（接着改上次留下的草稿 {path}）", file=sys.stderr)


def _edited(words: list[str], editing: Editing) -> Checked | None:
    """What comes out of the editor, edited again until nothing is wrong; None if nothing changed.

    What is wrong at the end is kept as a draft.
    """
    while True:
        try:
            edit(words, editing.draft.file)
        except Refused as refusal:
            raise _kept(editing, refusal.message, refusal.remedy) from None
        if editing.is_unchanged:
            return None
        for words_of_joining in editing.join():
            print(words_of_joining, file=sys.stderr)
        checked = editing.checked()
        if not checked.errors:
            return checked
        _tell_errors(checked.errors)
        if not (interactive() and _is_agreed("再改吗？", editing)):
            message = f"改得不对（{len(checked.errors)}处错误），计划没有改动"
            raise Unreadable(message, remedy=editing.where_kept)


def _kept(editing: Editing, message: str, remedy: str) -> Refused:
    """A refusal that says where the draft is, if there is anything in it."""
    if editing.is_unchanged:
        editing.draft.discard()
        return Refused(message, remedy=remedy)
    return Refused(message, remedy=f"{remedy}\n{editing.where_kept}".strip())


def _is_agreed(question: str, editing: Editing) -> bool:
    """Whether the answer is yes; where it is no, or none, it is said where the draft is."""
    try:
        if agreed(question):
            return True
    except typer.Abort:
        print(f"\n{editing.where_kept}", file=sys.stderr)
        raise
    print(editing.where_kept, file=sys.stderr)
    return False


def _tell(edited: Checked, *, err: bool = False) -> None:
    for words in edited.changes:
        typer.echo(f"  {visible(words)}", err=err)


def _remind(edited: Checked) -> None:
    for words in (*edited.rewritten, *(finding.message for finding in edited.warnings)):
        print(f"提醒：{visible(words)}", file=sys.stderr)


def _tell_errors(errors: Sequence[Finding]) -> None:
    for finding in errors:
        field = f"{finding.field}：" if finding.field else ""
        print(f"{finding.severity.label} {finding.place}", file=sys.stderr)
        print(f"    {visible(field + finding.message)}", file=sys.stderr)


def _commit(editing: Editing, edited: Checked, label: str) -> GitFailed | None:
    """Commit the plan alone, in the words of what differs from the last commit."""
    from wuxian.store.git.repository import Repository
    from wuxian.store.sync.catching_up import message_by_hand

    try:
        repository = Repository.known(editing.root)
        message = message_by_hand(repository, edited.book, editing.plan)
    except GitFailed:
        # The commit will fail likewise, and say so.
        message = altered_message(label, edited.fields)
    return commit(editing.root, [editing.plan], message) if message else None
