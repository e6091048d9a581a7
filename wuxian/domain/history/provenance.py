"""Where a report comes from, so that anybody can make it again and see that it is the same."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.values.dates import day_words


class Origin(NamedTuple):
    """The state of the data in git; without a commit the book lies in no repository.

    `uncommitted` says that the data is not what the commit has.
    """

    commit: str | None = None
    uncommitted: bool = False

    @property
    def words(self) -> str:
        """The state as a report tells it."""
        if self.commit is None:
            return "未提交到 git"
        return (
            f"提交 {self.commit} 之后有未提交的改动" if self.uncommitted else f"提交 {self.commit}"
        )


class Provenance(NamedTuple):
    """The day, the origin and a digest of the data, and the command that makes the report again.

    The digest is the SHA-256 of the paths and contents of the files that were read for it.
    """

    day: dt.date
    origin: Origin
    digest: str
    command: str

    @property
    def lines(self) -> Iterator[tuple[str, str]]:
        """What stands at the end of a report: each line's name and its words."""
        yield DAY, day_words(self.day)
        yield ORIGIN, self.origin.words
        yield DIGEST, self.digest
        yield COMMAND, self.command


DAY, ORIGIN, DIGEST, COMMAND = "数据截至", "数据版本", "数据摘要", "重新生成"
