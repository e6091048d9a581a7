"""Bodies: what each may be called, what each may do, whom it stands for."""

import pytest

from tests.domain.books import EDUCATION, OFFICE, REFORM, TRANSPORT, a_programme
from wuxian.domain.plan.bodies import ANY, CARRY, LEAD, SIGN, Body, Register, Role
from wuxian.domain.values.basis import Basis
from wuxian.errors import NotFound, Refused

GROUP, COUNTIES, WUHAN = "交通专项合作组", "各县市区人民政府", "武汉市发展和改革委员会"


def _body(name: str, short: str | None = None, **more: tuple[str, ...]) -> Body:
    return Body.model_validate({"name": name, "short": short, "basis": Basis.STATED, **more})


REGISTER = (
    a_programme()
    .model_copy(
        update={
            "departments": (
                _body(REFORM, "市发改委", aliases=("市发展改革委",)),
                _body(TRANSPORT),
                _body(EDUCATION),
                _body("咸安区人民政府", "咸安区"),
            ),
            "groups": (_body(GROUP, "交通组", members=(TRANSPORT, COUNTIES)),),
            "collectives": (
                _body(COUNTIES, aliases=("各县、市、区政府",), members=("咸安区人民政府", GROUP)),
                _body("各相关单位"),
            ),
            "externals": (_body(WUHAN, "武汉市发改委"), _body("省交通运输厅")),
        }
    )
    .register
)


@pytest.mark.parametrize(
    ("word", "part", "name"),
    [
        (REFORM, SIGN, REFORM),
        ("市发改委", SIGN, REFORM),
        ("市发展改革委", LEAD, REFORM),
        ("发改", CARRY, REFORM),  # though 武汉市发改委 has it, too: ours come first
        ("市发改委", ANY, REFORM),
        ("武汉市发改委", ANY, WUHAN),
        ("武汉发改委", CARRY, WUHAN),
        ("交通运输厅", ANY, "省交通运输厅"),
        ("交通组", SIGN, GROUP),
        ("专项合作组", LEAD, GROUP),
        ("各县、市、区政府", LEAD, COUNTIES),
        ("咸安区", SIGN, "咸安区人民政府"),
        ("市交通局", SIGN, TRANSPORT),
        ("同城办", SIGN, OFFICE),
    ],
)
def test_a_body_is_known_by_its_names_a_part_of_one_or_a_short_form(
    word: str, part: Role, name: str
) -> None:
    assert REGISTER.body(word, part) == name


@pytest.mark.parametrize(
    ("word", "part", "message", "remedy"),
    [
        (
            "各县、市、区政府",
            SIGN,
            "“各县市区人民政府”是集合单位，不能填报",
            "请写它的成员：咸安区人民政府、交通专项合作组",
        ),
        ("各县市", SIGN, "“各县市区人民政府”是集合单位，不能填报", None),
        ("各相关单位", SIGN, "“各相关单位”是集合单位，不能填报", "请写别的部门"),
        ("武汉市发改委", SIGN, "“武汉市发展和改革委员会”是市外单位，不能填报", "请写别的部门"),
        ("武汉市发改委", LEAD, "“武汉市发展和改革委员会”是市外单位，不能牵头", "请写别的部门"),
        (OFFICE, CARRY, "“市武咸同城办”是机构，不能共同牵头或配合", "请写别的部门"),
    ],
)
def test_who_may_not_do_it_is_told_so(
    word: str, part: Role, message: str, remedy: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        REGISTER.body(word, part)
    assert refused.value.message == message
    assert remedy in {None, refused.value.remedy}


@pytest.mark.parametrize(
    ("word", "part", "message", "remedy"),
    [
        ("市发改局", SIGN, "没有登记的部门“市发改局”", "是不是“市发展和改革委员会”、“市教育局”？"),
        ("火星", ANY, "没有登记的单位“火星”", None),
        ("", SIGN, "没有登记的部门“”", None),
        (
            "区人民政府",
            LEAD,
            "没有登记的部门“区人民政府”",
            "是不是“咸安区人民政府”、“各县市区人民政府”？",
        ),
        ("市交通运输厅", ANY, "没有登记的单位“市交通运输厅”", None),
        ("各", SIGN, "没有登记的部门“各”", None),
        ("局", LEAD, "“局”对应2个部门：市交通运输局、市教育局", "请写全称。"),
    ],
)
def test_who_is_nobody_or_several_is_refused_with_the_nearest(
    word: str, part: Role, message: str, remedy: str | None
) -> None:
    with pytest.raises(NotFound) as refused:
        REGISTER.body(word, part)
    assert refused.value.message == message
    assert remedy in {None, refused.value.remedy}


def test_all_that_may_be_called_by_a_word_are_found() -> None:
    assert REGISTER.having("发改委", CARRY) == (REFORM, WUHAN)
    assert REGISTER.having("区", LEAD) == ("咸安区人民政府", COUNTIES)
    assert REGISTER.having("咸安区", LEAD) == ("咸安区人民政府",)
    assert REGISTER.having("区人民政府", LEAD) == ()
    assert REGISTER.having("火星", ANY) == REGISTER.having("", ANY) == ()


def test_a_short_name_makes_it_evident_whom_a_word_means() -> None:
    assert REGISTER.is_evident("发改委", REFORM)
    assert not REGISTER.is_evident("改委", REFORM)


@pytest.mark.parametrize(
    ("name", "part", "words"),
    [
        ("市发改委", SIGN, "“市发改委”不是全称，请写“市发展和改革委员会”"),
        ("市教肓局", SIGN, "没有登记的部门“市教肓局”；是不是“市教育局”？"),
        ("xyz", ANY, "没有登记的单位“xyz”；请先登记到 programme.toml 的 [[departments]]"),
        (OFFICE, LEAD, "“市武咸同城办”是机构，不能牵头；请写别的部门"),
    ],
)
def test_a_file_is_told_which_name_to_write(name: str, part: Role, words: str) -> None:
    assert REGISTER.unregistered(name, part) == words


def test_a_group_or_a_collective_stands_for_its_members_and_theirs() -> None:
    assert REGISTER.standing_for(GROUP) == {GROUP, TRANSPORT, COUNTIES, "咸安区人民政府"}
    assert REGISTER.standing_for(TRANSPORT) == {TRANSPORT}
    assert REGISTER.gatherings_of("咸安区人民政府") == (GROUP, COUNTIES)
    assert REGISTER.gatherings_of(GROUP) == (COUNTIES,)
    assert REGISTER.gatherings_of(EDUCATION) == ()


def test_a_programme_without_further_tables_has_its_departments_and_offices() -> None:
    register: Register = a_programme().register
    assert register.names(ANY) == (TRANSPORT, EDUCATION, REFORM, OFFICE)
    assert register.names(LEAD) == register.names(CARRY) == (TRANSPORT, EDUCATION, REFORM)


def test_screens_print_short_names_only_where_the_programme_says_so() -> None:
    programme = a_programme().model_copy(
        update={"departments": (_body(REFORM, "市发改委"), _body(EDUCATION))}
    )
    assert programme.shown_names == {}
    shown = programme.model_copy(update={"short_names": True})
    assert shown.shown_names == {REFORM: "市发改委"}
