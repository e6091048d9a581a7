"""An act of several entries: all of it is checked, written, committed and undone together."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.outcomes import refusal
from tests.conftest import Run
from tests.contents import added, contents, without_git
from tests.store.git.repositories import commits, committed_book, files_of, git, status
from wuxian.cli.opening import open_to_write
from wuxian.cli.recording import Manner, drafted, record
from wuxian.domain.entries.kinds import APPOINTMENT, PROGRESS
from wuxian.domain.plan.plan import Post
from wuxian.errors import Refused

BRIDGE = "05 武咸快速通道天子山大桥"
SAID = "进展 40%；工作专班 大桥专班"

Act = Callable[..., list[str]]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book in a repository, with nothing of one's own in it yet."""
    book = committed_book(tmp_path / "own")
    git(book, "commit", "--quiet", "--amend", "--no-edit", "--author=王五 <wangwu@example.com>")
    return book


@pytest.fixture
def act(capsys: pytest.CaptureFixture[str]) -> Act:
    """Reports 40 % of item 5 and appoints its team in one act; gives the ids of both."""

    def acted(
        book: Path, by: str = "武咸同城领导小组办公室", *, no_commit: bool = False
    ) -> list[str]:
        opened, item = open_to_write(book, "5")
        report = drafted(PROGRESS, opened, date=opened.day, by="市交通运输局", percent=40)
        team = drafted(
            APPOINTMENT,
            opened,
            date=opened.day,
            by=by,
            post=Post.TEAM,
            holder="大桥专班",
            document="武咸办〔2021〕3号",
        )
        capsys.readouterr()
        record(report, item, opened, Manner(yes=True, no_commit=no_commit, as_json=True), [team])
        return [report.id, team.id]

    return acted


def test_it_is_one_commit_that_names_every_entry(own: Path, act: Act) -> None:
    before = without_git(own)
    ids = act(own)
    assert commits(own) == [f"{BRIDGE}：{SAID}", "以前的"]
    trailers = "%(trailers:key=Wuxian-Entry,valueonly=true)"
    told = git(own, "log", "-1", f"--format={trailers}").split("\n")
    assert [json.loads(line)["id"] for line in told if line] == ids
    new = without_git(own).keys() - before.keys()
    assert sorted(files_of(own)) == sorted(new)
    assert (len(new), status(own)) == (2, [])


def test_json_has_the_main_entry_as_ever_and_the_others_beside_it(
    own: Path, act: Act, capsys: pytest.CaptureFixture[str]
) -> None:
    report, team = act(own)
    view = json.loads(capsys.readouterr().out)
    assert (view["kind"], view["entry"]["id"]) == ("entry", report)
    [other] = view["also"]
    assert other["entry"]["id"] == team
    assert (own / other["path"]).is_file()


def test_where_one_of_them_is_refused_none_is_written(own: Path, act: Act) -> None:
    before = contents(own)
    with pytest.raises(Refused, match="不是全称，请写“市交通运输局”"):
        act(own, "市交通局")
    assert contents(own) == before


@pytest.mark.parametrize("no_commit", [False, True])
def test_undo_takes_back_the_whole_act(run: Run, own: Path, act: Act, *, no_commit: bool) -> None:
    before, history = without_git(own), commits(own)
    ids = act(own, no_commit=no_commit)
    told = f"{BRIDGE}：{SAID}（编号 {'、'.join(ids)}）"
    assert run("undo", "--data", own) == refusal(2, f"错误：将撤销 {told}", "确认请加 --yes。")
    ran = run("undo", "--yes", "--json", "--data", own)
    assert ran.code == 0
    view = json.loads(ran.out)
    assert [view["entry"]["id"], *(one["entry"]["id"] for one in view["also"])] == ids
    assert (without_git(own), commits(own), status(own)) == (before, history, [])


def test_behind_other_commits_the_act_is_removed_by_one_commit(
    run: Run, own: Path, act: Act
) -> None:
    before = without_git(own)
    act(own)
    git(own, "commit", "--quiet", "--allow-empty", "--message", "别的事")
    assert run("undo", "--yes", "--data", own).code == 0
    assert commits(own)[0] == f"撤销 {BRIDGE}：{SAID}"
    assert (without_git(own), status(own)) == (before, [])


def test_two_acts_are_undone_one_after_the_other(run: Run, own: Path, act: Act) -> None:
    first = act(own, no_commit=True)
    second = act(own, no_commit=True)
    for ids in (second, first):
        assert f"（编号 {'、'.join(ids)}）" in run("undo", "--yes", "--data", own).out
    assert status(own) == []


def test_an_act_that_was_pushed_is_retracted_in_one_act(run: Run, own: Path, act: Act) -> None:
    ids = act(own)
    git(own, "init", "--quiet", "--bare", own.parent / "shared.git")
    git(own, "remote", "add", "origin", own.parent / "shared.git")
    git(own, "push", "--quiet", "--set-upstream", "origin", "main")
    before = contents(own / "items")
    assert run("undo", "--reason", "报错", "--yes", "--data", own).code == 0
    texts = [text.decode() for text in added(before, own / "items").values()]
    assert sorted(one for one in ids for text in texts if f'to = "{one}"' in text) == sorted(ids)
    said = "；".join(sorted(f"撤回 {one}" for one in ids))
    assert "；".join(sorted(commits(own)[0].partition("：")[2].split("；"))) == said
    # Which of them stood already is not taken back once more.
    assert run("retract", ids[0], "--reason", "x", "--data", own).code == 2


def test_of_a_pushed_act_what_was_taken_back_before_is_passed_over(
    run: Run, own: Path, act: Act
) -> None:
    report, team = act(own)
    git(own, "init", "--quiet", "--bare", own.parent / "shared.git")
    git(own, "remote", "add", "origin", own.parent / "shared.git")
    git(own, "push", "--quiet", "--set-upstream", "origin", "main")
    other = {"GIT_AUTHOR_NAME": "李四"}
    assert run("retract", report, "--reason", "x", "--data", own, env=other).code == 0
    assert run("undo", "--reason", "报错", "--yes", "--data", own).code == 0
    assert commits(own)[0] == f"{BRIDGE}：撤回 {team}"


def test_an_entry_about_any_of_them_keeps_the_act(run: Run, own: Path, act: Act) -> None:
    _, team = act(own)
    other = {"GIT_AUTHOR_NAME": "李四"}
    words = ("retract", team, "--reason", "报错", "--json", "--data", own)
    retraction = json.loads(run(*words, env=other).out)["entry"]["id"]
    assert run("undo", "--yes", "--data", own) == refusal(
        2,
        f"错误：记录 {team} 已由 {retraction} 撤回，不能撤销",
        f"要恢复它，请撤回那条撤回：wuxian retract {retraction} --reason 原因",
    )


def test_an_undo_of_an_act_that_was_cut_off_is_brought_to_its_end(
    run: Run, own: Path, act: Act
) -> None:
    act(own, no_commit=True)
    paths = [line.removeprefix("?? ") for line in status(own)]
    (own / ".git/wuxian").mkdir()
    note = "removes " + "\n".join(paths)
    (own / ".git/wuxian/write.note").write_text(note, encoding="utf-8")
    (own / paths[0]).unlink()
    assert run("update", "2", "--note", "别的", "--data", own).code == 0
    assert status(own) == []
    assert not (own / paths[1]).exists()


def test_the_log_shows_each_of_them(run: Run, own: Path, act: Act) -> None:
    ids = act(own)
    out = run("log", "5", "--data", own).out
    assert all(f"[{one}]" in out for one in ids)


def test_what_was_not_committed_is_committed_by_sync_as_one_act(
    run: Run, own: Path, act: Act
) -> None:
    git(own, "init", "--quiet", "--bare", own.parent / "shared.git")
    git(own, "remote", "add", "origin", own.parent / "shared.git")
    git(own, "push", "--quiet", "--set-upstream", "origin", "main")
    act(own, no_commit=True)
    ran = run("sync", "--json", "--data", own)
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["committed"] == [f"{BRIDGE}：{SAID}"]
    assert len(files_of(own)) == 2


def test_what_was_recorded_of_another_item_at_that_moment_is_another_act(
    run: Run, own: Path
) -> None:
    text = (
        'kind = "progress"\ndate = 2021-07-26\nrecorded = 2026-11-29T17:00:00+08:00\n'
        'by = "市交通运输局"\npercent = 40\n'
    )
    for folder in ("05-tianzishan-bridge", "06-s102-g107-upgrade"):
        (own / "items" / folder / "2021").mkdir(exist_ok=True)
        name = f"items/{folder}/2021/2021-07-26-progress-{folder[:2] * 3}.toml"
        (own / name).write_text(text, encoding="utf-8")
    view = json.loads(run("undo", "--yes", "--json", "--data", own).out)
    assert view["also"] == []
    assert len(status(own)) == 1
