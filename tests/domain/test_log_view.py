"""The log: one line for each event, newest first, by item, by day and by who wrote it."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    TRANSPORT,
    a_book,
    a_goal,
    a_programme,
    an_item,
    appointment,
    day,
    milestone,
    progress,
    retraction,
)
from tests.domain.events import BOOK, BRIDGE, a_commit, ids, log, planned, reported
from tests.domain.problems import raised
from tests.laws import examples
from wuxian.domain.book.paths import Place
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.commit import entry_message, place_in_an_act
from wuxian.domain.history.differences import FieldChange
from wuxian.domain.history.event import Event, Presence, Subject
from wuxian.domain.history.gaps import Which
from wuxian.domain.plan.plan import Post
from wuxian.domain.values.basis import Figure
from wuxian.domain.views.log import LogFilter, LogRow, LogView, Past, log_view

_EVERYTHING = LogFilter()
_TITLE = FieldChange("title", "标题", "大桥", "特大桥", "标题由 大桥 改为 特大桥")


def said(event: Event) -> str:
    """What the log's only line says."""
    [row] = log([event])
    return row.words


def test_the_view_names_the_programme_its_notice_the_day_and_the_item() -> None:
    view = log_view(BOOK, day("2021-07-31"), Past([]), LogFilter(5, "05-bridge"))
    assert view == LogView(
        day("2021-07-31"), "武咸同城", "示例", 5, in_git=True, complete=True, rows=()
    )
    assert view.kind == "log"
    assert log_view(BOOK, day("2021-07-31"), Past([]), _EVERYTHING).item is None


@pytest.mark.parametrize(("in_git", "complete"), [(False, True), (True, False)])
def test_the_view_says_how_much_of_the_past_is_known(*, in_git: bool, complete: bool) -> None:
    view = log_view(BOOK, day("2021-07-31"), Past([], in_git, complete), _EVERYTHING)
    assert (view.in_git, view.complete) == (in_git, complete)


def test_an_entry_is_told_with_its_author_its_signer_its_day_and_its_commit() -> None:
    commit = a_commit("2021-07-03 17:05")
    entry = progress("2021-07-02", 40, note="桩基完成。")
    [row] = log([reported(entry, commit)])
    assert row == LogRow(
        when=commit.when,
        who="张三",
        by=TRANSPORT,
        number=5,
        title="天子山大桥",
        subject=Subject.ENTRY,
        presence=Presence.ADDED,
        words="进展 40%，桩基完成。",
        date=day("2021-07-02"),
        entry=entry.id,
        commit=commit.id,
        message="手工",
    )
    assert row.label == "05 天子山大桥"


def test_an_entry_that_git_does_not_have_yet_stands_when_it_was_recorded_without_an_author() -> (
    None
):
    entry = progress("2021-07-02", 40)
    [row] = log([reported(entry)])
    assert (row.when, row.who, row.by, row.commit) == (entry.recorded, None, TRANSPORT, None)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (progress("2021-07-02", 40), "进展 40%"),
        (progress("2021-07-02", note="第一段。\n第二段。"), "进展，第一段。 第二段。"),
        (progress("2021-07-02", 40, problem="征地未完"), "进展 40%，问题：征地未完"),
        (progress("2021-07-02", note="开工。", problem="缺钱"), "进展，开工。 问题：缺钱"),
        (appointment("2021-07-02", Post.LEADER, "李四"), "市领导 李四，武咸办〔2021〕3号"),
        (appointment("2021-07-02", Post.FUND, None), "专项经费 空缺，武咸办〔2021〕3号"),
        (retraction("2021-07-02", "aaaaaa"), "撤回 aaaaaa，登记错误"),
    ],
)  # fmt: skip
def test_an_entry_is_told_by_its_fact_and_its_words_on_one_line(entry: Entry, words: str) -> None:
    assert said(reported(entry)) == words


@pytest.mark.parametrize(
    ("presence", "words"),
    [(Presence.REMOVED, "删去记录：进展 40%"), (Presence.ALTERED, "改动记录：进展 40%")],
)
def test_an_entry_removed_or_altered_by_hand_is_said_to_be_so(
    presence: Presence, words: str
) -> None:
    event = reported(progress("2021-07-02", 40), a_commit("2021-07-03"), presence=presence)
    assert said(event) == words


def test_a_plan_changed_by_hand_is_told_field_by_field() -> None:
    words = "新增完成时限（2021年12月31日）"
    due = FieldChange("goals.2021.due", "完成时限", None, day("2021-12-31"), words)
    assert (
        said(planned(a_commit("2021-07-03"), _TITLE, due))
        == "标题由 大桥 改为 特大桥；新增完成时限（2021年12月31日）"
    )


@pytest.mark.parametrize(
    ("presence", "words"),
    [
        (Presence.ADDED, "新增事项"),
        (Presence.REMOVED, "删去事项"),
        (Presence.ALTERED, "改动计划的写法或注释"),
    ],
)
def test_a_plan_without_a_field_that_differs_came_went_or_reads_otherwise(
    presence: Presence, words: str
) -> None:
    assert said(planned(a_commit("2021-07-03"), presence=presence)) == words


def test_a_renamed_folder_is_said_with_and_without_other_changes() -> None:
    commit = a_commit("2021-07-03")
    moved = "文件夹 05-span 改名为 05-bridge"
    assert said(planned(commit, renamed_from="05-span")) == moved
    assert said(planned(commit, _TITLE, renamed_from="05-span")) == (
        f"{moved}；标题由 大桥 改为 特大桥"
    )


@pytest.mark.parametrize(
    ("unread", "words"),
    [
        (Which.BEFORE, "前一版读不懂"),
        (Which.AFTER, "后一版读不懂"),
        (Which.BOTH, "两版都读不懂"),
    ],
)
def test_of_a_plan_it_is_said_which_version_cannot_be_read(unread: Which, words: str) -> None:
    illegible = planned(a_commit("2021-07-03"))._replace(unread=unread)
    assert said(illegible) == f"改动计划（{words}，无法比对）"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("programme.toml", "总体安排的标题由 大桥 改为 特大桥"),
        ("calendar.toml", "工作日历的标题由 大桥 改为 特大桥"),
        ("years/2021.toml", "2021年设置的标题由 大桥 改为 特大桥"),
    ],
)
def test_settings_changed_by_hand_are_told_with_the_name_of_their_file(
    path: str, words: str
) -> None:
    commit = a_commit("2021-07-03")
    assert (
        said(Event(Subject.SETTINGS, Presence.ALTERED, commit, Place(path), fields=(_TITLE,)))
        == words
    )


def test_settings_that_came_or_cannot_be_read_are_said_to_be_so() -> None:
    came = Event(Subject.SETTINGS, Presence.ADDED, a_commit("2021-07-03"), Place("years/2022.toml"))
    assert said(came) == "新增2022年设置"
    illegible = came._replace(presence=Presence.ALTERED, unread=Which.AFTER)
    assert said(illegible) == "改动2022年设置（后一版读不懂，无法比对）"


@pytest.mark.parametrize(
    ("presence", "words"),
    [(Presence.ADDED, "新增记录"), (Presence.ALTERED, "改动记录"), (Presence.REMOVED, "删去记录")],
)
def test_an_entry_that_cannot_be_read_is_told_by_its_name(presence: Presence, words: str) -> None:
    path = Place("items/05-bridge/2021/2021-07-02-progress-5c1e3f.toml")
    event = Event(Subject.ENTRY, presence, None, path, "05-bridge")
    [row] = log([event])
    assert (row.entry, row.date, row.when) == (
        "5c1e3f",
        day("2021-07-02"),
        dt.datetime(2021, 7, 2, tzinfo=dt.UTC),
    )
    assert row.words == f"{words}（内容读不懂，无法列出）"


@pytest.mark.parametrize(
    ("subject", "path", "words"),
    [
        (Subject.BOOK, "programme.toml", "新建账册"),
        (Subject.SETTINGS, "programme.toml", "改动总体安排的写法或注释"),
        (Subject.SETTINGS, "calendar.toml", "改动工作日历的写法或注释"),
        (Subject.SETTINGS, "years/2021.toml", "改动2021年设置的写法或注释"),
    ],
)
def test_what_belongs_to_no_item_has_no_label(subject: Subject, path: str, words: str) -> None:
    commit = a_commit("2021-07-03")
    [row] = log([Event(subject, Presence.ALTERED, commit, Place(path))])
    assert (row.number, row.label, row.by, row.words) == (None, "", None, words)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (None, None, [3, 2, 1]),
        ("2021-07-02", None, [3, 2]),
        (None, "2021-07-02", [2, 1]),
        ("2021-07-02", "2021-07-02", [2]),
        ("2021-07-04", None, []),
    ],
)
def test_since_and_until_take_their_own_days_in(
    since: str | None, until: str | None, found: list[int]
) -> None:
    events = [reported(progress("2021-07-01", n), a_commit(f"2021-07-0{n}")) for n in (3, 2, 1)]
    shown = LogFilter(
        since=None if since is None else day(since), until=None if until is None else day(until)
    )
    assert [row.when.day for row in log(events, shown)] == found


def test_a_day_is_one_of_the_programmes_time_zone() -> None:
    late = a_commit("2021-07-02 00:30")
    event = reported(progress("2021-07-01", 40), late._replace(when=late.when.astimezone(dt.UTC)))
    first_of_july = LogFilter(until=day("2021-07-01"))
    west = a_programme().model_copy(update={"time_zone": "-08:00"})
    assert log([event], first_of_july) == ()
    assert len(log([event], first_of_july, a_book(BRIDGE, programme=west))) == 1


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("教育", [EDUCATION]),
        ("李", [EDUCATION]),
        ("zhang", [TRANSPORT, None]),
        ("王五", []),
        ("王五 李", [EDUCATION]),
    ],
)
def test_by_finds_the_author_and_the_signer_by_a_part_of_the_name(
    by: str, found: list[str | None]
) -> None:
    events = [
        reported(progress("2021-07-02", 40, by=EDUCATION), a_commit("2021-07-03", "李四")),
        reported(progress("2021-07-02", 40), a_commit("2021-07-03", "ZhangSan")),
        planned(a_commit("2021-07-03", "ZhangSan"), _TITLE),
        reported(appointment("2021-07-02", Post.LEAD, None)),
    ]
    assert [row.by for row in log(events, LogFilter(by=tuple(by.split())))] == found
    assert [row.by for row in log(events)][-1] == OFFICE


@settings(max_examples=examples(40))
@given(st.lists(st.sampled_from([TRANSPORT, EDUCATION]), max_size=6), st.none() | st.integers(1, 8))
def test_most_keeps_the_newest_of_what_the_filter_lets_through(
    signers: list[str], most: int | None
) -> None:
    events = [reported(progress("2021-07-02", 40, by=by)) for by in signers]
    wanted = [e.entry.id for e in events if e.entry and e.entry.by == EDUCATION]
    assert ids(log(events, LogFilter(by=("教育",), most=most))) == wanted[:most]


def test_every_subject_has_its_word() -> None:
    assert [subject.label for subject in Subject] == ["记录", "计划", "设置", "账册", "取舍"]


def test_the_message_of_a_commit_tells_item_and_fact_then_the_entry() -> None:
    entry = progress("2021-07-02", 40, note="桩基完成。", entry_id="3f9a1c")
    assert entry_message(BRIDGE, entry) == (
        "05 天子山大桥：进展 40%\n\n"
        'Wuxian-Entry: {"id": "3f9a1c", "item": "05-bridge",'
        ' "by": "市交通运输局", "date": "2021-07-02"}\n'
    )


def test_a_report_is_told_with_all_it_says_and_a_milestone_by_its_title() -> None:
    money = Figure(name="投资", value=Decimal("1.5"), unit="亿元")
    report = progress(
        "2021-07-02", milestone="design", note="批复。", next_step="开工", figures=(money,)
    )
    goal = a_goal(milestone("design", "2021-07-10", "初步设计批复"))
    told = "进展，完成节点“{}” 批复。 数据：投资1.5亿元 下一步：开工"
    for folder, name in (("05-bridge", "初步设计批复"), ("09-other", "design")):
        book = a_book(an_item(folder="05-bridge", goals=(goal,)))
        past = Past([reported(report, a_commit("2021-07-03"), folder=folder)])
        [row] = log_view(book, day("2021-07-10"), past, LogFilter()).rows
        assert row.words == told.format(name)


@pytest.mark.parametrize(
    "words",
    [
        ("桩基",),
        ("天子山",),
        ("交通",),
        ("20210703aa",),
        ("４０％",),
        ("补报",),
        ("李四",),
        ("没有", "桩基"),
    ],
    ids="、".join,
)
def test_a_word_is_looked_for_in_all_that_a_line_tells(words: tuple[str, ...]) -> None:
    entry = progress("2021-07-02", 40, note="桩基完成。", entry_id="20210703aa")
    commit = a_commit("2021-07-03", "李四", "补报")
    other = progress("2021-07-01", 50, by=EDUCATION, note="路基完成。")
    events = [reported(entry, commit), reported(other, folder="06-road")]
    assert ids(log(events, LogFilter(texts=words))) == [entry.id]


def test_a_word_that_no_line_tells_finds_none_and_lines_are_counted_afterwards() -> None:
    events = [reported(progress("2021-07-02", 40, note=note)) for note in "甲乙甲乙"]
    assert log(events, LogFilter(texts=("丙",))) == ()
    assert len(log(events, LogFilter(texts=("乙",), most=1))) == 1
    assert len(log(events, LogFilter(texts=("乙",)))) == 2


def test_the_message_of_an_act_tells_all_its_facts_and_each_entry() -> None:
    act = (progress("2021-07-02", 40, entry_id="3f9a1c"), raised("2021-07-02", entry_id="3f9a1d"))
    subject, blank, *trailers = entry_message(BRIDGE, *act, done="撤销 ").split("\n")
    assert (subject, blank) == ("撤销 05 天子山大桥：进展 40%；问题", "")
    assert [line.partition('"id": "')[2][:6] for line in trailers] == ["3f9a1c", "3f9a1d", ""]


def test_what_an_act_is_mainly_about_comes_first() -> None:
    report, problem = progress("2021-07-02", 40), raised("2021-07-02")
    back, second = retraction("2021-07-02", report), raised("2021-07-02")
    act = [back, second, problem, report]
    assert sorted(act, key=place_in_an_act) == [report, problem, second, back]
