"""The commands: a line each for the overview, and a module each, imported when it is asked for.

A module has `command`, whose docstring is its help, and the EXAMPLE that the help shows.
"""

from keyword import iskeyword
from typing import NamedTuple


class Row(NamedTuple):
    """A command in the overview: its name, and in a few words what it is for."""

    name: str
    line: str

    @property
    def module(self) -> str:
        """Where it lies."""
        name = self.name.replace("-", "_").replace(" ", "_")
        return f"{__name__}.{name}{'_' if iskeyword(name) else ''}"


PANELS: dict[str, tuple[Row, ...]] = {
    "看": (
        Row("list", "工作事项：灯号、进度、时限、牵头部门"),
        Row("show", "一个事项的全部情况"),
        Row("agenda", "待办：核验、审定、答复、逾期、未报送"),
        Row("owners", "责任分工：谁牵头、谁配合"),
        Row("six-ones", "“六个一”：落实、推定、空缺"),
        Row("filings", "报送情况：按期、超期、未报"),
        Row("log", "谁在什么时候写了什么"),
        Row("changes", "两个时候的账册，变了什么"),
        Row("programme", "总体安排：期限、领域、机构、机制"),
    ),
    "报": (
        Row("update", "报送进展、问题、下一步"),
        Row("problem", "提出问题：提请谁协调，在等谁"),
        Row("resolve", "问题已解决"),
        Row("reply", "答复问题、督办单"),
        Row("request", "申请延期、调整、暂停，报细化方案"),
        Row("undo", "撤销自己最近写的一条"),
        Row("retract", "撤回一条记录，原记录保留"),
    ),
    "管": (
        Row("goal", "下达或修订年度目标"),
        Row("appoint", "落实或调整“六个一”、配合部门"),
        Row("verify", "核验所报的进展、对督办单的答复"),
        Row("decide", "审定申请，或直接决定"),
        Row("slip issue", "发督办单"),
        Row("slip list", "督办单：等级、时限、答复、办结"),
        Row("slip show", "一张督办单或督办函，供打印"),
        Row("slip suggest", "该发哪些督办单，为什么"),
        Row("close", "销号：完成的，或按文件结束的"),
        Row("reopen", "恢复已销号、已终止的事项"),
    ),
    "出": (
        Row("report", "周报、通报、简报；印发，核对"),
        Row("wall", "挂图：一项一牌，沿全年各月"),
    ),
    "账册": (
        Row("sync", "和共享库交换：收下别人的，发出自己的"),
        Row("check", "账册有没有写错，错在哪里，怎么改"),
        Row("import", "读入清单或填报表：CSV、Excel、Word"),
        Row("add", "新增工作事项"),
        Row("edit", "用编辑器改事项的计划，查过才替换"),
        Row("init", "新建账册"),
        Row("demo", "新建演示账册，内容均为虚构"),
    ),
}

COMMANDS = {row.name: row for panel in PANELS.values() for row in panel}
