"""How a command that records something ends: with an entry, or with an error and a remedy."""

import json

from tests.conftest import Ran


def entry(ran: Ran) -> dict[str, object]:
    """The entry that a run with --json recorded."""
    assert (ran.code, ran.err) == (0, "")
    recorded: dict[str, object] = json.loads(ran.out)["entry"]
    return recorded


def refusal(code: int, *lines: str) -> Ran:
    """Nothing on stdout, and on stderr the error and what to type instead."""
    return Ran(code, "", "".join(f"{line}\n" for line in lines))
