"""Reporting on one's own items in turn: what `update` does on a terminal without an item."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import typer

from wuxian.cli.opening import Opened, Source, begin, folder_to_write
from wuxian.cli.output import typed
from wuxian.cli.recording import Declined, interactive, signer
from wuxian.cli.saying import Saying, asked_saying
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.plan.bodies import Register
from wuxian.domain.plan.goal import Part
from wuxian.domain.standing.lamp import Verdict
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.types import visible
from wuxian.errors import GitFailed, NotFound, Refused, Stopped
from wuxian.store.disk.folder import Disk

Report = Callable[[str, str, Saying], None]
"""Reports what was answered of an item, by its folder, in the name of a body."""


class _Turn(NamedTuple):
    """An item, or a part of one, that there may be something to report of."""

    state: State
    part: Part | None
    verdict: Verdict

    @property
    def label(self) -> str:
        """How it is called in a sentence."""
        label = self.state.item.label
        return f"{label}：{self.part.title}" if self.part else label


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
    turns = [turn for state in states for turn in _turns(state, by, opened.book.programme.register)]
    if not turns:
        raise NotFound(f"{by}没有牵头的事项", remedy="看分工：wuxian owners")
    typer.echo(f"{by}牵头{len(turns)}项，逐项来问；什么都不填就跳过，Ctrl-C 停下。")
    done: list[str] = []
    try:
        for place, turn in enumerate(turns, 1):
            typer.echo(f"\n（{place}/{len(turns)}）{_standing(turn)}")
            if _is_reported(turn, by, report, done):
                done.append(turn.label)
            else:
                typer.echo("跳过。")
    except typer.Abort:
        if not done:
            raise
        print(file=sys.stderr)
        raise Stopped(
            f"中途停下；已写入{len(done)}项：{'、'.join(done)}", remedy="接着报：wuxian update"
        ) from None
    typer.echo(f"\n报了{len(done)}项，跳过{len(turns) - len(done)}项。")


def _turns(state: State, by: str, register: Register) -> Iterator[_Turn]:
    """The item if this body leads it and it has no parts, else those parts that it answers for."""
    leads = any(by in register.standing_for(lead) for lead in state.leading)
    if leads and not state.position.parts:
        yield _Turn(state, None, state.verdict)
    for part, verdict in ((one.part, verdict) for one, verdict in state.judged_parts):
        if leads or by in register.standing_for(part.lead or ""):
            yield _Turn(state, part, verdict)


def _is_reported(turn: _Turn, by: str, report: Report, done: list[str]) -> bool:
    """Whether anything was reported of an item; asked again where it cannot be as it was typed."""
    while True:
        try:
            about = Saying(part=turn.part.id if turn.part else None)
            answers = asked_saying(turn.state.position, about)
            if answers.is_empty:
                return False
            report(turn.state.item.folder, by, answers)
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
            return True


def _standing(turn: _Turn) -> str:
    """How an item or a part stands, and what was reported of it last."""
    state, verdict = turn.state, turn.verdict
    told = f"{turn.label}（{verdict.lamp.words}，{verdict.reason}）\n"
    # Until a part reports, what was reported of the whole is all there is.
    of_it = (None, turn.part.id) if turn.part else (None,)
    for report in state.record.of(PROGRESS):
        if report.of_year == state.year and report.part in of_it:
            said = report.line(state.item.plan_as_issued)
            return f"{told}上次报送：{day_words(report.date)}，{visible(said)}"
    return f"{told}{state.year}年还没有报送过"


def _oneself(by: str | None, opened: Opened) -> str:
    """The body that one reports for: the one named, or remembered in this clone, else asked for."""
    if by:
        return signer(by, None, opened)
    from wuxian.store.git.repository import Repository

    try:
        repository = Repository.of(opened.root)
    except GitFailed:
        repository = None
    if repository is None:
        return signer(None, None, opened)
    answer = repository.git.ask("config", "--get", "wuxian.by")
    if answer.code == 0:
        return signer(answer.text, None, opened)
    body = signer(None, None, opened)
    remember = f"git -C {typed(opened.root)} config wuxian.by {typed(body)}"
    print(f"（要记住，下次不再问：{remember}）", file=sys.stderr)
    return body
