"""Views as JSON: one envelope, English keys, text as it is."""

import datetime as dt
import json
from decimal import Decimal

from pydantic import BaseModel

from wuxian.domain.values.types import spelt_out
from wuxian.domain.views import View
from wuxian.domain.views.item import ItemView

SCHEMA = 1


def json_text(view: View) -> str:
    """A view's whole JSON document: schema, kind, as_of, then its fields."""
    fields = _item_fields(view) if isinstance(view, ItemView) else _fields(view)
    envelope = {"schema": SCHEMA, "kind": view.kind, "as_of": fields.pop("as_of"), **fields}
    text = json.dumps(envelope, ensure_ascii=False, indent=2)
    # What would steer a terminal (git's authors and subjects may hold anything) is escaped.
    lines = text.split("\n")
    return "".join(f"{spelt_out(line, lambda char: json.dumps(char)[1:-1])}\n" for line in lines)


def _item_fields(view: ItemView) -> dict[str, object]:
    """The fields of the item's row in the list, and more; entries with their own fields."""
    row, fields = _fields(view.row), _fields(view)
    del fields["row"]
    entries = [
        {
            **_fields(known.entry),
            "retracted_by": known.retracted_by,
            "fallen": known.fallen,
            "marks": known.marks,
        }
        for known in view.entries
    ]
    return {**row, **{key: fields[key] for key in fields if key not in row}, "entries": entries}


def _fields(value: object) -> dict[str, object]:
    fields = _plain(value)
    return fields if isinstance(fields, dict) else {}


def _plain(value: object) -> object:
    """A value as JSON has it: records become objects, days ISO dates, tuples lists."""
    match value:
        case BaseModel():
            return _plain(value.model_dump())
        case tuple() if hasattr(value, "_asdict"):
            # A view within a view is no document of its own, which its kind would name.
            fields = value._asdict().items()
            # A name that Python keeps for itself has a stroke behind it there.
            return {name.rstrip("_"): _plain(field) for name, field in fields if name != "kind"}
        case tuple() | list():
            return [_plain(part) for part in value]
        case dict():
            return {str(key): _plain(part) for key, part in value.items()}
        case dt.date() | Decimal():
            return value.isoformat() if isinstance(value, dt.date) else _number(value)
        case _:
            return value


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
