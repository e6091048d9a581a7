"""Entries field by field: an entry altered by hand is told in the words of the office."""

import datetime as dt

import pytest

from tests.domain.books import appointment, progress, retraction
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.differences import FieldChange, differences, fields_of
from wuxian.domain.plan.plan import Post

_APPOINTED = appointment("2021-07-02", Post.LEADER, "张三", entry_id="aaaaaa")


def altered(entry: Entry, /, **fields: object) -> list[FieldChange]:
    """What differs between an entry and the same one with these fields."""
    after = entry.model_copy(update=fields)
    return list(differences(fields_of(entry), fields_of(after), type(entry)))


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        (progress("2021-07-02", 40), "percent", 50),
        (progress("2021-07-02", 40, note="桩基完成。"), "note", "承台施工。"),
        (_APPOINTED, "document", "武咸办〔2021〕4号"),
        (_APPOINTED, "holder", None),
        (retraction("2021-07-02", "aaaaaa"), "to", "bbbbbb"),
    ],
)
def test_each_field_that_was_altered_is_one_change_with_both_values(
    entry: Entry, field: str, value: object
) -> None:
    [change] = altered(entry, **{field: value})
    assert (change.field, change.before, change.after) == (field, getattr(entry, field), value)


def test_a_post_and_the_time_of_recording_are_told_in_words() -> None:
    before = appointment("2021-07-09", Post.LEADER, "张三", entry_id="6d2f40")
    later = before.recorded + dt.timedelta(hours=1)
    after = before.model_copy(update={"post": Post.FUND, "recorded": later})
    changes = differences(fields_of(before), fields_of(after), type(before))
    assert [change.words for change in changes] == [
        "登记时间由 2021年7月9日 17:00:00 改为 2021年7月9日 18:00:00",
        "职责由 市领导 改为 专项经费",
    ]
