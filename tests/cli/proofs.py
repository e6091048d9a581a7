"""Files that prove something, and a book that takes them."""

import hashlib
import json
from pathlib import Path

from tests.conftest import Run
from tests.contents import contents

YEAR = "items/05-tianzishan-bridge/2021"
COPIES = f"{YEAR}/evidence"
SHEET = b"\xef\xbb\xbfa,b\r\nc,d\r\n"


def digest(data: bytes) -> str:
    """The SHA-256 of these bytes."""
    return hashlib.sha256(data).hexdigest()


def file(folder: Path, name: str = "验收单.csv", data: bytes = SHEET) -> Path:
    """A file of one's own, outside the book."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def copy_of(data: bytes = SHEET, ending: str = ".csv") -> str:
    """Where the copy of it lies in the book, for item 5 in 2021."""
    return f"{COPIES}/{digest(data)}{ending}"


def proven(run: Run, book: Path, *files: Path | str, note: str = "架梁") -> str:
    """Report on item 5 with this as evidence; gives the id of the entry."""
    given = [word for file in files for word in ("--evidence", file)]
    ran = run("update", "5", "--note", note, *given, "--json", "--data", book)
    assert (ran.code, ran.err) == (0, "")
    return str(json.loads(ran.out)["entry"]["id"])


def entry_file(book: Path, entry_id: str) -> Path:
    """The file of an entry of item 5."""
    [found] = (book / YEAR).glob(f"*-{entry_id}.toml")
    return found


def copies(book: Path) -> list[str]:
    """The copies that there are, of whatever item."""
    return sorted(path for path in contents(book) if "/evidence/" in path and ".git/" not in path)
