"""What was decided on a conflict is told in names, whatever the titles are made of."""

import json
from pathlib import Path

import pytest

from tests.cli.minutes import PLAN, edited
from tests.conftest import Run
from tests.store.git.repositories import git
from tests.store.sync.clones import pushed, retitled, synced, two_clones

TITLES = (
    "跨市通办：一卡通",
    "通办；一卡通",
    "通办、一卡通",
    "“跨市通办”与'一卡通'",
    "通办（一卡通）[3f9a1c]〔2021〕3号",
    "标题由 甲 改为 乙",
    "标题用 甲（张三），不用 乙（李四）",
    "05 天子山大桥：取舍",
    "Wuxian-Settlement: {}",
)


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of one book."""
    return two_clones(tmp_path)


@pytest.mark.parametrize("title", TITLES)
def test_a_settlement_is_told_of_its_item_whatever_the_title_is(
    run: Run, clones: tuple[Path, Path], title: str
) -> None:
    zhang, li = clones
    retitled(zhang, f"{title}甲")
    pushed(zhang)
    retitled(li, f"{title}乙")
    run("sync", "--data", li)
    synced(run, li, "--take", "theirs")
    newest = json.loads(run("log", "5", "--json", "--data", li).out)["rows"][0]
    assert (newest["number"], newest["title"], newest["words"]) == (
        5,
        f"{title}乙",
        f"取舍，标题用 {title}甲（张三），不用 {title}乙（李四）",
    )
    assert git(li, "log", "-1", "--format=%s").strip() == (
        f"取舍：05 {title}乙：标题用 {title}甲（张三），不用 {title}乙（李四）"
    )


def test_a_conflict_calls_areas_and_milestones_by_their_names(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    areas = "".join(
        f'[[areas]]\nid = "{name}"\nname = "{called}"\nshort = "{called}"\n\n'
        for name, called in (("energy", "能源同网"), ("water", "水利同治"))
    )
    edited(zhang, "programme.toml", ("[git]\n", f"{areas}[git]\n"))
    pushed(zhang)
    synced(run, li)
    for clone, area, day in ((zhang, "energy", "11"), (li, "water", "12")):
        edited(clone, PLAN, ('"transport"', f'"{area}"'), ("2021-07-10", f"2021-07-{day}"))
    pushed(zhang)
    ran = run("sync", "--data", li)
    assert ran.code == 1
    assert "领域\n    原来：交通同网\n    本机：水利同治（李四，" in ran.out
    assert "2021年目标的节点“初步设计批复”的完成时限\n" in ran.out
    assert "对方：能源同网（张三，" in ran.out
    assert not any(name in ran.out for name in ("transport", "energy", "water", "design"))
    assert synced(run, li, "--take", "theirs").out.count("用 能源同网（张三），不用 水利同治") == 1


def test_a_milestone_that_one_changed_and_one_took_away_is_told_in_a_clerks_words(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    text = (zhang / PLAN).read_text(encoding="utf-8")
    step = text[text.index("[[goals.milestones]]") :]
    edited(zhang, PLAN, (step, ""))
    pushed(zhang)
    edited(li, PLAN, ("2021-07-10", "2021-07-20"))
    ran = run("sync", "--data", li)
    assert (
        "05 天子山大桥：2021年目标的节点“初步设计批复”\n"
        "    原来：完成时限：2021年7月10日\n"
        "    本机：完成时限：2021年7月20日（李四，"
    ) in ran.out
    assert "    对方：删去（张三，" in ran.out
