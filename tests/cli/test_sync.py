"""`sync`: what comes in and what goes out, and what is said of it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.minutes import PLAN, shown
from tests.conftest import Run
from tests.store.git.repositories import git, put_hook, repository_of
from tests.store.sync.clones import (
    all_synced,
    assert_never_forced,
    assert_tidy,
    book_in,
    cloned,
    daemon,
    empty_share,
    notes_in,
    reported,
    retitled,
    shared_book,
    shared_by,
    small_book,
    synced,
    tip,
    two_clones,
)

KEPT = "本机的内容都在，没有丢；能连上时再运行 wuxian sync。"


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of one book."""
    return two_clones(tmp_path)


def entry_id(path: Path) -> str:
    """The id in an entry's name."""
    return path.stem.rpartition("-")[2]


def test_what_comes_in_and_what_goes_out_is_told_as_changes_tells_it(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    retitled(zhang, "天子山特大桥")
    theirs = entry_id(reported(run, zhang, "桥墩完成"))
    synced(run, zhang)
    ours = entry_id(reported(run, li, "路基完成", "6"))
    assert synced(run, li).out == (
        "已与 origin/main 同步。\n"
        "\n"
        "收到：\n"
        "\n"
        "事项和计划（1项）\n"
        "  05 天子山特大桥：标题由 天子山大桥 改为 天子山特大桥\n"
        "\n"
        "记录（1条）\n"
        f"  05 天子山特大桥：进展，桥墩完成（市交通运输局，2021年7月31日，{theirs}）\n"
        "\n"
        "发出：\n"
        "\n"
        "记录（1条）\n"
        f"  06 省道改造：进展，路基完成（市交通运输局，2021年7月31日，{ours}）\n"
    )


def test_what_was_committed_first_is_told_and_then_what_went_out(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    retitled(zhang, "天子山特大桥")
    assert synced(run, zhang).out == (
        "先提交了本机的1处：\n"
        "  05 天子山特大桥：标题由 天子山大桥 改为 天子山特大桥\n"
        "已与 origin/main 同步。\n"
        "\n"
        "收到：没有。\n"
        "\n"
        "发出：\n"
        "\n"
        "事项和计划（1项）\n"
        "  05 天子山特大桥：标题由 天子山大桥 改为 天子山特大桥\n"
    )


def test_a_second_sync_has_nothing_to_exchange(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, _ = clones
    reported(run, zhang, "桥墩完成")
    synced(run, zhang)
    before = tip(zhang)
    assert synced(run, zhang).out == "已与 origin/main 一致，没有要收发的内容。\n"
    assert (tip(zhang), tip(shared_by(zhang))) == (before, before)


SAME = "已与 origin/main 一致，没有要收发的内容。\n"
EXCHANGED = "已与 origin/main 同步。\n\n收到：没有。\n\n发出："


def _empty(clone: Path) -> None:
    git(clone, "commit", "--quiet", "--allow-empty", "--message", "空的")


def _beside(clone: Path) -> None:
    (clone / "说明.txt").touch()
    git(clone, "add", "说明.txt")
    git(clone, "commit", "--quiet", "--message", "说明")


def _there_and_back(clone: Path) -> None:
    _beside(clone)
    git(clone, "revert", "--no-edit", "HEAD")


def _commented(clone: Path) -> None:
    with (clone / PLAN).open("a", encoding="utf-8") as plan:
        plan.write("# 核对过\n")
    git(clone, "commit", "--quiet", "--all", "--message", "注释")


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (_empty, SAME),
        (_there_and_back, SAME),
        (_beside, f"{EXCHANGED}账册以外的文件1个。\n"),
        (_commented, f"{EXCHANGED}只有写法或注释的改动。\n"),
    ],
)
def test_commits_that_change_nothing_of_the_book_are_not_said_to(
    run: Run, clones: tuple[Path, Path], act: Callable[[Path], None], said: str
) -> None:
    zhang, _ = clones
    act(zhang)
    assert synced(run, zhang).out == said
    assert tip(shared_by(zhang)) == tip(zhang)


def test_what_both_changed_alike_neither_came_in_nor_went_out(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    for clone in clones:
        retitled(clone, "天子山特大桥")
    synced(run, zhang)
    reported(run, li, "路基完成", "6")
    out = synced(run, li).out
    assert "\n收到：没有。\n\n发出：\n\n记录（1条）\n" in out
    assert "特大桥" not in out.partition("已与 origin/main 同步。")[2]


def test_the_json_of_an_exchange_is_one_document(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, li = clones
    reported(run, zhang, "桥墩完成")
    synced(run, zhang)
    theirs = tip(zhang)
    reported(run, li, "路基完成", "6")
    retitled(li, "天子山特大桥")
    document = json.loads(synced(run, li, "--json").out)
    sides = {}
    for side, since in (("received", "HEAD^1"), ("sent", theirs)):
        sides[side] = shown(run, "changes", li, "--since", since, "--until", "HEAD")
        del sides[side]["schema"], sides[side]["kind"]
    assert document == {
        "schema": 1,
        "kind": "sync",
        "as_of": "2021-07-31",
        "outcome": "done",
        "shared": "origin/main",
        "founded": False,
        "commit": tip(li),
        "committed": ["05 天子山特大桥：标题由 天子山大桥 改为 天子山特大桥"],
        "left": [],
        "received": sides["received"],
        "sent": sides["sent"],
        "came": True,
        "went": True,
        "others_received": 0,
        "others_sent": 0,
        "told": True,
        "other_head": None,
        "brought_back": [],
        "settled": [],
        "conflicts": [],
        "findings": [],
        "to_settle": [],
    }


def test_what_both_recorded_is_joined_by_a_commit_that_has_both_in_its_history(
    run: Run, clones: tuple[Path, Path]
) -> None:
    for clone in clones:
        reported(run, clone, clone.name)
    all_synced(run, *clones)
    zhang, li = clones
    assert book_in(zhang) == book_in(li)
    assert notes_in(zhang) == ["li", "zhang"]
    assert git(li, "log", "-1", "--format=%s %an").strip() == "同步：并入1个文件的新内容 李四"
    assert len(git(li, "log", "-1", "--format=%P").split()) == 2
    assert_tidy(li)
    assert_never_forced(shared_by(li))


def test_what_somebody_else_alone_recorded_makes_no_commit_of_its_own(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    reported(run, zhang, "桥墩完成")
    all_synced(run, *clones)
    assert tip(li) == tip(zhang)


@pytest.mark.ordeal
def test_a_book_goes_over_a_daemon_and_back(run: Run, tmp_path: Path) -> None:
    shared_book(tmp_path)
    with daemon(tmp_path) as address:
        zhang, li = (
            cloned(f"{address}/shared.git", tmp_path / who, who) for who in ("张三", "李四")
        )
        for clone in (zhang, li):
            reported(run, clone, clone.name)
        all_synced(run, zhang, li)
    assert notes_in(zhang) == notes_in(li) == ["张三", "李四"]


def test_a_shared_repository_that_is_empty_gets_the_whole_book(run: Run, tmp_path: Path) -> None:
    empty_share(tmp_path)
    book = repository_of(small_book(tmp_path / "book"))
    git(book, "remote", "add", "origin", "../shared.git")
    assert synced(run, book).out == "共享库原是空的，已把整个账册发到 origin/main。\n"
    assert tip(shared_by(book)) == tip(book)
    assert book_in(cloned(shared_by(book), tmp_path / "li", "李四")) == book_in(book)


def test_a_book_founded_in_the_clone_of_an_empty_repository_is_shared(
    run: Run, tmp_path: Path
) -> None:
    zhang = cloned(empty_share(tmp_path), tmp_path / "zhang")
    assert run("init", zhang, "--from", "2021").code == 0
    document = json.loads(synced(run, zhang, "--json").out)
    assert (document["founded"], document["commit"]) == (True, tip(zhang))
    assert synced(run, zhang).out == "已与 origin/main 一致，没有要收发的内容。\n"
    assert tip(shared_by(zhang)) == tip(zhang)


def test_a_remote_that_was_only_added_becomes_the_one_to_sync_with(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    git(zhang, "branch", "--unset-upstream")
    reported(run, zhang, "桥墩完成")
    synced(run, zhang)
    assert git(zhang, "rev-parse", "--abbrev-ref", "main@{upstream}").strip() == "origin/main"
    assert tip(shared_by(zhang)) == tip(zhang)


def test_a_push_that_comes_too_late_is_made_again_on_the_new_state(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    reported(run, li, "路基完成", "6")
    reported(run, zhang, "桥墩完成")
    put_hook(zhang, "pre-push", f"git -C '{li}' push --quiet; rm \"$0\"")
    document = json.loads(synced(run, zhang, "--json").out)
    assert [side["items"][0]["number"] for side in (document["received"], document["sent"])] == [
        6,
        5,
    ]
    synced(run, li)
    assert notes_in(zhang) == notes_in(li) == ["桥墩完成", "路基完成"]
    assert_never_forced(shared_by(zhang))


def test_a_repository_that_held_no_book_so_far_gets_one(run: Run, tmp_path: Path) -> None:
    shared = shared_book(tmp_path, book=lambda folder: folder.mkdir(parents=True))
    zhang = cloned(shared, tmp_path / "zhang")
    assert run("init", zhang / "账册", "--from", "2021", "--no-commit").code == 0
    repository_of(zhang)
    synced(run, zhang / "账册")
    assert tip(shared) == tip(zhang)


@pytest.mark.ordeal
def test_a_copy_of_a_clone_is_a_clone(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, li = clones
    copy = shutil.copytree(zhang, zhang.with_name("copy"))
    for clone in (zhang, li, copy):
        reported(run, clone, clone.name)
    all_synced(run, zhang, li, copy)
    assert notes_in(copy) == ["copy", "li", "zhang"]
