"""Parts of a goal as people say them, read into the model."""

import re
from collections.abc import Iterable

from pydantic import ValidationError

from wuxian.cli.bodies import body_meant, each_of
from wuxian.cli.goals import (
    end_of,
    numbered,
    refuse_called_the_same,
    several,
    step_of,
    targets_of,
)
from wuxian.domain.checks.flaws import flaws
from wuxian.domain.plan.bodies import CARRY, LEAD, Register
from wuxian.domain.plan.goal import Goal, Part
from wuxian.domain.values.names import or_nearest
from wuxian.errors import Refused

_FORM = "例：--part 赤壁长江大桥；时限=9月底前；牵头=市交通运输局；指标=桥墩至少12座；权重=2"
_ONCE = ("编号", "目标", "领导", "牵头", "配合", "时限", "权重")
_SEVERAL = ("指标", "节点")
_COMMA = re.compile(rf"[,，、]\s*(?:{'|'.join((*_ONCE, *_SEVERAL))})\s*[=＝]")


def parts_of(
    texts: Iterable[str], year: int, before: Goal | None, register: Register
) -> tuple[Part, ...]:
    """Parts, each with an id to report it by.

    One that the goal before had by the same title keeps its id, so that its reports count on.
    """
    known = {part.title: part.id for part in before.parts} if before else {}
    found: list[Part] = []
    for text in texts:
        taken = {*known.values(), *(part.id for part in found)}
        spare = next(name for n in range(1, 1000) if (name := f"part-{n}") not in taken)
        found.append(_Said(text).part(year, known, spare, register))
    refuse_called_the_same("子任务", [part.title for part in found])
    return tuple(found)


class _Said:
    """What is said of a part: its title, and then what of it under which word."""

    def __init__(self, text: str) -> None:
        self._text = text
        if _COMMA.search(text):
            raise self._refused("各项要用分号（；）隔开")
        title, *fields = several(text.replace("＝", "=")) or [""]
        self._name, _, self._title = (part.strip() for part in title.rpartition("="))
        self._fields: dict[str, list[str]] = {}
        for field in fields:
            self._take(field)
        for key in _ONCE:
            if len(self._fields.get(key, [])) > 1:
                raise self._refused(f"“{key}”写了{len(self._fields[key])}次，请只写一个")

    def _take(self, field: str) -> None:
        key, _, value = (part.strip() for part in field.partition("="))
        if key not in (*_ONCE, *_SEVERAL) or not value:
            known = (*_ONCE, *_SEVERAL)
            near = or_nearest(key, known) if value and key not in known else ""
            raise self._refused(f"“{field}”读不懂；{near or '可写：' + '、'.join(known)}")
        self._fields.setdefault(key, []).append(value)

    def part(self, year: int, known: dict[str, str], spare: str, register: Register) -> Part:
        """The part; without an id it has that of the one of its title, or the spare one."""
        end, when, own = end_of(self._one("时限"), year)
        steps = [*(step_of(words, year) for words in self._fields.get("节点", [])), *own]
        lead, weight = self._one("牵头"), self._one("权重") or "1"
        if not weight.isdecimal():
            raise self._refused(f"权重“{weight}”不是整数")
        supporting = each_of([self._one("配合") or ""], register)
        try:
            return Part(
                id=self._one("编号") or self._name or known.get(self._title, spare),
                title=self._title,
                text=self._one("目标"),
                weight=int(weight),
                leader=self._one("领导"),
                lead=body_meant(lead, LEAD, register) if lead else None,
                supporting=tuple(body_meant(word, CARRY, register) for word in supporting),
                due=end.day,
                due_words=when,
                soft=end.is_soft or None,
                open_ended=end.is_open_ended or None,
                targets=targets_of(self._fields.get("指标", []), [], []),
                milestones=numbered(steps),
            )
        except ValidationError as error:
            flaw = next(iter(flaws(error, Part)))
            raise self._refused(f"{Part.title_of(flaw.field)}{flaw.message}") from None

    def _one(self, key: str) -> str | None:
        return self._fields.get(key, [None])[0]

    def _refused(self, why: str) -> Refused:
        return Refused(f"--part “{self._text}”：{why}", remedy=_FORM)
