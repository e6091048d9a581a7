"""`import`: read in a city's list, or a form that a department has filled in."""

from pathlib import Path
from typing import Annotated

import typer

from wuxian.cli.importing import Terms, open_for_import, proposal_in, show_and_write
from wuxian.cli.options import Data, Json, NoCommit, Yes, option
from wuxian.cli.recording import Manner
from wuxian.domain.values.types import FIRST_DAY, LAST_DAY
from wuxian.store.office.reading import read_sheets

EXAMPLE = "例：wuxian import 2026年重点工作清单.xlsx --document 武咸办〔2026〕3号"


def command(
    file: Annotated[
        Path, typer.Argument(metavar="文件", help="清单或填报表：CSV、xlsx，或 docx 里的表格。")
    ],
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            metavar="年份",
            min=FIRST_DAY.year,
            max=LAST_DAY.year,
            help="哪一年的清单，默认看标题，再看文件名，再按今年。",
        ),
    ] = None,
    document: Annotated[
        str | None, option("--document", "文号", "下达清单的文件；不写就记来件的文件名。")
    ] = None,
    area: Annotated[
        str | None, option("--area", "领域", "新事项都归这个领域，默认按清单的章节。")
    ] = None,
    meaning: Annotated[
        list[str] | None,
        option("--map", "表头=含义", "这一栏是什么，如 来源=领域、写法=不用，可多次。"),
    ] = None,
    same: Annotated[
        list[str] | None,
        option("--same", "行=序号", "这一行就是哪个事项，如 8=14；新事项写 8=新，可多次。"),
    ] = None,
    sheet: Annotated[
        list[str] | None, option("--sheet", "工作表", "只读这个工作表，可多次。")
    ] = None,
    by: Annotated[
        str | None, option("--by", "部门", "由谁下达，默认第一个办公室。", "WUXIAN_BY")
    ] = None,
    date: Annotated[
        str | None, option("--date", "日期", "清单下达、表格填报的日期，默认今天。")
    ] = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> int:
    """读入清单或填报表：先逐行给出预览，确认后一次写入，一个提交，一次 undo 可收回。

    清单变成年度目标和新事项；单位发回的填报表变成进展和问题。同一个文件再读，不会重复。
    不在终端上运行的，没有 --yes 只给预览，不写入，退出码为 1。
    """
    terms = Terms(
        year,
        document,
        area,
        tuple(meaning or ()),
        tuple(same or ()),
        tuple(sheet or ()),
        by,
        date,
    )
    read = read_sheets(file)
    opened = open_for_import(data)
    proposal = proposal_in(read, terms, opened)
    manner = Manner(yes=yes, no_commit=no_commit, as_json=as_json)
    return show_and_write(proposal, read, opened, manner)
