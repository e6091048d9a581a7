"""Wrong usage: what is wrong, where, and what to type instead; and what each exit code means."""

from pathlib import Path

import pytest

from tests.cli.outcomes import refusal
from tests.conftest import REPOSITORY, Run
from tests.store.git.repositories import committing_book

OPTIONS = "用法：wuxian {} --help"

REFUSED = [
    ("lst", "没有命令“lst”", "是不是“list”、“slip list”、“close”？"),
    ("agend", "没有命令“agend”", "是不是“agenda”、“changes”、“add”？"),
    ("清单", "没有命令“清单”", "是不是“import”？"),
    ("天气", "没有命令“天气”", "全部命令：wuxian --help"),
    ("LIST", "没有命令“LIST”", "是不是“list”、“slip list”、“filings”？"),
    ("six_ones", "没有命令“six_ones”", "是不是“six-ones”、“owners”？"),
    ("周报", "没有命令“周报”", "是不是“report”？"),
    ("待办", "没有命令“待办”", "是不是“agenda”？"),
    ("help update", "帮助写在命令后面", "请写：wuxian update --help"),
    ("--jsn", "选项 --jsn 要写在命令后面", "全部命令：wuxian --help"),
    ("--data X list", "选项 --data 要写在命令后面", "请写：wuxian list --data X"),
    (
        "--data=咸宁$HOME --json show 5",
        "选项 --data=咸宁$HOME 要写在命令后面",
        "请写：wuxian show '--data=咸宁$HOME' --json 5",
    ),
    ("list --lmap 红", "没有选项 --lmap；是不是 --help、--lamp、--lead？", OPTIONS.format("list")),
    ("show", "缺少参数“序号”", OPTIONS.format("show")),
    ("show 5 6", "多了参数：6（含空格的文字要加引号）", OPTIONS.format("show")),
    ("report 2021-W30", "多了参数：2021-W30（含空格的文字要加引号）", OPTIONS.format("report")),
    ("agenda --within", "选项 --within 后面缺值或多了值", OPTIONS.format("agenda")),
    ("list --json=1", "选项 --json 后面缺值或多了值", OPTIONS.format("list")),
    ("agenda --within 三", "选项 --within 的值不对：应为整数", OPTIONS.format("agenda")),
    ("agenda --within -1", "选项 --within 的值不对：不能小于 0", OPTIONS.format("agenda")),
    ("agenda --silent 999", "选项 --silent 的值不对：不能大于 250", OPTIONS.format("agenda")),
    (
        "list --lamp 紫",
        "--lamp 没有“紫”",
        "可用：红（red）、黄（yellow）、绿（green）、灰（grey）、已销号（off）",
    ),
    (
        "list --status 关闭",
        "--status 没有“关闭”",
        (
            "可用：未报送（not_reported）、推进中（in_progress）、待核验（reported_complete）、"
            "待销号（verified_complete）、已销号（closed）、已暂停（suspended）、已终止（ended）"
        ),
    ),
    (
        "list --sort 标题",
        "--sort 没有“标题”",
        "可用：序号（number）、灯号（lamp）、时限（due）、进度（percent）、最近记录（last）",
    ),
    (
        "list --area 农业",
        "没有领域“农业”",
        (
            "可用：规划（planning）、交通（transport）、科技（technology）、"
            "产业（industry）、民生（livelihood）"
        ),
    ),
    (
        "report --format pdf",
        "--format 没有“pdf”",
        "可用：终端（terminal）、文档（markdown）、网页（html）、公文（docx）、表格（csv）、工作簿（xlsx）、数据（json）",
    ),
    (
        "list --as-of 那天",
        "--as-of 的日期“那天”读不懂，或没有这一天",
        "可以写 2021-07-26、2021年7月26日、7月26日、昨天、上周五、6月底、年底。",
    ),
    (
        "list --as-of 2021-02-29",
        "--as-of 的日期“2021-02-29”读不懂，或没有这一天",
        "可以写 2021-07-26、2021年7月26日、7月26日、昨天、上周五、6月底、年底。",
    ),
]


@pytest.mark.parametrize(("line", "message", "remedy"), REFUSED, ids=[row[0] for row in REFUSED])
def test_wrong_usage_is_told_with_what_to_type_instead(
    run: Run, line: str, message: str, remedy: str
) -> None:
    assert run(*line.split()) == refusal(2, f"错误：{message}", remedy)


@pytest.mark.parametrize("word", ["a\x1b[31mb", "a\u202eb"])
@pytest.mark.parametrize("before", [(), ("show",), ("owners",), ("list", "--as-of")], ids=str)
def test_what_steers_a_terminal_comes_back_harmless(
    run: Run, before: tuple[str, ...], word: str
) -> None:
    err = run(*before, word).err
    assert word not in err
    assert word.replace("\x1b", r"\u001b").replace("\u202e", r"\u202e") in err


@pytest.mark.parametrize(
    "line",
    [
        "show 99 --json", "owners 火星 --json", "list --lamp 紫 --json", "agenda --within x --json",
        "report --week foo --json", "six-ones --as-of 那天 --json", "check --data /nowhere --json",
        "show --json", "list --data /nowhere --json", "list --jsn --json", "programme 1 --json",
    ],
)  # fmt: skip
def test_on_an_error_stdout_stays_empty(run: Run, line: str) -> None:
    ran = run(*line.split())
    assert ran.code in {2, 3, 4}
    assert ran.out == ""
    assert ran.err.startswith("错误：")


def test_exit_code_0_is_for_what_went_well(run: Run) -> None:
    assert run("list").code == 0


def test_exit_code_1_is_for_a_book_with_errors(run: Run, book: Path) -> None:
    (book / "items/05-tianzishan-bridge/item.toml").unlink()
    assert run("check", "--data", book).code == 1


def test_exit_code_2_is_for_wrong_usage(run: Run) -> None:
    assert run("list", "--lmap").code == 2


def test_exit_code_3_is_for_what_is_not_there(run: Run) -> None:
    assert run("show", "99").code == 3


def test_exit_code_4_is_for_a_book_that_cannot_be_read(run: Run, book: Path) -> None:
    (book / "programme.toml").write_text("name = ", encoding="utf-8")
    assert run("list", "--data", book).code == 4


def test_exit_code_5_is_for_what_cannot_be_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("update", "5", "--percent", "40")
    assert ran.code == 5
    assert ran.err == (
        "错误：附近没有账册，随程序附带的示例是只读的\n"
        "请用 --data 指定账册，或新建：wuxian init 文件夹\n"
    )


def test_exit_code_6_is_for_what_git_could_not_do(run: Run, tmp_path: Path) -> None:
    book = committing_book(tmp_path / "book")
    assert run("update", "5", "--percent", "40", "--data", book).code == 6


def test_a_book_that_is_not_there_is_told_with_how_to_begin_one(run: Run, tmp_path: Path) -> None:
    nowhere = tmp_path / "账册"
    assert run("list", "--data", nowhere).err == (
        f"错误：没有账册文件夹 {nowhere}\n新建账册：wuxian init {nowhere}\n"
    )


def test_the_folder_above_a_book_is_told_from_the_book(run: Run) -> None:
    assert run("list", "--data", REPOSITORY).err == (
        f"错误：{REPOSITORY} 里没有 programme.toml，不是账册\n是不是 {REPOSITORY}/data？\n"
    )


def test_off_a_book_the_sample_is_shown_and_says_so_on_stderr(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("list")
    assert (ran.code, ran.err) == (0, "（附近没有账册，以下是随程序附带的示例，只读。）\n")
    assert "武咸快速通道天子山大桥" in ran.out
