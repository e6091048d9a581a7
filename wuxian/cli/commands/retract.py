"""`retract`: take back an entry."""

from pathlib import Path
from typing import Annotated

import typer

from wuxian.cli.options import TEXT, By, Data, Json, NoCommit, Yes, option
from wuxian.cli.recording import Manner
from wuxian.cli.retracting import retract

EXAMPLE = "例：wuxian retract 3f9a1c --reason 数字报错"


def command(
    entry: Annotated[
        str, typer.Argument(metavar="编号", help="记录的编号，见 wuxian show；可只写开头几位。")
    ],
    reason: Annotated[str | None, option("--reason", TEXT, "为什么撤回，必填。")] = None,
    by: By = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """撤回一条记录：新增一条撤回，原记录保留在账册里。

    不写填报部门时，记为原记录的填报部门撤回。
    """
    word = Path(entry).name.removesuffix(".toml").rpartition("-")[2]
    retract([word], reason, by, data, Manner(yes=yes, no_commit=no_commit, as_json=as_json))
