"""The overview: every command in a line, under what it is for; no command is imported."""

from collections.abc import Iterator

from wuxian.cli.commands import COMMANDS, PANELS
from wuxian.cli.output import drawn
from wuxian.render.document import Block, Document, Heading, bullets, paragraph

_OPTIONS = {"--version": "显示版本", "--help": "显示本帮助；wuxian 命令 --help 显示那个命令的"}
_WIDEST = max(map(len, (*COMMANDS, *_OPTIONS)))


def overview_text(beginning: str = "") -> str:
    """What `wuxian --help` prints; of the commands of one beginning, those alone."""
    blocks = _of_one_beginning(beginning) if beginning else _panels()
    return drawn(Document(programme="", name="", blocks=tuple(blocks)))


def _of_one_beginning(beginning: str) -> Iterator[Block]:
    rows = [row for row in COMMANDS.values() if row.name.startswith(beginning)]
    yield paragraph(f"用法：wuxian {rows[0].name} [选项]")
    yield bullets(_line(row.name, row.line) for row in rows)
    yield paragraph(f"各个命令的帮助：wuxian {rows[0].name} --help", apart=True)


def _panels() -> Iterator[Block]:
    yield paragraph("用法：wuxian 命令 [选项]")
    yield paragraph("武咸同城督办账册：事项、责任、进展、提醒、周报。", apart=True)
    for panel, rows in PANELS.items():
        yield Heading(panel)
        yield bullets(_line(row.name, row.line) for row in rows)
    yield Heading("选项")
    yield bullets(_line(name, words) for name, words in _OPTIONS.items())


def _line(name: str, words: str) -> str:
    return f"{name:{_WIDEST}}  {words}"
