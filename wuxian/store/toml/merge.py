"""Three versions of a file become one: what only one side changed is taken from that side."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from wuxian.domain.history.conflict import Version
from wuxian.domain.history.differences import Path, label
from wuxian.store.toml.handwriting import written_together
from wuxian.store.toml.parsing import Illegible
from wuxian.store.toml.written import Section, Statement, Written, comments_in


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

_NO_HEADER = Section("", "", {})


def joined_files(
    base: bytes, ours: bytes, theirs: bytes, decide: Decide
) -> tuple[bytes, tuple[Clash, ...]]:
    """The joined file and its clashes; Illegible where a version cannot be read or joined."""
    versions = written_together(base, ours, theirs)
    found = joined(versions[0], versions[1], versions[2], decide)
    data = found.written.text.encode()
    # What is written must say what was meant; a file that would say something else is not
    # joined here but by a person.
    if written_together(base, data, ours, theirs)[1].fields != found.written.fields:
        raise Illegible("not-joined", "两边的改动合不到一起")
    return data, found.clashes


def joined(base: Written, ours: Written, theirs: Written, decide: Decide) -> Joined:
    """Join two versions; which of them is called ours makes no difference to what is joined."""
    # So that both sides write the same bytes, the order and the wording of one and the same
    # version go first, whoever's it is.
    turned = theirs.text < ours.text
    first, second = (theirs, ours) if turned else (ours, theirs)
    joint = _Joint(base, first, second, turned, decide)
    sections = joint.sections()
    end = _lead(base.end, joint.first.end, joint.second.end)
    return Joined(Written(sections, end), tuple(joint.clashes))


@dataclass
class _Joint:
    """The versions in the order they are joined in; `turned` says that theirs goes first."""

    base: Written
    first: Written
    second: Written
    turned: bool
    decide: Decide
    clashes: list[Clash] = field(default_factory=list)

    def sections(self) -> dict[Path, Section]:
        found: dict[Path, Section] = {}
        settled: set[Path] = set()
        for path in in_order(self.base.sections, self.first.sections, self.second.sections):
            if any(path[: len(whole)] == whole for whole in settled):
                continue
            if self._is_whole(path):
                settled.add(path)
                found.update(self._whole(path))
            else:
                sides = (self.base, self.first, self.second)
                section = self._section(path, *(w.sections.get(path, _NO_HEADER) for w in sides))
                if section is not None:
                    found[path] = section
        return found

    def _is_whole(self, path: Path) -> bool:
        """Whether a section came or went with all that lies within it.

        A header may also come or go alone: [six_ones] is there without one while it has a lead.
        """
        if path in self.first.sections and path in self.second.sections:
            return False
        if self.first.within(path) and self.second.within(path):
            return False
        return path in self.base.sections or not self.base.within(path)

    def _whole(self, path: Path) -> dict[Path, Section]:
        """A section that one side does not have, with all that lie within it."""
        base, first, second = (w.within(path) for w in (self.base, self.first, self.second))
        there = first or second
        before, now = _values_of(base), _values_of(there)
        if base and now in (before, {}):
            # Headers that came meanwhile say nothing, but may have a comment.
            return {below: section for below, section in there.items() if below not in base}
        if not before:
            return there
        chosen = self._settled(path, *(_summary(path, side) for side in (base, first, second)))
        return {Version.BASE: base, Version.OURS: first, Version.THEIRS: second}[chosen]

    def _section(
        self, path: Path, base: Section, first: Section, second: Section
    ) -> Section | None:
        statements: dict[str, Statement] = {}
        for key in in_order(base.statements, first.statements, second.statements):
            three = (side.statements.get(key) for side in (base, first, second))
            kept = self._statement((*path, key), *three)
            if kept is not None:
                statements[key] = kept
        header = _text(base.header, first.header, second.header)
        if statements:
            header = header or first.header or second.header
        elif path and not header:
            return None
        heads = (Statement(side.lead, side.header, None) for side in (base, first, second))
        return Section(_lead_to(header, *heads), header, statements)

    def _statement(
        self,
        path: Path,
        base: Statement | None,
        first: Statement | None,
        second: Statement | None,
    ) -> Statement | None:
        if first is not None and second is not None and first.value == second.value:
            was = base or Statement("", "", None)
            text = _text(was.text, first.text, second.text)
            return Statement(_lead_to(text, was, first, second), text, first.value)
        for same, other in ((first, second), (second, first)):
            if _value_of(same) == _value_of(base):
                if base is None or same is None or other is None:
                    return other
                return other._replace(lead=_lead_to(other.text, base, same, other))
        chosen = self._settled(path, *(_value_of(one) for one in (base, first, second)))
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


def in_order(base: Iterable[Key], first: Iterable[Key], second: Iterable[Key]) -> Iterator[Key]:
    """The keys of both: in the order of the side that changed it, or else of the first.

    Each of the other side's own keys comes behind its neighbour.
    """
    before = list(base)
    order, other = list(first), list(second)
    if _is_kept(before, order) and not _is_kept(before, other):
        order, other = other, order
    place = 0
    for key in other:
        if key in order:
            place = order.index(key) + 1
        else:
            order.insert(place, key)
            place += 1
    return iter(order)


def _is_kept(before: list[Key], now: list[Key]) -> bool:
    """Whether the keys of before that are still there stand in their old order."""
    return [key for key in before if key in now] == [key for key in now if key in before]


def _values_of(sections: Mapping[Path, Section]) -> dict[Path, dict[str, object]]:
    return {path: section.values for path, section in sections.items() if section.statements}


def _summary(path: Path, sections: Mapping[Path, Section]) -> dict[str, object] | None:
    """What a section says, for a clerk to see what is at stake; None if it is not there."""
    found = {
        ".".join((*below[len(path) :], key)): value
        for below, section in sections.items()
        for key, value in section.values.items()
    }
    return found or None


def _value_of(statement: Statement | None) -> object:
    """What a statement says; None, which TOML cannot say, where there is none."""
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
    was, one, other = (text.split("\n")[:-1] for text in (base, first, second))
    kept = [line for line in one if line in other or line not in was]
    kept += [line for line in other if line not in was and line not in one]
    return "".join(f"{line}\n" for line in kept)


def _lead_to(text: str, base: Statement, first: Statement, second: Statement) -> str:
    """The comments above a text; those beside another version of it join them."""
    lead = _lead(base.lead, first.lead, second.lead)
    known = [*comments_in(base.text), *comments_in(text)]
    for side in (first, second):
        for comment in comments_in(side.text):
            if comment not in known:
                known.append(comment)
                lead += f"{comment}\n"
    return lead
