"""A locale that is not UTF-8 changes nothing: neither what is read nor what goes to git."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.outcomes import entry
from tests.conftest import REPOSITORY, Run
from tests.store.git.repositories import committed_book, git

SOURCES = {"C": "", "xx_XX.ISO-8859-1": "en_US", "xx_XX.GB2312": "zh_CN"}


@pytest.fixture(scope="module", params=SOURCES)
def locale(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locale that is not UTF-8, made where the system can make one."""
    made = tmp_path_factory.mktemp("locales") / str(request.param)
    source = SOURCES[made.name]
    if source and shutil.which("localedef") is None:
        pytest.skip("no localedef here")
    if source:
        charmap = made.name.partition(".")[2]
        words = ["localedef", "-c", "-i", source, "-f", charmap, str(made)]
        subprocess.run(words, capture_output=True, check=False)
    return made


def environment(locale: Path) -> dict[str, str]:
    """What makes Python see that locale and not mend it."""
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return {**plain, "LC_ALL": locale.name, "LOCPATH": str(locale.parent)}


def test_python_sees_the_locale(locale: Path) -> None:
    asked = [sys.executable, "-c", "import sys; print(sys.getfilesystemencoding())"]
    told = subprocess.run(asked, env=environment(locale), capture_output=True, check=True)
    assert told.stdout.strip() in {b"ascii", b"iso8859-1", b"gb2312"}


def test_what_is_recorded_and_committed_is_utf_8(
    locale: Path, process: Run, tmp_path: Path
) -> None:
    book = committed_book(tmp_path / "账册")
    words = ("update", "天子山", "--note", "主桥桩基完成", "--by", "教育", "--json", "--data", book)
    recorded = entry(process(*words, env=environment(locale)))
    assert (recorded["note"], recorded["by"]) == ("主桥桩基完成", "市教育局")
    assert git(book, "log", "-1", "--format=%s").strip() == "05 武咸快速通道天子山大桥：进展"


def test_what_the_environment_says_is_utf_8(locale: Path, process: Run, book: Path) -> None:
    env = {**environment(locale), "WUXIAN_BY": "教育", "WUXIAN_DATA": str(book)}
    assert entry(process("update", "5", "--note", "x", "--json", env=env))["by"] == "市教育局"


@pytest.mark.ordeal
@pytest.mark.parametrize("locale", ["C"], indirect=True)
def test_init_and_sync_end_as_ever(locale: Path, process: Run, tmp_path: Path) -> None:
    env = environment(locale)
    office, transport = tmp_path / "办公室", tmp_path / "交通"
    git(tmp_path, "init", "--quiet", "--bare", "共享.git")
    assert process("init", office, env=env).code == 0
    git(office, "remote", "add", "origin", tmp_path / "共享.git")
    assert process("sync", "--data", office, env=env).code == 0
    git(tmp_path, "clone", "--quiet", "共享.git", transport)
    for book, line in ((transport, "# 交通"), (office, "# 办公室")):
        plan = book / "items/05-tianzishan-bridge/item.toml"
        text = plan.read_text(encoding="utf-8")
        end = text + line if book is office else text.replace("天子山大桥", "天子山特大桥", 1)
        plan.write_text(end + "\n", encoding="utf-8")
        ran = process("sync", "--data", book, env=env)
        assert (ran.code, "Traceback" in ran.err) == (0, False)
    assert "天子山特大桥" in (office / "items/05-tianzishan-bridge/item.toml").read_text("utf-8")


@pytest.mark.parametrize("locale", ["xx_XX.GB2312"], indirect=True)
@pytest.mark.ordeal
def test_words_of_the_locale_are_read_by_it(locale: Path, book: Path) -> None:
    """What is typed on a terminal that is set to GB2312 reaches the program as such bytes."""
    typed = "主桥桩基完成".encode("gb2312")
    done = subprocess.run(
        [sys.executable, "-m", "wuxian", "update", "5", "--data", str(book), "--note", typed],
        env={**os.environ, **environment(locale)},
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    [new] = [path for path in book.glob("items/05-*/2021/*") if "4561fd" not in path.name]
    assert tomllib.loads(new.read_text(encoding="utf-8"))["note"] == "主桥桩基完成"
