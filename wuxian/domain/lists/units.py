"""Units (单位) as a list names them in one cell: several of them, in several roles."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

Part = Literal["lead", "units", "supporting", "leader"]
"""What a unit is to an item in a list's words; `units` are 责任单位, which depends on the rest."""

_ROLES: tuple[tuple[Part, str], ...] = (
    ("leader", "牵头负责领导|牵头领导|责任领导|分管领导|负责领导"),
    ("lead", "牵头责任单位|牵头单位|牵头部门|主办单位|主责单位"),
    ("supporting", "协同责任单位|协同单位|配合单位|协办单位|会办单位|参与单位"),
    ("units", "责任单位|责任部门|落实单位"),
)
_LABEL = re.compile(
    rf"(?:^|(?<=[\s；;。，,（(]))(?P<label>{'|'.join(words for _, words in _ROLES)})\s*[:：]\s*"
)
_DEED = re.compile("(?P<who>.+?)(?P<deed>牵头负责|共同牵头|牵头|负责|配合|协同|参与)")
_DEEDS: dict[str, Part] = {"配合": "supporting", "协同": "supporting", "参与": "supporting"}
_IN_THE_END = re.compile(r"[（(](?P<inner>[^（()）]*)[)）]\s*[。.]?\s*$")
_UNITS_WITHIN = re.compile(f"{_LABEL.pattern}|(?:牵头|负责|配合)$")

_SEPARATOR = r"[、，,；;/／\n\s]"
# 各县、市、区政府 is one name, with separators in it, and so is 各县（市、区）人民政府.
_COLLECTIVE = (
    r"各[县市区乡镇街道办园]{1,2}(?:[、，,][县市区乡镇街道办园]{1,2})+(?:人民政府|政府|管委会)?"
)
_BRACKETED = r"[（(][^（()）]*[)）]"
_UNIT = re.compile(
    rf"(?P<name>{_COLLECTIVE}|(?:{_BRACKETED}|[^、，,；;/／\n\s])+)(?P<after>{_SEPARATOR}*)"
)
_DEED_IN_BRACKETS = re.compile("[（(](牵头负责|共同牵头|牵头|负责|配合|协同|参与)[)）]")
_BY_DUTY = re.compile("(?:按照?)?(?:各自)?职责(?:分工)?(?:抓好)?(?:负责|落实|配合)?$")
_TIME = re.compile(
    r"[，,；;]?\s*((?:\d{4}年)?(?:\d{1,2}月|[一二三四]季度|上半年|年)[^，,；;、]*?前[^，,；;、]*)$"
)
_GOVERNED = re.compile("^(?P<place>.{1,6}?[区县市旗])(?P<seat>人民政府|政府|管委会|党委)$")
# 葛店开发区 governs itself.
_PLACE = re.compile("^[^各].{0,5}?(?:[县市旗]|(?<!开发)(?<!高新)(?<!经济)(?<!新)(?<!园)区)$")
_MORE = re.compile("(?<=.)等(?:单位|部门|有关单位|相关单位)?$")


class Unit(NamedTuple):
    """A unit that a cell names; `said` are its own words where those were made whole."""

    name: str
    said: str
    and_more: bool = False


def in_parts(text: str, usual: Part) -> dict[Part, str]:
    """What a cell says of each role: 牵头单位：甲；责任单位：乙, or 甲牵头，乙配合, or one."""
    labels = list(_LABEL.finditer(text))
    if labels:
        found: dict[Part, str] = {}
        if before := text[: labels[0].start()].strip(" ；;，,。\n"):
            found[usual] = before
        for label, after in zip(labels, [*labels[1:], None], strict=True):
            said = text[label.end() : after.start() if after else None].strip(" ；;。\n")
            part = next(part for part, words in _ROLES if label["label"] in words.split("|"))
            found[part] = _joined(found.get(part), said)
        return {part: said for part, said in found.items() if said}
    deeds = _in_deeds(_DEED_IN_BRACKETS.sub(r"\1", text))
    return deeds or ({usual: text} if text.strip() else {})


def _in_deeds(text: str) -> dict[Part, str]:
    """甲、乙牵头，丙配合; none where anything stands beyond the last of them."""
    found: dict[Part, str] = {}
    rest = text.strip(" 。")
    while rest:
        deed = _DEED.match(rest)
        if deed is None or not re.match("[，,；;、。]|$", rest[deed.end() :]):
            return {}
        part = _DEEDS.get(deed["deed"], "lead")
        found[part] = _joined(found.get(part), deed["who"].strip("由 "))
        rest = rest[deed.end() :].strip("，,；;、。 ")
    return found


def _joined(before: str | None, said: str) -> str:
    return f"{before}、{said}" if before else said


def sentence_and_units(text: str) -> tuple[str, dict[Part, str]]:
    """A sentence without the brackets at its end that name units, and what they name.

    So do lines of their own below it.
    """
    first, *lines = text.split("\n")
    while lines and not _LABEL.match(lines[0]):
        first = f"{first}\n{lines.pop(0)}"
    if lines:
        return first.strip(), in_parts("\n".join(lines), "units")
    found = _IN_THE_END.search(text)
    inner = _TIME.sub("", found["inner"].strip()) if found else ""
    if found is None or not _UNITS_WITHIN.search(inner):
        return text, {}
    return text[: found.start()].rstrip(" ，,；;"), in_parts(inner, "units")


def time_in_brackets(text: str) -> str:
    """When the brackets at the end of a sentence say that it is due: （甲局牵头，12月底前完成）."""
    found = _IN_THE_END.search(text)
    time = _TIME.search(found["inner"].strip()) if found else None
    is_beside_units = time and found and sentence_and_units(text)[1]
    return time[1] if time and is_beside_units else ""


def units_in(text: str) -> tuple[Unit, ...]:
    """The units that a text names, in its order; each of 甲区、乙县人民政府 with its seat."""
    named = [(found["name"], found["after"]) for found in _UNIT.finditer(text)]
    return tuple(dict.fromkeys(_with_seats(named)))


def _with_seats(named: list[tuple[str, str]]) -> Iterator[Unit]:
    for place, (name, _) in enumerate(named):
        bare = _MORE.sub("", _BY_DUTY.sub("", name) or name)
        if bare == name and _PLACE.match(name):
            seat = _seat_after(named[place:])
            yield Unit(name + seat, name)
        else:
            yield Unit(bare, name, and_more=_MORE.search(name) is not None)


def _seat_after(named: list[tuple[str, str]]) -> str:
    """What governs the places that stand before 、 and are told of together."""
    for (name, after), (following, _) in pairwise(named):
        if not _PLACE.match(name) or after != "、":
            break
        governed = _GOVERNED.match(following)
        if governed:
            return governed["seat"]
    return ""


def table_of(name: str, *, supports: bool) -> str:
    """The table of the programme that a new unit belongs to, told by its name."""
    if _IS_COLLECTIVE.search(name):
        return "collectives"
    if _IS_GROUP.search(name):
        return "groups"
    return "externals" if supports and _IS_OUTSIDE.match(name) else "departments"


_IS_COLLECTIVE = re.compile("各(?!自)|成员单位$|^(?:相关|有关)|(?:有关|相关)(?:单位|部门)$")
_IS_GROUP = re.compile("(?:领导小组|指挥部|专班|合作组|工作组|专项组)(?:办公室)?$")
_IS_OUTSIDE = re.compile("国家|中央|省(?!直管)")
