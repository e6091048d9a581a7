"""The list as CSV: what a spreadsheet opens is the data, and never a formula."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.render.conftest import OnDay
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.items import ItemsView, items_view
from wuxian.render.documents.items import items_document
from wuxian.render.writers import spreadsheet

HEADER = [
    "序号", "工作事项", "领域", "牵头部门", "牵头依据", "配合部门", "状态",
    "灯号", "亮灯原因", "进度分类", "进度%", "完成时限", "时限依据", "量化指标",
    "最近记录", "下一节点", "节点日期", "未解决问题", "待对方", "共同牵头部门", "子任务",
    "已核进度%", "原定时限", "申请时限", "批准时限", "预计完成", "结束日期", "结束方式",
    "未办结督办单", "待审定申请",
]  # fmt: skip


def read(text: str) -> list[list[str]]:
    """The rows of a CSV file as the csv module reads them."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def csv_text(view: ItemsView) -> str:
    """The list as CSV."""
    return spreadsheet.file_text(items_document(view))


def titled(view: ItemsView, title: str) -> ItemsView:
    """The list with its first item called so."""
    return view._replace(items=(view.items[0]._replace(title=title),))


@pytest.fixture(scope="session")
def shipped(shipped_book: OnDay) -> ItemsView:
    """The list of the shipped book."""
    return items_view(*shipped_book)


def test_it_begins_with_the_mark_by_which_excel_knows_utf_8(shipped: ItemsView) -> None:
    assert csv_text(shipped).encode().startswith(b"\xef\xbb\xbf")


def test_its_lines_end_as_rfc_4180_says(shipped: ItemsView) -> None:
    text = csv_text(shipped)
    assert text.count("\r\n") == text.count("\n") == 21


def test_every_item_is_a_row_below_the_header(either_book: OnDay) -> None:
    view = items_view(*either_book)
    expected = [
        [
            str(row.number),
            row.title,
            row.area_name,
            row.lead or "",
            row.lead_basis.label if row.lead_basis else "",
            "、".join(f"{name}（推定）" for name in row.supporting),
            row.status.label,
            row.lamp.label,
            row.lamp_reason,
            row.class_words,
            "" if row.percent is None else str(row.percent),
            day_words(row.due) if row.due else "",
            row.due_basis.label if row.due_basis else "",
            "；".join(target.words for target in row.targets),
            day_words(row.last_entry) if row.last_entry else "",
            row.next_milestone.title if row.next_milestone else "",
            day_words(row.next_milestone.due) if row.next_milestone else "",
            str(row.open_problems),
            row.waiting_words,
            "、".join(row.co_leads_words),
            "；".join(
                f"{part.title} {'未报' if part.percent is None else f'{part.percent}%'} "
                f"{part.lamp.label}灯"
                for part in row.parts
            ),
            "" if row.verified is None else str(row.verified),
            *(
                day_words(day) if day else ""
                for day in (
                    row.original_due,
                    row.asked_due,
                    row.granted_due,
                    row.forecast,
                    row.closed,
                )
            ),
            row.ended.label if row.ended else "",
            str(row.open_slips),
            str(row.pending),
        ]
        for row in view.items
    ]
    assert read(csv_text(view)) == [HEADER, *expected]


def test_inferred_support_says_so_and_stated_support_is_plain(shipped: ItemsView) -> None:
    row = shipped.items[0]._replace(
        supporting=("市教育局", "市民政局"), supporting_basis=(Basis.STATED, Basis.INFERRED)
    )
    view = shipped._replace(items=(row,))
    assert read(csv_text(view))[1][5] == "市教育局、市民政局（推定）"


def test_an_inferred_lead_says_so(shipped: ItemsView) -> None:
    assert {row[4] for row in read(csv_text(shipped))[1:]} == {"推定"}


@pytest.mark.parametrize(
    "title", ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\u3000=1+1", "＝1+1", "＋1", "－1", "＠A"]
)
def test_what_a_spreadsheet_would_compute_is_marked_as_text(shipped: ItemsView, title: str) -> None:
    assert read(csv_text(titled(shipped, title)))[1][1] == f"'{title}"


@pytest.mark.parametrize("title", ["桥=1", '他说“桥”, "ok"', "桥,路", "桥\n路", "'桥'", "5G"])
def test_other_text_comes_back_as_it_was(shipped: ItemsView, title: str) -> None:
    assert read(csv_text(titled(shipped, title)))[1][1] == title


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_any_text_comes_back_and_no_cell_is_a_formula(shipped: ItemsView, title: str) -> None:
    found = read(csv_text(titled(shipped, title)))[1][1]
    assert found.removeprefix("'") == title.removeprefix("'")
    assert not found.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
