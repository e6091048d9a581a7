"""Units as cells name them: several, in several roles, short, collective, or with more to come."""

import pytest

from wuxian.domain.lists.units import (
    Part,
    in_parts,
    sentence_and_units,
    table_of,
    time_in_brackets,
    units_in,
)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("县水务局\n县住建局\n县护城河指挥部", "县水务局 县住建局 县护城河指挥部"),
        ("县教科局 县代建中心", "县教科局 县代建中心"),
        ("市税务局，各县市区人民政府", "市税务局 各县市区人民政府"),
        ("市经信局、各县、市、区政府", "市经信局 各县、市、区政府"),
        ("咸安区、嘉鱼县、通山县人民政府，高新区管委会",
         "咸安区人民政府 嘉鱼县人民政府 通山县人民政府 高新区管委会"),
        ("黄埔区、南沙区政府", "黄埔区政府 南沙区政府"),
        ("梁子湖区、葛店开发区、临空经济区", "梁子湖区 葛店开发区 临空经济区"),
        ("葛店开发区、梁子湖区政府", "葛店开发区 梁子湖区政府"),
        ("咸安区，嘉鱼县政府", "咸安区 嘉鱼县政府"),
        ("咸安区、市教育局、嘉鱼县政府", "咸安区 市教育局 嘉鱼县政府"),
        ("合肥市、省发展改革委", "合肥市 省发展改革委"),
        ("市教育局/各县（市、区）人民政府", "市教育局 各县（市、区）人民政府"),
        ("市人行（营管部）、市财政局", "市人行（营管部） 市财政局"),
        ("领导小组成员单位按职责分工负责", "领导小组成员单位"),
        ("市教育局、各相关单位按职责", "市教育局 各相关单位"),
        ("市发改委、市发改委", "市发改委"),
        ("", ""),
    ],
)  # fmt: skip
def test_units_stand_apart_and_each_place_has_its_seat(cell: str, names: str) -> None:
    assert [unit.name for unit in units_in(cell)] == names.split()


@pytest.mark.parametrize("end", ["等", "等单位", "等相关单位"])
def test_a_unit_behind_which_more_are_meant_says_so(end: str) -> None:
    first, second = units_in(f"市人行、高新区管委会{end}，各县区政府")[1:]
    assert (first.name, first.said, first.and_more) == ("高新区管委会", f"高新区管委会{end}", True)
    assert not second.and_more


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("牵头单位:市交通运输局;责任单位:市财政局", {"lead": "市交通运输局", "units": "市财政局"}),
        ("甲局\n配合单位：乙局", {"units": "甲局", "supporting": "乙局"}),
        ("牵头单位：甲局；牵头单位：乙局", {"lead": "甲局、乙局"}),
        ("牵头单位：；责任单位：乙局", {"units": "乙局"}),
        (
            "市发改委牵头，市财政局、市税务局配合",
            {"lead": "市发改委", "supporting": "市财政局、市税务局"},
        ),
        ("甲局牵头，乙局牵头", {"lead": "甲局、乙局"}),
        ("由市发改委负责", {"lead": "市发改委"}),
        ("市发改委牵头的专班", {"units": "市发改委牵头的专班"}),
        ("县住建局", {"units": "县住建局"}),
        ("甲局（牵头），乙局、丙局配合", {"lead": "甲局", "supporting": "乙局、丙局"}),
        (" ", {}),
    ],
)
def test_a_cell_may_name_the_roles_itself(cell: str, parts: dict[Part, str]) -> None:
    assert in_parts(cell, "units") == parts


@pytest.mark.parametrize(
    ("text", "sentence", "parts"),
    [
        ("大桥（牵头单位：甲局；责任单位：乙局）", "大桥", {"lead": "甲局", "units": "乙局"}),
        ("编制规划（合肥市，省发展改革委牵头）。", "编制规划", {"lead": "合肥市，省发展改革委"}),
        ("增长8%以上\n牵头负责领导：甲\n牵头责任单位：乙局\n协同责任单位：丙局", "增长8%以上",
         {"leader": "甲", "lead": "乙局", "supporting": "丙局"}),
        ("建设\n第二行\n责任单位：甲局", "建设\n第二行", {"units": "甲局"}),
        ("新建学校（含幼儿园）", "新建学校（含幼儿园）", {}),
        ("规划（甲市，乙委牵头，12月底前完成）", "规划", {"lead": "甲市，乙委"}),
        ("102省道（武赤线）改造", "102省道（武赤线）改造", {}),
    ],
)  # fmt: skip
def test_a_sentence_may_end_with_its_units(
    text: str, sentence: str, parts: dict[Part, str]
) -> None:
    assert sentence_and_units(text) == (sentence, parts)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("市人行", "departments"),
        ("各街道", "collectives"),
        ("全区经济运行各专班", "collectives"),
        ("领导小组成员单位", "collectives"),
        ("有关单位", "collectives"),
        ("县护城河指挥部", "groups"),
        ("交通专项合作组", "groups"),
        ("省发改委", "externals"),
        ("国家铁路局", "externals"),
    ],
)
def test_the_name_tells_which_table_a_new_unit_belongs_to(name: str, table: str) -> None:
    assert table_of(name, supports=True) == table


def test_who_leads_is_not_outside() -> None:
    assert table_of("省发展改革委", supports=False) == "departments"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("规划（甲市，乙委牵头，12月底前完成）", "12月底前完成"),
        ("规划（甲局牵头；2021年6月底前）", "2021年6月底前"),
        ("规划（甲局牵头）", ""),
        ("规划（12月底前完成）", ""),
        ("规划", ""),
    ],
)
def test_the_brackets_of_units_may_say_when_it_is_due(text: str, time: str) -> None:
    assert time_in_brackets(text) == time
