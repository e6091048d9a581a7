"""The numbers that Word counts itself and keeps nowhere: 1, 2, 3, or （一）、（二）."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.values.numerals import numeral
from wuxian.store.office.word_xml import Element, W, value

_FIGURES = {"decimal", "decimalHalfWidth", "decimalFullWidth"}
_NUMERALS = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCountingThousand",
}
_NOTHING = {"bullet", "none"}
_CIRCLED, _FIRST_CIRCLED, _MOST_CIRCLED = "decimalEnclosedCircle", 0x2460, 20
_DEEPEST = 10
_MOST_DIGITS = 6
_PLACE = re.compile(r"%(\d)")


class _Level(NamedTuple):
    start: int
    kind: str
    text: str
    style: str | None

    def told(self, count: int) -> str | None:
        """A number as this level writes it; None if in a way that is not known here."""
        if self.kind in _FIGURES:
            return str(count)
        if self.kind in _NUMERALS:
            return numeral(count)
        if self.kind == _CIRCLED and 0 < count <= _MOST_CIRCLED:
            return chr(_FIRST_CIRCLED + count - 1)
        return None


class Numbers:
    """Counts the numbered paragraphs of a text, which have to be asked for in their order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, Element] = {}
        # By list and level, how far it was counted.
        self._counts: dict[str, dict[int, int]] = {}
        for element in numbering if numbering is not None else ():
            if element.tag == f"{W}abstractNum":
                name = element.get(f"{W}abstractNumId") or ""
                self._levels[name] = dict(_levels(element))
            elif element.tag == f"{W}num":
                self._take_list(element)
        for element in styles if styles is not None else ():
            self._styles[element.get(f"{W}styleId") or ""] = element

    def before(self, paragraph: Element) -> str | None:
        """What is counted before a paragraph: nothing, a number, or None where it is not known."""
        properties = paragraph.find(f"{W}pPr")
        found = self._of(properties)
        if found is None:
            return ""
        name, depth = found
        levels = self._levels.get(self._lists.get(name, ""), {})
        level = levels.get(depth)
        if level is None:
            return None
        counts = self._counted(name, depth, level)
        if level.kind in _NOTHING:
            return ""
        text = level.text
        for place in _PLACE.finditer(level.text):
            above = levels.get(int(place[1]) - 1, level)
            told = above.told(counts.get(int(place[1]) - 1, above.start))
            if told is None:
                return None
            text = text.replace(place[0], told)
        return text

    def _take_list(self, element: Element) -> None:
        name = element.get(f"{W}numId") or ""
        self._lists[name] = value(element, f"{W}abstractNumId") or ""
        for child in element:
            if child.tag == f"{W}lvlOverride" and child.find(f"{W}startOverride") is not None:
                depth = _whole(child.get(f"{W}ilvl"))
                start = _whole(value(child, f"{W}startOverride"))
                self._restarts.setdefault(name, {})[depth] = start

    def _counted(self, name: str, depth: int, level: _Level) -> dict[int, int]:
        counts = self._counts.setdefault(self._lists[name], {})
        for deeper in [deeper for deeper in counts if deeper > depth]:
            del counts[deeper]
        restart = self._restarts.get(name, {}).pop(depth, None)
        counts[depth] = counts.get(depth, level.start - 1) + 1 if restart is None else restart
        return counts

    def _of(self, properties: Element | None) -> tuple[str, int] | None:
        """The list and the level that a paragraph is in, by itself or by its style."""
        said = value(properties, f"{W}numPr/{W}numId")
        if said is not None:
            return None if said == "0" else (said, _whole(value(properties, f"{W}numPr/{W}ilvl")))
        style = value(properties, f"{W}pStyle")
        for _ in range(_DEEPEST):
            element = self._styles.get(style or "")
            if element is None:
                return None
            said = value(element, f"{W}pPr/{W}numPr/{W}numId")
            if said is not None:
                return None if said == "0" else (said, self._level_of(said, style, element))
            style = value(element, f"{W}basedOn")
        return None

    def _level_of(self, name: str, style: str | None, element: Element) -> int:
        for depth, level in self._levels.get(self._lists.get(name, ""), {}).items():
            if level.style == style:
                return depth
        return _whole(value(element, f"{W}pPr/{W}numPr/{W}ilvl"))


def _levels(element: Element) -> Iterator[tuple[int, _Level]]:
    for child in element:
        if child.tag == f"{W}lvl":
            yield (
                _whole(child.get(f"{W}ilvl")),
                _Level(
                    _whole(value(child, f"{W}start")),
                    value(child, f"{W}numFmt") or "decimal",
                    value(child, f"{W}lvlText") or "",
                    value(child, f"{W}pStyle"),
                ),
            )


def _whole(text: str | None) -> int:
    """A number that was given, or 0; no list has one of more digits."""
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_DIGITS else 0
