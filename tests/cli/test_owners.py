"""`owners`."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.outcomes import refusal
from tests.conftest import Run
from tests.render.drawn import tables


def duties(run: Run, *words: str | Path) -> list[tuple[str, ...]]:
    """Department, duty and number of each row; the department stands on its first row only."""
    [drawn] = tables(run("owners", *words).out)
    return [row[:3] for row in drawn.rows]


def test_what_a_department_leads_stands_before_what_it_supports(run: Run) -> None:
    assert duties(run, "市交通运输局") == [
        ("市交通运输局", "牵头（推定）", "03"),
        ("", "牵头（推定）", "04"),
        ("", "牵头（推定）", "05"),
        ("", "牵头（推定）", "06"),
        ("", "牵头（推定）", "07"),
        ("", "牵头（推定）", "09"),
        ("", "配合（推定）", "08"),
    ]


def test_every_item_is_led_once_and_supported_as_its_plan_says(run: Run) -> None:
    view = json.loads(run("owners", "--json").out)
    led = [item["number"] for owner in view["owners"] for item in owner["leads"]]
    assert sorted(led) == list(range(1, 21))
    supported = {
        (owner["department"], item["number"])
        for owner in view["owners"]
        for item in owner["supports"]
    }
    items = json.loads(run("list", "--json").out)["items"]
    assert supported == {(name, item["number"]) for item in items for name in item["supporting"]}


def register(book: Path, table: str) -> None:
    """Register a body in a book by hand."""
    with (book / "programme.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{table}")


@pytest.mark.parametrize("department", ["市生态环境局", "生态环境", "生态"])
def test_a_department_may_be_named_in_part(run: Run, department: str) -> None:
    assert duties(run, department) == [("市生态环境局", "牵头（推定）", "20")]


def test_a_part_of_several_names_is_refused_with_all_of_them(run: Run) -> None:
    assert run("owners", "政府") == refusal(
        3, "错误：“政府”对应3个部门：咸安区政府、嘉鱼县政府、赤壁市政府", "请写全称。"
    )


def test_an_unknown_department_is_refused_with_the_nearest(run: Run) -> None:
    assert run("owners", "市交通运输厅") == refusal(
        3, "错误：没有登记的部门“市交通运输厅”", "是不是“市交通运输局”？"
    )


def test_a_department_is_known_by_its_short_form(run: Run) -> None:
    assert run("owners", "人社局").out == run("owners", "市人力资源和社会保障局").out


def test_a_body_is_known_by_its_short_name_and_its_aliases_wherever_one_is_named(
    run: Run, book: Path
) -> None:
    register(
        book,
        '[[collectives]]\nname = "各县市区人民政府"\naliases = ["各县、市、区政府"]\n'
        'members = ["咸安区政府"]\nbasis = "stated"\n',
    )
    appointed = (
        "appoint",
        "20",
        "lead",
        "各县、市、区政府",
        "--document",
        "文",
        "--by",
        "市发改委",
    )
    assert run(*appointed, "--data", book).code == 0
    assert duties(run, "各县市", "--data", book) == [("各县市区人民政府", "牵头", "20")]
    listed = json.loads(run("list", "--lead", "各县、市", "--json", "--data", book).out)
    assert [item["number"] for item in listed["items"]] == [20]
    told = json.loads(run("log", "20", "--by", "市发改委", "--json", "--data", book).out)
    assert {row["by"] for row in told["rows"]} == {"市发展和改革委员会"}


def test_members_report_for_a_collective_that_leads(run: Run, book: Path) -> None:
    register(
        book,
        '[[collectives]]\nname = "各区政府"\nmembers = ["咸安区政府"]\nbasis = "stated"\n',
    )
    run("appoint", "20", "lead", "各区政府", "--document", "文", "--data", book)
    assert run("update", "20", "--percent", "40", "--data", book) == refusal(
        2, "错误：“各区政府”是集合单位，不能填报", "请写它的成员：咸安区政府"
    )
    reported = run("update", "20", "--percent", "40", "--by", "咸安区", "--data", book)
    assert (reported.code, reported.err) == (0, "")


def test_a_department_like_no_other_is_refused_with_all_there_are(run: Run) -> None:
    ran = run("owners", "火星")
    assert ran.code == 3
    assert ran.err.startswith("错误：没有登记的部门“火星”\n可用：市发展和改革委员会、市自然资源")


def test_an_appointment_moves_the_item_to_the_new_lead(run: Run, book: Path) -> None:
    appointed = ("appoint", "20", "lead", "市水利和湖泊局", "--document", "文", "--data", book)
    assert run(*appointed).code == 0
    assert duties(run, "市水利和湖泊局", "--data", book) == [("市水利和湖泊局", "牵头", "20")]
    assert "没有牵头或配合的事项。" in run("owners", "市生态环境局", "--data", book).out


def test_an_item_that_nobody_leads_stands_at_the_end(run: Run, book: Path) -> None:
    vacated = ("appoint", "20", "lead", "--vacant", "--document", "文", "--data", book)
    assert run(*vacated).code == 0
    assert duties(run, "--data", book)[-1] == ("（空缺）", "牵头", "20")


@pytest.mark.parametrize("columns", range(68, 100, 4))
def test_titles_are_not_squeezed_below_24_cells_for_the_columns_on_their_right(
    run: Run, columns: int
) -> None:
    [drawn] = tables(run("owners", columns=columns).out)
    assert len(drawn.rule.split("-+-")[4]) >= 24


def test_it_counts_the_departments(run: Run) -> None:
    assert run("owners").out.endswith("\n共22个单位。\n")


def test_screens_and_reports_print_short_names_where_the_book_says_so_and_data_the_official(
    run: Run, book: Path, tmp_path: Path
) -> None:
    programme = book / "programme.toml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(f"short_names = true\n{text}", encoding="utf-8")
    report = tmp_path / "周报.md"
    run("report", "--output", report, "--data", book)
    screens = [
        run(*words, "--data", book).out
        for words in (("owners",), ("list",), ("show", "8"), ("agenda",), ("log", "8"), ("report",))
    ]
    for told in (*screens, report.read_text(encoding="utf-8")):
        assert "市发改委" in told or "市交通局" in told
        assert not re.search(r"(?<!咸宁)市发展和改革委员会", told)
    assert run("report", "--verify", report, "--data", book).code == 0
    for form in ("--json", "--csv"):
        told = run("owners", form, "--data", book).out
        assert "市发展和改革委员会" in told
        assert "市发改委" not in told
