"""The weekly report in words: nine parts, each with its count and a line for each thing."""

import pytest

from tests.domain.books import (
    ORIGIN,
    TRANSPORT,
    a_book,
    a_goal,
    an_item,
    appointment,
    day,
    progress,
)
from tests.render.parts import Part, parts_of
from wuxian.domain.book.book import Book
from wuxian.domain.plan.plan import Post
from wuxian.domain.values.period import Week
from wuxian.domain.views.weekly import weekly_report
from wuxian.render.document import Heading, Table
from wuxian.render.documents.weekly import weekly_document
from wuxian.render.writers import markdown
from wuxian.render.writers.text import plain_text

# Item 1 is late, item 2 falls due and was reported, item 3 has nothing at all.
BOOK = a_book(
    an_item(number=1, title="甲桥", goals=(a_goal(due="2021-07-23"),)),
    an_item(
        progress("2021-07-27", 30, note="封顶。", problem="征地未完", next_step="完成招标"),
        appointment("2021-07-01", Post.LEADER, "张三"),
        number=2,
        title="乙桥",
        goals=(a_goal(due="2021-08-06"),),
    ),
    an_item(number=3, title="丙桥", lead=None),
)


def told(book: Book, on: str = "2021-07-30") -> dict[str, tuple[str, ...]]:
    """The lines of each part, by the mark before its title, as of a day."""
    report = weekly_report(book, Week.of(day(on)), day(on), ORIGIN)
    return {part.title[0]: part.lines for part in parts_of(weekly_document(report))}


def test_the_parts_say_everything_in_order() -> None:
    report = weekly_report(BOOK, Week.of(day("2021-07-30")), day("2021-07-30"), ORIGIN)
    said = f"（{TRANSPORT}，7月27日）"
    assert parts_of(weekly_document(report)) == [
        Part(
            "一、总体情况",
            (
                "共3项：交通同网3项。本周有更新的1项。",
                "红灯2项（01、02）", "黄灯0项", "绿灯0项", "灰灯1项（03）",
                "进度分类：提前完成0项、已完成0项、超进度0项、达进度0项、欠进度2项、其它1项",
            ),
        ),
        Part(
            "与上周（截至7月25日）相比",
            ("灯号：02 乙桥，灰灯转红灯，进度30%，为序时进度96.9%的31.0%，低于60%",),
        ),
        Part("二、需协调事项（0项）", ("没有需协调的事项。",)),
        Part("三、本周进展（1条）", (f"02 乙桥：进度30%。封顶。{said}",)),
        Part("四、存在问题（1项）", (f"02 乙桥：征地未完{said}",)),
        Part("五、下周计划（1项）", (f"02 乙桥：完成招标{said}",)),
        Part(
            "六、已逾期（1处）",
            ("01 甲桥：年度目标，7月23日到期，牵头：市交通运输局（推定），已过5个工作日",),
        ),
        Part(
            "七、本周和下周到期（1处）",
            ("02 乙桥：年度目标，8月6日到期，牵头：市交通运输局（推定）",),
        ),
        Part(
            "八、超过10个工作日未报送（2项）",
            ("01 甲桥：本年无报送，牵头：市交通运输局（推定）", "03 丙桥：本年无报送，牵头：空缺"),
        ),
        Part(
            "九、六个一缺口",
            (
                "市领导：空缺2项（01、03）",
                "牵头部门：空缺1项（03），推定2项（01、02）",
                "工作专班：空缺3项（全部）",
                "协调机制：空缺3项（全部）",
                "专项经费：空缺3项（全部）",
            ),
        ),
    ]  # fmt: skip
    *_, title, items, source, _ = weekly_document(report).all_blocks
    assert (title, source) == (Heading("附表：全部事项（3项）"), Heading("数据来源"))
    assert isinstance(items, Table)
    assert len(items.rows) == 3


def test_a_part_with_nothing_to_tell_counts_none_and_says_so() -> None:
    report = weekly_report(a_book(), Week.of(day("2021-07-30")), day("2021-07-30"), ORIGIN)
    assert parts_of(weekly_document(report))[1:8] == [
        Part("二、需协调事项（0项）", ("没有需协调的事项。",)),
        Part("三、本周进展（0条）", ("本周无更新。",)),
        Part("四、存在问题（0项）", ("没有报告问题。",)),
        Part("五、下周计划（0项）", ("没有报告下步安排。",)),
        Part("六、已逾期（0处）", ("没有逾期。",)),
        Part("七、本周和下周到期（0处）", ("没有到期。",)),
        Part("八、超过10个工作日未报送（0项）", ("没有。",)),
    ]


def test_a_lamp_that_all_items_have_says_all() -> None:
    assert told(a_book(an_item(number=1), an_item(number=2)))["一"][1:] == (
        "红灯0项",
        "黄灯0项",
        "绿灯0项",
        "灰灯2项（全部）",
        "进度分类：提前完成0项、已完成0项、超进度0项、达进度0项、欠进度0项、其它2项",
    )


@pytest.mark.parametrize(
    ("on", "late"),
    [
        ("2021-07-24", "已过不足1个工作日"),  # the Saturday after the Friday it was due
        ("2021-07-26", "已过1个工作日"),
        ("2021-07-27", "已过2个工作日"),
    ],
)
def test_what_is_late_says_how_many_working_days(on: str, late: str) -> None:
    [line] = told(BOOK, on)["六"]
    assert line == f"01 甲桥：年度目标，7月23日到期，牵头：市交通运输局（推定），{late}"


def test_terminal_and_markdown_have_every_title_and_line() -> None:
    report = weekly_report(BOOK, Week.of(day("2021-07-30")), day("2021-07-30"), ORIGIN)
    document = weekly_document(report)
    screen = plain_text(document, None)
    written = markdown.file_text(document)
    assert len(parts_of(document)) == 10
    for part in parts_of(document):
        assert f"\n\n{part.title}\n" + "".join(f"  {line}\n" for line in part.lines) in screen
        mark = "###" if part.title.startswith("与上周") else "##"
        lines = "".join(f"- {line}\n" for line in part.lines)
        assert f"\n\n{mark} {part.title}\n\n{lines}" in written
