"""A file as it was written: sections of statements, each with the comments above it."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wuxian.domain.history.differences import Fields, Path, fields_of_table, named_by


class Statement(NamedTuple):
    """A key with its value: the text it was written as, and the lines that lead to it.

    Of the parts of a list or an inline table, `behind` is the comment behind their comma.
    """

    lead: str
    text: str
    value: object
    behind: str = ""

    @property
    def whole(self) -> str:
        """Its text with the comment behind."""
        return self.text + self.behind


class Section(NamedTuple):
    """A table of the file: its header, and its statements by their keys."""

    lead: str
    header: str
    statements: Mapping[str, Statement]

    @property
    def values(self) -> dict[str, object]:
        """What it says, whatever it looks like."""
        return {key: statement.value for key, statement in self.statements.items()}


class Written(NamedTuple):
    """A whole file: its sections by their paths, the first one without a header, and its end.

    The element of a list has the name it is told apart by in its path: ("goals", "2021").
    """

    sections: Mapping[Path, Section]
    end: str

    @property
    def text(self) -> str:
        """The file as it was written, each section followed by those within it."""
        return "".join(self._text(())) + self.end

    def _text(self, path: Path) -> list[str]:
        section = self.sections.get(path)
        parts = [section.lead, section.header] if section else []
        for statement in section.statements.values() if section else ():
            parts += [statement.lead, statement.text]
        for child in self.children(path):
            parts += self._text(child)
        return parts

    def children(self, path: Path) -> tuple[Path, ...]:
        """The sections that lie within this one and within no other below it."""
        return tuple(below for below in self.sections if below and self.parent(below) == path)

    def parent(self, path: Path) -> Path:
        """The section that this one lies within."""
        return next(
            path[:end] for end in range(len(path) - 1, -1, -1) if path[:end] in self.sections
        )

    def within(self, path: Path) -> dict[Path, Section]:
        """A section and all that lie within it."""
        return {p: section for p, section in self.sections.items() if p[: len(path)] == path}

    @property
    def fields(self) -> Fields:
        """What the file says, field by field."""
        found: Fields = {}
        for path, section in self.sections.items():
            for below, value in fields_of_table(section.values).items():
                found[(*path, *below)] = value
        return found


def element_name(list_name: str, values: Mapping[str, object]) -> str:
    """What an element of a list is told apart by; where nothing is set for that, all it says."""
    key = named_by(list_name) or "name"
    if key in values:
        return str(values[key])
    if is_citation(values):
        return f"{values['document']} {values['section']}"
    return " ".join(f"{name}={value}" for name, value in values.items())


def full_name(values: Mapping[str, object]) -> str:
    """What an element is told apart by from one that has the same name."""
    if is_citation(values):
        return f"{values['document']} {values['section']} {values.get('facts')}"
    return " ".join(f"{name}={value}" for name, value in values.items())


def element_names(list_name: str, versions: Sequence[Sequence[object]]) -> list[list[str]]:
    """What the elements of a list are told apart by in each of its versions, the oldest first."""
    names = [[_short_name(list_name, element) for element in elements] for elements in versions]
    unsure = {name for own in names for name, times in Counter(own).items() if times > 1}
    # Two new citations of one section need not be the same.
    for elements, own in zip(versions[1:], names[1:], strict=True):
        new = (name for element, name in zip(elements, own, strict=True) if _cites(element))
        unsure |= {*new} - {*names[0]}
    return [
        list(
            distinct(
                full_name(element) if name in unsure and isinstance(element, Mapping) else name
                for element, name in zip(elements, own, strict=True)
            )
        )
        for elements, own in zip(versions, names, strict=True)
    ]


def _short_name(list_name: str, element: object) -> str:
    return element_name(list_name, element) if isinstance(element, Mapping) else repr(element)


def _cites(element: object) -> bool:
    return isinstance(element, Mapping) and is_citation(element)


def distinct(names: Iterable[str]) -> Iterator[str]:
    """The names, with a number behind one that was there before."""
    found: set[str] = set()
    for name in names:
        numbered = (f"{name} {n}" for n in itertools.count(2))
        own = name if name not in found else next(one for one in numbered if one not in found)
        found.add(own)
        yield own


def is_citation(values: Mapping[str, object]) -> bool:
    """Whether it cites a section of a document, which another may cite for other facts."""
    return "document" in values and "section" in values


STRING = r"""(?:\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|\"(?:\\.|[^\"\\])*\"|'[^']*')"""
"""A text in quotes, for a pattern to which a dot is any character."""

_STRINGS_AND_COMMENTS = re.compile(rf"{STRING}|(\#[^\r\n]*)", re.DOTALL)


def comments_in(text: str) -> list[str]:
    """The comments behind and between the parts of a statement or a header."""
    return [comment for comment in _STRINGS_AND_COMMENTS.findall(text) if comment]
