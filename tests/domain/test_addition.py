"""Adding an item: its number, the name of its folder, its plan."""

import pytest

from tests.domain.books import EDUCATION, TRANSPORT, a_book, an_item
from wuxian.domain import checks
from wuxian.domain.book.addition import (
    folder_called,
    folder_of,
    next_number,
    numbers_in,
    plan_of,
)
from wuxian.domain.book.paths import item_number
from wuxian.domain.history.by_hand import added_message, altered_message
from wuxian.domain.history.differences import FieldChange, fields_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.names import nearest


def test_the_next_number_is_one_more_than_the_highest_ever_used() -> None:
    assert next_number({3, 20, 5}) == 21
    assert next_number(()) == 1


@pytest.mark.parametrize(
    "title", ["跨湖大桥", "5G与工业互联网", "G107、S102改造", "x" * 90, "—", "-"]
)
@pytest.mark.parametrize("number", [7, 21, 120])
def test_a_folder_carries_the_number_and_one_title_has_one_folder(title: str, number: int) -> None:
    folder = folder_of(number, title)
    assert item_number(folder) == number
    assert folder_of(number, title) == folder != folder_of(number, f"{title}二期")


def test_what_is_latin_in_a_title_stands_in_its_folder() -> None:
    assert folder_of(13, "５Ｇ与Internet").startswith("13-5g-internet-")
    assert folder_of(13, "港口").startswith("13-item-")
    assert len(folder_of(13, "x" * 90)) == len("13-") + 40 + len("-1a2b3c")


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("port", "21-port"),
        ("21-port", "21-port"),
        ("22-port", "21-22-port"),
        ("港口", None),
        ("Port", None),
        ("a/b", None),
        ("", None),
        ("x" * 61, None),
    ],
)
def test_a_folder_may_be_called_otherwise_if_the_book_reads_it(
    name: str, folder: str | None
) -> None:
    assert folder_called(21, name) == folder


def test_numbers_are_those_of_items_folders() -> None:
    paths = ["items/05-bridge/item.toml", "items/021-x", "items/odd", "years/2021.toml"]
    assert numbers_in(paths) == {5, 21}


def test_a_plan_on_a_document_says_so_of_all_it_sets() -> None:
    plan = plan_of(
        21,
        "港口",
        "transport",
        lead=TRANSPORT,
        supporting=[EDUCATION],
        document="武咸办〔2021〕9号",
    )
    lead, [support] = plan.six_ones.lead, plan.supporting
    assert lead is not None
    assert plan.area_basis is lead.basis is support.basis is Basis.APPOINTED
    assert lead.remark == support.remark == "武咸办〔2021〕9号"


def test_a_plan_without_a_document_is_inferred_and_no_rule_minds_it() -> None:
    plan = plan_of(21, "港口", "transport", lead=TRANSPORT, covers=["码头", "航道"])
    assert plan.area_basis is Basis.INFERRED
    assert plan.covers == ("码头", "航道")
    assert plan.six_ones.lead is not None
    assert plan.six_ones.lead.remark == "由办公室添加，没有写文件"
    item = an_item(number=21, folder="21-port")._replace(plan=plan)
    assert checks.findings(a_book(item)) == ()


def test_a_plan_without_a_lead_leaves_it_vacant() -> None:
    assert plan_of(21, "港口", "transport").six_ones.lead is None


def test_a_commit_of_a_new_plan_tells_below_all_that_it_says() -> None:
    plan = plan_of(21, "港口", "transport")
    names = {"area": {"transport": "交通同网"}}
    assert added_message("21 港口", fields_of(plan), names) == (
        "21 港口：新增\n\n领域：交通同网，领域依据：推定\n"
    )


def test_a_commit_of_a_changed_file_tells_three_changes_in_its_line_and_all_below() -> None:
    changes = [FieldChange(name, name, 1, 2, f"{name}改了") for name in "甲乙丙丁"]
    assert altered_message("05 桥", changes) == (
        "05 桥：甲改了；乙改了；丙改了等4处\n\n甲改了\n乙改了\n丙改了\n丁改了\n"
    )
    assert altered_message("05 桥", changes[:1]) == "05 桥：甲改了\n\n甲改了\n"
    assert altered_message("05 桥", ()) == "05 桥：改动写法或注释"


def test_names_are_near_as_far_as_is_asked() -> None:
    names = ["横沟河治理", "斧头湖治理", "港口"]
    assert nearest("横沟河治理二期", names, 0.6) == ["横沟河治理"]
    assert nearest("横沟河治理二期", names, 0.2) == ["横沟河治理", "斧头湖治理"]
