"""Three versions of a file become one: what only one side changed is taken from that side."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeVar

from wuxian.domain.changes.fields import Path, label
from wuxian.domain.joining.written import Section, Statement, Written


class Version(StrEnum):
    """Which of the three versions of a file."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"


class Clash(NamedTuple):
    """A field, or a whole section, that both sides changed to something else.

    None stands for a side that took it away.
    """

    path: Path
    base: object
    ours: object
    theirs: object

    @property
    def field(self) -> str:
        """The field as the file has it."""
        return ".".join(self.path)

    @property
    def label(self) -> str:
        """What the field is called."""
        return label(self.path)


Decide = Callable[[Clash], Version | None]
"""Whose version of a clash is taken; None leaves it unsettled."""


class Joined(NamedTuple):
    """The one version, and the clashes: those decided are settled in it, others stand as ours."""

    written: Written
    clashes: tuple[Clash, ...]


Key = TypeVar("Key")


def joined(base: Written, ours: Written, theirs: Written, decide: Decide) -> Joined:
    """Join two versions; which of them is called ours makes no difference to what is joined."""
    # So that both sides write the same bytes, the order and the wording of one and the same
    # version go first, whoever's it is.
    turned = theirs.text < ours.text
    first, second = (theirs, ours) if turned else (ours, theirs)
    joint = _Joint(_Sides(base, first, second, turned), decide)
    sections = joint.sections()
    end = _text(base.end, joint.first.end, joint.second.end)
    return Joined(Written(sections, end), tuple(joint.clashes))


class _Sides(NamedTuple):
    """The versions in the order they are joined in; `turned` says that theirs goes first."""

    base: Written
    first: Written
    second: Written
    turned: bool


class _Joint:
    def __init__(self, sides: _Sides, decide: Decide) -> None:
        self.base, self.first, self.second, self.turned = sides
        self.decide = decide
        self.clashes: list[Clash] = []

    def sections(self) -> dict[Path, Section]:
        found: dict[Path, Section] = {}
        settled: set[Path] = set()
        for path in in_order(self.first.sections, self.second.sections):
            if any(path[: len(whole)] == whole for whole in settled):
                continue
            base, first, second = (
                w.sections.get(path) for w in (self.base, self.first, self.second)
            )
            if first is not None and second is not None:
                found[path] = self._section(path, base, first, second)
            else:
                settled.add(path)
                found.update(self._whole(path))
        return found

    def _whole(self, path: Path) -> dict[Path, Section]:
        """A section that one side does not have, with all that lie within it."""
        base, first, second = (w.within(path) for w in (self.base, self.first, self.second))
        there, other = (first, second) if path in first else (second, first)
        if path not in base:
            return {**other, **there}
        if _said(there) == _said(base) and not other:
            return {}
        chosen = self._settled(path, _summary(base), _summary(first), _summary(second))
        return {Version.BASE: base, Version.OURS: first, Version.THEIRS: second}[chosen]

    def _section(
        self, path: Path, base: Section | None, first: Section, second: Section
    ) -> Section:
        before = base.statements if base else {}
        statements: dict[str, Statement] = {}
        for key in in_order(first.statements, second.statements):
            three = (before.get(key), first.statements.get(key), second.statements.get(key))
            kept = self._statement((*path, key), *three)
            if kept is not None:
                statements[key] = kept
        lead = _lead(base.lead if base else "", first.lead, second.lead)
        return Section(
            lead, _text(base.header if base else "", first.header, second.header), statements
        )

    def _statement(
        self,
        path: Path,
        base: Statement | None,
        first: Statement | None,
        second: Statement | None,
    ) -> Statement | None:
        if _value(first) == _value(second):
            if first is None or second is None:
                return first or second
            was = base or Statement("", "", None)
            return Statement(
                _lead(was.lead, first.lead, second.lead),
                _text(was.text, first.text, second.text),
                first.value,
            )
        if _value(first) == _value(base):
            return second
        if _value(second) == _value(base):
            return first
        chosen = self._settled(path, *(_plain(one) for one in (base, first, second)))
        return {Version.BASE: base, Version.OURS: first, Version.THEIRS: second}[chosen]

    def _settled(self, path: Path, base: object, first: object, second: object) -> Version:
        """Whose version is taken, with `ours` meaning the first and `theirs` the second."""
        ours, theirs = (second, first) if self.turned else (first, second)
        clash = Clash(path, base, ours, theirs)
        self.clashes.append(clash)
        chosen = self.decide(clash) or Version.OURS
        if self.turned and chosen is not Version.BASE:
            return Version.THEIRS if chosen is Version.OURS else Version.OURS
        return chosen


def in_order(first: Iterable[Key], second: Iterable[Key]) -> Iterator[Key]:
    """The keys of both: the first's order, and each of the second's own behind its neighbour."""
    order = list(first)
    place = 0
    for key in second:
        if key in order:
            place = order.index(key) + 1
        else:
            order.insert(place, key)
            place += 1
    return iter(order)


def _said(sections: Mapping[Path, Section]) -> dict[Path, dict[str, object]]:
    return {path: section.values for path, section in sections.items()}


def _summary(sections: Mapping[Path, Section]) -> dict[str, object] | None:
    """What a section says, for a clerk to see what is at stake; None if it is not there."""
    found = {key: value for section in sections.values() for key, value in section.values.items()}
    return found or None


class _Value(NamedTuple):
    """A value, so that a field that is not there differs from whatever it could say."""

    value: object
    there: bool


def _value(statement: Statement | None) -> _Value:
    return _Value(None, there=False) if statement is None else _Value(statement.value, there=True)


def _plain(statement: Statement | None) -> object:
    return None if statement is None else statement.value


def _text(base: str, first: str, second: str) -> str:
    """Words that both sides may have changed without changing what they say."""
    return second if first == base else first


def _lead(base: str, first: str, second: str) -> str:
    """Comments above: what both sides wrote is kept, the one below the other."""
    if first in (base, second):
        return second
    if second == base:
        return first
    lines = first.splitlines(keepends=True)
    return "".join(
        [*lines, *(line for line in second.splitlines(keepends=True) if line not in lines)]
    )
