"""When something is due, in the words of a list: 6月底前, 三季度, 力争年内开工, 长期."""

import datetime as dt
import re
from typing import NamedTuple

from wuxian.domain.plan.goal import StepKind
from wuxian.domain.values.spoken import day_said, in_digits


class Due(NamedTuple):
    """What the words say: a day or none, the step that they name, and how firmly.

    Where they name a step (5月底前动工), the day is the step's, and the goal's own is not said;
    the `title` is what the step is called by: 主体封顶 in 10月底前主体封顶.
    """

    day: dt.date | None
    step: StepKind | None = None
    is_soft: bool = False
    is_open_ended: bool = False
    title: str = ""


_SOFT = "力争|争取|力求|有望|预计|原则上|拟(?![定订])"
# 争取 may be an act of its own: 争取资金.
_STRIVEN_FOR = re.compile(r"(?:力争|力求|有望)\s*(?=\S)")
_BEFORE = re.compile(
    rf"(?:{_SOFT}|确保|计划|持续(?=[到至])|截[止至]到?|最[迟晚]|不[迟晚]于|[在于到至])*"
)
_AFTER = re.compile(
    rf"(?:24[时点])?(?:前后|左右|[之以]?(?:前(?!期)|内)|止)?[:,;。、.]*(?:{_SOFT}|确保|计划)*"
)
_ONLY_FROM_THEN = re.compile("[之以]?后|起")
_AGAIN = re.compile(r"\d月|\d季度|[上下]半年|年[底内末]|[到至于]\d{4}年")
_OPEN_ENDED = re.compile("长期|持续|常态|经常|尽早|尽快|适时|择机|条件成熟")

_RANGE = re.compile(
    r"(\d{4}年)?第?(\d{1,2})(?:季度|月份?)?(?:\d{1,2}[日号])?[-~—–至到]"
    r"(?=(\d{4}年)?(\d{1,2})(?:季度|月))"
)
# Digits alone may be anything, so nothing but 前 comes after them.
_STOP = "(?=[之以]?前|$)"
_TIME = re.compile(
    rf"(?P<date>\d{{4}}([-/.])\d{{1,2}}\2\d{{1,2}}(?!\d)|\d{{8}}{_STOP}"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}{_STOP})"
    rf"|(?P<year_of>\d{{4}})[-/.](?P<month_of>\d{{1,2}}){_STOP}"
    r"|(?:(?P<year>\d{4})年)?"
    rf"(?:(?P<month>\d{{1,2}})月份?(?P<part>\d{{1,2}}(?:[日号]|{_STOP})|[上中下]+旬|[底末初中])?"
    r"|[第前]?(?P<quarter>\d)季度[底末]?"
    r"|(?P<half>[上下])半年"
    r"|(?:(?<=年)|全?年(?=度?[底末内中初])|全年)度?(?P<end>[底末内中初])?)"
)
_IN_A_MONTH = {"上旬": "10日", "中旬": "20日", "下旬": "底", "中": "15日", "": "底"}
_IN_A_YEAR = {"初": "初", "中": "6月底", "上": "6月底"}

# What the goal itself ends with, 建成通车 too, though 通车 alone is a step on the way. What is
# done to a thing of its own is another step: 完成初步设计, 建成一期.
_END_OF_THE_GOAL = re.compile(
    "(?:全部|全面|基本|如期|按期|正式|持续)*"
    "(?:(?:完成|建成|完工|竣工|办结|落实|到位|达标|见效|推进)[并且、,]?"
    "(?:正式|建设|施工|工程|任务|目标|验收|投入使用|投用|投产|运营|通车|开通)*)?"
)
_STEPS = {
    StepKind.START: "开工|动工|开建|启动|破土|奠基",
    StepKind.USE: "投入使用|交付使用|投用|启用|投产|投运|投入运营|开馆|开园",
    StepKind.OPEN: "通车|开通|通航",
}


def due_said(text: str, year: int) -> Due | None:
    """When these words in a list of this year say that something is due; None if they do not.

    ValueError where they name several times, or a day that there is not.
    """
    said = re.sub("[今本当]年", f"{year}年", _in_digits(text))
    said = _RANGE.sub(_its_end, re.sub("年全?年", "年", said), count=1)
    before, said = _taken(_BEFORE, said)
    time = _TIME.match(said)
    is_open_ended = _OPEN_ENDED.match(said) is not None
    if not time and not is_open_ended:
        return None
    after, act = _taken(_AFTER, said[time.end() if time else 0 :])
    if _ONLY_FROM_THEN.match(act):
        return None
    if _AGAIN.search(act):
        raise ValueError(f"“{text}”写了几个时间；请只写一个，其余的各写成一个节点")
    is_soft = re.search(_SOFT, before + after) is not None
    if not time:
        return Due(None, known_step(act), is_soft, is_open_ended=True)
    step = _step(act)
    title = "" if step is None else _label(act) or _as_written(act, text)
    return Due(_last_day(time, year, text), step, is_soft, title=title)


def _taken(pattern: re.Pattern[str], said: str) -> tuple[str, str]:
    """What a text begins with, and the rest of it."""
    found = pattern.match(said)
    end = found.end() if found else 0
    return said[:end], said[end:]


def _its_end(found: re.Match[str]) -> str:
    """What stays before the end of 4~12月: the year, unless the end has its own."""
    year, first, year_after, last = found.groups()
    if not year_after and int(first) > int(last):
        raise ValueError(f"“{found.group()}{last}”先后颠倒；到次年的请写明年份")
    return "" if year_after else year or ""


def _last_day(time: re.Match[str], year: int, text: str) -> dt.date:
    try:
        day = day_said(time["date"] or _as_a_day(time, year), dt.date(year, 1, 1))
    except ValueError:
        day = None
    if day is None:
        raise ValueError(f"“{text}”里的日期不存在")
    return day


def _as_a_day(time: re.Match[str], year: int) -> str:
    """A time as `day_said` reads it: 上半年 is 6月底, 第三季度 is 9月底."""
    of_year = f"{time['year'] or time['year_of'] or year}年"
    month, part = time["month"] or time["month_of"], time["part"] or ""
    if time["quarter"]:
        month = str(3 * int(time["quarter"]))
    if month:
        return f"{of_year}{month}月{_IN_A_MONTH.get(part[-2:], part)}"
    return of_year + _IN_A_YEAR.get(time["half"] or time["end"] or "", "12月底")


def _step(act: str) -> StepKind | None:
    """The step on the way that these words name; None where the goal itself is to end then."""
    return None if _END_OF_THE_GOAL.fullmatch(act) else known_step(act) or StepKind.OTHER


def firmly(title: str) -> tuple[str, bool]:
    """What a milestone is called without 力争, and whether it was only striven for."""
    found = _STRIVEN_FOR.match(title)
    return (title[found.end() :], True) if found else (title, False)


def _label(act: str) -> str:
    """The label of the step that is all that these words say: 开工 for 动工 and 正式开工建设."""
    for kind, words in _STEPS.items():
        if re.fullmatch(rf"(?:正式|全线|全面)?(?:{words})(?:建设|施工)?", act):
            return kind.label
    return ""


def _in_digits(text: str) -> str:
    return in_digits(text).rstrip(".。,;、")


def _as_written(act: str, text: str) -> str:
    """The end of a text that was read so, as it was written: 建成第十二小学."""
    ends = (text[start:] for start in range(len(text) - 1, -1, -1))
    return next((end.strip(" .。,，;；、") for end in ends if _in_digits(end) == act), act)


def known_step(act: str) -> StepKind | None:
    """开工 and the like, at either end of the words: 完成开工准备 is none."""
    for kind, words in _STEPS.items():
        if re.search(rf"^(?:正式|全线|全面)?(?:{words})|(?:{words})(?:建设|施工)?$", act):
            return kind
    return None
