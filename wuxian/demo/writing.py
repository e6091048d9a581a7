"""When and under which id the invented entries are written down."""

import datetime as dt
from random import Random

_OFFICE_ZONE = dt.timezone(dt.timedelta(hours=8))


def fresh_id(chance: Random) -> str:
    """Six hex digits; the seeds were looked at: no two are alike."""
    return f"{int(chance.random() * 16**6):06x}"


def recorded_on(day: dt.date, hour: int, chance: Random) -> dt.datetime:
    """A minute of that hour."""
    return dt.datetime.combine(day, dt.time(hour, int(chance.random() * 60), tzinfo=_OFFICE_ZONE))
