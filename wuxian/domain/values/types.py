"""What the fields of a data file are made of."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, NamedTuple, Self, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import TypeAdapter

# Characters that steer a terminal or hide in a line: C0 and C1 controls, zero-width and
# bidirectional marks, line and paragraph separators, surrogates, tags. U+200C and U+200D
# stay allowed: names and emoji are joined with them, and they move nothing.
_HARMFUL = (
    r"\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)

# Chinese texts have it, and Python does not call it printable.
_WIDE_BLANK = "\u3000"

LINE_LENGTH = 200
PROSE_LENGTH = 4000


class Read:
    """Says in pydantic's innermost terms how a value is read.

    To have pydantic find these terms for every field anew takes a start longer.
    """

    def __init__(self, schema: CoreSchema) -> None:
        self._schema = schema

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        """How the value is read."""
        return self._schema


def _first(look: Callable[[object], object], schema: CoreSchema) -> Read:
    return Read(core_schema.no_info_before_validator_function(look, schema))


def _text(pattern: str, least: int | None = None, most: int | None = None) -> Read:
    return Read(core_schema.str_schema(pattern=pattern, min_length=least, max_length=most))


def _whole(least: int, most: int | None = None) -> Read:
    return Read(core_schema.int_schema(strict=True, ge=least, le=most))


Line = Annotated[str, _text(rf"^[^{_HARMFUL}\s][^{_HARMFUL}]*$", 1, LINE_LENGTH)]
"""One line of text, shown as it is; it does not begin with a blank."""

Prose = Annotated[str, _text(rf"^[^{_HARMFUL}\s](?:[^{_HARMFUL}]|\n)*$", 1, PROSE_LENGTH)]
"""Text that may have several lines."""

Slug = Annotated[str, _text(r"^[a-z0-9]+(?:-[a-z0-9]+)*$", most=60)]
"""A readable name for files and references: lower-case letters, digits and hyphens."""

EntryId = Annotated[str, _text(r"^[0-9a-f]{6,16}$")]
"""Random hex digits, unique in the book."""

FIRST_DAY = dt.date(1949, 10, 1)
LAST_DAY = dt.date(2200, 12, 31)
Day = Annotated[dt.date, Read(core_schema.date_schema(strict=True, ge=FIRST_DAY, le=LAST_DAY))]
Moment = Annotated[
    dt.datetime, Read(core_schema.datetime_schema(strict=True, tz_constraint="aware"))
]
Percent = Annotated[int, _whole(0, 100)]
Year = Annotated[int, _whole(FIRST_DAY.year, LAST_DAY.year)]
Count = Annotated[int, _whole(0)]
Weight = Annotated[int, _whole(1, 1000)]
Ordinal = Annotated[int, _whole(1, 999)]


def _not_in_quotes(value: object) -> object:
    """A number in quotes is text, though pydantic would read it all the same."""
    if isinstance(value, str):
        raise PydanticCustomError("decimal_type", "a number in quotes")
    return value


Quantity = Annotated[
    Decimal,
    _first(_not_in_quotes, core_schema.decimal_schema(allow_inf_nan=False, max_digits=18)),
]

_YES_OR_NOTHING = core_schema.nullable_schema(core_schema.literal_schema([True]))
Mark = Annotated[
    Literal[True] | None,
    _first(lambda value: None if value is False else value, _YES_OR_NOTHING),
]
"""A yes, or nothing said: a no is not written, nor told."""


class Labelled(StrEnum):
    """One of several things there are: its name in the data, and the word that is read for it."""

    label: str

    def __new__(cls, name: str, label: str = "") -> Self:
        """One of them; by its name alone it is looked up."""
        choice = str.__new__(cls, name)
        choice._value_ = name
        choice.label = label
        return choice


class Element(NamedTuple):
    """How one of a list is told apart from the others, and what it is called: “{}年目标”.

    `shown` is the field that it is called by, where that is not what it is told apart by; a
    `{field}` in the words is the title of the list.
    """

    key: str
    words: str
    shown: str | None = None


class Frozen(BaseModel):
    """Something read from a data file: it never changes and knows no other keys.

    Each field's title is its Chinese name, here and nowhere else. `element` is set where it
    stands in lists, `main` names the field that is told as the thing itself, and what
    `only_groups` other things is not told. Where the thing is told whole, the `bare` fields come
    first and need no title, and what it is `called_by` is not said again.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, protected_namespaces=()
    )

    element: ClassVar[Element | None] = None
    main: ClassVar[str | None] = None
    only_groups: ClassVar[bool] = False
    bare: ClassVar[tuple[str, ...]] = ()
    called_by: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def title_of(cls, field: str) -> str:
        """The Chinese name of a field."""
        return cls.model_fields[field].title or field

    @classmethod
    def model_of(cls, field: str) -> "type[Frozen] | None":
        """The model of a field's value, or of each element of it; None if it has none."""
        if field not in cls.model_fields:
            return None
        kinds = [cls.model_fields[field].annotation]
        for mark in cls.model_fields[field].metadata:
            if isinstance(mark, Deferred):
                return mark.model
        for kind in kinds:
            if isinstance(kind, type) and issubclass(kind, Frozen):
                return kind
            kinds.extend(get_args(kind))
        return None


class Deferred(NamedTuple):
    """Marks a list of models that few files have: they are imported when the first is read.

    What is not `in_a_list` is one such model.
    """

    model_at: str
    in_a_list: bool = True

    @property
    def model(self) -> type[Frozen]:
        """The model of it, or of each in the list, imported by now."""
        module, _, name = self.model_at.partition(":")
        model: type[Frozen] = getattr(import_module(module), name)
        return model

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        """How it is read: only then is it known what as."""
        return core_schema.no_info_plain_validator_function(self._read)

    def _read(self, value: object) -> object:
        if self.in_a_list:
            return _list_reader_of(self).validate_python(value)
        return self.model.model_validate(value)


@cache
def _list_reader_of(deferred: Deferred) -> "TypeAdapter[object]":
    """What reads it; to make one for each entry of a year would take longer than to read them."""
    from pydantic import TypeAdapter  # noqa: PLC0415 (nobody else needs it)

    return TypeAdapter(tuple[deferred.model, ...])  # type: ignore[name-defined]


def _is_printable(text: str) -> bool:
    """Whether nothing in it steers or hides, found out without a regular expression."""
    return text.replace(_WIDE_BLANK, "").isprintable()


def visible(text: str) -> str:
    r"""Show text from outside harmlessly: what would steer a terminal becomes `\u001b`."""
    if _is_printable(text):
        return text
    return spelt_out(text, lambda char: f"\\u{ord(char):04x}")


def mended(text: str) -> str:
    """Pasted text without what came along unseen: one kind of line ends, no tabs, no BOM."""
    if _is_printable(text):
        return text.strip()
    # Line ends, blanks of other widths, and marks that say nothing.
    text = re.sub("\r\n|[\r\v\f\x85\u2028\u2029]", "\n", text)
    text = re.sub("[\t\u00a0\u2000-\u200a\u202f\u205f]", " ", text)
    return re.sub("[\u00ad\u180e\u200b\u2060-\u2064\ufeff]", "", text).strip()


def harm_words(text: str, allowed: str = "") -> str:
    """Say which character in a text would steer a terminal or hide, and where; else empty."""
    if _is_printable(text):
        return ""
    for found in re.finditer(rf"[{_HARMFUL}\ud800-\udfff]", text):
        char = found.group()
        if char not in allowed:
            what = next(words for chars, words in _HARMS if re.match(chars, char))
            return f"第{found.start() + 1}个字符是{what} U+{ord(char):04X}"
    return ""


_HARMS = (
    (r"[\x00-\x1f\x7f-\x9f]", "控制字符"),
    (r"[\ud800-\udfff]", "不成文字的字节"),
    (r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "改变文字方向的字符"),
    ("", "不可见字符"),
)


def spelt_out(text: str, spell: Callable[[str], str]) -> str:
    """A text with each character in it that would steer a terminal or hide spelt another way."""
    # Compiled when it is first needed, which it seldom is: to compile it takes milliseconds.
    return re.sub(rf"[{_HARMFUL}\ud800-\udfff]", lambda found: spell(found.group()), text)
