"""Joining two versions of a file: field by field, nothing lost, and the same whoever joins."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import examples
from tests.store.toml.test_written import GOAL, LEAD, a_file, edits, files, written
from wuxian.domain.book.paths import Place
from wuxian.domain.history.conflict import Conflict, Hand, Said
from wuxian.domain.history.differences import Fields, Path
from wuxian.domain.history.version import Version
from wuxian.store.toml.merge import Clash, Decide, Joined, joined
from wuxian.store.toml.written import Written

JUNE, SEPTEMBER, OCTOBER = dt.date(2021, 6, 30), dt.date(2021, 9, 30), dt.date(2021, 10, 31)
SIX_ONES = ("six_ones",)


def undecided(_: Clash) -> Version | None:
    """Nobody has decided anything."""
    return None


def deciding(version: Version) -> Decide:
    """Everything goes by this version."""
    return lambda _: version


def mirrored(clash: Clash) -> Clash:
    """The clash as the other side sees it."""
    return clash._replace(ours=clash.theirs, theirs=clash.ours)


def join(base: Written, ours: Written, theirs: Written) -> Joined:
    """Join them, and see that the other side would join them to the same."""
    found, other = (joined(base, *sides, undecided) for sides in ((ours, theirs), (theirs, ours)))
    assert other.clashes == tuple(map(mirrored, found.clashes))
    if not found.clashes:
        assert other.written.text == found.written.text
    return found


def merged(base: Written, ours: Written, theirs: Written) -> Fields:
    """What the joined file says, where nothing clashes."""
    found = join(base, ours, theirs)
    assert found.clashes == ()
    return found.written.fields


def plan(**values: object) -> Written:
    """A plan with a title, and what else its first section says; None takes a key away."""
    said = {"title": "桥", "area": "transport", **values}
    return a_file({(): {key: value for key, value in said.items() if value is not None}})


def with_goal(goal: dict[str, object], **more: object) -> Written:
    """A plan with a goal for 2021, and milestones by their ids."""
    said: dict[Path, dict[str, object]] = {(): {"title": "桥"}, GOAL: {"year": 2021, **goal}}
    for name, due in more.items():
        said[*GOAL, "milestones", name] = {"id": name, "due": due}
    return a_file(said)


WITHOUT_GOAL = a_file({(): {"title": "桥"}})


def test_different_fields_of_one_plan_are_both_taken() -> None:
    assert merged(plan(), plan(title="大桥"), plan(area="planning", note="新")) == {
        ("title",): "大桥",
        ("area",): "planning",
        ("note",): "新",
    }


def test_one_field_changed_to_the_same_is_no_clash() -> None:
    assert merged(plan(), plan(title="大桥"), plan(title="大桥")) == plan(title="大桥").fields


def test_one_field_changed_differently_is_a_clash_that_names_it_and_what_each_side_says() -> None:
    sides = [with_goal({"due": due}) for due in (JUNE, SEPTEMBER, OCTOBER)]
    [clash] = join(*sides).clashes
    assert clash == Clash((*GOAL, "due"), JUNE, SEPTEMBER, OCTOBER)
    assert clash.field == "goals.2021.due"


@pytest.mark.parametrize(("ours", "theirs"), [("A", "B"), ("B", "A")])
def test_a_clash_that_nobody_decides_stands_as_ours_with_all_else_joined(
    ours: str, theirs: str
) -> None:
    found = join(plan(), plan(title=ours, one=1), plan(title=theirs, two=2))
    assert found.written.fields == plan(title=ours, one=1, two=2).fields


@pytest.mark.parametrize(("ours", "theirs"), [("A", "B"), ("B", "A"), (None, "B"), ("A", None)])
@pytest.mark.parametrize("base", ["桥", None])
@pytest.mark.parametrize("version", Version)
def test_a_decided_clash_has_that_sides_field_and_all_else_joined(
    version: Version, base: str | None, ours: str | None, theirs: str | None
) -> None:
    if base is None and None in (ours, theirs):
        return
    sides = (plan(title=base), plan(title=ours, one=1), plan(title=theirs, two=2))
    found = joined(*sides, deciding(version))
    assert found.clashes == (Clash(("title",), base, ours, theirs),)
    chosen = {Version.BASE: base, Version.OURS: ours, Version.THEIRS: theirs}[version]
    assert found.written.fields == plan(title=chosen, one=1, two=2).fields


def test_each_clash_is_decided_by_itself() -> None:
    def decide(clash: Clash) -> Version | None:
        return Version.THEIRS if clash.field == "title" else Version.OURS

    sides = (plan(), plan(title="甲", area="planning"), plan(title="乙", area="technology"))
    assert joined(*sides, decide).written.fields == plan(title="乙", area="planning").fields


def test_a_field_that_one_side_takes_away_is_gone() -> None:
    assert merged(plan(), plan(area=None), plan(title="大桥")) == {("title",): "大桥"}


def test_a_field_that_both_take_away_is_gone() -> None:
    assert merged(plan(), plan(area=None), plan(area=None)) == {("title",): "桥"}


def test_new_fields_of_both_sides_stand_behind_their_neighbours() -> None:
    base = a_file({(): {"one": 1, "two": 2}})
    ours = a_file({(): {"zero": 0, "one": 1, "half": 1, "two": 2}})
    theirs = a_file({(): {"one": 1, "two": 2, "three": 3}})
    assert [path[0] for path in merged(base, ours, theirs)] == [
        "zero",
        "one",
        "half",
        "two",
        "three",
    ]


@pytest.mark.parametrize("changed", [{"two": 2, "one": 1}, {"two": 0, "one": 1}])
def test_an_order_that_only_one_side_changed_is_kept(changed: dict[str, object]) -> None:
    base, ours = a_file({(): {"one": 1, "two": 2}}), a_file({(): changed})
    # Whichever of the two texts comes first in the alphabet.
    for three in ("0", "3"):
        theirs = a_file({(): {"one": 1, "two": 2, "three": three}})
        assert list(merged(base, ours, theirs)) == [("two",), ("three",), ("one",)]


def test_milestones_that_both_sides_add_are_both_there() -> None:
    base = with_goal({}, design=JUNE)
    found = merged(
        base, with_goal({}, design=JUNE, a=SEPTEMBER), with_goal({}, design=JUNE, b=JUNE)
    )
    assert found == with_goal({}, design=JUNE, a=SEPTEMBER, b=JUNE).fields


def test_the_same_new_goal_with_another_due_date_clashes_in_that_alone() -> None:
    ours, theirs = with_goal({"due": JUNE, "text": "建成"}), with_goal({"due": OCTOBER}, a=JUNE)
    found = join(WITHOUT_GOAL, ours, theirs)
    assert found.clashes == (Clash((*GOAL, "due"), None, JUNE, OCTOBER),)
    assert found.written.fields == with_goal({"due": JUNE, "text": "建成"}, a=JUNE).fields


def test_a_goal_that_one_side_takes_away_is_gone_with_its_milestones() -> None:
    base = with_goal({"due": JUNE}, design=JUNE)
    assert merged(base, base, WITHOUT_GOAL) == WITHOUT_GOAL.fields


def test_a_goal_that_both_sides_take_away_is_gone() -> None:
    assert merged(with_goal({}), WITHOUT_GOAL, WITHOUT_GOAL) == WITHOUT_GOAL.fields


@pytest.mark.parametrize(
    "edited",
    [
        with_goal({"due": OCTOBER}, design=JUNE),
        with_goal({"due": JUNE}, design=OCTOBER),
        with_goal({"due": JUNE}, design=JUNE, start=OCTOBER),
        with_goal({"due": JUNE}),
    ],
    ids=["its due date", "a milestone", "a new milestone", "a milestone less"],
)
def test_a_goal_that_one_side_takes_away_and_the_other_edits_clashes_as_a_whole(
    edited: Written,
) -> None:
    base = with_goal({"due": JUNE}, design=JUNE)
    [clash] = join(base, WITHOUT_GOAL, edited).clashes
    assert (clash.field, clash.ours) == ("goals.2021", None)
    assert clash.theirs is not None
    for version, chosen in zip(Version, (base, WITHOUT_GOAL, edited), strict=True):
        decided = joined(base, WITHOUT_GOAL, edited, deciding(version)).written
        assert decided.fields == chosen.fields


def test_a_clash_of_a_whole_section_shows_what_was_changed_in_it() -> None:
    base, edited = with_goal({}, a=JUNE, b=JUNE), with_goal({}, a=OCTOBER, b=JUNE)
    [clash] = join(base, WITHOUT_GOAL, edited).clashes
    assert clash.theirs != clash.base


HEADER: dict[Path, dict[str, object]] = {(): {}, SIX_ONES: {}}


@pytest.mark.parametrize("lead", [{"holder": "甲", "remark": "新"}, {"holder": "乙"}, None])
def test_what_is_said_of_the_lead_is_kept_when_a_header_above_it_comes(
    lead: dict[str, object] | None,
) -> None:
    base = a_file({(): {}, LEAD: {"holder": "甲"}})
    ours = a_file({(): {}, SIX_ONES: {"fund": "有"}, LEAD: {"holder": "甲"}})
    theirs = a_file({(): {}} if lead is None else {(): {}, LEAD: lead})
    assert merged(base, ours, theirs) == {(*SIX_ONES, "fund"): "有", **theirs.fields}


def test_what_is_said_of_the_lead_is_kept_when_a_header_above_it_goes() -> None:
    base, ours = (
        a_file({**HEADER, LEAD: {"holder": "甲"}}),
        a_file({(): {}, LEAD: {"holder": "甲"}}),
    )
    theirs = a_file({**HEADER, LEAD: {"holder": "乙"}})
    assert merged(base, ours, theirs) == {(*LEAD, "holder"): "乙"}


@pytest.mark.parametrize("first", [{}, {"title": "桥"}])
def test_a_header_that_goes_on_one_side_stays_while_the_other_writes_below_it(
    first: dict[str, object],
) -> None:
    base = a_file({**HEADER, LEAD: {"holder": "甲"}})
    ours = a_file({(): first, LEAD: {"holder": "甲"}})
    theirs = a_file({(): {}, SIX_ONES: {"fund": "有"}, LEAD: {"holder": "甲"}})
    assert "[six_ones]\nfund" in join(base, ours, theirs).written.text


def test_what_both_sides_write_at_the_end_is_all_kept() -> None:
    base, ours, theirs = (a_file({(): {}}, f"# 完\n{more}") for more in ("", "# 甲\n", "# 乙\n"))
    assert join(base, ours, theirs).written.text == "# 完\n# 乙\n# 甲\n"


def test_a_file_that_both_sides_begin_is_joined_from_nothing() -> None:
    assert merged(written({}), plan(), plan(note="新")) == plan(note="新").fields


def test_a_file_that_one_side_emptied_and_the_other_edited_clashes_as_a_whole() -> None:
    [clash] = join(plan(), written({}), plan(note="新")).clashes
    assert (clash.path, clash.field, clash.ours) == ((), "", None)


@settings(max_examples=examples(200))
@given(st.data())
def test_a_side_that_changed_nothing_or_the_same_gives_the_other_byte_for_byte(
    data: st.DataObject,
) -> None:
    file = data.draw(files())
    base, side = written(file), written(data.draw(edits(file)), "# 完\n")
    for ours, theirs in ((side, base), (side, side)):
        found = join(base, ours, theirs)
        assert found.clashes == ()
        assert found.written.text == side.text


LI = Hand("李四", dt.datetime(2021, 7, 1, 9, tzinfo=dt.UTC))
CONFLICT = Conflict(
    path=Place("items/05-tianzishan-bridge/item.toml"),
    number=5,
    title="天子山大桥",
    field="goals.2021.due",
    label="2021年目标的完成时限",
    base=JUNE,
    ours=SEPTEMBER,
    theirs=None,
    ours_by=None,
    theirs_by=LI,
    said=Said("2021年6月30日", "2021年9月30日", "删去"),
)


def test_a_conflict_is_about_an_item_by_number_and_title() -> None:
    assert CONFLICT.subject == "05 天子山大桥：2021年目标的完成时限"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("programme.toml", "总体安排"),
        ("calendar.toml", "工作日历"),
        ("years/2021.toml", "2021年设置"),
    ],
)
def test_a_conflict_about_no_item_is_about_its_file(path: str, name: str) -> None:
    conflict = CONFLICT._replace(path=Place(path), number=None, title=None, label="名称")
    assert conflict.subject == f"{name}：名称"


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        (Version.OURS, "用 2021年9月30日，不用 删去（李四）"),
        (Version.THEIRS, "用 删去（李四），不用 2021年9月30日"),
        (None, "用 2021年9月30日，不用 删去（李四）"),
    ],
)
def test_a_decision_says_what_was_taken_and_whose_it_was(taken: Version | None, words: str) -> None:
    assert CONFLICT._replace(taken=taken).settlement.words == f"{CONFLICT.subject}{words}"
