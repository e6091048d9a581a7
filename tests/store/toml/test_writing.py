"""What is written for a person to go on with: numbers as a person writes them."""

import tomllib
from decimal import Decimal

import pytest

from wuxian.domain.values.basis import Figure
from wuxian.store.toml.writing import toml_of


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("5", "5"), ("5.0", "5"), ("1E+3", "1000"), ("-12", "-12"), ("0", "0"),
        ("0.5", "0.5"), ("-1.25", "-1.25"), ("0.10", "0.10"),
    ],
)  # fmt: skip
def test_a_whole_number_has_no_point_and_any_other_keeps_its_own(value: str, written: str) -> None:
    text = toml_of(Figure(name="投资", value=Decimal(value), unit="亿元"))
    assert f"\nvalue = {written}\n" in text
    read = Figure.model_validate(tomllib.loads(text, parse_float=Decimal))
    assert read.value == Decimal(value)
