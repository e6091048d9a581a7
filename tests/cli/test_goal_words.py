"""`goal`: what its words mean, and what is refused of them."""

from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.contents import contents


def refusal(ran: Ran) -> str:
    """What is said of wrong usage."""
    assert (ran.code, ran.out) == (2, "")
    return ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--milestone", "开工=3月底前", "--milestone", "开工=6月底前"),
            "节点“开工”写了2次",
        ),
        (("--due", "3月底前开工", "--milestone", "开工=6月底前"), "节点“开工”写了2次"),
        (("--part", "甲", "--part", "甲"), "子任务“甲”写了2次"),
    ],
)
def test_two_of_one_title_are_refused(
    run: Run, book: Path, words: tuple[str, ...], said: str
) -> None:
    before = contents(book)
    assert said in refusal(run("goal", "5", "建成", *words, "--data", book))
    assert contents(book) == before
