"""A report held against what its data gives when it is made again."""

import datetime as dt
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_DIGEST = "sha256:[0-9a-f]{64}"


class Difference(NamedTuple):
    """A place where the two texts differ; an empty text has no line there. Lines count from 1."""

    line: int
    in_file: str
    made_again: str


class Registered(NamedTuple):
    """That a paper of this number was issued, and in what it is another than the one in hand."""

    id: str
    number: str
    on: dt.date
    differs: tuple[str, ...]


class Reproduction(NamedTuple):
    """Whether a report is what its data gives to the letter, and every place where it is not.

    `number` is that of one that went out, and `registered` what the book says of it. `later` are
    the places where the data of now give another text for the same day: what was recorded since;
    `not_compared` is why that could not be found out. `other_version` is the program's that wrote
    the file, where that is another than this one.
    """

    as_of: dt.date
    file: str
    commit: str | None
    digest: str
    same: bool
    same_data: bool
    differences: tuple[Difference, ...]
    number: str | None = None
    registered: Registered | None = None
    later: tuple[Difference, ...] = ()
    not_compared: str | None = None
    other_version: str | None = None
    kind: str = "reproduction"

    @property
    def is_as_registered(self) -> bool:
        """Whether what went out by its own words went out by those of the book, too."""
        return self.number is None or (self.registered is not None and not self.registered.differs)

    @property
    def says_the_same(self) -> bool:
        """Whether all that differs is the digest: the book has more in it, and no word changed."""
        return all(
            re.sub(_DIGEST, "", one.in_file) == re.sub(_DIGEST, "", one.made_again)
            for one in self.differences
        )


def differing_lines(in_file: str, made_again: str) -> Iterator[Difference]:
    """Every run of lines that differs between the file and what is made again."""
    ours, theirs = in_file.splitlines(), made_again.splitlines()
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for change, start, end, other_start, other_end in matcher.get_opcodes():
        if change != "equal":
            yield Difference(
                start + 1, "\n".join(ours[start:end]), "\n".join(theirs[other_start:other_end])
            )
    if ours == theirs and in_file != made_again:
        yield Difference(len(ours), "（行尾或文末不同）", "（行尾或文末不同）")
