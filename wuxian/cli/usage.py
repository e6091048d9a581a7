"""Wrong usage, said in Chinese: what Typer refuses and what to type instead."""

import re

from typer import TyperException

from wuxian.domain.values.types import visible

_LIMIT = re.compile(r"(less|greater) than or equal to (\d+)")
_QUOTED = re.compile(r"\(([^()]*)\)$")


def usage_words(error: TyperException, words: list[str]) -> tuple[str, str]:
    """The sentence and the remedy for a command line that Typer refused.

    The kinds of its errors are told by the name of the class: Typer keeps them private.
    """
    command = words[0] if words and not words[0].startswith("-") else ""
    remedy = f"用法：wuxian {command} --help" if command else "用法：wuxian --help"
    match type(error).__name__:
        case "NoSuchOption":
            option = getattr(error, "option_name", "")
            possible = getattr(error, "possibilities", [])
            near = f"；是不是 {'、'.join(sorted(possible))}？" if possible else ""
            return f"没有选项 {visible(option)}{near}", remedy
        case "MissingParameter":
            return f"缺少{_parameter(error)}", remedy
        case "BadOptionUsage":
            return f"选项 {getattr(error, 'option_name', '')} 后面缺值或多了值", remedy
        case "BadParameter":
            return f"{_parameter(error)}的值不对：{_wanted(error.message)}", remedy
        case _:
            extra = _QUOTED.search(error.message)
            if "unexpected extra argument" in error.message and extra:
                return f"多了参数：{extra[1]}（含空格的文字要加引号）", remedy
            return error.format_message(), remedy


def _wanted(message: str) -> str:
    """What to write instead, told from what Typer says in English."""
    limit = _LIMIT.search(message)
    if limit:
        return f"不能{'大于' if limit[1] == 'less' else '小于'} {limit[2]}"
    return "应为整数" if "valid integer" in message else "写法不对"


def _parameter(error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    name = getattr(parameter, "metavar", None) or getattr(parameter, "name", "") or ""
    options = [opt for opt in getattr(parameter, "opts", []) if opt.startswith("-")]
    return f"选项 {options[0]} " if options else f"参数“{name}”"
