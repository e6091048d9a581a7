"""Whatever two clones do with claims, requests and slips, they merge to one sound book."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.cli.supervised import TRANSPORT
from tests.cli.test_supervision_in_clones import supervised_book
from tests.conftest import Run
from tests.store.sync.clones import all_synced, two_clones

_TALKS = {
    *("verified-twice", "decided-twice", "asked-twice", "closed-twice", "same-number"),
    *("closed-unverified", "progress-falls", "goals-apart", "no-calendar", "no-citation"),
}
"""What `check` may find: something to be looked at, or two people who must talk."""


def _entries(run: Run, book: Path) -> list[dict[str, Any]]:
    """The entries of items 5 and 6 that stand."""
    found = []
    for number in ("5", "6"):
        shown = json.loads(run("show", number, "--json", "--data", book).out)
        found += [one for one in shown["entries"] if not one["retracted_by"]]
    return found


def _step(run: Run, book: Path, chance: Random) -> None:
    """Something that a department or an office might do; what is refused is refused."""
    entries = _entries(run, book)
    number = chance.choice("56")

    def one_of(*kinds: str) -> str:
        ids = [one["id"] for one in entries if one["kind"] in kinds]
        return str(chance.choice(ids)) if ids else number

    percent = str(chance.randrange(0, 101, 10))
    due = f"2021-{chance.randrange(8, 13):02}-28"
    words: tuple[str, ...] = chance.choice(
        (
            ("update", number, "--percent", percent, "--note", "按计划推进"),
            ("verify", one_of("progress", "reply"), "--accept"),
            ("verify", one_of("progress", "reply"), "--return", "--reason", "不实"),
            ("verify", one_of("progress"), "--percent", percent),
            ("request", number, "--due", due, "--reason", "汛期"),
            ("request", number, "--suspend", "--reason", "汛期"),
            ("request", number, "--steps", f"验收={due}"),
            ("decide", one_of("request"), "--approve", "--document", "纪要"),
            ("decide", one_of("request"), "--return", "--reason", "不足"),
            ("decide", number, "--resume", "--document", "纪要"),
            ("close", number),
            ("close", number, "--as", "merged", "--document", "纪要"),
            ("reopen", number, "--reason", "缺陷"),
            ("slip", "issue", number, "--demand", "说明", "--to", TRANSPORT),
            ("reply", one_of("slip"), "--note", "已办"),
            ("retract", one_of("progress", "verification", "request", "decision", "slip", "reply"),
             "--reason", "写错"),
            ("goal", number, "建成", "--due", due),
        )
    )  # fmt: skip
    ran = run(*words, "--data", book)
    assert ran.code in {0, 2, 3}, (words, ran.err)


def _seen(run: Run, book: Path) -> list[object]:
    """What the screens say of a book."""
    views = (("list",), ("show", "5"), ("show", "6"), ("agenda",), ("slip", "list"))
    return [json.loads(run(*words, "--json", "--data", book).out) for words in views]


@pytest.mark.ordeal
@pytest.mark.parametrize("seed", range(12))
def test_whatever_two_clones_do_they_merge_to_one_sound_book(
    run: Run, tmp_path: Path, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 (nothing here is a secret)
    zhang, li = two_clones(tmp_path, supervised_book)
    for number in ("5", "6"):
        run("goal", number, "年底建成", "--due", "12月15日", "--data", zhang)
    all_synced(run, zhang, li)
    for _ in range(6):
        for _ in range(7):
            _step(run, chance.choice((zhang, li)), chance)
        all_synced(run, zhang, li)
        assert _seen(run, zhang) == _seen(run, li)
    found = json.loads(run("check", "--json", "--data", zhang).out)["findings"]
    assert [one for one in found if one["severity"] == "error"] == []
    assert {one["rule"] for one in found} <= _TALKS
