"""Whom and what a list names: who is registered, and who comes along with it."""

import pytest

from tests.domain.books import a_programme
from wuxian.domain.lists.registering import Registering
from wuxian.domain.plan.bodies import CARRY, LEAD, Body
from wuxian.domain.plan.programme import Programme
from wuxian.domain.values.basis import Basis
from wuxian.errors import Refused

NAMES = ("市发展和改革委员会", "市教育局", "咸安区政府", "市交通运输局")


def registering(*names: str) -> Registering:
    """A programme of these departments, about to grow."""
    departments = [Body(name=name, basis=Basis.STATED) for name in names or NAMES]
    fields = {field: getattr(a_programme(), field) for field in Programme.model_fields}
    return Registering(Programme.model_validate({**fields, "departments": departments}))


@pytest.mark.parametrize(
    ("cell", "names", "told"),
    [
        ("市教育局", ["市教育局"], []),
        ("市发改委", ["市发展和改革委员会"], ["“市发改委”是市发展和改革委员会"]),
        ("咸安区人民政府", ["咸安区政府"], ["“咸安区人民政府”是咸安区政府"]),
        ("市教育局、市教育局", ["市教育局"], []),
    ],
)
def test_who_is_registered_is_known_by_short_forms_too(
    cell: str, names: list[str], told: list[str]
) -> None:
    growing = registering()
    assert growing.bodies(cell, CARRY) == (names, told)
    assert growing.notes == []


def test_who_is_not_registered_comes_along_once_and_is_told() -> None:
    growing = registering()
    assert growing.bodies("市税务局、县护城河指挥部，省发改委", CARRY)[0] == [
        "市税务局", "县护城河指挥部", "省发改委",
    ]  # fmt: skip
    assert growing.bodies("市税务局", LEAD) == (["市税务局"], [])
    programme = growing.programme
    assert [body.name for body in programme.departments[-1:]] == ["市税务局"]
    assert programme.departments[-1].remark == "清单所列"
    assert [body.name for body in (*programme.groups, *programme.externals)] == [
        "县护城河指挥部", "省发改委",
    ]  # fmt: skip
    assert growing.notes == [
        "新部门1个：市税务局", "新专项合作组1个：县护城河指挥部", "新市外单位1个：省发改委",
    ]  # fmt: skip


def test_a_name_much_like_a_registered_one_is_pointed_out() -> None:
    growing = registering()
    growing.bodies("市教育体育局", CARRY)
    assert "新登记的“市教育体育局”和市教育局相近，请核对是不是同一个单位" in growing.notes


def test_collectives_more_to_come_and_seats_are_told() -> None:
    growing = registering()
    _, told = growing.bodies("咸安区、嘉鱼县人民政府，高新区管委会等，各县、市、区政府", CARRY)
    assert told == [
        "“咸安区”按“咸安区人民政府”读", "“咸安区”是咸安区政府",
        "“高新区管委会等”：等字后面的单位没有写出", "集合单位：各县、市、区政府",
    ]  # fmt: skip
    assert growing.bodies("各县市区人民政府", CARRY)[0] == ["各县、市、区政府"]
    assert "成员" in growing.notes[-1]


def test_who_may_be_several_or_may_not_do_it_is_refused() -> None:
    growing = registering("咸安区教育局", "咸宁市教育局")
    with pytest.raises(Refused, match="对应2个部门：咸安区教育局、咸宁市教育局"):
        growing.bodies("教育局", CARRY)
    growing.bodies("省发改委", CARRY)
    with pytest.raises(Refused, match="“省发改委”是市外单位，不能牵头"):
        growing.bodies("省发改委", LEAD)


def test_a_chapter_is_an_area_without_its_number() -> None:
    growing = registering()
    known = growing.programme.areas[0]
    for chapter in (f"一、{known.name}", f"（二）{known.short}", known.id):
        assert growing.area(chapter) == known.id
    made = growing.area("第三章 民生工程")
    assert growing.area("民生工程") == made
    assert growing.programme.areas[-1].name == "民生工程"
    assert growing.notes == ["新领域1个：民生工程"]
    assert growing.area("一、") != made
