"""Who carries a matter, as its row says it: leader, lead, who leads along, who supports."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.lines import CellUnread, Line, one_line
from wuxian.domain.lists.matters import units_of
from wuxian.domain.lists.registering import Registering
from wuxian.domain.lists.units import Part, in_parts
from wuxian.domain.plan.bodies import CARRY, LEAD
from wuxian.domain.plan.plan import SHARED, Assignment, Plan, Post, SixOnes, Support
from wuxian.domain.standing.six_ones import Holding
from wuxian.domain.values.basis import Basis, Citation
from wuxian.errors import NotFound, Refused


class Carriers(NamedTuple):
    """Who carries a matter; what to tell of how they were read stands in the notes."""

    leader: str | None = None
    lead: str | None = None
    co_leads: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    team: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """Who carries it beside the lead, and how all were read."""
        leader, team = ((name,) if name else () for name in (self.leader, self.team))
        posts = (Post.LEADER, Post.CO_LEAD, Post.SUPPORTING, Post.TEAM)
        named = zip(posts, (leader, self.co_leads, self.supporting, team), strict=True)
        said = [f"{post.label}：{'、'.join(names)}" for post, names in named if names]
        return (*said, *self.notes)


def carriers_of(line: Line, registering: Registering, *, has_leads: bool = False) -> Carriers:
    """Who carries a row's matter; CellUnread where a unit cannot be told.

    责任单位 beside a lead support it; alone they lead, the first named first, though the list
    has a column of leads (`has_leads`).
    """
    said, columns = _said(line)
    promoted = "lead" not in said and "units" in said
    leading = said.get("units" if promoted else "lead", "")
    supporting = "" if promoted else said.get("units", "")
    supporting = "、".join(filter(None, (supporting, said.get("supporting", ""))))
    column = columns.get("units" if promoted else "lead", Meaning.LEAD)
    leads, notes = _read(leading, registering, column, leads=True)
    others, more = _read(supporting, registering, columns.get("supporting", Meaning.UNITS))
    if promoted and has_leads and leads:
        notes = [f"没有写牵头单位，责任单位里的第一个（{leads[0]}）作牵头", *notes]
    return Carriers(
        leader="、".join(_names_in(said.get("leader", ""))) or None,
        lead=leads[0] if leads else None,
        co_leads=tuple(leads[1:]),
        supporting=tuple(name for name in others if name not in leads),
        team=one_line(line.said(Meaning.TEAM)) or None,
        notes=(*notes, *more),
    )


def _names_in(text: str) -> list[str]:
    """Persons, a line each; the blank between a name and a post stays."""
    return [said for line in text.split("\n") if (said := " ".join(line.split()))]


_COLUMNS: tuple[tuple[Part, Meaning], ...] = (
    ("leader", Meaning.LEADER),
    ("lead", Meaning.LEAD),
    ("units", Meaning.UNITS),
    ("supporting", Meaning.SUPPORTING),
)


def _said(line: Line) -> tuple[dict[Part, str], dict[Part, Meaning]]:
    """What a row says of each role, and in which column; its sentence may end with units, too."""
    said: dict[Part, str] = dict(units_of(line))
    columns: dict[Part, Meaning] = dict.fromkeys(said, Meaning.TITLE)
    for usual, meaning in _COLUMNS:
        text = line.said(meaning)
        found = {usual: text} if meaning is Meaning.LEADER else in_parts(text, usual)
        for part, words in found.items():
            if words:
                said[part] = "、".join(filter(None, (said.get(part), words)))
                columns.setdefault(part, meaning)
    return said, columns


def _read(
    text: str, registering: Registering, column: Meaning, *, leads: bool = False
) -> tuple[list[str], list[str]]:
    if not text:
        return [], []
    try:
        first, notes = registering.bodies(text, LEAD if leads else CARRY)
    except (NotFound, Refused) as error:
        raise CellUnread(column, f"{error.message}；{error.remedy}".rstrip("；")) from None
    return first, notes


def plan_of_a_row(
    called: tuple[int, str],
    area: tuple[str, Basis],
    carriers: Carriers,
    cited: Citation,
    remark: str | None,
) -> Plan:
    """The plan of a new item of this number and title, resting on its row.

    ValidationError where a text does not fit.
    """
    number, title = called
    basis = Basis.STATED

    def assigned(holder: str | None) -> Assignment | None:
        if holder is None:
            return None
        return Assignment(holder=holder, basis=basis, remark=remark, citations=(cited,))

    def carried(names: tuple[str, ...]) -> tuple[Support, ...]:
        return tuple(Support(department=name, basis=basis, remark=remark) for name in names)

    return Plan(
        number=number,
        title=title,
        area=area[0],
        area_basis=area[1],
        six_ones=SixOnes(
            leader=assigned(carriers.leader),
            lead=assigned(carriers.lead),
            team=assigned(carriers.team),
        ),
        co_leads=carried(carriers.co_leads),
        supporting=carried(carriers.supporting),
        citations=(cited,),
    )


class Change(NamedTuple):
    """A post that a row fills otherwise than it is, or that was only inferred so far."""

    post: Post
    holder: str
    words: str


def newly_held(
    carriers: Carriers, held: dict[Post, Holding], shared: dict[Post, tuple[Holding, ...]]
) -> list[Change]:
    """What a row changes of who carries an item."""
    named = (
        (Post.LEADER, carriers.leader), (Post.LEAD, carriers.lead), (Post.TEAM, carriers.team),
    )  # fmt: skip
    found = [
        Change(post, name, _held_words(held[post], name))
        for post, name in named
        if name and (name != held[post].holder or held[post].basis is Basis.INFERRED)
    ]
    for post, names in zip(SHARED, (carriers.co_leads, carriers.supporting), strict=True):
        known = {one.holder for one in shared[post] if one.basis is not Basis.INFERRED}
        inferred = {one.holder for one in shared[post]} - known
        found += [
            Change(post, name, f"{_CONFIRMED if name in inferred else '新增'}{post.label} {name}")
            for name in names
            if name not in known
        ]
    return found


_CONFIRMED = "按清单落实"


def _held_words(held: Holding, name: str) -> str:
    if held.holder is None:
        return f"{held.post.label} {name}"
    if held.holder == name:
        return f"{_CONFIRMED}{held.post.label} {name}（原为推定）"
    return f"{held.post.label}由 {held.words} 改为 {name}"


def no_longer_listed(
    carriers: Carriers, shared: dict[Post, tuple[Holding, ...]], listed: Collection[Post]
) -> Iterator[str]:
    """Who carries an item along and stands in no column of the list any more: nobody ends that."""
    for post, names in zip(SHARED, (carriers.co_leads, carriers.supporting), strict=True):
        gone = [one.holder for one in shared[post] if one.holder and one.holder not in names]
        gone = [name for name in gone if name not in (carriers.lead, *carriers.co_leads)]
        if gone and post in listed:
            yield (
                f"清单没有再列{post.label} {'、'.join(gone)}，仍然保留；"
                f"不再是的请用 wuxian appoint 序号 {post.label} 单位 --end 免去"
            )
