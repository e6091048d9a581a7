"""Reporting on one's own items in turn: what `update` does on a terminal without an item."""

import sys
from collections.abc import Callable
from pathlib import Path

import typer

from wuxian.cli.opening import Opened, begin, folder_to_write
from wuxian.cli.output import typed
from wuxian.cli.recording import Declined, interactive, signer
from wuxian.cli.saying import Saying, asked_saying
from wuxian.cli.source import Source
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.types import visible
from wuxian.errors import GitFailed, NotFound, Refused, Stopped
from wuxian.store.disk.folder import Disk

Report = Callable[[str, str, Saying], None]
"""Reports what was answered of an item, by its folder, in the name of a body."""


def report_in_turn(by: str | None, data: Path | None, year: int | None, report: Report) -> None:
    """Ask for each item that one leads what there is to report; nothing typed is to skip it."""
    if not interactive():
        raise Refused(
            "缺少事项序号",
            remedy="例：wuxian update 5 --percent 40；在终端上不写序号，会逐项来问。",
        )
    root = folder_to_write(data).root
    begun = begin(root, Source(Disk(root)))._replace(asked=year)
    opened = begun.open_with_ends(begun.years)
    by = _oneself(by, opened)
    states = [state_of(opened.book, item, opened.day, opened.year) for item in opened.book.items]
    register = opened.book.programme.register
    led = [state for state in states if by in register.standing_for(state.lead.holder or "")]
    if not led:
        raise NotFound(f"{by}没有牵头的事项", remedy="看分工：wuxian owners")
    typer.echo(f"{by}牵头{len(led)}项，逐项来问；什么都不填就跳过，Ctrl-C 停下。")
    done: list[str] = []
    try:
        for place, state in enumerate(led, 1):
            typer.echo(f"\n（{place}/{len(led)}）{_standing(state)}")
            if not _is_reported(state, by, report, done):
                typer.echo("跳过。")
    except typer.Abort:
        if not done:
            raise
        print(file=sys.stderr)
        raise Stopped(
            f"中途停下；已写入{len(done)}项：{'、'.join(done)}", remedy="接着报：wuxian update"
        ) from None
    typer.echo(f"\n报了{len(done)}项，跳过{len(led) - len(done)}项。")


def _is_reported(state: State, by: str, report: Report, done: list[str]) -> bool:
    """Whether anything was reported of an item, or of any of its parts."""
    parts = state.position.parts
    if not parts:
        return _is_said(state, by, Saying(), report, done)
    reported = False
    for part in parts:
        typer.echo(f"子任务“{part.part.title}”：")
        reported |= _is_said(state, by, Saying(part=part.part.id), report, done)
    return reported


def _is_said(state: State, by: str, about: Saying, report: Report, done: list[str]) -> bool:
    """Whether anything was said; asked again where it cannot be as it was typed."""
    while True:
        try:
            answers = asked_saying(state.position, about)
            if answers.is_empty:
                return False
            report(state.item.folder, by, answers)
        except Declined:
            return False
        except Refused as refused:
            typer.echo("\n".join(filter(None, (refused.message, refused.remedy))), err=True)
        except GitFailed:
            # The entry is there, and the next one would fare alike.
            if done:
                print(f"在此之前已写入{len(done)}项：{'、'.join(done)}", file=sys.stderr)
            raise
        else:
            if state.item.label not in done:
                done.append(state.item.label)
            return True


def _standing(state: State) -> str:
    """How an item stands, and what was reported of it last."""
    item, verdict, last = state.item, state.verdict, state.latest_report
    told = f"{item.label}（{verdict.lamp.label}灯，{verdict.reason}）\n"
    if last is None:
        return f"{told}{state.year}年还没有报送过"
    said = last.line(item.plan_as_issued)
    return f"{told}上次报送：{day_words(last.date)}，{visible(said)}"


def _oneself(by: str | None, opened: Opened) -> str:
    """The body that one reports for: the one named, or remembered in this clone, else asked for."""
    known = by or _remembered(opened.root)
    body = signer(known, None, opened)
    if not known:
        remember = f"git -C {typed(opened.root)} config wuxian.by {typed(body)}"
        print(f"（要记住，下次不再问：{remember}）", file=sys.stderr)
    return body


def _remembered(root: Path) -> str | None:
    """Who this clone belongs to, as its user has told git."""
    from wuxian.store.git.repository import Repository

    try:
        repository = Repository.of(root)
    except GitFailed:
        return None
    answer = repository.git.ask("config", "--get", "wuxian.by") if repository else None
    return answer.text if answer and answer.code == 0 else None
