"""From a model to the text of its file."""

import tomli_w

from wuxian.domain.values.types import Frozen


def toml_of(model: Frozen) -> str:
    """The text of a model's file: its fields in order, what is empty left out."""
    return tomli_w.dumps(_without_empty(model.model_dump(exclude={"id"}, exclude_none=True)))


def _without_empty(table: dict[str, object]) -> dict[str, object]:
    return {key: _element(value) for key, value in table.items() if value != ()}


def _element(value: object) -> object:
    if isinstance(value, dict):
        return _without_empty(value)
    return [_element(each) for each in value] if isinstance(value, tuple) else value
