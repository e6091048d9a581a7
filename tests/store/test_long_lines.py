"""A file in one long line is read or refused in time that grows with its length."""

import time
import tomllib
from decimal import Decimal

import pytest

from wuxian.store.toml.parsing import Illegible, table_of

KB = 1024


def told(data: bytes) -> str:
    """The rule by which a file is refused, or that it was read."""
    try:
        table = table_of(data)
    except Illegible as illegible:
        return illegible.rule
    assert table == tomllib.loads(data.decode(), parse_float=Decimal)
    return "read"


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        (b"a" * 200 * KB, "broken-toml"),
        (b"a_" * 100 * KB, "broken-toml"),
        (b"a = " * 50 * KB, "broken-toml"),
        (b'note = "' + b"a" * 200 * KB, "broken-toml"),
        (b'note = "' + b"a" * 200 * KB + b'"', "read"),
        (b'note = "' + b"a" * 200 * KB + b'"\n', "read"),
        (b"1" * 200 * KB, "broken-toml"),
        (b" " * 200 * KB + b"a", "broken-toml"),
        (b'"' * 200 * KB, "broken-toml"),
    ],
    ids=[
        "a key without end", "underscores", "keys on keys", "an open text", "a text at the end",
        "a plain line", "digits", "blanks", "quotes",
    ],
)  # fmt: skip
def test_a_file_of_200_kb_in_one_line_is_read_or_refused_at_once(line: bytes, outcome: str) -> None:
    began = time.perf_counter()
    assert told(line) == outcome
    assert time.perf_counter() - began < 5
