"""A hand-written file as single fields, each under a path that does not shift with its place."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.programme import Programme
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.basis import Basis, value_words
from wuxian.domain.values.types import Frozen

Path = tuple[str, ...]
"""Where a field stands: ("goals", "2021", "due") is the due date of the goal of 2021."""

Fields = dict[Path, object]

HAND_WRITTEN: tuple[type[Frozen], ...] = (Plan, Programme, YearSettings, WorkCalendar)
"""What the files say that are written by hand; no two of them have a field of one name."""

_POSTS = "six_ones"


class FieldChange(NamedTuple):
    """A field that differs; None is a field that is not there."""

    field: str
    label: str
    before: object
    after: object

    @property
    def words(self) -> str:
        """The change as a clerk says it, on one line."""
        if self.before is None:
            words = f"新增{self.label}{self._bracketed('', self.after)}"
        elif self.after is None:
            words = f"删去{self.label}{self._bracketed('原为', self.before)}"
        else:
            words = f"{self.label}由 {changed_words(self.before)} 改为 {changed_words(self.after)}"
        return " ".join(words.split())

    def _bracketed(self, lead: str, value: object) -> str:
        """A value behind its name; of a whole element only what its name does not say yet."""
        if isinstance(value, dict):
            value = {key: part for key, part in value.items() if str(part) not in self.label}
        words = changed_words(value)
        return f"（{lead}{words}）" if words else ""


def fields_of(model: Frozen) -> Fields:
    """The fields of a model that are set, in its order."""
    return dict(_walk((), model.model_dump(exclude_none=True)))


def fields_of_table(table: Mapping[str, object]) -> Fields:
    """The fields of a file's table, in its order."""
    return dict(_walk((), table))


def differences(
    before: Fields, after: Fields, model: type[Frozen] | None = None
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
            if element != path:
                old, new = _below(element, before), _below(element, after)
            called = label(element, {**before, **after}, model)
            changes[element] = FieldChange(".".join(element), called, old, new)
    return tuple(changes.values())


def label(path: Path, fields: Fields | None = None, model: type[Frozen] | None = None) -> str:
    """What a field of a model, or of a hand-written file, is called.

    With the file's fields, the elements of lists are called by their titles.
    """
    words: list[str] = []
    model = model or _file_with(path[:1])
    end = 0
    while end < len(path):
        part = path[end]
        end += 1
        inner = model.model_of(part) if model else None
        if model is None or part not in model.model_fields:
            words.append(part)
        elif inner is not None and inner.element is not None and end < len(path):
            title = (*path[: end + 1], inner.element.shown or "")
            words.append(inner.element.words.format((fields or {}).get(title, path[end])))
            end += 1
        elif not (inner and inner.groups) and part != model.main:
            words.append(model.title_of(part))
        model = inner
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


def changed_words(value: object) -> str:
    """A value of a file as a clerk reads it: in a table, a basis is but a word."""
    match value:
        case str() if value in tuple(Basis):
            return Basis(value).label
        case dict():
            said = (part for part in value.values() if part not in _NOTHING)
            return "，".join(map(changed_words, said))
        case list() | tuple():
            return "、".join(map(changed_words, value)) or "无"
        case _:
            return value_words(value)


_NOTHING: tuple[object, ...] = (None, (), [], {})


def _walk(path: Path, value: object) -> Iterator[tuple[Path, object]]:
    match value:
        case Mapping() if value or not path:
            for key, part in value.items():
                yield from _walk((*path, str(key)), part)
        case list() | tuple() if (names := _names(path, value)) is not None:
            for name, part in zip(names, value, strict=True):
                yield from _walk((*path, name), part)
        case _ if value in _NOTHING:
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


def _below(element: Path, fields: Fields) -> dict[str, object] | None:
    size, name = len(element), (named_by(element[-2]),)
    found = {
        ".".join(path[size:]): value
        for path, value in fields.items()
        # What an element is told apart by stands in its path already.
        if path[:size] == element and path[size:] != name and path[-1] != "id"
    }
    return found or None
