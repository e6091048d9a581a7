"""Lists that both sides change: joined element by element, in whatever form they are written."""

import tomllib
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.laws import examples
from wuxian.domain.history.version import Version
from wuxian.store.toml.merge import Clash, joined_files

DEPARTMENTS = """\
name = "武咸同城"
departments = [
    { name = "市教育局", basis = "stated" },  # 来自通讯录
    # 下面的按惯例写
    { name = "市商务局", basis = "inferred" },
]
"""
LAST = '"inferred" },\n]'

Said = dict[str, str]
"""What a list of departments says: the basis of each by its name."""

Form = Callable[[Said], str]


def join(
    base: str, ours: str, theirs: str, take: Version | None = None
) -> tuple[str, tuple[Clash, ...]]:
    """The joined text and its clashes."""
    data, clashes = joined_files(base.encode(), ours.encode(), theirs.encode(), lambda _: take)
    return data.decode(), clashes


def joined(base: str, ours: str, theirs: str) -> str:
    """The joined text, the same whoever joins it, where nothing clashes."""
    text, clashes = join(base, ours, theirs)
    assert clashes == ()
    assert join(base, theirs, ours) == (text, ())
    return text


def with_one_more(text: str, element: str) -> str:
    """The departments with one more at the end."""
    assert text.count(LAST) == 1
    return text.replace(LAST, f'"inferred" }},\n    {element}\n]')


def test_departments_that_both_add_to_a_list_in_brackets_are_both_there() -> None:
    ours = with_one_more(DEPARTMENTS, '{ name = "市民政局", basis = "stated" },')
    theirs = with_one_more(DEPARTMENTS, '{ name = "市水利局", basis = "stated" }  # 新设')
    assert joined(DEPARTMENTS, ours, theirs) == with_one_more(
        DEPARTMENTS,
        '{ name = "市水利局", basis = "stated" },  # 新设\n'
        '    { name = "市民政局", basis = "stated" }',
    )


def test_one_department_that_both_change_clashes_in_that_alone() -> None:
    ours = DEPARTMENTS.replace('"stated" }', '"appointed" }')
    theirs = DEPARTMENTS.replace('"stated" }', '"inferred", remark = "待核" }')
    theirs = with_one_more(theirs, '{ name = "市水利局", basis = "stated" },')
    text, clashes = join(DEPARTMENTS, ours, theirs)
    path = ("departments", "市教育局", "basis")
    assert clashes == (Clash(path, "stated", "appointed", "inferred"),)
    for take, basis in ((Version.OURS, "appointed"), (Version.THEIRS, "inferred")):
        text, _ = join(DEPARTMENTS, ours, theirs, take)
        assert tomllib.loads(text)["departments"] == [
            {"name": "市教育局", "basis": basis, "remark": "待核"},
            {"name": "市商务局", "basis": "inferred"},
            {"name": "市水利局", "basis": "stated"},
        ]


def test_a_department_that_one_takes_away_and_the_other_changes_clashes_as_one_element() -> None:
    kept, _, _ = DEPARTMENTS.partition("    # 下面")
    ours = f"{kept}]\n"
    theirs = DEPARTMENTS.replace('"inferred"', '"stated"')
    text, clashes = join(DEPARTMENTS, ours, theirs)
    was, now = ({"name": "市商务局", "basis": basis} for basis in ("inferred", "stated"))
    assert clashes == (Clash(("departments", "市商务局"), was, None, now),)
    assert text == ours
    assert join(DEPARTMENTS, ours, theirs, Version.THEIRS)[0] == theirs


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "found"),
    [
        ('covers = ["甲", "乙"]', 'covers = ["甲", "乙", "丙"]', 'covers = ["丁", "甲", "乙"]',
         'covers = ["丁", "甲", "乙", "丙"]'),
        ('covers = ["甲", "乙"]', 'covers = ["乙"]', 'covers = ["甲", "乙", "丙"]',
         'covers = ["乙", "丙"]'),
        ('covers = ["甲", "乙"]', 'covers = ["甲"]', 'covers = ["乙"]', "covers = []"),
        ('covers = ["甲", "乙"]', 'covers = ["乙", "甲"]', 'covers = ["甲", "乙", "丙"]',
         'covers = ["乙", "丙", "甲"]'),
        ("", 'covers = ["甲"]', 'covers = ["乙"]', 'covers = ["甲", "乙"]'),
        ('covers = ["甲"]', "x = 1", 'covers = ["甲", "乙"]', 'x = 1\ncovers = ["乙"]'),
        ("facts = [1, 2]", "facts = [1, 2, 3]", "facts = [\n  1,  # 一\n  2,\n  4\n]",
         "facts = [\n  1,  # 一\n  2, 3,\n  4\n]"),
        ("git = { commit = false, by = 1 }", "git = { commit = true, by = 1 }",
         "git = { commit = false, by = 2 }", "git = { commit = true, by = 2 }"),
    ],
    ids=["both add", "one removes", "both remove", "order", "no base", "list gone", "lines",
         "table"],
)  # fmt: skip
def test_a_plain_list_is_joined_as_a_set_that_keeps_its_order(
    base: str, ours: str, theirs: str, found: str
) -> None:
    assert joined(f"{base}\n", f"{ours}\n", f"{theirs}\n") == f"{found}\n"


def test_a_comment_that_one_adds_within_a_list_stays_where_the_other_changes_it() -> None:
    base = 'covers = [\n    "甲",\n    "乙",\n]\n'
    ours = base.replace('    "甲"', '    # 一期\n    "甲"')
    theirs = base.replace('"乙",', '"乙",  # 二期\n    "丙",')
    assert joined(base, ours, theirs) == (
        'covers = [\n    # 一期\n    "甲",\n    "乙",  # 二期\n    "丙",\n]\n'
    )


def test_a_comment_beside_what_the_other_takes_away_is_kept_above_the_list() -> None:
    base = 'covers = ["甲", "乙"]\n'
    ours = 'covers = [\n    "甲",  # 勿删\n    "乙",\n    "丙",\n]\n'
    assert joined(base, ours, 'covers = ["乙"]\n').startswith("# 勿删\ncovers = [")


def test_citations_in_brackets_are_told_apart_by_their_section() -> None:
    cited = '    {{ document = "reply-034", section = "{}", facts = [{}] }},\n'
    base = f"citations = [\n{cited.format('一', 1)}]\n"
    ours = base.replace("]\n", "]\n", 1).replace("facts = [1]", "facts = [1, 2]")
    theirs = base.replace("},\n]", f"}},\n{cited.format('二', 9)}]")
    assert tomllib.loads(joined(base, ours, theirs))["citations"] == [
        {"document": "reply-034", "section": "一", "facts": [1, 2]},
        {"document": "reply-034", "section": "二", "facts": [9]},
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ('[six_ones]\nlead = { holder = "甲" }\n', '[six_ones.lead]\nbasis = "stated"\n',
         {"six_ones": {"lead": {"holder": "甲", "basis": "stated"}}}),
        ("git.commit = true\n", "[git]\nby = 1\n", {"git": {"commit": True, "by": 1}}),
        ('goals.x.due = 1  # 推\ngoals.x."a b" = 2\n', "[goals.x]\nyear = 3\n",
         {"goals": {"x": {"due": 1, "a b": 2, "year": 3}}}),
        ('milestones = [ # 头\n  { id = "a" }, # 甲\n]\n', '[[milestones]]\nid = "b"\n',
         {"milestones": [{"id": "b"}, {"id": "a"}]}),
        ('goals = [{ year = 1, milestones = [{ id = "a" }] }]\n',
         '[[goals]]\nyear = 1\n[[goals.milestones]]\nid = "b"\n',
         {"goals": [{"year": 1, "milestones": [{"id": "b"}, {"id": "a"}]}]}),
    ],
    ids=["table", "dotted", "quoted", "list", "list within"],
)  # fmt: skip
def test_what_one_side_writes_in_brackets_or_with_dots_joins_what_has_a_header(
    ours: str, theirs: str, found: object
) -> None:
    text = joined("", ours, theirs)
    assert tomllib.loads(text) == found
    for comment in ("# 推", "# 头", "# 甲"):
        assert (comment in text) is (comment in ours)


def _on_one_line(said: Said) -> str:
    inner = ", ".join(f'{{ name = "{name}", basis = "{basis}" }}' for name, basis in said.items())
    return f"departments = [{inner}]\n"


def _on_lines(said: Said) -> str:
    inner = "".join(f'    {{name="{name}", basis="{basis}"}},\n' for name, basis in said.items())
    return f"departments = [\n{inner}]\n"


def _with_headers(said: Said) -> str:
    return "".join(
        f'[[departments]]\nname = "{name}"\nbasis = "{basis}"\n\n' for name, basis in said.items()
    )


_FORMS: tuple[Form, ...] = (_on_one_line, _on_lines, _with_headers)


def _lists() -> st.SearchStrategy[Said]:
    return st.dictionaries(st.sampled_from("甲乙丙丁戊"), st.sampled_from(["stated", "inferred"]))


def _said(text: str) -> Said:
    return {one["name"]: one["basis"] for one in tomllib.loads(text).get("departments", [])}


@settings(max_examples=examples(300))
@given(st.tuples(_lists(), _lists(), _lists()), st.tuples(*[st.sampled_from(_FORMS)] * 3))
@example(({"甲": "stated"}, {"乙": "stated"}, {}), (_on_lines, _with_headers, _with_headers))
def test_nothing_added_is_lost_and_nothing_removed_comes_back_in_any_form(
    lists: tuple[Said, Said, Said], forms: tuple[Form, Form, Form]
) -> None:
    texts = [f'name = "武咸"\n{form(said)}' for form, said in zip(forms, lists, strict=True)]
    base, ours, theirs = lists
    text, clashes = join(texts[0], texts[1], texts[2])
    other, mirrored = join(texts[0], texts[2], texts[1])
    found = _said(text)
    assert {c.path: (c.ours, c.theirs) for c in clashes} == {
        c.path: (c.theirs, c.ours) for c in mirrored
    }
    clashing = {clash.path[1] for clash in clashes}
    assert _said(other).keys() - clashing == found.keys() - clashing
    for name in {**base, **ours, **theirs}:
        was, one, two = (said.get(name) for said in lists)
        is_open = one != two and was not in (one, two)
        assert (name in clashing) is is_open
        assert found.get(name) == (one if is_open or two == was else two)
