"""A small book under git for the tests of `log` and `changes`: real commits on days that stand."""

import datetime as dt
import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import Run
from tests.measuring import unmeasured

Record = dict[str, Any]

BRIDGE, ROAD = "05-bridge", "06-road"
PLAN = f"items/{BRIDGE}/item.toml"

_FILES = {
    "programme.toml": """\
name = "武咸同城"
as_of = 2021-07-31

[term]
first_year = 2021
last_year = 2025
basis = "stated"

[[areas]]
id = "transport"
name = "交通同网"
short = "交通"

[[departments]]
name = "市交通运输局"
basis = "stated"

[[departments]]
name = "市教育局"
basis = "stated"
""",
    "years/2021.toml": """\
year = 2021

[lamps]
yellow_below = 80
red_below = 60
""",
    PLAN: """\
number = 5
title = "天子山大桥"
area = "transport"
# 牵头待定

[six_ones.lead]
holder = "市交通运输局"
basis = "inferred"

[[goals]]
year = 2021
text = "建成通车"
basis = "stated"
due = 2021-12-31

[[goals.milestones]]
id = "design"
title = "初步设计批复"
due = 2021-07-10
""",
    f"items/{ROAD}/item.toml": 'number = 6\ntitle = "省道改造"\narea = "transport"\n',
}


@unmeasured
def git(folder: Path, *words: str, env: dict[str, str] | None = None) -> str:
    """What git prints in a folder, without the newline at the end; it keeps no house."""
    done = subprocess.run(
        ["git", "-C", str(folder), "-c", "maintenance.auto=false", *words],
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.removesuffix("\n")


def committed(
    folder: Path, subject: str = "手工修改", *, on: str = "2021-07-20 10:00", author: str = "张三"
) -> str:
    """Commit all there is, at that time in Beijing; gives the commit's id."""
    moment = dt.datetime.fromisoformat(f"{on}+08:00").isoformat()
    git(folder, "add", "--all")
    git(
        folder,
        "commit",
        "--quiet",
        "--allow-empty-message",
        f"--message={subject}",
        env={"GIT_AUTHOR_NAME": author, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment},
    )
    return git(folder, "rev-parse", "HEAD")


def written(
    book: Path,
    entry_id: str,
    on: str = "2021-07-02",
    *,
    item: str = BRIDGE,
    percent: int = 50,
    note: str = "桩基完成。",
    by: str = "市交通运输局",
) -> Path:
    """A progress entry as the program files it, recorded at five on its day."""
    path = book / f"items/{item}/{on[:4]}/{on}-progress-{entry_id}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f'kind = "progress"\ndate = {on}\nrecorded = {on}T17:00:00+08:00\nby = "{by}"\n'
        f'percent = {percent}\nnote = "{note}"\n',
        encoding="utf-8",
    )
    return path


def edited(book: Path, path: str, *changes: tuple[str, str]) -> None:
    """Edit a file by hand: each text, which must stand in it, becomes another."""
    text = (book / path).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (book / path).write_text(text, encoding="utf-8")


def unpinned(book: Path) -> None:
    """Let the book's today be the real one."""
    edited(book, "programme.toml", ("as_of = 2021-07-31\n", ""))


def bare_book(folder: Path) -> Path:
    """Items 5 and 6, pinned to 2021-07-31, without git and without entries."""
    for path, text in _FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def empty_repository(folder: Path) -> Path:
    """The same in a repository that has no commit yet."""
    git(bare_book(folder), "init", "--quiet", "--template=")
    return folder


def founded(folder: Path) -> Path:
    """The same, committed at nine on 1 July 2021."""
    committed(empty_repository(folder), "新建账册", on="2021-07-01 09:00")
    return folder


def once_reported(folder: Path) -> Path:
    """The same, and a report on the bridge, committed at five past five on 2 July."""
    written(founded(folder), "aaaaaa")
    committed(folder, "05 天子山大桥：进展 50%", on="2021-07-02 17:05")
    return folder


def shown(run: Run, command: str, book: Path, *words: str) -> Record:
    """What `log` or `changes` gives as JSON."""
    ran = run(command, *words, "--data", book, "--json")
    assert (ran.code, ran.err) == (0, "")
    return dict(json.loads(ran.out))


def rows(run: Run, book: Path, *words: str) -> list[Record]:
    """The lines of the log, newest first."""
    return list(shown(run, "log", book, *words)["rows"])


def words_of(run: Run, book: Path, *words: str) -> list[str]:
    """What the lines of the log say, newest first, the founding left out."""
    found = [f"{row['title'] or ''} {row['words']}".strip() for row in rows(run, book, *words)]
    return [line for line in found if line != "新建账册"]
