"""Faults of the programme, of the years, and between items."""

from tests.domain.books import (
    REFORM,
    a_book,
    a_calendar,
    a_goal,
    a_goal_set,
    a_programme,
    an_item,
    day,
    progress,
    settings_of,
)
from tests.domain.faults import Fault
from wuxian.domain.checks import entries, plans
from wuxian.domain.plan.bodies import Body, Office
from wuxian.domain.plan.calendar import CalendarYear, Holiday, WorkCalendar
from wuxian.domain.plan.programme import Area, Mechanism, Term
from wuxian.domain.values.basis import Basis, Citation
from wuxian.domain.values.finding import Finding, Severity


def _cited(document: str) -> Citation:
    return Citation(document=document, section="一")


def _of_the_programme(message: str) -> Finding:
    return Finding(Severity.ERROR, "unknown-document", "programme.toml", message, field="citations")


def _of_the_calendar(message: str) -> Finding:
    return Finding(Severity.ERROR, "calendar", "calendar.toml", message, field="years")


def _calendar_of_2021(
    *working_days: str, holidays: tuple[tuple[str, str, str], ...] = ()
) -> CalendarYear:
    return CalendarYear(
        year=2021,
        notice="国办发明电〔2020〕27号",
        holidays=tuple(
            Holiday(name=name, first=day(first), last=day(last)) for name, first, last in holidays
        ),
        working_days=tuple(day(worked) for worked in working_days),
    )


FAULTS = (
    Fault(
        "a term and an office that are said to stand in a document, but not in which",
        plans.stated_facts_are_cited,
        a_book(
            programme=a_programme().model_copy(
                update={
                    "term": Term(first_year=2021, last_year=2025, basis=Basis.STATED),
                    "offices": (Office(name="市武咸同城办", duty="督办", basis=Basis.STATED),),
                }
            )
        ),
        tuple(
            Finding(
                Severity.WARNING,
                "no-citation",
                "programme.toml",
                "依据是“原文”，却没有写出处；请补 citations，不是原文的请改为 inferred（推定）",
                field=field,
            )
            for field in ("term basis", "offices 第1项 basis")
        ),
    ),
    Fault(
        "documents cited by the term, an office and a measure but not registered",
        plans.documents_of_the_programme_are_known,
        a_book(
            programme=a_programme().model_copy(
                update={
                    "term": a_programme().term.model_copy(
                        update={"citations": (_cited("reply-034"), _cited("reply-34"))}
                    ),
                    "offices": (
                        Office(
                            name="市武咸同城办",
                            duty="统筹督办",
                            basis=Basis.STATED,
                            citations=(_cited("xyz"),),
                        ),
                    ),
                    "governance": (
                        Mechanism(name="会议", text="召开会议", citations=(_cited("reply-035"),)),
                    ),
                }
            )
        ),
        (
            _of_the_programme("没有登记的文件“reply-34”；是不是“reply-034”？"),
            _of_the_programme("没有登记的文件“xyz”；请登记到 programme.toml 的 [[documents]]"),
            _of_the_programme("没有登记的文件“reply-035”；是不是“reply-034”？"),
        ),
    ),
    Fault(
        "a calendar with a year twice",
        plans.calendar_makes_sense,
        a_book(calendar=a_calendar(2021, 2022, 2021)),
        (_of_the_calendar("2021年写了2次，请合为一处"),),
    ),
    Fault(
        "days worked that are weekdays or lie in another year",
        plans.calendar_makes_sense,
        a_book(
            calendar=WorkCalendar(
                # A Saturday, a Sunday; a Friday, a Monday, Saturdays of the years beside it.
                years=(
                    _calendar_of_2021(
                        "2021-10-09",
                        "2021-09-26",
                        "2021-10-08",
                        "2021-09-27",
                        "2022-01-29",
                        "2020-12-26",
                    ),
                )
            )
        ),
        (
            _of_the_calendar("2021年的 working_days 里，2021-10-08 不是当年的周六、周日"),
            _of_the_calendar("2021年的 working_days 里，2021-09-27 不是当年的周六、周日"),
            _of_the_calendar("2021年的 working_days 里，2022-01-29 不是当年的周六、周日"),
            _of_the_calendar("2021年的 working_days 里，2020-12-26 不是当年的周六、周日"),
        ),
    ),
    Fault(
        "holidays that end in another year, though New Year's Day may begin in the one before",
        plans.calendar_makes_sense,
        a_book(
            calendar=WorkCalendar(
                years=(
                    _calendar_of_2021(
                        holidays=(
                            ("元旦", "2020-12-30", "2021-01-01"),
                            ("国庆节", "2020-10-01", "2020-10-07"),
                            ("春节", "2021-12-31", "2022-01-02"),
                        )
                    ),
                )
            )
        ),
        (
            _of_the_calendar("2021年的“国庆节”（2020-10-01）不在当年"),
            _of_the_calendar("2021年的“春节”（2021-12-31）不在当年"),
        ),
    ),
    Fault(
        "an area twice",
        plans.names_are_unique,
        a_book(
            programme=a_programme().model_copy(
                update={
                    "areas": (
                        Area(id="transport", name="交通同网", short="交通"),
                        Area(id="transport", name="规划同编", short="规划"),
                    )
                }
            )
        ),
        (
            Finding(
                Severity.ERROR,
                "duplicate-name",
                "programme.toml",
                "“transport”写了2次，请只留一处",
                field="areas",
            ),
        ),
    ),
    Fault(
        "an office of a department's name",
        plans.names_are_unique,
        a_book(
            programme=a_programme().model_copy(
                update={
                    "departments": (Body(name=REFORM, basis=Basis.STATED),),
                    "offices": (Office(name=REFORM, duty="督办", basis=Basis.STATED),),
                    "documents": a_programme().documents * 3,
                }
            )
        ),
        (
            Finding(
                Severity.ERROR,
                "duplicate-name",
                "programme.toml",
                "“reply-034”写了3次，请只留一处",
                field="documents",
            ),
            Finding(
                Severity.ERROR,
                "duplicate-name",
                "programme.toml",
                "“市发展和改革委员会”写了2次，请只留一处",
                field="departments",
            ),
        ),
    ),
    Fault(
        "entries of years without settings and calendar",
        plans.years_are_known,
        a_book(
            an_item(progress("2023-03-01", 10), progress("2021-03-01", 10)),
            calendar=a_calendar(2021),
            years=(settings_of(2022),),
        ),
        (
            Finding(
                Severity.WARNING,
                "no-settings",
                "years/2021.toml",
                "没有2021年的设置，暂按通常规则办；请新建此文件",
            ),
            Finding(
                Severity.WARNING,
                "no-settings",
                "years/2023.toml",
                "没有2023年的设置，暂按2022年的办；请新建此文件",
            ),
            Finding(
                Severity.WARNING,
                "no-calendar",
                "calendar.toml",
                "没有2023年的放假安排，暂按周一至周五算工作日；请照国务院办公厅通知补录",
            ),
        ),
    ),
    Fault(
        "a year's goal without the year's settings",
        plans.years_are_known,
        a_book(
            an_item(goals=(a_goal(year=2022), a_goal(year=2024))),
            an_item(a_goal_set("2021-12-01", year=2023)),
            calendar=a_calendar(2021),
            years=(settings_of(2021, default_due="2021-12-31"), settings_of(2022)),
        ),
        (
            Finding(
                Severity.WARNING,
                "no-settings",
                "years/2023.toml",
                "没有2023年的设置，暂按2022年的办；请新建此文件",
            ),
        ),
    ),
    Fault(
        "a year's goal that is not due by what the year before had by default",
        plans.years_are_known,
        a_book(
            an_item(goals=(a_goal(year=2022),)),
            calendar=a_calendar(2021),
            years=(settings_of(2021, default_due="2021-12-31"),),
        ),
        (
            Finding(
                Severity.WARNING,
                "no-settings",
                "years/2022.toml",
                "没有2022年的设置，暂按2021年的办（默认时限不沿用）；请新建此文件",
            ),
        ),
    ),
    Fault(
        "a number three times",
        plans.numbers_are_unique,
        a_book(
            an_item(folder="05-a"),
            an_item(number=6),
            an_item(folder="05-b"),
            an_item(folder="05-c"),
        ),
        (
            Finding(
                Severity.ERROR,
                "duplicate-number",
                "items/05-b/item.toml",
                "序号 5 已用于 items/05-a/item.toml；请给后加的换一个没有用过的序号："
                "改 number，文件夹名也改成以它开头；"
                "刚导入、还没推送的，可先 wuxian undo，sync 后再导入",
                item=5,
                field="number",
            ),
            Finding(
                Severity.ERROR,
                "duplicate-number",
                "items/05-c/item.toml",
                "序号 5 已用于 items/05-a/item.toml；请给后加的换一个没有用过的序号："
                "改 number，文件夹名也改成以它开头；"
                "刚导入、还没推送的，可先 wuxian undo，sync 后再导入",
                item=5,
                field="number",
            ),
        ),
    ),
    Fault(
        "an entry id in two items",
        entries.entry_ids_are_unique,
        a_book(
            an_item(progress("2021-03-01", 10, entry_id="3f9a1c")),
            an_item(progress("2021-04-01", 10, entry_id="3f9a1c"), number=6),
        ),
        (
            Finding(
                Severity.ERROR,
                "duplicate-id",
                "items/06-item/2021/2021-04-01-progress-3f9a1c.toml",
                (
                    "记录编号 3f9a1c 与 items/05-item/2021/2021-03-01-progress-3f9a1c.toml 相同，"
                    "请把文件名里的编号改成别的"
                ),
                item=6,
            ),
        ),
    ),
)
