"""Whatever field of whatever model changes, comes or goes: the words say from what to what."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest

from wuxian.domain.history.differences import (
    HAND_WRITTEN,
    Fields,
    content_words,
    differences,
    fields_of_table,
)
from wuxian.domain.history.wording import Names, Wording
from wuxian.domain.values.types import Frozen

Place = tuple[str | int, ...]

DAY = dt.date(2021, 6, 30)
SEPTEMBER = dt.date(2021, 9, 30)
CIRCULARS = {"addressees": ["甲县"], "copies": ["市委办"], "review_within": 15}
LIMIT = {"matter": "进度落后", "working_days": 7}
CITED = {"document": "reply-034", "section": "二、（四）", "facts": [43, 44], "basis": "inferred",
         "remark": "据落款"}  # fmt: skip
CITATIONS = [CITED, {"file": "清单.xlsx", "section": "第5行"}]
POST = {"holder": "市教育局", "basis": "stated", "remark": "暂定", "citations": CITATIONS}
_BODY = {"short": "民政", "aliases": ["民政办"], "members": ["咸安区"], "basis": "stated",
         "remark": "民政局"}  # fmt: skip
FIGURE = {"name": "项目", "value": Decimal("12.5"), "unit": "个", "part_of": "合计"}

FILES: tuple[dict[str, object], ...] = (
    {
        "number": 5, "title": "天子山大桥", "aliases": ["天子山桥"], "area": "transport",
        "area_basis": "inferred", "covers": ["主桥", "引桥"],
        "six_ones": dict.fromkeys(("leader", "lead", "team", "mechanism", "fund"), POST),
        "co_leads": [{"department": "省厅", "basis": "stated", "remark": "共同牵头建设"}],
        "supporting": [{"department": "市民政局", "basis": "stated", "remark": "配合拆迁"}],
        "goals": [{
            "year": 2021, "text": "目标", "basis": "inferred", "due": DAY, "due_words": "年中",
            "remark": "推定日", "citations": CITATIONS, "soft": True, "open_ended": True,
            "targets": [{
                "name": "项目", "at": "least", "value": Decimal(12), "unit": "个",
                "measure": "rate", "every": "year", "better": "more", "words": "至少12个",
            }],
            "milestones": [{
                "id": "open", "title": "通车", "due": dt.date(2021, 5, 1), "due_words": "5月1日前",
                "kind": "start", "soft": True,
            }],
            "parts": [{
                "id": "main", "title": "主桥", "text": "合龙", "weight": 2, "leader": "张三",
                "lead": "市教育局", "supporting": ["市水利局"], "due": DAY, "due_words": "年中前",
                "soft": True, "open_ended": True, "remark": "分项",
                "targets": [{
                    "name": "节段", "at": "most", "value": Decimal(30), "unit": "段",
                    "measure": "level", "every": "month", "better": "less", "words": "不超过30段",
                }],
                "milestones": [{
                    "id": "close", "title": "合龙口", "due": dt.date(2021, 5, 3),
                    "due_words": "5月3日前", "kind": "done", "soft": True,
                }],
            }],
        }],
        "citations": CITATIONS,
    },
    {
        "name": "武咸同城", "notice": "示例", "time_zone": "+08:00", "as_of": DAY,
        "short_names": True,
        "git": {"commit": True},
        "term": {"first_year": 2021, "last_year": 2025, "basis": "stated", "citations": CITATIONS},
        "areas": [{"id": "transport", "name": "交通同网", "short": "交通"}],
        "departments": [{"name": "市民政局", **_BODY}],
        "offices": [{"name": "市办", "duty": "市办统筹", "citations": CITATIONS, **_BODY}],
        "groups": [{"name": "交通组", **_BODY}], "collectives": [{"name": "各区", **_BODY}],
        "externals": [{"name": "武汉市发改委", **_BODY}],
        "documents": [{
            "id": "reply-034", "title": "市发改委关于034号的答复", "short": "034号",
            "issuer": "市发改委", "date": DAY, "reference": "答复〔2021〕4号", "remark": "答复",
        }],
        "governance": [{
            "name": "联席会议", "text": "会议", "date": DAY, "figures": [FIGURE],
            "citations": CITATIONS,
        }],
    },
    {
        "year": 2021, "source": "试行", "default_due": DAY, "remark": "待确认",
        "lamps": {
            "yellow_below": 81, "red_below": 61, "ahead_from": 121, "about_within": 6,
            "soft_overdue": "red", "rates_from": DAY, "published_within": 31,
        },
        "reminders": {"due_within": 11, "silent_after": 12},
        "evidence": {"folder": "/srv", "limit_mb": 21}, "circulars": CIRCULARS, "report_days": [
            {"every": "week", "weekday": 5, "moved": "before", "since": DAY},
            {"every": "quarter", "month": 3, "day": 28, "until": SEPTEMBER},
        ],
        "supervision": {
            "office": "市委改革办", "designation": "函5号", "plans_by": DAY,
            "jump": 31, "same_for": 4,
            "deciders": [{"post": "市长", "holder": "张三", "since": DAY, "until": SEPTEMBER}],
            "authors": [{"email": "ban@example.org", "body": "市交通运输局"}]},
        "slips": {"mode": "state", "series": "武咸督", "working_days": 6, "limits": [LIMIT]},
    },
    {
        "years": [{
            "year": 2021, "notice": "国办", "working_days": [DAY, dt.date(2021, 7, 3)],
            "holidays": [{"name": "元旦", "first": DAY, "last": dt.date(2021, 7, 2)}],
        }],
    },
)  # fmt: skip

NAMES: Names = {"area": {"transport": "交通同网"}, "document": {"reply-034": "034号答复"}}
_CALLED = {"id"}
"""What an element is told apart by and never called."""


def leaves(value: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Every single value of a file, with the keys and the places that lead to it."""
    match value:
        case dict():
            for key, part in value.items():
                yield from leaves(part, (*place, key))
        case list():
            for number, part in enumerate(value):
                yield from leaves(part, (*place, number))
        case _:
            yield place, value


def another(value: object) -> object:
    """Another value of the same sort."""
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return value + 1
        case dt.date():
            return value + dt.timedelta(days=1)
        case _:
            words = {"stated": "appointed", "inferred": "appointed", "+08:00": "+09:00"}
            return words.get(str(value), f"{value}9")


def apart(value: object) -> object:
    """A copy, no two parts of which are one."""
    match value:
        case dict():
            return {key: apart(part) for key, part in value.items()}
        case list():
            return [apart(part) for part in value]
        case _:
            return value


def put(file: dict[str, object], place: Place, *value: object) -> dict[str, object]:
    """The file with another value at a place, or without any."""
    changed = apart(file)
    assert isinstance(changed, dict)
    table: object = changed
    for key in place[:-1]:
        assert isinstance(table, dict | list)
        table = table[key]  # type: ignore[index]
    assert isinstance(table, dict | list)
    if value:
        table[place[-1]] = value[0]  # type: ignore[index]
    else:
        del table[place[-1]]  # type: ignore[arg-type]
    return changed


def told(before: Fields, after: Fields) -> str:
    """Everything that is told of a difference."""
    return "；".join(change.words for change in differences(before, after, names=NAMES))


def in_words(place: Place, value: object) -> str:
    """How a value is said; of the basis, the area and the document by the word for it."""
    words = {
        "stated": "原文", "inferred": "推定", "appointed": "任命文件", "least": "至少",
        "rate": "增速", "year": "每年", "more": "越高越好", "red": "红灯", "start": "开工",
        "week": "每周", "quarter": "每季度", "before": "提前到前一个工作日", "most": "不超过",
        "state": "按状态定色", "level": "时点", "month": "每月", "less": "越低越好", "done": "完成",
    }  # fmt: skip
    name = NAMES.get(str(place[-1]), {}).get(str(value))
    return name or words.get(str(value)) or Wording({}).value(value)


SINGLE = [(file, place, value) for file in FILES for place, value in leaves(file)]
_IDS = [".".join(map(str, place)) for _, place, _ in SINGLE]


@pytest.mark.parametrize(("file", "place", "value"), SINGLE, ids=_IDS)
def test_a_value_that_changes_is_told_with_both_values(
    file: dict[str, object], place: Place, value: object
) -> None:
    now = another(value)
    words = told(fields_of_table(file), fields_of_table(put(file, place, now)))
    assert in_words(place, value) in words
    assert in_words(place, now) in words


@pytest.mark.parametrize(("file", "place", "value"), SINGLE, ids=_IDS)
def test_a_value_that_comes_or_goes_is_told(
    file: dict[str, object], place: Place, value: object
) -> None:
    whole, less = fields_of_table(file), fields_of_table(put(file, place))
    for words in (told(less, whole), told(whole, less)):
        assert in_words(place, value) in words


ELEMENTS = [
    (file, place)
    for file in FILES
    for place in dict.fromkeys(
        place[: end + 1]
        for place, _ in leaves(file)
        for end, key in enumerate(place)
        if isinstance(key, int) or place[:end] == ("six_ones",)
    )
]


@pytest.mark.parametrize(("file", "place"), ELEMENTS, ids=lambda it: str(it)[:60])
def test_of_an_element_that_comes_or_goes_every_value_is_told(
    file: dict[str, object], place: Place
) -> None:
    whole, less = fields_of_table(file), fields_of_table(put(file, place))
    for words in (told(less, whole), told(whole, less)):
        for below, value in leaves(file):
            if below[: len(place)] == place and below[-1] not in _CALLED:
                assert in_words(below, value) in words


@pytest.mark.parametrize("file", FILES, ids=["plan", "programme", "year", "calendar"])
def test_of_a_file_that_comes_or_goes_every_value_is_told(file: dict[str, object]) -> None:
    words = content_words(fields_of_table(file), NAMES)
    for place, value in leaves(file):
        beside = place in ((("number",), ("title",)) if "number" in file else (("year",),))
        if place[-1] not in _CALLED and not beside:
            assert in_words(place, value) in words


def test_these_files_have_every_field_that_there_is() -> None:
    for model, file in zip(HAND_WRITTEN, FILES, strict=True):
        assert_whole(model, (model.model_validate(file),))


def assert_whole(model: type[Frozen], values: tuple[object, ...]) -> None:
    """Every field of a model is set in one of its values, and of each model within it."""
    for name in model.model_fields:
        [*parts] = filter(lambda part: part not in (None, ()), (getattr(v, name) for v in values))
        assert parts
        inner = model.model_of(name)
        if inner is not None:
            assert_whole(inner, parts[0] if isinstance(parts[0], tuple) else tuple(parts))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("甲  乙", "甲 乙", "标题改了空格或换行（甲 乙）"),
        ("甲", "甲；删去标题", "标题由 甲 改为 甲；删去标题"),
        ("由 甲 改为 乙", "丙", "标题由 由 甲 改为 乙 改为 丙"),
        (["主桥"], "主桥", "标题由 ['主桥'] 改为 主桥"),
    ],
)
def test_a_title_is_told_whatever_it_is(before: object, after: object, words: str) -> None:
    assert told({("title",): before}, {("title",): after}) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("主桥 引桥", "主桥 匝道", "包括内容中 引桥 改为 匝道"),
        ("主桥", "主桥 引桥 匝道", "包括内容新增 引桥、匝道"),
        ("主桥 引桥 匝道", "匝道", "包括内容删去 主桥、引桥"),
        ("主桥 引桥", "匝道", "包括内容新增 匝道，删去 主桥、引桥"),
        ("主桥 引桥", "引桥 主桥", "包括内容的次序由 主桥、引桥 改为 引桥、主桥"),
    ],
)
def test_of_a_list_only_what_differs_is_told(before: str, after: str, words: str) -> None:
    assert told({("covers",): before.split()}, {("covers",): after.split()}) == words


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (
            {"goals": [{"year": 2021, "text": "目标", "basis": "inferred"}]},
            "新增2021年目标（目标，推定）",
        ),
        (
            {"documents": [{"id": "a", "title": "市办关于简报的函", "short": "简报",
                            "issuer": "市办", "date": DAY}]},
            "新增文件“市办关于简报的函”（简称：简报，发文单位：市办，日期：2021年6月30日）",
        ),
        (
            {"areas": [{"id": "energy", "name": "能源同网", "short": "能源"}]},
            "新增领域“能源同网”（简称：能源）",
        ),
    ],
    ids=["goal", "document", "area"],
)  # fmt: skip
def test_a_value_that_the_name_of_its_element_happens_to_have_is_told(
    table: dict[str, object], words: str
) -> None:
    assert told({}, fields_of_table(table)) == words


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        ({"year": 2021, "milestones": 5}, "新增2021年目标（节点：5）"),
        ({"year": 2021, "milestones": ["通车"]}, "新增2021年目标（节点：通车）"),
        ({"year": 2021, "milestones": {"open": 1}}, "新增2021年目标（节点（open：1））"),
        (
            {"year": 2021, "milestones": [{"id": "a"}, {"id": "a", "due": 1}, {"due": 2}]},
            "新增2021年目标（节点：（编号：a）、（编号：a，完成时限：1）、（完成时限：2））",
        ),
    ],
)
def test_what_a_list_ought_not_to_be_is_told_all_the_same(
    goal: dict[str, object], words: str
) -> None:
    assert told({}, fields_of_table({"goals": [goal]})) == words


def test_an_element_that_has_but_its_name_is_told_to_go() -> None:
    table = {"goals": [{"year": 2021}]}
    assert told(fields_of_table(table), {}) == "删去2021年目标"


def test_an_area_that_only_gets_another_id_is_told_with_both() -> None:
    old, new = ({"areas": [{"id": one, "name": "交通同网", "short": "交通"}]} for one in ("a", "b"))
    assert told(fields_of_table(old), fields_of_table(new)) == (
        "删去领域“交通同网”（原为编号：a，简称：交通）；新增领域“交通同网”（编号：b，简称：交通）"
    )


def test_two_areas_of_one_name_are_told_apart_by_their_ids() -> None:
    names: Names = {"area": {"a": "交通同网", "b": "交通同网"}}
    [change] = differences({("area",): "a"}, {("area",): "b"}, names=names)
    assert change.words == "领域由 a 改为 b"


def test_a_citation_of_several_is_told_with_what_it_says_in_brackets() -> None:
    cited = [{"document": "reply-034", "section": one, "facts": [1]} for one in ("一", "二")]
    assert told({}, {("citations",): cited}) == (
        "新增出处（034号答复一（事实：1）、034号答复二（事实：1））"
    )
