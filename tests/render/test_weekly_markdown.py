"""The weekly report as Markdown: read by a Markdown parser, data is text and nothing else."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.domain.books import ORIGIN
from tests.render.conftest import OnDay
from wuxian.domain.values.period import Week
from wuxian.domain.views.happened import Said
from wuxian.domain.views.weekly import WeeklyReport, weekly_report
from wuxian.render.documents.weekly import weekly_document
from wuxian.render.writers import markdown

HOSTILE = (
    "a|b", r"a\|b", "[red]红[/red]", "<script>alert(1)</script>", "[桥](javascript:alert)",
    "![图](x)", "`桥`", "**桥**", "_桥_", "~~桥~~", "&lt;b&gt;", "# 桥", "- 桥", "+ 桥", "1. 桥",
    "1) 桥", "> 桥", "---", "===", "|---|", "\\", "a\\", "🌉桥", "簰洲湾", "=1+1",
)  # fmt: skip
PARSER = MarkdownIt("commonmark").enable("table")

lines = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u3164")
    | st.sampled_from("|\\`*_[]()<>#~!&;-+=.:1 "),
    min_size=1,
).filter(str.strip)
many_examples = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def report(shipped_book: OnDay) -> WeeklyReport:
    """The report of the shipped book."""
    book, day = shipped_book
    return weekly_report(book, Week.of(day), day, ORIGIN)


def weekly_markdown(report: WeeklyReport) -> str:
    """The report as Markdown."""
    return markdown.file_text(weekly_document(report))


def rewritten(report: WeeklyReport, text: str) -> WeeklyReport:
    """The report with this text wherever data can have any."""
    said = Said(1, text, report.as_of, text, text)
    row = report.items[0]._replace(title=text, area_name=text, lead=text, lamp_reason=text)
    return report._replace(
        programme=text, notice=text, office=text, progress=(said,), problems=(said,), items=(row,)
    )


def inner(tokens: list[Token]) -> Iterator[Token]:
    """What the paragraphs, headings and cells are made of."""
    for token in tokens:
        yield from token.children or []


def cells_of(tokens: list[Token]) -> list[list[str]]:
    """The rows of the tables, as a reader sees them."""
    rows: list[list[str]] = []
    for before, token in pairwise(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif before.type in ("th_open", "td_open"):
            rows[-1].append("".join(child.content for child in token.children or []))
    return rows


def blankless(text: str) -> str:
    """A text without blanks: Markdown trims and joins them."""
    return "".join(text.split())


def test_the_parts_of_the_report_are_headings_in_order(report: WeeklyReport) -> None:
    headings = [line for line in weekly_markdown(report).split("\n") if line.startswith("#")]
    assert headings == [
        "# 武咸同城工作周报",
        "## 一、总体情况",
        "### 与上周（截至7月25日）相比",
        "## 二、需协调事项（0项）",
        f"## 三、本周进展（{len(report.progress)}条）",
        "## 四、存在问题（0项）",
        "## 五、下周计划（0项）",
        "## 六、已逾期（0处）",
        "## 七、本周和下周到期（0处）",
        f"## 八、超过10个工作日未报送（{len(report.silent)}项）",
        "## 九、六个一缺口",
        "## 附表：全部事项（20项）",
        "## 数据来源",
    ]


def test_the_table_has_a_row_for_each_item_and_the_columns_of_the_screen(
    report: WeeklyReport,
) -> None:
    rows = cells_of(PARSER.parse(weekly_markdown(report)))
    assert " ".join(rows[0]) == (
        "序号 灯 工作事项 领域 牵头部门 状态 进度分类 进度 完成时限 最近记录 亮灯原因"
    )
    assert [len(row) for row in rows] == [11] * 21
    assert [row[2] for row in rows[1:]] == [row.title for row in report.items]
    assert [row[4] for row in rows[1:]] == [f"{row.lead}（推定）" for row in report.items]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_as_it_was_written(report: WeeklyReport, text: str) -> None:
    tokens = PARSER.parse(weekly_markdown(rewritten(report, text)))
    assert cells_of(tokens)[1][2:5] == [text, text, f"{text}（推定）"]
    assert {token.type for token in inner(tokens)} == {"text"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_no_block(report: WeeklyReport, text: str) -> None:
    hostile = PARSER.parse(weekly_markdown(rewritten(report, text)))
    harmless = PARSER.parse(weekly_markdown(rewritten(report, "桥")))
    assert [token.type for token in hostile] == [token.type for token in harmless]


@many_examples
@given(text=lines)
@example(text="1. ")
def test_any_text_is_read_as_it_was_written(report: WeeklyReport, text: str) -> None:
    tokens = PARSER.parse(weekly_markdown(rewritten(report, text)))
    assert blankless(cells_of(tokens)[1][2]) == blankless(text)
    assert {token.type for token in inner(tokens)} == {"text"}


@many_examples
@given(text=lines)
def test_no_text_changes_a_block(report: WeeklyReport, text: str) -> None:
    written = PARSER.parse(weekly_markdown(rewritten(report, text)))
    harmless = PARSER.parse(weekly_markdown(rewritten(report, "桥")))
    assert [token.type for token in written] == [token.type for token in harmless]
