"""Bad plans, and what does not belong where it lies in a book, one fault each."""

import os
from pathlib import Path

from tests.store.faults import APPOINTMENT, BRIDGE, ENTRY, Fault, entry_path, written

_GOAL = "[[goals]]\nyear = 2021\ntext = '通车'\nbasis = 'stated'\n"
_LEAD = "[six_ones.lead]\nholder = '市交通运输局'\n"
_MILESTONE = "{ id = 'a', title = 1, due = 2021-09-01 }"


def _plan(number: int | str, more: str = "") -> str:
    return f"number = {number}\ntitle = '第二座桥'\narea = 'transport'\n{more}"


def _bad_plan(
    name: str,
    folder: str,
    text: str,
    rule: str,
    words: str,
    *,
    line: int | None = None,
    field: str | None = None,
) -> Fault:
    return Fault(name, f"items/{folder}/item.toml", written(text), rule, words, field, line)


BAD_PLANS = (
    _bad_plan("a number used twice", "05-zz", _plan(5), "duplicate-number", "换", field="number"),
    _bad_plan("another number", "30-a", _plan(31), "folder-number", "31-", field="number"),
    _bad_plan(
        "a quoted number",
        "32-a",
        _plan("'32'"),
        "invalid-value",
        "应为整数",
        line=1,
        field="number",
    ),
    _bad_plan("number 0", "33-a", _plan(0), "out-of-range", "不能小于 1", line=1, field="number"),
    _bad_plan(
        "an unknown area",
        "34-a",
        _plan(34).replace("port", "prot"),
        "unknown-area",
        "是不是“transport”",
        field="area",
    ),
    _bad_plan(
        "a misspelt table",
        "35-a",
        _plan(35, "[six_one]\n"),
        "unknown-key",
        "“six_ones”",
        line=4,
        field="six_one",
    ),
    _bad_plan(
        "a misspelt key of a goal",
        "36-a",
        _plan(36, f"{_GOAL}deu = 2021-12-31\n"),
        "unknown-key",
        "是不是“due”",
        line=8,
        field="goals 第1项 deu",
    ),
    _bad_plan(
        "an unknown lead",
        "37-a",
        _plan(37, f"{_LEAD.replace('运输', '')}basis = 'stated'\n"),
        "unknown-department",
        "“市交通局”不是全称，请写“市交通运输局”",
        field="six_ones.lead",
    ),
    _bad_plan(
        "a goal out of the term",
        "38-a",
        _plan(38, _GOAL.replace("2021", "2031")),
        "out-of-term",
        "2021—2025年",
        field="goals",
    ),
    _bad_plan(
        "a missing key that stands elsewhere",
        "39-a",
        _plan(39, _GOAL + _LEAD),
        "missing-key",
        "请补写",
        field="six_ones lead basis",
    ),
    _bad_plan(
        "a bad value whose key stands elsewhere",
        "40-a",
        _plan(40, f"{_GOAL}milestones = [{_MILESTONE}]\n"),
        "invalid-value",
        "应为文字",
        field="goals 第1项 milestones 第1项 title",
    ),
)


def _link_to_an_entry(path: Path) -> None:
    """A link out of the book, to what would be sound in its place."""
    outside = path.parents[4] / "outside.toml"
    outside.write_text(ENTRY, encoding="utf-8")
    path.symlink_to(outside)


def _link_to_an_item(path: Path) -> None:
    outside = path.parents[2] / "outside"
    outside.mkdir()
    (outside / "item.toml").write_text(_plan(int(path.name[:2])), encoding="utf-8")
    path.symlink_to(outside)


def _hundred_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)


def _record_alone(path: Path) -> None:
    path.mkdir()
    (path / "a.toml").write_text(ENTRY, encoding="utf-8")


def _lost(path: Path) -> None:
    path.symlink_to("gone")


def _stray(name: str, path: str, text: str, words: str) -> Fault:
    return Fault(name, path, written(text), "stray-file", words)


HUNDRED_MEGABYTES = Fault("100 MB", entry_path(), _hundred_megabytes, "too-large", "请移走")

BAD_FILES = (
    Fault("a record without a plan", "items/51-a", _record_alone, "no-plan", "缺少 item.toml"),
    _stray("a plan among the items", "items/a.toml", "记", "05-tianzishan-bridge"),
    _stray("a plan in a folder named otherwise", "items/a/item.toml", "记", "05-tianzishan-bridge"),
    _stray("a second plan", f"{BRIDGE}/item-1.toml", "记", "只放 item.toml"),
    _stray("no name of an entry", f"{BRIDGE}/2021/a.toml", "记", "日期-种类-编号.toml"),
    _stray(
        "an id in capitals", f"{BRIDGE}/2021/2021-07-20-progress-ABCDEF.toml", ENTRY, "编号.toml"
    ),
    _stray("a name of no day", f"{BRIDGE}/2021/2021-02-30-progress-0fffff.toml", ENTRY, "日期"),
    _stray("no folder of a year", f"{BRIDGE}/2021-07-20-progress-0ffffd.toml", ENTRY, "按年份命名"),
    _stray(
        "an entry in the wrong year",
        f"{BRIDGE}/2021/2022-07-20-progress-0ffffe.toml",
        ENTRY.replace("2021", "2022"),
        "请移到 2022/",
    ),
    Fault(
        "an entry out of the term",
        f"{BRIDGE}/2020/2020-07-20-appointment-0ffffc.toml",
        written(APPOINTMENT),
        "out-of-term",
        "2021—2025年",
        "date",
    ),
    Fault(
        "an id used twice",
        "items/06-s102-g107-upgrade/2021/2021-07-20-progress-4561fd.toml",
        written(ENTRY),
        "duplicate-id",
        f"{BRIDGE}/2021/2021-07-26-progress-4561fd.toml",
    ),
    _stray("a file among the years", "years/2021-1.toml", "year = 2021\n", "只放 YYYY.toml"),
    Fault("a folder among the years", "years/2023.toml", Path.mkdir, "stray-file", "应是文件"),
    Fault(
        "settings of another year",
        "years/2024.toml",
        written("year = 2025\n"),
        "name-mismatch",
        "内容是2025年",
        "year",
    ),
    Fault("a link to an entry", entry_path(), _link_to_an_entry, "symlink", "真正的文件"),
    Fault("a link to nothing", entry_path(), _lost, "symlink", "真正的文件"),
    Fault("a link to an item", "items/52-a", _link_to_an_item, "symlink", "真正的文件"),
    Fault("a link to a year", f"{BRIDGE}/2022", _lost, "symlink", "真正的文件"),
    Fault("a link to a plan", "items/53-a/item.toml", _lost, "unreadable", "真正的文件"),
    Fault("a folder for a plan", "items/54-a/item.toml", Path.mkdir, "unreadable", "应是文件"),
    Fault("a pipe for a plan", "items/55-a/item.toml", os.mkfifo, "unreadable", "应是文件"),
    Fault("a pipe for an entry", entry_path(), os.mkfifo, "stray-file", "应是文件"),
    Fault("a folder for an entry", entry_path(), Path.mkdir, "stray-file", "应是文件"),
    HUNDRED_MEGABYTES,
)
