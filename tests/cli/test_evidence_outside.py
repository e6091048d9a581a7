"""Where copies do not belong into git, the year's settings name a folder outside."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.outcomes import refusal
from tests.cli.proofs import SHEET, copies, copy_of, digest, file, proven
from tests.conftest import Run
from tests.store.git.repositories import committed_book, files_of, git, status

NAME = f"{digest(SHEET)}.csv"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book in a repository."""
    return committed_book(tmp_path / "own")


def kept_in(book: Path, folder: Path | str) -> None:
    """Let the settings of 2021 name this folder."""
    settings = book / "years/2021.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[evidence]\nfolder = "{folder}"\n', encoding="utf-8")
    git(book, "commit", "--quiet", "--all", "--message", "佐证材料放在库外")


@pytest.fixture
def outside(own: Path) -> Path:
    """A folder that the settings name."""
    folder = own.parent / "evidence"
    folder.mkdir()
    kept_in(own, folder)
    return folder


def found(run: Run, book: Path) -> list[tuple[str, str, str]]:
    """What `check` finds: how bad, which rule, and where."""
    view = json.loads(run("check", "--json", "--data", book).out)
    return [(one["severity"], one["rule"], one["path"]) for one in view["findings"]]


def test_the_copy_goes_there_and_not_into_git(run: Run, own: Path, outside: Path) -> None:
    proven(run, own, file(own.parent))
    assert [path.name for path in outside.iterdir()] == [NAME]
    assert (outside / NAME).read_bytes() == SHEET
    assert (len(files_of(own)), copies(own), status(own)) == (1, [], [])
    assert run("check", "--strict", "--data", own).code == 0


@pytest.mark.parametrize("folder", ["../外面", "~/外面", "外面"])
def test_the_folder_is_seen_from_the_book_or_from_ones_home(
    folder: str, run: Run, own: Path
) -> None:
    real = {"../外面": own.parent / "外面", "~/外面": own.parent / "家/外面", "外面": own / "外面"}
    real[folder].mkdir(parents=True)
    kept_in(own, folder)
    env = {"HOME": str(own.parent / "家")}
    words = ("update", "5", "--note", "架梁", "--evidence", file(own.parent), "--data", own)
    assert run(*words, env=env).code == 0
    assert (real[folder] / NAME).exists()
    assert run("check", "--strict", "--data", own, env=env).code == 0


def test_a_folder_that_is_not_there_takes_no_evidence(run: Run, own: Path, outside: Path) -> None:
    outside.rmdir()
    sheet = file(own.parent)
    ran = run("update", "5", "--note", "架梁", "--evidence", sheet, "--data", own)
    assert ran == refusal(
        2,
        f"错误：存放佐证材料的文件夹 {outside} 不在",
        "years/ 里的 [evidence] 指定了它；请先接通或建好这个文件夹。",
    )
    assert (status(own), outside.exists()) == ([], False)


def test_a_folder_that_is_not_within_reach_is_a_warning(run: Run, own: Path, outside: Path) -> None:
    proven(run, own, file(own.parent))
    proven(run, own, file(own.parent, "二.csv", b"2"), note="再架梁")
    shutil.rmtree(outside)
    ran = run("check", "--data", own)
    assert (ran.code, found(run, own)) == (
        0, [("warning", "evidence-unreachable", "years/2021.toml")],
    )  # fmt: skip
    assert f"没有文件夹 {outside}，其中的佐证材料在这台电脑上查不了" in ran.out


def test_a_copy_that_is_missing_or_altered_there_is_an_error(
    run: Run, own: Path, outside: Path
) -> None:
    proven(run, own, file(own.parent))
    (outside / NAME).write_bytes(b"other")
    assert found(run, own) == [("error", "evidence-altered", f"{outside}/{NAME}")]
    (outside / NAME).unlink()
    assert found(run, own) == [("error", "evidence-missing", f"{outside}/{NAME}")]
    assert f"名字用 {NAME}" in run("check", "--data", own).out


def test_what_nobody_here_names_is_somebody_elses(run: Run, own: Path, outside: Path) -> None:
    file(outside, "别人的.pdf")
    file(outside, f"{'0' * 64}.pdf")
    assert run("check", "--strict", "--data", own).code == 0


def test_undo_leaves_it_since_others_may_need_it(run: Run, own: Path, outside: Path) -> None:
    proven(run, own, file(own.parent))
    ran = run("undo", "--yes", "--data", own)
    assert (ran.code, status(own), (outside / NAME).exists()) == (0, [], True)


def test_what_was_filed_in_the_book_before_is_found_there(run: Run, own: Path) -> None:
    proven(run, own, file(own.parent))
    folder = own.parent / "evidence"
    folder.mkdir()
    kept_in(own, folder)
    proven(run, own, file(own.parent), note="再架梁")
    assert (copies(own), [*folder.iterdir()]) == ([copy_of()], [])
    assert run("check", "--strict", "--data", own).code == 0


def test_a_year_without_settings_of_its_own_keeps_to_the_last(
    run: Run, own: Path, outside: Path
) -> None:
    programme = own / "programme.toml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("as_of = 2021-07-26", "as_of = 2022-02-01"), "utf-8")
    proven(run, own, file(own.parent))
    assert (outside / NAME).exists()
    outside.rename(own.parent / "away")
    assert ("warning", "evidence-unreachable", "years/2021.toml") in found(run, own)


def test_where_the_settings_cannot_be_read_no_copy_is_called_missing(
    run: Run, own: Path, outside: Path
) -> None:
    proven(run, own, file(own.parent))
    assert (outside / NAME).exists()
    (own / "years/2021.toml").write_text("year = 2021\noops", encoding="utf-8")
    assert "evidence-missing" not in [rule for _, rule, _ in found(run, own)]
