"""Laws of lists: what is said in another order, below other titles, merged or not, is the same."""

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.lists.tables import blank_book, entries, grown, of_file, outcomes, sheets
from tests.domain.lists.tables import grid as sheet_of
from wuxian.domain.sheets.grid import Cell, Grid, Merge
from wuxian.domain.sheets.proposal import Proposal

HEADINGS = ("序号", "工作任务", "市领导", "牵头单位", "责任单位", "完成时限", "一季度", "备注")
_WORKS = ("修路", "建成大桥", "新增就业300人", "力争开工", "办学", "增长8%左右", "迁建中心", "供水")
_UNITS = ("甲局", "乙局、丙局", "甲区、乙县人民政府", "各县市区人民政府", "市人行等", "")
_DUES = ("", "年底", "5月底前动工", "力争10月底前", "长期", "按月推进", "6月底前")


class Matter(NamedTuple):
    """A line of a list with the lines of parts below it, without their numbers."""

    rows: tuple[tuple[str, ...], ...]


def _row(work: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.tuples(
        st.just(work),
        st.sampled_from(("", "张三")),
        st.sampled_from(_UNITS),
        st.sampled_from(_UNITS),
        st.sampled_from(_DUES),
        st.sampled_from(("", "立项")),
        st.sampled_from(("", "重点")),
    )


def _grouped(rows: Sequence[tuple[bool, tuple[str, ...]]]) -> list[Matter]:
    found: list[list[tuple[str, ...]]] = []
    for goes_on, row in rows:
        if found and goes_on:
            found[-1].append(row)
        else:
            found.append([row])
    return [Matter(tuple(one)) for one in found]


_WORK = st.sampled_from(_WORKS).flatmap(_row)
_LISTS = st.lists(
    st.tuples(st.booleans(), _WORK), min_size=1, max_size=6, unique_by=lambda one: one[1][0]
).map(_grouped)
"""Matters of different names, some of several works."""


def plain(matters: Sequence[Matter]) -> list[list[str]]:
    """The rows of a list with their numbers; those of parts have none."""
    return [
        [str(number) if n == 0 else "", *row]
        for number, matter in enumerate(matters, 1)
        for n, row in enumerate(matter.rows)
    ]


def facts(made: Proposal) -> list[object]:
    """What would be written, but for where it stood and the ids."""
    where = {"id", "citation", "citations"}
    plans = [
        one.item.plan.model_dump(exclude={"citations": True, "six_ones": True, "co_leads": True})
        for one in made.filings
    ]
    carried = [
        (one.item.plan.six_ones.lead and one.item.plan.six_ones.lead.holder,
         [support.department for support in one.item.plan.co_leads])
        for one in made.filings
    ]  # fmt: skip
    return [plans, carried, [one.model_dump(exclude=where) for one in entries(made)]]


def taken(grid: Grid) -> Proposal:
    """What a sheet would write into a blank book."""
    return of_file(sheets(grid))


@given(_LISTS, st.permutations(range(len(HEADINGS))), st.integers(0, 3))
def test_columns_in_another_order_below_more_titles_say_the_same(
    matters: list[Matter], order: list[int], titles: int
) -> None:
    rows = plain(matters)
    above = [["2021年清单"], ["填报单位：甲"], [""]][:titles]
    turned = [[row[n] for n in order] for row in ([*HEADINGS], *rows)]
    usual = taken(sheet_of(HEADINGS, *rows))
    assert facts(taken(sheet_of(*above, *turned))) == facts(usual)


@given(_LISTS)
def test_merged_numbers_say_the_same(matters: list[Matter]) -> None:
    rows = plain(matters)
    merges, at = [], 1
    for matter in matters:
        if len(matter.rows) > 1:
            merges.append(Merge(at, 0, at + len(matter.rows) - 1, 0))
        at += len(matter.rows)
    merged = taken(sheet_of(HEADINGS, *rows, merges=merges))
    assert facts(merged) == facts(taken(sheet_of(HEADINGS, *rows)))


@given(_LISTS)
def test_numbers_of_a_workbook_are_numbers(matters: list[Matter]) -> None:
    rows = plain(matters)
    numbered: list[list[str | Cell]] = [
        [Cell(row[0], float(row[0])) if row[0] else "", *row[1:]] for row in rows
    ]
    assert facts(taken(sheet_of(HEADINGS, *numbered))) == facts(taken(sheet_of(HEADINGS, *rows)))


@given(_LISTS)
def test_every_row_is_told_and_the_same_list_again_adds_nothing(matters: list[Matter]) -> None:
    rows = plain(matters)
    file = sheets(sheet_of(HEADINGS, *rows))
    made = of_file(file)
    assert len(outcomes(made)) == len(rows)
    again = of_file(file, grown(blank_book(), made))
    assert (again.filings, again.programme) == ((), made.programme)
    assert len(again.refusals) == len(made.refusals)
