"""Joining the bytes of three versions of a hand-written file."""

from wuxian.domain.joining.fields import Clash, Decide, joined
from wuxian.store.hand_written import written_together
from wuxian.store.parsing import Illegible


def joined_files(
    base: bytes, ours: bytes, theirs: bytes, decide: Decide
) -> tuple[bytes, tuple[Clash, ...]]:
    """The joined file and its clashes; Illegible where a version cannot be read or joined."""
    versions = written_together(base, ours, theirs)
    found = joined(versions[0], versions[1], versions[2], decide)
    data = found.written.text.encode()
    # What is written must say what was meant; a file that would say something else is not
    # joined here but by a person.
    if written_together(base, data, ours, theirs)[1].fields != found.written.fields:
        raise Illegible("not-joined", "两边的改动合不到一起")
    return data, found.clashes
