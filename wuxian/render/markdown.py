"""Text in Markdown."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&@]|^[-+]|:(?=//)|(?<=www)\.)")
_NUMBERED = re.compile(r"^(\d+)([.)])", re.ASCII)


def markdown_text(text: str) -> str:
    """Text from data is text: escaped, also where it could begin a list, and on one line."""
    line = text.replace("\n", " ").strip()
    return _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))
