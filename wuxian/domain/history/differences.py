"""A hand-written file as single fields, each under a path that does not shift with its place."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from wuxian.domain.history.wording import NO_NAMES, NOTHING, Names, Wording
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.programme import Programme
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.types import Frozen

Path = tuple[str, ...]
"""Where a field stands: ("goals", "2021", "due") is the due date of the goal of 2021."""

Fields = dict[Path, object]

HAND_WRITTEN: tuple[type[Frozen], ...] = (Plan, Programme, YearSettings, WorkCalendar)
"""What the files say that are written by hand; no two of them have a field of one name."""

_POSTS = "six_ones"


class FieldChange(NamedTuple):
    """A field that differs; None is a field that is not there.

    `words` say it as a clerk does, on one line.
    """

    field: str
    label: str
    before: object
    after: object
    words: str


def fields_of(model: Frozen) -> Fields:
    """The fields of a model that are set, in its order."""
    return dict(_walk((), model.model_dump(exclude_none=True)))


def fields_of_table(table: Mapping[str, object]) -> Fields:
    """The fields of a file's table, in its order."""
    return dict(_walk((), table))


def differences(
    before: Fields,
    after: Fields,
    model: type[Frozen] | None = None,
    names: Names = NO_NAMES,
) -> tuple[FieldChange, ...]:
    """Every field of a model, or of a hand-written file, that differs.

    An element of a list that came or went is one change.
    """
    changes: dict[Path, FieldChange] = {}
    for path in (*before, *(path for path in after if path not in before)):
        old, new = before.get(path), after.get(path)
        if old == new:
            continue
        element = _whole_element(path, before, after)
        if element not in changes:
            words = _change_words(element, before, after, model, Wording(names))
            if element != path:
                old, new = _below(element, before), _below(element, after)
            called = label(element, {**before, **after}, model)
            changes[element] = FieldChange(".".join(element), called, old, new, words)
    return tuple(changes.values())


def _change_words(
    path: Path, before: Fields, after: Fields, model: type[Frozen] | None, wording: Wording
) -> str:
    called = label(path, {**before, **after}, model)
    old, new = _value_at(path, before), _value_at(path, after)
    if old is not None and new is not None:
        *_, last = _steps(path, model)
        return f"{called}{wording.changed(old, new, last.owner, last.field)}"
    how, lead, value = ("新增", "", new) if old is None else ("删去", "原为", old)
    # What only got another id is else told to go and to come, and nobody sees the difference.
    others = {label(other, there) for there in (before, after) for other in _beside(path, there)}
    words = said(path, value, wording, model, with_key=called in others)
    return f"{how}{called}（{lead}{words}）" if words else f"{how}{called}"


def _beside(path: Path, fields: Fields) -> set[Path]:
    """The other elements of the list that this path is an element of."""
    size = len(path)
    return {other[:size] for other in fields if other[: size - 1] == path[:-1]} - {path}


def said(
    path: Path,
    value: object,
    wording: Wording,
    model: type[Frozen] | None = None,
    *,
    with_key: bool = False,
) -> str:
    """What stands at this path, in words; of an element of a list all but what it is called by."""
    *_, last = _steps(path, model)
    if isinstance(value, dict) and last.inner is not None:
        named = last.inner.element if last.is_element else None
        hidden = (named.shown or named.key, None if with_key else named.key) if named else ()
        # Of a section that a merge is about the keys may have dots.
        table = _tree((), {tuple(key.split(".")): part for key, part in value.items()})
        return wording.table(table, last.inner, hidden)
    return wording.value(value, last.owner, last.field)


def content_words(fields: Fields, names: Names = NO_NAMES) -> str:
    """All that a hand-written file says, but for what it is called by."""
    model = next((found for path in fields if (found := _file_with(path))), None)
    return Wording(names).table(_tree((), fields), model, model.called_by if model else ())


class _Step(NamedTuple):
    """A part of a path: a field of its owner, or an element of the list that is there."""

    owner: type[Frozen] | None
    field: str
    inner: type[Frozen] | None
    path: Path
    is_element: bool


def _steps(path: Path, model: type[Frozen] | None) -> Iterator[_Step]:
    owner = model or _file_with(path[:1])
    end = 0
    while end < len(path):
        field = path[end]
        inner = owner.model_of(field) if owner else None
        is_element = inner is not None and inner.element is not None and end + 1 < len(path)
        end += 2 if is_element else 1
        yield _Step(owner, field, inner, path[:end], is_element)
        owner = inner


def label(path: Path, fields: Fields | None = None, model: type[Frozen] | None = None) -> str:
    """What a field of a model, or of a hand-written file, is called.

    With the file's fields, the elements of lists are called by their titles.
    """
    words: list[str] = []
    for owner, field, inner, at, is_element in _steps(path, model):
        if owner is None or field not in owner.model_fields:
            words.append(field)
        elif is_element and inner is not None and inner.element is not None:
            title = (*at, inner.element.shown or "")
            called = (fields or {}).get(title, at[-1])
            words.append(inner.element.words.format(called, field=owner.title_of(field)))
        elif not (inner and inner.only_groups) and field != owner.main:
            words.append(owner.title_of(field))
    return "的".join(words)


@cache
def named_by(list_name: str) -> str | None:
    """What the elements of a list are told apart by, never by their place; None if by nothing."""
    for root in HAND_WRITTEN:
        for name, model in _models_in(root):
            if name == list_name:
                return model.element.key if model.element else None
    return None


def _models_in(model: type[Frozen]) -> Iterator[tuple[str, type[Frozen]]]:
    """Every model within another, however deep, with the name of its field."""
    for name in model.model_fields:
        inner = model.model_of(name)
        if inner is not None:
            yield name, inner
            yield from _models_in(inner)


def _file_with(path: Path) -> type[Frozen] | None:
    return next((model for model in HAND_WRITTEN if {*path} & model.model_fields.keys()), None)


def _walk(path: Path, value: object) -> Iterator[tuple[Path, object]]:
    match value:
        case Mapping() if value or not path:
            for key, part in value.items():
                yield from _walk((*path, str(key)), part)
        case list() | tuple() if (names := _names(path, value)) is not None:
            for name, part in zip(names, value, strict=True):
                yield from _walk((*path, name), part)
        case _ if value in NOTHING:
            return
        case _:
            yield path, value


def _names(path: Path, elements: list[object] | tuple[object, ...]) -> list[str] | None:
    """What a list's elements are told apart by; None where they are not, or not for sure."""
    key = named_by(path[-1])
    if key is None or not elements:
        return None
    names = [str(part[key]) for part in elements if isinstance(part, Mapping) and key in part]
    return names if len(set(names)) == len(elements) else None


def _whole_element(path: Path, before: Fields, after: Fields) -> Path:
    """The outermost element of a list, or post, that is wholly new or gone, else the field."""
    for end in range(2, len(path)):
        element = path[:end]
        is_one = named_by(path[end - 2]) is not None or path[end - 2] == _POSTS
        if is_one and not (_has(element, before) and _has(element, after)):
            return element
    return path


def _has(element: Path, fields: Fields) -> bool:
    return any(path[: len(element)] == element for path in fields)


def _value_at(path: Path, fields: Fields) -> object:
    """What stands at this path: a value, or all below it as a table; None if nothing does."""
    if path in fields or not _has(path, fields):
        return fields.get(path)
    return _tree(path, fields)


def _tree(top: Path, fields: Fields) -> dict[str, object]:
    """What stands below a path as tables within tables."""
    found: dict[str, object] = {}
    for path, value in fields.items():
        if path[: len(top)] == top:
            table = found
            *outer, last = path[len(top) :]
            for part in outer:
                inner = table.setdefault(part, {})
                table = inner if isinstance(inner, dict) else {}
            table[last] = value
    return found


def _below(element: Path, fields: Fields) -> dict[str, object] | None:
    if not _has(element, fields):
        return None
    size, name = len(element), (named_by(element[-2]),)
    return {
        ".".join(path[size:]): value
        for path, value in fields.items()
        # What an element is told apart by stands in its path already.
        if path[:size] == element and path[size:] != name and path[-1] != "id"
    }
