"""Chinese numerals: what they are, and what is none."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import examples
from wuxian.domain.values.numerals import NUMERAL, _spelt, number_of, numeral


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("一十二", 12),
        ("二十", 20),
        ("一百", 100),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百一十", 110),
        ("三百五十", 350),
        ("两千", 2000),
        ("一千零一", 1001),
        ("一千零一十", 1010),
        ("三万五千", 35000),
        ("十二万零三", 120003),
        ("一百二", None),
        ("一二三", None),
        ("二〇二一", None),
        ("十百", None),
        ("五百一千", None),
        ("百", None),
    ],
)
def test_a_numeral_is_read_or_is_none(words: str, number: int | None) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "零"), (1, "一"), (10, "十"), (12, "十二"), (21, "二十一"), (110, "一百一十")],
)
def test_a_number_is_told_as_it_is_counted(number: int, words: str) -> None:
    assert numeral(number) == words


@settings(max_examples=examples(100))
@given(st.integers(1, 10**8 - 1))
def test_a_number_in_full_is_read_again(number: int) -> None:
    spelt = _spelt(number)
    assert number_of(spelt) == number_of(numeral(number)) == number
    assert re.fullmatch(NUMERAL, spelt) or spelt.endswith("万")
