"""What was written by hand is committed in the words a person would use."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.minutes import PLAN, edited
from tests.conftest import Run
from tests.store.git.repositories import commits, files_of, git
from tests.store.sync.clones import (
    assert_tidy,
    item_added,
    reported_on,
    shared_by,
    synced,
    tip,
    two_clones,
)


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of such a book."""
    return two_clones(tmp_path, reported_on)


@pytest.fixture
def zhang(clones: tuple[Path, Path]) -> Path:
    """What 张三 has."""
    return clones[0]


def calendar_added(clone: Path) -> None:
    """Add a calendar."""
    text = '[[years]]\nyear = 2021\nnotice = "国办"\nholidays = []\nworking_days = []\n'
    (clone / "calendar.toml").write_text(text, encoding="utf-8")


def many_fields(clone: Path) -> None:
    """Edit four fields of a plan."""
    pairs = (
        ("天子山大桥", "大桥"),
        ("建成通车", "完工"),
        ("2021-12-31", "2021-11-30"),
        ("初步设计批复", "批复"),
    )
    edited(clone, PLAN, *pairs)


DOCUMENT = """\
[[documents]]
id = "letter"
title = "市办关于简报的函"
short = "简报"
issuer = "市办"
date = 2021-07-01

"""
ENERGY = """\
[[areas]]
id = "energy"
name = "能源同网"
short = "能源"

"""


# What is done by hand, the file, and what the commit says of it.
BY_HAND: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "a field": (
        lambda clone: edited(clone, PLAN, ("due = 2021-12-31", "due = 2021-11-30")),
        PLAN,
        "05 天子山大桥：2021年目标的完成时限由 2021年12月31日 改为 2021年11月30日",
    ),
    "many fields": (
        many_fields,
        PLAN,
        (
            "05 大桥：标题由 天子山大桥 改为 大桥；2021年目标的内容由 建成通车 改为 完工；"
            "2021年目标的完成时限由 2021年12月31日 改为 2021年11月30日等4处"
        ),
    ),
    "a comment": (
        lambda clone: edited(clone, PLAN, ("# 牵头待定", "# 牵头已定")),
        PLAN,
        "05 天子山大桥：改动写法或注释",
    ),
    "a new item": (item_added, "items/07-port/item.toml", "07 港口：新增"),
    "a calendar": (calendar_added, "calendar.toml", "工作日历：新增"),
    "the programme": (
        lambda clone: edited(clone, "programme.toml", ('short = "交通"', 'short = "路"')),
        "programme.toml",
        "总体安排：领域“交通同网”的简称由 交通 改为 路",
    ),
    "a document": (
        lambda clone: edited(
            clone,
            "programme.toml",
            ("[git]\n", f"{DOCUMENT}[git]\n"),
        ),
        "programme.toml",
        "总体安排：新增文件“市办关于简报的函”（简称：简报，发文单位：市办，日期：2021年7月1日）",
    ),
    "a year": (
        lambda clone: edited(clone, "years/2021.toml", ("red_below = 60", "red_below = 50")),
        "years/2021.toml",
        "2021年设置：灯号规则的红灯线由 60 改为 50",
    ),
}


@pytest.mark.parametrize("what", BY_HAND)
def test_what_was_written_by_hand_is_committed_with_the_words_a_person_would_use(
    run: Run, zhang: Path, what: str
) -> None:
    write, path, subject = BY_HAND[what]
    write(zhang)
    document = json.loads(synced(run, zhang, "--json").out)
    assert document["committed"] == [subject]
    assert (commits(zhang), files_of(zhang)) == ([subject, "以前的"], [path])
    assert tip(shared_by(zhang)) == tip(zhang)
    assert_tidy(zhang)


def test_the_body_of_a_commit_by_hand_has_every_field_that_changed(run: Run, zhang: Path) -> None:
    many_fields(zhang)
    synced(run, zhang)
    assert git(zhang, "log", "-1", "--format=%b").strip().split("\n") == [
        "标题由 天子山大桥 改为 大桥",
        "2021年目标的内容由 建成通车 改为 完工",
        "2021年目标的完成时限由 2021年12月31日 改为 2021年11月30日",
        "2021年目标的节点“批复”的标题由 初步设计批复 改为 批复",
    ]


def test_a_commit_by_hand_names_areas_documents_and_milestones_and_never_their_ids(
    run: Run, zhang: Path
) -> None:
    edited(zhang, "programme.toml", ("[git]\n", f"{ENERGY}{DOCUMENT}[git]\n"))
    step = '[[goals.milestones]]\nid = "start"\ntitle = "开工"\ndue = 2021-07-01\n'
    cited = 'citations = [{ document = "letter", section = "一" }]\n'
    edited(
        zhang, PLAN,
        ('area = "transport"\n', 'area = "energy"\n'),
        ("due = 2021-12-31\n", f"due = 2021-12-31\n{cited}"),
        ("[[goals.milestones]]\n", f"{step}\n[[goals.milestones]]\n"),
    )  # fmt: skip
    item_added(zhang)
    synced(run, zhang)
    said = git(zhang, "log", "--reverse", "-3", "--format=%B")
    assert "05 天子山大桥：领域由 交通同网 改为 能源同网；新增2021年目标的出处（简报一）；" in said
    assert "\n新增2021年目标的节点“开工”（完成时限：2021年7月1日）\n" in said
    assert "07 港口：新增\n\n领域：交通同网\n" in said
    assert "总体安排：新增领域“能源同网”（简称：能源）；新增文件“市办关于简报的函”（" in said
    assert not any(name in said for name in ("transport", "energy", "letter", "start"))
