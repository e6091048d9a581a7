"""`sync` where nothing can be exchanged, or must not be: what is said, and that all stays."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.minutes import PLAN, bare_book, edited
from tests.cli.outcomes import refusal
from tests.conftest import Run
from tests.contents import contents
from tests.store.git.repositories import commits, git, put_hook
from tests.store.sync.clones import (
    all_synced,
    assert_tidy,
    book_in,
    cloned,
    daemon,
    notes_in,
    put_shared_hook,
    reported,
    retitled,
    shared_book,
    shared_by,
    synced,
    tip,
    two_clones,
)

KEPT = "本机的内容都在，没有丢；能连上时再运行 wuxian sync。"


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of one book."""
    return two_clones(tmp_path)


def _without_a_remote(clone: Path) -> None:
    git(clone, "remote", "remove", "origin")


def _among_strangers(clone: Path) -> None:
    git(clone, "remote", "rename", "origin", "县里")
    git(clone, "remote", "add", "省里", "../shared.git")
    git(clone, "branch", "--unset-upstream")


def _on_no_branch(clone: Path) -> None:
    git(clone, "checkout", "--quiet", "--detach")


def _with_another_past(clone: Path) -> None:
    git(clone, "checkout", "--quiet", "--orphan", "new")
    git(clone, "commit", "--quiet", "--message", "另起的")
    git(clone, "branch", "--force", "main")
    git(clone, "checkout", "--quiet", "main")


# Where nothing can be exchanged: how it comes about, and what is said of it.
REFUSED: dict[Callable[[Path], None], tuple[str, str]] = {
    _without_a_remote: (
        "错误：还没有共享库，不知道和谁同步",
        "请先登记：git remote add origin 共享库地址",
    ),
    _among_strangers: (
        "错误：有2个共享库，不知道和哪个同步",
        "请先指定：git branch --set-upstream-to=县里/main",
    ),
    _on_no_branch: (
        "错误：现在不在任何分支上（detached HEAD），不能同步",
        (
            "在这里写过记录的，先留住：git branch 暂存；"
            "再回到分支并入：git switch main && git merge 暂存"
        ),
    ),
    _with_another_past: (
        "错误：本机和 origin/main 是两个各自新建的账册，没有共同的历史，不能合并",
        "请把共享库重新克隆一份，再把本机多出的记录报进去。",
    ),
}


@pytest.mark.parametrize("how", REFUSED, ids=lambda how: how.__name__)
def test_where_nobody_can_know_with_whom_to_sync_it_is_refused_and_nothing_changes(
    run: Run, clones: tuple[Path, Path], how: Callable[[Path], None]
) -> None:
    zhang, _ = clones
    reported(run, zhang, "桥墩完成")
    how(zhang)
    before, shared = book_in(zhang), contents(shared_by(zhang))
    assert run("sync", "--data", zhang) == refusal(2, *REFUSED[how])
    assert (book_in(zhang), contents(shared_by(zhang))) == (before, shared)


def test_a_shared_repository_that_cannot_be_reached_leaves_the_book_alone(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    reported(run, zhang, "桥墩完成")
    shared = shared_by(zhang)
    shared.rename(shared.with_name("moved.git"))
    before = book_in(zhang)
    ran = run("sync", "--data", zhang)
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith(
        "错误：从共享库 origin 取不到新内容：git fetch 没有成功（退出码 128）：\n  "
    )
    assert ran.err.endswith(f"\n{KEPT}\n")
    assert book_in(zhang) == before
    shared.with_name("moved.git").rename(shared)
    synced(run, zhang)
    assert tip(shared) == tip(zhang)


def test_a_server_that_is_away_leaves_the_book_alone(run: Run, tmp_path: Path) -> None:
    shared_book(tmp_path)
    with daemon(tmp_path) as address:
        zhang = cloned(f"{address}/shared.git", tmp_path / "zhang")
    reported(run, zhang, "桥墩完成")
    before = book_in(zhang)
    ran = run("sync", "--data", zhang)
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.endswith(f"\n{KEPT}\n")
    assert book_in(zhang) == before


@pytest.mark.parametrize("side", ["pre-push", "pre-receive"])
def test_a_hook_that_refuses_is_heard_and_nothing_is_lost(
    run: Run, clones: tuple[Path, Path], side: str
) -> None:
    zhang, li = clones
    reported(run, li, "路基完成", "6")
    synced(run, li)
    reported(run, zhang, "桥墩完成")
    shared = shared_by(zhang)
    put = put_hook if side == "pre-push" else put_shared_hook
    hook = put(zhang if side == "pre-push" else shared, side, "echo 节假日不收 >&2; exit 1")
    before = tip(shared)
    ran = run("sync", "--data", zhang)
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith("错误：共享库没有接受：git push 没有成功（退出码 1）：\n")
    assert "节假日不收" in ran.err
    assert tip(shared) == before
    assert notes_in(zhang) == ["桥墩完成", "路基完成"]
    hook.unlink()
    synced(run, zhang)
    assert tip(shared) == tip(zhang)
    assert_tidy(zhang)


def test_a_book_with_errors_is_not_pushed(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, _ = clones
    edited(zhang, PLAN, ('area = "transport"', 'area = "nowhere"'))
    before = tip(shared_by(zhang))
    ran = run("sync", "--data", zhang)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith(f"错误：账册有错误：\n  {PLAN} area 没有领域“nowhere”")
    assert (tip(zhang), tip(shared_by(zhang))) == (before, before)


def test_an_error_that_is_committed_is_not_pushed_though_it_is_mended_on_disk(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    before = tip(shared_by(zhang))
    edited(zhang, PLAN, ('area = "transport"', 'area = "nowhere"'))
    git(zhang, "commit", "--quiet", "--all", "--message", "写错的")
    edited(zhang, PLAN, ('area = "nowhere"', 'area = "transport"'))
    ran = run("sync", "--no-commit", "--data", zhang)
    assert (ran.code, ran.err) == (1, "")
    assert "没有领域“nowhere”" in ran.out
    assert tip(shared_by(zhang)) == before


def _pushed_with_an_error(clone: Path) -> None:
    edited(clone, PLAN, ('area = "transport"', 'area = "nowhere"'))
    git(clone, "commit", "--quiet", "--all", "--message", "写错的")
    git(clone, "push", "--quiet")


def test_a_book_that_was_pushed_with_errors_is_neither_joined_nor_worked_over(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    _pushed_with_an_error(zhang)
    reported(run, li, "桥墩完成")
    before = (book_in(li), tip(li), tip(shared_by(li)))
    ran = run("sync", "--data", li)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "和 origin/main 合起来账册有错误，没有合并，也没有推送：\n"
        f"错误 {PLAN}\n"
        "    area：没有领域“nowhere”；可用的领域：transport\n"
        "\n"
        "本机的账册没有动，内容都在。错在本机的，改正后再运行 wuxian sync；\n"
        "错在对方的，请对方改正并同步。\n"
    )
    assert (book_in(li), tip(li), tip(shared_by(li))) == before
    assert_tidy(li)


@pytest.mark.ordeal
def test_once_the_errors_are_corrected_everybody_syncs_again(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    _pushed_with_an_error(zhang)
    reported(run, li, "桥墩完成")
    assert run("sync", "--data", li).code == 1
    edited(zhang, PLAN, ('area = "nowhere"', 'area = "transport"'))
    synced(run, zhang)
    all_synced(run, li, zhang)
    assert book_in(zhang) == book_in(li)


@pytest.mark.ordeal
def test_books_that_are_sound_alone_and_not_together_are_not_joined(
    run: Run, clones: tuple[Path, Path]
) -> None:
    for clone in clones:
        plan = clone / f"items/07-{clone.name}/item.toml"
        plan.parent.mkdir()
        plan.write_text(f'number = 7\ntitle = "{clone.name}"\narea = "transport"\n')
    zhang, li = clones
    synced(run, zhang)
    ran = run("sync", "--json", "--data", li)
    document = json.loads(ran.out)
    assert (ran.code, document["outcome"], document["commit"]) == (1, "errors", None)
    assert [finding["rule"] for finding in document["findings"]] == ["duplicate-number"]
    assert tip(shared_by(li)) == tip(zhang)
    (li / "items/07-li").rename(li / "items/08-li")
    edited(li, "items/08-li/item.toml", ("number = 7", "number = 8"))
    all_synced(run, li, zhang)
    assert book_in(zhang) == book_in(li)


@pytest.mark.ordeal
def test_without_a_name_for_git_nothing_is_joined_and_nothing_is_lost(
    run: Run, clones: tuple[Path, Path]
) -> None:
    for clone in clones:
        reported(run, clone, clone.name)
    zhang, li = clones
    synced(run, zhang)
    git(li, "config", "--unset", "user.name")
    before = book_in(li)
    ran = run("sync", "--data", li, env={"GIT_CONFIG_GLOBAL": "/dev/null"})
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith("错误：git 还不知道你是谁\n请设置姓名和邮箱：")
    assert book_in(li) == before
    synced(run, li)


def test_a_book_outside_any_repository_cannot_be_synced(run: Run, tmp_path: Path) -> None:
    book = bare_book(tmp_path / "book")
    assert run("sync", "--data", book) == refusal(
        6,
        f"错误：账册 {book} 不在 git 仓库里",
        "在账册文件夹里运行：git init && git add . && git commit -m 新建账册",
    )


def test_a_side_that_nobody_knows_is_refused_before_anything_is_done(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    retitled(zhang, "天子山特大桥")
    assert run("sync", "--take", "mine", "--data", zhang) == refusal(
        2, "错误：--take 没有“mine”", "可用：ours（本机）、theirs（对方）"
    )
    assert commits(zhang) == ["以前的"]


def test_settings_that_one_took_away_and_the_other_changed_are_for_a_person_to_decide(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    git(zhang, "rm", "--quiet", "years/2021.toml")
    git(zhang, "commit", "--quiet", "--message", "删去")
    synced(run, zhang)
    edited(li, "years/2021.toml", ("yellow_below = 80", "yellow_below = 70"))
    synced_before = tip(shared_by(li))
    assert run("sync", "--data", li) == refusal(
        2,
        "错误：years/2021.toml 一边改了，一边删了，sync 不替人决定",
        "请用 git merge 处理好这个文件，再运行 wuxian sync。",
    )
    assert tip(shared_by(li)) == synced_before
