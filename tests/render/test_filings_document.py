"""The sheet of filings and the roll calls on a screen and in a spreadsheet."""

import csv
import datetime as dt
import io

import pytest

from tests.domain.books import (
    EDUCATION,
    ORIGIN,
    REFORM,
    SHANGHAI,
    TRANSPORT,
    a_book,
    an_item,
    appointment,
    day,
    progress,
    settings_of,
)
from tests.render.drawn import tables
from wuxian.domain.book.book import Book
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.plan import Post
from wuxian.domain.plan.report_rule import Cycle, Moved, ReportRule
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.filings import filings_view
from wuxian.domain.views.weekly import weekly_report
from wuxian.render.document import Document, Heading
from wuxian.render.documents.agenda import agenda_document
from wuxian.render.documents.filings import filings_document
from wuxian.render.documents.weekly import weekly_document
from wuxian.render.writers.spreadsheet import file_text
from wuxian.render.writers.text import plain_text

ON_28 = ReportRule(every=Cycle.MONTH, day=28, moved=Moved.BEFORE)
FRIDAYS = ReportRule(every=Cycle.WEEK, weekday=5)
QUARTERLY = ReportRule(every=Cycle.QUARTER, month=1, day=20)


def report(on: str, by: str = TRANSPORT) -> Progress:
    """A report that is recorded on its day."""
    at = dt.datetime.combine(day(on), dt.time(12), SHANGHAI)
    return progress(on, 10, by=by, recorded=at)


def book_of(*rules: ReportRule) -> Book:
    """A unit that reports late and then not at all, and an item that changes hands."""
    return a_book(
        an_item(report("2021-01-20"), report("2021-03-02"), number=1, title="甲桥"),
        an_item(appointment("2021-02-10", Post.LEAD, EDUCATION), number=2, title="乙桥", lead=None),
        years=(settings_of(2021, report_days=rules),),
    )


def screen(*rules: ReportRule, on: str = "2021-05-10", year: int = 2021) -> str:
    """The sheet as it is drawn without a width."""
    return plain_text(filings_document(filings_view(book_of(*rules), year, day(on))), None)


def rows(document: Document) -> list[list[str]]:
    """What a spreadsheet reads."""
    return list(csv.reader(io.StringIO(file_text(document).removeprefix("\ufeff"), newline="")))


def test_the_units_totals_and_every_report_by_its_sign() -> None:
    units, items = tables(screen(ON_28))
    assert units.titles == ("单位", "事项", "应报", "按期", "迟报", "缺报")
    assert units.rows == [
        (TRANSPORT, "1", "4", "2", "1", "1"),
        (EDUCATION, "1", "3", "0", "0", "3"),
        ("空缺", "1", "0", "0", "0", "0"),
        ("合计", "2", "7", "2", "1", "4"),
    ]
    assert items.titles == ("单位", "序号", "1—3月", "4—5月")
    assert items.rows == [
        (TRANSPORT, "01", "按迟按", "缺待"),
        (EDUCATION, "02", "－缺缺", "缺待"),
        ("空缺", "02", "空－－", "－－"),
    ]


@pytest.mark.parametrize(
    ("width", "first"), [(47, "事项"), (46, "应报"), (40, "应报"), (36, "应报")]
)
def test_what_was_to_be_made_adds_up_however_narrow_it_is(width: int, first: str) -> None:
    view = filings_view(book_of(ON_28), 2021, day("2021-05-10"))
    units, _ = tables(plain_text(filings_document(view), width))
    assert units.titles[1] == first
    assert units.titles[-4:] == ("应报", "按期", "迟报", "缺报")


def test_the_signs_that_stand_there_are_explained_and_the_rule_is_said() -> None:
    out = screen(ON_28)
    assert "\n每月报送：每月28日（遇休息日提前到前一个工作日）\n" in out
    assert (
        "一字一期：按＝按期，迟＝超期已报，缺＝超期未报，待＝未到期，空＝没有牵头，"
        "－＝由别的单位牵头。"
    ) in out
    assert "完＝" not in out


def test_what_is_led_by_inference_is_named() -> None:
    assert "牵头部门系推定的事项：01。" in screen(ON_28)
    assert "推定" not in plain_text(
        filings_document(filings_view(book_of(ON_28), 2021, day("2021-05-10"), EDUCATION)), None
    )


@pytest.mark.parametrize(
    ("rules", "on", "titles"),
    [
        ((FRIDAYS,), "2021-02-20", ["2020年第53周—第4周", "第5—8周"]),
        ((QUARTERLY,), "2021-05-01", ["2020年四季度", "一季度", "二季度"]),
        ((ON_28,), "2021-01-02", ["1月"]),
    ],
)
def test_a_column_names_its_first_and_its_last_period(
    rules: tuple[ReportRule, ...], on: str, titles: list[str]
) -> None:
    _, items = tables(screen(*rules, on=on))
    assert list(items.titles[2:]) == titles


def test_weeks_and_months_stand_below_each_other() -> None:
    out = screen(ON_28, FRIDAYS)
    assert out.index("\n每周报送：每周五\n") < out.index("\n每月报送：")
    assert len(tables(out)) == 4


def test_where_it_is_narrow_the_latest_periods_are_kept() -> None:
    document = filings_document(filings_view(book_of(FRIDAYS), 2021, day("2021-11-10")))
    out = plain_text(document, 60)
    assert all(len(line) <= 60 for line in out.splitlines())
    _, items = tables(out)
    assert items.titles[-1] == "第44-45周"
    assert "第1-" not in "".join(items.titles)
    words = "只列了最近几期，全年的见 --csv。"
    assert words in out
    assert words not in plain_text(document, 200) + plain_text(document, None)


def test_a_spreadsheet_has_a_column_for_every_period() -> None:
    document = filings_document(filings_view(book_of(ON_28), 2021, day("2021-03-10")))
    assert rows(document) == [
        ["报送周期", "单位", "序号", "工作事项", "1月（1月28日）", "2月（2月26日）",
         "3月（3月26日）", "应报", "按期", "超期已报", "超期未报"],
        ["每月", f"{TRANSPORT}（推定）", "1", "甲桥", "按期", "超期已报（3月2日）", "按期",
         "3", "2", "1", "0"],
        ["每月", EDUCATION, "2", "乙桥", "", "超期未报", "未到期", "1", "0", "0", "1"],
        ["每月", "空缺", "2", "乙桥", "没有牵头", "", "", "0", "0", "0", "0"],
    ]  # fmt: skip


def test_without_report_days_it_says_what_to_write_and_from_today_on() -> None:
    out = screen(on="2021-05-10")
    assert "没有设2021年的报送日。" in out
    assert "years/2021.toml" in out
    [snippet] = [part for part in out.split("\n\n") if "[[report_days]]" in part]
    lines = [line.strip() for line in snippet.splitlines() if line.startswith("  ")]
    import tomllib  # noqa: PLC0415 (what is shown is to be read)

    table = tomllib.loads("year = 2021\n" + "\n".join(lines))
    assert YearSettings.model_validate(table).report_days == (
        ON_28.model_copy(update={"since": day("2021-05-10")}),
    )


def test_of_a_year_that_is_over_only_the_place_is_named() -> None:
    out = screen(on="2022-05-10")
    assert ("[[report_days]]" in out, "没有设2021年的报送日。" in out) == (False, True)


def test_a_year_that_has_not_begun_and_a_unit_that_leads_nothing_say_so() -> None:
    assert "2022年还没有到报送的时候。" in screen(ON_28, on="2021-05-10", year=2022)
    view = filings_view(book_of(ON_28), 2021, day("2021-05-10"), REFORM)
    assert "\n没有牵头的事项。\n" in plain_text(filings_document(view), None)


def test_working_days_that_are_not_known_are_said_to_be_weekdays() -> None:
    words = "日历里没有2022年的放假安排，工作日暂按周一至周五计算。"
    assert words in screen(ON_28, on="2022-02-01", year=2022)
    assert words not in screen(ON_28)


def agenda(*rules: ReportRule, on: str = "2021-03-10") -> Document:
    """The agenda of a day."""
    return agenda_document(agenda_view(book_of(*rules), day(on)))


def test_the_agenda_tells_how_many_filed_and_who_did_not() -> None:
    out = plain_text(agenda(ON_28), None)
    told = out[out.index("\n按报送日报送\n") : out.index("\n超过10个工作日")]
    assert told == (
        "\n按报送日报送\n"
        "  2月（报送日2月26日）：应报2项，按期0项，超期已报1项，超期未报1项\n"
        f"      超期未报：{EDUCATION}1项：02\n"
        f"      超期已报：{TRANSPORT}（推定）1项：01（3月2日）\n"
        "  3月（报送日3月26日）：应报2项，已报1项，未报1项\n"
    )


def test_what_a_unit_leads_and_has_not_reported_is_one_line() -> None:
    items = (an_item(number=n, title=f"{n}号线") for n in (1, 2, 3))
    other = an_item(number=4, title="学校", lead=EDUCATION)
    book = a_book(*items, other, years=(settings_of(2021, report_days=(ON_28,)),))
    out = plain_text(agenda_document(agenda_view(book, day("2021-03-10"))), None)
    late = [line.strip() for line in out.splitlines() if "超期未报：" in line]
    assert late == [
        f"超期未报：{TRANSPORT}（推定）3项：01、02、03",
        f"超期未报：{EDUCATION}（推定）1项：04",
    ]


def test_the_agenda_s_sheet_has_a_line_for_each_that_is_late() -> None:
    late = [row for row in rows(agenda(ON_28)) if row[0].startswith("超期")]
    assert late == [
        ["超期未报", "2", "乙桥", "2月", "2021年2月26日", "", EDUCATION],
        ["超期已报", "1", "甲桥", "2月，3月2日报", "2021年2月26日", "", f"{TRANSPORT}（推定）"],
    ]


def test_without_report_days_the_agenda_is_as_it_was() -> None:
    assert "按报送日报送" not in plain_text(agenda(), None)


def weekly(book: Book, on: str = "2021-03-02") -> tuple[list[str], str]:
    """The headings of a week's report, and all it says."""
    document = weekly_document(weekly_report(book, Week.of(day(on)), day(on), ORIGIN))
    titles = [block.text for block in document.blocks if isinstance(block, Heading)]
    return titles, plain_text(document, None)


def without_silence(*rules: ReportRule) -> Book:
    """The same book, in which nobody is reminded of a silence."""
    book = book_of(*rules)
    table = {"year": 2021, "report_days": rules, "reminders": {"silent_after": False}}
    return book._replace(years=(YearSettings.model_validate(table),))


@pytest.mark.parametrize(
    ("book", "titles"),
    [
        (book_of(), ["八、超过10个工作日未报送（1项）"]),
        (book_of(ON_28), ["八、按报送日报送", "超过10个工作日未报送（1项）"]),
        (without_silence(ON_28), ["八、按报送日报送"]),
        (without_silence(), ["八、按报送日报送"]),
    ],
)
def test_the_eighth_part_is_by_report_days_by_silence_or_by_both(
    book: Book, titles: list[str]
) -> None:
    found, _ = weekly(book)
    assert (
        found[found.index("七、本周和下周到期（0处）") + 1 : found.index("九、六个一缺口")]
        == titles
    )


def test_the_week_says_who_is_late_and_where_nothing_is_set_that_none_is() -> None:
    _, out = weekly(book_of(ON_28))
    assert f"超期已报：{TRANSPORT}（推定）1项：01（3月2日）" in out
    _, out = weekly(without_silence())
    assert "\n八、按报送日报送\n  没有到期的报送日。\n" in out


def test_the_agenda_has_no_part_on_silence_where_that_is_switched_off() -> None:
    view = agenda_view(without_silence(), day("2021-05-10"))
    assert "未报送" not in plain_text(agenda_document(view), None)


def test_the_week_tells_in_one_line_where_nothing_is_new() -> None:
    book = a_book(
        an_item(progress("2021-03-02", nothing_new=True), number=1),
        an_item(progress("2021-03-02", nothing_new=True), number=2),
        an_item(number=3),
    )
    _, out = weekly(book)
    assert "\n三、本周进展（0条）\n  本周无更新。\n报本期无新进展：2项（01、02）。\n" in out
