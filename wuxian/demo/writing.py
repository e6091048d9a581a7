"""When and under which id the invented entries are written down, and by whom."""

import datetime as dt
from random import Random
from typing import TypedDict

_OFFICE_ZONE = dt.timezone(dt.timedelta(hours=8))


def chances(seed: int) -> Random:
    """Chances of their own: what is drawn from them changes nothing that is drawn from others.

    Only `random()` gives the same numbers in every Python version.
    """
    return Random(seed)  # noqa: S311 (nothing here is a secret)


class Stamp(TypedDict):
    """What every entry says of itself."""

    id: str
    date: dt.date
    recorded: dt.datetime
    by: str


def stamp(day: dt.date, hour: int, by: str, chance: Random) -> Stamp:
    """A fresh id, six hex digits, and a minute of that hour.

    The seeds were looked at: no two ids are alike.
    """
    fresh = f"{int(chance.random() * 16**6):06x}"
    moment = dt.time(hour, int(chance.random() * 60), tzinfo=_OFFICE_ZONE)
    return Stamp(id=fresh, date=day, recorded=dt.datetime.combine(day, moment), by=by)
