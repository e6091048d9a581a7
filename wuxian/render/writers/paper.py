"""Official paper in Word (GB/T 9704-2012): its pages, its paragraphs, its tables."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from wuxian.domain.values.types import visible
from wuxian.errors import ExtraMissing
from wuxian.render.writers.styles import (
    BODY_FONT,
    CELL,
    CELL_HEAD,
    CELL_RIGHT,
    NAMESPACE,
    NUMBER_FONT,
    STYLES,
    Style,
    font_table,
    fonts_of,
    style_xml,
)

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section, _Footer

_BEGINNING = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_ZIP_BEGINNING = (1980, 1, 1, 0, 0, 0)
_KEPT = ("styles", "settings", "fontTable", "footer")
_NO_CHARACTERS = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}
_TOP, _BOTTOM, _LEFT, _RIGHT = 37, 35, 28, 26
"""Margins in millimetres: the text is 156 wide and 225 high (5.1.2)."""
_UPRIGHT_WIDTH, _LYING_WIDTH = 8844, 12755
"""156 and 225 millimetres in twips."""
_LINE_PITCH = 560
"""28 points in twips (5.2.3)."""
_CELL_WIDTH, _MARGINS = 105, 240
"""Of a cell of a table, half a character of 10.5 points, and of what is beside it, in twips."""
_FEW_CELLS, _MOST_CELLS = 9, 60
ORIGIN_TYPE = "application/toml"
ORIGIN_PART = "/wuxian/origin.toml"
_ORIGIN_RELATION = "https://wuxian.invalid/origin"


class Run(NamedTuple):
    """A piece of text in a paragraph."""

    text: str
    bold: bool = False


class PaperColumn(NamedTuple):
    """A column of a table: its title, whether it holds numbers, how many cells it needs."""

    title: str
    right: bool
    needs: int


class Paper:
    """A Word document that is being made; the same blocks give the same parts."""

    def __init__(self) -> None:
        try:
            from docx import Document
        except ImportError:
            raise ExtraMissing("写成 Word 文档") from None
        self._word: Word = Document()
        self._text_width = _UPRIGHT_WIDTH
        self._strip()
        self._restyle()
        self._lay_out(self._word.sections[0], landscape=False)
        self._number_pages()

    def paragraph(self, style: Style, runs: Iterable[Run]) -> None:
        """A paragraph of these runs."""
        self._append(_paragraph(style, runs))

    def table(self, columns: Sequence[PaperColumn], rows: Iterable[Sequence[Run]]) -> None:
        """A table whose head stands on every page, and whose rows break over none."""
        widths = _shared_out(self._text_width, [column.needs for column in columns])
        head = "".join(
            _cell(CELL_HEAD, Run(column.title), wide)
            for column, wide in zip(columns, widths, strict=True)
        )
        body = "".join(_row(columns, row, widths) for row in rows)
        grid = "".join(f"<w:gridCol w:w='{wide}'/>" for wide in widths)
        self._append(
            f"<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w='{sum(widths)}' w:type='dxa'/>{_BORDERS}"
            f"<w:tblLayout w:type='fixed'/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
        )

    def turn(self, *, landscape: bool) -> None:
        """A new page, upright or lying."""
        self._text_width = _LYING_WIDTH if landscape else _UPRIGHT_WIDTH
        self._lay_out(self._word.add_section(), landscape=landscape)

    def attach(self, origin: str) -> None:
        """What this program reads back, in a part of its own that no reader sees."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        package = self._word.part.package
        part = Part(PackURI(ORIGIN_PART), ORIGIN_TYPE, origin.encode(), package)
        self._word.part.relate_to(part, _ORIGIN_RELATION)

    @property
    def data(self) -> bytes:
        """Its bytes: stored, and of no day."""
        body = self._word.element.body
        if len(body) > 1 and body[-2].tag.endswith("}tbl"):
            # A table is the last of no section: without a paragraph behind it the page is lost.
            self.paragraph(CELL, ())
        core = self._word.core_properties
        core.author, core.title, core.comments, core.last_modified_by = "", "", "", ""
        core.created = core.modified = _BEGINNING
        core.revision = 1
        saved, stored = io.BytesIO(), io.BytesIO()
        self._word.save(saved)
        with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(stored, "w") as paper:
            for name in sorted(parts.namelist(), key=lambda one: (one != _FIRST, one)):
                paper.writestr(zipfile.ZipInfo(name, _ZIP_BEGINNING), parts.read(name))
        return stored.getvalue()

    def _append(self, xml: str) -> None:
        from docx.oxml.parser import parse_xml

        body, element = self._word.element.body, parse_xml(xml)
        last = body[-2] if len(body) > 1 else None
        if last is not None and last.tag == element.tag and element.tag.endswith("}tbl"):
            # Word makes one table of two that follow on each other.
            body.insert(len(body) - 1, parse_xml(_paragraph(CELL, ())))
        body.insert(len(body) - 1, element)

    def _strip(self) -> None:
        """Leave nothing of the library's own template that another version might have changed."""
        for relations in (self._word.part.rels, self._word.part.package.rels):
            for name, relation in [*relations.items()]:
                kind = relation.reltype.rpartition("/")[2]
                if kind not in (*_KEPT, "core-properties", "officeDocument"):
                    del relations[name]

    def _restyle(self) -> None:
        from docx.oxml.parser import parse_xml

        styles = "".join(map(style_xml, STYLES))
        body = fonts_of(BODY_FONT)
        element = self._word.styles.element
        fresh = parse_xml(
            f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{body}<w:sz w:val='32'/>"
            f"<w:lang w:val='zh-CN' w:eastAsia='zh-CN'/></w:rPr></w:rPrDefault></w:docDefaults>"
            f"<w:style w:type='paragraph' w:default='1' w:styleId='Normal'>"
            f"<w:name w:val='Normal'/></w:style>{styles}</w:styles>"
        )
        element[:] = list(fresh)
        for relation in self._word.part.rels.values():
            if relation.reltype.endswith("/fontTable"):
                relation.target_part._blob = font_table().encode()  # noqa: SLF001 (no other way)

    @staticmethod
    def _lay_out(section: "Section", *, landscape: bool) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.oxml.parser import parse_xml
        from docx.shared import Mm

        wide, high = Mm(210), Mm(297)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (high, wide) if landscape else (wide, high)
        margins = (_LEFT, _TOP, _BOTTOM, _RIGHT) if landscape else (_TOP, _RIGHT, _LEFT, _BOTTOM)
        section.top_margin, section.right_margin = Mm(margins[0]), Mm(margins[1])
        section.left_margin, section.bottom_margin = Mm(margins[2]), Mm(margins[3])
        properties = section._sectPr  # noqa: SLF001 (the library knows no grid)
        for old in properties.findall(f"{{{NAMESPACE[9:-1]}}}docGrid"):
            properties.remove(old)
        properties.append(
            parse_xml(f"<w:docGrid {NAMESPACE} w:type='lines' w:linePitch='{_LINE_PITCH}'/>")
        )

    def _number_pages(self) -> None:
        """— 1 — outside, a character from the edge of the text (7.5)."""
        self._word.settings.odd_and_even_pages_header_footer = True
        section = self._word.sections[0]
        for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
            _number(footer, align)


_FIRST = "[Content_Types].xml"
_BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f"<w:{side} w:val='single' w:sz='4' w:space='0' w:color='000000'/>"
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def _paragraph(style: Style, runs: Iterable[Run], namespace: str = f" {NAMESPACE}") -> str:
    inner = "".join(map(_run, runs))
    return f"<w:p{namespace}><w:pPr><w:pStyle w:val='{style.name}'/></w:pPr>{inner}</w:p>"


def _row(columns: Sequence[PaperColumn], row: Sequence[Run], widths: Sequence[int]) -> str:
    cells = "".join(
        _cell(CELL_RIGHT if column.right else CELL, run, wide)
        for column, run, wide in zip(columns, row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(style: Style, run: Run, wide: int) -> str:
    width = f"<w:tcPr><w:tcW w:w='{wide}' w:type='dxa'/></w:tcPr>"
    return f"<w:tc>{width}{_paragraph(style, (run,), '')}</w:tc>"


def _shared_out(whole: int, needs: Sequence[int]) -> list[int]:
    """A width shared out: what needs little has it, what needs more shares the rest and folds."""
    least = [min(need, _FEW_CELLS) * _CELL_WIDTH + _MARGINS for need in needs]
    more = [min(max(need - _FEW_CELLS, 0), _MOST_CELLS) for need in needs]
    left = whole - sum(least)
    if left <= 0 or not any(more):
        return [whole * wide // sum(least) for wide in least]
    return [wide + left * need // sum(more) for wide, need in zip(least, more, strict=True)]


def _run(run: Run) -> str:
    """Text as it is, line by line, and nothing in it that steers, hides or is no character."""
    lines = (
        f"<w:t xml:space='preserve'>{escape(visible(line).translate(_NO_CHARACTERS))}</w:t>"
        for line in run.text.split("\n")
    )
    bold = "<w:b/>" if run.bold else ""
    return f"<w:r><w:rPr><w:rFonts w:hint='eastAsia'/>{bold}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


def _number(footer: "_Footer", align: str) -> None:
    from docx.oxml.parser import parse_xml

    look = f"<w:rPr>{fonts_of(NUMBER_FONT)}<w:sz w:val='28'/></w:rPr>"

    def said(text: str) -> str:
        return f"<w:r>{look}<w:t xml:space='preserve'>{text}</w:t></w:r>"

    side = f"w:{align}Chars='100'"
    paragraph = parse_xml(
        f"<w:p {NAMESPACE}><w:pPr><w:ind {side}/><w:jc w:val='{align}'/></w:pPr>{said('— ')}"
        f"<w:fldSimple w:instr='PAGE'>{said('1')}</w:fldSimple>{said(' —')}</w:p>"
    )
    footer.is_linked_to_previous = False
    element = footer._element  # noqa: SLF001 (a whole paragraph takes the place of an empty one)
    element[:] = [paragraph]
