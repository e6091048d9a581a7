"""From a model to the text of its file."""

from collections.abc import Iterator
from decimal import Decimal

import tomli_w

from wuxian.domain.values.types import Frozen


def toml_of(model: Frozen) -> str:
    """The text of a model's file: its fields in order, what is empty left out.

    Tables, and lists of them, have headers: so another is added at the end of the file.
    """
    return "\n".join(_tables(model.model_dump(exclude={"id"}, exclude_none=True)))


def element_of(model: Frozen, name: str) -> str:
    """The text of one more element of a list of this name, with its header."""
    table = model.model_dump(exclude_none=True)
    return "\n".join(_tables(table, f"[[{name}]]\n", f"{name}."))


def _tables(table: dict[str, object], header: str = "", name: str = "") -> Iterator[str]:
    """A table, and behind it those within it, each with its header."""
    plain = {
        key: _number(value) if isinstance(value, Decimal) else value
        for key, value in table.items()
        if value != () and not _within(value)
    }
    if plain:
        yield header + tomli_w.dumps(plain)
    for key, value in table.items():
        kind = "[[{}]]\n" if isinstance(value, tuple) else "[{}]\n"
        for inner in _within(value):
            yield from _tables(inner, kind.format(name + key), f"{name}{key}.")


def _number(value: Decimal) -> int | Decimal:
    """A whole number without a point, as a person writes it."""
    return int(value) if value == int(value) else value


def _within(value: object) -> list[dict[str, object]]:
    """The tables that a value is made of."""
    each = value if isinstance(value, tuple) else (value,)
    return [table for table in each if isinstance(table, dict)]
