"""What pydantic refuses, said to a clerk: which field, what is wrong, what to write instead."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wuxian.domain.entries.entry import Entry
from wuxian.domain.values.names import or_nearest
from wuxian.domain.values.types import Frozen, harm_words, visible

_SHOWN = 40
_ENUM_MEMBER = re.compile(r"<[\w.]+: ('[^']*')>")


class Flaw(NamedTuple):
    """One field that is not valid; `key` is its last name, to look it up in the file."""

    field: str
    key: str | None
    rule: str
    message: str


def flaws(error: ValidationError, model: type[Frozen]) -> Iterator[Flaw]:
    """Every flaw of one failed validation, in the order of the fields."""
    for detail in error.errors(include_url=False):
        names = [part for part in detail["loc"] if isinstance(part, str)]
        yield Flaw(
            field=_field_words(detail["loc"]),
            key=names[-1] if names else None,
            rule=_RULES.get(detail["type"], "invalid-value"),
            message=_message(detail, model),
        )


_RULES = {
    "extra_forbidden": "unknown-key",
    "missing": "missing-key",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
    "string_pattern_mismatch": "bad-text",
    "string_too_long": "bad-text",
    "string_too_short": "bad-text",
    "string_unicode": "bad-text",
    "value_error": "contradiction",
}

_TYPE_WORDS = {
    "int_type": "应为整数，不加引号",
    "date_type": "应为日期，不加引号，如 2021-07-26",
    "datetime_type": "应为带时区的时间，不加引号，如 2021-07-26T17:00:00+08:00",
    "timezone_aware": "时间应带时区，如 2021-07-26T17:00:00+08:00",
    "string_type": "应为文字，加英文双引号",
    "string_unicode": "含有无法编码的字符",
    "string_too_short": "不能为空",
    "tuple_type": "应为列表，写在方括号 [ ] 里",
    "model_type": "应为一组键值，写成 [表] 或 { }",
    "decimal_type": "应为数字，不加引号",
    "finite_number": "应为有限的数字",
    "decimal_max_digits": "数字太长",
    "time_zone": '没有这个时区，或这台电脑查不到；请写成 "+08:00" 这样，北京时间就是它',
}


def _message(detail: ErrorDetails, model: type[Frozen]) -> str:
    context = detail.get("ctx", {})
    shown = f"（现为 {_shown(detail['input'])}）"
    match detail["type"]:
        case "missing":
            return "缺少此项，请补写"
        case "extra_forbidden":
            wrong = str(detail["loc"][-1])
            here = _model_at(model, detail["loc"][:-1])
            # An entry's id stands in its file's name only.
            keys = tuple(k for k in here.model_fields if k != "id" or not issubclass(here, Entry))
            return f"没有这个键；{or_nearest(wrong, keys) or '可用的键：' + '、'.join(keys)}"
        case "value_error":
            return str(context["error"])
        case "enum" | "literal_error":
            expected = _ENUM_MEMBER.sub(r"\1", str(context["expected"]))
            expected = expected.replace(" or ", "、").replace(", ", "、")
            return f"应为 {expected}{' 之一' if '、' in expected else ''}{shown}"
        case "greater_than_equal":
            return f"不能小于 {context['ge']}{shown}"
        case "less_than_equal":
            return f"不能大于 {context['le']}{shown}"
        case "string_pattern_mismatch" if "[^" in context["pattern"]:
            allowed = "\n" if r"|\n" in context["pattern"] else ""
            harm = harm_words(str(detail["input"]), allowed)
            return f"{f'{harm}，请删去' if harm else '不能以空白开头'}{shown}"
        case "string_pattern_mismatch" if context["pattern"].startswith("^[a-z0-9]+"):
            return f"格式不对，只用小写英文字母、数字和连字符{shown}"
        case "string_pattern_mismatch":
            return f"格式不对{shown}"
        case "string_too_long":
            return f"太长，最多{context['max_length']}字"
        case kind:
            return f"{_TYPE_WORDS.get(kind, '值不合规定')}{shown}"


def _shown(value: object) -> str:
    match value:
        case dict():
            return "一组键值"
        case list() | tuple():
            return "一个列表"
        case bool():
            return str(value).lower()
        case str():
            return f'"{_short(value)}"'
        case _:
            try:
                return _short(str(value))
            except ValueError:
                return "位数过多的数"


def _field_words(loc: tuple[int | str, ...]) -> str:
    """`goals 第2项 due` for ("goals", 1, "due"): a clerk counts from one."""
    return " ".join(f"第{p + 1}项" if isinstance(p, int) else _short(p) for p in loc)


def _short(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


def _model_at(model: type[Frozen], loc: tuple[int | str, ...]) -> type[Frozen]:
    """The model whose keys stand at this place of the file."""
    for part in loc:
        inner = model.model_of(part) if isinstance(part, str) else None
        model = inner or model
    return model
