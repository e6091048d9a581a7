"""`request`: ask for an adjustment, or file the plan of a year's work."""

from typing import Annotated

from wuxian.cli.oneself import signed_here
from wuxian.cli.opening import open_to_write
from wuxian.cli.options import (
    TEXT,
    By,
    Data,
    Date,
    ItemName,
    Json,
    NoCommit,
    OfYear,
    Yes,
    option,
)
from wuxian.cli.recording import Manner, day_or_today, drafted, needed, record
from wuxian.cli.requesting import (
    contacts_of,
    former_request,
    planned_parts,
    planned_steps,
    refuse_no_delay,
)
from wuxian.cli.terms import Wanted
from wuxian.domain.entries.kinds import REQUEST
from wuxian.domain.standing.state import state_of
from wuxian.errors import Refused

EXAMPLE = "例：wuxian request 5 --due 年底 --reason 汛期停工两个月 --document 咸交文〔2021〕15号"


def command(
    item: ItemName,
    due: Annotated[str | None, option("--due", "时限", "申请延期到哪一天，如 12月底。")] = None,
    target: Annotated[
        list[str] | None, option("--target", "指标", "申请改的指标，如 承接项目至少10个，可多次。")
    ] = None,
    milestone: Annotated[
        list[str] | None, option("--milestone", "节点", "申请改的节点，如 开工=6月底，可多次。")
    ] = None,
    suspend: Annotated[bool, option("--suspend", "", "申请暂停。")] = False,
    resume: Annotated[bool, option("--resume", "", "申请恢复。")] = False,
    end: Annotated[
        str | None, option("--end", "方式", "申请终止：superseded、merged、cancelled。")
    ] = None,
    part: Annotated[
        list[str] | None,
        option("--part", "子任务", "申请的是哪个子任务；报细化方案时，新分的子任务，可多次。"),
    ] = None,
    steps: Annotated[
        list[str] | None, option("--steps", "步骤", "细化方案的步骤，如 初步设计=5月底，可多次。")
    ] = None,
    contact: Annotated[
        list[str] | None, option("--contact", "联系人", "如 经办人=李四，0715-8251234，可多次。")
    ] = None,
    reason: Annotated[str | None, option("--reason", TEXT, "理由。")] = None,
    document: Annotated[str | None, option("--document", "文号", "申请的文件。")] = None,
    after: Annotated[
        str | None, option("--after", "编号", "重报哪一个被退回的申请，默认最近的那个。")
    ] = None,
    year: OfYear = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """申请延期、调整指标或节点、暂停、恢复、终止，或报细化方案；审定后才算数。

    报细化方案写 --steps、--contact，还可写 --part；它只增加步骤，不改目标和时限。
    """
    files_a_plan = bool(steps or contact)
    parts = part or []
    wanted = Wanted(
        due, tuple(target or ()), tuple(milestone or ()), suspend, resume, end,
        parts[0] if parts and not files_a_plan else None,
    )  # fmt: skip
    if files_a_plan and not wanted.is_empty:
        raise Refused("细化方案（--steps、--contact）和申请调整要分开报", remedy="请分两次写。")
    if len(parts) > 1 and not files_a_plan:
        raise Refused(f"--part 写了{len(parts)}次", remedy="一次只申请一个子任务的调整。")
    opened, chosen = open_to_write(data, item, date, year)
    state = state_of(opened.book, chosen, opened.day, opened.year)
    if not files_a_plan and wanted.is_empty:
        raise Refused("没有写申请什么", remedy=EXAMPLE)
    terms = None if files_a_plan else wanted.terms(state)
    if terms and terms.due and terms.part is None:
        refuse_no_delay(terms.due, state)
    former = former_request(after, terms, state)
    entry = drafted(
        REQUEST,
        opened,
        date=day_or_today(date, opened),
        by=signed_here(by, state.lead.holder, opened),
        year=opened.year,
        asks=terms,
        steps=planned_steps(steps or [], state),
        parts=planned_parts(parts, state, opened.book.programme.register) if files_a_plan else (),
        contacts=contacts_of(contact or []),
        reason=reason if files_a_plan else needed(reason, "申请的理由", "请加 --reason 理由。"),
        document=document,
        after=former.request.id if former else None,
    )
    notes = [f"（重报被退回的 {former.request.id}）"] if former and after is None else []
    manner = Manner(yes=yes, no_commit=no_commit, as_json=as_json)
    record(entry, chosen, opened, manner, notes=notes)
