"""A hand-written file as single fields, each under a path that does not shift with its place."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wuxian.domain.plan.plan import Post
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.types import Frozen

Path = tuple[str, ...]
"""Where a field stands: ("goals", "2021", "due") is the due date of the goal of 2021."""

Fields = dict[Path, object]

# The elements of these lists are told apart by one of their own fields, never by their place.
NAMED_BY = {
    "goals": "year",
    "milestones": "id",
    "supporting": "department",
    "areas": "id",
    "departments": "name",
    "offices": "name",
    "documents": "id",
    "governance": "name",
    "years": "year",
    "holidays": "name",
}

# What an element is called by, where that is not what it is told apart by.
_CALLED_BY = {"milestones": "title", "areas": "name", "documents": "title"}

_POSTS = "six_ones"

_ELEMENTS = {
    "goals": "{}年目标",
    "milestones": "节点“{}”",
    "supporting": "配合部门“{}”",
    "areas": "领域“{}”",
    "departments": "部门“{}”",
    "offices": "机构“{}”",
    "documents": "文件“{}”",
    "governance": "工作机制“{}”",
    "years": "{}年",
    "holidays": "放假“{}”",
}

_WORDS = {
    "number": "序号",
    "title": "标题",
    "area": "领域",
    "area_basis": "领域依据",
    "covers": "包括内容",
    "six_ones": "",
    "leader": "市领导",
    "lead": "牵头部门",
    "team": "工作专班",
    "mechanism": "协调机制",
    "fund": "专项经费",
    "holder": "",
    "basis": "依据",
    "remark": "说明",
    "citations": "出处",
    "text": "内容",
    "due": "完成时限",
    "due_words": "时限原文",
    "name": "名称",
    "notice": "提示",
    "time_zone": "时区",
    "as_of": "固定日期",
    "git": "git",
    "commit": "自动提交",
    "term": "期限",
    "first_year": "起始年",
    "last_year": "终止年",
    "short": "简称",
    "duty": "职责",
    "issuer": "发文单位",
    "date": "日期",
    "reference": "文号",
    "figures": "数据",
    "source": "规则出处",
    "lamps": "灯号规则",
    "yellow_below": "黄灯线",
    "red_below": "红灯线",
    "reminders": "提醒",
    "due_within": "到期提醒天数",
    "silent_after": "未报送提醒天数",
    "first": "首日",
    "last": "末日",
    "working_days": "调休上班",
    "year": "年份",
    "goals": "年度目标",
    "milestones": "节点",
    "supporting": "配合部门",
    "areas": "领域",
    "departments": "部门",
    "offices": "机构",
    "documents": "文件",
    "governance": "工作机制",
    "years": "年份",
    "holidays": "放假",
    "percent": "进度",
    "milestone": "完成节点",
    "note": "进展情况",
    "problem": "存在问题",
    "next": "下一步",
    "post": "职责",
    "document": "文件",
    "to": "所指的记录",
    "reason": "原因",
    "by": "填报部门",
    "recorded": "登记时间",
    "date_words": "日期原文",
    "citation": "出处",
    "section": "章节",
    "facts": "事实",
}


class FieldChange(NamedTuple):
    """A field that differs; None is a field that is not there."""

    field: str
    label: str
    before: object
    after: object

    @property
    def words(self) -> str:
        """The change as a clerk says it, on one line."""
        return " ".join(self._words.split())

    @property
    def _words(self) -> str:
        if self.before is None:
            return f"新增{self.label}{self._bracketed('', self.after)}"
        if self.after is None:
            return f"删去{self.label}{self._bracketed('原为', self.before)}"
        return f"{self.label}由 {value_words(self.before)} 改为 {value_words(self.after)}"

    def _bracketed(self, lead: str, value: object) -> str:
        """A value behind its name; of a whole element only what its name does not say yet."""
        if isinstance(value, dict):
            value = {key: part for key, part in value.items() if str(part) not in self.label}
        words = value_words(value)
        return f"（{lead}{words}）" if words else ""


def fields_of(model: Frozen) -> Fields:
    """The fields of a model that are set, in its order."""
    return dict(_walk((), model.model_dump(exclude_none=True)))


def fields_of_table(table: Mapping[str, object]) -> Fields:
    """The fields of a file's table, in its order."""
    return dict(_walk((), table))


def differences(before: Fields, after: Fields) -> tuple[FieldChange, ...]:
    """Every field that differs; an element of a list that came or went is one change."""
    changes: dict[Path, FieldChange] = {}
    for path in (*before, *(path for path in after if path not in before)):
        old, new = before.get(path), after.get(path)
        if old == new:
            continue
        element = _whole_element(path, before, after)
        if element not in changes:
            if element != path:
                old, new = _below(element, before), _below(element, after)
            called = label(element, {**before, **after})
            changes[element] = FieldChange(".".join(element), called, old, new)
    return tuple(changes.values())


def label(path: Path, fields: Fields | None = None) -> str:
    """What a field is called; with the file's fields, elements are called by their titles."""
    words: list[str] = []
    end = 0
    while end < len(path):
        part = path[end]
        end += 1
        if part in _ELEMENTS and end < len(path):
            title = (*path[: end + 1], _CALLED_BY.get(part, ""))
            words.append(_ELEMENTS[part].format((fields or {}).get(title, path[end])))
            end += 1
        elif part == "notice" and path[0] == "years":
            words.append("通知文号")
        elif path == ("holder",):
            words.append("人选")
        else:
            words.append(_WORDS.get(part, part))
    return "的".join(word for word in words if word)


def value_words(value: object) -> str:
    """A value as a clerk reads it."""
    match value:
        case dt.datetime():
            words = f"{day_words(value)} {value:%H:%M:%S}"
        case dt.date():
            words = day_words(value)
        case Post():
            words = value.label
        case bool():
            words = "是" if value else "否"
        case str() if value in tuple(Basis):
            words = Basis(value).label
        case dict():
            said = (part for part in value.values() if part not in _NOTHING)
            words = "，".join(value_words(part) for part in said)
        case list() | tuple():
            words = "、".join(value_words(part) for part in value) or "无"
        case _:
            words = str(value)
    return words


_NOTHING: tuple[object, ...] = (None, (), [], {})


def _walk(path: Path, value: object) -> Iterator[tuple[Path, object]]:
    match value:
        case Mapping() if value or not path:
            for key, part in value.items():
                yield from _walk((*path, str(key)), part)
        case list() | tuple() if (names := _names(path, value)) is not None:
            for name, part in zip(names, value, strict=True):
                yield from _walk((*path, name), part)
        case _ if value in _NOTHING:
            return
        case _:
            yield path, value


def _names(path: Path, elements: list[object] | tuple[object, ...]) -> list[str] | None:
    """What a list's elements are told apart by; None where they are not, or not for sure."""
    key = NAMED_BY.get(path[-1])
    if key is None or not elements:
        return None
    names = [str(part[key]) for part in elements if isinstance(part, Mapping) and key in part]
    return names if len(set(names)) == len(elements) else None


def _whole_element(path: Path, before: Fields, after: Fields) -> Path:
    """The outermost element of a list, or post, that is wholly new or gone, else the field."""
    for end in range(2, len(path)):
        element = path[:end]
        is_one = path[end - 2] in NAMED_BY or path[end - 2] == _POSTS
        if is_one and not (_has(element, before) and _has(element, after)):
            return element
    return path


def _has(element: Path, fields: Fields) -> bool:
    return any(path[: len(element)] == element for path in fields)


def _below(element: Path, fields: Fields) -> dict[str, object] | None:
    size, name = len(element), (NAMED_BY.get(element[-2]),)
    found = {
        ".".join(path[size:]): value
        for path, value in fields.items()
        # What an element is told apart by stands in its path already.
        if path[:size] == element and path[size:] != name and path[-1] != "id"
    }
    return found or None
