"""The merge driver that `sync` hands to git: joins a hand-written file field by field.

git runs it as `python -m wuxian.store.sync.driver BASE OURS THEIRS`; what it joins it writes
over OURS, and it exits with 1 where both sides changed one field differently. With a further
word, `ancestors`, OURS and THEIRS are two common ancestors that git joins into one.
"""

import sys
from pathlib import Path

from wuxian.domain.history.version import Version
from wuxian.store.toml.merge import Clash, joined_files
from wuxian.store.toml.parsing import Illegible

ANCESTORS = "ancestors"


def main(words: list[str]) -> int:
    """Join the files and give the exit code."""
    base, ours, theirs = (Path(word) for word in words[:3])
    # Between two common ancestors a clash is no question to anybody: as neither side's version
    # it comes up again where it matters. The same holds of what cannot be joined at all.
    of_ancestors = words[3:] == [ANCESTORS]

    def decide(_: Clash) -> Version | None:
        return Version.BASE if of_ancestors else None

    try:
        data, clashes = joined_files(
            base.read_bytes(), ours.read_bytes(), theirs.read_bytes(), decide
        )
    except Illegible:
        if not of_ancestors:
            return 1
        data, clashes = base.read_bytes(), ()
    if clashes and not of_ancestors:
        return 1
    ours.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
