"""The log of one item: followed through its folder's names, and after it was deleted."""

from tests.domain.books import a_book, an_item, progress
from tests.domain.events import a_commit, ids, log, planned, reported
from wuxian.domain.book.paths import Place
from wuxian.domain.history.conflict import Settlement
from wuxian.domain.history.differences import FieldChange
from wuxian.domain.history.event import Event, Presence, Subject
from wuxian.domain.views.log import LogFilter


def test_the_log_of_an_item_leaves_out_the_others_and_the_settings() -> None:
    commit = a_commit("2021-07-03")
    bridge, road = progress("2021-07-02", 40), progress("2021-07-02", 50)
    events = [
        reported(bridge, commit),
        reported(road, commit, folder="06-road"),
        Event(Subject.SETTINGS, Presence.ALTERED, commit, Place("calendar.toml")),
    ]
    assert ids(log(events, LogFilter(6, "06-road"))) == [road.id]
    assert ids(log(events)) == [bridge.id, road.id, None]


def test_an_item_is_followed_through_the_names_its_folder_had() -> None:
    newest, middle, oldest = (progress(f"2021-07-0{n}", n) for n in (6, 4, 2))
    events = [
        reported(newest, a_commit("2021-07-06")),
        planned(a_commit("2021-07-05"), renamed_from="05-span"),
        reported(middle, a_commit("2021-07-04"), folder="05-span"),
        planned(a_commit("2021-07-03"), folder="05-span", renamed_from="04-ferry"),
        reported(oldest, a_commit("2021-07-02"), folder="04-ferry"),
    ]
    rows = log(events, LogFilter(5, "05-bridge"))
    assert ids(rows) == [newest.id, None, middle.id, None, oldest.id]
    assert [row.label for row in rows] == [
        "05 天子山大桥", "05 天子山大桥", "05 天子山大桥", "05 天子山大桥", "04 天子山大桥"
    ]  # fmt: skip


def test_a_name_that_another_item_had_before_does_not_lead_to_that_item() -> None:
    other = progress("2021-07-02", 40)
    events = [
        planned(a_commit("2021-07-05"), folder="06-road", renamed_from="06-way", title="公路"),
        reported(other, a_commit("2021-07-02"), folder="06-way"),
    ]
    assert log(events, LogFilter(5, "05-bridge")) == ()
    assert log(events)[1].label == "06 公路"


def test_an_item_that_is_gone_is_called_as_its_plan_said_then() -> None:
    gone = planned(
        a_commit("2021-07-05"), folder="09-port", title="码头", presence=Presence.REMOVED
    )
    assert [row.label for row in log([gone])] == ["09 码头"]


def test_the_entries_of_an_item_that_is_gone_are_called_by_its_last_title() -> None:
    commit = a_commit("2021-07-05")
    entry = progress("2021-07-02", 40)
    events = [
        reported(entry, commit, folder="09-port", presence=Presence.REMOVED),
        planned(commit, folder="09-port", title="码头", presence=Presence.REMOVED),
        reported(entry, a_commit("2021-07-02"), folder="09-port"),
    ]
    assert {row.label for row in log(events)} == {"09 码头"}


def test_an_item_that_is_gone_has_its_log_under_its_number() -> None:
    entry = progress("2021-07-02", 40)
    removal = a_commit("2021-07-05")
    events = [
        reported(entry, removal, folder="09-port", presence=Presence.REMOVED),
        planned(removal, folder="09-port", title="码头", presence=Presence.REMOVED),
        planned(a_commit("2021-07-03"), folder="09-port", title="码头", renamed_from="08-quay"),
        reported(progress("2021-07-03", 10), a_commit("2021-07-03"), folder="05-bridge"),
        reported(entry, a_commit("2021-07-02"), folder="08-quay"),
    ]
    rows = log(events, LogFilter(9))
    assert [(row.label, row.entry, row.presence) for row in rows] == [
        ("09 码头", entry.id, Presence.REMOVED),
        ("09 码头", None, Presence.REMOVED),
        ("09 码头", None, Presence.ALTERED),
        ("08 码头", entry.id, Presence.ADDED),
    ]


def test_a_number_that_no_folder_ever_had_has_no_log() -> None:
    assert log([reported(progress("2021-07-02", 40))], LogFilter(9)) == ()


def test_a_folder_that_got_its_old_name_back_is_followed_under_both() -> None:
    newest, middle, oldest = (progress(f"2021-07-0{n}", n) for n in (6, 4, 2))
    events = [
        reported(newest, a_commit("2021-07-06")),
        planned(a_commit("2021-07-05"), renamed_from="05-span"),
        reported(middle, a_commit("2021-07-04"), folder="05-span"),
        planned(a_commit("2021-07-03"), folder="05-span", renamed_from="05-bridge"),
        reported(oldest, a_commit("2021-07-02")),
    ]
    rows = log(events, LogFilter(5, "05-bridge"))
    assert ids(rows) == [newest.id, None, middle.id, None, oldest.id]


def test_two_branches_that_renamed_one_folder_are_both_followed() -> None:
    north, south = progress("2021-07-04", 4), progress("2021-07-03", 3)
    events = [
        planned(a_commit("2021-07-06"), renamed_from="05-span"),
        planned(a_commit("2021-07-05"), renamed_from="05-way"),
        reported(north, a_commit("2021-07-04"), folder="05-span"),
        reported(south, a_commit("2021-07-03"), folder="05-way"),
    ]
    assert ids(log(events, LogFilter(5, "05-bridge"))) == [None, None, north.id, south.id]


def test_a_folder_name_that_went_to_a_new_item_does_not_give_it_the_past_of_the_old_one() -> None:
    pier, bridge = an_item(title="码头", folder="05-bridge"), an_item(number=7, folder="07-span")
    report = progress("2021-07-02", 40)
    events = [
        planned(a_commit("2021-07-05"), title="码头", presence=Presence.ADDED),
        planned(a_commit("2021-07-03"), folder="07-span", renamed_from="05-bridge"),
        reported(report, a_commit("2021-07-02")),
    ]
    book = a_book(pier, bridge)
    assert ids(log(events, LogFilter(5, "05-bridge"), book)) == [None]
    assert [row.title for row in log(events, LogFilter(7, "07-span"), book)] == ["天子山大桥"] * 2


def test_a_title_is_the_newest_that_a_plan_of_the_folder_gave() -> None:
    entry = progress("2021-07-02", 40)
    events = [
        planned(a_commit("2021-07-06"), folder="09-port", title="码头", presence=Presence.REMOVED),
        planned(a_commit("2021-07-05"), _TITLE, folder="09-port", title="码头"),
        reported(entry, a_commit("2021-07-03"), folder="09-port"),
        planned(a_commit("2021-07-02"), folder="09-port", title="渡口", presence=Presence.ADDED),
    ]
    assert [row.title for row in log(events, LogFilter(9))] == ["码头", "码头", "码头", "渡口"]


def test_an_item_whose_title_nobody_knows_is_not_called_none() -> None:
    [row] = log([reported(progress("2021-07-02", 40), folder="09-port")])
    assert row.label.startswith("09")
    assert "None" not in row.label


_TITLE = FieldChange("title", "标题", "渡口", "码头", "标题由 渡口 改为 码头")


def settled(place: str, number: int | None, title: str | None, label: str) -> Event:
    """A decision that a commit tells in its trailers."""
    told = Settlement(path=place, number=number, title=title, label=label, chosen="甲", other="乙")
    commit = a_commit("2021-07-05", subject="取舍")
    return Event(Subject.SETTLEMENT, Presence.ALTERED, commit, Place(place), settled=told)


def test_a_settlement_stands_in_the_log_of_the_item_it_is_about_and_names_it_as_it_was() -> None:
    events = [
        settled("items/05-bridge/item.toml", 5, "大桥：一期", "标题"),
        settled("items/06-road/item.toml", 6, "公路", "完成时限"),
    ]
    rows = [(row.label, row.words) for row in log(events)]
    assert rows == [
        ("05 大桥：一期", "取舍，标题用 甲，不用 乙"),
        ("06 公路", "取舍，完成时限用 甲，不用 乙"),
    ]
    assert [row.number for row in log(events, LogFilter(6, "06-road"))] == [6]


def test_a_settlement_about_no_item_is_told_whole() -> None:
    [row] = log([settled("programme.toml", None, None, "名称")])
    assert (row.label, row.words) == ("", "总体安排：名称用 甲，不用 乙")


def test_what_was_written_elsewhere_under_the_old_name_after_a_renaming_is_the_items_too() -> None:
    late = progress("2021-07-06", 40)
    events = [
        reported(late, a_commit("2021-07-06"), folder="05-span"),
        planned(a_commit("2021-07-05"), renamed_from="05-span"),
    ]
    rows = log(events, LogFilter(5, "05-bridge"))
    assert [(row.entry, row.label) for row in rows] == [
        (late.id, "05 天子山大桥"),
        (None, "05 天子山大桥"),
    ]
