"""The circular of a period: each goal in its own sentence, its figures, what was done."""

from tests.domain.books import (
    OFFICE,
    ORIGIN,
    TRANSPORT,
    a_book,
    a_goal,
    a_goal_set,
    a_target,
    an_item,
    appointment,
    day,
    figure,
    milestone,
    progress,
    settings_of,
)
from tests.domain.problems import raised
from tests.domain.supervised import a_part, in_parts
from tests.domain.supervising import decided, to_terms
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.plan.circular_rule import CircularRule
from wuxian.domain.plan.plan import Post
from wuxian.domain.plan.supervision import Supervision
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.standing.lamp import Class
from wuxian.domain.values.period import Period
from wuxian.domain.views.circular import Circular, circular

SETTINGS = settings_of(2021)


def of_items(*items: Item, settings: YearSettings = SETTINGS) -> Book:
    """A book of these items."""
    return a_book(*items, years=(settings,))


def paper(book: Book, period: str = "2021-Q3", on: str | None = None) -> Circular:
    """The circular of a period, as it stands on its last day or another one."""
    named = Period.parse(period)
    return circular(book, named, day(on) if on else named.last, ORIGIN)


BRIDGE = a_goal(milestone("works", "2021-08-31", "主体过半"), due="2021-12-31")


def test_each_item_stands_in_the_chapter_of_its_area_with_its_own_sentence() -> None:
    bridge = an_item(goals=(BRIDGE,))
    school = an_item(number=17, title="“民生九同”工程", area="livelihood")
    found = paper(of_items(bridge, school))
    told = [(one.name, [(w.number, w.goal) for w in one.works]) for one in found.chapters]
    assert told == [("交通同网", [(5, "建成通车")]), ("民生同保", [(17, None)])]


def test_an_area_without_items_has_no_chapter() -> None:
    assert [one.name for one in paper(of_items(an_item())).chapters] == ["交通同网"]


def test_what_was_done_is_what_was_recorded_in_the_period() -> None:
    before, within, after = (
        progress(on, note=note)
        for on, note in (("2021-06-30", "开工"), ("2021-07-01", "打桩"), ("2021-10-01", "封顶"))
    )
    reached = progress("2021-08-20", milestone="works", note="主体过半了")
    [chapter] = paper(of_items(an_item(before, within, reached, after, goals=(BRIDGE,)))).chapters
    [work] = chapter.works
    assert [(one.date, one.by) for one in work.done] == [
        (day("2021-07-01"), TRANSPORT),
        (day("2021-08-20"), TRANSPORT),
    ]
    assert [(one.title, one.on) for one in work.reached] == [("主体过半", day("2021-08-20"))]


def test_who_was_appointed_is_nothing_that_was_done_either() -> None:
    said = progress("2021-08-01", 0, note="尚未启动")
    led = appointment("2021-08-02", Post.LEADER, "张三")
    [chapter] = paper(of_items(an_item(said, led, goals=(BRIDGE,)))).chapters
    assert [one.text for one in chapter.works[0].done] == ["尚未启动"]


def test_that_the_goal_was_set_is_nothing_that_was_done() -> None:
    issued = a_goal_set("2021-07-05", due="2021-12-31")
    [chapter] = paper(of_items(an_item(issued))).chapters
    assert (chapter.works[0].goal, chapter.works[0].done) == ("年底建成通车", ())


def test_a_target_stands_with_its_figure_and_with_how_it_was_changed() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target(), a_target("开工项目", 10)))
    lower = decided("2021-08-01", Outcome.ORDERED, grants=to_terms(targets=(a_target(value=80),)))
    told = progress("2021-09-10", figures=(figure("招商项目", 60),))
    [chapter] = paper(of_items(an_item(told, lower, goals=(goal,)))).chapters
    projects, starts = chapter.works[0].indicators
    assert projects.target.goal == 80
    assert projects.target.actual == 60
    assert [(one.before, one.after) for one in projects.moved] == [
        ("招商项目至少100个", "招商项目至少80个")
    ]
    assert (starts.target.actual, starts.moved) == (None, ())


def test_the_targets_of_a_part_stand_with_the_part() -> None:
    goal = in_parts(a_part("chibi", targets=(a_target(),)), a_part("paizhou"))
    [chapter] = paper(of_items(an_item(goals=(goal,)))).chapters
    assert [(one.part, one.target.name) for one in chapter.works[0].indicators] == [
        ("CHIBI", "招商项目")
    ]


def test_every_item_is_in_one_annex_and_their_lengths_are_the_counts() -> None:
    behind = an_item(progress("2021-09-30", 30), goals=(BRIDGE,))
    done = an_item(
        progress("2021-09-01", 100, milestone="works"), number=6, title="六", goals=(BRIDGE,)
    )
    found = paper(of_items(behind, done, an_item(number=7, title="七")))
    assert [one.class_ for one in found.annexes] == list(Class)
    counted = {one.class_: one.items for one in found.annexes if one.items}
    assert counted[Class.BEHIND] == (5,)
    assert sorted(n for numbers in counted.values() for n in numbers) == [5, 6, 7]


def test_what_the_last_one_left_open_is_what_was_behind_at_its_end() -> None:
    caught_up = (progress("2021-06-30", 20), progress("2021-09-30", 75))
    found = paper(of_items(an_item(*caught_up, goals=(a_goal(due="2021-12-31"),))))
    assert found.left_open is not None
    [left] = found.left_open
    assert (left.number, left.class_) == (5, Class.BEHIND)
    assert left.reason == "进度20%，为序时进度50.0%的40.0%，低于60%"
    assert found.row[5].class_ is Class.ON_PACE


def test_what_ended_before_was_not_left_open() -> None:
    ended = decided("2021-06-20", Outcome.CLOSED)
    found = paper(of_items(an_item(progress("2021-06-10", 20), ended, goals=(BRIDGE,))))
    assert found.left_open == ()


def test_the_first_period_of_a_year_has_none_before_it_and_tells_what_changed_in_it() -> None:
    moved = decided("2021-02-10", Outcome.ORDERED, grants=to_terms("2021-11-30"))
    item = an_item(progress("2021-03-01", 1), moved, goals=(BRIDGE,))
    for period in ("2021-Q1", "2021-H1", "2021"):
        found = paper(of_items(item), period)
        assert found.left_open is None
        assert found.since is not None
        assert (found.since.then, found.since.lamps) == (day("2021-01-01"), ())
        assert [one.now for one in found.since.moved] == [day("2021-11-30")]
    assert paper(of_items(item), "2021-02").left_open == ()


def test_the_percent_of_the_period_before_stands_with_each_item() -> None:
    entries = (progress("2021-06-30", 20), progress("2021-09-30", 75))
    book = of_items(an_item(*entries, goals=(BRIDGE,)))
    before = [paper(book, name).chapters[0].works[0].before for name in ("2021-Q3", "2021-Q1")]
    assert before == [20, None]


def test_what_is_to_be_settled_is_what_asks_somebody_for_it() -> None:
    asks = raised("2021-09-01", "用地指标不足", asks=OFFICE)
    waits = raised("2021-09-01", "管线未迁", waits_for="武汉市交通运输局")
    found = paper(of_items(an_item(asks, waits, goals=(BRIDGE,))))
    assert [one.problem.matter for one in found.to_settle] == ["用地指标不足"]


def test_the_office_its_designation_and_whom_it_goes_to_are_those_of_the_year() -> None:
    settings = SETTINGS.model_copy(
        update={
            "supervision": Supervision(office=OFFICE, designation="咸政办函〔2021〕5号"),
            "circulars": CircularRule(
                addressees=("各县市区人民政府",), copies=("市委办公室",), review_within=15
            ),
        }
    )
    found = paper(of_items(an_item(), settings=settings))
    assert (found.office, found.designation) == (OFFICE, "咸政办函〔2021〕5号")
    assert (found.addressees, found.copies) == (("各县市区人民政府",), ("市委办公室",))
    assert found.review_within == 15


def test_without_settings_a_unit_has_thirty_days_and_nobody_is_named() -> None:
    found = paper(of_items(an_item()))
    assert (found.designation, found.addressees, found.copies) == (None, (), ())
    assert found.review_within == 30


def test_figures_that_are_known_later_stand_in_a_circular_of_a_later_day() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target(),))
    told = progress("2021-10-12", figures=(figure("招商项目", 70),))
    book = of_items(an_item(told, goals=(goal,)))
    actual = [
        paper(book, on=on).chapters[0].works[0].indicators[0].target.actual
        for on in ("2021-09-30", "2021-10-15")
    ]
    assert actual == [None, 70]


def test_the_year_of_a_circular_is_its_own_whatever_the_day() -> None:
    book = of_items(an_item(progress("2021-12-20", 90), goals=(a_goal(due="2021-12-31"),)))
    found = paper(book, "2021-Q4", "2022-01-20")
    assert found.row[5].percent == 90
