"""An import is one act: one `undo` takes back all that came of a file."""

import json
import sys
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest

from tests.cli.outcomes import refusal
from tests.cli.test_asking import CALLED_OFF, answer, end, on_a_terminal
from tests.cli.test_import import LIST, a_list
from tests.conftest import REPOSITORY, Run
from tests.contents import without_git
from tests.store.git.repositories import commits, committed_book, git, status
from tests.store.sync.clones import all_synced, two_clones

COUNTED = "记录2条、新事项2个"
ALL = f"{COUNTED}，连同新登记的单位、领域"


@pytest.fixture
def read_in(run: Run, tmp_path: Path) -> Path:
    """A book in git into which a list was just read."""
    book = committed_book(tmp_path / "book")
    file = a_list(tmp_path)
    assert run("import", file, "--area", "民生", "--yes", "--data", book).code == 0
    return book


def test_the_last_commit_goes_with_all_it_brought(run: Run, tmp_path: Path, read_in: Path) -> None:
    before = committed_book(tmp_path / "before")
    ran = run("undo", "--yes", "--data", read_in)
    assert (ran.code, ran.out) == (0, f"已撤销 导入 {LIST}：{ALL}\n")
    assert without_git(read_in) == without_git(before)
    assert (commits(read_in), status(read_in)) == (["以前的"], [])


def test_behind_other_commits_it_is_taken_back_by_a_commit(run: Run, read_in: Path) -> None:
    programme = read_in / "programme.toml"
    said = programme.read_text(encoding="utf-8")
    programme.write_text(said.replace('short = "交通"', 'short = "交通网"'), encoding="utf-8")
    git(read_in, "commit", "--quiet", "--all", "--message", "改简称")
    assert run("undo", "--yes", "--data", read_in).code == 0
    assert commits(read_in)[0] == f"撤销 导入 {LIST}：{ALL}"
    now = programme.read_text(encoding="utf-8")
    assert ("市税务局" in now, 'short = "交通网"' in now) == (False, True)
    assert len(json.loads(run("list", "--json", "--data", read_in).out)["items"]) == 20
    assert status(read_in) == []


def test_what_others_build_on_is_not_taken_away(run: Run, read_in: Path) -> None:
    ran = run("appoint", "5", "配合", "市税务局", "--document", "文", "--yes", "--data", read_in)
    assert ran.code == 0
    git(read_in, "-c", "user.name=李四", "-c", "user.email=l@example.com", "commit", "--quiet",
        "--amend", "--no-edit", "--reset-author")  # fmt: skip
    before = without_git(read_in)
    ran = run("undo", "--yes", "--data", read_in)
    assert ran.code == 2
    assert ran.err.startswith("错误：不能撤销：之后的内容用到了它（items/05-tianzishan-bridge/")
    assert (without_git(read_in), status(read_in)) == (before, [])


def test_not_committed_the_files_go_and_what_was_registered_is_named(
    run: Run, tmp_path: Path
) -> None:
    book = committed_book(tmp_path / "book")
    before = set(without_git(book))
    file = a_list(tmp_path)
    words = ("--area", "民生", "--yes", "--no-commit", "--data", str(book))
    assert run("import", file, *words).code == 0
    ran = run("undo", "--yes", "--data", book)
    assert ran.out == (
        f"已撤销 导入 {LIST}：{COUNTED}\n"
        "programme.toml 里新登记的单位、领域没有收回，不要的请手工删去。\n"
    )
    assert set(without_git(book)) == before


@pytest.mark.measured
def test_of_one_that_was_pushed_every_entry_is_retracted_in_one_commit(
    run: Run, tmp_path: Path
) -> None:
    office, _ = two_clones(tmp_path)
    file = a_list(tmp_path)
    words = ("--by", "市交通运输局", "--area", "交通", "--yes", "--data", str(office))
    assert run("import", file, *words).code == 0
    all_synced(run, office)
    told = f"导入 {LIST}：记录2条（已推送，事项和单位留着，只撤回记录）"
    ran = run("undo", "--data", office)
    assert ran == refusal(2, f"错误：将撤销 {told}", "确认请加 --yes，并写 --reason 原因。")
    ran = run("undo", "--yes", "--reason", "清单作废", "--data", office)
    assert (ran.code, ran.out) == (0, f"已撤销 {told}\n")
    assert commits(office)[0] == f"撤回导入 {LIST}：2条"
    items = json.loads(run("list", "--json", "--data", office).out)["items"]
    assert [one["class_why"] for one in items if one["number"] > 6] == ["未定目标"] * 2
    again = run("undo", "--yes", "--reason", "清单作废", "--data", office)
    assert again.code == 0


def test_off_a_terminal_it_waits_for_a_yes_and_says_what_goes(run: Run, read_in: Path) -> None:
    ran = run("undo", "--data", read_in)
    assert ran == refusal(2, f"错误：将撤销 导入 {LIST}：{ALL}", "确认请加 --yes。")


def test_json_has_every_entry_that_went(run: Run, read_in: Path) -> None:
    said = json.loads(run("undo", "--yes", "--json", "--data", read_in).out)
    assert (said["kind"], said["title"], len(said["also"])) == ("undo", LIST, 1)


@pytest.mark.ordeal
def test_on_a_terminal_a_no_leaves_it(read_in: Path) -> None:
    before = without_git(read_in)
    words = ["-m", "wuxian", "undo", "--data", str(read_in)]
    terminal = pexpect.spawn(sys.executable, words, cwd=REPOSITORY, encoding="utf-8", timeout=20)
    answer(terminal, f"将撤销 导入 {LIST}：{ALL}。撤销吗？", "n")
    code, said = end(terminal)
    assert (code, said.endswith(CALLED_OFF[1])) == (CALLED_OFF[0], True)
    assert without_git(read_in) == before


@pytest.mark.ordeal
def test_on_a_terminal_an_import_asks_which_item_a_row_is_and_then_for_a_yes(
    tmp_path: Path, book: Path
) -> None:
    file = a_list(tmp_path, ("1", "天子山大桥", "", "年底"))
    terminal = on_a_terminal(book, "import", str(file), "--no-commit")
    terminal.expect_exact("第2行和已有的事项相近：天子山大桥（没有写单位）")
    terminal.expect_exact("05 武咸快速通道天子山大桥（牵头 市交通运输局）：")
    answer(terminal, "是哪一个（5；新事项答 新；不读答 跳过）", "6")
    terminal.expect_exact("请答其中一个序号，或 新，或 跳过。")
    answer(terminal, "是哪一个（5；新事项答 新；不读答 跳过）", "5")
    terminal.expect_exact("预览，还没有写入")
    answer(terminal, "将写入年度目标1条。写入吗？", "y")
    code, said = end(terminal)
    assert (code, "已写入年度目标1条。" in said) == (0, True)
    assert len(list((book / "items/05-tianzishan-bridge").rglob("*-goal-*.toml"))) == 1


@pytest.mark.ordeal
def test_on_a_terminal_a_row_may_be_a_new_item_and_a_no_writes_nothing(
    tmp_path: Path, book: Path
) -> None:
    before = without_git(book)
    file = a_list(tmp_path, ("1", "天子山大桥", "", "年底"))
    terminal = on_a_terminal(book, "import", str(file), "--area", "交通")
    answer(terminal, "是哪一个", "新")
    answer(terminal, "将写入新增事项1个、年度目标1条。写入吗？", "n")
    code, said = end(terminal)
    assert (code, said.endswith(CALLED_OFF[1])) == (CALLED_OFF[0], True)
    assert without_git(book) == before


def test_an_import_that_was_not_committed_is_committed_by_sync_as_one_act(
    run: Run, tmp_path: Path
) -> None:
    office, _ = two_clones(tmp_path)
    file = a_list(tmp_path)
    words = (
        "--by",
        "市交通运输局",
        "--area",
        "交通",
        "--yes",
        "--no-commit",
        "--data",
        str(office),
    )
    assert run("import", file, *words).code == 0
    all_synced(run, office)
    first, before = commits(office)[:2]
    assert first == f"导入 {LIST}：记录2条、新增事项2个"
    assert before.startswith("总体安排：新增部门“市税务局”")
    assert status(office) == []


@pytest.mark.ordeal
def test_on_a_terminal_a_row_may_be_passed_over(tmp_path: Path, book: Path) -> None:
    before = without_git(book)
    file = a_list(tmp_path, ("1", "天子山大桥", "", "年底"))
    terminal = on_a_terminal(book, "import", str(file))
    answer(terminal, "是哪一个", "跳过")
    code, said = end(terminal)
    assert (code, "没有读入的1处" in said) == (1, True)
    assert without_git(book) == before


def test_a_change_by_hand_is_not_mixed_with_an_import_nor_lost_with_its_undo(
    run: Run, tmp_path: Path
) -> None:
    book = committed_book(tmp_path / "book")
    programme = book / "programme.toml"
    programme.write_text(f"{programme.read_text(encoding='utf-8')}# 手写\n", encoding="utf-8")
    file = a_list(tmp_path)
    words = ("import", file, "--area", "民生", "--yes", "--data", book)
    ran = run(*words)
    assert ran.err.startswith("错误：programme.toml 有还没有提交的改动，导入要登记的单位")
    git(book, "commit", "--quiet", "--all", "--message", "手写")
    assert run(*words).code == 0
    programme.write_text(f"{programme.read_text(encoding='utf-8')}# 又写\n", encoding="utf-8")
    ran = run("undo", "--yes", "--data", book)
    assert ran.err.startswith("错误：programme.toml 之后又改过，还没有提交，没有撤销\n")
    git(book, "commit", "--quiet", "--all", "--message", "又写")
    assert run("undo", "--yes", "--data", book).code == 0
    assert "# 手写" in (now := programme.read_text(encoding="utf-8"))
    assert ("# 又写" in now, "市税务局" in now) == (True, False)


def test_of_two_uncommitted_imports_the_later_one_alone_is_undone(run: Run, tmp_path: Path) -> None:
    book = committed_book(tmp_path / "book")
    more = ("--area", "民生", "--yes", "--no-commit", "--data", str(book))
    assert run("import", a_list(tmp_path), *more).code == 0
    first = without_git(book)
    rows = (("1", "建成大桥", "市教育局", "12月底前"), ("2", "办好新事", "市教育局", "年底"))
    assert run("import", a_list(tmp_path, *rows, name="修订.csv"), *more).code == 0
    assert run("undo", "--yes", "--data", book).code == 0
    assert without_git(book) == first
    assert run("check", "--data", book).code == 0
