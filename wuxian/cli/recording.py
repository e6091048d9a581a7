"""Recording what one act says: check it against the book, show it, write it, say how it stands."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer
from pydantic import ValidationError

from wuxian.cli.bodies import body_meant
from wuxian.cli.opening import Opened
from wuxian.cli.options import as_meant, day_of
from wuxian.domain import checks
from wuxian.domain.book.book import Item
from wuxian.domain.book.paths import Place
from wuxian.domain.checks.flaws import flaws
from wuxian.domain.entries.entry import Entry, supervisors
from wuxian.domain.entries.kinds import PROGRESS, REQUEST, SLIP, E_co, Kind
from wuxian.domain.history.commit import entry_message
from wuxian.domain.plan.bodies import SIGN
from wuxian.domain.plan.programme import Programme
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.values.names import folded
from wuxian.domain.values.types import Frozen, visible
from wuxian.domain.views.entry import entry_view
from wuxian.errors import GitFailed, NotFound, OfAnotherUser, Refused
from wuxian.store.disk.book_folder import git_folder
from wuxian.store.disk.filing import file_entries, new_id
from wuxian.store.toml.writing import toml_of

if TYPE_CHECKING:
    from wuxian.store.disk.copies import Attached

_CALLED = {
    "holder": "人选",
    "text": "目标",
    "matter": "事由",
    "waits_for": "--waits-for",
    "answered_by": "--from",
    "targets": "--target",
    "milestones": "--milestone",
    "parts": "--part",
    "figures": "--figure",
    "asks": "申请",
    "to": "编号",
    "grants": "批准",
    "decided_by": "--by",
    "units": "--to",
    "nothing_new": "--nothing-new",
}
"""What is given for a field, where the help does not call it by the field's name."""


_YES = ("", "y", "yes", "是", "好")
_NO = ("n", "no", "否", "不", "不要")


def interactive() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def asked(question: str) -> str | None:
    """The answer to a question; None when it is left empty, or there is nobody to ask."""
    if not interactive():
        return None
    answer = typer.prompt(question, default="", show_default=False)
    return as_meant(str(answer), question) or None


def affirmed(question: str) -> bool:
    """Whether a question is answered with yes; nothing typed is a no."""
    return folded(asked(f"{question} [y/N]") or "n").strip() in _YES


def asked_until_read(question: str, read: Callable[[str], object]) -> str | None:
    """The answer to a question, which is asked again while `read` refuses it."""
    while True:
        answer = asked(question)
        try:
            if answer is not None:
                read(answer)
        except (Refused, NotFound) as refused:
            typer.echo("\n".join(filter(None, (refused.message, refused.remedy))), err=True)
        else:
            return answer


def needed(given: str | None, what: str, remedy: str, question: str | None = None) -> str:
    """What is given, else the answer to a question; Refused without one."""
    answer = asked(question or what) if given is None else given
    if answer is None:
        raise Refused(f"缺少{what}", remedy=remedy)
    return answer


def day_or_today(text: str | None, opened: Opened, option: str = "--date") -> dt.date:
    """The day a fact holds, at the latest today."""
    day = opened.day if text is None else day_of(text, option, opened.day)
    if day > opened.day:
        raise Refused(
            f"{option} {day_words(day)}还没有到", remedy=f"账册的今天是{day_words(opened.day)}。"
        )
    return day


def signer(by: str | None, usual: str | None, opened: Opened) -> str:
    """The body that signs: the one named, else the usual one for this kind of entry."""
    by = needed(by or usual, "填报部门", "请加 --by 部门，或设环境变量 WUXIAN_BY。")
    return body_meant(by, SIGN, opened.book.programme.register)


def office_of(opened: Opened) -> str | None:
    """The office that signs what is the office's to say: who supervises, or the first one."""
    known = supervisors(opened.book.programme, opened.book.settings(opened.day.year))
    return next(iter(known), None)


def drafted(kind: Kind[E_co], opened: Opened, **fields: object) -> E_co:
    """An entry of this kind, not yet written; Refused names the option that does not fit."""
    given: dict[str, object] = {"id": new_id(), "recorded": moment(opened)}
    for name, value in fields.items():
        if value is not None:
            given[name] = value.strip() if isinstance(value, str) else value
    try:
        return kind.model.model_validate(given)
    except ValidationError as error:
        flaw = next(iter(flaws(error, kind.model)))
        option = f"{_called(flaw.field)} " if flaw.field in fields else ""
        raise Refused(f"{option}{flaw.message}") from None


def moment(opened: Opened) -> dt.datetime:
    """When an act is recorded: milliseconds keep the order of those within a second."""
    return opened.now.replace(microsecond=opened.now.microsecond // 1000 * 1000)


def _called(field: str) -> str:
    return _CALLED.get(field, f"--{field}")


class Manner(NamedTuple):
    """How a command writes: asked about or not, committed or not, told in words or as JSON."""

    yes: bool
    no_commit: bool
    as_json: bool

    def commits(self, programme: Programme) -> bool:
        """Whether what is written is committed at once."""
        return programme.git.commit and not self.no_commit


def tell_file(root: Path, path: str, *, err: bool = False) -> None:
    """Say where a file of the book was written."""
    typer.echo(f"文件：{visible(str(root / path))}", err=err)


def record(
    entry: Entry,
    item: Item,
    opened: Opened,
    manner: Manner,
    also: Sequence[Entry] = (),
    *,
    notes: Sequence[str] = (),
    attached: "Attached | None" = None,
) -> None:
    """Write an entry once it fits the book and, on a terminal, was looked at.

    What is written with it in one act (`also`) is checked, shown, committed and undone with it:
    all of it or nothing, and so are the copies of what is `attached`. The `notes` are what else
    to know of it; they are told once it is to be written.
    """
    act = (entry, *also)
    after = item._replace(entries=(*item.entries, *act))
    findings = _findings(after, opened)
    for finding in findings:
        if finding.severity is Severity.ERROR:
            option = f"{_called(finding.field)}：" if finding.field else ""
            raise Refused(option + finding.message)
    asks = interactive() and not manner.yes
    if asks:
        _remind(findings, act, after, notes)
        typer.echo(f"{item.label}：{'；'.join(_fact_in_full(one, item) for one in act)}")
        shown = [(f"将写入 {Place.of_entry(item.folder, one)}：", one) for one in act]
        confirm(shown, "写入吗？")
    commits = manner.commits(opened.book.programme)
    if commits:
        refuse_anothers(opened.root)
    paths = file_entries(opened.root, item.folder, act, attached)
    copies = attached.places if attached else []
    # Before a word is printed: the reader of a pipe may go away (`| head -1`).
    message = entry_message(item, *act)
    failure = commit(opened.root, [*paths, *copies], message) if commits else None
    state = state_of(opened.book, after, opened.day, opened.year)
    if not asks:
        _remind(findings, act, after, [*notes, *_of_a_standstill(state, entry)])
    view = entry_view(state, paths, act)
    if manner.as_json:
        from wuxian.render.envelope import json_text

        typer.echo(json_text(view), nl=False)
    else:
        for one in act:
            typer.echo(f"已记录 {item.label}：{one.fact_in(after.plan_as_issued)}（编号 {one.id}）")
        typer.echo(f"灯号：{view.lamp.label}，{view.lamp_reason}")
        for path in [*paths, *copies]:
            tell_file(opened.root, path)
    if failure is not None:
        raise failure


def _of_a_standstill(state: State, entry: Entry) -> Iterator[str]:
    """That what is written is about an item that goes on no more."""
    still = state.standstill
    if still is not None and entry.kind in (PROGRESS.name, REQUEST.name, SLIP.name):
        yield f"提醒：该事项{still.told}"


def _remind(
    findings: list[Finding], act: Sequence[Entry], after: Item, notes: Iterable[str]
) -> None:
    for note in notes:
        print(note, file=sys.stderr)
    known: dict[str, Entry] = {Place.of_entry(after.folder, one): one for one in after.entries}
    for finding in findings:
        about = known.get(finding.path, act[0])
        other = "" if about in act else f"这样一来，{day_words(about.date)}的记录 {about.id}："
        print(f"提醒：{other}{finding.message}", file=sys.stderr)


def refuse_anothers(root: Path) -> None:
    """Refuse to write into a book that git will not commit to, since it is another user's.

    What root wrote there the other could not even remove. git is asked only where the owner of
    its folder is another.
    """
    git = git_folder(root.absolute())
    if git is None or not hasattr(os, "geteuid") or git.stat().st_uid == os.geteuid():
        return
    from wuxian.store.git.repository import Repository

    try:
        Repository.of(root)
    except OfAnotherUser:
        raise
    except GitFailed:
        return


def confirm(shown: Iterable[tuple[str, Frozen]], question: str) -> None:
    """Show files in full, each below its words, and ask; Declined unless the answer is yes."""
    for before, file in shown:
        typer.echo(f"{before}\n")
        typer.echo("\n".join(f"  {visible(line)}" for line in toml_of(file).splitlines()))
    if not agreed(f"\n{question}"):
        raise Declined


class Declined(typer.Abort):
    """The answer was no: nothing is written, and what comes next may still be asked for."""


def agreed(question: str) -> bool:
    """Whether the answer to a question is yes, as Enter says too; asked until it is yes or no."""
    while True:
        try:
            return is_yes(typer.prompt(f"{question} [Y/n]", default="", show_default=False))
        except Refused as refused:
            typer.echo(refused.message, err=True)


def is_yes(answer: str) -> bool:
    """Whether an answer is yes, as Enter is; Refused where it is neither yes nor no."""
    word = folded(answer).strip()
    if word not in (*_YES, *_NO):
        raise Refused("请答 y（是）或 n（否）。")
    return word in _YES


def commit(root: Path, paths: Sequence[str], message: str) -> GitFailed | None:
    """Commit what was just written; the failure says that it is kept all the same."""
    from wuxian.store.git.committing import commit_created

    try:
        commit_created(root, paths, message)
    except GitFailed as failure:
        return GitFailed(
            f"已写入账册，但没有提交到 git：{failure.message}",
            remedy=f"{failure.remedy}\n内容没有丢；解决后运行 wuxian sync 会补提交。".strip(),
        )
    return None


def _fact_in_full(entry: Entry, item: Item) -> str:
    """An entry's fact, with the entry that it is about."""
    about = entry.about_id
    target = next((known for known in item.entries if known.id == about), None)
    return entry.fact_in(item.plan_as_issued) + (
        f"，即{target.date}的{target.fact}" if target else ""
    )


def _findings(after: Item, opened: Opened) -> list[Finding]:
    """What the rules find in the item's entries that they did not before: they hold at writing."""
    alone = opened.book._replace(items=(after,))
    before = checks.findings(opened.book, checks.AT_WRITING)
    found = checks.findings(alone, checks.AT_WRITING)
    return [one for one in found if one not in before and one.item is not None]
