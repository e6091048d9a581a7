"""A file as it was written: its text, its fields, and what its elements are called."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
from hypothesis import strategies as st

from wuxian.domain.history.differences import Path
from wuxian.store.toml.written import Section, Statement, Written, element_name, full_name

LISTS = ("goals", "milestones", "supporting", "citations")
LEAD = ("six_ones", "lead")
GOAL = ("goals", "2021")
DESIGN = (*GOAL, "milestones", "design")


class Line(NamedTuple):
    """What a key says, with the comments above it and the one beside it."""

    value: object
    above: tuple[str, ...] = ()
    beside: str = ""

    def written(self, words: str) -> tuple[str, str]:
        """The lines above, and the line itself."""
        beside = f"  {self.beside}" if self.beside else ""
        return "".join(f"{comment}\n" for comment in self.above), f"{words}{beside}\n"


File = dict[Path, dict[str, Line]]
"""Sections by their paths; the line of a header stands under the empty key."""


def written(file: File, end: str = "") -> Written:
    """The file, each section's header first and then its keys."""
    return Written({path: _section(path, lines) for path, lines in file.items()}, end)


def a_file(sections: Mapping[Path, Mapping[str, object]], end: str = "") -> Written:
    """A file without comments, from the values of its sections."""
    return written(
        {
            path: {key: Line(value) for key, value in values.items()}
            for path, values in sections.items()
        },
        end,
    )


def _section(path: Path, lines: Mapping[str, Line]) -> Section:
    lead, header = lines.get("", Line(None)).written(_header(path)) if path else ("", "")
    statements = {
        key: Statement(*line.written(f"{key} = {_toml(line.value)}"), line.value)
        for key, line in lines.items()
        if key
    }
    return Section(lead, header, statements)


def _header(path: Path) -> str:
    names = [part for before, part in zip(("", *path), path, strict=False) if before not in LISTS]
    brackets = "[[{}]]" if names[-1] in LISTS else "[{}]"
    return brackets.format(".".join(names))


def _toml(value: object) -> str:
    return str(value) if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)


STEPS = {"design": ("title", "due"), "start": ("title",)}
CITED = {"d s [1]": ("basis", "remark"), "d s [2]": ("remark",), "d s [3]": ("basis",)}
PLACES: dict[Path, tuple[str, ...]] = {
    (): ("title", "area", "note"),
    ("six_ones",): ("note",),
    LEAD: ("holder", "basis", "remark"),
    ("six_ones", "fund"): ("holder",),
    **{("supporting", name): ("basis",) for name in ("市教育局", "市商务局")},
    GOAL: ("text", "due"),
    **{(*GOAL, "milestones", name): keys for name, keys in STEPS.items()},
    ("goals", "2022"): ("text",),
    **{("goals", "2022", "milestones", name): keys for name, keys in STEPS.items()},
    **{("citations", name): keys for name, keys in CITED.items()},
}
VALUES = st.sampled_from(["甲", "乙", "丙", 1, dt.date(2021, 6, 30), [], ["#", "1"]])


def told_apart_by(path: Path) -> dict[str, Line]:
    """The header of a section, and what the element of a list is told apart by."""
    header = {"": Line(None)} if path else {}
    match path:
        case (*_, "goals", name):
            return {**header, "year": Line(int(name))}
        case (*_, "milestones", name):
            return {**header, "id": Line(name)}
        case (*_, "supporting", name):
            return {**header, "department": Line(name)}
        case ("citations", name):
            said = {"document": "d", "section": "s", "facts": json.loads(name[4:])}
            return {**header, **{key: Line(value) for key, value in said.items()}}
        case _:
            return header


@st.composite
def comments(draw: st.DrawFn, path: Path, key: str) -> str:
    """One of a few comments about this line, told apart from those about all others."""
    return f"# {'/'.join(path)} {key} {draw(st.integers(0, 3))}"


@st.composite
def files(draw: st.DrawFn) -> File:
    """A plan with some of the sections; two of its citations are of the same section."""
    found: File = {}
    for path, keys in PLACES.items():
        is_cited = path in {("citations", name) for name in [*CITED][:2]}
        if is_cited or (draw(st.booleans()) and _has_room(found, path)):
            found[path] = told_apart_by(path)
            for key in draw(st.lists(st.sampled_from(keys), unique=True)):
                found[path][key] = Line(draw(VALUES), (draw(comments(path, key)),))
    return {(): {}, **found}


@st.composite
def edits(draw: st.DrawFn, file: File) -> File:
    """The plan with up to five things done to it: lines, sections and their order."""
    found = file
    for _ in range(draw(st.integers(0, 5))):
        path = draw(st.sampled_from([*PLACES]))
        if path in found:
            found = draw(_edits_of_a_section(found, path))
        elif _has_room(found, path):
            found = {**found, path: told_apart_by(path)}
    return {(): found[()], **found}


@st.composite
def _edits_of_a_section(draw: st.DrawFn, file: File, path: Path) -> File:
    what = draw(st.sampled_from(["line", "line", "line", "order", "whole", "header"]))
    if what == "order":
        return {below: file[below] for below in draw(st.permutations([*file]))}
    if what == "whole" and path:
        return {below: lines for below, lines in file.items() if below[: len(path)] != path}
    if what == "header" and path == ("six_ones",):
        return {below: lines for below, lines in file.items() if below != path}
    return {**file, path: draw(_edits_of_a_line(path, file[path]))}


@st.composite
def _edits_of_a_line(draw: st.DrawFn, path: Path, lines: dict[str, Line]) -> dict[str, Line]:
    key = draw(st.sampled_from([*PLACES[path], *([""] if path else [])]))
    what = draw(
        st.sampled_from(["value", "above", "beside", "gone"] if key else ["above", "beside"])
    )
    line = lines.get(key, Line("新"))
    match what:
        case "value":
            line = line._replace(value=draw(VALUES))
        case "above":
            above = draw(st.lists(comments(path, key), unique=True, max_size=2))
            line = line._replace(above=tuple(above))
        case "beside":
            line = line._replace(beside=draw(comments(path, key)))
        case _:
            return {other: line for other, line in lines.items() if other != key}
    return {**lines, key: line}


def _has_room(file: File, path: Path) -> bool:
    """Whether the goal of a milestone is there."""
    return path[:1] != GOAL[:1] or path[:-2] in file or len(path) == len(GOAL)


def kept_comments(base: File, ours: File, theirs: File) -> Iterator[tuple[Path, str]]:
    """The comments that neither side took away, nor what they are about; each with its place."""
    for path, key in {(at, key) for file in (ours, theirs) for at in file for key in file[at]}:
        lines = [file.get(path, {}).get(key) for file in (base, ours, theirs)]
        b, o, t = ({*line.above, line.beside} if line else set() for line in lines)
        if lines[0] is None or None not in lines:
            for comment in (o & t) | (o - b) | (t - b):
                yield (*path, key) if key else path, comment


def said(table: Mapping[str, Any], path: Path = ()) -> Iterator[tuple[Path, object]]:
    """What a table of TOML says, under the same paths; it knows nothing of how that is joined."""
    for key, value in table.items():
        match value:
            case dict():
                yield from said(value, (*path, key))
            case [dict(), *_]:
                for element in value:
                    name = element.get("year", element.get("id", element.get("department")))
                    name = name or f"d s {element['facts']}"
                    yield from said(element, (*path, key, str(name)))
            case _:
                yield (*path, key), value


def test_the_text_is_the_sections_with_what_leads_to_them_and_the_end() -> None:
    file = written(
        {
            (): {"title": Line("天子山大桥", ("# 事项五",), "# 暂名")},
            LEAD: {"": Line(None, ("", "# 推定")), "holder": Line("市交通运输局")},
        },
        end="# 完\n",
    )
    assert file.text == (
        '# 事项五\ntitle = "天子山大桥"  # 暂名\n'
        '\n# 推定\n[six_ones.lead]\nholder = "市交通运输局"\n'
        "# 完\n"
    )


def test_a_milestone_is_written_below_its_own_goal_wherever_it_was_put() -> None:
    file = a_file({(): {}, GOAL: {"year": 2021}, ("goals", "2022"): {"year": 2022}, DESIGN: {}})
    assert file.text == "[[goals]]\nyear = 2021\n[[goals.milestones]]\n[[goals]]\nyear = 2022\n"


def test_a_file_that_says_nothing_is_empty() -> None:
    assert (Written({}, "").text, Written({}, "").fields) == ("", {})


def test_a_section_lies_within_the_nearest_one_that_is_there() -> None:
    file = a_file({(): {}, GOAL: {}, DESIGN: {}, LEAD: {}})
    assert [file.parent(path) for path in (DESIGN, GOAL, LEAD)] == [GOAL, (), ()]


def test_the_children_of_a_section_are_those_just_below_it() -> None:
    file = a_file({(): {}, GOAL: {}, DESIGN: {}, LEAD: {}})
    assert (file.children(()), file.children(GOAL), file.children(DESIGN)) == (
        (GOAL, LEAD),
        (DESIGN,),
        (),
    )


def test_within_a_section_is_it_and_all_below_it_and_nothing_that_begins_alike() -> None:
    file = a_file({(): {}, GOAL: {}, DESIGN: {}, ("goals", "20210"): {}})
    assert list(file.within(GOAL)) == [GOAL, DESIGN]


def test_the_fields_are_told_by_the_names_of_the_elements_they_belong_to() -> None:
    file = a_file(
        {
            (): {"title": "天子山大桥"},
            GOAL: {"year": 2021},
            DESIGN: {"id": "design", "due": dt.date(2021, 6, 30)},
        }
    )
    assert file.fields == {
        ("title",): "天子山大桥",
        (*GOAL, "year"): 2021,
        (*DESIGN, "id"): "design",
        (*DESIGN, "due"): dt.date(2021, 6, 30),
    }


@pytest.mark.parametrize(
    ("list_name", "values", "name"),
    [
        ("goals", {"year": 2021, "text": "建成"}, "2021"),
        ("milestones", {"title": "批复", "id": "design"}, "design"),
        ("supporting", {"department": "市教育局", "basis": "stated"}, "市教育局"),
        ("citations", {"document": "reply-034", "section": "二"}, "reply-034 二"),
        ("facts", {"number": 1, "of": "reply-034"}, "number=1 of=reply-034"),
        ("goals", {"text": "没有年份"}, "text=没有年份"),
        ("facts", {}, ""),
    ],
)
def test_an_element_is_told_apart_by_what_it_is_known_for_or_else_by_all_it_says(
    list_name: str, values: dict[str, object], name: str
) -> None:
    assert element_name(list_name, values) == name


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"document": "reply-034", "section": "二", "facts": [39]}, "reply-034 二 [39]"),
        ({"document": "reply-034", "section": "二"}, "reply-034 二 None"),
        ({"name": "市教育局", "short": "教育"}, "name=市教育局 short=教育"),
    ],
)
def test_an_element_whose_name_another_has_is_told_apart_by_its_facts_or_by_all_it_says(
    values: dict[str, object], name: str
) -> None:
    assert full_name(values) == name
