"""Names as people type them: the one they mean, or the nearest to offer."""

import pytest

from wuxian.domain.values.names import BODIES, has, is_evident, or_nearest, the_one
from wuxian.errors import NotFound

DEPARTMENTS = ("市教育局", "市民政局", "市医疗保障局", "市人力资源和社会保障局", "市教育局研究院")


def refusal(word: str) -> tuple[str, str]:
    """The sentence and the remedy when this is no department."""
    with pytest.raises(NotFound) as refused:
        the_one(word, DEPARTMENTS, "部门")
    return refused.value.message, refused.value.remedy


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("市民政局", "市民政局"),
        ("民政", "市民政局"),
        ("市教育局", "市教育局"),  # though another name has it in it
        ("研究院", "市教育局研究院"),
    ],
)
def test_a_name_or_a_part_that_only_one_has_is_the_one(word: str, name: str) -> None:
    assert the_one(word, DEPARTMENTS, "部门") == name


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("⼀卡通", "一卡通"),  # a Kangxi radical for the character
        ("⻋辆", "车辆"),  # a radical of the supplement
        ("车辆", "⻋辆"),  # in the data, too
        ("金融", "\uf90a融"),  # a compatibility ideograph
        ("café", "cafe\u0301"),  # a letter and its accent, put together or not
        ("5g", "５Ｇ"),
        ("㈱", "(株)"),
        ("“跨市通办”", '"跨市通办"'),
    ],
)
def test_what_looks_the_same_is_found(typed: str, text: str) -> None:
    assert has(f"推进{text}建设", typed)


@pytest.mark.parametrize(
    ("word", "name"),
    [("市⺠政局", "市民政局"), ("⺠政", "市民政局"), ("⼈社局", "市人力资源和社会保障局")],
)
def test_a_name_that_looks_the_same_is_that_name(word: str, name: str) -> None:
    assert the_one(word, DEPARTMENTS, "部门") == name


def test_a_name_that_looks_nearly_the_same_is_offered() -> None:
    assert refusal("市⺠证局")[1] == "是不是“市民政局”、“市教育局”？"


def test_a_part_that_several_have_is_refused_with_all_of_them() -> None:
    assert refusal("保障") == (
        "“保障”对应2个部门：市医疗保障局、市人力资源和社会保障局",
        "请写全称。",
    )


def test_a_misspelt_name_is_refused_with_the_nearest() -> None:
    assert refusal("市民证局") == (
        "没有登记的部门“市民证局”",
        "是不是“市民政局”、“市教育局”？",
    )


@pytest.mark.parametrize("word", ["", "xyz"])
def test_a_word_near_to_nothing_is_refused_with_all_names(word: str) -> None:
    message, remedy = refusal(word)
    assert message == f"没有登记的部门“{word}”"
    assert remedy == (
        "可用：市教育局、市民政局、市医疗保障局、市人力资源和社会保障局、市教育局研究院"
    )


def test_at_most_three_nearest_names_are_offered() -> None:
    assert or_nearest("节点", ["节点1", "节点2", "节点3", "节点4"]) == (
        "是不是“节点4”、“节点3”、“节点2”？"
    )


def test_nothing_is_offered_where_nothing_comes_near() -> None:
    assert or_nearest("xyz", ["市教育局"]) == ""


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("5G网络（一期）：基站", "(一期):", True),
        ("5G网络(一期)", "（一期）", True),
        ("5G网络", "5g", True),
        ("“五同”　工作", '"五同" 工', True),
        ("天子山大桥", "大桥", True),
        ("天子山大桥", "小桥", False),
    ],
)
def test_a_word_is_found_whatever_its_width_and_capitals(
    text: str, word: str, *, found: bool
) -> None:
    assert has(text, word) is found


def test_a_department_is_found_by_punctuation_of_half_width() -> None:
    assert the_one("(市)", ["民政局（市）", "教育局"], "部门") == "民政局（市）"


BOOKED = (
    "市发展和改革委员会",
    "市交通运输局",
    "市人力资源和社会保障局",
    "市市场监督管理局",
    "市政务服务和大数据管理局",
    "市武咸同城办",
    "咸宁高新区管委会",
    "咸安区政府",
    "赤壁市政府",
    "赤壁市财政局",
)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("交通", "市交通运输局"),
        ("市交通", "市交通运输局"),
        ("交通局", "市交通运输局"),
        ("市交通局", "市交通运输局"),
        ("交通运输局", "市交通运输局"),
        ("发改委", "市发展和改革委员会"),
        ("市发改委", "市发展和改革委员会"),
        ("人社局", "市人力资源和社会保障局"),
        ("市人社局", "市人力资源和社会保障局"),
        ("市场监管局", "市市场监督管理局"),
        ("市场监督管理局", "市市场监督管理局"),
        ("市政务", "市政务服务和大数据管理局"),
        ("同城办", "市武咸同城办"),
        ("高新区", "咸宁高新区管委会"),
        ("管委会", "咸宁高新区管委会"),
        ("咸安", "咸安区政府"),
        ("赤壁市政府", "赤壁市政府"),
        ("赤壁政府", "赤壁市政府"),
        ("赤壁市", None),
        ("财政局", "赤壁市财政局"),
        ("政府", None),
        ("市政府", None),
        ("市人民政府", None),
        ("区政府", None),
        ("县政府", None),
        ("省政府", None),
        ("市委", None),
        ("县委", None),
        ("市政协", None),
        ("市财政局", None),
        ("市管委会", None),
        ("省交通运输局", None),
        ("县交通局", None),
    ],
)
def test_a_body_is_never_taken_for_the_tail_of_anothers_name(word: str, name: str | None) -> None:
    """市政府 is not 赤壁市政府, nor 市委 short for 市发展和改革委员会."""
    if name:
        assert the_one(word, BOOKED, "部门", fits=BODIES) == name
    else:
        with pytest.raises(NotFound):
            the_one(word, BOOKED, "部门", fits=BODIES)


def test_who_governs_a_level_is_found_where_it_is_registered() -> None:
    assert the_one("市政府", ("赤壁市政府", "市政府"), "部门", fits=BODIES) == "市政府"
    assert the_one("市委", ("市委办公室", "市委"), "部门", fits=BODIES) == "市委"


def test_the_nearest_is_offered_for_a_body_that_is_not_there() -> None:
    with pytest.raises(NotFound) as refused:
        the_one("市政府", BOOKED, "部门", fits=BODIES)
    assert refused.value.remedy.startswith("是不是“赤壁市政府”")


@pytest.mark.parametrize(
    ("word", "name", "is_seen"),
    [
        ("市交通运输局", "市交通运输局", True),
        ("交通", "市交通运输局", True),
        ("赤壁", "赤壁市政府", True),
        ("交通局", "市交通运输局", False),
        ("高新区", "咸宁高新区管委会", False),
    ],
)
def test_whom_a_word_means_is_evident_where_it_begins_the_name(
    word: str, name: str, *, is_seen: bool
) -> None:
    assert is_evident(word, name) is is_seen
