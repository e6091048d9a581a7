"""Problems in words: of an item, in the list, the agenda and the weekly report."""

from tests.domain.books import EDUCATION, ORIGIN, TRANSPORT, a_book, an_item, day, progress
from tests.domain.problems import raised, reply
from tests.render.drawn import tables
from tests.render.parts import parts_of
from wuxian.domain.book.book import Book
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.item import item_view
from wuxian.domain.views.items import items_view
from wuxian.domain.views.weekly import weekly_report
from wuxian.render.documents.agenda import agenda_document
from wuxian.render.documents.item import item_document
from wuxian.render.documents.items import items_document
from wuxian.render.documents.weekly import weekly_document
from wuxian.render.writers import spreadsheet
from wuxian.render.writers.text import plain_text

ASKED = raised("2021-07-12", "征地资金缺口2亿元", asks="市政府", entry_id="00000a")
WAITS = raised("2021-07-19", "接线批复", waits_for="武汉市发改委", entry_id="00000b")
DONE = raised("2021-07-02", "管线未迁", entry_id="00000c")
ITEM = an_item(
    ASKED,
    WAITS,
    DONE,
    reply("2021-07-20", ASKED, "正在研究", by=EDUCATION, entry_id="00000d"),
    reply("2021-07-21", ASKED, "列入专项债", answered_by="市政府", entry_id="00000f"),
    reply("2021-07-08", DONE, "已迁", done=True, entry_id="00000e"),
)
BOOK = a_book(ITEM, an_item(number=6, title="丙桥"))
TODAY = day("2021-07-26")


def weekly(book: Book = BOOK, on: str = "2021-07-26") -> dict[str, tuple[str, ...]]:
    """The lines of each part of the weekly report, by its title."""
    report = weekly_report(book, Week.of(day(on)), day(on), ORIGIN)
    return {part.title: part.lines for part in parts_of(weekly_document(report))}


def test_an_item_tells_its_open_problems_first_each_with_its_days_and_answers() -> None:
    drawn = plain_text(item_document(item_view(BOOK, ITEM, TODAY)), None)
    _, _, told = drawn.partition("\n\n问题")
    assert told.partition("\n\n")[0].split("\n") == [
        "（3个，未解决2个）",
        "  征地资金缺口2亿元  [00000a]",
        "    需协调：市政府，2021年7月12日提出，2021年7月20日答复，已过10个工作日",
        "    2021-07-20 市教育局：正在研究",
        "    2021-07-21 市政府：列入专项债（市武咸同城办代录）",
        "  接线批复  [00000b]",
        "    待对方：武汉市发改委，2021年7月19日提出，未答复，已过5个工作日",
        "  管线未迁  [00000c]",
        "    2021年7月2日提出，2021年7月8日已解决，历时4个工作日",
        "    2021-07-08 市武咸同城办：已迁，已解决",
    ]
    assert "原因：未定年度目标；待武汉市发改委5个工作日\n" in drawn


def test_an_item_without_problems_has_no_such_part() -> None:
    item = an_item(progress("2021-07-01", 40))
    drawn = plain_text(item_document(item_view(a_book(item), item, TODAY)), None)
    assert "\n问题" not in drawn


def test_the_list_says_beside_the_lamp_and_below_the_table_whom_an_item_waits_for() -> None:
    drawn = plain_text(items_document(items_view(BOOK, TODAY)), None)
    [table] = tables(drawn)
    [place] = [n for n, title in enumerate(table.titles) if title == "亮灯原因"]
    assert [row[place] for row in table.rows] == [
        "未定年度目标；待武汉市发改委5个工作日",
        "未定年度目标",
    ]
    assert drawn.endswith("\n待对方1项：05 待武汉市发改委5个工作日\n")
    assert "待对方" not in plain_text(items_document(items_view(a_book(an_item()), TODAY)), None)


def test_the_agenda_has_a_table_for_each_way_that_there_is() -> None:
    drawn = plain_text(agenda_document(agenda_view(BOOK, TODAY)), None)
    assert [
        line for line in drawn.split("\n") if line.startswith(("需协调", "待对方", "其他"))
    ] == [
        "需协调（1）",
        "待对方（1）",
    ]
    asked, waits, _ = tables(drawn)
    assert asked.titles == (
        "序号", "工作事项", "事由", "提请", "提出", "已过（工作日）", "答复", "牵头部门",
    )  # fmt: skip
    assert asked.rows[0][2:7] == ("征地资金缺口2亿元", "市政府", "7月12日", "10", "7月20日")
    assert waits.rows[0][2:7] == ("接线批复", "武汉市发改委", "7月19日", "5", "未答复")


def test_the_agenda_tells_the_year_of_an_older_day_and_no_party_where_there_is_none() -> None:
    book = a_book(an_item(raised("2020-12-30")))
    [table, *_] = tables(plain_text(agenda_document(agenda_view(book, TODAY)), None))
    assert "提请" not in table.titles
    assert table.rows[0][3] == "2020年12月30日"


def test_the_agenda_as_a_sheet_has_them_with_their_way() -> None:
    lines = spreadsheet.file_text(agenda_document(agenda_view(BOOK, TODAY))).splitlines()
    assert "需协调,5,天子山大桥,征地资金缺口2亿元（需协调：市政府）,2021年7月12日,10," in lines[1]
    assert "待对方,5,天子山大桥,接线批复（待对方：武汉市发改委）,2021年7月19日,5," in lines[2]


def test_the_report_has_what_is_to_be_settled_before_the_weeks_progress() -> None:
    parts = weekly()
    assert list(parts)[:5] == [
        "一、总体情况",
        "与上周（截至7月25日）相比",
        "二、需协调事项（1项）",
        "三、本周进展（0条）",
        "四、存在问题（1项）",
    ]
    asked, waits = "已过10个工作日，7月20日已答复：列入专项债", "已过5个工作日，未答复"
    assert parts["二、需协调事项（1项）"] == (
        f"05 天子山大桥：{ASKED.matter}（需协调：市政府），{asked}（{TRANSPORT}，7月12日提出）",
    )
    assert parts["四、存在问题（1项）"] == (
        f"05 天子山大桥：接线批复（待对方：武汉市发改委），{waits}（{TRANSPORT}，7月19日提出）",
    )


def test_the_words_of_the_weeks_reports_stand_below_the_open_problems() -> None:
    item = an_item(raised("2020-12-30", "甲"), progress("2021-07-26", 40, problem="乙"))
    assert weekly(a_book(item))["四、存在问题（2项）"] == (
        "05 天子山大桥：甲，已过147个工作日，未答复（市交通运输局，2020年12月30日提出）",
        "05 天子山大桥：乙（市交通运输局，7月26日）",
    )
