"""What a clerk is told of each field that is not valid."""

import datetime as dt
import tomllib

import pytest
from pydantic import ValidationError

from tests.conftest import REPOSITORY
from wuxian.domain.checks.flaws import Flaw, flaws
from wuxian.domain.entries.appointment import Appointment
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.programme import Programme
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.types import Frozen

PROGRESS = """\
id = "3f9a1c"
kind = "progress"
date = 2021-07-26
recorded = 2021-07-26T17:00:00+08:00
by = "市交通运输局"
"""
PLAN = 'number = 5\ntitle = "天子山大桥"\narea = "transport"\n'


def flaws_of(text: str, model: type[Frozen] = Progress) -> list[Flaw]:
    """What is wrong with this text as such a file."""
    with pytest.raises(ValidationError) as refused:
        model.model_validate(tomllib.loads(text))
    return list(flaws(refused.value, model))


def progress_flaw(line: str) -> tuple[str, str, str]:
    """Field, rule and message of the one flaw of a progress entry with this line."""
    (flaw,) = flaws_of(f'{PROGRESS}note = "签约"\n{line}\n')
    return flaw.field, flaw.rule, flaw.message


@pytest.mark.parametrize(
    ("line", "field", "rule", "message"),
    [
        ("percent = 140", "percent", "out-of-range", "不能大于 100（现为 140）"),
        ("percent = -1", "percent", "out-of-range", "不能小于 0（现为 -1）"),
        ('percent = "50"', "percent", "invalid-value", '应为整数，不加引号（现为 "50"）'),
        ("percent = 50.0", "percent", "invalid-value", "应为整数，不加引号（现为 50.0）"),
        ("percent = true", "percent", "invalid-value", "应为整数，不加引号（现为 true）"),
        ("next = 3", "next", "invalid-value", "应为文字，加英文双引号（现为 3）"),
        ("next = [3]", "next", "invalid-value", "应为文字，加英文双引号（现为 一个列表）"),
        ('next = ""', "next", "bad-text", '不能为空（现为 ""）'),
        (
            r'next = "\u001b[31m"',
            "next",
            "bad-text",
            r'第1个字符是控制字符 U+001B，请删去（现为 "\u001b[31m"）',
        ),
        ('next = " 签约"', "next", "bad-text", '不能以空白开头（现为 " 签约"）'),
        (
            'milestone = "A 1"',
            "milestone",
            "bad-text",
            '格式不对，只用小写英文字母、数字和连字符（现为 "A 1"）',
        ),
        ('citation = "答复"', "citation", "invalid-value", "应为一组键值，写成 [表] 或 { }"),
        ('figures = "8"', "figures", "invalid-value", "应为列表，写在方括号 [ ] 里"),
        ("percnt = 50", "percnt", "unknown-key", "没有这个键；是不是“percent”、“part”？"),
    ],
)
def test_a_field_is_named_with_what_is_wrong_and_what_it_is_now(
    line: str, field: str, rule: str, message: str
) -> None:
    found_field, found_rule, found_message = progress_flaw(line)
    assert (found_field, found_rule) == (field, rule)
    assert found_message.startswith(message)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ('"13.94"', "应为数字，不加引号"),
        ("[]", "应为数字，不加引号"),
        ("nan", "应为有限的数字（现为 nan）"),
        ("inf", "应为有限的数字（现为 inf）"),
        ("1234567890123456789", "数字太长（现为 1234567890123456789）"),
    ],
)
def test_the_value_of_a_figure_is_a_finite_number(value: str, message: str) -> None:
    field, _, found = progress_flaw(
        f'figures = [{{ name = "投资", value = {value}, unit = "亿元" }}]'
    )
    assert field == "figures 第1项 value"
    assert found.startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        (
            "2021-07-26\n",
            '"2021-07-26"\n',
            "date",
            '应为日期，不加引号，如 2021-07-26（现为 "2021-07-26"）',
        ),
        ("2021-07-26\n", "1900-01-01\n", "date", "不能小于 1949-10-01（现为 1900-01-01）"),
        ("2021-07-26\n", "2201-01-01\n", "date", "不能大于 2200-12-31（现为 2201-01-01）"),
        (
            "2021-07-26T17:00:00+08:00",
            "2021-07-26T17:00:00",
            "recorded",
            "时间应带时区，如 2021-07-26T17:00:00+08:00（现为 2021-07-26 17:00:00）",
        ),
        (
            "2021-07-26T17:00:00+08:00",
            '"昨天"',
            "recorded",
            '应为带时区的时间，不加引号，如 2021-07-26T17:00:00+08:00（现为 "昨天"）',
        ),
        ('"progress"', '"appointment"', "kind", "应为 'progress'（现为 \"appointment\"）"),
        ('by = "市交通运输局"\n', "", "by", "缺少此项，请补写"),
        ('"3f9a1c"', '"3F9A1C"', "id", '格式不对（现为 "3F9A1C"）'),
    ],
)
def test_a_field_of_every_entry_is_named_with_what_to_write_instead(
    old: str, new: str, field: str, message: str
) -> None:
    (flaw,) = flaws_of(PROGRESS.replace(old, new) + 'note = "签约"\n')
    assert (flaw.field, flaw.message) == (field, message)


def test_an_entry_that_says_nothing_is_told_what_it_can_say() -> None:
    assert flaws_of(PROGRESS) == [
        Flaw(
            "",
            None,
            "contradiction",
            "没有内容：percent、milestone、note、figures、met、problem、next、nothing_new、"
            "forecast 至少写一项",
        )
    ]


def test_text_that_is_too_long_is_told_its_limit() -> None:
    assert progress_flaw(f'next = "{"武" * 4001}"') == ("next", "bad-text", "太长，最多4000字")


@pytest.mark.parametrize(
    ("value", "shown"), [("A" + 39 * "b", "A" + 39 * "b"), ("A" + 40 * "b", "A" + 39 * "b" + "…")]
)
def test_a_value_of_more_than_40_characters_is_shown_by_its_beginning(
    value: str, shown: str
) -> None:
    field, _, message = progress_flaw(f'milestone = "{value}"')
    assert (field, message) == (
        "milestone",
        f'格式不对，只用小写英文字母、数字和连字符（现为 "{shown}"）',
    )


def test_a_number_of_more_digits_than_python_prints_is_only_named() -> None:
    assert progress_flaw(f"percent = 0x{'f' * 5000}") == (
        "percent",
        "out-of-range",
        "不能大于 100（现为 位数过多的数）",
    )


def test_of_prose_a_line_end_is_no_harm_and_of_a_line_it_is() -> None:
    _, _, prose = progress_flaw(r'next = "签约\n\u202e落地"')
    assert prose.startswith("第4个字符是改变文字方向的字符 U+202E，请删去")
    [line] = flaws_of(PLAN.replace("天子山大桥", r"天子山\n\u202e大桥"), Plan)
    assert line.message.startswith("第4个字符是控制字符 U+000A，请删去")


def test_a_lone_surrogate_is_named() -> None:
    with pytest.raises(ValidationError) as refused:
        Progress.model_validate({**tomllib.loads(PROGRESS), "note": "坏\ud800字"})
    assert [(flaw.rule, flaw.message) for flaw in flaws(refused.value, Progress)] == [
        ("bad-text", r'含有无法编码的字符（现为 "坏\ud800字"）')
    ]


def test_a_place_inside_lists_is_counted_from_one() -> None:
    goal = '[[goals]]\nyear = 2021\ntext = "开工"\nbasis = "stated"\n'
    assert flaws_of(f'{PLAN}{goal}{goal}due = "年底"\n', Plan) == [
        Flaw(
            "goals 第2项 due",
            "due",
            "invalid-value",
            '应为日期，不加引号，如 2021-07-26（现为 "年底"）',
        )
    ]


def test_an_unknown_key_inside_lists_is_offered_the_keys_of_that_place() -> None:
    goal = '[[goals]]\nyear = 2021\ntext = "开工"\nbasis = "stated"\n'
    step = '[[goals.milestones]]\nid = "a"\ntitle = "b"\ndue = 2021-06-30\n"日期" = 1\n'
    assert flaws_of(PLAN + goal + step, Plan) == [
        Flaw(
            "goals 第1项 milestones 第1项 日期",
            "日期",
            "unknown-key",
            "没有这个键；可用的键：id、title、due、due_words、kind、soft",
        )
    ]


def test_an_unknown_key_of_an_entry_is_offered_all_keys_but_the_id_in_its_files_name() -> None:
    assert progress_flaw('"日期" = 1') == (
        "日期",
        "unknown-key",
        (
            "没有这个键；可用的键：kind、date、recorded、by、citation、date_words、"
            "evidence、year、part、percent、milestone、note、problem、next、figures、met、nothing_new、"
            "forecast"
        ),
    )


def test_an_unknown_key_of_an_optional_table_is_offered_the_nearest_of_that_table() -> None:
    lead = '[six_ones.lead]\nholdr = "市交通运输局"\nholder = "市交通运输局"\nbasis = "stated"\n'
    (flaw,) = flaws_of(PLAN + lead, Plan)
    assert (flaw.field, flaw.message) == ("six_ones lead holdr", "没有这个键；是不是“holder”？")


def test_a_word_of_a_closed_list_is_offered_the_list() -> None:
    (flaw,) = flaws_of(f'{PLAN}area_basis = "推定"\n', Plan)
    assert flaw.message == "应为 'stated'、'inferred'、'appointed'、'yearly' 之一（现为 \"推定\"）"


def test_a_post_that_does_not_exist_is_offered_all_there_are() -> None:
    text = PROGRESS.replace("progress", "appointment") + 'post = "boss"\ndocument = "3号"\n'
    (flaw,) = flaws_of(text, Appointment)
    assert flaw.message.startswith(
        "应为 'leader'、'lead'、'team'、'mechanism'、'fund'、'term'、'co_lead'、'supporting' 之一"
    )


@pytest.mark.parametrize(
    ("text", "model", "field", "message"),
    [
        (
            "year = 2021\n[lamps]\nyellow_below = 50\nred_below = 60\n",
            YearSettings,
            "lamps",
            "red_below 不能大于 yellow_below",
        ),
        (
            """\
            [[years]]
            year = 2021
            notice = "国办发明电〔2020〕27号"
            working_days = []
            holidays = [{ name = "元旦", first = 2021-01-03, last = 2021-01-01 }]
            """,
            WorkCalendar,
            "years 第1项 holidays 第1项",
            "last 应在 first 当天或其后31天之内",
        ),
        (
            """\
            name = "武咸同城"
            areas = []
            departments = []
            [term]
            first_year = 2021
            last_year = 2020
            basis = "stated"
            """,
            Programme,
            "term",
            "last_year 不能早于 first_year",
        ),
    ],
)
def test_fields_that_contradict_each_other_are_named(
    text: str, model: type[Frozen], field: str, message: str
) -> None:
    (flaw,) = flaws_of(text, model)
    assert (flaw.field, flaw.rule, flaw.message) == (field, "contradiction", message)


def test_a_key_with_control_characters_is_shown_harmlessly() -> None:
    (flaw,) = flaws_of(f'{PROGRESS}note = "签约"\n"\\u001b[31m" = 1\n')
    assert (flaw.field, flaw.key) == (r"\u001b[31m", "\x1b[31m")


def test_every_flaw_of_a_file_is_told_at_once() -> None:
    text = PROGRESS.replace('by = "市交通运输局"\n', "") + 'percent = 140\nnoet = "签约"\n'
    assert [(flaw.field, flaw.rule) for flaw in flaws_of(text)] == [
        ("by", "missing-key"),
        ("percent", "out-of-range"),
        ("noet", "unknown-key"),
    ]


def test_a_kind_of_error_that_has_no_words_yet_still_names_field_and_value() -> None:
    class Meeting(Frozen):
        at: dt.timedelta

    with pytest.raises(ValidationError) as refused:
        Meeting.model_validate({"at": "soon"})
    (flaw,) = flaws(refused.value, Meeting)
    assert (flaw.field, flaw.message) == ("at", '值不合规定（现为 "soon"）')


def test_a_time_zone_that_is_none_is_told_with_the_form_that_every_computer_knows() -> None:
    text = (REPOSITORY / "data/programme.toml").read_text(encoding="utf-8")
    (flaw,) = flaws_of(text.replace('time_zone = "+08:00"', 'time_zone = "东八区"'), Programme)
    assert (flaw.field, flaw.rule) == ("time_zone", "invalid-value")
    assert flaw.message == (
        '没有这个时区，或这台电脑查不到；请写成 "+08:00" 这样，北京时间就是它（现为 "东八区"）'
    )


_GOAL = '[[goals]]\nyear = 2021\ntext = "招商"\nbasis = "stated"\n'
_BOTH, _WORDS = "at、value、measure 要写就都写", "没有数值的指标要写 words（原文）"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ('at = "least"', _BOTH),
        ("value = 12", _BOTH),
        ('measure = "rate"', _BOTH),
        ('at = "least", value = 12', _BOTH),
        ('at = "least", measure = "rate", words = "至少12个"', _BOTH),
        ('unit = "个"', _WORDS),
        ("", _WORDS),
    ],
)
def test_a_target_is_a_whole_figure_or_words(target: str, message: str) -> None:
    fields = f", {target}" if target else ""
    (flaw,) = flaws_of(f'{PLAN}{_GOAL}targets = [{{ name = "招商项目"{fields} }}]\n', Plan)
    assert (flaw.field, flaw.rule, flaw.message) == (
        "goals 第1项 targets 第1项",
        "contradiction",
        message,
    )
