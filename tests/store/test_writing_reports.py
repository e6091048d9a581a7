"""Writing a report: in one step, quietly, the same bytes for the same data and day."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.contents import EARLIER, added, contents

QUIET = Ran(0, "", "")


def test_a_report_is_written_quietly_and_nothing_else_is(run: Run, book: Path) -> None:
    before = contents(book)
    assert run("report", "--data", book, "--output", book / "reports/周报.md") == QUIET
    [(path, text)] = added(before, book).items()
    assert path == "reports/周报.md"
    assert text.decode() == run("report", "--format", "markdown", "--data", book).out


def test_a_report_named_json_is_json(run: Run, book: Path, tmp_path: Path) -> None:
    assert run("report", "--data", book, "--output", tmp_path / "周报.json") == QUIET
    assert (tmp_path / "周报.json").read_text() == run("report", "--json", "--data", book).out


def test_a_report_replaces_an_older_one(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "周报.md"
    out.write_text(EARLIER)
    assert run("report", "--data", book, "--output", out) == QUIET
    assert out.read_text() == run("report", "--format", "markdown", "--data", book).out


def test_a_report_that_is_the_same_is_left_untouched(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "周报.md"
    run("report", "--data", book, "--output", out)
    os.utime(out, ns=(1, 1))
    before = out.stat()
    assert run("report", "--data", book, "--output", out) == QUIET
    after = out.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, 1)


def test_a_report_of_changed_data_is_written_anew(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "周报.md"
    run("report", "--data", book, "--output", out)
    run("update", "5", "--note", "主桥桩基完成", "--data", book)
    assert run("report", "--data", book, "--output", out) == QUIET
    assert "主桥桩基完成" in out.read_text()


def test_a_report_keeps_the_rights_of_the_file_it_replaces(
    run: Run, book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "周报.md"
    out.write_text(EARLIER)
    out.chmod(0o600)
    assert run("report", "--data", book, "--output", out) == QUIET
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_report_written_through_a_link_leaves_the_link(
    run: Run, book: Path, tmp_path: Path
) -> None:
    (tmp_path / "第30周.md").write_text(EARLIER)
    (tmp_path / "最新.md").symlink_to("第30周.md")
    assert run("report", "--data", book, "--output", tmp_path / "最新.md") == QUIET
    assert (tmp_path / "最新.md").is_symlink()
    assert (tmp_path / "第30周.md").read_text().startswith("# 武咸同城")


def test_a_report_to_a_device_does_not_replace_the_device(
    run: Run, book: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert run("report", "--data", book, "--output", pipe) == QUIET
    assert os.read(reader, 1 << 16).decode().startswith("# 武咸同城")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reader)


def test_a_missing_folder_for_reports_is_made(run: Run, book: Path, tmp_path: Path) -> None:
    assert run("report", "--data", book, "--output", tmp_path / "reports/周报.md") == QUIET
    assert (tmp_path / "reports/周报.md").exists()


def test_a_report_into_a_folder_that_is_missing_with_its_own_is_refused(
    run: Run, book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "没有/也没有/周报.md"
    ran = run("report", "--data", book, "--output", out)
    assert (ran.code, ran.out) == (5, "")
    assert ran.err == f"错误：写不进 {out}：上级文件夹不存在\n没有写入任何内容。\n"
    assert not (tmp_path / "没有").exists()


def test_a_report_into_a_folder_is_named_by_its_week(run: Run, book: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for week in ("2021-W30", "2021-W29"):
        assert run("report", "--week", week, "--data", book, "--output", reports) == QUIET
    assert run("report", "--json", "--data", book, "--output", reports) == QUIET
    assert set(contents(reports)) == {"2021-W29.md", "2021-W30.md", "2021-W30.json"}


@pytest.fixture
def backwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that lists its folders the other way round; none can be made to."""
    scandir = os.scandir

    class Backwards:
        def __init__(self, folder: str | Path = ".") -> None:
            with scandir(folder) as found:
                self.entries = sorted(found, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            return iter(self.entries)

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Backwards)


@pytest.fixture(params=["markdown", "json", "terminal"])
def form(request: pytest.FixtureRequest) -> str:
    """Every format of the report."""
    return str(request.param)


def test_a_report_is_the_same_whatever_the_order_of_the_folders(
    run: Run, demo: Path, form: str, request: pytest.FixtureRequest
) -> None:
    usual = run("report", "--format", form, "--data", demo)
    request.getfixturevalue("backwards")
    with os.scandir(demo) as found:
        names = [entry.name for entry in found]
    assert names == sorted(names, reverse=True)
    assert run("report", "--format", form, "--data", demo) == usual
    assert usual.code == 0


ELSEWHERE = [
    {"LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "de_DE.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"},
    {"LANG": "zh_CN.GB18030", "TZ": "Pacific/Kiritimati", "PYTHONIOENCODING": "ascii"},
]


@pytest.mark.ordeal
def test_a_report_is_the_same_in_every_place_and_process(
    process: Run, demo: Path, tmp_path: Path
) -> None:
    for name, env in enumerate(ELSEWHERE):
        out = tmp_path / f"{name}.md"
        assert process("report", "--data", demo, "--output", out, env=env) == QUIET
    assert len({(tmp_path / f"{name}.md").read_bytes() for name in range(3)}) == 1


WALLS = (("wall",), ("wall", "7"))
PAPERS = (("report", "--period", "2021-Q3"), ("report", "--kind", "年报"))
WRITTEN = [".md", ".txt", ".html", ".docx", ".xlsx", ".csv", ".json"]
DRAWN = [".svg"]


@pytest.mark.ordeal
@pytest.mark.parametrize(
    ("words", "suffix"),
    [
        *((words, suffix) for words in WALLS for suffix in WRITTEN + DRAWN),
        *((words, suffix) for words in PAPERS for suffix in WRITTEN),
    ],
    ids=lambda part: part if isinstance(part, str) else " ".join(part),
)
def test_a_paper_and_a_picture_are_the_same_in_every_place_and_process(
    process: Run, demo: Path, tmp_path: Path, words: tuple[str, ...], suffix: str
) -> None:
    for name, env in enumerate(ELSEWHERE):
        out = tmp_path / f"{name}{suffix}"
        ran = process(*words, "--data", demo, "--output", out, env=env)
        assert (ran.code, ran.out) == (0, "")
    assert len({(tmp_path / f"{name}{suffix}").read_bytes() for name in range(3)}) == 1


def test_a_report_of_a_copy_of_the_book_is_the_same(run: Run, demo: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(demo, tmp_path / "别处的账册")
    here = run("report", "--format", "markdown", "--data", demo)
    assert run("report", "--format", "markdown", "--data", copy) == here
