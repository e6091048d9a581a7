"""Writing what a file of tables proposes: plans, entries and the grown programme, as one act."""

from collections.abc import Sequence
from pathlib import Path

from wuxian.domain.book.paths import PROGRAMME, Place
from wuxian.domain.sheets.proposal import Filing
from wuxian.store.disk.growing import Grown
from wuxian.store.disk.write import create_files, replace_file
from wuxian.store.toml.writing import toml_of


def file_proposal(root: Path, filings: Sequence[Filing], programme: Grown | None) -> list[Place]:
    """Write what a file of tables proposes, all of it or nothing; gives the places in the book.

    The programme comes first: what it registers does no harm if nothing refers to it yet.
    """
    files: dict[Place, bytes] = {}
    for item, is_new, entries in filings:
        if is_new:
            files[Place.of_plan(item.folder)] = toml_of(item.plan).encode()
        files |= {Place.of_entry(item.folder, one): toml_of(one).encode() for one in entries}
    file = root / PROGRAMME
    if programme is not None:
        replace_file(file, programme.after)
    try:
        create_files({root / place: text for place, text in files.items()})
    except BaseException:
        if programme is not None:
            replace_file(file, programme.before)
        raise
    return [*files, *([Place(PROGRAMME)] if programme else [])]
