"""Values of hand-written files and of entries in the words of a clerk."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.programme import Programme
from wuxian.domain.values.basis import value_words
from wuxian.domain.values.types import Frozen, Labelled

Names = Mapping[str, Mapping[str, str]]
"""What ids stand for, by the field that has them: area → transport → 交通同网."""

NO_NAMES: Names = {}

NOTHING: tuple[object, ...] = (None, (), [], {})


def names_in(programmes: Iterable[Programme | None], plans: Iterable[Plan] = ()) -> Names:
    """What the ids of these programmes and plans stand for; the last one that knows an id."""
    known = [programme for programme in programmes if programme]
    goals = [goal for plan in plans for goal in plan.goals]
    return {
        "area": {area.id: area.name for one in known for area in one.areas},
        "document": {document.id: document.called for one in known for document in one.documents},
        "milestone": {step.id: step.title for goal in goals for step in goal.milestones},
    }


class Wording(NamedTuple):
    """How values are said, with what their ids stand for."""

    names: Names

    def value(self, value: object, owner: type[Frozen] | None = None, field: str = "") -> str:
        """The value of a field, on one line; `owner` is the model that has the field."""
        match value:
            case (Mapping() as table) | [Mapping() as table]:
                words = self.table(table, owner.model_of(field) if owner else None)
            case list() | tuple():
                words = "、".join(self._one_of(part, owner, field) for part in value) or "无"
            case str():
                words = self._word(value, owner, field)
            case _:
                words = value_words(value)
        return " ".join(words.split())

    def table(
        self,
        table: Mapping[str, object],
        model: type[Frozen] | None,
        hidden: Container[str | None] = (),
    ) -> str:
        """All that a table says; `hidden` are the fields that are said beside it."""
        said = {key: value for key, value in table.items() if key not in hidden}
        return "，".join(self._parts(said, model))

    def changed(self, before: object, after: object, owner: type[Frozen] | None, field: str) -> str:
        """What became of a value, behind its name: of a list only what came and what went."""
        of_list = ""
        if isinstance(before, list | tuple) and isinstance(after, list | tuple):
            went = [part for part in before if part not in after]
            came = [part for part in after if part not in before]
            if len(went) == len(came) == 1:
                old, new = (self.value(part, owner, field) for part in (*went, *came))
                return f"中 {old} 改为 {new}"
            if went or came:
                both = (("新增", came), ("删去", went))
                words = (f"{how} {self.value(parts, owner, field)}" for how, parts in both if parts)
                return "，".join(words)
            of_list = "的次序"
        old, new = (self.value(value, owner, field) for value in (before, after))
        if old == new:
            old, new = (" ".join(str(value).split()) for value in (before, after))
        if old == new:
            return f"改了空格或换行（{new}）"
        return f"{of_list}由 {old} 改为 {new}"

    def _parts(self, table: Mapping[str, object], model: type[Frozen] | None) -> Iterator[str]:
        """What a table says, a value after the other; what needs no title comes first."""
        bare = model.bare if model else ()
        if first := self._first(table, model):
            yield first
        for key, value in table.items():
            inner = model.model_of(key) if model else None
            if key in bare or value in NOTHING:
                continue
            title = model.title_of(key) if model and key in model.model_fields else key
            named = _elements(value, inner.element.key) if inner and inner.element else {}
            if named and inner:
                for name, element in named.items():
                    yield self._element(title, name, element, inner)
            elif isinstance(value, Mapping) and inner and inner.only_groups:
                yield from self._parts(value, inner)
            elif isinstance(value, Mapping):
                yield _with_brackets(title, self.table(value, inner))
            elif key == "basis":
                yield self.value(value, model, key)
            else:
                yield f"{title}：{self.value(value, model, key)}"

    def _element(
        self, title: str, name: str, table: Mapping[str, object], model: type[Frozen]
    ) -> str:
        """An element of a list, called by its name."""
        assert model.element is not None  # noqa: S101 (that is what makes it one)
        key, words, shown = model.element
        called = words.format(table.get(shown or "", name), field=title)
        return _with_brackets(called, self.table(table, model, (key, shown)))

    def _first(self, table: Mapping[str, object], model: type[Frozen] | None) -> str:
        """What of a table needs no title."""
        bare = model.bare if model else ()
        return "".join(self.value(table[key], model, key) for key in bare if key in table)

    def _one_of(self, part: object, owner: type[Frozen] | None, field: str) -> str:
        """One of several in a list: what a table says besides stands in brackets."""
        inner = owner.model_of(field) if owner else None
        if not isinstance(part, Mapping) or inner is None:
            return self.value(part, owner, field)
        return _with_brackets(self._first(part, inner), self.table(part, inner, inner.bare))

    def _word(self, value: str, owner: type[Frozen] | None, field: str) -> str:
        if field in self.names:
            return self.names[field].get(value, value)
        choice = choice_of(owner, field) if owner else None
        return choice(value).label if choice and value in tuple(choice) else value_words(value)


def choice_of(owner: type[Frozen], field: str) -> type[Labelled] | None:
    """The words that a field chooses one of; None if it is none of several."""
    kinds = [owner.model_fields[field].annotation] if field in owner.model_fields else []
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Labelled):
            return kind
        kinds.extend(get_args(kind))
    return None


def _elements(value: object, key: str) -> Mapping[str, Mapping[str, object]]:
    """The elements of a list by their names, be they still in a list or not."""
    if isinstance(value, list | tuple):
        parts = [part for part in value if isinstance(part, Mapping) and key in part]
        named = {str(part[key]): part for part in parts}
        value = named if len(named) == len(value) else {}
    found = value if isinstance(value, Mapping) else {}
    return found if all(isinstance(part, Mapping) for part in found.values()) else {}


def _with_brackets(words: str, inner: str) -> str:
    return f"{words}（{inner}）" if inner else words
