"""`report --output`: which file it writes, in which format, and which it never touches."""

import json
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest

from tests.cli.outcomes import refusal
from tests.cli.test_asking import on_a_terminal
from tests.conftest import Ran, Run
from tests.contents import added, contents
from tests.store.git.repositories import git, repository_of

QUIET = Ran(0, "", "")
CSV_HEADER = (
    "\ufeff序号,工作事项,领域,牵头部门,牵头依据,配合部门,状态,灯号,亮灯原因,进度分类,进度%,完成时限,"
    "时限依据,量化指标,最近记录,下一节点,节点日期,未解决问题,待对方,共同牵头部门,子任务,"
    "已核进度%,原定时限,申请时限,批准时限,预计完成,结束日期,结束方式,未办结督办单,待审定申请"
)


@pytest.mark.parametrize(
    "path",
    [
        "programme.toml",
        "calendar.toml",
        "items/05-tianzishan-bridge/item.toml",
        "items/05-tianzishan-bridge/2021/2021-07-26-progress-4561fd.toml",
        "items/周报",
        "items/",
        "items",
        "years/2021.toml",
        "years/",
        "reports/../items/周报",
    ],
)
@pytest.mark.parametrize("form", ["markdown", "json", "csv", "terminal"])
def test_a_report_is_never_written_among_the_books_own_files(
    run: Run, book: Path, path: str, form: str
) -> None:
    before = contents(book)
    output = f"{book}/{path}"
    for force in ((), ("--force",)):
        ran = run("report", "--format", form, *force, "--output", output, "--data", book)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"错误：{output.rstrip('/')}")
        assert ran.err.endswith(f" 是账册自己的文件，不能写成周报\n可写到 {book}/reports/ 里。\n")
    assert contents(book) == before


def test_a_link_to_a_file_of_the_book_is_that_file(run: Run, book: Path, tmp_path: Path) -> None:
    before = contents(book)
    (tmp_path / "周报.md").symlink_to(book / "programme.toml")
    ran = run("report", "--output", tmp_path / "周报.md", "--data", book)
    assert (ran.code, ran.out) == (2, "")
    assert contents(book) == before


def test_the_book_may_be_named_from_within(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(book)
    monkeypatch.chdir(book)
    assert run("report", "--format", "markdown", "--output", "calendar.toml").code == 2
    assert contents(book) == before


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("周报.md", "# 武咸同城工作周报"),
        ("周报.txt", "武咸同城 工作周报"),
        ("周报.json", "{"),
        ("周报.csv", CSV_HEADER),
        ("周报", "# 武咸同城工作周报"),
    ],
)
def test_the_end_of_the_files_name_says_the_format(
    run: Run, book: Path, tmp_path: Path, name: str, first: str
) -> None:
    assert run("report", "--output", tmp_path / name, "--data", book) == QUIET
    assert (tmp_path / name).read_text(encoding="utf-8").split("\n")[0] == first


@pytest.mark.parametrize("suffix", [".doc", ".pdf", ".toml"])
def test_a_file_of_another_suffix_is_refused(
    run: Run, book: Path, tmp_path: Path, suffix: str
) -> None:
    output = tmp_path / f"周报{suffix}"
    assert run("report", "--output", output, "--data", book) == refusal(
        2,
        f"错误：写不成 {suffix} 文件",
        "文件名请用 .txt、.md、.html、.docx、.csv、.xlsx、.json 结尾，或用 --format 指明格式。",
    )
    assert not output.exists()


def test_an_ending_in_capitals_is_the_same_ending(run: Run, book: Path, tmp_path: Path) -> None:
    assert run("report", "--output", tmp_path / "周报.JSON", "--data", book) == QUIET
    assert json.loads((tmp_path / "周报.JSON").read_text())["week"] == "2021-W30"


@pytest.mark.parametrize("words", [("--json",), ("--format", "json")], ids=str)
def test_an_ending_that_contradicts_the_format_is_refused(
    run: Run, book: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    output = tmp_path / "周报.md"
    assert run("report", *words, "--output", output, "--data", book) == refusal(
        2,
        "错误：文件名的 .md 是文档（markdown），要的格式是数据（json）",
        "二者请取一；数据的文件名用 .json 结尾。",
    )
    assert not output.exists()


def test_a_hyphen_is_the_screen(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Path("data").resolve()
    monkeypatch.chdir(tmp_path)
    for words in ((), ("--json",)):
        shown = run("report", *words, "--data", book)
        assert run("report", *words, "--output", "-", "--data", book) == shown
        assert run("report", *words, "-o", "-", "--data", book) == shown
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_report_is_not_overwritten_unless_it_is_forced(
    run: Run, book: Path, tmp_path: Path
) -> None:
    output = tmp_path / "notes.md"
    run("report", "--output", output, "--data", book)
    for words in ("# 我的笔记\n", f"{output.read_text()}又及：周五再议。\n", '{"origin": 1}'):
        output.write_text(words)
        assert run("report", "--output", output, "--data", book) == refusal(
            2,
            f"错误：{output} 不是 wuxian 写成的周报，没有动它",
            "请换一个文件名；确实要覆盖，请加 --force。",
        )
        assert output.read_text() == words
    assert run("report", "--force", "--output", output, "--data", book) == QUIET
    assert output.read_text().startswith("# 武咸同城工作周报\n")


@pytest.mark.parametrize("suffix", [".md", ".txt", ".json", ".csv", ".html", ".docx", ".xlsx"])
def test_an_earlier_report_is_overwritten_and_so_is_an_empty_file(
    run: Run, book: Path, tmp_path: Path, suffix: str
) -> None:
    output = tmp_path / f"周报{suffix}"
    output.touch()
    for week in ("2021-W29", "2021-W30"):
        assert run("report", "--week", week, "--output", output, "--data", book) == QUIET
    assert output.stat().st_size > 0


def test_another_table_is_not_overwritten(run: Run, book: Path, tmp_path: Path) -> None:
    output = tmp_path / "名单.csv"
    output.write_text("\ufeff序号,姓名\r\n1,张三\r\n")
    assert run("report", "--output", output, "--data", book).code == 2
    assert output.read_text().startswith("\ufeff序号,姓名")


@pytest.mark.parametrize(
    "path", ["book/.git/config", "book/.git/周报.md", "book/.git/", "shared.git/周报.md", "link.md"]
)
@pytest.mark.parametrize("force", [(), ("--force",)], ids=str)
def test_nothing_is_written_among_gits_files(
    run: Run, book: Path, tmp_path: Path, path: str, force: tuple[str, ...]
) -> None:
    repository_of(book)
    git(tmp_path, "init", "--quiet", "--bare", "shared.git")
    (tmp_path / "link.md").symlink_to(book / ".git/config")
    before = contents(tmp_path)
    output = f"{tmp_path}/{path}"
    ran = run("report", *force, "--format", "markdown", "--output", output, "--data", book)
    assert (ran.code, ran.out) == (2, "")
    assert " 是 git 的文件，不能写成周报\n" in ran.err
    assert contents(tmp_path) == before


@pytest.mark.parametrize("name", [".gitattributes", ".gitignore"])
def test_what_tells_git_how_to_keep_the_book_is_not_overwritten(
    run: Run, book: Path, name: str
) -> None:
    (book / name).write_text("* text=auto eol=lf\n")
    words = ("report", "--format", "markdown", "--output", book / name, "--data", book)
    assert [run(*words).code, run(*words, "--force").code] == [2, 2]
    assert (book / name).read_text() == "* text=auto eol=lf\n"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ((), "2021-W30.md"),
        (("--format", "terminal"), "2021-W30.txt"),
        (("--json",), "2021-W30.json"),
        (("--csv",), "2021-W30.csv"),
        (("--week", "last"), "2021-W29.md"),
    ],
    ids=str,
)
def test_a_slash_at_the_end_makes_the_folder_and_the_week_names_the_file(
    run: Run, book: Path, words: tuple[str, ...], name: str
) -> None:
    before = contents(book)
    assert run("report", *words, "--output", f"{book}/reports/", "--data", book) == QUIET
    assert list(added(before, book)) == [f"reports/{name}"]


def test_a_folder_that_is_there_needs_no_slash(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "out.d").mkdir()
    assert run("report", "--output", tmp_path / "out.d", "--data", book) == QUIET
    assert [path.name for path in (tmp_path / "out.d").iterdir()] == ["2021-W30.md"]


def test_a_folder_whose_name_has_a_dot_is_a_folder(run: Run, book: Path, tmp_path: Path) -> None:
    assert run("report", "--output", f"{tmp_path}/周报.2021/", "--data", book) == QUIET
    assert [path.name for path in (tmp_path / "周报.2021").iterdir()] == ["2021-W30.md"]


def test_a_file_in_terminal_format_is_plain_and_unfolded_in_a_narrow_window(
    run: Run, book: Path, tmp_path: Path
) -> None:
    output = tmp_path / "周报.txt"
    assert run("report", "--output", output, "--data", book, columns=40) == QUIET
    text, _, origin = output.read_text(encoding="utf-8").partition("\n[wuxian]\n")
    assert text == run("report", "--data", book).out
    assert origin
    assert max(map(len, text.split("\n"))) > 60


def test_a_file_in_terminal_format_is_the_same_from_a_terminal(
    run: Run, book: Path, tmp_path: Path
) -> None:
    output = tmp_path / "周报.txt"
    words = ("report", "--format", "terminal", "--output", str(output))
    terminal: pexpect.spawn = on_a_terminal(book, *words)
    assert str(terminal.read()) == ""
    text = output.read_text(encoding="utf-8")
    assert text.partition("\n[wuxian]\n")[0] == run("report", "--data", book).out


@pytest.mark.parametrize("form", ["terminal", "markdown", "终端", "文档"])
def test_json_beside_another_format_is_refused(run: Run, form: str) -> None:
    assert run("report", "--json", "--format", form) == refusal(
        2, f"错误：--json 和 --format {form} 只能选一个"
    )


def test_two_formats_are_refused_in_the_words_that_were_typed(run: Run) -> None:
    for words in ("--csv 和 --format 数据", "--csv 和 --json", "--csv 和 --json 和 --format json"):
        typed = words.replace("和 ", "").split()
        assert run("report", *typed) == refusal(2, f"错误：{words} 只能选一个")


@pytest.mark.parametrize("words", [("--format", "markdown"), ("--json",), ("--csv",)], ids=str)
def test_a_format_that_is_named_goes_into_a_file_of_any_name(
    run: Run, book: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    output = tmp_path / "周报.wps"
    assert run("report", *words, "--output", output, "--data", book) == QUIET
    assert output.read_bytes().decode() == run("report", *words, "--data", book).out


def test_json_beside_the_format_json_is_the_same_wish_twice(run: Run) -> None:
    ran = run("report", "--json", "--format", "json")
    assert (ran.code, json.loads(ran.out)["week"]) == (0, "2021-W30")
