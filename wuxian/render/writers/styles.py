"""The fonts and styles of official paper (GB/T 9704-2012): one door to every font there is.

Word takes “”, — and … for Latin unless it is told that they are not: every style and every run
tells it.
"""

from typing import NamedTuple
from xml.sax.saxutils import escape

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

TITLE_FONT, BODY_FONT = "方正小标宋简体", "仿宋_GB2312"
HEADING_FONT, SUBHEADING_FONT, NUMBER_FONT = "黑体", "楷体_GB2312", "宋体"

_INSTEAD = {TITLE_FONT: "宋体", BODY_FONT: "仿宋", SUBHEADING_FONT: "楷体"}
"""What stands for a font where it is not installed; none is shipped."""


class Style(NamedTuple):
    """How paragraphs of a kind look: sizes and leading in points, the indent in characters.

    So many characters are left `after` it, at the right edge.
    """

    name: str
    font: str
    size: float
    leading: float = 28
    indent: int = 2
    align: str = "both"
    bold: bool = False
    outline: int | None = None
    after: int = 0


BODY = Style("WuxianBody", BODY_FONT, 16)
INNER = Style("WuxianInner", BODY_FONT, 16, indent=4)
EDGE = Style("WuxianEdge", BODY_FONT, 16, indent=0)
SIGNED = Style("WuxianSigned", BODY_FONT, 16, indent=0, align="right", after=4)
TITLE = Style("WuxianTitle", TITLE_FONT, 22, leading=36, indent=0, align="center")
BYLINE = Style("WuxianByline", BODY_FONT, 16, indent=0, align="center")
HEADINGS = (
    Style("WuxianHeading1", HEADING_FONT, 16, outline=0),
    Style("WuxianHeading2", SUBHEADING_FONT, 16, outline=1),
)
CELL = Style("WuxianCell", BODY_FONT, 10.5, leading=16, indent=0, align="left")
CELL_RIGHT = Style("WuxianCellRight", BODY_FONT, 10.5, leading=16, indent=0, align="right")
CELL_HEAD = Style("WuxianCellHead", HEADING_FONT, 10.5, leading=16, indent=0, align="center")
CLOSE = {
    style.name: style._replace(name=f"{style.name}Close", size=12, leading=19)
    for style in (BODY, INNER, EDGE, SIGNED, *HEADINGS)
}
"""The same smaller (小四), for what is to stand on one page."""
_OF_TABLES = (CELL, CELL_RIGHT, CELL_HEAD)
STYLES = (BODY, INNER, EDGE, SIGNED, TITLE, BYLINE, *HEADINGS, *_OF_TABLES, *CLOSE.values())

_CLOSER = -5
"""So many twips closer 28 characters stand on a line (5.2.3)."""
_TWIPS = 20
_UNSPACED = "<w:autoSpaceDE w:val='0'/><w:autoSpaceDN w:val='0'/>"
"""No blank between a figure and the character beside it: they would leave the grid."""
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"


def fonts_of(font: str) -> str:
    """A font for every kind of character, and the word that punctuation is Chinese, too."""
    name = escape(font)
    kinds = " ".join(f"w:{kind}='{name}'" for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts w:hint='eastAsia' {kinds}/>"


def style_xml(style: Style) -> str:
    """A style as Word has it."""
    outline = "" if style.outline is None else f"<w:outlineLvl w:val='{style.outline}'/>"
    keep = "" if style.outline is None else "<w:keepNext/>"
    off_the_grid = style in _OF_TABLES or style in CLOSE.values()
    grid = "<w:snapToGrid w:val='0'/>" if off_the_grid else ""
    closer = "" if off_the_grid else f"<w:spacing w:val='{_CLOSER}'/>"
    size = f"w:val='{int(style.size * 2)}'"
    left = int(style.after * style.size * _TWIPS)
    right = f"w:rightChars='{style.after * 100}' w:right='{left}' " if style.after else ""
    return (
        f"<w:style w:type='paragraph' w:customStyle='1' w:styleId='{style.name}'>"
        f"<w:name w:val='{style.name}'/><w:pPr>{keep}{grid}{_UNSPACED}"
        f"<w:spacing w:before='0' w:after='0' w:line='{int(style.leading * _TWIPS)}' "
        f"w:lineRule='exact'/><w:ind {right}w:firstLineChars='{style.indent * 100}' "
        f"w:firstLine='{int(style.indent * style.size * _TWIPS)}'/>"
        f"<w:jc w:val='{style.align}'/>{outline}</w:pPr>"
        f"<w:rPr>{fonts_of(style.font)}{closer}<w:sz {size}/><w:szCs {size}/>"
        f"</w:rPr></w:style>"
    )


def font_table() -> str:
    """The fonts by name, each with what stands for it."""
    fonts = "".join(
        f"<w:font w:name='{name}'>"
        + (f"<w:altName w:val='{_INSTEAD[name]}'/>" if name in _INSTEAD else "")
        + "<w:charset w:val='86'/></w:font>"
        for name in (TITLE_FONT, BODY_FONT, HEADING_FONT, SUBHEADING_FONT, NUMBER_FONT)
    )
    return f"{_DECLARATION}<w:fonts {NAMESPACE}>{fonts}</w:fonts>"
