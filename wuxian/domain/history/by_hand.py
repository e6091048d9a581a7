"""What a commit says of a hand-written file that came or was changed."""

from collections.abc import Sequence

from wuxian.domain.history.differences import FieldChange, Fields, content_words
from wuxian.domain.history.wording import Names

_MOST_FIELDS = 3


def added_message(subject: str, fields: Fields, names: Names) -> str:
    """The words for a file that is new: below them all that it says."""
    return f"{subject}：新增\n\n{content_words(fields, names)}\n"


def altered_message(subject: str, changes: Sequence[FieldChange]) -> str:
    """The words for a file that was changed: the first fields in one line, all of them below."""
    words = [change.words for change in changes]
    if not words:
        return f"{subject}：改动写法或注释"
    more = f"等{len(words)}处" if len(words) > _MOST_FIELDS else ""
    body = "".join(f"{line}\n" for line in words)
    return f"{subject}：{'；'.join(words[:_MOST_FIELDS])}{more}\n\n{body}"
