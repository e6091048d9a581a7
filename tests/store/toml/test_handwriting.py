"""Reading a hand-written file with its words: the same bytes again, and what each line says."""

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY
from tests.laws import examples
from wuxian.store.toml.naming import written_together
from wuxian.store.toml.parsing import Illegible
from wuxian.store.toml.written import Statement, Written


def written_of(data: bytes) -> Written:
    """The one version of a file."""
    (only,) = written_together(data)
    return only


def read(text: str) -> Written:
    """The file with this text, which must be written again as it was."""
    found = written_of(text.encode())
    assert found.text == text
    return found


def values(text: str) -> dict[str, dict[str, object]]:
    """What each section of this text says, under its path."""
    return {" / ".join(path): section.values for path, section in read(text).sections.items()}


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "data").rglob("*.toml")), ids=lambda path: path.name
)
def test_every_shipped_file_is_written_again_byte_for_byte(path: Path) -> None:
    data = path.read_bytes()
    assert written_of(data).text.encode() == data


def test_every_hand_written_file_of_the_demo_is_written_again_byte_for_byte(demo: Path) -> None:
    files = [*demo.glob("*.toml"), *demo.glob("years/*.toml"), *demo.glob("items/*/item.toml")]
    assert len(files) > 20
    for data in map(Path.read_bytes, files):
        assert written_of(data).text.encode() == data


@pytest.mark.parametrize(
    "path",
    sorted((REPOSITORY / "data").glob("items/*/item.toml")),
    ids=lambda path: path.parent.name,
)
def test_every_shipped_plan_with_other_line_ends_is_written_again(path: Path) -> None:
    data = path.read_bytes().replace(b"\n", b"\r\n")
    assert written_of(data).text.encode() == data


def test_a_last_line_without_its_end_gets_one() -> None:
    assert written_of(b"a = 1\n# b").text == "a = 1\n# b\n"


def test_a_comment_belongs_to_what_stands_below_it() -> None:
    file = read("# 事项\n\n# 标题\ntitle = 1 # 暂名\n\n# 目标\n[[goals]]\nyear = 2021\n# 完\n")
    assert file.sections[()].statements["title"] == Statement(
        "# 事项\n\n# 标题\n", "title = 1 # 暂名\n", 1
    )
    assert file.sections["goals", "2021"].lead == "\n# 目标\n"
    assert file.end == "# 完\n"


def test_a_file_of_comments_alone_is_all_end() -> None:
    assert read("# 一\n\n# 二\n").end == "# 一\n\n# 二\n"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('covers = [\n  # 甲\n  "a",\n\n  "b", # 乙\n]\n', ["a", "b"]),
        ('covers = """\n[goals]\n# 甲\nyear = 1\n"""\n', "[goals]\n# 甲\nyear = 1\n"),
        ("covers = '''\n]\n\"\"\"\n''''\n", ']\n"""\n\''),
        ('covers = { a = 1, b = [ { c = "#" } ] } # }\n', {"a": 1, "b": [{"c": "#"}]}),
        ("covers = 2021-07-26\n", dt.date(2021, 7, 26)),
        ("covers = 13.94\n", Decimal("13.94")),
        ("\t covers=1\t\n", 1),
        ('covers = "\\"#\\\\"\n', '"#\\'),
    ],
)
def test_a_value_is_read_to_its_end_however_it_is_written(text: str, value: object) -> None:
    assert values(f"before = 1\n{text}after = 2\n") == {
        "": {"before": 1, "covers": value, "after": 2}
    }


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("a.b = 1\na.c = 2\n", {"a.b": 1, "a.c": 2}),
        ("a . b = { c = 1 }\n", {"a.b": {"c": 1}}),
        ("a = { b = 1 }\n", {"a": {"b": 1}}),
        ("a.b = { c = 1, d = 2 }\n", {"a.b": {"c": 1, "d": 2}}),
    ],
)
def test_a_key_with_dots_is_named_as_it_is_written(text: str, keys: dict[str, object]) -> None:
    assert values(text) == {"": keys}


@pytest.mark.parametrize(
    "text",
    [
        '"a.b" = 1\na.b = 2\n',
        '"a=b".c = 1\n"a=b".d = 2\n',
        "'a = b' = 1\n'a = c' = 2\n",
        '"a#b".c = 1\n"a#b".d = 2\n',
        'a."x=y".b = 1\na."x=y".c = 2\n',
        '"a.b" = { x = 1 }\n"a.b.x" = 2\n',
        '"a\\"=.b".c = 1\n"a\\"=.b".d = 2\n',
        '"" = 1\n" " = 2\n"标题" = 3\n',
    ],
)
def test_quoted_keys_are_told_apart(text: str) -> None:
    assert len(read(text).sections[()].statements) == text.count("\n")


@pytest.mark.parametrize(
    ("header", "path"),
    [
        ("[git]", "git"),
        ("[git] # 注 [goals]", "git"),
        (" [ six_ones . lead ]  ", "six_ones / lead"),
        ("[[goals]]", "goals / title=1"),
        ("[[ goals ]]#注", "goals / title=1"),
        ('["六个一"."x.y"]', "六个一 / x.y"),
        ('["a#b"]', "a#b"),
        ('[a."x]y"]', "a / x]y"),
        ("['[a]']", "[a]"),
        ('["a=b"]', "a=b"),
        ('[["a#b"]]', "a#b / title=1"),
    ],
)
def test_a_header_is_read_however_it_is_written(header: str, path: str) -> None:
    text = f"title = 0\n{header}\ntitle = 1\n"
    assert values(text) == {"": {"title": 0}, path: {"title": 1}}


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85", "\u3000", "\u00a0"])
def test_a_line_ends_only_where_toml_ends_it(odd: str) -> None:
    text = f'# 甲{odd}note = 1\ntitle = "乙{odd}note = 2"  # 丙{odd}[git]\narea = 3\n'
    assert values(text) == {"": {"title": f"乙{odd}note = 2", "area": 3}}


def test_the_elements_of_lists_within_lists_bear_the_names_of_those_they_belong_to() -> None:
    text = """
[[goals]]
year = 2021
[[goals.milestones]]
id = "a"
[[goals.milestones]]
id = "b"
[[goals]]
year = 2022
[[goals.milestones]]
id = "a"
[goals.milestones.basis]
stated = true
"""
    assert list(values(text)) == [
        "",
        "goals / 2021",
        "goals / 2021 / milestones / a",
        "goals / 2021 / milestones / b",
        "goals / 2022",
        "goals / 2022 / milestones / a",
        "goals / 2022 / milestones / a / basis",
    ]


def test_citations_of_the_same_section_are_told_apart() -> None:
    one = '[[citations]]\ndocument = "d"\nsection = "s"\n'
    assert len(values(f"{one}facts = [1]\n{one}facts = [2]\n{one}{one}")) == 5


def test_a_section_before_the_one_it_lies_within_says_the_same() -> None:
    text = '[six_ones.lead]\nholder = "甲"\n[git]\ncommit = true\n[six_ones]\nnote = "乙"\n'
    file = written_of(text.encode())
    assert tomllib.loads(file.text) == tomllib.loads(text)
    assert written_of(file.text.encode()) == file


def test_what_is_no_table_is_illegible() -> None:
    with pytest.raises(Illegible, match="TOML"):
        written_of(b'title = "a\n')


BARE = st.sampled_from(["a", "b", "year", "id", "document", "section", "1-_"])
QUOTED = st.text("ab.=#[]'\\ \u2028桥", max_size=4).map(
    lambda name: '"{}"'.format(name.replace("\\", "\\\\"))
)
KEYS = st.lists(BARE | QUOTED, min_size=1, max_size=3).map(".".join)
BESIDE = st.sampled_from(["", "", "", "  # [a] = \u2028\"'", "\t"])
VALUES = st.sampled_from(
    ["1", '"#"', "'''\n[a]\n'''", '["a", # "\n]', "{ a = 1 }", '"""\n# a = 1\n\\"""""', "{}", "[]"]
)
LINES = st.one_of(
    st.builds("{} = {}{}".format, KEYS, VALUES, BESIDE),
    st.builds("{} = {}{}".format, KEYS, VALUES, BESIDE),
    st.builds(" [ {} ] {}".format, KEYS, BESIDE),
    st.builds("[[{}]]{}".format, KEYS, BESIDE),
    st.sampled_from(["", "# [a]", "#\u2028a = 1", "\t"]),
)


@settings(max_examples=examples(300))
@given(st.lists(LINES, max_size=6), st.sampled_from(["\n", "\r\n"]))
@example(["b = 1", '["x#y"]', "b = 2"], "\n")
def test_whatever_is_read_is_written_again_and_says_the_same(lines: list[str], end: str) -> None:
    text = "".join(f"{line}\n" for line in lines).replace("\n", end)
    try:
        table = tomllib.loads(text)
    except ValueError:
        return
    assume(text.strip())
    file = written_of(text.encode())
    assert tomllib.loads(file.text) == table
    assert sorted(file.text.split("\n")) == sorted(text.split("\n"))
