"""`log` of what people do by hand: plans and settings edited, entries spoilt, plans settled."""

import shutil
from pathlib import Path

import pytest

from tests.cli.minutes import (
    BRIDGE,
    PLAN,
    ROAD,
    committed,
    edited,
    git,
    once_reported,
    rows,
    words_of,
    written,
)
from tests.conftest import Run

ENTRY = f"items/{BRIDGE}/2021/2021-07-02-progress-aaaaaa.toml"
FIRST = "天子山大桥 进展 50%，桩基完成。"
LONG = "主桥桩基全部完成，承台施工过半，征地拆迁完成九成，资金拨付到位，下一步转入墩柱施工。" * 3


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded book whose item 5 has one entry, of 2 July 2021."""
    return once_reported(tmp_path_factory.mktemp("made") / "book")


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(made, tmp_path / "book"))


def branched(book: Path, title: str, percent: int | None = None) -> None:
    """Two plans of the bridge: one of this title on `other`, one called 甲桥 on `main`.

    With a percent, the other has reported on the road, too.
    """
    git(book, "checkout", "--quiet", "-b", "other")
    edited(book, PLAN, ("天子山大桥", title))
    if percent is not None:
        written(book, "bbbbbb", "2021-07-09", item=ROAD, percent=percent)
    committed(book, on="2021-07-09 09:00", author="李四")
    git(book, "checkout", "--quiet", "main")
    edited(book, PLAN, ("天子山大桥", "甲桥"))
    committed(book, on="2021-07-10 09:00")


def test_a_plan_is_told_field_by_field(run: Run, book: Path) -> None:
    edited(
        book,
        PLAN,
        ("天子山大桥", "天子山特大桥"),
        ("due = 2021-12-31", "due = 2021-11-30"),
        ("2021-07-10", "2021-08-10"),
        ("市交通运输局", "市教育局"),
    )
    committed(book)
    assert rows(run, book)[0]["words"].split("；") == [
        "标题由 天子山大桥 改为 天子山特大桥",
        "牵头部门由 市交通运输局 改为 市教育局",
        "2021年目标的完成时限由 2021年12月31日 改为 2021年11月30日",
        "2021年目标的节点“初步设计批复”的完成时限由 2021年7月10日 改为 2021年8月10日",
    ]


def test_a_plan_in_which_only_comments_changed_is_said_to_read_otherwise(
    run: Run, book: Path
) -> None:
    edited(book, PLAN, ("# 牵头待定", "# 牵头已定"))
    committed(book)
    assert words_of(run, book) == ["天子山大桥 改动计划的写法或注释", FIRST]


def test_settings_are_told_field_by_field(run: Run, book: Path) -> None:
    edited(book, "programme.toml", ('name = "武咸同城"', 'name = "武咸一体化"'))
    edited(book, "years/2021.toml", ("yellow_below = 80", "yellow_below = 75"))
    (book / "years/2022.toml").write_text("year = 2022\n", encoding="utf-8")
    (book / "calendar.toml").write_text("years = []\n", encoding="utf-8")
    committed(book)
    told = rows(run, book, "-n", "4")
    assert [row["words"] for row in told] == [
        "新增工作日历",
        "总体安排的名称由 武咸同城 改为 武咸一体化",
        "2021年设置的灯号规则的黄灯线由 80 改为 75",
        "新增2022年设置",
    ]
    assert {(row["subject"], row["number"], row["who"]) for row in told} == {
        ("settings", None, "张三")
    }


def test_settings_that_changed_are_said_to_be_of_their_year(run: Run, book: Path) -> None:
    edited(book, "years/2021.toml", ("yellow_below = 80", "yellow_below = 75"))
    committed(book)
    line = "\n    设置：2021年设置的灯号规则的黄灯线由 80 改为 75\n"
    assert line in run("log", "--data", book).out


def test_a_plan_that_could_not_be_read_for_a_while_stops_nothing(run: Run, book: Path) -> None:
    edited(book, PLAN, ("number = 5", "number = 五"))
    committed(book)
    edited(book, PLAN, ("number = 五", "number = 5"), ("天子山大桥", "天子山特大桥"))
    committed(book, on="2021-07-21 10:00")
    assert [row["when"][:10] for row in rows(run, book, "5")] == [
        "2021-07-21",
        "2021-07-20",
        "2021-07-02",
    ]


def test_of_a_plan_that_cannot_be_read_it_is_said_which_version_that_is(
    run: Run, book: Path
) -> None:
    for day, *change in (
        (20, "number = 5", "number = 五"),
        (21, "number = 五", "number = 六"),
        (22, "number = 六", "number = 5"),
    ):
        edited(book, PLAN, (change[0], change[1]))
        committed(book, on=f"2021-07-{day} 10:00")
    assert [words.partition(" ")[2] for words in words_of(run, book)[:3]] == [
        "改动计划（前一版读不懂，无法比对）",
        "改动计划（两版都读不懂，无法比对）",
        "改动计划（后一版读不懂，无法比对）",
    ]


def test_an_entry_altered_or_removed_by_hand_is_said(run: Run, book: Path) -> None:
    edited(book, ENTRY, ("percent = 50", "percent = 55"))
    committed(book, on="2021-07-20 10:00", author="李四")
    (book / ENTRY).unlink()
    committed(book, on="2021-07-21 10:00", author="王五")
    assert words_of(run, book, "5") == [
        "天子山大桥 删去记录：进展 55%，桩基完成。",
        "天子山大桥 改动记录：进展 55%，桩基完成。",
        FIRST,
    ]
    assert [row["who"] for row in rows(run, book, "5")] == ["王五", "李四", "张三"]


def test_an_entry_moved_to_another_item_has_gone_and_come(run: Run, book: Path) -> None:
    (book / f"items/{ROAD}/2021").mkdir()
    git(book, "mv", ENTRY, ENTRY.replace(BRIDGE, ROAD))
    committed(book)
    *told, first = words_of(run, book)
    assert (set(told), first) == (
        {"天子山大桥 删去记录：进展 50%，桩基完成。", "省道改造 进展 50%，桩基完成。"},
        FIRST,
    )


def test_an_entry_moved_back_has_gone_and_come_again(run: Run, book: Path) -> None:
    (book / f"items/{ROAD}/2021").mkdir()
    git(book, "mv", ENTRY, ENTRY.replace(BRIDGE, ROAD))
    committed(book)
    (book / f"items/{BRIDGE}/2021").mkdir(exist_ok=True)
    git(book, "mv", ENTRY.replace(BRIDGE, ROAD), ENTRY)
    committed(book, on="2021-07-21 10:00")
    assert set(words_of(run, book, "-n", "2")) == {
        "省道改造 删去记录：进展 50%，桩基完成。",
        "天子山大桥 进展 50%，桩基完成。",
    }


def test_an_entry_put_in_the_place_of_another_is_one_added_and_one_removed(
    run: Run, book: Path
) -> None:
    wrong = written(book, "bbbbbb", "2021-07-05", note=LONG)
    committed(book, on="2021-07-05 17:05")
    wrong.unlink()
    written(book, "cccccc", "2021-07-05", item=ROAD, note=LONG)
    committed(book)
    assert {(row["entry"], row["presence"]) for row in rows(run, book, "-n", "2")} == {
        ("bbbbbb", "removed"),
        ("cccccc", "added"),
    }


def test_an_area_is_called_by_its_name(run: Run, book: Path) -> None:
    area = 'id = "transport"\nname = "交通同网"\nshort = "交通"\n'
    edited(
        book,
        "programme.toml",
        (area, f'{area}\n[[areas]]\nid = "water"\nname = "水路"\nshort = "水"\n'),
    )
    committed(book)
    edited(book, f"items/{ROAD}/item.toml", ('"transport"', '"water"'))
    committed(book, on="2021-07-21 10:00")
    assert words_of(run, book)[0] == "省道改造 领域由 交通同网 改为 水路"


def test_a_merge_without_a_settlement_is_no_line(run: Run, book: Path) -> None:
    git(book, "checkout", "--quiet", "-b", "other")
    written(book, "bbbbbb", "2021-07-09", item=ROAD)
    committed(book, on="2021-07-09 17:05", author="李四")
    git(book, "checkout", "--quiet", "main")
    written(book, "cccccc", "2021-07-10", item=ROAD)
    committed(book, on="2021-07-10 17:05")
    git(book, "merge", "--quiet", "--message=合并", "other")
    assert [row["entry"] for row in rows(run, book)] == ["cccccc", "bbbbbb", "aaaaaa", None]


_MESSAGE = (
    "随便说什么\n\n"
    'Wuxian-Settlement: {"path": "items/05-bridge/item.toml", "number": 5, "title": "甲桥：一期",'
    ' "label": "标题", "chosen": "甲桥", "other": "乙桥"}'
)


def test_a_settlement_is_a_line_as_the_trailer_of_its_merge_tells_it(run: Run, book: Path) -> None:
    branched(book, "乙桥", percent=20)
    git(book, "merge", "--quiet", "-X", "ours", f"--message={_MESSAGE}", "other")
    newest, *others = rows(run, book)
    assert (newest["subject"], newest["number"], newest["title"]) == ("settlement", 5, "甲桥：一期")
    assert (newest["words"], newest["who"]) == ("取舍，标题用 甲桥，不用 乙桥", "张三")
    assert [(row["who"], row["words"]) for row in others[:3]] == [
        ("张三", "标题由 天子山大桥 改为 甲桥"),
        ("李四", "进展 20%，桩基完成。"),
        ("李四", "标题由 天子山大桥 改为 乙桥"),
    ]


def test_a_settlement_that_took_the_one_side_whole_is_told_with_both(run: Run, book: Path) -> None:
    branched(book, "乙桥")
    git(book, "merge", "--quiet", "-s", "ours", f"--message={_MESSAGE}", "other")
    assert [row["words"] for row in rows(run, book)[:3]] == [
        "取舍，标题用 甲桥，不用 乙桥",
        "标题由 天子山大桥 改为 甲桥",
        "标题由 天子山大桥 改为 乙桥",
    ]


@pytest.mark.parametrize(
    "message",
    [
        "取舍：05 标题用 甲桥，不用 乙桥",
        "合并\n\nWuxian-Settlement: {坏了}",
        "合并\n\nWuxian-Settlement: {}",
    ],
)
def test_no_subject_is_read_and_no_trailer_that_is_not_ours(
    run: Run, book: Path, message: str
) -> None:
    branched(book, "乙桥")
    git(book, "merge", "--quiet", "-s", "ours", f"--message={message}", "other")
    assert "settlement" not in {row["subject"] for row in rows(run, book)}
