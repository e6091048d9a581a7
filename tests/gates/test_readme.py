"""The README: its examples run, and it says what there is."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import openpyxl
import pytest

from tests.cli.filling import fill
from tests.conftest import REPOSITORY, Run
from wuxian.cli.commands import COMMANDS
from wuxian.domain.plan.year import YearSettings

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
CONSOLES = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
EXAMPLES = [
    (command, output)
    for console in CONSOLES
    for command, output in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", console, re.MULTILINE)
]
CRON_LINE = re.search(r"```cron\n(\S+ \S+ \S+ \S+ \S+) (.+)\n```", README)


@pytest.mark.parametrize(("command", "output"), EXAMPLES, ids=[c for c, _ in EXAMPLES])
def test_an_example_prints_what_the_readme_shows(
    command: str, output: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    program, *words = shlex.split(command)
    assert program == "wuxian"
    if "演示" in words and words[0] != "demo":
        run("demo", "演示")
    assert run(*words, columns=80).out == output


def test_every_command_stands_in_the_table_of_commands() -> None:
    table = re.findall(r"^\| `((?:slip )?[a-z-]+)[ `]", README, re.MULTILINE)
    assert [name for name in table if name in COMMANDS] == list(COMMANDS)


@pytest.mark.ordeal
def test_every_command_in_the_quick_start_is_understood(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _shared_book(tmp_path)
    _list_in_a_workbook(tmp_path / "清单.xlsx")
    monkeypatch.chdir(tmp_path)
    # An editor that changes nothing.
    monkeypatch.setenv("EDITOR", "true")
    start = README[README.index("| 想做什么") : README.index("四种灯")]
    entry = next((tmp_path / "data/items").glob("05-*/2021/*.toml")).stem.rpartition("-")[2]
    for command in re.findall(r"`wuxian ([^`]+)`", start):
        words = [entry if word == "3f9a1c" else word for word in shlex.split(command)]
        # Off a terminal nobody is asked, so the answer is given with the question.
        ran = run(*words, *(["--yes"] if words[0] in ("undo", "import") else []))
        assert ran.code == 0, (command, ran.err)
        assert "错误" not in ran.err


def test_the_commands_with_which_a_year_begins_run_one_after_another(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    [lines] = re.findall(r"## A year begins\n.*?```sh\n(.*?)```", README, re.DOTALL)
    for line in lines.splitlines():
        program, *words = shlex.split(line)
        assert program == "wuxian"
        ran = run(*words)
        assert (ran.code, ran.err) == (0, ""), line
        assert ("失业率不超过4.5%" in ran.out) is (words[0] == "show")


@pytest.mark.ordeal
def test_the_commands_that_read_a_list_in_run_one_after_another(tmp_path: Path) -> None:
    [lines] = re.findall(r"## From your own list\n.*?```sh\n(.*?)```", README, re.DOTALL)
    program = shlex.join([sys.executable, "-m", "wuxian"])
    done = []
    for line in lines.splitlines():
        command = re.sub("^wuxian ", f"{program} ", line)
        env = {name: said for name, said in os.environ.items() if name != "COLUMNS"}
        words = {"shell": True, "cwd": tmp_path, "env": env, "capture_output": True}
        done.append(subprocess.run(command, check=False, encoding="utf-8", **words))  # type: ignore[call-overload]
    assert [one.returncode for one in done] == [0, 0, 1, 0, 0, 0, 0]
    assert "没有写入；核对后请加 --yes。" in done[2].stderr
    assert "共3行：没有变化3行" in done[4].stdout
    assert "完成棚户区改造2836户、建成老年大学" in done[5].stdout
    assert done[6].stdout.startswith("已撤销 导入 清单.csv：")


def test_the_commands_about_problems_run_one_after_another_in_that_book(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "账册")
    [lines] = re.findall(r"## Problems with an end\n.*?```sh\n(.*?)```", README, re.DOTALL)
    ends = [run(*shlex.split(line)[1:]) for line in lines.splitlines()]
    assert [(ran.code, ran.err) for ran in ends] == [(0, "")] * 5
    assert "专项债已安排，已解决" in ends[-1].out
    assert "待对方：武汉市发改委" in ends[-1].out


def test_the_commands_about_evidence_run_one_after_another_in_that_book(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "账册")
    [lines] = re.findall(r"## Evidence\n.*?```sh\n(.*?)```", README, re.DOTALL)
    made, *commands = lines.splitlines()
    subprocess.run(made, shell=True, check=True)  # noqa: S602 (the README's own line)
    ends = [run(*shlex.split(line)[1:]) for line in commands]
    assert [ran.code for ran in ends] == [0] * 3
    assert "佐证材料：验收单.txt（19 字节）、https://example.com/通车" in ends[1].out
    settings = re.search(r"```toml\n(\[evidence\]\n.*?)```", README, re.DOTALL)
    assert settings is not None
    assert YearSettings.model_validate({"year": 2026, **tomllib.loads(settings[1])}).evidence


def test_the_commands_of_a_year_of_supervision_run_one_after_another(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "账册", "--from", "2026")
    section = README[README.index("## A year of supervision") :]
    settings = re.search(r"```toml\n(.*?)```", section, re.DOTALL)
    [lines] = re.findall(r"## A year of supervision\n.*?```sh\n(.*?)```", README, re.DOTALL)
    ends = [run(*shlex.split(line)[1:]) for line in lines.splitlines()]
    assert [ran.code for ran in ends] == [0] * 12
    assert "进度：50%（已报60%）  已核：50%" in ends[-1].out
    assert "时限变动：原11月30日，批准12月10日，申请12月20日，预计12月20日（超期）" in ends[-1].out
    assert settings is not None
    year = YearSettings.model_validate({"year": 2026, **tomllib.loads(settings[1])})
    assert year.supervision
    assert year.slips


@pytest.mark.ordeal
def test_the_commands_that_make_forms_run_one_after_another(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    section = r"## Forms for those without git\n.*?```sh\n(.*?)```"
    [lines] = re.findall(section, README, re.DOTALL)
    *sending, reading = [shlex.split(line)[1:] for line in lines.splitlines()]
    ends = [run(*words) for words in sending]
    fill(tmp_path / "填报表.xlsx", {(5, "percent"): "98%"}, tmp_path / "填报表.xlsx")
    ends.append(run(*reading))
    assert [(ran.code, ran.err) for ran in ends] == [(0, "")] * 4
    assert "进展 98%" in ends[-1].out
    assert {path.name for path in tmp_path.rglob("*.xlsx")} == {
        "填报表.xlsx", "市商务局-2021-12-24.xlsx",
    }  # fmt: skip


def _list_in_a_workbook(file: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["领域", "工作任务", "责任单位"])
    sheet.append(["民生", "岸线整治", "市水利和湖泊局"])
    book.save(file)


def _shared_book(folder: Path) -> None:
    """A book of some history, shared with a bare repository."""
    shutil.copytree(REPOSITORY / "data", folder / "data")
    date = "2021-06-30T12:00:00+08:00"
    env = {**os.environ, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    for command in (
        "git init --quiet --bare shared.git",
        "git init --quiet data",
        "git -C data add .",
        "git -C data commit --quiet --message 新建账册",
        *["git -C data commit --quiet --allow-empty --message 改"] * 3,
        "git -C data remote add origin ../shared.git",
        "git -C data push --quiet --set-upstream origin main",
    ):
        subprocess.run(command.split(), cwd=folder, env=env, check=True, capture_output=True)


def test_the_shown_entry_is_one_of_the_shipped_book() -> None:
    shown = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    entries = (REPOSITORY / "data/items").glob("*/2021/*.toml")
    assert shown[1] in [entry.read_text(encoding="utf-8") for entry in entries]
    assert tomllib.loads(shown[1])["kind"] == "progress"


def test_every_file_the_data_folder_section_names_is_there() -> None:
    section = README[README.index("## The data folder") : README.index("## Commands")]
    for name in re.findall(r"\S+\.toml", section[: section.index("An entry")]):
        assert list((REPOSITORY / "data").rglob(Path(name).name)), name


def test_the_cron_line_works_in_crons_bare_environment(book: Path) -> None:
    assert CRON_LINE is not None
    assert len(CRON_LINE[1].split()) == 5
    installed = str(Path(sys.executable).parent)
    command = CRON_LINE[2].replace("/srv/wuxian/.venv/bin", installed)
    (book / "reports").mkdir(exist_ok=True)
    done = subprocess.run(
        ["/bin/sh", "-c", command.replace("/srv/book", str(book))],
        env={"SHELL": "/bin/sh", "PATH": "/usr/bin:/bin", "LOGNAME": "clerk", "HOME": "/"},
        cwd="/",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    report = (book / "reports" / "2021-W30.md").read_text(encoding="utf-8")
    assert report.startswith("# 武咸同城工作周报\n")
