"""Where a book is read from, and its today."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.plan.programme import USUAL_ZONE, Programme
from wuxian.store.disk.folder import Folder

if TYPE_CHECKING:
    from wuxian.domain.history.commit import Commit


class Source(NamedTuple):
    """Where a book is read from: the folder itself, or a commit, and the day it was named by."""

    folder: Folder
    commit: "Commit | None" = None
    asked: dt.date | None = None

    def day(self, programme: Programme) -> dt.date | None:
        """The day a past state is looked at on: the one it was named by, else its commit's.

        A book that is pinned to a day has no other today.
        """
        if self.commit is None:
            return None
        return self.asked or programme.as_of or self.commit.day(programme.zone)


def today(programme: Programme | None, now: dt.datetime) -> dt.date:
    """The real day where the programme is, unless the book is pinned to one.

    Without a readable programme it is the day in the usual zone, for every command.
    """
    if programme is None:
        return now.astimezone(USUAL_ZONE).date()
    return programme.as_of or now.astimezone(programme.zone).date()
