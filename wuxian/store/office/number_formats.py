"""What a workbook shows of a number beside its digits: a percent sign, a unit, a month alone."""

import re
from typing import NamedTuple

from wuxian.store.office.xml_parts import Attributes, each_element

_BUILT_IN_PERCENT = {"9": "0%", "10": "0.00%"}
# As they are in a Chinese Excel, which writes only their numbers.
_BUILT_IN_MONTHS = dict.fromkeys(("17", "27", "36", "50", "52", "57"), 'yyyy"年"m"月"')
_BUILT_IN = _BUILT_IN_PERCENT | _BUILT_IN_MONTHS

_SECTIONS = ("numFmts", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<digits>General|[0#?.,]+)|(?P<percent>%)|(?P<wide>[^\x00-\x7f])|(?P<letter>[A-Za-z])|.",
    re.DOTALL | re.IGNORECASE,
)


class Shown(NamedTuple):
    """How a number is shown: its point moved so many places, something after it; or as a month."""

    places: int = 0
    after: str = ""
    is_month: bool = False


AS_IT_IS = Shown()


def shown_by(code: str) -> Shown:
    """What a format's code shows, where that matters to one who reads the number."""
    letters, after, digits, percents, is_scaled = set[str](), "", "", 0, False
    for token in _TOKENS.finditer(code.partition(";")[0] if '"' not in code else _first(code)):
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if kind == "digits":
            # A second run of digits, or a comma behind the last, shows another number than is kept.
            is_scaled = is_scaled or bool(digits) or text.endswith(",")
            digits, after = text, ""
        elif kind == "percent":
            percents, after = percents + 1, f"{after}%"
        elif kind in {"quoted", "escaped", "wide"}:
            after += text
        elif kind == "letter":
            letters.add(text.lower())
        elif kind == "bracket" and text[:1] in "<>=":
            is_scaled = True
    if letters:
        return Shown(is_month="y" in letters and "m" in letters and not letters & set("dhs"))
    if is_scaled or not digits:
        return Shown(2 * percents, "%" * percents)
    return Shown(2 * percents, after.strip())


def _first(code: str) -> str:
    """The section of a code for positive numbers; the semicolons in quotes part none."""
    found = re.match(r'(?:"[^"]*"?|\\.|[^;"\\])*', code, re.DOTALL)
    return found.group() if found else ""


def shown_of_styles(part: bytes) -> dict[str, Shown]:
    """By the number of a style in a cell: how a number is shown, where not just as it is."""
    codes: dict[str, str] = dict(_BUILT_IN)
    styles: list[str] = []
    section = ""

    def take(name: str, at: Attributes) -> None:
        nonlocal section
        if name in _SECTIONS:
            section = name
        elif name == "numFmt" and section == "numFmts":
            codes[at.get("numFmtId", "")] = at.get("formatCode", "")
        elif name == "xf" and section == "cellXfs":
            styles.append(at.get("numFmtId", ""))

    each_element(part, take)
    shown = {number: shown_by(code) for number, code in codes.items()}
    return {
        str(n): shown[number]
        for n, number in enumerate(styles)
        if shown.get(number, AS_IT_IS) != AS_IT_IS
    }
