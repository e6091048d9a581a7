"""Which version of a file is meant where two sides come together."""

from enum import StrEnum


class Version(StrEnum):
    """One of three: what both sides began from, and what each made of it."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"
