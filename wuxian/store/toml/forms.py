"""The several forms that TOML has for one thing: versions of a file come to the same."""

import json
from collections.abc import Iterator

from wuxian.store.toml.bracketed import Bracketed, bracketed
from wuxian.store.toml.handwriting import BARE, Header, Read, key_names, value_start
from wuxian.store.toml.written import Section, Statement, comments_in

_Names = tuple[str, ...]
_Headed = tuple[Header, Section]


def in_one_form(*versions: Read) -> list[Read]:
    """What has a header of its own in one version has one in each.

    So a department that one side adds to a list in brackets, and one that the other side adds
    as [[departments]], are two of one list.
    """
    forms = _Forms(frozenset(header for read in versions for header in read.headers))
    return [forms.of(read) for read in versions]


class _Forms:
    """The headers that there are in one of the versions."""

    def __init__(self, headers: frozenset[Header]) -> None:
        self._lists = {header.names for header in headers if header.of_list}
        self._tables = {header.names for header in headers if header.names} - self._lists

    def of(self, read: Read) -> Read:
        """A version with all of them."""
        written = zip(read.headers, read.sections, strict=True)
        found = [one for header, section in written for one in self._sections(header, section)]
        return Read([header for header, _ in found], [section for _, section in found], read.end)

    def _sections(self, header: Header, section: Section) -> Iterator[_Headed]:
        """A section, and behind it those that it has in brackets or by keys with dots."""
        own: dict[str, Statement] = {}
        dotted: dict[_Names, dict[str, Statement]] = {}
        below: list[_Headed] = []
        for key, statement in section.statements.items():
            names = (*header.names, *map(_unquoted, key_names(key)))
            outer = self._table_around(names, header.names)
            inner = (
                bracketed(statement.text, keyed=True)
                if isinstance(statement.value, dict | list)
                else None
            )
            if inner and self._has_header(names, inner):
                below += _headed(names, statement, inner)
            elif outer:
                rest = ".".join(key_names(key)[len(outer) - len(header.names) :])
                text = f"{rest} ={statement.text[value_start(statement.text) :]}"
                dotted.setdefault(outer, {})[rest] = statement._replace(text=text)
            else:
                own[key] = statement
        yield header, section._replace(statements=own)
        for outer, statements in dotted.items():
            below.append(_section(Header(outer, of_list=False), "", statements))
        for one in below:
            yield from self._sections(*one)

    def _table_around(self, names: _Names, within: _Names) -> _Names | None:
        """The innermost table with a header that a key with dots lies in."""
        ends = range(len(names) - 1, len(within), -1)
        return next((names[:end] for end in ends if names[:end] in self._tables), None)

    def _has_header(self, names: _Names, inner: Bracketed) -> bool:
        if inner.is_table:
            return any(table[: len(names)] == names for table in self._tables | self._lists)
        return names in self._lists and all(isinstance(part.value, dict) for _, part in inner.parts)


def _headed(names: _Names, statement: Statement, inner: Bracketed) -> Iterator[_Headed]:
    """The sections of what was in brackets: of a table one, of a list one for each element."""
    comments = [*comments_in(inner.start), *comments_in(inner.end)]
    lead = statement.lead + "".join(f"{comment}\n" for comment in comments)
    if inner.is_table:
        yield _section(Header(names, of_list=False), lead, dict(map(_on_a_line, inner.parts)))
        return
    for _, element in inner.parts:
        parts = bracketed(element.text, keyed=False)
        assert parts is not None  # noqa: S101 (each of them is a table)
        comments = comments_in(element.lead + parts.start + parts.end + element.behind)
        lead += "\n" + "".join(f"{comment}\n" for comment in comments)
        yield _section(Header(names, of_list=True), lead, dict(map(_on_a_line, parts.parts)))
        lead = ""


def _on_a_line(part: tuple[str, Statement]) -> tuple[str, Statement]:
    key, statement = part
    lead = "".join(f"{comment}\n" for comment in comments_in(statement.lead + statement.behind))
    return key, Statement(lead, f"{statement.text.strip()}\n", statement.value)


def _section(header: Header, lead: str, statements: dict[str, Statement]) -> _Headed:
    name = ".".join(
        part if BARE.fullmatch(part) else json.dumps(part, ensure_ascii=False)
        for part in header.names
    )
    return header, Section(lead, f"[[{name}]]\n" if header.of_list else f"[{name}]\n", statements)


def _unquoted(name: str) -> str:
    return str(json.loads(name)) if name.startswith('"') else name
