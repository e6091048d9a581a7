"""A book that is supervised: its settings name who decides, and item 5 has a goal with steps."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Ran, Run

OFFICE, TRANSPORT, EDUCATION = "武咸同城领导小组办公室", "市交通运输局", "市教育局"
BRIDGE = "05 武咸快速通道天子山大桥"
NOTICE = "咸政办纪〔2021〕12号"

_SETTINGS = f"""
[supervision]
office = "{OFFICE}"
designation = "咸政办函〔2021〕5号"
plans_by = 2021-07-10

[[supervision.deciders]]
post = "常务副市长"
holder = "张三"

[slips]
series = "武咸督"
working_days = 5

[[slips.limits]]
matter = "进度落后"
working_days = 3
"""

_GOAL = (
    *("goal", "5", "年底前建成通车，承接项目至少12个", "--due", "12月15日"),
    *("--target", "承接项目至少12个", "--milestone", "开工=8月底前"),
    *("--document", "武咸办〔2021〕8号", "--date", "2021-03-01"),
)


def supervised(run: Run, book: Path) -> Path:
    """The shipped book with settings for supervision and a goal of item 5."""
    with (book / "years/2021.toml").open("a", encoding="utf-8") as settings:
        settings.write(_SETTINGS)
    assert run(*_GOAL, "--data", book).code == 0
    return book


def made(run: Run, book: Path, *words: str) -> str:
    """The id of the entry that a command writes."""
    ran = run(*words, "--json", "--data", book)
    assert ran.code == 0, ran.err
    return str(json.loads(ran.out)["entry"]["id"])


def refused(ran: Ran) -> str:
    """What is said to be wrong; nothing is on stdout."""
    assert (ran.code in (2, 3), ran.out) == (True, "")
    return ran.err.splitlines()[0].removeprefix("错误：")


def reported(run: Run, book: Path, percent: int, *words: str) -> str:
    """The id of a report of item 5."""
    return made(run, book, "update", "5", "--percent", str(percent), *words)


def row(run: Run, book: Path, *words: str) -> dict[str, Any]:
    """Item 5 as the list gives it."""
    items = json.loads(run("list", "--json", *words, "--data", book).out)["items"]
    return dict(next(item for item in items if item["number"] == 5))


def slips(run: Run, book: Path, *words: str) -> list[dict[str, Any]]:
    """The slips as they are listed."""
    found: list[dict[str, Any]] = json.loads(
        run("slip", "list", "--json", *words, "--data", book).out
    )["slips"]
    return found


def agenda(run: Run, book: Path, *words: str) -> dict[str, Any]:
    """The agenda."""
    return dict(json.loads(run("agenda", "--json", *words, "--data", book).out))
