"""From a model to the text of its file."""

import tomli_w

from wuxian.domain.values.types import Frozen


def toml_of(model: Frozen) -> str:
    """The text of a model's file: its fields in order, what is empty left out."""
    return tomli_w.dumps(_without_empty(model.model_dump(exclude={"id"})))


def _without_empty(table: dict[str, object]) -> dict[str, object]:
    kept: dict[str, object] = {}
    for key, value in table.items():
        match value:
            case None | () | []:
                continue
            case dict():
                kept[key] = _without_empty(value)
            case tuple() | list():
                kept[key] = [_without_empty(v) if isinstance(v, dict) else v for v in value]
            case _:
                kept[key] = value
    return kept
