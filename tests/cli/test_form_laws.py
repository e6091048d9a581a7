"""Forms that come back: filled in at random, they say what `update` would have said."""

import datetime as dt
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.filling import Entered, fill, read_back
from tests.laws import examples
from tests.real_tools import need
from tests.render.conftest import OnDay, demo_book
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.problem import Problem
from wuxian.domain.entries.progress import Progress
from wuxian.domain.forms.form import Form, FormRow, form_of
from wuxian.domain.forms.reported import Arrival
from wuxian.domain.forms.returned import returned
from wuxian.domain.plan.bodies import SIGN
from wuxian.domain.sheets.proposal import Outcome
from wuxian.domain.standing.state import state_of
from wuxian.domain.values.basis import Figure
from wuxian.domain.views.concerned import book_for
from wuxian.domain.views.items import item_row
from wuxian.render.writers.form import file_bytes

__all__ = ("demo_book",)

FIRST = 5
_ids = count(0x400000)

_FULLWIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
SPELT: tuple[Callable[[int], Entered], ...] = (
    str,
    "{}%".format,
    int,
    float,
    lambda n: str(n).translate(_FULLWIDTH),
)
NOTES = ("桩基完成", "=1+1", "@张三", "架梁\n铺装", "无", "“通车”，好 & <快>")


RECORDED = dt.datetime(2021, 12, 31, tzinfo=dt.UTC)


def arrival_of(day: dt.date) -> Arrival:
    """A form that comes back on a day; its entries have the same ids each time."""
    ids = count(0x500000)
    return Arrival("填好.xlsx", day, RECORDED, lambda: f"{next(ids):06x}")


def new_id() -> str:
    """An id that no other entry has."""
    return f"{next(_ids):06x}"


def signing(book: Book, day: dt.date) -> list[str]:
    """The bodies that may report and carry anything."""
    names = book.programme.register.names(SIGN)
    return [name for name in names if book_for(book, name, day, None).items]


def a_form_of(book: Book, body: str, day: dt.date) -> Form:
    """The form of a body."""
    return form_of(book_for(book, body, day, None), body, day, day.year, "0.1.0")


@st.composite
def fillings(draw: st.DrawFn, form: Form) -> dict[tuple[int, str], tuple[object, Entered]]:
    """What is typed into some of the open cells, each with what it means."""
    found: dict[tuple[int, str], tuple[object, Entered]] = {}
    for n, row in enumerate(form.rows, FIRST):
        for field in sorted(row.open):
            if not draw(st.booleans()):
                continue
            if field in ("percent", "figures"):
                # What a spreadsheet would keep of 1% is no more to be told from 100%.
                number = draw(st.integers(2, 100 if field == "percent" else 3000))
                ways = SPELT if field == "percent" else (*SPELT[:1], *SPELT[2:])
                found[n, field] = (number, draw(st.sampled_from(ways))(number))
            else:
                words = draw(st.sampled_from(NOTES if field == "note" else NOTES[:4]))
                words = f"{words}{n}" if words != "无" else words
                found[n, field] = (words, words)
    return found


def said(
    form: Form, filling: Mapping[tuple[int, str], tuple[object, Entered]], day: dt.date
) -> dict[str, list[Entry]]:
    """The entries that `update` would write for this, by the folders of their items."""
    groups: dict[tuple[str, str | None], dict[str, object]] = defaultdict(dict)
    for (n, field), (meant, _) in filling.items():
        row: FormRow = form.rows[n - FIRST]
        group = groups[row.slot.folder, row.slot.part]
        if field == "figures":
            figures = group.get("figures", ())
            assert isinstance(figures, tuple)
            one = Figure.model_validate(
                {"name": row.slot.target, "value": meant, "unit": row.unit or None}
            )
            group["figures"] = (*figures, one)
        else:
            group[field] = meant
    entries: dict[str, list[Entry]] = defaultdict(list)
    for (folder, part), fields in groups.items():
        if fields.get("note") == "无":
            del fields["note"]
            if not {"percent", "figures"} & fields.keys():
                fields["nothing_new"] = True
        common = {"date": day, "recorded": RECORDED, "by": form.origin.body}
        if fields:
            report = {"id": new_id(), **common, "part": part, **fields}
            entries[folder].append(Progress.model_validate(report))
        if "problem" in fields:
            problem = {"id": new_id(), **common, "matter": fields["problem"]}
            entries[folder].append(Problem.model_validate(problem))
    return entries


def with_entries(item: Item, entries: list[Entry]) -> Item:
    """An item that has these entries, too."""
    return item._replace(entries=(*item.entries, *entries))


def rows_of(book: Book, day: dt.date, entries: Mapping[str, list[Entry]]) -> list[object]:
    """How all items stand once this is written, and what is said of them last."""
    found: list[object] = []
    for item in book.items:
        state = state_of(book, with_entries(item, entries.get(item.folder, [])), day)
        report = state.latest_report
        problems = sorted(one.problem.matter for one in state.open_problems)
        words = (report.note, report.problem, report.next) if report else ()
        found.append((item_row(state, book), problems, words))
    return found


@given(data=st.data())
@settings(max_examples=examples(50))
@pytest.mark.ordeal
def test_a_form_filled_in_at_random_gives_the_states_that_update_gives(
    demo_book: OnDay, data: st.DataObject
) -> None:
    book, day = demo_book
    day += dt.timedelta(days=3)
    form = a_form_of(book, data.draw(st.sampled_from(signing(book, day))), day)
    filling = data.draw(fillings(form))
    with tempfile.TemporaryDirectory() as folder:
        blank = Path(folder) / "表.xlsx"
        blank.write_bytes(file_bytes(form))
        typed = {place: entered for place, (_, entered) in filling.items()}
        back = read_back(fill(blank, typed, Path(folder) / "填好.xlsx"))
    proposal = returned(back, book, arrival_of(day))
    assert proposal.refusals == ()
    assert len(proposal.rows) == len(form.rows)
    written = {filing.item.folder: [*filing.entries] for filing in proposal.filings}
    expected = said(form, filling, day)
    assert rows_of(book, day, written) == rows_of(book, day, expected)
    later = book._replace(
        items=tuple(with_entries(item, written.get(item.folder, [])) for item in book.items)
    )
    again = returned(back, later, arrival_of(day))
    assert not again.writes
    assert {told.outcome for told in again.rows} == {Outcome.UNCHANGED}


@pytest.mark.ordeal
def test_a_form_that_libreoffice_saved_again_says_the_same(
    demo_book: OnDay, tmp_path: Path
) -> None:
    book, day = demo_book
    form = a_form_of(book, "市交通运输局", day)
    blank = tmp_path / "表.xlsx"
    blank.write_bytes(file_bytes(form))
    typed: dict[tuple[int, str], Entered] = {
        (5, "percent"): "98%", (5, "note"): "=1+1", (6, "percent"): "９９", (7, "percent"): 72,
        (8, "note"): "架梁\n铺装", (9, "problem"): "缺资金", (10, "percent"): 0.5,
        (11, "next"): "“通车”，好 & <快>", (13, "note"): "无",
    }  # fmt: skip
    ours = fill(blank, typed, tmp_path / "填好.xlsx")
    (tmp_path / "再存").mkdir()
    need("soffice")
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    saved = [home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "再存")]
    subprocess.run(["soffice", *saved, str(ours)], check=True, capture_output=True, timeout=120)
    one, other = read_back(ours), read_back(tmp_path / "再存/填好.xlsx")
    assert (other.origin, other.slots) == (one.origin, one.slots)
    proposals = [returned(back, book, arrival_of(day)) for back in (one, other)]
    assert proposals[0] == proposals[1]
    assert [refusal.row for refusal in proposals[0].refusals] == [10]
    assert len(proposals[0].filings) == 6
