"""A report in its file, read again, and known by the origin that it ends with."""

import datetime as dt
import itertools
import json
import re
import tomllib
from pathlib import Path

from wuxian.domain.history.provenance import TABLE
from wuxian.errors import Refused, Unreadable
from wuxian.store.disk.folder import os_words
from wuxian.store.toml.plain import Table

_PAIR = "[a-z_]+ = "
_BOM = "\ufeff"
ZIP = b"PK\x03\x04"
"""How an office file begins."""


def read_report(file: Path) -> str:
    """The text of a report that was written; Unreadable where there is none."""
    try:
        return report_text(file.read_bytes())
    except UnicodeDecodeError as error:
        raise Unreadable(f"{file} 不是 UTF-8 文字，不是 wuxian 的报告") from error
    except OSError as error:
        raise Unreadable(f"打不开 {file}：{os_words(error)}") from error
    except Refused as error:
        raise Unreadable(f"{file} {error.message}", remedy=error.remedy) from error


def report_text(data: bytes) -> str:
    """What a report says, line ends as they are; of an office file what its parts say."""
    if not data.startswith(ZIP):
        return data.decode("utf-8")
    from wuxian.store.office.packed import packed_text  # noqa: PLC0415 (few reports are one)

    return packed_text(data)


def origin_table(text: str) -> Table | None:
    """The last table of a report's file, or the `origin` of one in JSON; None without it.

    What stands above may be anybody's words.
    """
    if text.startswith(("{", f"{_BOM}{{")):
        return _origin_in_json(text)
    lines = text.splitlines()
    header = f"[{TABLE}]"
    if header not in lines:
        return None
    first = len(lines) - lines[::-1].index(header)
    written = itertools.takewhile(re.compile(_PAIR).match, lines[first:])
    try:
        return tomllib.loads("\n".join(written))
    except (ValueError, RecursionError):
        return None


def _origin_in_json(text: str) -> Table | None:
    try:
        origin = json.loads(text.removeprefix(_BOM))["origin"]
        as_of, issued = origin["as_of"], origin.get("issued")
        told = {"issued": dt.date.fromisoformat(issued)} if issued else {}
        return {**origin, "as_of": dt.date.fromisoformat(as_of), **told}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def report_mark(text: str) -> str:
    """By what a report is known: its kind, and whom or which item it is for."""
    told = origin_table(text) or {}
    return f"report {told.get('kind')} {told.get('whom') or told.get('item') or ''}"


def ends_with_an_origin(text: str) -> bool:
    """Whether a file holds nothing but a report: in text it ends with its origin."""
    if text.startswith("{"):
        return origin_table(text) is not None
    origin = rf"\n\[{TABLE}\]\n(?:{_PAIR}.*\n)+(?:-->\n|</\w+>\n)*\Z"
    return re.search(origin, text) is not None
