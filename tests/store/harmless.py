"""Harmless text: what may be printed to a terminal, judged by Unicode and not by the program."""

import unicodedata

_STEERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def is_harmless(text: str) -> bool:
    """No control character, line separator, lone surrogate or bidirectional mark in any line."""
    return not any(
        unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(char) in _STEERING
        or char in "\u200e\u200f\u061c"
        for line in text.replace("\r\n", "\n").split("\n")
        for char in line
    )
