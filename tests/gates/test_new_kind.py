"""A new kind of entry is one module and one row: no other line of the program knows of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import pytest
from pydantic import Field

from tests.conftest import Run
from wuxian.domain.entries import kinds
from wuxian.domain.entries.entry import Around, Entry
from wuxian.domain.entries.kinds import Kind
from wuxian.domain.plan.plan import Post
from wuxian.domain.values.basis import Figure
from wuxian.domain.values.finding import Remark
from wuxian.domain.values.types import Day, Line, Prose

pytestmark = pytest.mark.measured


class Visit(Entry):
    """Somebody went and looked."""

    kind: Literal["visit"] = "visit"
    site: Line = Field(title="走访地点")
    seen: Prose = Field(title="看到的情况")
    due: Day = Field(title="整改时限")
    asked: Post = Field(title="责成")
    urgent: bool = Field(default=False, title="加急")
    counts: tuple[Figure, ...] = Field(default=(), title="数量")

    def remarks(self, around: Around) -> Iterator[Remark]:
        """The item itself is no site, and what is asked for is due soon."""
        yield from super().remarks(around)
        if self.site == around.plan.title:
            yield Remark("no-site", "site", "地点不能只写事项名称；请写明工地")
        longest = around.settings(self.date.year).reminders.due_within
        if (self.due - self.date).days > longest:
            yield Remark("too-late", "due", f"整改时限最多{longest}天")


_ROW: Kind[Visit] = Kind("visit", "走访", f"{__name__}:Visit", part="progress")
_TEXT = """\
kind = "visit"
date = 2021-07-22
recorded = 2021-07-22T17:00:00+08:00
by = "市交通运输局"
site = "{site}"
seen = "承台已浇筑"
due = 2021-08-01
asked = "team"
urgent = true
counts = [{{ name = "桩", value = 3, unit = "根" }}]
"""


_SAID = (
    "走访，走访地点：桥南工地 看到的情况：承台已浇筑 整改时限：2021年8月1日 责成：工作专班 加急：是"
    " 数量：桩3根"
)


@pytest.fixture(autouse=True)
def _a_row_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "KINDS", MappingProxyType({**kinds.KINDS, "visit": _ROW}))


@pytest.fixture
def visited(book: Path) -> Path:
    """The shipped book with a visit to item 5."""
    _write(book, "桥南工地")
    return book


def _write(book: Path, site: str) -> None:
    folder = book / "items/05-tianzishan-bridge/2021"
    text = _TEXT.format(site=site)
    (folder / "2021-07-22-visit-7e57ab.toml").write_text(text, encoding="utf-8")


def test_it_is_loaded_and_checked(run: Run, visited: Path) -> None:
    assert run("check", "--data", visited).out == "查了20个事项、30条记录，没有发现问题。\n"


def test_its_rule_is_asked_and_the_place_is_added(run: Run, visited: Path) -> None:
    _write(visited, "武咸快速通道天子山大桥")
    ran = run("check", "--data", visited)
    assert (ran.code, ran.out.splitlines()[:2]) == (
        1,
        [
            "错误 items/05-tianzishan-bridge/2021/2021-07-22-visit-7e57ab.toml",
            "    site：地点不能只写事项名称；请写明工地",
        ],
    )


def test_its_rule_sees_the_settings_of_the_year(run: Run, visited: Path) -> None:
    settings = visited / "years/2021.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("due_within = 10", "due_within = 9"), encoding="utf-8")
    assert "    due：整改时限最多9天\n" in run("check", "--data", visited).out


def test_its_fields_are_checked_like_any_others(run: Run, visited: Path) -> None:
    _write(visited, "")
    ran = run("check", "--data", visited)
    assert "2021-07-22-visit-7e57ab.toml:5\n    site：不能为空" in ran.out


def test_it_is_shown_with_its_fields_under_their_titles(run: Run, visited: Path) -> None:
    lines = run("show", "5", "--data", visited).out.splitlines()
    head = lines.index("  2021-07-22 走访  市交通运输局  [7e57ab]")
    assert lines[head + 1 : head + 7] == [
        "    走访地点：桥南工地",
        "    看到的情况：承台已浇筑",
        "    整改时限：2021年8月1日",
        "    责成：工作专班",
        "    加急：是",
        "    数量：桩3根",
    ]


def test_it_is_exported_as_json(run: Run, visited: Path) -> None:
    shown = json.loads(run("show", "5", "--json", "--data", visited).out)
    [visit] = [entry for entry in shown["entries"] if entry["kind"] == "visit"]
    assert (visit["site"], visit["seen"]) == ("桥南工地", "承台已浇筑")


def test_it_is_listed_in_the_log(run: Run, visited: Path) -> None:
    log = run("log", "5", "--data", visited).out
    assert f"05 武咸快速通道天子山大桥：{_SAID}  [7e57ab]" in log


def test_it_is_told_in_the_weekly_report(run: Run, visited: Path) -> None:
    report = run("report", "--week", "2021-W29", "--data", visited).out
    assert f"  05 武咸快速通道天子山大桥：{_SAID}（市交通运输局，7月22日）" in report


def test_it_is_taken_back_like_any_other(run: Run, visited: Path) -> None:
    assert run("retract", "7e57", "--reason", "走错了", "--data", visited).code == 0
    assert "[7e57ab]  已由" in run("show", "5", "--data", visited).out
