"""Which folder is the book: the one named, the nearest upwards, else the shipped sample."""

import json
import os
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.contents import contents

NOTICE = "（附近没有账册，以下是随程序附带的示例，只读。）\n"


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with no book in it or above it."""
    folder = tmp_path / "nowhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def named(book: Path) -> Path:
    """A book that is told from the shipped one by the programme's name."""
    path = book / "programme.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"武咸同城"', '"某某同城"', 1), encoding="utf-8")
    return book


@pytest.mark.usefixtures("nowhere")
def test_data_names_the_book(named: Path, run: Run) -> None:
    ran = run("list", "--data", named)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("某某同城")


@pytest.mark.usefixtures("named", "nowhere")
def test_data_may_be_relative_to_the_current_folder(run: Run) -> None:
    assert run("list", "--data", "../book").out.startswith("某某同城")


def test_data_may_be_a_link_to_the_book(named: Path, nowhere: Path, run: Run) -> None:
    (nowhere / "link").symlink_to(named)
    assert run("check", "--data", "link").code == 0


@pytest.mark.usefixtures("nowhere")
def test_the_environment_names_the_book(named: Path, run: Run) -> None:
    ran = run("list", env={"WUXIAN_DATA": str(named)})
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("某某同城")


def test_data_goes_before_the_environment(named: Path, nowhere: Path, run: Run) -> None:
    ran = run("list", "--data", named, env={"WUXIAN_DATA": str(nowhere)})
    assert ran.out.startswith("某某同城")


@pytest.mark.usefixtures("nowhere")
def test_an_empty_environment_names_nothing(run: Run) -> None:
    ran = run("list", env={"WUXIAN_DATA": ""})
    assert (ran.code, ran.err) == (0, NOTICE)


@pytest.mark.parametrize("below", ["items/05-tianzishan-bridge/2021", "reports", "."])
def test_a_book_is_found_from_within_itself(
    below: str, named: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (named / "reports").mkdir(exist_ok=True)
    monkeypatch.chdir(named / below)
    ran = run("list")
    assert ran.err == ""
    assert ran.out.startswith("某某同城")


@pytest.mark.parametrize("below", ["notes/2021", "."])
def test_a_book_is_found_in_the_data_folder_of_a_parent(
    below: str, named: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    named.rename(named.parent / "data")
    (named.parent / below).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(named.parent / below)
    ran = run("list")
    assert ran.err == ""
    assert ran.out.startswith("某某同城")


def test_the_nearest_book_is_found(named: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = named / "reports" / "inner"
    assert run("init", inner).code == 0
    monkeypatch.chdir(inner / "items")
    assert run("list").out.startswith("武咸同城")


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("command", ["list", "check", "report"])
def test_without_a_book_the_shipped_sample_is_shown_with_a_notice(command: str, run: Run) -> None:
    ran = run(command)
    assert (ran.code, ran.err) == (0, NOTICE)
    assert ran.out


@pytest.mark.usefixtures("nowhere")
def test_the_notice_stays_out_of_what_programs_read(run: Run) -> None:
    assert json.loads(run("list", "--json").out)["as_of"] == "2021-07-26"


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize(
    "words",
    [
        "update 5 --percent 40",
        "appoint 5 leader 张三 --document 武咸办〔2021〕3号",
        "retract 4561fd --reason 误报",
    ],
)
def test_the_sample_is_not_written_to(words: str, run: Run) -> None:
    before = contents(REPOSITORY / "data")
    ran = run(*words.split())
    assert (ran.code, ran.out) == (5, "")
    assert "只读" in ran.err
    assert "--data" in ran.err
    assert "wuxian init" in ran.err
    assert contents(REPOSITORY / "data") == before


@pytest.mark.usefixtures("nowhere")
def test_a_folder_that_is_not_there_is_refused(run: Run) -> None:
    ran = run("list", "--data", "gone")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == "错误：没有账册文件夹 gone\n新建账册：wuxian init gone\n"


def test_an_empty_folder_is_refused(nowhere: Path, run: Run) -> None:
    ran = run("check", "--data", nowhere)
    assert (ran.code, ran.out) == (4, "")
    assert f"{nowhere} 里没有 programme.toml，不是账册" in ran.err


def test_a_folder_above_the_book_is_refused_and_the_book_offered(
    named: Path, nowhere: Path, run: Run
) -> None:
    named.rename(nowhere / "data")
    ran = run("list", "--data", nowhere)
    assert (ran.code, ran.out) == (4, "")
    assert f"是不是 {nowhere / 'data'}？" in ran.err


def test_a_file_in_place_of_the_book_is_refused(named: Path, run: Run) -> None:
    ran = run("list", "--data", named / "programme.toml")
    assert (ran.code, ran.out) == (4, "")
    assert "没有账册文件夹" in ran.err


@pytest.mark.usefixtures("nowhere")
def test_a_name_that_is_too_long_for_the_system_is_refused(run: Run) -> None:
    ran = run("list", "--data", "长" * 2000)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("错误：打不开 长长长")


def test_a_current_folder_that_was_removed_has_no_book_near(nowhere: Path, run: Run) -> None:
    nowhere.rmdir()
    ran = run("list")
    os.chdir(nowhere.parent)
    assert (ran.code, ran.err) == (0, NOTICE)
