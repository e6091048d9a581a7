"""The log on a screen: a day at a time, and nothing in it that steers a terminal."""

import datetime as dt
import json

import pytest

from tests.domain.books import EDUCATION, SHANGHAI, a_book, an_item, day, progress
from tests.domain.events import a_commit, planned, reported
from tests.store.harmless import is_harmless
from wuxian.domain.book.paths import Place
from wuxian.domain.history.conflict import Settlement
from wuxian.domain.history.differences import FieldChange
from wuxian.domain.history.event import Event, Presence, Subject
from wuxian.domain.views.log import LogFilter, LogView, Past, log_view
from wuxian.render.documents.log import log_document
from wuxian.render.envelope import json_text
from wuxian.render.writers.terminal import terminal_text
from wuxian.render.writers.text import plain_text

_BRIDGE = an_item(folder="05-bridge")
_BOOK = a_book(_BRIDGE)
_RETITLED = FieldChange("title", "标题", "大桥", "天子山大桥", "标题由 大桥 改为 天子山大桥")
_MONDAY = a_commit("2021-07-05 09:30", "李四")
_EVENTS = (
    reported(progress("2021-07-06", 60, note="承台施工。", entry_id="5c1e3f")),
    reported(
        progress("2021-07-04", 55, by=EDUCATION, note="主桥桩基全部完成。" * 3, entry_id="4b0d2e"),
        a_commit("2021-07-05 17:05"),
    ),
    planned(_MONDAY, _RETITLED, renamed_from="05-span"),
    Event(Subject.SETTINGS, Presence.ALTERED, _MONDAY, Place("calendar.toml")),
    reported(
        progress("2021-07-01", 50, entry_id="3f9a1c"),
        a_commit("2021-07-02 17:00"),
        folder="05-span",
        presence=Presence.REMOVED,
    ),
    Event(Subject.BOOK, Presence.ADDED, a_commit("2021-07-01 09:00"), Place("programme.toml")),
)

PIPED = """\
武咸同城 记录簿（6条，新的在前）
示例

2021年7月6日
  17:00 尚未提交（市交通运输局）
    05 天子山大桥：进展 60%，承台施工。  [5c1e3f]

2021年7月5日
  17:05 张三（市教育局）  20210705
    05 天子山大桥：进展 55%，主桥桩基全部完成。主桥桩基全部完成。主桥桩基全部完成。  [4b0d2e]
  09:30 李四  20210705
    05 天子山大桥：文件夹 05-span 改名为 05-bridge；标题由 大桥 改为 天子山大桥
  09:30 李四  20210705
    设置：改动工作日历的写法或注释

2021年7月2日
  17:00 张三（市交通运输局）  20210702
    05 天子山大桥：删去记录：进展 50%  [3f9a1c]

2021年7月1日
  09:00 张三  20210701
    账册：新建账册
"""

EIGHTY = """\
武咸同城 记录簿（6条，新的在前）
示例

2021年7月6日
  17:00 尚未提交（市交通运输局）
    05 天子山大桥：进展 60%，承台施工。  [5c1e3f]

2021年7月5日
  17:05 张三（市教育局）  20210705
    05 天子山大桥：进展 55%，主桥桩基全部完成。主桥桩基全部完成。主桥桩基全部完
    成。  [4b0d2e]
  09:30 李四  20210705
    05 天子山大桥：文件夹 05-span 改名为 05-bridge；标题由 大桥 改为 天子山大桥
  09:30 李四  20210705
    设置：改动工作日历的写法或注释

2021年7月2日
  17:00 张三（市交通运输局）  20210702
    05 天子山大桥：删去记录：进展 50%  [3f9a1c]

2021年7月1日
  09:00 张三  20210701
    账册：新建账册
"""


def view_of(
    *events: Event, shown: LogFilter | None = None, in_git: bool = True, complete: bool = True
) -> LogView:
    """The log of these events, given newest first."""
    return log_view(_BOOK, day("2021-07-31"), Past(events, in_git, complete), shown or LogFilter())


def drawn(view: LogView, width: int | None = None, zone: dt.tzinfo = SHANGHAI) -> str:
    """The screen off a terminal."""
    return plain_text(log_document(view, zone), width)


@pytest.mark.parametrize(("width", "screen"), [(None, PIPED), (80, EIGHTY)])
def test_the_screen_tells_when_who_and_what_under_each_day(width: int | None, screen: str) -> None:
    assert drawn(view_of(*_EVENTS), width) == screen


def test_the_log_of_an_item_says_so_and_counts_its_own_lines() -> None:
    view = view_of(*_EVENTS, shown=LogFilter(5, "05-bridge"))
    assert drawn(view).startswith("武咸同城 05 记录簿（4条，新的在前）\n")


def test_a_log_without_a_line_says_so() -> None:
    assert drawn(view_of()) == "武咸同城 记录簿（0条，新的在前）\n示例\n\n没有记录。\n"


def test_history_that_a_clone_lacks_is_said_with_how_to_get_it() -> None:
    words = "\n\n本机是浅克隆，更早的历史不在这里；取回：git fetch --unshallow\n"
    assert drawn(view_of(*_EVENTS, complete=False)) == PIPED.rstrip("\n") + words
    assert drawn(view_of(complete=False)).endswith(f"没有记录。{words}")


def test_days_and_hours_are_those_of_the_time_zone() -> None:
    view = view_of(reported(progress("2021-07-02", 50), a_commit("2021-07-02 00:30")))
    assert "\n2021年7月1日\n  16:30 张三" in drawn(view, zone=dt.UTC)
    assert "\n2021年7月2日\n  00:30 张三" in drawn(view)


def test_on_a_terminal_what_git_does_not_have_is_yellow_and_a_committed_line_is_not() -> None:
    text = terminal_text(log_document(view_of(*_EVENTS), SHANGHAI), 80, colour=True)
    assert "\x1b[33m  17:00 尚未提交（市交通运输局）\x1b[0m" in text
    assert "\n  17:05 张三（市教育局）  20210705\n" in text


@pytest.mark.parametrize("author", ["[red]李四[/red]", "[/1]", "李|四", "**李四**", "簰🌉", "=1+1"])
def test_an_authors_name_is_shown_as_it_is(author: str) -> None:
    event = reported(progress("2021-07-02", 50, by=author), a_commit("2021-07-02 17:00", author))
    screen = log_document(view_of(event), SHANGHAI)
    line = f"\n  17:00 {author}（{author}）  20210702\n"
    assert line in plain_text(screen, 80)
    assert line in terminal_text(screen, 80, colour=False)


@pytest.mark.parametrize(
    "steering", ["\x1b[31m", "\x9b31m", "\u202e", "\u2066", "\u200f", "\r", "\u2028", "\udcff"]
)
def test_what_would_steer_a_terminal_is_spelt_out_in_names_subjects_and_fields(
    steering: str,
) -> None:
    commit = a_commit("2021-07-02 17:00", f"李{steering}四")
    told = Settlement(path="programme.toml", label=f"{steering}名称", chosen="甲", other="乙")
    field = FieldChange("title", "标题", "", "", f"标题由 大{steering}桥 改为 天子山大桥")
    settlement = Event(Subject.SETTLEMENT, Presence.ALTERED, commit, Place(), settled=told)
    text = drawn(view_of(settlement, planned(commit, field, title=f"大{steering}桥")))
    assert is_harmless(text)
    spelt = f"\\u{ord(steering[0]):04x}{steering[1:]}"
    assert f"李{spelt}四" in text
    assert f"取舍：总体安排：{spelt}名称用 甲" in text
    assert f"05 大{spelt}桥" in text


def test_json_gives_each_line_with_its_commit_and_its_entry() -> None:
    told = json.loads(json_text(view_of(*_EVENTS, complete=False)))
    assert {key: told[key] for key in ("schema", "kind", "as_of", "item", "complete")} == {
        "schema": 1,
        "kind": "log",
        "as_of": "2021-07-31",
        "item": None,
        "complete": False,
    }
    assert told["rows"][0] == {
        "when": "2021-07-06T17:00:00+08:00",
        "who": None,
        "by": "市交通运输局",
        "number": 5,
        "title": "天子山大桥",
        "subject": "entry",
        "presence": "added",
        "words": "进展 60%，承台施工。",
        "date": "2021-07-06",
        "entry": "5c1e3f",
        "commit": None,
        "message": None,
    }
    assert [row["commit"] is None for row in told["rows"]] == [True, *[False] * 5]


@pytest.mark.parametrize("steering", ["\x9b31m", "\u202e", "\u2066"])
def test_json_spells_out_what_would_steer_a_terminal_and_means_the_same(steering: str) -> None:
    commit = a_commit("2021-07-02 17:00", f"李{steering}四")
    text = json_text(view_of(reported(progress("2021-07-02", 50), commit)))
    assert is_harmless(text)
    assert json.loads(text)["rows"][0]["who"] == f"李{steering}四"
