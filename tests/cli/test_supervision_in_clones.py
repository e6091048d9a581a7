"""Two clones that supervise at once: they merge to a sound book, or `check` names who must talk."""

import json
from pathlib import Path

import pytest

from tests.cli.supervised import TRANSPORT, made, slips
from tests.conftest import Run
from tests.store.git.repositories import git
from tests.store.sync.clones import all_synced, small_book, synced, two_clones

# Every one of them makes clones and joins them.
pytestmark = pytest.mark.ordeal

_BODIES = """
[[offices]]
name = "督查室"
duty = "督查"
basis = "stated"
"""


def supervised_book(folder: Path) -> Path:
    """A small book with an office, and a goal of item 5."""
    small_book(folder)
    programme = folder / "programme.toml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text + _BODIES, encoding="utf-8")
    years = folder / "years"
    years.mkdir(exist_ok=True)
    (years / "2021.toml").write_text(
        'year = 2021\ndefault_due = 2021-12-31\n\n[slips]\nseries = "督"\n', encoding="utf-8"
    )
    return folder


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of one book."""
    return two_clones(tmp_path, supervised_book)


def told(run: Run, book: Path, rule: str) -> list[str]:
    """What `check` says of a book by one rule."""
    found = json.loads(run("check", "--json", "--data", book).out)["findings"]
    return [one["message"] for one in found if one["rule"] == rule]


def test_of_two_slips_of_one_number_the_earlier_keeps_it_and_the_answers_follow_the_other(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    first = made(run, zhang, "slip", "issue", "5", "--demand", "甲", "--to", TRANSPORT)
    later = made(run, li, "slip", "issue", "6", "--demand", "乙", "--to", TRANSPORT)
    made(run, li, "reply", later, "--note", "已办")
    synced(run, zhang)
    joined = run("sync", "--quiet", "--data", li)
    assert (joined.code, "要商量的1处" in joined.out) == (0, True)
    assert "督〔2021〕1号重号：" in joined.out
    all_synced(run, zhang, li)
    assert run("sync", "--quiet", "--data", li).out == ""
    kept, twice = slips(run, zhang)
    assert (kept["id"], kept["same_as"], twice["id"], twice["same_as"]) == (
        *(first, None),
        *(later, first),
    )
    assert f"{twice['number']}（重号）" in run("slip", "list", "--data", li).out
    [words] = told(run, li, "same-number")
    assert f"wuxian slip issue 6 --instead {later}" in words
    made(run, li, "slip", "issue", "6", "--instead", later)
    all_synced(run, zhang, li)
    listed = {
        one["number"]: one["state"] for one in slips(run, zhang) if one["state"] != "renumbered"
    }
    assert listed == {"督〔2021〕1号": "open", "督〔2021〕2号": "answered"}
    assert told(run, zhang, "same-number") == []


@pytest.mark.ordeal
def test_who_follows_a_rewritten_history_is_told_what_is_to_be_settled_too(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    made(run, zhang, "update", "5", "--percent", "40")
    all_synced(run, zhang, li)
    git(zhang, "reset", "--quiet", "--hard", "HEAD~1")
    made(run, zhang, "slip", "issue", "5", "--demand", "甲", "--to", TRANSPORT)
    git(zhang, "push", "--quiet", "--force")
    made(run, li, "slip", "issue", "6", "--demand", "乙", "--to", TRANSPORT)
    assert run("sync", "--data", li).code == 1
    assert "要商量的1处" in synced(run, li, "--take", "theirs").out


def test_two_words_on_one_claim_that_differ_name_who_must_talk(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    claim = made(run, zhang, "update", "5", "--percent", "40")
    all_synced(run, zhang, li)
    one = made(run, zhang, "verify", claim, "--accept")
    other = made(run, li, "verify", claim, "--return", "--reason", "不实")
    all_synced(run, zhang, li)
    [words] = told(run, zhang, "verified-twice")
    assert one in words
    assert other in words
    assert told(run, li, "verified-twice") == [words]


def test_two_decisions_on_one_request_name_who_must_talk(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    words = ("request", "5", "--suspend", "--reason", "汛期")
    run("goal", "5", "建成", "--due", "年底", "--yes", "--data", zhang)
    request = made(run, zhang, *words)
    all_synced(run, zhang, li)
    made(run, zhang, "decide", request, "--approve", "--document", "纪要1号")
    made(run, li, "decide", request, "--return", "--reason", "不同意")
    all_synced(run, zhang, li)
    [said] = told(run, li, "decided-twice")
    assert "审定了两次" in said
    assert json.loads(run("list", "--json", "--data", zhang).out) == json.loads(
        run("list", "--json", "--data", li).out
    )


def test_whose_clone_committed_what_the_office_signs_is_told_where_the_settings_say_whose_is_whose(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    claim = made(run, zhang, "update", "5", "--percent", "40")
    made(run, zhang, "verify", claim, "--accept")
    office = json.loads(run("show", "5", "--json", "--data", zhang).out)["entries"][0]["by"]
    settings = zhang / "years/2021.toml"
    people = (("0@example.com", TRANSPORT), ("1@example.com", office))
    tables = "".join(
        f'\n[[supervision.authors]]\nemail = "{email}"\nbody = "{body}"\n' for email, body in people
    )
    settings.write_text(settings.read_text(encoding="utf-8") + tables, encoding="utf-8")
    git(zhang, "commit", "--quiet", "--all", "--message", "登记提交人")
    [words] = told(run, zhang, "committed-by-another")
    assert words.startswith(f"署名{office}，由{TRANSPORT}的张三提交（")
    said = words.split("wuxian retract ")[1].split()[0]
    run("retract", said, "--reason", "不是本单位填的", "--by", office, "--data", zhang)
    assert [one for one in told(run, zhang, "committed-by-another") if said in one] == []
