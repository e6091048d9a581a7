"""`init` and git: the book in one commit, in a repository of its own or in none."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.contents import contents, without_git
from tests.store.git.repositories import commits, files_of, git, repository_of, status


def test_the_book_is_a_repository_with_all_of_it_in_one_commit(run: Run, tmp_path: Path) -> None:
    said = run("init", tmp_path / "new", "--from", "2021").out
    assert "\n已建 git 仓库并提交；以后每次写入都会自动提交。\n" in said
    assert commits(tmp_path / "new") == ["新建账册：武咸同城，期限2021—2025年"]
    assert set(files_of(tmp_path / "new")) == set(without_git(tmp_path / "new"))
    assert {"programme.toml", "reports/.gitkeep", ".gitattributes"} <= set(
        files_of(tmp_path / "new")
    )
    assert status(tmp_path / "new") == []


def test_what_is_written_next_is_committed(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "new")
    assert run("update", "5", "--percent", "40", "--data", tmp_path / "new").code == 0
    assert commits(tmp_path / "new")[0] == "05 武咸快速通道天子山大桥：进展 40%"


def test_with_no_commit_there_is_no_repository_and_nothing_is_committed_later(
    run: Run, tmp_path: Path
) -> None:
    ran = run("init", tmp_path / "new", "--no-commit")
    assert (ran.code, "git" in ran.out) == (0, False)
    ran = run("update", "5", "--percent", "40", "--data", tmp_path / "new")
    assert (ran.code, ran.err) == (0, "")
    assert not (tmp_path / "new/.git").exists()


@pytest.fixture
def larger(tmp_path: Path) -> Path:
    """A repository with a file changed, one staged and one that is new."""
    (tmp_path / ".一").write_text("一\n", encoding="utf-8")
    repository_of(tmp_path)
    (tmp_path / ".一").write_text("二\n", encoding="utf-8")
    (tmp_path / ".已暂存").touch()
    git(tmp_path, "add", ".已暂存")
    (tmp_path / ".没加入").touch()
    return tmp_path


@pytest.mark.parametrize("ground", ["nothing", "an empty folder", "a link to one"])
def test_inside_a_larger_repository_no_book_is_founded_and_it_is_said_what_to_do(
    run: Run, larger: Path, ground: str
) -> None:
    (larger / "机关").mkdir()
    folder = larger / "机关/账册"
    if ground == "an empty folder":
        folder.mkdir()
    elif ground == "a link to one":
        (larger / "别处").mkdir()
        folder.symlink_to(larger / "别处")
    before = contents(larger)
    ran = run("init", folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"错误：不能在 {folder} 新建账册：它在另一个 git 仓库 {larger} 里\n"
        "请换一个文件夹；一定要在这里，任选一种：\n"
        f"  让账册自成仓库：先运行 git init {folder}，再运行 wuxian init\n"
        "  只写文件，不用 git：加上 --no-commit\n"
    )
    assert contents(larger) == before


def test_inside_a_larger_repository_a_book_that_is_its_own_repository_is_founded(
    run: Run, larger: Path
) -> None:
    before = status(larger)
    git(larger, "init", "--quiet", "账册")
    assert run("init", larger / "账册").code == 0
    assert (len(commits(larger)), len(commits(larger / "账册"))) == (1, 1)
    assert status(larger) == [*before, "?? 账册/"]


def test_inside_a_larger_repository_a_book_without_git_is_never_committed(
    run: Run, larger: Path
) -> None:
    assert run("init", larger / "账册", "--no-commit").code == 0
    assert run("update", "5", "--percent", "40", "--data", larger / "账册").code == 0
    assert commits(larger) == ["以前的"]
    assert not (larger / "账册/.git").exists()


def test_in_the_folder_of_a_repository_the_book_alone_is_committed_to_it(
    run: Run, larger: Path
) -> None:
    before = status(larger)
    said = run("init", larger).out
    assert "\n已提交到这个文件夹的 git 仓库；以后每次写入都会自动提交。\n" in said
    assert {*files_of(larger), ".一", ".已暂存", ".没加入"} == set(without_git(larger))
    assert status(larger) == before
    assert run("update", "5", "--percent", "40", "--data", larger).code == 0
    assert len(commits(larger)) == 3


def test_in_the_repository_of_somebody_else_nothing_is_written(run: Run, larger: Path) -> None:
    before = contents(larger)
    ran = run("init", larger / "账册", env={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith(f"错误：{larger} 属于另一个用户，git 不敢读写\n")
    assert contents(larger) == before


def test_hidden_files_of_ones_own_are_not_committed(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*~\n", encoding="utf-8")
    (tmp_path / ".env").touch()
    assert run("init", tmp_path).code == 0
    assert status(tmp_path) == ["?? .env", "?? .gitignore"]


@pytest.mark.parametrize(
    ("lacking", "reason"),
    [
        ({"PATH": "/nowhere"}, "没有找到 git"),
        ({"GIT_CONFIG_GLOBAL": "/dev/null"}, "git 还不知道你是谁"),
    ],
    ids=["no git", "no name"],
)
def test_a_book_that_git_does_not_take_is_there_and_can_be_committed_as_it_is_said(
    run: Run, tmp_path: Path, lacking: dict[str, str], reason: str
) -> None:
    ran = run("init", tmp_path / "new", env=lacking)
    assert ran.code == 6
    assert ran.out.startswith(f"已新建账册 {tmp_path}/new：20个事项，")
    assert ran.err.startswith(f"错误：账册已建好，但没有提交到 git：{reason}\n")
    assert run("check", "--strict", "--data", tmp_path / "new").code == 0
    line = ran.err.splitlines()[-1].removeprefix("解决后运行：")
    subprocess.run(["sh", "-c", line], check=True, capture_output=True)
    assert (commits(tmp_path / "new"), status(tmp_path / "new")) == (["新建账册"], [])
    assert run("update", "5", "--percent", "40", "--data", tmp_path / "new").code == 0


def test_a_draft_does_not_go_into_git(new: Path) -> None:
    (new / "items/05-tianzishan-bridge/.2021-07-26-progress-3f9a1c.toml.7-1f.draft").write_text("x")
    assert status(new) == []


def test_git_gives_back_the_same_bytes_where_it_would_change_line_ends(
    new: Path, tmp_path: Path
) -> None:
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "--quiet", new, tmp_path / "clone")
    assert without_git(tmp_path / "clone") == without_git(new)
