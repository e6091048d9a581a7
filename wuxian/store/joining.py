"""Joining the bytes of three versions of a hand-written file."""

from wuxian.domain.joining.fields import Clash, Decide, joined
from wuxian.domain.joining.written import Written
from wuxian.store.hand_written import written_of
from wuxian.store.parsing import Illegible


def joined_files(
    base: bytes, ours: bytes, theirs: bytes, decide: Decide
) -> tuple[bytes, tuple[Clash, ...]]:
    """The joined file and its clashes; Illegible where a version cannot be read or joined."""
    found = joined(_written(base), _written(ours), _written(theirs), decide)
    data = found.written.text.encode()
    # What is written must say what was meant; a file that would say something else is not
    # joined here but by a person.
    if written_of(data).fields != found.written.fields:
        raise Illegible("not-joined", "两边的改动合不到一起")
    return data, found.clashes


def _written(data: bytes) -> Written:
    """A version as it was written; one that is not there says nothing."""
    return written_of(data) if data.strip() else Written({}, "")
