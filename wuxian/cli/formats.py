"""The formats that a command can write."""

from enum import StrEnum

from wuxian.cli.options import choice_of
from wuxian.errors import Refused


class Format(StrEnum):
    """What a report or a list of changes is written as."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"

    @property
    def label(self) -> str:
        """The word for it in Chinese."""
        return {"terminal": "终端", "markdown": "文档", "json": "数据"}[self]

    @property
    def suffix(self) -> str:
        """How a file of it is named."""
        return {"terminal": ".txt", "markdown": ".md", "json": ".json"}[self]


def chosen_format(named: str | None, usual: Format, *, as_json: bool) -> Format:
    """The format that --format or --json names, else the usual one."""
    if named is None:
        return Format.JSON if as_json else usual
    chosen = choice_of(Format, named, "--format")
    if as_json and chosen is not Format.JSON:
        raise Refused(f"--json 和 --format {named} 只能选一个")
    return chosen
