"""Views as JSON: one envelope, English keys, text as it is."""

import json

from pydantic_core import to_jsonable_python

from wuxian.domain.views import View
from wuxian.domain.views.item import ItemView

SCHEMA = 1


def json_text(view: View) -> str:
    """A view's whole JSON document: schema, kind, as_of, then its fields."""
    return f"{json.dumps(_envelope(view), ensure_ascii=False, indent=2)}\n"


def _envelope(view: View) -> dict[str, object]:
    fields = _fields(view)
    return {"schema": SCHEMA, "kind": view.kind, "as_of": fields.pop("as_of"), **fields}


def _fields(view: View) -> dict[str, object]:
    """A view's fields; an item's are those of its row in the list, and more."""
    if not isinstance(view, ItemView):
        return dict(to_jsonable_python(view))
    row, fields = to_jsonable_python(view.row), to_jsonable_python(view)
    entries = [
        {**to_jsonable_python(known.entry), "retracted_by": known.retracted_by}
        for known in view.entries
    ]
    del fields["row"]
    return {**row, **{key: fields[key] for key in fields if key not in row}, "entries": entries}
