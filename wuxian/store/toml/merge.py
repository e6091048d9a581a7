"""Three versions of a file become one: what only one side changed is taken from that side."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from wuxian.domain.history.differences import Path
from wuxian.domain.history.version import Version
from wuxian.store.toml.bracketed import Bracketed, bracketed, joint_names, read
from wuxian.store.toml.handwriting import key_names
from wuxian.store.toml.naming import written_together
from wuxian.store.toml.parsing import Illegible
from wuxian.store.toml.threefold import in_order, lead, lead_to, wording
from wuxian.store.toml.written import Section, Statement, Written


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


Decide = Callable[[Clash], Version | None]
"""Whose version of a clash is taken; None leaves it unsettled."""


class Joined(NamedTuple):
    """The one version, and the clashes: those decided are settled in it, others stand as ours."""

    written: Written
    clashes: tuple[Clash, ...]


_Three = tuple[Statement | None, Statement | None, Statement | None]
_Versions = tuple[Bracketed | None, Bracketed | None, Bracketed | None]

_NO_STATEMENT = Statement("", "", None)
_NO_HEADER = Section("", "", {})


def joined_files(
    base: bytes, ours: bytes, theirs: bytes, decide: Decide
) -> tuple[bytes, tuple[Clash, ...]]:
    """The joined file and its clashes; Illegible where a version cannot be read or joined."""
    versions = written_together(base, ours, theirs)
    try:
        found = joined(versions[0], versions[1], versions[2], decide)
        data = found.written.text.encode()
        # What is written must say what was meant; a file that would say something else is not
        # joined here but by a person.
        if written_together(base, data, ours, theirs)[1].fields == found.written.fields:
            return data, found.clashes
    except tomllib.TOMLDecodeError:
        pass
    raise Illegible("not-joined", "两边的改动合不到一起")


def joined(base: Written, ours: Written, theirs: Written, decide: Decide) -> Joined:
    """Join two versions; which of them is called ours makes no difference to what is joined."""
    # So that both sides write the same bytes, the order and the wording of one and the same
    # version go first, whoever's it is.
    turned = theirs.text < ours.text
    first, second = (theirs, ours) if turned else (ours, theirs)
    joint = _Joint(base, first, second, turned, decide)
    sections = joint.sections()
    end = lead(base.end, joint.first.end, joint.second.end)
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
            kept = self._statement((*path, *key_names(key)), *three)
            if kept is not None:
                statements[key] = kept
        header = wording(base.header, first.header, second.header)
        if statements:
            header = header or first.header or second.header
        elif path and not header:
            return None
        heads = (Statement(side.lead, side.header, None) for side in (base, first, second))
        return Section(lead_to(header, *heads), header, statements)

    def _statement(
        self,
        path: Path,
        base: Statement | None,
        first: Statement | None,
        second: Statement | None,
        *,
        keyed: bool = True,
    ) -> Statement | None:
        """A statement, or a part of a list or of an inline table."""
        three = (base, first, second)
        versions = _taken_apart(three, keyed=keyed)
        if versions is not None:
            return self._joint_parts(path, three, versions, keyed=keyed)
        if first is not None and second is not None and first.value == second.value:
            was = base or _NO_STATEMENT
            text = wording(was.text, first.text, second.text)
            behind = wording(was.behind, first.behind, second.behind)
            above = lead_to(text + behind, was, first, second)
            return Statement(above, text, first.value, behind)
        for same, other in ((first, second), (second, first)):
            if _value_of(same) == _value_of(base):
                if base is None or same is None or other is None:
                    return other
                return other._replace(lead=lead_to(other.whole, base, same, other))
        chosen = self._settled(path, *(_value_of(one) for one in (base, first, second)))
        return {Version.BASE: base, Version.OURS: first, Version.THEIRS: second}[chosen]

    def _joint_parts(
        self, path: Path, three: _Three, versions: _Versions, *, keyed: bool
    ) -> Statement | None:
        """A list by its elements, an inline table by its keys; None for a list that went."""
        base, first, second = versions
        frame = first or second
        if base and second and (first is None or first.frame == base.frame):
            frame = second
        assert frame is not None  # noqa: S101 (one side at least has it)
        named = tuple(joint_names(path[-1], versions))
        parts: list[Statement] = []
        for name in in_order(*named):
            below = (*path, *(key_names(name) if frame.is_table else (name,)))
            own = (names.get(name) for names in named)
            kept = self._statement(below, *own, keyed=frame.is_table)
            parts += [kept] if kept else []
        if not parts and None in versions[1:]:
            return None
        text = frame.text_of(parts)
        was, one, other = (statement or _NO_STATEMENT for statement in three)
        joint = read(lead_to(text, was, one, other), text, keyed=keyed)[1]
        return joint._replace(behind=wording(was.behind, one.behind, other.behind))

    def _settled(self, path: Path, base: object, first: object, second: object) -> Version:
        """Whose version is taken, with `ours` meaning the first and `theirs` the second."""
        ours, theirs = (second, first) if self.turned else (first, second)
        clash = Clash(path, base, ours, theirs)
        self.clashes.append(clash)
        chosen = self.decide(clash) or Version.OURS
        if self.turned and chosen is not Version.BASE:
            return Version.THEIRS if chosen is Version.OURS else Version.OURS
        return chosen


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


def _taken_apart(three: _Three, *, keyed: bool) -> _Versions | None:
    """Three versions of a list or of an inline table; None where a part does not fit to a part.

    A list that is not there is an empty one; a table that a side took away is more than that.
    What only one side has written otherwise is that side's as a whole.
    """
    texts = [one and one.text for one in three]
    if len(set(texts)) < len(texts):
        return None
    base, first, second = (one and bracketed(one.text, keyed=keyed) for one in three)
    versions = (base, first, second)
    there = [found for one, found in zip(three, versions, strict=True) if one is not None]
    if None in there or len({found.is_table for found in there if found}) != 1:
        return None
    is_table = any(found.is_table for found in there if found)
    return None if is_table and None in versions[1:] else versions
