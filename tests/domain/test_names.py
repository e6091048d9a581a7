"""Names as people type them: the one they mean, or the nearest to offer."""

import pytest

from wuxian.domain.values.names import has, or_nearest, the_one
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
