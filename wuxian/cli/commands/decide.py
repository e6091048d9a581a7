"""`decide`: enter what was decided, on a request or of a leader's own."""

from typing import Annotated

import typer

from wuxian.cli.deciding import (
    granted_day,
    notes_on_the_day,
    request_meant,
    signed_for,
    waiting_requests,
)
from wuxian.cli.options import (
    TEXT,
    Data,
    Date,
    Json,
    NoCommit,
    OfYear,
    Yes,
    option,
)
from wuxian.cli.pointing import Pointed
from wuxian.cli.recording import Manner, day_or_today, drafted, needed, record
from wuxian.cli.terms import Wanted, day_wanted
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.kinds import DECISION
from wuxian.domain.entries.request import Request
from wuxian.domain.standing.requests import Course
from wuxian.domain.values.dates import day_words
from wuxian.errors import Refused

EXAMPLE = "例：wuxian decide 5 --due 年底 --document 咸政办纪〔2021〕12号"


def command(
    target: Annotated[
        str,
        typer.Argument(
            metavar="编号", help="申请的编号；事项只有一个待审定的，可写序号；直接决定的写序号。"
        ),
    ],
    approve: Annotated[bool, option("--approve", "", "同意申请。")] = False,
    returned: Annotated[bool, option("--return", "", "退回申请。")] = False,
    granted: Annotated[
        str | None, option("--granted", "日期", "只同意延到这一天，和 --approve 一起用。")
    ] = None,
    due: Annotated[str | None, option("--due", "时限", "定到哪一天，如 12月底。")] = None,
    target_: Annotated[
        list[str] | None, option("--target", "指标", "改定的指标，如 承接项目至少10个，可多次。")
    ] = None,
    milestone: Annotated[
        list[str] | None, option("--milestone", "节点", "改定的节点，如 开工=6月底，可多次。")
    ] = None,
    suspend: Annotated[bool, option("--suspend", "", "暂停。")] = False,
    resume: Annotated[bool, option("--resume", "", "恢复。")] = False,
    end: Annotated[
        str | None, option("--end", "方式", "终止：superseded、merged、cancelled。")
    ] = None,
    part: Annotated[str | None, option("--part", "子任务", "改定的是哪个子任务。")] = None,
    reason: Annotated[str | None, option("--reason", TEXT, "审定意见。")] = None,
    document: Annotated[
        str | None, option("--document", "文号", "审定的文件、纪要或批示。")
    ] = None,
    year: OfYear = None,
    by: Annotated[
        str | None, option("--by", "职务", "谁审定的，写年度设置里的职务或人选。", "WUXIAN_BY")
    ] = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """记下审定结果：同意或退回申请，或不待申请直接决定；只改所批准的。

    同意时也可写 --due、--target、--milestone，只改所写的，其余照申请。
    """
    if approve and returned:
        raise Refused("--approve 和 --return 只能写一个")
    wanted = Wanted(due, tuple(target_ or ()), tuple(milestone or ()), suspend, resume, end, part)
    pointed = Pointed.at(target, date, data, year)
    if approve or returned:
        pointed = pointed.where_it_waits(year, waiting_requests, Course.PENDING.label)
    opened, state = pointed.opened, pointed.state
    on = day_or_today(date, opened)
    terms = None if wanted.is_empty else wanted.terms(state)
    request: Request | None = None
    if approve or returned:
        asked = request_meant(pointed)
        request = asked.request
        if on < request.date:
            raise Refused(f"--date {day_words(on)}早于申请的{day_words(request.date)}")
        if returned and (granted or terms):
            raise Refused("退回的申请，不写批准什么", remedy="要批准，请写 --approve。")
        if granted:
            day = granted_day(day_wanted(granted, state), request.asks, state)
            terms = day if terms is None else day.over(terms)
        outcome, to = (Outcome.APPROVED if approve else Outcome.RETURNED), request.id
    elif terms is None or pointed.entry is not None or granted:
        raise Refused("没有写审定结果", remedy="同意：--approve；退回：--return --reason 原因。")
    else:
        outcome, to = Outcome.ORDERED, None
    notes = notes_on_the_day(terms, request, on)
    if outcome is not Outcome.RETURNED:
        document = needed(document, "审定的文件", "请加 --document 文号。")
    signed = signed_for(by, on, opened)
    entry = drafted(
        DECISION,
        opened,
        date=on,
        by=signed.by,
        to=to,
        year=opened.year,
        outcome=outcome,
        grants=terms,
        decided_by=signed.post,
        reason=reason,
        document=document,
    )
    manner = Manner(yes=yes, no_commit=no_commit, as_json=as_json)
    record(entry, pointed.item, opened, manner, notes=notes)
