"""Versions of one hand-written file, in which the same element of a list has the same name."""

import itertools
from collections import Counter

from wuxian.domain.history.differences import Path
from wuxian.store.toml.forms import in_one_form
from wuxian.store.toml.handwriting import Header, Read, read_file
from wuxian.store.toml.written import Written, element_name, full_name, is_citation

_Shared = frozenset[tuple[str, str]]


def written_together(base: bytes, *sides: bytes) -> tuple[Written, ...]:
    """Versions of one file, so that the same element of a list bears the same name in each.

    Illegible where one is no table.
    """
    read = in_one_form(*map(read_file, (base, *sides)))
    shared = _new_citations(*read).union(*map(_shared_names, read))
    return tuple(_named(one, shared) for one in read)


def _shared_names(read: Read) -> _Shared:
    """The names that two elements of one list have in common, each with the list's."""
    paths = _paths(read.headers, [str(place) for place in range(len(read.headers))])
    times = Counter(
        (path[:-1], element_name(path[-2], section.values))
        for path, header, section in zip(paths, read.headers, read.sections, strict=True)
        if header.of_list
    )
    return frozenset((path[-1], name) for (path, name), count in times.items() if count > 1)


def _new_citations(base: Read, *sides: Read) -> _Shared:
    """The names of new citations: two of one section need not be the same."""
    before, after = (
        frozenset(
            (header.names[-1], element_name(header.names[-1], section.values))
            for read in versions
            for header, section in zip(read.headers, read.sections, strict=True)
            if header.of_list and is_citation(section.values)
        )
        for versions in ([base], sides)
    )
    return after - before


def _named(read: Read, shared: _Shared) -> Written:
    """An element of a list bears a name instead of its place, and a full one if it shares it.

    Its place says nothing: the one before it may be taken away.
    """
    names = []
    for header, section in zip(read.headers, read.sections, strict=True):
        name = element_name(header.names[-1], section.values) if header.of_list else ""
        is_shared = header.of_list and (header.names[-1], name) in shared
        names.append(full_name(section.values) if is_shared else name)
    paths = _paths(read.headers, names)
    return Written(dict(zip(paths, read.sections, strict=True)), read.end)


def _paths(headers: list[Header], names: list[str]) -> list[Path]:
    found: dict[Path, None] = {}
    lists: dict[Path, Path] = {}
    for header, name in zip(headers, names, strict=True):
        path: Path = ()
        for outer in header.names[:-1]:
            path = (*path, outer)
            path = lists.get(path, path)
        path = (*path, *header.names[-1:])
        if header.of_list:
            numbered = (f"{name} {n}" for n in itertools.count(2))
            element = (*path, name)
            while element in found:
                element = (*path, next(numbered))
            lists[path] = path = element
        found[path] = None
    return list(found)
