"""Other years: a view reads its own year's progress, and of the years before only what lasts."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.store.faults import BRIDGE


def _entry(book: Path, name: str, fields: str) -> Path:
    """An entry of item 5 under this name, with these fields beside the usual ones."""
    day, kind = name[:10], name[11:].partition("-")[0]
    path = book / BRIDGE / day[:4] / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f'kind = "{kind}"\ndate = {day}\nrecorded = {day}T17:00:00+08:00\n'
        f'by = "市交通运输局"\n{fields}\n',
        encoding="utf-8",
    )
    return path


APPOINTED = 'post = "leader"\nholder = "张三"\ndocument = "武咸办〔2021〕3号"'


def _leader(run: Run, book: Path, day: str) -> object:
    ran = run("show", "5", "--data", book, "--as-of", day, "--json")
    return json.loads(ran.out)["six_ones"]["leader"]["holder"]


def test_progress_of_last_year_does_not_count_this_year(book: Path, run: Run) -> None:
    _entry(book, "2021-12-30-progress-aaaaaa", "percent = 80")
    percents = [
        json.loads(run("list", "--data", book, "--as-of", day, "--json").out)["items"][4]["percent"]
        for day in ("2021-12-29", "2021-12-31", "2022-01-01")
    ]
    assert percents == [None, 80, None]


def test_an_appointment_of_last_year_holds_this_year(book: Path, run: Run) -> None:
    _entry(book, "2021-12-30-appointment-aaaaaa", APPOINTED)
    assert _leader(run, book, "2022-03-01") == "张三"


def test_a_retraction_of_last_year_holds_this_year(book: Path, run: Run) -> None:
    _entry(book, "2021-12-30-appointment-aaaaaa", APPOINTED)
    _entry(book, "2021-12-31-retraction-bbbbbb", 'to = "aaaaaa"\nreason = "误报"')
    assert _leader(run, book, "2022-03-01") is None


def test_progress_of_another_year_is_not_read_and_only_check_finds_it_broken(
    book: Path, run: Run
) -> None:
    _entry(book, "2021-12-30-progress-aaaaaa", "percent = 140")
    assert run("list", "--data", book, "--as-of", "2021-12-31").code == 4
    # In 2022 its end is told, for no goal of the new year is set.
    assert run("list", "--data", book, "--as-of", "2023-03-01").code == 0
    assert run("check", "--data", book).code == 1


@pytest.mark.parametrize("name", ["2021-12-30-appointment-aaaaaa", "2021-12-30-retraction-aaaaaa"])
def test_what_lasts_is_read_and_refused_in_the_years_after(name: str, book: Path, run: Run) -> None:
    path = _entry(book, name, "percent = 1")
    ran = run("list", "--data", book, "--as-of", "2022-03-01")
    assert ran.code == 4
    assert str(path.relative_to(book)) in ran.err


def test_a_year_to_come_is_not_read(book: Path, run: Run) -> None:
    _entry(book, "2022-01-04-appointment-aaaaaa", "percent = 1")
    assert run("list", "--data", book, "--as-of", "2021-12-31").code == 0


def test_a_wrong_name_is_refused_in_every_year(book: Path, run: Run) -> None:
    (book / BRIDGE / "2021" / "notes.toml").touch()
    assert run("list", "--data", book, "--as-of", "2022-03-01").code == 4


def test_the_week_over_new_year_reads_both_years(book: Path, run: Run) -> None:
    _entry(book, "2021-12-30-progress-aaaaaa", 'note = "桩基完成"')
    ran = run("report", "--data", book, "--as-of", "2022-01-02", "--json")
    assert [said["text"] for said in json.loads(ran.out)["progress"]] == ["桩基完成"]


def test_a_retraction_of_progress_of_last_year_is_no_error(book: Path, run: Run) -> None:
    _entry(book, "2021-12-30-progress-aaaaaa", "percent = 80")
    _entry(book, "2022-01-04-retraction-bbbbbb", 'to = "aaaaaa"\nreason = "误报"')
    assert run("list", "--data", book, "--as-of", "2022-03-01").code == 0
    assert run("check", "--data", book).code == 0
