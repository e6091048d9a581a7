"""Bodies (单位): who leads, supports, supervises or is waited for, and what each may be called."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, NamedTuple

from pydantic import Field

from wuxian.domain.values.basis import Basis, Citation
from wuxian.domain.values.names import (
    BODIES,
    folded,
    is_evident,
    names_in_part,
    or_nearest,
    the_one,
)
from wuxian.domain.values.types import Element, Frozen, Line
from wuxian.errors import NotFound, Refused


class Body(Frozen):
    """A body that leads, supports or reports; `basis` says how its name is known.

    A department, a group or a collective with its `members`, or one outside: the table says which.
    """

    element: ClassVar = Element("name", "{field}“{}”")

    name: Line = Field(title="名称")
    short: Line | None = Field(default=None, title="简称")
    aliases: tuple[Line, ...] = Field(default=(), title="别名")
    members: tuple[Line, ...] = Field(default=(), title="成员")
    basis: Basis = Field(title="依据")
    remark: Line | None = Field(default=None, title="说明")

    @property
    def called(self) -> tuple[str, ...]:
        """Everything it may be called, its official name first."""
        return tuple(dict.fromkeys((self.name, *filter(None, [self.short]), *self.aliases)))


class Office(Body):
    """A body of the programme itself, which supervises and carries no item."""

    element: ClassVar = Element("name", "机构“{}”")

    duty: Line = Field(title="职责")
    citations: tuple[Citation, ...] = Field(default=(), title="出处")


class Role(NamedTuple):
    """What the bodies of some tables may do; `what` they are called together."""

    deed: str
    what: str
    tables: tuple[str, ...]


SIGN = Role("填报", "部门", ("departments", "offices", "groups"))
LEAD = Role("牵头", "部门", ("departments", "groups", "collectives"))
CARRY = Role("共同牵头或配合", "部门", (*LEAD.tables, "externals"))
ANY = Role("列在这里", "单位", (*SIGN.tables, "collectives", "externals"))
"""Who may sign an entry, who lead an item, who carry it along; and everybody there is."""

GATHERED = ("groups", "collectives")
OUTSIDE = "externals"


class Register:
    """The bodies of a programme by their tables, and what the tables are called."""

    def __init__(self, tables: Mapping[str, tuple[Body, ...]], titles: Mapping[str, str]) -> None:
        self.tables = tables
        self._titles = titles

    def names(self, role: Role) -> tuple[str, ...]:
        """The official names of those who may do this."""
        return tuple(body.name for table in role.tables for body in self.tables[table])

    def body(self, word: str, role: Role) -> str:
        """The official name of the one that a word means; else NotFound names the nearest.

        Of our own bodies a part of a name is enough before one outside is thought of.
        """
        ours = self._ways(table for table in role.tables if table != OUTSIDE)
        outside = self._ways(table for table in role.tables if table == OUTSIDE)
        other = self.called(word)
        if other is not None and other not in self.names(role):
            raise self._may_not(other, role)
        try:
            return the_one(word, ours, role.what, outside, BODIES)
        except NotFound:
            likely = self.having(word, ANY)
            if len(likely) == 1 and likely[0] not in self.names(role):
                raise self._may_not(likely[0], role) from None
            raise

    def having(self, word: str, role: Role) -> tuple[str, ...]:
        """The official names of all that may be called so, or of whose name it is a part."""
        ways = self._ways(role.tables) if word else {}
        typed = folded(word)
        return tuple(
            dict.fromkeys(
                name
                for way, name in ways.items()
                if folded(way) == typed or names_in_part(typed, folded(way))
            )
        )

    def is_evident(self, word: str, name: str) -> bool:
        """Whether anybody sees that a word means this body: it begins what that may be called."""
        return any(
            is_evident(word, way) for way, of in self._ways(self.tables).items() if of == name
        )

    def unregistered(self, name: str, role: Role) -> str:
        """What to say of a name that stands in a file and is nobody's who may do this."""
        other = self.called(name)
        if other is None:
            near = or_nearest(name, self.names(role))
            table = f"请先登记到 programme.toml 的 [[{role.tables[0]}]]"
            return f"没有登记的{role.what}“{name}”；{near or table}"
        if other in self.names(role):
            return f"“{name}”不是全称，请写“{other}”"
        refused = self._may_not(other, role)
        return f"{refused.message}；{refused.remedy}"

    def standing_for(self, name: str) -> frozenset[str]:
        """A body and those who act in its name: the members of a group or a collective."""
        found = [name]
        for one in found:
            found += [member for member in self.members(one) if member not in found]
        return frozenset(found)

    def gatherings_of(self, name: str) -> tuple[str, ...]:
        """The groups and collectives that a body acts for, in their order."""
        gathered = (body.name for table in GATHERED for body in self.tables[table])
        return tuple(one for one in gathered if one != name and name in self.standing_for(one))

    def members(self, name: str) -> tuple[str, ...]:
        """The members of a group or a collective, as they are registered; of others none."""
        for table in GATHERED:
            for body in self.tables[table]:
                if body.name == name:
                    return body.members
        return ()

    def _ways(self, tables: Iterable[str]) -> dict[str, str]:
        """Whom each name, short name and alias means."""
        bodies = (body for table in tables for body in self.tables[table])
        return {way: body.name for body in bodies for way in body.called}

    def called(self, word: str) -> str | None:
        """The one that is called exactly so, whatever it may do."""
        ways = {folded(way): name for way, name in self._ways(self.tables).items()}
        return ways.get(folded(word))

    def _may_not(self, name: str, role: Role) -> Refused:
        table = next(
            table for table in self.tables if name in (body.name for body in self.tables[table])
        )
        members = "、".join(self.members(name))
        who = f"请写它的成员：{members}" if members else f"请写别的{role.what}"
        return Refused(f"“{name}”是{self._titles[table]}，不能{role.deed}", remedy=who)
