"""`reply`: answer a problem, or a slip."""

from typing import Annotated

from wuxian.cli.answering import Answering, ProblemName
from wuxian.cli.options import TEXT, By, Data, Date, Json, NoCommit, Proof, Yes, option
from wuxian.cli.recording import Manner
from wuxian.cli.slip_answering import AnsweringASlip
from wuxian.errors import Refused

EXAMPLE = "例：wuxian reply 5 --note 市政府同意从专项债中安排"


def command(
    problem: ProblemName,
    note: Annotated[str | None, option("--note", TEXT, "答复内容。")] = None,
    done: Annotated[bool, option("--done", "", "问题已解决。")] = False,
    whose: Annotated[
        str | None, option("--from", "单位", "谁答复的，默认所提请、所等待的单位。")
    ] = None,
    evidence: Proof = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """答复问题或督办单：新增一条答复；问题写 --done 的，到此解决。

    督办单由所发的单位答复，核验属实才办结。对问题的答复，内容记在所提请、所等待的单位名下，由它填报；它没有登记或不能填报，由提出问题的部门代录。
    """
    if whose and note is None:
        raise Refused("--from（谁答复的）要和 --note（答复内容）一起写", remedy=EXAMPLE)
    manner = Manner(yes=yes, no_commit=no_commit, as_json=as_json)
    slip = AnsweringASlip.of(problem, date, data)
    if slip is not None:
        if done or whose:
            raise Refused(
                "--done、--from 只用于问题", remedy="督办单是否办结，由督查单位核验：wuxian verify"
            )
        slip.reply(note, by, date, manner, evidence or ())
        return
    answering = Answering.of(problem, date, data)
    answering.reply(
        note,
        by,
        date,
        manner,
        done=done,
        whose=whose or answering.whom,
        evidence=evidence or (),
    )
