"""An office file of ours as text: its parts, a tag a line, and the origin that it says."""

import html
import re
import tomllib

from wuxian.domain.history.provenance import TABLE
from wuxian.errors import Refused
from wuxian.store.office.archive import Archive

ORIGIN = "wuxian/origin.toml"
_PROPERTIES = "docprops/custom.xml"
_LINE = re.compile(r'name="wuxian-\d+"[^>]*>\s*<vt:lpwstr>([^<]*)</vt:lpwstr>')
_MOST = 50_000_000


def packed_text(data: bytes) -> str:
    """What stands in the parts of an office file, its origin last; Refused where it is damaged."""
    archive = Archive(data)
    names = sorted(archive.names)
    parts = {name: archive.part(name, _MOST).decode("utf-8", "replace") for name in names}
    origin = parts.pop(ORIGIN, None) or _in_properties(parts.get(_PROPERTIES, ""))
    told = "".join(f"{name}\n{_lines(text)}\n" for name, text in parts.items())
    return f"{told}\n{origin}" if origin else told


def _lines(xml: str) -> str:
    return xml.replace("><", ">\n<")


def paper_mark(data: bytes) -> str | None:
    """By what a report in Word is known that nobody has saved since: Word drops its origin."""
    try:
        archive = Archive(data)
        if ORIGIN not in archive.names:
            return None
        told = tomllib.loads(archive.part(ORIGIN, _MOST).decode())[TABLE]
        return f"paper {told.get('kind')} {told.get('whom', '')}"
    except (Refused, ValueError, KeyError):
        return None


def _in_properties(custom: str) -> str | None:
    """The lines of an origin that a workbook has among its properties."""
    lines = [html.unescape(line) for line in _LINE.findall(custom)]
    return "".join(f"{line}\n" for line in lines) if lines[:1] == [f"[{TABLE}]"] else None
