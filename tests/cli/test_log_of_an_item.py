"""`log` of items whose folders people rename, add and delete by hand."""

import shutil
from pathlib import Path

import pytest

from tests.cli.minutes import (
    BRIDGE,
    ROAD,
    committed,
    edited,
    git,
    once_reported,
    rows,
    words_of,
    written,
)
from tests.conftest import Run

ENTRY = f"items/{BRIDGE}/2021/2021-07-02-progress-aaaaaa.toml"
FIRST = "天子山大桥 进展 50%，桩基完成。"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded book whose item 5 has one entry, of 2 July 2021."""
    return once_reported(tmp_path_factory.mktemp("made") / "book")


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(made, tmp_path / "book"))


def test_an_item_is_followed_through_a_renamed_folder_and_its_entries_are_told_once(
    run: Run, book: Path
) -> None:
    git(book, "mv", f"items/{BRIDGE}", "items/05-span")
    committed(book)
    written(book, "bbbbbb", "2021-07-22", item="05-span", percent=60)
    assert words_of(run, book, "5") == [
        "天子山大桥 进展 60%，桩基完成。",
        "天子山大桥 文件夹 05-bridge 改名为 05-span",
        FIRST,
    ]


def test_an_item_is_followed_through_another_number_and_title(run: Run, book: Path) -> None:
    git(book, "mv", f"items/{BRIDGE}", "items/21-span")
    edited(book, "items/21-span/item.toml", ("number = 5", "number = 21"), ("大桥", "特大桥"))
    committed(book)
    renaming, entry = rows(run, book, "21")
    assert (renaming["number"], renaming["words"].split("；")) == (
        21,
        [
            "文件夹 05-bridge 改名为 21-span",
            "序号由 5 改为 21",
            "标题由 天子山大桥 改为 天子山特大桥",
        ],
    )
    assert (entry["number"], entry["title"]) == (5, "天子山特大桥")


def test_an_entry_altered_while_its_folder_was_renamed_is_said(run: Run, book: Path) -> None:
    git(book, "mv", f"items/{BRIDGE}", "items/05-span")
    edited(book, ENTRY.replace(BRIDGE, "05-span"), ("percent = 50", "percent = 90"))
    committed(book)
    assert "天子山大桥 改动记录：进展 90%，桩基完成。" in words_of(run, book)


def test_an_item_added_and_one_removed_by_hand_are_said(run: Run, book: Path) -> None:
    shutil.rmtree(book / f"items/{ROAD}")
    committed(book)
    (book / "items/21-port").mkdir()
    (book / "items/21-port/item.toml").write_text(
        'number = 21\ntitle = "咸宁港"\narea = "transport"\n', encoding="utf-8"
    )
    committed(book, on="2021-07-21 10:00")
    assert words_of(run, book) == [
        "咸宁港 新增事项（领域：交通同网）",
        "省道改造 删去事项（领域：交通同网）",
        FIRST,
    ]


def test_the_entries_of_a_removed_item_keep_its_title(run: Run, book: Path) -> None:
    shutil.rmtree(book / f"items/{BRIDGE}")
    committed(book)
    assert words_of(run, book) == [
        "天子山大桥 删去记录：进展 50%，桩基完成。",
        (
            "天子山大桥 删去事项（领域：交通同网，牵头部门（市交通运输局，推定），"
            "2021年目标（建成通车，原文，完成时限：2021年12月31日，"
            "节点“初步设计批复”（完成时限：2021年7月10日）））"
        ),
        FIRST,
    ]


@pytest.mark.parametrize("number", ["5", "05"])
def test_an_item_that_was_deleted_keeps_its_log_under_its_number(
    run: Run, book: Path, number: str
) -> None:
    told = words_of(run, book, "5")
    shutil.rmtree(book / f"items/{BRIDGE}")
    edited(book, "programme.toml", ("武咸同城", "武咸一体化"))
    committed(book)
    assert words_of(run, book, number)[-len(told) :] == told
    assert run("log", number, "--data", book).out.startswith("武咸一体化 05 记录簿（3条")


def test_the_title_of_a_deleted_item_names_it_no_more(run: Run, book: Path) -> None:
    shutil.rmtree(book / f"items/{BRIDGE}")
    committed(book)
    assert run("log", "天子山大桥", "--data", book).code == 3


def test_a_deleted_item_is_followed_through_the_names_its_folder_had(run: Run, book: Path) -> None:
    git(book, "mv", f"items/{BRIDGE}", "items/21-span")
    edited(book, "items/21-span/item.toml", ("number = 5", "number = 21"))
    committed(book)
    shutil.rmtree(book / "items/21-span")
    committed(book, on="2021-07-21 10:00")
    assert words_of(run, book, "21")[-2:] == [
        "天子山大桥 文件夹 05-bridge 改名为 21-span；序号由 5 改为 21",
        FIRST,
    ]


def test_a_plan_drafted_elsewhere_and_moved_in_is_a_new_item(run: Run, book: Path) -> None:
    draft = 'number = 21\ntitle = "咸宁港"\narea = "transport"\ncovers = ["码头", "航道"]\n'
    (book / "draft.toml").write_text(draft, encoding="utf-8")
    committed(book)
    (book / "items/21-port").mkdir()
    git(book, "mv", "draft.toml", "items/21-port/item.toml")
    committed(book, on="2021-07-21 10:00")
    assert words_of(run, book, "21") == ["咸宁港 新增事项（领域：交通同网，包括内容：码头、航道）"]
