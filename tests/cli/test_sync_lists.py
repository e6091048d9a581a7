"""Two people who add to one list: both are kept, and only a difference is asked about."""

import tomllib
from pathlib import Path

import pytest

from tests.cli.minutes import edited
from tests.conftest import Run
from tests.store.sync.clones import (
    all_synced,
    book_in,
    cloned,
    empty_share,
    pushed,
    shared_by,
    small_book,
    synced,
    two_clones,
)

pytestmark = pytest.mark.ordeal

PROGRAMME = "programme.toml"
TABLES = """\
[[departments]]
name = "市交通运输局"
basis = "stated"

[[departments]]
name = "市教育局"
basis = "stated"
"""
FIRST = '    { name = "市交通运输局", basis = "stated" },\n'
LIST = f'departments = [\n{FIRST}    {{ name = "市教育局", basis = "stated" }},\n]\n'


def book_with_a_list(folder: Path) -> Path:
    """A book whose departments stand in brackets."""
    small_book(folder)
    edited(folder, PROGRAMME, (TABLES, ""), ("as_of = 2021-07-31\n", f"as_of = 2021-07-31\n{LIST}"))
    return folder


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of it."""
    return two_clones(tmp_path, book_with_a_list)


def with_department(clone: Path, name: str) -> None:
    """Add a department at the end of the list."""
    edited(clone, PROGRAMME, ("},\n]", f'}},\n    {{ name = "{name}", basis = "stated" }},\n]'))


@pytest.mark.ordeal
def test_departments_that_two_people_add_are_both_there(
    run: Run, clones: tuple[Path, Path]
) -> None:
    for clone, name in zip(clones, ("市民政局", "市水利局"), strict=True):
        with_department(clone, name)
    all_synced(run, *clones)
    assert book_in(clones[0]) == book_in(clones[1])
    text = (clones[0] / PROGRAMME).read_text(encoding="utf-8")
    assert [name for name in ("市民政局", "市水利局") if name in text] == ["市民政局", "市水利局"]


@pytest.mark.ordeal
def test_departments_that_two_people_add_to_a_new_book_as_it_is_advised_are_both_there(
    run: Run, tmp_path: Path
) -> None:
    zhang = cloned(empty_share(tmp_path), tmp_path / "zhang")
    assert run("init", zhang).code == 0
    synced(run, zhang)
    li = cloned(shared_by(zhang), tmp_path / "li", "李四")
    for clone, name in ((zhang, "市林业局"), (li, "市体育局")):
        with (clone / PROGRAMME).open("a", encoding="utf-8") as programme:
            programme.write(f'\n[[departments]]\nname = "{name}"\nbasis = "inferred"\n')
    all_synced(run, zhang, li)
    assert book_in(zhang) == book_in(li)
    known = tomllib.loads((li / PROGRAMME).read_text(encoding="utf-8"))["departments"]
    assert {"市林业局", "市体育局"} <= {department["name"] for department in known}
    assert run("check", "--strict", "--data", li).code == 0


def test_of_a_list_only_what_is_decided_differently_is_asked_and_taken(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    with_department(zhang, "市民政局")
    edited(zhang, PROGRAMME, (FIRST, FIRST.replace("stated", "inferred")))
    pushed(zhang)
    with_department(li, "市水利局")
    edited(li, PROGRAMME, (FIRST, FIRST.replace("stated", "appointed")))
    ran = run("sync", "--data", li)
    assert ran.code == 1
    assert (
        "总体安排：部门“市交通运输局”的依据\n    原来：原文\n    本机：任命文件（李四，" in ran.out
    )
    assert "市教育局" not in ran.out
    synced(run, li, "--take", "theirs")
    text = (li / PROGRAMME).read_text(encoding="utf-8")
    assert FIRST.replace("stated", "inferred") in text
    assert all(name in text for name in ("市教育局", "市民政局", "市水利局"))
