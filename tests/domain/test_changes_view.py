"""Two states of a book held against each other: lamps, plans, entries and settings."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings

from tests.domain.arbitrary import books, days
from tests.domain.books import (
    EDUCATION,
    SHANGHAI,
    TRANSPORT,
    a_book,
    a_calendar,
    a_goal,
    a_programme,
    an_item,
    appointment,
    day,
    milestone,
    progress,
    retraction,
    settings_of,
)
from tests.domain.issuing import issue
from tests.laws import examples
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.commit import Commit
from wuxian.domain.history.differences import differences, fields_of
from wuxian.domain.history.event import Presence
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import Lamp, Verdict
from wuxian.domain.views.changes import (
    ChangesView,
    EntryChange,
    ItemChange,
    LampChange,
    Side,
    changes_view,
)

_LAWS = settings(max_examples=examples(30), suppress_health_check=[HealthCheck.too_slow])
_MONDAY, _SUNDAY = Side(day("2021-07-05")), Side(day("2021-07-11"))


def changes(before: Book, after: Book) -> ChangesView:
    """What differs between a Monday and the Sunday after it."""
    return changes_view(before, _MONDAY, after, _SUNDAY)


def change_of(before: Item, after: Item) -> ItemChange:
    """What differs of the one item."""
    [change] = changes(a_book(before), a_book(after)).items
    return change


def entries_of(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> list[EntryChange]:
    """What differs of an item's entries."""
    return list(change_of(an_item(*before), an_item(*after)).entries)


def test_the_view_says_which_states_it_holds_against_each_other_and_stands_on_the_later() -> None:
    commit = Commit("5f" * 20, "张三", "zhangsan@example.com", dt.datetime.now(dt.UTC), "手工")
    since, until = Side(day("2021-07-05"), commit), Side(day("2021-07-11"))
    view = changes_view(a_book(), since, a_book(), until)
    assert (view.kind, view.as_of) == ("changes", day("2021-07-11"))
    assert (view.since, view.until) == (since, until)


def test_a_commit_is_called_by_its_first_digits_and_has_a_day_of_each_time_zone() -> None:
    when = dt.datetime(2021, 7, 2, 0, 30, tzinfo=SHANGHAI)
    commit = Commit("5f" * 20, "张三", "zhangsan@example.com", when, "手工")
    assert commit.short == "5f5f5f5f"
    assert (commit.day(SHANGHAI), commit.day(dt.UTC)) == (day("2021-07-02"), day("2021-07-01"))


def test_programme_and_notice_are_those_of_the_later_state() -> None:
    renamed = a_programme().model_copy(update={"name": "武咸一体化", "notice": None})
    view = changes(a_book(), a_book(programme=renamed))
    assert (view.programme, view.notice) == ("武咸一体化", None)


def test_an_item_of_which_nothing_differs_is_left_out() -> None:
    view = changes(a_book(an_item(progress("2021-07-01", 40))), a_book(an_item()))
    same = changes(*[a_book(an_item(progress("2021-07-01", 40, entry_id="aaaaaa")))] * 2)
    assert [change.number for change in view.items] == [5]
    assert (same.items, same.is_empty) == ((), True)


def test_a_lamp_that_changed_is_told_with_the_reasons_of_both_days() -> None:
    goal = a_goal(milestone("design", "2021-07-08", "批复"), due="2021-12-31")
    item = an_item(progress("2021-07-01", 60, entry_id="aaaaaa"), goals=(goal,))
    change = change_of(item, item)
    assert change.lamp == LampChange(
        Verdict(Lamp.GREEN, "进度60%，为序时进度51.3%的116.9%"),
        Verdict(Lamp.RED, "节点“批复”7月8日到期，未完成"),
    )
    assert (change.presence, change.fields, change.entries) == (Presence.ALTERED, (), ())


def test_a_lamp_is_judged_by_the_settings_of_its_own_book() -> None:
    goal = a_goal(due="2021-12-31")
    item = an_item(progress("2021-07-01", 45, entry_id="aaaaaa"), goals=(goal,))
    view = changes(a_book(item), a_book(item, years=(settings_of(2021, yellow=95),)))
    [change] = view.lamps
    assert change.lamp is not None
    assert (change.lamp.before.lamp, change.lamp.after.lamp) == (Lamp.GREEN, Lamp.YELLOW)


def test_another_reason_for_the_same_lamp_is_no_change() -> None:
    assert changes(a_book(an_item()), a_book(an_item(goals=(a_goal(),)))).lamps == ()


def test_entries_that_came_went_or_were_altered_are_told_with_what_they_say_now() -> None:
    kept, gone = progress("2021-07-01", 10), progress("2021-07-02", 20)
    altered = kept.model_copy(update={"percent": 11})
    new = progress("2021-07-03", 30)
    assert entries_of((kept, gone), (altered, new)) == [
        EntryChange(
            Presence.ALTERED,
            altered,
            "进展 11%，进度由 10 改为 11",
            differences(fields_of(kept), fields_of(altered), type(kept)),
        ),
        EntryChange(Presence.ADDED, new, new.line(None)),
        EntryChange(Presence.REMOVED, gone, gone.line(None)),
    ]


def test_entries_of_every_kind_come_oldest_first() -> None:
    report = progress("2021-07-03", 30)
    lead = appointment("2021-07-01", Post.LEAD, EDUCATION)
    taken_back = retraction("2021-07-04", report)
    told = entries_of((), (taken_back, report, lead))
    assert [change.entry for change in told] == [lead, report, taken_back]


def test_an_item_that_came_or_went_is_told_with_its_entries_and_without_fields_or_lamp() -> None:
    report = progress("2021-07-01", 10)
    came, went = changes(
        a_book(an_item(number=6, folder="06-road", title="公路")),
        a_book(an_item(report, folder="05-bridge")),
    ).items
    assert came == ItemChange(
        5, "天子山大桥", Presence.ADDED, None, "05-bridge", (),
        (EntryChange(Presence.ADDED, report, "进展 10%"),), None,
        "领域：交通同网，领域依据：原文，牵头部门（市交通运输局，推定）",
    )  # fmt: skip
    assert went == ItemChange(
        6, "公路", Presence.REMOVED, "06-road", None, (), (), None, came.content
    )
    assert (came.label, went.label) == ("05 天子山大桥", "06 公路")


def test_a_renamed_folder_is_told_among_the_plans_though_no_field_differs() -> None:
    view = changes(a_book(an_item(folder="05-bridge")), a_book(an_item(folder="05-span")))
    [change] = view.plans
    assert (change.folder_before, change.folder_after, change.fields) == (
        "05-bridge",
        "05-span",
        (),
    )


def test_a_renumbered_item_is_the_same_with_another_number() -> None:
    report = progress("2021-07-01", 10)
    change = change_of(
        an_item(report, number=5, folder="05-bridge"), an_item(report, number=7, folder="07-bridge")
    )
    assert (change.number, change.presence) == (7, Presence.ALTERED)
    assert [field.words for field in change.fields] == ["序号由 5 改为 7"]
    assert change.entries == ()


def test_an_area_is_told_by_the_name_that_its_own_book_gives_it() -> None:
    programme = a_programme()
    renamed = programme.model_copy(
        update={
            "areas": tuple(area.model_copy(update={"name": "交通"}) for area in programme.areas)
        }
    )
    [change] = changes(a_book(an_item()), a_book(an_item(), programme=renamed)).items
    assert [field.words for field in change.fields] == ["领域由 交通同网 改为 交通"]


def test_each_list_holds_the_items_that_have_something_to_tell_in_it() -> None:
    goal = (a_goal(due="2021-12-31"),)
    before = a_book(
        an_item(number=1, goals=goal), an_item(number=2, lead=TRANSPORT), an_item(number=3)
    )
    report, other = progress("2021-07-06", 90), progress("2021-07-06", 5)
    after = a_book(
        an_item(report, number=1, goals=goal),
        an_item(number=2, lead=EDUCATION),
        an_item(other, number=3),
    )
    view = changes(before, after)
    assert [change.number for change in view.items] == [1, 2, 3]
    assert [change.number for change in view.lamps] == [1]
    assert [change.number for change in view.plans] == [2]
    assert [(change.number, told.entry) for change, told in view.entries] == [
        (1, report),
        (3, other),
    ]


def test_settings_are_told_file_by_file() -> None:
    renamed = a_programme().model_copy(update={"name": "武咸一体化"})
    view = changes(
        a_book(years=(settings_of(2020), settings_of(2021))),
        a_book(
            programme=renamed,
            calendar=a_calendar(2021, 2022),
            years=(settings_of(2021, silent_after=15), settings_of(2022)),
        ),
    )
    assert [(change.path, change.presence) for change in view.settings] == [
        ("programme.toml", Presence.ALTERED),
        ("calendar.toml", Presence.ALTERED),
        ("years/2020.toml", Presence.REMOVED),
        ("years/2021.toml", Presence.ALTERED),
        ("years/2022.toml", Presence.ADDED),
    ]
    assert [[field.words for field in change.fields] for change in view.settings[2:]] == [
        [],
        ["提醒的未报送提醒天数由 10 改为 15"],
        [],
    ]
    assert not view.is_empty


@pytest.mark.parametrize(
    ("presence", "word"),
    [(Presence.ADDED, "新增"), (Presence.REMOVED, "删去"), (Presence.ALTERED, "改动")],
)
def test_a_presence_has_its_word(presence: Presence, word: str) -> None:
    assert presence.label == word


@_LAWS
@given(books(), days("2021-11-01", "2022-02-28"))
def test_between_a_book_and_itself_on_one_day_nothing_differs(book: Book, on: dt.date) -> None:
    assert changes_view(book, Side(on), book, Side(on)).is_empty


@_LAWS
@given(books(), books())
def test_every_item_of_the_view_tells_something_and_stands_in_one_of_its_lists(
    before: Book, after: Book
) -> None:
    view = changes(before, after)
    told = {id(change) for change in (*view.lamps, *view.plans, *(of for of, _ in view.entries))}
    assert told == {id(change) for change in view.items}


@_LAWS
@given(books(), books(), days("2021-11-01", "2022-02-28"), days("2021-11-01", "2022-02-28"))
def test_backwards_what_came_has_gone_and_every_before_is_an_after(
    old: Book, new: Book, first: dt.date, last: dt.date
) -> None:
    forwards = changes_view(old, Side(first), new, Side(last))
    backwards = changes_view(new, Side(last), old, Side(first))
    assert {_facts(change) for change in backwards.items} == {
        _facts(_turned(change)) for change in forwards.items
    }
    assert [(change.path, change.presence) for change in backwards.settings] == [
        (change.path, _OPPOSITE[change.presence]) for change in forwards.settings
    ]


_OPPOSITE = {
    Presence.ADDED: Presence.REMOVED,
    Presence.REMOVED: Presence.ADDED,
    Presence.ALTERED: Presence.ALTERED,
}


def _turned(change: ItemChange) -> ItemChange:
    """The change looked at from the other end."""
    return change._replace(
        presence=_OPPOSITE[change.presence],
        folder_before=change.folder_after,
        folder_after=change.folder_before,
        fields=tuple(f._replace(before=f.after, after=f.before) for f in change.fields),
        entries=tuple(e._replace(presence=_OPPOSITE[e.presence]) for e in change.entries),
        lamp=change.lamp and LampChange(change.lamp.after, change.lamp.before),
    )


def _facts(change: ItemChange) -> tuple[object, ...]:
    """What is told of an item whatever the order; an altered entry is told as it is after."""
    return (
        change.presence,
        change.folder_before,
        change.folder_after,
        frozenset((field.label, repr(field[2:4])) for field in change.fields),
        frozenset((told.presence, told.entry.id) for told in change.entries),
        change.lamp,
    )


def test_what_the_office_keeps_of_no_item_is_among_the_changes() -> None:
    first, second = issue("2021-04-09", 1, "2021-Q1", "2021-03-31"), issue("2021-07-08", 2)
    altered = first.model_copy(update={"notified": day("2021-04-12")})
    before = a_book(an_item())._replace(office=(first,))
    after = a_book(an_item())._replace(office=(altered, second))
    assert [(one.presence, one.words) for one in changes(before, after).office] == [
        (Presence.ALTERED, "印发工作通报2021年第1期，告知日期由 2021年4月9日 改为 2021年4月12日"),
        (Presence.ADDED, second.line(None)),
    ]
    gone = changes(after, before)
    assert [one.presence for one in gone.office] == [Presence.ALTERED, Presence.REMOVED]
    assert not gone.is_empty
