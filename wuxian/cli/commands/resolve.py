"""`resolve`: say that a problem is done with."""

from typing import Annotated

from wuxian.cli.answering import Answering, ProblemName
from wuxian.cli.options import TEXT, By, Data, Date, Json, NoCommit, Yes, option
from wuxian.cli.recording import Manner

EXAMPLE = "例：wuxian resolve 5 --note 资金已到位"


def command(
    problem: ProblemName,
    note: Annotated[str | None, option("--note", TEXT, "怎样解决的。")] = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """问题已解决：同 reply --done。撤回这条记录，问题就重新在列。

    不写填报部门时，记为提出问题的部门。
    """
    answering = Answering.of(problem, date, data)
    manner = Manner(yes=yes, no_commit=no_commit, as_json=as_json)
    answering.reply(note, by, date, manner, done=True)
