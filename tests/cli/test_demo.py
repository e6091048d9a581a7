"""`demo`: an invented year, labelled as such, the same every time, with all there is to see."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.contents import contents
from wuxian.domain.entries.kinds import KINDS

LABEL = "演示账册：目标、时限、进展、人名、文号均为虚构，不是事实。"
ITEMS = range(1, 21)


def entries(demo: Path) -> list[dict[str, object]]:
    """All entries as they are written."""
    return [tomllib.loads(path.read_text()) for path in demo.rglob("2021/*.toml")]


def asked(run: Run, demo: Path, *words: str) -> dict[str, list[dict[str, object]]]:
    """What a command gives as JSON."""
    told: dict[str, list[dict[str, object]]] = json.loads(run(*words, "--json", "--data", demo).out)
    return told


def test_two_demos_are_equal_byte_for_byte_in_any_process(
    process: Run, demo: Path, tmp_path: Path
) -> None:
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "America/Los_Angeles", "LC_ALL": "C"}
    assert process("demo", tmp_path / "again", env=elsewhere).code == 0
    assert contents(tmp_path / "again") == contents(demo)


def test_what_was_made_is_said(run: Run, tmp_path: Path) -> None:
    ran = run("demo", tmp_path / "new")
    made = len(list((tmp_path / "new").rglob("2021/*.toml")))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        f"已新建演示账册 {tmp_path / 'new'}：20个事项、{made}条记录，均为虚构。\n"
    )


def test_a_folder_with_something_in_it_is_refused_and_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"mine")
    assert run("demo", tmp_path).code == 2
    assert contents(tmp_path) == {"notes.txt": b"mine"}


def test_check_finds_nothing(run: Run, demo: Path) -> None:
    made = len(entries(demo))
    ran = run("check", "--strict", "--data", demo)
    assert (ran.code, ran.out) == (0, f"查了20个事项、{made}条记录，没有发现问题。\n")


@pytest.mark.parametrize(
    "words",
    [["list"], ["owners"], ["six-ones"], ["programme"], ["agenda"], ["report"]]
    + [["report", "--format", "markdown"], ["report", "--week", "2021-W20"]]
    + [["show", str(number)] for number in ITEMS],
    ids=" ".join,
)
def test_every_screen_says_that_it_is_invented(run: Run, demo: Path, words: list[str]) -> None:
    assert LABEL in run(*words, "--data", demo).out


@pytest.mark.parametrize(
    "words", [["list"], ["show", "5"], ["owners"], ["six-ones"], ["agenda"], ["report"]], ids=str
)
def test_the_json_says_that_it_is_invented(run: Run, demo: Path, words: list[str]) -> None:
    assert str(asked(run, demo, *words)["notice"]) == LABEL


def test_every_goal_and_document_says_that_it_is_invented(demo: Path) -> None:
    plans = [tomllib.loads(path.read_text()) for path in demo.glob("items/*/item.toml")]
    assert [goal["remark"] for plan in plans for goal in plan["goals"]] == [
        "时限和节点为演示虚构"
    ] * 20
    documents = {str(e["document"]) for e in entries(demo) if e["kind"] == "appointment"}
    assert documents
    assert all(document.startswith("演示文〔2021〕") for document in documents)


def test_no_entry_of_the_shipped_book_is_among_the_invented_ones(demo: Path) -> None:
    shipped = {str(entry["note"]) for entry in entries(REPOSITORY / "data")}
    assert shipped.isdisjoint(str(entry.get("note")) for entry in entries(demo))


def test_the_programme_and_the_items_are_the_shipped_ones(run: Run, demo: Path, book: Path) -> None:
    def titles(data: Path) -> list[object]:
        return [(row["number"], row["title"], row["area"]) for row in _rows(run, data)]

    assert titles(demo) == titles(book)


def _rows(run: Run, data: Path) -> list[dict[str, object]]:
    return asked(run, data, "list")["items"]


def test_it_is_pinned_to_the_last_friday_but_one_of_2021(run: Run, demo: Path) -> None:
    assert str(asked(run, demo, "list")["as_of"]) == "2021-12-24"
    assert max(str(entry["date"]) for entry in entries(demo)) == "2021-12-24"


def test_it_has_about_1500_entries_of_every_kind(demo: Path) -> None:
    kinds = Counter(str(entry["kind"]) for entry in entries(demo))
    assert 1450 <= kinds.total() <= 1600
    assert kinds.keys() == KINDS.keys() - {"goal"}
    assert kinds["progress"] > 800
    assert kinds["verification"] > 400
    assert min(kinds.values()) > 1


def test_every_entry_has_an_id_of_its_own(demo: Path) -> None:
    ids = [path.stem.rpartition("-")[2] for path in demo.rglob("2021/*.toml")]
    assert len(set(ids)) == len(ids)


def test_there_is_progress_in_every_week_of_the_year(demo: Path) -> None:
    days = [entry["date"] for entry in entries(demo) if entry["kind"] == "progress"]
    weeks = {day.isocalendar().week for day in days if hasattr(day, "isocalendar")}
    assert weeks == set(range(1, 52))


def test_every_lamp_is_lit(run: Run, demo: Path) -> None:
    lamps = Counter(row["lamp"] for row in _rows(run, demo))
    assert lamps.keys() == {"red", "yellow", "green", "grey", "off"}
    assert min(lamps.values()) >= 2


def test_works_go_on_wait_for_a_word_or_are_at_their_end(run: Run, demo: Path) -> None:
    assert {row["status"] for row in _rows(run, demo)} == {
        *("in_progress", "reported_complete", "verified_complete", "closed", "ended"),
    }


def test_some_are_late_some_fall_due_and_some_are_silent(run: Run, demo: Path) -> None:
    agenda = asked(run, demo, "agenda")
    assert all(len(agenda[part]) >= 2 for part in ("late", "due"))
    late = [int(str(row["working_days"])) for row in agenda["silent"]]
    assert max(late) > 40


def test_every_part_of_the_report_has_something_to_show(run: Run, demo: Path) -> None:
    report = asked(run, demo, "report")
    parts = ("progress", "problems", "plans", "late", "due_next", "silent", "gaps", "items")
    assert all(report[part] for part in parts)


def test_the_six_ones_are_appointed_inferred_and_vacant(run: Run, demo: Path) -> None:
    shown = run("six-ones", "--data", demo).out
    assert all(word in shown for word in ("推定", "空缺"))


def test_a_leader_was_changed_in_september(run: Run, demo: Path) -> None:
    def leader(day: str) -> object:
        shown = run("show", "5", "--json", "--as-of", day, "--data", demo).out
        return json.loads(shown)["six_ones"]["leader"]["holder"]

    assert (leader("2021-08-31"), leader("2021-09-01")) == ("市领导甲", "市领导乙")


def test_a_milestone_was_missed_and_another_made_up(run: Run, demo: Path) -> None:
    reach = {
        step["reach"]
        for number in ITEMS
        for step in asked(run, demo, "show", str(number))["milestones"]
    }
    assert reach == {"reached", "made_up", "missed"}
