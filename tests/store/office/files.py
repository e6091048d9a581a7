"""Files made by hand, for what no library would write."""

import zipfile
from pathlib import Path

import pytest

from wuxian.domain.sheets.grid import Grid
from wuxian.errors import Refused
from wuxian.store.office.reading import read_sheets

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"

SHEET, SHARED, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"


def sheet_of(rows: str, after: str = "") -> str:
    """The XML of a sheet with these rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def relations(*links: tuple[str, str]) -> str:
    """The XML that refers to parts: what each is, and where it lies."""
    found = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{found}</Relationships>'


def parts_of(sheet: str) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet, whose XML this is."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
        ),
        SHEET: sheet,
        SHARED: f'<sst xmlns="{MAIN}"/>',
        STYLES: f'<styleSheet xmlns="{MAIN}"/>',
    }


def packed(path: Path, parts: dict[str, str | bytes]) -> Path:
    """A zip archive of these parts, in a file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def workbook(path: Path, rows: str, after: str = "") -> Path:
    """A workbook whose one sheet has these rows, in XML."""
    return packed(path, parts_of(sheet_of(rows, after)))


def texts(grid: Grid) -> list[list[str]]:
    """What stands in a grid, as a person reads it."""
    return [[cell.text for cell in row] for row in grid.rows]


def only_grid(path: Path) -> Grid:
    """The one grid of a file, of which nothing else is to be known."""
    file = read_sheets(path)
    assert not file.notes
    (grid,) = file.grids
    return grid


def refusal(path: Path) -> str:
    """How a file is refused: what is wrong, and what to do."""
    with pytest.raises(Refused) as refused:
        read_sheets(path)
    assert refused.value.message.startswith(path.name)
    return f"{refused.value.message}：{refused.value.remedy}"
