"""What each field of a data file takes and refuses."""

import datetime as dt
import subprocess
import sys
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.laws import examples
from wuxian.domain.plan.report_rule import ReportRule
from wuxian.domain.values.types import (
    Count,
    Day,
    Deferred,
    EntryId,
    Frozen,
    Line,
    Moment,
    Ordinal,
    Percent,
    Prose,
    Quantity,
    Slug,
    Year,
    harm_words,
    mended,
    visible,
)

LINE: TypeAdapter[str] = TypeAdapter(Line)
PROSE: TypeAdapter[str] = TypeAdapter(Prose)
SHANGHAI = dt.timezone(dt.timedelta(hours=8))

HARMFUL = {
    "NUL": "\x00",
    "BEL": "\x07",
    "tab": "\t",
    "carriage return": "\r",
    "ESC": "\x1b[31m红",
    "DEL": "\x7f",
    "C1 CSI": "\x9b31m",
    "soft hyphen": "\u00ad",
    "Arabic letter mark": "\u061c",
    "zero width space": "\u200b",
    "left-to-right mark": "\u200e",
    "line separator": "\u2028",
    "right-to-left override": "\u202e",
    "word joiner": "\u2060",
    "isolate": "\u2066",
    "BOM": "\ufeff",
    "annotation": "\ufff9",
    "lone surrogate": "\ud800",
    "tag": "\U000e0041",
}
HARMLESS = [
    "武咸快速通道天子山大桥",
    "簰洲湾",
    "[red]红[/red]",
    "[/1]",
    "=1+1",
    "`rm -rf`; $(reboot)",
    "👨‍👩‍👧‍👦",
    "🏗️",
    "𠮷野",
    "一　二",
    "نص",
    "می‌خواهم",
]


def takes(adapter: TypeAdapter[Any], value: object) -> bool:
    """Whether a field takes this value."""
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("text", HARMFUL.values(), ids=HARMFUL)
def test_harmful_characters_are_refused_wherever_they_stand(text: str) -> None:
    for adapter in (LINE, PROSE):
        assert not takes(adapter, text)
        assert not takes(adapter, f"开头{text}")
        assert not takes(adapter, f"{text}结尾")
        assert not takes(adapter, f"一{text}二")


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_is_taken_as_it_is(text: str) -> None:
    assert LINE.validate_python(text) == text
    assert PROSE.validate_python(text) == text


def test_prose_may_have_several_lines_and_a_line_may_not() -> None:
    assert takes(PROSE, "第一行\n第二行\n")
    assert not takes(LINE, "第一行\n第二行")
    assert not takes(LINE, "第一行\n")


@pytest.mark.parametrize(
    ("length", "line", "prose"),
    [
        (0, False, False),
        (1, True, True),
        (200, True, True),
        (201, False, True),
        (4000, False, True),
        (4001, False, False),
    ],
)
def test_a_line_has_up_to_200_characters_and_prose_up_to_4000(
    length: int, *, line: bool, prose: bool
) -> None:
    assert takes(LINE, "武" * length) is line
    assert takes(PROSE, "武" * length) is prose


@pytest.mark.parametrize("value", [None, 1, 1.5, True, ["a"], dt.date(2021, 7, 26)])
def test_a_line_takes_nothing_but_text(value: object) -> None:
    assert not takes(LINE, value)


@pytest.mark.parametrize("text", ["a", "reply-034", "5-year-plan", "a" * 60])
def test_a_slug_is_lower_case_letters_digits_and_single_hyphens(text: str) -> None:
    assert takes(TypeAdapter(Slug), text)


@pytest.mark.parametrize(
    "text", ["", "A", "a_b", "a b", "-a", "a-", "a--b", "武", "a\n", "../a", "a/b", "a" * 61]
)
def test_what_is_no_slug_is_refused(text: str) -> None:
    assert not takes(TypeAdapter(Slug), text)


@pytest.mark.parametrize("text", ["3F9A1C", "3f9a1", "3f9a1cc08b3f9a1cc", "3f9a1g", "3f9a1c\n", ""])
def test_an_entry_id_is_six_to_sixteen_lower_case_hex_digits(text: str) -> None:
    assert takes(TypeAdapter(EntryId), "3f9a1c")
    assert not takes(TypeAdapter(EntryId), text)


@pytest.mark.parametrize("value", [0, 100])
def test_a_percent_is_a_whole_number_from_0_to_100(value: int) -> None:
    assert takes(TypeAdapter(Percent), value)


@pytest.mark.parametrize("value", [-1, 101, 140, 50.0, 50.5, "50", True, None])
def test_what_is_no_percent_is_refused(value: object) -> None:
    assert not takes(TypeAdapter(Percent), value)


@pytest.mark.parametrize("value", [dt.date(1949, 10, 1), dt.date(2200, 12, 31)])
def test_a_day_lies_between_1949_and_2200(value: dt.date) -> None:
    assert takes(TypeAdapter(Day), value)


@pytest.mark.parametrize(
    "value",
    [
        dt.date(1949, 9, 30),
        dt.date(2201, 1, 1),
        dt.datetime(2021, 7, 26, tzinfo=SHANGHAI),
        dt.datetime(2021, 7, 26),  # noqa: DTZ001 - TOML has such too
        dt.time(17),
        "2021-07-26",
        20210726,
    ],
)
def test_what_is_no_day_is_refused(value: object) -> None:
    assert not takes(TypeAdapter(Day), value)


def test_a_moment_has_a_time_zone() -> None:
    assert takes(TypeAdapter(Moment), dt.datetime(2021, 7, 26, 17, tzinfo=SHANGHAI))
    assert not takes(TypeAdapter(Moment), dt.datetime(2021, 7, 26, 17))  # noqa: DTZ001 - the same
    assert not takes(TypeAdapter(Moment), "2021-07-26T17:00:00+08:00")


@pytest.mark.parametrize(
    ("adapter", "taken", "refused"),
    [
        (TypeAdapter(Year), [1949, 2200], [1948, 2201, "2021", 2021.0]),
        (TypeAdapter(Count), [0, 250], [-1, 1.0, "1"]),
        (TypeAdapter(Ordinal), [1, 999], [0, 1000, "5", True]),
        (
            TypeAdapter(Quantity),
            [8, 13.94, 0, -1, 10**17],
            [float("inf"), float("nan"), 10**18, [], "8", True],
        ),
    ],
    ids=["year", "count", "ordinal", "quantity"],
)
def test_a_number_keeps_to_its_range_and_type(
    adapter: TypeAdapter[Any], taken: list[object], refused: list[object]
) -> None:
    assert [value for value in taken if not takes(adapter, value)] == []
    assert [value for value in refused if takes(adapter, value)] == []


def test_harmful_characters_are_shown_as_their_code() -> None:
    assert visible("a\x1b[31m\u202e簰\n[red]") == r"a\u001b[31m\u202e簰\u000a[red]"


@settings(max_examples=examples(300))
@given(st.text(st.characters(), min_size=1, max_size=20))
def test_every_text_made_visible_is_a_line(text: str) -> None:
    assert takes(LINE, f"字{visible(text)}")


@settings(max_examples=examples(300))
@given(st.text(st.characters(), min_size=1, max_size=20))
def test_text_that_a_line_takes_is_shown_unchanged(text: str) -> None:
    if takes(LINE, f"字{text}"):
        assert visible(text) == text
    else:
        assert visible(text) != text


@pytest.mark.ordeal
def test_both_readings_of_harmful_agree_on_every_character() -> None:
    differ = [
        f"U+{code:04X}"
        for code in range(0x110000)
        if code < 0x10000 or 0xE0000 <= code < 0xE1000
        if takes(LINE, f"字{chr(code)}") is not (visible(chr(code)) == chr(code))
    ]
    assert differ == []


@pytest.mark.parametrize("blank", [" ", "\u3000", "\xa0"])
def test_text_begins_with_something_to_read(blank: str) -> None:
    assert not takes(LINE, blank)
    assert not takes(LINE, f"{blank}进展")
    assert takes(LINE, f"进展{blank}")


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        (
            "主桥\r\n承台\r桩基\x0b墩身\x0c箱梁\x85护栏\u2028路面",
            "主桥\n承台\n桩基\n墩身\n箱梁\n护栏\n路面",
        ),
        ("主桥\t桩基\u00a0完成\u202f一半", "主桥 桩基 完成 一半"),
        ("\ufeff主\u200b桥\u2060桩\u00ad基", "主桥桩基"),
        ("  主桥\n\n", "主桥"),
        ("　主桥　桩基", "主桥　桩基"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("\x1b[31m红", "\x1b[31m红"),
    ],
)
def test_what_came_along_with_pasted_text_is_made_harmless(pasted: str, text: str) -> None:
    assert mended(pasted) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("主桥\n承台", "第3个字符是控制字符 U+000A"),
        ("主\x1b[31m", "第2个字符是控制字符 U+001B"),
        ("主\u202e桥", "第2个字符是改变文字方向的字符 U+202E"),
        ("\udce4主桥", "第1个字符是不成文字的字节 U+DCE4"),
        ("主桥\ufeff", "第3个字符是不可见字符 U+FEFF"),
        ("主桥\U000e0041", "第3个字符是不可见字符 U+E0041"),
        ("主桥　承台，5G", ""),
    ],
)
def test_what_would_steer_a_terminal_is_named_with_its_place(text: str, words: str) -> None:
    assert harm_words(text) == words


def test_where_lines_are_allowed_a_line_end_does_no_harm() -> None:
    assert harm_words("主桥\n承台\t", "\n") == "第6个字符是控制字符 U+0009"
    assert not harm_words("主桥\n承台", "\n")


class _WithRules(Frozen):
    """A model of which few have the list."""

    rules: Annotated[tuple[object, ...], Deferred("wuxian.domain.plan.report_rule:ReportRule")] = ()


def test_a_deferred_list_is_read_as_what_it_is_a_list_of() -> None:
    table = {"every": "month", "day": 28}
    assert _WithRules.model_validate({"rules": [table]}).rules == (
        ReportRule.model_validate(table),
    )
    assert _WithRules.model_of("rules") is ReportRule
    with pytest.raises(ValidationError, match=r"rules\.0\.day"):
        _WithRules.model_validate({"rules": [{**table, "day": 32}]})


def test_a_book_without_report_days_does_not_import_how_they_are_read() -> None:
    code = (
        "import sys; from wuxian.domain.plan.year import YearSettings; "
        "YearSettings.model_validate({'year': 2021}); "
        "print('wuxian.domain.plan.report_rule' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
