"""Targets in the words of a list: 招商项目至少12个, 失业率不超过4.5%, 与经济增长同步."""

import re
from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.plan.goal import At, Better, Measure, Target
from wuxian.domain.values.amounts import NUMBER, POWERS, SIZES, UNIT, in_halfwidth, number_said
from wuxian.domain.values.numerals import NUMERAL, number_of
from wuxian.domain.values.types import LINE_LENGTH

_SIGN = re.compile(r"\s*([<>]=|=[<>]|[≥≤≈<>=])\s*")
_SIGNS = {">": At.LEAST, "≥": At.LEAST, "<": At.MOST, "≤": At.MOST, "≈": At.ABOUT}
_MOST = (
    "不超过|不高于|不多于|不大于|不突破|不超|控制[在到]|低于|少于|小于|至多|最多"
    "|(?:下降|降低|降|压减|减少)[至到]"
)
_LEAST = (
    "至少|最少|不少于|不低于|不小于|不下于|超过|突破|高于|多于|大于|达到|(?<![传到下抵表直])达"
    "|(?<![赶反])超|(?:提高|提升|增加|增长|上升|扩大)[至到]"
)
# 签约 and 节约 speak of no 约.
_ABOUT = "大约|约为|(?<![签节预公合契集制])约"
_HEAD = re.compile(
    rf"(?:(?P<most>{_MOST})|(?P<about>{_ABOUT})|(?P<least>{_LEAST})"
    r"|保持在?|稳定在|维持在|力争|争取|力求|确保|(?<![作行成分])为|[，,；;：:])\s*$"
)
_ANNOUNCED = re.compile(rf"{_HEAD.pattern}|[<>=≥≤≈]\s*$")
_STRIVEN_FOR = re.compile("^(?:力争|争取|力求|确保)")

_TAILS = {
    "及以上": At.LEAST,
    "以上": At.LEAST,
    "及以下": At.MOST,
    "以下": At.MOST,
    "以内": At.MOST,
    "之内": At.MOST,
    "左右": At.ABOUT,
    "上下": At.ABOUT,
}
_TAIL = "|".join(_TAILS)
_COUNT = re.compile(
    rf"\s*(?P<unit>{UNIT}(?:/[^\W\d]+?(?={_TAIL}|$))?)"
    rf"\s*(?P<tail>{_TAIL})?\s*的?(?P<noun>.*?)(?:目标任务|目标|任务)?"
)
_CLAUSE = re.compile("[，,；;。：:]")
_STOP = re.compile("[，,；;。：:、（(）)]")

# Digits that belong to a name: 第3批, 2021年, 6月, 500强, 5G, PM2.5; and 10亿元以上 before a noun,
# which says what is counted.
_DIGITS = re.compile(
    r"第\d+|(?:\d{4}[-~—至到])?\d{4}(?=年)|\d{1,2}月(?:\d{1,2}[日号])?|\d+(?=强|[AG](?![A-Za-z]))"
    rf"|[A-Za-z]+\d+(?:\.\d+)?(?![\d.%‰元]|{POWERS})"
    rf"|(?P<which>{NUMBER}{POWERS}*(?:{SIZES})及?以[上下内](?=\w)(?![且并和及或]))"
    rf"|(?P<number>{NUMBER})"
)
# A numeral is a figure where it ends what is said: 项目至少十二个. 一期 and 第三批 name things.
_NOT_AFTER = "(?<![第几数上近点一二两三四五六七八九十百千零〇○])"
_IN_NUMERALS = re.compile(
    rf"{_NOT_AFTER}(?:(?P<of>[百千])分之)?(?P<numeral>{NUMERAL})"
    rf"(?P<unit>{POWERS}*(?:(?![期批类种部门])(?:{UNIT}))?)"
    rf"(?=\s*(?:{_TAIL})?\s*(?:[，,；;。：:、（(）)]|$))"
)
_COUNTED_IN_NUMERALS = re.compile(rf"{_NOT_AFTER}{NUMERAL}(?![期批类种部门])(?:{UNIT})")
_SHARES_OF = {"百": "%", "千": "‰"}
_IN_WORDS = re.compile(
    "(?:力争|确保)?(?:全面|如期)?(?:完成|实现|达到)?(?:[国省市县]定|[国省市县]下达的?)?"
    "(?P<name>.+?)(?:与.+同步|目标任务|目标|任务)?"
)
_FALLS = re.compile("下降|降低|降幅|减少|减排")
_LESS_IS_BETTER = re.compile("失业率|涨幅|能耗|排放|投诉|事故")
_GROWS = re.compile("增长|增速|增幅|涨幅|下降|降低|降幅")
_SHARES = ("%", "‰", "个百分点", "百分点")


class _Figure(NamedTuple):
    name: str
    at: At | None
    value: Decimal
    unit: str
    is_kept_down: bool


def target_said(text: str) -> Target:
    """The target that a list's words or signs name; without a figure they are kept as they are.

    ValueError where it cannot be told which number counts, or what is counted.
    """
    text = text.strip()
    if not 0 < len(text) <= LINE_LENGTH:
        raise ValueError(f"指标要写1至{LINE_LENGTH}字")
    match _SIGN.split(_in_digits(in_halfwidth(text))):
        case [said]:
            figure = _worded(said, text)
            name = figure.name if figure else _named(said)
        case [name, sign, said]:
            figure = _signed(name, sign, said, text)
            name = figure.name if figure else name
        case _:
            raise _several(text)
    if not name:
        raise ValueError(f"“{text}”没有写指标的名称；请写成“承接项目>=12个”这样")
    return _target(figure, text) if figure else Target(name=name, words=text)


def numerals_in(words: str) -> list[str]:
    """What looks like figures in numerals, which nobody reads where they end nothing: 两座."""
    return _COUNTED_IN_NUMERALS.findall(in_halfwidth(words))


def _in_digits(said: str) -> str:
    """The same with 十二个 as 12个 and 百分之九十 as 90%, where it ends what is said."""
    return _IN_NUMERALS.sub(lambda found: _digits_of(found, said[: found.start()]), said)


def _digits_of(found: re.Match[str], before: str) -> str:
    """The digits for a numeral; without a unit it is a number only after 至少, >= and the like."""
    share, number = _SHARES_OF.get(found["of"] or "", ""), number_of(found["numeral"])
    is_a_number = share or re.sub(POWERS, "", found["unit"]) or _ANNOUNCED.search(before)
    if number is None or not is_a_number:
        return found.group()
    return f"{number}{share or found['unit']}"


def _target(figure: _Figure, text: str) -> Target:
    is_less_better = figure.is_kept_down or (
        _LESS_IS_BETTER.search(figure.name) is not None and not _FALLS.search(figure.name)
    )
    # 事故3起 without a word more means no more than 3.
    at = figure.at or (At.MOST if is_less_better else At.LEAST)
    better = Better.LESS if is_less_better else Better.MORE
    return Target(
        name=figure.name,
        at=at,
        value=figure.value,
        unit=figure.unit or None,
        measure=_measure(figure.name, figure.unit),
        better=better if at is At.ABOUT else None,
        words=text,
    )


def _measure(name: str, unit: str) -> Measure:
    if unit in _SHARES:
        return Measure.RATE if _GROWS.search(name) else Measure.LEVEL
    return Measure.LEVEL if "/" in unit else Measure.CUMULATIVE


def _worded(said: str, text: str) -> _Figure | None:
    """The only figure in some words; None if there is none."""
    found = _the_number(said, text)
    if found is None:
        return None
    before, at = _without_heads(said[: found.start()])
    unit, at_tail, noun = _counted(_STOP.split(said[found.end() :])[0])
    name = _STRIVEN_FOR.sub("", _CLAUSE.split(before)[-1].strip()) + noun
    if any(one["which"] and one["which"] not in name for one in _DIGITS.finditer(said)):
        raise _several(text)
    value = number_said(found.group())
    if value < 0 and not at and unit not in _SHARES:
        # 招商项目-12个: a dash, not a number below nought.
        raise _unreadable(text)
    return _Figure(name, at_tail or at, value, unit, at is At.MOST)


def _signed(name: str, sign: str, said: str, text: str) -> _Figure | None:
    """The figure after a sign; None where words stand there: 居民收入=与经济增长同步."""
    if any(one["number"] and _CLAUSE.search(name, one.end()) for one in _DIGITS.finditer(name)):
        raise _several(text)
    found = _the_number(said, text)
    if found is None and said and sign == "=" and not re.match(NUMERAL, said):
        return None
    before, at = _without_heads(said[: found.start()] if found else said)
    if found is None or before:
        raise _unreadable(text)
    name, at_name = _without_heads(name)
    unit, at_tail = _unit_and_tail(_STOP.split(said[found.end() :])[0])
    at = at_tail or at or _SIGNS.get(sign.strip("=")) or at_name
    return _Figure(name, at, number_said(found.group()), unit, at_name is At.MOST)


def _the_number(said: str, text: str) -> re.Match[str] | None:
    """The only number in a text that belongs to no name; None if there is none."""
    digits = list(_DIGITS.finditer(said))
    numbers = [found for found in digits if found["number"]]
    if len(numbers) > 1:
        raise _several(text)
    if not numbers and any(found["which"] for found in digits):
        raise _unreadable(text)
    return numbers[0] if numbers else None


def _without_heads(before: str) -> tuple[str, At | None]:
    """What stands before a number without 至少, 控制在 and the like; the last of them decides."""
    at: At | None = None
    while found := _HEAD.search(before):
        before = before[: found.start()]
        at = at or (At(found.lastgroup) if found.lastgroup else None)
    return before.strip(), at


def _counted(after: str) -> tuple[str, At | None, str]:
    """The unit after a number, a direction, and the noun that stands behind: 座, 人行天桥."""
    found = _COUNT.fullmatch(after)
    if found is None:
        return *_unit_and_tail(after), ""
    return found["unit"], _TAILS.get(found["tail"] or ""), found["noun"].strip()


def _unit_and_tail(after: str) -> tuple[str, At | None]:
    after = after.strip()
    tail = next((tail for tail in _TAILS if after.endswith(tail)), "")
    return after.removesuffix(tail).strip(), _TAILS.get(tail)


def _named(said: str) -> str:
    """What words without a figure are about: 节能减排 in 完成省定节能减排目标任务."""
    found = _IN_WORDS.fullmatch(said)
    return found["name"] if found else said


def _several(text: str) -> ValueError:
    return ValueError(f"“{text}”里不止一个数值，看不出哪个是指标；请每个指标各写一个 --target")


def _unreadable(text: str) -> ValueError:
    return ValueError(f"“{text}”的数值读不懂；请写成“承接项目>=12个”这样")
