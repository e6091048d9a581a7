"""What was read in from files: a row of one gives one report, on however many clones."""

import pytest

from tests.domain.books import TRANSPORT, a_book, an_item, progress, retraction
from wuxian.domain import checks
from wuxian.domain.checks.entries import rows_are_read_in_once
from wuxian.domain.entries.progress import Progress
from wuxian.domain.values.basis import Citation
from wuxian.domain.values.finding import Finding

DAY = "2021-07-20"


def read_in(section: str = "第5行", file: str = "表.xlsx", note: str = "桩基完成") -> Progress:
    """A report that came from a row of a file."""
    cited = Citation(file=file, section=section)
    return progress(DAY, 40, note=note).model_copy(update={"citation": cited})


def told(*reports: Progress) -> list[Finding]:
    """What the rule says of these reports of one item."""
    return list(rows_are_read_in_once(a_book(an_item(*reports))))


def test_one_row_that_was_read_in_on_two_clones_is_pointed_out() -> None:
    first, second = read_in(), read_in()
    [found] = told(second, first)
    assert (found.rule, found.item) == ("read-in-twice", 5)
    assert found.message == (
        f"2021年7月20日的进展和 {first.id} 出自同一个文件的同一行，内容相同；"
        f"请撤回一条：wuxian retract {second.id} --reason 重复读入"
    )
    assert found in checks.findings(a_book(an_item(first, second)))


@pytest.mark.parametrize(
    "other", [read_in("第6行"), read_in(file="别的.xlsx"), read_in(note="承台完成")]
)
def test_what_stands_elsewhere_or_says_else_is_another_report(other: Progress) -> None:
    assert told(read_in(), other) == []


def test_what_was_typed_or_taken_back_is_not_looked_at() -> None:
    first, second = read_in(), read_in()
    taken_back = a_book(an_item(first, second, retraction("2021-07-21", second)))
    assert list(rows_are_read_in_once(taken_back)) == []
    assert told(progress(DAY, 40), progress(DAY, 40), read_in()) == []
    assert first.by == TRANSPORT
