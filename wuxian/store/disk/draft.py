"""A plan that somebody is editing: a copy beside it that the book does not read."""

import contextlib
import shutil
from pathlib import Path
from typing import NamedTuple

from wuxian.domain.book.paths import PLAN, Place
from wuxian.store.disk.folder import Disk, Unread
from wuxian.store.disk.write import replace_file, telling

_FOLDER = ".edit.draft"
_BEFORE = "before.toml"


class Draft(NamedTuple):
    """The draft of a plan, in a hidden folder of its own: an editor's litter stays in there.

    It is called like the plan, so that an editor knows what it is. The plan as it was when the
    draft began lies beside it, to tell what was changed here from what was changed there.
    """

    root: Path
    plan: Place

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return (self.root / self.plan).parent / _FOLDER

    @property
    def file(self) -> Path:
        """The file that is edited."""
        return self.folder / PLAN

    @property
    def is_there(self) -> bool:
        """Whether one was kept."""
        return self.file.exists()

    def begin(self, before: bytes, text: bytes) -> None:
        """Write a draft of this text, on the grounds of the plan as it was before."""
        with telling(self.folder):
            self.folder.mkdir(exist_ok=True)
        replace_file(self.folder / _BEFORE, before)
        replace_file(self.file, text)

    def read(self) -> bytes:
        """What it says; Unread where it is gone or is no file."""
        return Disk(self.folder).read(PLAN)

    def before(self) -> bytes | None:
        """The plan as it was when the draft began; None where that is not known any more."""
        try:
            return Disk(self.folder).read(_BEFORE)
        except Unread:
            return None

    def discard(self) -> None:
        """Remove it, with whatever an editor has left beside it."""
        with contextlib.suppress(OSError):
            shutil.rmtree(self.folder)


class Edited(Disk):
    """A book on disk, but for one file, of which a draft is read."""

    def __init__(self, root: Path, path: Place, text: bytes) -> None:
        super().__init__(root)
        self._edited = path
        self._draft = text

    def read(self, path: str) -> bytes:
        """The bytes of a file, or of the draft."""
        return self._draft if path == self._edited else super().read(path)
