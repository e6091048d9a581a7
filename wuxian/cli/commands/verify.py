"""`verify`: say what the office found of a claim, or of an answer to a slip."""

from pathlib import Path
from typing import Annotated

import typer

from wuxian.cli.opening import Source, begin, folder_to_write
from wuxian.cli.options import (
    TEXT,
    By,
    Data,
    Date,
    Json,
    NoCommit,
    OfYear,
    Yes,
    area_of,
    option,
)
from wuxian.cli.pointing import Pointed
from wuxian.cli.recording import Manner, affirmed, interactive
from wuxian.cli.verifying import (
    Verifying,
    Word,
    doubts_of,
    nothing_to_verify,
    several_wait,
    verify_in_turn,
)
from wuxian.domain.entries.verification import Finding
from wuxian.domain.standing.claims import open_claims, to_verify
from wuxian.domain.standing.state import Status, states_of
from wuxian.domain.values.dates import day_words
from wuxian.errors import NotFound, Refused
from wuxian.store.disk.folder import Disk

EXAMPLE = "例：wuxian verify 5 --accept"


def command(
    target: Annotated[
        str | None,
        typer.Argument(metavar="编号", help="所核验记录的编号；也可写事项序号，有几条就逐条来问。"),
    ] = None,
    accept: Annotated[bool, option("--accept", "", "属实；数不同就写核定的数。")] = False,
    returned: Annotated[bool, option("--return", "", "退回重报，所报的不算数。")] = False,
    reason: Annotated[str | None, option("--reason", TEXT, "核验意见。")] = None,
    percent: Annotated[str | None, option("--percent", "百分比", "核定进度，代替所报的。")] = None,
    figure: Annotated[
        list[str] | None, option("--figure", "数据", "核定的数，如 承接项目=11，可多次。")
    ] = None,
    area: Annotated[
        str | None, option("--area", "领域", "这个领域各事项最近的一条，都属实。")
    ] = None,
    year: OfYear = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """核验所报的进展，或对督办单的答复：新增一条核验，原记录不动。

    只认所写的那一条：之后又报的，另行核验。由督查单位填。
    """
    word = Word.of(accepts=accept, returns=returned, reason=reason, percent=percent, figures=figure)
    how = Verifying(by, date, Manner(yes=yes, no_commit=no_commit, as_json=as_json))
    if area is not None:
        if target is not None or word != Word(Finding.ACCEPTED, reason):
            raise Refused(
                "--area 只和 --accept 一起用，不写编号",
                remedy="例：wuxian verify --area 交通 --accept",
            )
        if as_json:
            raise Refused("--json 一次只说一条记录", remedy="请写编号，或不写 --json。")
        _verify_area(area, word, how, data, year)
        return
    if target is None:
        raise Refused("没有写核验哪一条", remedy=f"{EXAMPLE}；待核验的见 wuxian agenda")
    pointed = Pointed.at(target, date, data, year)
    if pointed.entry is not None:
        how.verify(pointed.entry, word, pointed)
        return
    called = Status.REPORTED_COMPLETE.label
    pointed = pointed.where_it_waits(year, lambda one: to_verify(one.state), called)
    waiting = to_verify(pointed.state)
    if not waiting:
        raise nothing_to_verify(pointed.state)
    if len(waiting) > 1 and (not interactive() or word.has_figures):
        raise several_wait(waiting, pointed)
    verify_in_turn(pointed, waiting, word, how)


def _verify_area(
    area: str, word: Word, how: Verifying, data: Path | None, year: int | None
) -> None:
    """Accept the newest claim of each item of an area, once all of them were looked at."""
    root = folder_to_write(data).root
    begun = begin(root, Source(Disk(root)))._replace(asked=year)
    opened = begun.open_with_ends(begun.years)
    named = area_of(area, opened.book.programme)
    found = [
        (state, claims[0])
        for state in states_of(opened.book, opened.day, opened.year)
        if state.item.plan.area == named and state.goes_on and (claims := open_claims(state))
    ]
    if not found:
        last = opened.year - 1
        raise NotFound(
            f"{opened.book.programme.area(named).name}没有待核验的进展",
            remedy=f"上一年的，加 --year {last}。"
            if year is None and last in opened.book.programme.term.years
            else "",
        )
    if interactive() and not how.manner.yes:
        for state, claim in found:
            said = claim.line(state.item.plan_as_issued)
            typer.echo(
                f"{state.item.label}：{day_words(claim.date)}{claim.by}：{said}  [{claim.id}]"
            )
            for doubt in doubts_of(claim, state):
                typer.echo(f"  疑点：{doubt}")
        if not affirmed(f"以上{len(found)}条都属实吗？"):
            raise typer.Abort
    how = how._replace(manner=how.manner._replace(yes=True))
    for _, claim in found:
        pointed = Pointed.at(claim.id, how.date, opened.root)
        how.verify(claim, word, pointed)
