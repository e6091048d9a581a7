"""Whom and what a list names: registered bodies and areas, and those that it brings along."""

from hashlib import sha256

from wuxian.domain.lists.chapters import chapter_name, chapter_units
from wuxian.domain.lists.matters import bare
from wuxian.domain.lists.units import table_of, units_in
from wuxian.domain.plan.bodies import LEAD, Body, Role
from wuxian.domain.plan.programme import Area, Programme
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.names import folded, nearest, shortens_name
from wuxian.errors import NotFound, Refused

_DIGITS = 6
_ALIKE = 0.8
_SEATS = (("人民政府", "政府"), ("管理委员会", "管委会"))
_REMARK = "清单所列"
"""The same whatever the list, so that two that name one body do not disagree about it."""

UNDIVIDED = "重点工作"
"""The area of a list that has no chapters, in a book that has no areas."""


class Registering:
    """A programme that grows by what a list names and nobody has registered yet."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        tables = programme.register.tables.values()
        bodies = [body for table in tables for body in table]
        self._ways = {_plainly(way): body.name for body in bodies for way in body.called}
        self._new_ones: dict[str, list[str]] = {}
        self._alike: list[str] = []

    @property
    def notes(self) -> list[str]:
        """What is newly registered, by the tables that it comes to, and what looks like another."""
        new = [
            f"新{what}{len(names)}个：{'、'.join(names)}" for what, names in self._new_ones.items()
        ]
        gathered = Programme.title_of("collectives") in self._new_ones
        members = ["集合单位的成员要在 programme.toml 里补 members，成员才能替它报送"]
        return [*new, *self._alike, *(members if gathered else ())]

    @property
    def programme(self) -> Programme:
        """The programme as it would be."""
        return self._programme

    def bodies(self, text: str, role: Role) -> tuple[list[str], list[str]]:
        """The official names of the units that a text names, and what to tell of how it was read.

        Refused where one of them may not do this, NotFound where it may be several.
        """
        names: list[str] = []
        notes: list[str] = []
        for unit in units_in(text):
            name = self._body(unit.name, role)
            if unit.and_more:
                notes.append(f"“{unit.said}”：等字后面的单位没有写出")
            elif unit.said != unit.name:
                notes.append(f"“{unit.said}”按“{unit.name}”读")
            if bare(name) != bare(unit.name):
                notes.append(f"“{unit.said}”是{name}")
            names.append(name)
        collective = [name for name in dict.fromkeys(names) if self._is_collective(name)]
        if collective:
            notes.append(f"集合单位：{'、'.join(collective)}")
        return list(dict.fromkeys(names)), notes

    def area(self, chapter: str) -> str:
        """The id of the area that a chapter names, which is registered if nobody has yet."""
        name = chapter_name(chapter)
        if units := chapter_units(chapter):
            told = f"章节“{name}”里写的{'、'.join(units)}没有采用，请写在各行里"
            self._alike += [told] if told not in self._alike else []
        for area in self._programme.areas:
            if folded(name) in map(folded, (area.id, area.name, area.short)):
                return area.id
        digest = sha256(folded(name).encode()).hexdigest()[:_DIGITS]
        made = Area(id=f"area-{digest}", name=name, short=name)
        self._grow("areas", (*self._programme.areas, made))
        self._new_ones.setdefault(Programme.title_of("areas"), []).append(name)
        return made.id

    def _is_collective(self, name: str) -> bool:
        return any(body.name == name for body in self._programme.collectives)

    def _body(self, word: str, role: Role) -> str:
        """The body that a word means; one that is nobody's name is registered."""
        known = self._called(word)
        if known is not None:
            return self._programme.register.body(known, role)
        register = self._programme.register
        try:
            return register.body(word, role)
        except NotFound as unknown:
            if register.having(word, role):
                raise Refused(unknown.message, remedy=unknown.remedy) from None
        return self._new(word, role)

    def _called(self, word: str) -> str | None:
        """The body that is called so, in whatever punctuation, with or without 人民."""
        return self._ways.get(_plainly(word))

    def _new(self, word: str, role: Role) -> str:
        table = table_of(word, supports=role is not LEAD)
        body = Body(name=word, basis=Basis.STATED, remark=_REMARK)
        there: tuple[Body, ...] = self._programme.register.tables[table]
        self._grow(table, (*there, body))
        self._ways[_plainly(word)] = word
        known = [name for name in self._ways.values() if name != word]
        near = nearest(word, known, _ALIKE)
        near += [name for name in dict.fromkeys(known) if shortens_name(name, word)]
        near = list(dict.fromkeys(near))
        if near:
            self._alike.append(f"新登记的“{word}”和{'、'.join(near)}相近，请核对是不是同一个单位")
        self._new_ones.setdefault(Programme.title_of(table), []).append(word)
        return word

    def _grow(self, field: str, value: tuple[Body, ...] | tuple[Area, ...]) -> None:
        # Not a copy: what was reckoned from the bodies before would come along.
        fields = {name: getattr(self._programme, name) for name in Programme.model_fields}
        self._programme = Programme.model_validate({**fields, field: value})


def _plainly(name: str) -> str:
    said = bare(name)
    for full, short in _SEATS:
        said = said.replace(full, short)
    return said
