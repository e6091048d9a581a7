"""Joining the bytes of two people's versions of a hand-written file."""

import tomllib
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY
from tests.laws import examples
from tests.store.toml.test_written import edits, files, kept_comments, said, written
from wuxian.domain.history.differences import Path
from wuxian.domain.history.version import Version
from wuxian.store.toml.merge import Clash, joined_files
from wuxian.store.toml.parsing import Illegible

PLAN = """\
number = 5
title = "天子山大桥"  # 暂名
area = "transport"

# 按部门职能推定
[six_ones.lead]
holder = "市交通运输局"
basis = "inferred"

[[supporting]]
department = "市教育局"
basis = "inferred"

[[goals]]
year = 2021
text = "建成通车"
basis = "stated"
due = 2021-12-31

[[goals.milestones]]
id = "design"
title = "初步设计批复"
due = 2021-06-30

[[citations]]
document = "reply-034"
section = "二、（四）"
facts = [43, 44]
"""
OF_LEAD = 'holder = "市交通运输局"\nbasis = "inferred"\n'
OF_SUPPORT = '[[supporting]]\ndepartment = "市教育局"\nbasis = "inferred"\n'
STEP = '\n[[goals.milestones]]\nid = "{0}"\ntitle = "{0}"\ndue = 2021-09-30\n'
CITED = '\n[[citations]]\ndocument = "reply-034"\nsection = "二、（四）"\nfacts = [{}]\n'


def edited(text: str, *changes: tuple[str, str]) -> str:
    """The text with each of these passages, which it has just once, written otherwise."""
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def after(text: str, passage: str, more: str) -> str:
    """The text with more of it behind a passage."""
    return edited(text, (passage, passage + more))


def told(
    base: str, ours: str, theirs: str, version: Version | None = None
) -> tuple[str, tuple[Clash, ...]]:
    """The joined text and its clashes, which the other side would find mirrored."""
    b, o, t = (text.encode() for text in (base, ours, theirs))
    data, clashes = joined_files(b, o, t, lambda _: version)
    turned, mirrored = joined_files(b, t, o, lambda _: version)
    assert [clash._replace(ours=clash.theirs, theirs=clash.ours) for clash in mirrored] == [
        *clashes
    ]
    if not clashes:
        assert turned == data
    return data.decode(), clashes


def join(base: str, ours: str, theirs: str) -> str:
    """The joined text, where nothing clashes."""
    text, clashes = told(base, ours, theirs)
    assert clashes == ()
    return text


def clashing(base: str, ours: str, theirs: str) -> list[str]:
    """The fields that clash."""
    return [clash.field for clash in told(base, ours, theirs)[1]]


FILES = sorted(
    path
    for pattern in ("*.toml", "years/*.toml", "items/*/item.toml")
    for path in (REPOSITORY / "data").glob(pattern)
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_shipped_file_joined_with_a_changed_one_is_the_changed_one(
    path: FilePath,
) -> None:
    base = path.read_text(encoding="utf-8")
    changed = f"# 新\n{base.replace('inferred', 'stated')}# 完\n"
    assert join(base, base, base) == base
    assert join(base, changed, base) == changed
    assert join(base, changed, changed) == changed


def test_different_fields_are_both_taken_and_every_other_byte_stays() -> None:
    ours, theirs = ('"建成通车"', '"建成"'), ("2021-12-31", "2021-10-31")
    assert join(PLAN, edited(PLAN, ours), edited(PLAN, theirs)) == edited(PLAN, ours, theirs)


def test_adjacent_lines_do_not_clash() -> None:
    ours, theirs = (
        ('"市交通运输局"\n', '"市教育局"\n'),
        ('basis = "inferred"\n\n[[supp', 'basis = "stated"\n\n[[supp'),
    )
    assert join(PLAN, edited(PLAN, ours), edited(PLAN, theirs)) == edited(PLAN, ours, theirs)


def test_a_header_that_came_below_one_that_went_keeps_its_comment() -> None:
    base = 'title = "桥"\n\n[six_ones]\n'
    theirs = f"{base}\n[six_ones.fund]  # 待拨\n"
    assert join(base, 'title = "桥"\n', theirs) == 'title = "桥"\n\n[six_ones.fund]  # 待拨\n'


@pytest.mark.parametrize(("old", "new"), [('"a"', "'a'"), ("'a'", '"a"'), ('["a"]', '[\n "a" ]')])
def test_another_spelling_of_a_value_is_kept(old: str, new: str) -> None:
    base, theirs = f"a = {old}\nb = 1\n", f"a = {old}\nb = 2\n"
    assert join(base, f"a = {new}\nb = 1\n", theirs) == f"a = {new}\nb = 2\n"


def test_a_clash_leaves_our_text_as_it_was_with_the_other_fields_joined() -> None:
    ours = edited(PLAN, ("2021-12-31", "2021-09-30 # 甲"))
    theirs = edited(PLAN, ("2021-12-31", "2021-10-31 # 乙"), ("建成通车", "建成"))
    text, clashes = told(PLAN, ours, theirs)
    assert [clash.field for clash in clashes] == ["goals.2021.due"]
    assert text == edited(ours, ("建成通车", "建成"))


@pytest.mark.parametrize("version", Version)
def test_a_decided_clash_has_that_sides_text(version: Version) -> None:
    ours, theirs = (edited(PLAN, ("2021-12-31", due)) for due in ("2021-09-30", "2021-10-31 # 乙"))
    chosen = {Version.BASE: PLAN, Version.OURS: ours, Version.THEIRS: theirs}[version]
    assert told(PLAN, ours, theirs, version)[0] == chosen


@pytest.mark.parametrize(
    ("place", "first", "second"),
    [
        ("due = 2021-06-30\n", STEP.format("tender"), STEP.format("start")),
        ("due = 2021-06-30\n", "\n[[goals]]\nyear = 2022\n", "\n[[goals]]\nyear = 2023\n"),
        (OF_SUPPORT, OF_SUPPORT.replace("教育", "商务"), OF_SUPPORT.replace("教育", "公安")),
        ("facts = [43, 44]\n", CITED.format(1), CITED.format(2)),
        (OF_LEAD, "[six_ones.fund]\nholder = 1\n", "[six_ones.team]\nholder = 2\n"),
        ("due = 2021-12-31\n", "note = 1\n", "remark = 2\n"),
    ],
    ids=["milestones", "goals", "departments", "citations", "posts", "unknown keys"],
)
def test_what_both_sides_add_at_one_place_is_all_there(place: str, first: str, second: str) -> None:
    text = join(PLAN, after(PLAN, place, first), after(PLAN, place, second))
    assert text in {after(PLAN, place, first + second), after(PLAN, place, second + first)}


def test_a_milestone_stays_with_its_goal_when_the_other_side_puts_a_goal_between() -> None:
    earlier = f"\n[[goals]]\nyear = 2020\n{STEP.format('start')}\n[[goals]]\n"
    ours = edited(PLAN, ("\n[[goals]]\n", earlier))
    theirs = after(PLAN, "due = 2021-06-30\n", STEP.format("end"))
    goals = tomllib.loads(join(PLAN, ours, theirs))["goals"]
    assert {goal["year"]: [step["id"] for step in goal["milestones"]] for goal in goals} == {
        2020: ["start"],
        2021: ["design", "end"],
    }


def test_a_citation_taken_away_leaves_the_next_of_that_section_as_it_is() -> None:
    base = f"{PLAN}{CITED.format(53)}"
    ours = edited(PLAN, ("43, 44", "53"))
    theirs = after(base, "facts = [43, 44]\n", 'remark = "“有望”是原文用词"\n')
    [clash] = told(base, ours, theirs)[1]
    assert clash.ours is None
    for version, chosen in zip(Version, (base, ours, theirs), strict=True):
        text, _ = told(base, ours, theirs, version)
        cited = [tomllib.loads(one)["citations"] for one in (text, chosen)]
        assert cited[0] == cited[1]


@pytest.mark.parametrize(
    ("base", "field"),
    [
        ('[[figures]]\nname = "会议"\nvalue = 5\n', "figures.会议.value"),
        ('[[holidays]]\nname = "元旦"\nlast = 5\n', "holidays.元旦.last"),
        ('[[citations]]\ndocument = "d"\nsection = "s"\nfacts = 5\n', "citations.d s.facts"),
    ],
)
def test_one_element_changed_differently_is_a_clash_and_not_two_elements(
    base: str, field: str
) -> None:
    assert clashing(base, base.replace("5", "6"), base.replace("5", "7")) == [field]


def test_the_same_new_goal_with_another_due_date_is_one_goal() -> None:
    goal = "\n[[goals]]\nyear = 2022\ndue = 2022-{}-30\n"
    ours, theirs = (f"{PLAN}{goal.format(month)}" for month in ("06", "09"))
    assert clashing(PLAN, ours, theirs) == ["goals.2022.due"]


COMMENTS = [
    ("area = 1", "# 甲\narea = 1", "# 乙\narea = 1"),
    ("area = 1", "area = 1 # 甲", "area = 1 # 乙"),
    ("area = 1", "# 甲\narea = 1", "area = 2"),
    ("area = 1", "area = 1 # 甲", "area = 2 # 乙"),
    ("area = [\n 1,\n]", "area = [\n 1, # 甲\n]", "area = [\n 1,\n 2, # 乙\n]"),
    ("[git]", "[git] # 甲", "[git] # 乙"),
    ("[git]", "# 甲\n\n[git]", "# 乙\n[git]"),
    ("[git]", "[git] # 甲", "# 乙\n[git]"),
    ("area = 1", "area = 1\n\n# 甲", "area = 1\n# 乙"),
    ("area = 1", "# 甲\narea = 1", "area = 1\nnote = 2 # 乙"),
    ("area = 1", "# 甲\nnote = 2\narea = 1", "# 乙\nnote = 2\narea = 1"),
    ("# 完", "# 甲", "# 完\n# 乙"),
    ("# 完", "# 完\nnote = 1 # 甲", "# 完 # 乙"),
    ('area = "#"', "area = '#' # 甲", 'area = """#""" # 乙'),
]


@pytest.mark.parametrize(("base", "ours", "theirs"), COMMENTS)
def test_comments_of_both_sides_are_kept(base: str, ours: str, theirs: str) -> None:
    text = join(*(f"title = 1\n{one}\n" for one in (base, ours, theirs)))
    for comment in ("甲", "乙"):
        assert text.count(comment) == f"{ours}{theirs}".count(comment)


def test_a_comment_that_one_side_takes_away_or_rewords_does_not_come_back() -> None:
    base, ours = "# 旧\n# 留\narea = 1\n", "# 新\n# 留\narea = 1\n"
    assert join(base, ours, "# 旧\n# 留\n# 添\narea = 1\n") == "# 新\n# 留\n# 添\narea = 1\n"


def test_a_line_of_odd_breaks_in_a_comment_stays_a_comment() -> None:
    base, ours, theirs = (f"# 一\u2028{more}area = 1\n" for more in ("\n", "\n# 甲\n", "# 乙\n"))
    assert tomllib.loads(join(base, ours, theirs)) == {"area": 1}


def test_other_line_ends_and_a_missing_last_one_are_no_change() -> None:
    ours = edited(PLAN, ("建成通车", "建成")).replace("\n", "\r\n")
    theirs = edited(PLAN, ("2021-12-31", "2021-10-31")).removesuffix("\n")
    text = join(PLAN, ours, theirs)
    both = edited(PLAN, ("建成通车", "建成"), ("2021-12-31", "2021-10-31"))
    assert text.replace("\r\n", "\n") == both


def test_what_notepad_begins_a_file_with_is_no_change() -> None:
    ours = edited(PLAN, ("建成通车", "建成"))
    theirs = edited(PLAN, ("2021-12-31", "2021-10-31"))
    assert join(PLAN, f"\ufeff{ours}", theirs) == join(PLAN, ours, theirs)
    assert join(f"\ufeff{PLAN}", f"\ufeff{ours}", theirs) == join(PLAN, ours, theirs)


def test_what_stands_in_a_section_with_an_odd_name_stays_in_it() -> None:
    base = 'note = 1\n["x#y"]\nnote = 2\n'
    ours, theirs = base.replace("2", "3"), base.replace("1", "0")
    assert join(base, ours, theirs) == 'note = 0\n["x#y"]\nnote = 3\n'


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        ("", "git = 1\n", "[git]\nby = 1\n"),
        ("", "git.commit = true\n", "git = { by = 1 }\n"),
        ("", "milestones = [1]\n", "[[milestones]]\nid = 2\n"),
    ],
)
def test_what_cannot_stand_in_one_file_is_not_joined(base: str, ours: str, theirs: str) -> None:
    with pytest.raises(Illegible):
        told(base, ours, theirs)


def _is_within(place: Path, clashes: tuple[Clash, ...]) -> bool:
    return any(
        len(place) >= len(clash.path) and all(map(str.startswith, place, clash.path))
        for clash in clashes
    )


@settings(max_examples=examples(150))
@given(st.data())
def test_what_is_joined_says_what_either_side_changed_unless_a_clash_names_it(
    data: st.DataObject,
) -> None:
    file = data.draw(files())
    three = (file, data.draw(edits(file)), data.draw(edits(file)))
    texts = [written(one).text for one in three]
    text, clashes = told(texts[0], texts[1], texts[2])
    base, ours, theirs, found = (dict(said(tomllib.loads(one))) for one in (*texts, text))
    for place in {**base, **ours, **theirs, **found}:
        b, o, t = (fields.get(place) for fields in (base, ours, theirs))
        if not _is_within(place, clashes):
            assert o in (b, t) or t == b
            assert found.get(place) == (t if o == b else o)
    for clash in clashes:
        assert clash.ours != clash.theirs
        assert clash.base not in (clash.ours, clash.theirs)
    for place, comment in kept_comments(*three):
        assert comment in text or _is_within(place, clashes)
