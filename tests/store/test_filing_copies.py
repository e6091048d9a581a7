"""A copy and the entry that names it are filed together, whoever else files the same file."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.contents import contents
from tests.domain.books import progress
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.evidence_rule import EvidenceRule
from wuxian.errors import Unwritable
from wuxian.store.disk.copies import Attached, Offered, Shelf
from wuxian.store.disk.filing import file_entries
from wuxian.store.disk.offering import offered

FOLDER = "05-bridge"
LIMIT = 20 * 1024 * 1024


def naming(one: Offered, entry_id: str) -> Progress:
    """A report that names it."""
    entry = progress("2021-07-02", note="架梁。", entry_id=entry_id)
    return entry.model_copy(update={"evidence": (one.evidence,)})


def a_file(folder: Path, data: bytes) -> Offered:
    """A file that was looked at."""
    path = folder / "图.jpg"
    path.write_bytes(data)
    return offered(path, LIMIT)


def test_eight_who_file_the_same_file_at_once_all_succeed_with_one_copy(tmp_path: Path) -> None:
    one, root = a_file(tmp_path, b"x" * 5_000_000), tmp_path / "book"
    shelf = Shelf.of(root, FOLDER, 2021, None)

    def report(number: int) -> None:
        file_entries(
            root, FOLDER, [naming(one, f"{number:06x}")], Attached((one.evidence,), (one,), shelf)
        )

    with ThreadPoolExecutor(8) as pool:
        [*pool.map(report, range(8))]
    files = contents(root)
    assert len([path for path in files if path.endswith(".toml")]) == 8
    assert [path for path in files if not path.endswith(".toml")] == [
        f"items/{FOLDER}/2021/evidence/{one.evidence.copy_name}"
    ]


def test_where_the_entry_cannot_be_written_no_copy_stays(tmp_path: Path) -> None:
    one, root = a_file(tmp_path, b"x"), tmp_path / "book"
    shelf = Shelf.of(root, FOLDER, 2021, None)
    entry = naming(one, "00000a")
    [place] = file_entries(root, FOLDER, [entry])
    with pytest.raises(Unwritable, match="同名文件已经存在"):
        file_entries(root, FOLDER, [entry], Attached((one.evidence,), (one,), shelf))
    assert [*contents(root)] == [place]
    assert not (root / shelf.inside).exists()


def test_where_the_copy_cannot_be_written_no_entry_is(tmp_path: Path) -> None:
    one, root = a_file(tmp_path, b"x"), tmp_path / "book"
    shelf = Shelf.of(root, FOLDER, 2021, None)
    (root / "items").mkdir(parents=True)
    (root / "items" / FOLDER).write_bytes(b"")
    with pytest.raises(Unwritable):
        file_entries(
            root, FOLDER, [naming(one, "00000a")], Attached((one.evidence,), (one,), shelf)
        )
    assert [*contents(root)] == [f"items/{FOLDER}"]


def test_a_home_that_nobody_has_is_taken_for_a_name(tmp_path: Path) -> None:
    rule = EvidenceRule(folder="~nobody-at-all/evidence")
    shelf = Shelf.of(tmp_path, FOLDER, 2021, rule)
    assert shelf.folder == tmp_path / "~nobody-at-all/evidence"
