"""A report says where it comes from, and `report --verify` holds it against that."""

import datetime as dt
import json
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.cli.outcomes import refusal
from tests.conftest import Run
from tests.contents import contents
from tests.store.git.repositories import commits, committed_book, git, repository_of
from wuxian import __version__

FORMATS = {"markdown": ".md", "terminal": ".txt", "json": ".json", "html": ".html"}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book in a repository."""
    return committed_book(tmp_path / "own")


@pytest.fixture(params=FORMATS.values())
def report(request: pytest.FixtureRequest, run: Run, own: Path, tmp_path: Path) -> Path:
    """A report of that book in each of the formats."""
    file = tmp_path / f"周报{request.param}"
    assert run("report", "--output", file, "--data", own).code == 0
    return file


def origin(run: Run, book: Path, *words: str) -> dict[str, object]:
    """What a report says of its origin."""
    told: dict[str, object] = json.loads(run("report", "--json", *words, "--data", book).out)
    found = told["origin"]
    assert isinstance(found, dict)
    return found


def test_a_report_ends_with_day_commit_digest_and_command(run: Run, own: Path) -> None:
    head = git(own, "rev-parse", "HEAD").strip()
    *_, day, commit, digest, command = run("report", "--data", own).out.splitlines()
    assert (day, commit) == ("  数据截至：2021年7月26日", f"  数据版本：提交 {head}")
    assert re.fullmatch("  数据摘要：sha256:[0-9a-f]{64}", digest)
    words = f"--week 2021-W30 --as-of 2021-07-26 --at {head} --format terminal"
    assert command == f"  重新生成：wuxian report {words}"


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_the_command_of_a_report_makes_the_same_bytes_again(run: Run, own: Path, form: str) -> None:
    made = run("report", "--format", form, "--data", own).out
    run("update", "5", "--percent", "40", "--data", own)
    [*_, command] = re.findall(r"wuxian report [^`\"\n]+", made)
    _, *words = shlex.split(command)
    assert run(*words, "--data", own).out == made


def test_a_report_of_a_revision_is_the_one_made_when_it_was_current(run: Run, own: Path) -> None:
    made = run("report", "--format", "markdown", "--data", own).out
    run("update", "5", "--percent", "40", "--data", own)
    assert run("report", "--format", "markdown", "--at", "HEAD~1", "--data", own).out == made


def test_commits_that_leave_the_book_alone_change_no_report(run: Run, own: Path) -> None:
    made = run("report", "--data", own).out
    (own / "reports").mkdir(exist_ok=True)
    (own / "reports/周报.md").write_text("周报", encoding="utf-8")
    git(own, "add", ".")
    git(own, "commit", "--quiet", "--message", "周报")
    assert run("report", "--data", own).out == made


@pytest.mark.parametrize("change", ["a new entry", "an edited plan", "a staged file"])
def test_uncommitted_changes_are_said_and_no_revision_is_named(
    run: Run, own: Path, change: str
) -> None:
    head = git(own, "rev-parse", "HEAD").strip()
    if change == "an edited plan":
        plan = own / "items/05-tianzishan-bridge/item.toml"
        plan.write_text(plan.read_text(encoding="utf-8") + "# 改\n", encoding="utf-8")
    else:
        run("update", "5", "--percent", "40", "--no-commit", "--data", own)
    if change == "a staged file":
        git(own, "add", ".")
    told = origin(run, own)
    assert (told["commit"], told["state"]) == (head, "changed")
    shown = run("report", "--data", own).out
    assert f"数据版本：提交 {head} 之后有未提交的改动\n" in shown
    command = "wuxian report --week 2021-W30 --as-of 2021-07-26 --format terminal"
    assert shown.endswith(f"  重新生成：{command}\n")


def test_a_changed_file_that_is_no_part_of_the_book_is_no_uncommitted_change(
    run: Run, own: Path
) -> None:
    (own / "笔记.txt").write_text("一", encoding="utf-8")
    told = origin(run, own)
    head = git(own, "rev-parse", "HEAD").strip()
    assert (told["commit"], told["state"]) == (head, "committed")


def test_the_digest_is_of_what_was_read_and_not_of_its_line_ends(run: Run, book: Path) -> None:
    digest = origin(run, book)["digest"]
    plan = book / "items/05-tianzishan-bridge/item.toml"
    text = plan.read_bytes()
    plan.write_bytes(text.replace(b"\n", b"\r\n"))
    assert origin(run, book)["digest"] == digest
    plan.write_bytes(text.replace(b"number = 5\n", b"number = 5 # five\n"))
    assert origin(run, book)["digest"] != digest


def test_the_digest_of_a_revision_is_that_of_its_work_tree(run: Run, own: Path) -> None:
    digest = origin(run, own)["digest"]
    run("update", "5", "--percent", "40", "--data", own)
    assert origin(run, own)["digest"] != digest
    found = run("report", "--json", "--at", "HEAD~1", "--data", own).out
    assert json.loads(found)["origin"]["digest"] == digest


def test_a_report_as_it_was_made_is_the_same(run: Run, own: Path, report: Path) -> None:
    head = git(own, "rev-parse", "--short=8", "HEAD").strip()
    ran = run("report", "--verify", report, "--data", own)
    assert (ran.code, ran.out) == (0, f"一致：{report} 与按提交 {head} 重算的结果一字不差。\n")


def test_a_report_that_was_not_issued_is_held_against_its_own_data_alone(
    run: Run, own: Path, report: Path
) -> None:
    run("update", "5", "--percent", "40", "--data", own)
    assert run("report", "--verify", report, "--data", own).out.count("\n") == 1


def test_verifying_writes_nothing(run: Run, own: Path, report: Path) -> None:
    before = contents(own.parent)
    run("report", "--verify", report, "--data", own)
    assert contents(own.parent) == before


def test_a_changed_line_is_shown_beside_what_it_should_be(
    run: Run, own: Path, tmp_path: Path
) -> None:
    file = tmp_path / "周报.md"
    run("report", "--output", file, "--data", own)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("灰灯20项（全部）", "灰灯19项"), encoding="utf-8")
    head = git(own, "rev-parse", "--short=8", "HEAD").strip()
    line = text[: text.index("灰灯20项")].count("\n") + 1
    ran = run("report", "--verify", file, "--data", own)
    assert (ran.code, ran.out) == (
        1,
        (
            f"不一致：{file} 与按提交 {head} 重算的结果不同。\n"
            f"\n第{line}行\n  报告：- 灰灯19项\n  重算：- 灰灯20项（全部）\n"
        ),
    )


@pytest.mark.measured
def test_a_line_too_few_and_a_missing_newline_are_differences(
    run: Run, own: Path, tmp_path: Path
) -> None:
    file = tmp_path / "周报.md"
    run("report", "--output", file, "--data", own)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("- 黄灯0项\n", ""), encoding="utf-8")
    assert "  报告：（没有这一行）\n  重算：- 黄灯0项\n" in (
        run("report", "--verify", file, "--data", own).out
    )
    file.write_text(text.removesuffix("\n"), encoding="utf-8")
    assert run("report", "--verify", file, "--data", own).code == 1


def test_a_forged_digest_is_a_difference(run: Run, own: Path, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    report.write_text(re.sub("sha256:[0-9a-f]{64}", f"sha256:{'0' * 64}", text), encoding="utf-8")
    ran = run("report", "--verify", report, "--json", "--data", own)
    found = json.loads(ran.out)
    assert (ran.code, found["same"], found["same_data"]) == (1, False, False)


def test_json_says_same_and_of_which_commit(run: Run, own: Path, report: Path) -> None:
    ran = run("report", "--verify", report, "--json", "--data", own)
    found = json.loads(ran.out)
    assert found == {
        "schema": 1,
        "kind": "reproduction",
        "as_of": "2021-07-26",
        "file": str(report),
        "commit": git(own, "rev-parse", "HEAD").strip(),
        "digest": origin(run, own)["digest"],
        "same": True,
        "same_data": True,
        "differences": [],
        "number": None,
        "registered": None,
        "later": [],
        "not_compared": None,
        "other_version": None,
    }


def test_a_report_of_uncommitted_data_holds_while_the_data_is_there(
    run: Run, own: Path, tmp_path: Path
) -> None:
    run("update", "5", "--percent", "40", "--no-commit", "--data", own)
    file = tmp_path / "周报.md"
    run("report", "--output", file, "--data", own)
    git(own, "add", ".")
    git(own, "commit", "--quiet", "--message", "补")
    ran = run("report", "--verify", file, "--data", own)
    assert (ran.code, ran.out) == (0, f"一致：{file} 与按现在的账册重算的结果一字不差。\n")
    run("update", "5", "--percent", "50", "--data", own)
    ran = run("report", "--verify", file, "--data", own)
    assert ran.code == 1
    assert "报告生成时账册有未提交的内容，那时的数据已无从取回。\n" in ran.out


def test_a_report_of_another_clone_is_verified_once_its_commit_is_here(
    run: Run, own: Path, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", own, clone)
    run("update", "5", "--percent", "40", "--data", own)
    file = tmp_path / "周报.md"
    run("report", "--output", file, "--data", own)
    head = git(own, "rev-parse", "HEAD").strip()
    assert run("report", "--verify", file, "--data", clone) == refusal(
        3,
        f"错误：本机没有报告所依据的提交 {head}",
        "请先取回：wuxian sync（浅克隆用 git fetch --unshallow）；或用 --data 指明是哪个账册。",
    )
    git(clone, "pull", "--quiet")
    assert run("report", "--verify", file, "--data", clone).code == 0


def test_what_is_no_report_is_refused(run: Run, own: Path, tmp_path: Path) -> None:
    note, binary = tmp_path / "笔记.md", tmp_path / "图.md"
    note.write_text("一二三", encoding="utf-8")
    binary.write_bytes(b"\xff\xfe\x00")
    assert run("report", "--verify", note, "--data", own).code == 2
    assert run("report", "--verify", binary, "--data", own).code == 4
    assert run("report", "--verify", tmp_path / "无.md", "--data", own) == refusal(
        4, f"错误：打不开 {tmp_path}/无.md：没有这个文件或文件夹"
    )


def test_words_of_a_note_that_look_like_an_origin_do_not_mislead(
    run: Run, own: Path, tmp_path: Path
) -> None:
    forged = f"sha256:{'0' * 64} wuxian report --week 2021-W01 --as-of 2021-01-05 --format json"
    run("update", "5", "--note", forged, "--data", own)
    for suffix in FORMATS.values():
        file = tmp_path / f"r{suffix}"
        run("report", "--output", file, "--data", own)
        assert run("report", "--verify", file, "--data", own).code == 0, suffix


def test_verify_takes_no_other_choice(run: Run, own: Path, report: Path) -> None:
    for words in (("--week", "last"), ("--output", "x.md"), ("--at", "HEAD")):
        ran = run("report", "--verify", report, *words, "--data", own)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "错误：--verify 按报告自己写明的来重算，不能再加别的选项\n"


def test_a_week_of_the_past_names_itself_and_its_last_day(run: Run, own: Path) -> None:
    told = origin(run, own, "--week", "2021-W25")
    assert (told["period"], told["as_of"]) == ("2021-W25", "2021-06-27")


def test_a_file_ends_with_its_origin_as_one_table(run: Run, own: Path, tmp_path: Path) -> None:
    head = git(own, "rev-parse", "HEAD").strip()
    block = {
        "kind": "weekly",
        "period": "2021-W30",
        "as_of": dt.date(2021, 7, 26),
        "digest": origin(run, own)["digest"],
        "commit": head,
        "state": "committed",
        "version": __version__,
    }
    for name, form, end in (("a.txt", "terminal", ""), ("a.md", "markdown", "-->\n")):
        run("report", "--output", tmp_path / name, "--data", own)
        text = (tmp_path / name).read_text(encoding="utf-8")
        table = text.rpartition("\n[wuxian]\n")[2].removesuffix(end)
        assert tomllib.loads(table) == {**block, "format": form}


def test_words_above_that_look_like_an_origin_are_words(
    run: Run, own: Path, tmp_path: Path
) -> None:
    note = '[wuxian]\nkind = "weekly"'
    run("update", "5", "--note", note, "--data", own)
    for suffix in FORMATS.values():
        file = tmp_path / f"周报{suffix}"
        run("report", "--output", file, "--data", own)
        assert run("report", "--verify", file, "--data", own).code == 0


def test_an_origin_that_was_tampered_with_is_refused_with_its_field(
    run: Run, own: Path, tmp_path: Path
) -> None:
    file = tmp_path / "周报.md"
    run("report", "--output", file, "--data", own)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('digest = "sha256:', 'digest = "md5:'), encoding="utf-8")
    ran = run("report", "--verify", file, "--data", own)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"错误：{file} 写明的数据来源有误：digest：格式不对")


def test_the_book_in_a_part_of_a_larger_repository_has_its_own_last_commit(
    run: Run, book: Path, tmp_path: Path
) -> None:
    larger = tmp_path / "larger"
    larger.mkdir()
    shutil.move(book, larger / "账册")
    repository_of(larger)
    head = git(larger, "rev-parse", "HEAD").strip()
    (larger / "other.txt").write_text("x", encoding="utf-8")
    git(larger, "add", ".")
    git(larger, "commit", "--quiet", "--message", "别的")
    told = origin(run, larger / "账册")
    assert (told["commit"], told["state"]) == (head, "committed")
    assert len(commits(larger)) == 2
