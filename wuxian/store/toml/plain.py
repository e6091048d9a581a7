"""The plain lines that this program writes, read in a fifth of the time."""

import datetime as dt
import re

Table = dict[str, object]

# The entries this program writes are lines `key = "text"`, whole numbers, dates and times.
# Reading just those takes a fifth of the time of the full grammar (measured by tests/bench),
# and a year has about a thousand of them. Whatever else a line holds goes to tomllib.
_PLAIN_LINE = re.compile(
    r'(?m)^(([a-z_]+) = (?:"([^"\\\x00-\x1f\x7f]*)"|(0|[1-9][0-9]{0,8})'
    r"|([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"([T ](?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?"
    r"[+-][0-9]{2}:[0-5][0-9])?)\n)"
)


def plain_table(text: str) -> Table | None:
    """The table of plain lines, the same as tomllib's; None where a line is anything else."""
    lines = _PLAIN_LINE.findall(text)
    if sum(len(line[0]) for line in lines) != len(text):
        return None
    table: Table = {}
    try:
        for _, key, words, number, day, time in lines:
            if time:
                table[key] = dt.datetime.fromisoformat(day + time)
            elif day:
                table[key] = dt.date.fromisoformat(day)
            else:
                table[key] = int(number) if number else words
    except ValueError:
        return None
    return table if len(table) == len(lines) else None
