"""The demo's year of supervision: asked for, demanded, verified, decided and closed."""

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

Record = dict[str, Any]


def written(demo: Path, kind: str) -> dict[str, Record]:
    """The entries of a kind as they are written, by id."""
    return {
        path.stem.rpartition("-")[2]: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in demo.glob(f"items/*/*/*-{kind}-*.toml")
    }


def settings(demo: Path) -> Record:
    """The settings of the demo's year."""
    return tomllib.loads((demo / "years/2021.toml").read_text(encoding="utf-8"))


def row(run: Run, demo: Path, number: int, day: str = "2021-12-24") -> Record:
    """What the list says of an item on a day."""
    told = json.loads(run("list", "--as-of", day, "--json", "--data", demo).out)
    return dict(told["items"][number - 1])


def slips(run: Run, demo: Path) -> list[Record]:
    """The slips, as they are listed."""
    return list(json.loads(run("slip", "list", "--json", "--data", demo).out)["slips"])


def test_the_year_says_who_supervises_by_which_paper_and_who_decides(demo: Path) -> None:
    supervision = settings(demo)["supervision"]
    assert supervision["office"] == "武咸同城领导小组办公室"
    assert supervision["designation"].startswith("演示文〔2021〕")
    assert "plans_by" in supervision
    assert len({one["holder"] for one in supervision["deciders"]}) == 3


def test_the_year_says_how_slips_are_issued(demo: Path) -> None:
    rules = settings(demo)["slips"]
    assert (rules["mode"], rules["series"]) == ("ladder", "武咸督")
    assert len(rules["limits"]) > 1


def test_plans_were_filed_in_spring_by_all_but_one_and_one_of_them_again(demo: Path) -> None:
    plans = {name: one for name, one in written(demo, "request").items() if "steps" in one}
    first = [one for one in plans.values() if "after" not in one]
    [again] = [one for one in plans.values() if "after" in one]
    assert len(first) == 19
    assert again["after"] in plans
    assert all("2021-04-01" < str(one["date"]) < "2021-06-01" for one in plans.values())


def test_every_plan_that_holds_was_approved(demo: Path) -> None:
    requests = written(demo, "request")
    decided = Counter(
        one["outcome"]
        for one in written(demo, "decision").values()
        if "steps" in requests.get(one.get("to", ""), {})
    )
    assert decided == {"approved": 19, "returned": 1}


@pytest.mark.parametrize(
    ("number", "asked", "granted", "late"),
    [
        (2, "2021-12-31", "2021-12-31", False),
        (7, "2021-12-31", None, True),
        (17, None, None, False),
    ],
    ids=["granted", "waits", "returned"],
)
def test_an_end_was_to_be_put_off(
    run: Run, demo: Path, number: int, asked: str | None, granted: str | None, *, late: bool
) -> None:
    found = row(run, demo, number)
    assert found["original_due"] == "2021-11-30"
    assert (found["asked_due"], found["granted_due"], found["asked_late"]) == (asked, granted, late)


def test_a_milestone_was_put_off_by_less_than_was_asked(run: Run, demo: Path) -> None:
    shown = json.loads(run("show", "15", "--json", "--data", demo).out)
    [step] = [one for one in shown["milestones"] if one["id"] == "approval"]
    assert (step["due"], step["reach"]) == ("2021-07-20", "reached")
    [asked] = [one["asks"] for one in shown["entries"] if one["kind"] == "request" and one["asks"]]
    assert asked["milestones"][0]["due"] == "2021-07-31"


def test_a_target_was_lowered(run: Run, demo: Path) -> None:
    def target(day: str) -> object:
        return row(run, demo, 14, day)["targets"][0]["goal"]

    assert (target("2021-10-14"), target("2021-10-15")) == (12, 10)


def test_an_item_was_suspended_and_resumed(run: Run, demo: Path) -> None:
    days = ("2021-07-29", "2021-07-30", "2021-09-02", "2021-09-03")
    assert [row(run, demo, 8, day)["status"] for day in days] == [
        *("in_progress", "suspended", "suspended", "in_progress"),
    ]


def test_an_item_was_merged_with_another(run: Run, demo: Path) -> None:
    found = row(run, demo, 20)
    assert (found["status"], found["ended"], found["closed"]) == ("ended", "merged", "2021-11-29")


def test_works_that_were_done_and_verified_were_closed(run: Run, demo: Path) -> None:
    assert {number: row(run, demo, number)["closed"] for number in (12, 18)} == {
        12: "2021-12-10",
        18: "2021-12-10",
    }
    assert row(run, demo, 1)["status"] == "verified_complete"
    assert row(run, demo, 8)["status"] == "reported_complete"


def test_most_reports_were_looked_at_and_some_were_not_as_they_were_told(demo: Path) -> None:
    said = written(demo, "verification").values()
    reports = written(demo, "progress")
    assert len({one["to"] for one in said} & reports.keys()) > len(reports) / 2
    lowered = [one for one in said if "percent" in one]
    assert all(one["percent"] < reports[one["to"]]["percent"] for one in lowered)
    assert len(lowered) > 5
    assert Counter(one["finding"] for one in said)["returned"] > 5


def test_several_reports_wait_for_a_word(run: Run, demo: Path) -> None:
    waiting = [n for n in range(1, 21) if "待核验" in run("show", str(n), "--data", demo).out]
    assert 4 <= len(waiting) <= 14


def test_some_say_when_they_will_be_done_and_one_is_beyond_its_end(run: Run, demo: Path) -> None:
    foreseen = {number: row(run, demo, number) for number in (4, 5, 9)}
    assert [one["forecast"] for one in foreseen.values()] == [
        *("2021-12-28", "2022-01-20", "2021-12-31"),
    ]
    assert foreseen[5]["forecast"] > foreseen[5]["due"]


def test_slips_are_settled_answered_returned_stepped_up_and_open(run: Run, demo: Path) -> None:
    found = [(one["number"], one["colour"], one["state"]) for one in slips(run, demo)]
    assert found == [
        ("武咸督〔2021〕1号", "blue", "settled"),
        ("武咸督〔2021〕2号", "blue", "stepped_up"),
        ("武咸督〔2021〕3号", "blue", "answered"),
        ("武咸督〔2021〕4号", "orange", "returned"),
        ("武咸督〔2021〕5号", "blue", "open"),
    ]


def test_every_paper_that_is_named_says_that_it_is_invented(demo: Path) -> None:
    papers = [one.get("document") for one in written(demo, "decision").values()]
    assert all(str(paper).startswith("演示文〔2021〕") for paper in papers if paper)
