"""The quick reader of plain TOML: the same as tomllib, or it leaves the text to tomllib."""

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY
from tests.laws import examples
from wuxian.store.toml.parsing import Illegible, table_of
from wuxian.store.toml.plain import Table, plain_file

# Texts as near to the plain ones as can be: one part in ten or so is not quite right.
TWO_DIGITS = st.integers(0, 61).map("{:02}".format)
DAYS = st.one_of(
    st.dates().map(str),
    st.builds("2021-{}-{}".format, TWO_DIGITS, TWO_DIGITS),
    st.sampled_from(["0000-01-01", "9999-12-31", "2021-7-26", "20210726", "2020-02-29"]),
)
CLOCKS = st.one_of(
    st.times().map(str),
    st.builds("{}:{}:{}".format, TWO_DIGITS, TWO_DIGITS, TWO_DIGITS),
    st.sampled_from(["24:00:00", "23:59:60", "10:00", "10:00:00.1234567", "10:00:00."]),
)
ZONES = st.one_of(
    st.sampled_from(["+08:00", "+00:00", "-00:00", "+23:59", "-23:59", "-00:30"]),
    st.builds("{}{}:{}".format, st.sampled_from("+-"), TWO_DIGITS, TWO_DIGITS),
    st.sampled_from(["", "Z", "z", "+08", "+0800", "+08:00:30"]),
)
VALUES = st.one_of(
    st.text("桥a \t'#=\x85\u2028", max_size=5).map('"{}"'.format),
    st.sampled_from(['"""', '"""桥"""', "'桥'", '"\\u6865"', '"\\"', '"\r"', '"\x00"', '"\x7f"']),
    st.integers(0, 10**10).map(str),
    st.sampled_from(["00", "01", "-0", "+1", "1_0", "1.0", "1e1", "0x1", "nan", "true", "[]", ""]),
    DAYS,
    st.builds("{}{}{}{}".format, DAYS, st.sampled_from("TTT  t_"), CLOCKS, ZONES),
)
KEYS = st.sampled_from(
    [*("kind", "date", "recorded", "by", "note") * 8, "a.b", '"a"', "A", "a1", ""]
)
EQUALS = st.sampled_from([*[" = "] * 40, "=", "  = ", " =\t"])
ENDS = st.sampled_from([*["\n"] * 40, "", "\r\n", " \n", " # 注\n", "x\n", "\n\n", "\n[a]\n"])
TEXTS = st.lists(st.builds("{}{}{}{}".format, KEYS, EQUALS, VALUES, ENDS), max_size=2).map("".join)


@settings(max_examples=examples(1500))
@given(TEXTS)
@example("recorded = 2021-07-26T10:00:00+08:60\n")
@example("recorded = 2021-07-26T24:00:00+08:00\n")
@example("recorded = 2021-07-26T10:00:00.5-00:30\n")
@example("percent = 1\npercent = 1\n")
def test_what_the_quick_reader_reads_is_what_tomllib_reads(text: str) -> None:
    quick = plain_file(text.encode())
    if quick is not None:
        # The written form tells types, time zones and the order of the keys apart.
        assert repr(quick) == repr(tomllib.loads(text, parse_float=Decimal))


# Statements of structured texts, again with one part in ten or so that is not quite right.
SCALARS = st.sampled_from(
    [
        '"桥"',
        '""',
        "0",
        "39",
        "2021-07-26",
        "2021-07-26 10:00:00+08:00",
        "true",
        "false",
        '"a" "b"',
        "01",
    ]
)
INLINE = st.lists(st.builds("{} = {}".format, KEYS, SCALARS), max_size=3).flatmap(
    lambda pairs: st.sampled_from([", "] * 9 + [",", " ", ",\n"]).map(
        lambda comma: f"{{ {comma.join(pairs)} }}"
    )
)
ARRAYS = st.lists(st.one_of(SCALARS, INLINE), max_size=3).flatmap(
    lambda values: st.sampled_from([", ", ",\n    ", ",", ",\n\n", ", # 注\n", " ", ",,"]).flatmap(
        lambda comma: st.sampled_from(
            ["[{}]", "[\n    {},\n]", "[{},]", "[[{}]]", "[{}", "[ {} ]"]
        ).map(lambda shape: shape.format(comma.join(values)))
    )
)
STATEMENTS = st.one_of(
    st.builds("{} = {}\n".format, KEYS, st.one_of(SCALARS, INLINE, ARRAYS)),
    st.sampled_from(
        [
            "[a]\n", "[b]\n", "[a.b]\n", "[a.b.c]\n", "[[a]]\n", "[[a.b]]\n", "[[b]]\n", "[note]\n",
            "[note.a]\n", "[[note]]\n", "[a] # 注\n", "[ a ]\n", "[ [a]]\n", "[[a] ]\n", "[a",
            "[a]", "[[a]]x\n", "\n", "# 注\n", "#\t\n", "# 原\tnote = 1\n", "#\t[a]\n",
            "# 注\t[[a\n", "#\x01\n", "  \n",
            "[a].b = 1\n", "[]\n",
        ]
    ),
)  # fmt: skip


@settings(max_examples=examples(3000))
@given(st.lists(STATEMENTS, max_size=6).map("".join))
@example("note = { a = 1 }\n[note.b]\n")
@example("note = [{ a = 1 }]\n[[note]]\n")
@example("note = [{ a = 1 }]\n[note.b]\n")
@example("[a.b]\n[a]\n")
@example("[[a.b]]\n[a.b.c]\n[[a.b]]\n[a.b.c]\n")
@example('note = { a = 1 "b" = 2 }\n')
@example("note = 1\n# 原\tdate = 2021-12-31\n#\tby = 2\n[a]\n")
def test_what_is_read_quickly_of_tables_and_lists_is_what_tomllib_reads(text: str) -> None:
    quick = plain_file(text.encode())
    if quick is not None:
        assert repr(quick) == repr(tomllib.loads(text, parse_float=Decimal))


PLAIN_VALUES = st.one_of(
    st.text(st.characters(exclude_characters='"\\', exclude_categories=["Cc", "Cs"])),
    st.integers(0, 999_999_999),
    st.dates(),
    st.datetimes(timezones=st.just(dt.timezone(dt.timedelta(hours=8)))),
)


@settings(max_examples=examples(300))
@given(st.dictionaries(st.text("abcxyz_", min_size=1, max_size=6), PLAIN_VALUES))
def test_plain_lines_are_read_quickly(table: dict[str, object]) -> None:
    written = {
        key: f'"{value}"' if isinstance(value, str) else str(value) for key, value in table.items()
    }
    text = "".join(f"{key} = {value}\n" for key, value in written.items())
    assert plain_file(text.encode()) == table


def test_the_entries_that_this_program_writes_are_read_quickly(demo: Path) -> None:
    entries = list(demo.glob("items/*/2021/*.toml"))
    assert len(entries) > 500
    assert [path for path in entries if plain_file(path.read_bytes()) is None] == []


def test_the_plans_that_people_write_are_read_quickly(demo: Path) -> None:
    written = [path for book in (demo, REPOSITORY / "data") for path in book.rglob("*.toml")]
    plans = [path for path in written if not path.parent.name.isdecimal()]
    assert len(plans) == 46
    assert [path for path in plans if plain_file(path.read_bytes()) is None] == []


def _read(data: bytes) -> Table | Illegible:
    """The table, or what is wrong; anything else raised is a bug."""
    try:
        return table_of(data)
    except Illegible as error:
        return error


def _is_harmless(error: Illegible, data: bytes) -> bool:
    lines = data.count(b"\n") + 1
    return error.message.isprintable() and (error.line is None or 1 <= error.line <= lines)


PIECES = r"a . = [ ] [[ { } ' # , \ 1 0x 1e - 2021-07-26 10:00:00 nan true \u d800 桥 ======="
TOML_LIKE = st.lists(
    st.one_of(
        st.sampled_from(PIECES.encode().split()),
        st.sampled_from([b" ", b"\n", b"\r\n", b"\0", b"\x1b", b"\xef\xbb\xbf", b'"', b'"""']),
    ),
    max_size=30,
).map(b"".join)


@settings(max_examples=examples(1500))
@given(st.one_of(st.binary(max_size=200), TOML_LIKE))
def test_any_bytes_are_a_table_or_illegible(data: bytes) -> None:
    read = _read(data)
    assert isinstance(read, dict) or _is_harmless(read, data)


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "data").rglob("*.toml")), ids=lambda p: p.name
)
def test_every_shipped_file_cut_anywhere_is_a_table_or_illegible(path: Path) -> None:
    data = path.read_bytes()
    assert isinstance(_read(data), dict)
    for end in range(0, len(data), max(1, len(data) // 60)):
        read = _read(data[:end])
        assert isinstance(read, dict) or _is_harmless(read, data)
