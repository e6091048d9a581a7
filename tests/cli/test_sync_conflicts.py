"""Two people who decide one thing differently: both are shown, and one of them decides again."""

import json
from pathlib import Path

import pytest

from tests.cli.minutes import PLAN, edited, written
from tests.conftest import Run
from tests.store.git.repositories import commits, git
from tests.store.sync.clones import (
    all_synced,
    assert_never_forced,
    assert_tidy,
    book_in,
    notes_in,
    pushed,
    reported,
    retitled,
    shared_by,
    synced,
    tip,
    two_clones,
)

WHAT_TO_DO = (
    "怎么办：先商量好，再任选一种\n"
    "  用本机的：wuxian sync --take ours\n"
    "  用对方的：wuxian sync --take theirs\n"
    "  用别的：把文件里的值改成商定的，再运行 wuxian sync\n"
)


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of one book."""
    return two_clones(tmp_path)


def titled_differently(run: Run, clones: tuple[Path, Path]) -> None:
    """张三 has shared one title of item 5; 李四 has another, and an entry."""
    zhang, li = clones
    retitled(zhang, "大桥甲")
    pushed(zhang, "2021-07-20T10:00:00+08:00")
    retitled(li, "大桥乙")
    written(li, "000001", note="桥墩完成")
    moment = {"GIT_AUTHOR_DATE": "2021-07-20T16:30:00+08:00"}
    assert run("sync", "--data", li, env=moment).code == 1


def title_in(clone: Path) -> str:
    """The title that item 5 has."""
    text = (clone / PLAN).read_text(encoding="utf-8")
    return text.partition('\ntitle = "')[2].partition('"')[0]


def test_both_values_are_shown_with_who_and_when(run: Run, clones: tuple[Path, Path]) -> None:
    titled_differently(run, clones)
    ran = run("sync", "--data", clones[1])
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "有1处冲突：本机和 origin/main 改得不一样，没有合并，也没有推送。\n"
        "\n"
        "05 大桥乙：标题\n"
        "    原来：天子山大桥\n"
        "    本机：大桥乙（李四，2021年7月20日 16:30）\n"
        "    对方：大桥甲（张三，2021年7月20日 10:00）\n"
        f"    文件：{PLAN}\n"
        "\n"
        f"{WHAT_TO_DO}"
    )


@pytest.mark.measured
def test_the_json_of_a_conflict_is_one_document(run: Run, clones: tuple[Path, Path]) -> None:
    titled_differently(run, clones)
    ran = run("sync", "--json", "--data", clones[1])
    assert (ran.code, ran.err) == (1, "")
    assert json.loads(ran.out) == {
        "schema": 1,
        "kind": "sync",
        "as_of": "2021-07-31",
        "outcome": "conflict",
        "shared": "origin/main",
        "founded": False,
        "commit": None,
        "committed": [],
        "left": [],
        "received": None,
        "sent": None,
        "came": False,
        "went": False,
        "others_received": 0,
        "others_sent": 0,
        "told": True,
        "other_head": None,
        "brought_back": [],
        "settled": [],
        "conflicts": [
            {
                "path": PLAN,
                "number": 5,
                "title": "大桥乙",
                "field": "title",
                "label": "标题",
                "base": "天子山大桥",
                "ours": "大桥乙",
                "theirs": "大桥甲",
                "ours_by": {"who": "李四", "when": "2021-07-20T16:30:00+08:00"},
                "theirs_by": {"who": "张三", "when": "2021-07-20T10:00:00+08:00"},
                "said": {"base": "天子山大桥", "ours": "大桥乙", "theirs": "大桥甲"},
                "taken": None,
            }
        ],
        "findings": [],
        "to_settle": [],
    }


def test_until_it_is_settled_nothing_is_lost_or_pushed_and_work_goes_on(
    run: Run, clones: tuple[Path, Path]
) -> None:
    titled_differently(run, clones)
    zhang, li = clones
    before = tip(zhang)
    reported(run, li, "路基完成", "6")
    assert run("sync", "--data", li).code == 1
    assert tip(shared_by(li)) == before
    assert (title_in(li), notes_in(li)) == ("大桥乙", ["桥墩完成", "路基完成"])
    assert git(li, "status", "--porcelain") == ""


TAKEN = {"ours": "大桥乙", "本机": "大桥乙", "theirs": "大桥甲", "对方": "大桥甲"}


@pytest.mark.parametrize("side", TAKEN)
def test_the_side_that_is_named_settles_it_for_both(
    run: Run, clones: tuple[Path, Path], side: str
) -> None:
    titled_differently(run, clones)
    zhang, li = clones
    synced(run, li, "--take", side)
    synced(run, zhang)
    assert book_in(zhang) == book_in(li)
    assert (title_in(zhang), notes_in(zhang)) == (TAKEN[side], ["桥墩完成"])
    assert_tidy(li)
    assert_never_forced(shared_by(li))


def test_a_side_that_is_named_settles_only_what_was_shown_before(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    retitled(zhang, "大桥甲")
    pushed(zhang)
    retitled(li, "大桥乙")
    ran = run("sync", "--take", "ours", "--data", li)
    assert (ran.code, tip(shared_by(li))) == (1, tip(zhang))
    assert "对方：大桥甲（张三，" in ran.out
    synced(run, li, "--take", "ours")


def test_what_was_decided_and_against_what_stands_in_the_history(
    run: Run, clones: tuple[Path, Path]
) -> None:
    titled_differently(run, clones)
    _, li = clones
    synced(run, li, "--take", "theirs")
    assert git(li, "log", "-1", "--format=%s").strip() == (
        "取舍：05 大桥乙：标题用 大桥甲（张三），不用 大桥乙（李四）"
    )


@pytest.mark.ordeal
def test_the_log_tells_a_settlement_about_an_item_whose_title_has_a_colon(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    # A sign of the user's own for trailers is none of ours.
    git(li, "config", "trailer.separators", "#")
    retitled(zhang, "大桥：甲")
    pushed(zhang)
    retitled(li, "大桥：乙")
    run("sync", "--data", li)
    synced(run, li, "--take", "theirs")
    newest = json.loads(run("log", "5", "--json", "--data", li).out)["rows"][0]
    assert (newest["number"], newest["title"]) == (5, "大桥：乙")
    assert newest["words"] == "取舍，标题用 大桥：甲（张三），不用 大桥：乙（李四）"


@pytest.mark.parametrize("title", ["大桥丙", "大桥甲", "天子山大桥"])
def test_an_edit_settles_it_to_what_was_agreed(
    run: Run, clones: tuple[Path, Path], title: str
) -> None:
    titled_differently(run, clones)
    zhang, li = clones
    retitled(li, title, old="大桥乙")
    synced(run, li)
    synced(run, zhang)
    # Whoever takes back an edit of their own leaves the field to the other.
    assert title_in(zhang) == title_in(li) == ("大桥甲" if title == "天子山大桥" else title)
    assert_tidy(li)


def test_an_edit_of_something_else_does_not_settle_it(run: Run, clones: tuple[Path, Path]) -> None:
    titled_differently(run, clones)
    zhang, li = clones
    edited(li, PLAN, ('text = "建成通车"', 'text = "主体完工"'))
    assert run("sync", "--data", li).code == 1
    assert tip(shared_by(li)) == tip(zhang)


@pytest.mark.ordeal
def test_conflicts_are_settled_by_one_edit_after_the_other(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    for clone, who in ((zhang, "甲"), (li, "乙")):
        edited(clone, PLAN, ("天子山大桥", f"大桥{who}"), ("建成通车", f"通车{who}"))
    synced(run, zhang)
    assert len(json.loads(run("sync", "--json", "--data", li).out)["conflicts"]) == 2
    edited(li, PLAN, ("大桥乙", "大桥丙"))
    [still_open] = json.loads(run("sync", "--json", "--data", li).out)["conflicts"]
    assert still_open["label"] == "2021年目标的内容"
    edited(li, PLAN, ("通车乙", "通车丙"))
    synced(run, li)
    assert title_in(li) == "大桥丙"


@pytest.mark.ordeal
def test_an_edit_does_not_settle_what_the_other_has_changed_again(
    run: Run, clones: tuple[Path, Path]
) -> None:
    titled_differently(run, clones)
    zhang, li = clones
    retitled(zhang, "大桥丁", old="大桥甲")
    synced(run, zhang)
    retitled(li, "大桥丙", old="大桥乙")
    [conflict] = json.loads(run("sync", "--json", "--data", li).out)["conflicts"]
    assert (conflict["ours"], conflict["theirs"]) == ("大桥丙", "大桥丁")
    assert tip(shared_by(li)) == tip(zhang)


@pytest.mark.ordeal
def test_once_it_is_settled_a_new_conflict_about_the_same_is_shown_again(
    run: Run, clones: tuple[Path, Path]
) -> None:
    titled_differently(run, clones)
    zhang, li = clones
    synced(run, li, "--take", "ours")
    synced(run, zhang)
    retitled(zhang, "大桥甲", old="大桥乙")
    synced(run, zhang)
    retitled(li, "大桥丙", old="大桥乙")
    assert run("sync", "--data", li).code == 1


@pytest.mark.ordeal
def test_the_same_field_and_the_same_value_is_no_conflict(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    for clone in clones:
        retitled(clone, "大桥甲")
        reported(run, clone, clone.name)
    all_synced(run, *clones)
    assert book_in(zhang) == book_in(li)
    assert commits(li)[0].startswith("同步：")


def test_different_fields_of_one_plan_are_joined_whoever_comes_first(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    retitled(zhang, "大桥甲")
    edited(zhang, PLAN, ("# 牵头待定", "# 牵头已定"))
    edited(li, PLAN, ("due = 2021-07-10", "due = 2021-07-20"), ('text = "建成通车"', 'text = "x"'))
    before = (li / PLAN).read_text(encoding="utf-8")
    all_synced(run, *clones)
    expected = before.replace("天子山大桥", "大桥甲").replace("牵头待定", "牵头已定")
    assert [(clone / PLAN).read_text(encoding="utf-8") for clone in clones] == [expected] * 2


def test_a_value_that_one_took_away_and_the_other_changed_is_a_conflict(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    edited(zhang, PLAN, ("due = 2021-12-31\n", ""))
    synced(run, zhang)
    edited(li, PLAN, ("due = 2021-12-31", "due = 2021-11-30"))
    told = run("sync", "--data", li).out
    assert "05 天子山大桥：2021年目标的完成时限\n    原来：2021年12月31日\n" in told
    assert "    本机：2021年11月30日（李四，" in told
    assert "    对方：删去（张三，" in told


@pytest.mark.parametrize(
    ("path", "old", "label"),
    [
        ("programme.toml", "武咸同城", "总体安排：名称"),
        ("years/2021.toml", "yellow_below = 80", "2021年设置：灯号规则的黄灯线"),
    ],
)
def test_the_settings_of_a_book_conflict_as_plans_do(
    run: Run, clones: tuple[Path, Path], path: str, old: str, label: str
) -> None:
    zhang, li = clones
    for clone, end in ((zhang, "1"), (li, "2")):
        edited(clone, path, (old, f"{old[:-1]}{end}"))
    synced(run, zhang)
    ran = run("sync", "--data", li)
    assert ran.code == 1
    assert f"\n{label}\n" in ran.out
    synced(run, li, "--take", "theirs")
    assert (li / path).read_bytes() == (zhang / path).read_bytes()
