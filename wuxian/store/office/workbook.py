"""The sheets of a workbook (.xlsx, .xlsm): cell by cell what a person sees there."""

import datetime as dt
import io
import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.sheets.grid import EMPTY, Cell, Grid, Merge
from wuxian.errors import ExtraMissing
from wuxian.store.office.archive import Archive, damaged, repacked
from wuxian.store.office.cells import day_cell, number_cell, text_cell, trimmed
from wuxian.store.office.number_formats import AS_IT_IS, Shown, shown_of_styles
from wuxian.store.office.sheet_scan import Allowance, SheetScan, lengths_of_shared
from wuxian.store.office.xml_parts import (
    OFFICE_DOCUMENT,
    RELATIONS,
    Attributes,
    Relation,
    each_element,
    relations_name,
    relations_of,
    relations_part,
)

_WORKBOOK, _SHARED, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_PANIC = "PanicException"
"""What calamine raises where it did not think of something; it is no Exception."""

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


class _Sheet(NamedTuple):
    name: str
    is_hidden: bool
    relation: Relation | None

    @property
    def has_cells(self) -> bool:
        """Whether it is a sheet of cells, and not a chart."""
        return self.relation is not None and self.relation.kind.endswith("/worksheet")


class Workbook:
    """A workbook in an archive, of which every part is looked at before calamine opens it.

    It opens no part but these, so neither macros nor what lies outside.
    """

    def __init__(self, archive: Archive, main: str) -> None:
        self.notes: list[str] = []
        self._archive = archive
        self._parts = {
            RELATIONS: relations_part([Relation("main", OFFICE_DOCUMENT, _WORKBOOK)]),
            _WORKBOOK: archive.part(main),
        }
        self._links: list[Relation] = []
        folder = posixpath.dirname(main)
        self._relations = relations_of(archive.part(relations_name(main)), folder)
        self._sheets = self._listed(self._parts[_WORKBOOK])
        self._scans = self._scanned()

    def grids(self) -> tuple[Grid, ...]:
        """What the sheets hold, in their order."""
        return tuple(self._read())

    def _listed(self, workbook: bytes) -> list[_Sheet]:
        by_id = {relation.id: relation for relation in self._relations}
        sheets: list[_Sheet] = []

        def take(name: str, at: Attributes) -> None:
            if name == "sheet":
                is_hidden = at.get("state", "visible") != "visible"
                sheets.append(_Sheet(at.get("name", ""), is_hidden, by_id.get(at.get("id", ""))))

        each_element(workbook, take)
        targets = [sheet.relation.target.casefold() for sheet in sheets if sheet.relation]
        if len(set(targets)) < len(targets):
            raise damaged()
        return sheets

    def _scanned(self) -> dict[int, SheetScan]:
        """Take the parts that calamine is going to open, under the names it looks for."""
        lengths = lengths_of_shared(self._common("/sharedStrings", _SHARED) or b"<sst/>")
        styles = shown_of_styles(self._common("/styles", _STYLES) or b"<styleSheet/>")
        allowance = Allowance()
        scans: dict[int, SheetScan] = {}
        for n, sheet in enumerate(self._sheets):
            if sheet.relation is None:
                raise damaged()
            target = f"xl/{'work' if sheet.has_cells else 'chart'}sheets/sheet{n + 1}.xml"
            self._links.append(sheet.relation._replace(target=target))
            if sheet.has_cells:
                self._parts[target] = self._archive.part(sheet.relation.target)
                scans[n] = SheetScan(styles, lengths, allowance)
                scans[n].read(self._parts[target])
        self._parts[relations_name(_WORKBOOK)] = relations_part(self._links)
        return scans

    def _common(self, kind: str, name: str) -> bytes | None:
        """A part that all sheets refer to, if there is one."""
        for relation in self._relations:
            if relation.kind.endswith(kind):
                self._links.append(relation._replace(target=name))
                self._parts[name] = self._archive.part(relation.target)
                return self._parts[name]
        return None

    def _read(self) -> Iterator[Grid]:
        try:
            import python_calamine
        except ImportError as error:
            raise ExtraMissing("读 Excel 工作簿（.xlsx）") from error
        packed = _packed(self._parts)
        try:
            with python_calamine.load_workbook(packed) as book:
                packed.close()
                for n, scan in self._scans.items():
                    sheet = book.get_sheet_by_index(n)
                    values: list[list[Value]] = sheet.to_python(skip_empty_area=False)
                    merges = sheet.merged_cell_ranges or []
                    if scan.hidden_rows:
                        name = self._sheets[n].name
                        self.notes.append(f"{name}有{scan.hidden_rows}行是隐藏的，也读了")
                    yield _grid(self._sheets[n], scan, values, merges)
        except BaseException as error:
            if isinstance(error, python_calamine.CalamineError) or _is_panic(error):
                raise damaged() from error
            raise


def _is_panic(error: BaseException) -> bool:
    return type(error).__name__ == _PANIC


def _packed(parts: dict[str, bytes]) -> io.BytesIO:
    packed = repacked(parts)
    # They are in there now; once is enough.
    parts.clear()
    return packed


def _grid(
    sheet: _Sheet,
    scan: SheetScan,
    values: list[list[Value]],
    merges: list[tuple[tuple[int, int], tuple[int, int]]],
) -> Grid:
    rows = trimmed(
        _cells(scan, n, values[n] if n < len(values) else []) for n in range(scan.height)
    )
    width = max(map(len, rows), default=0)
    joined = (
        Merge(top, left, min(bottom, len(rows) - 1), min(right, width - 1))
        for (top, left), (bottom, right) in merges
    )
    # What is joined beyond all content joins nothing.
    kept = tuple(
        merge
        for merge in joined
        if merge.bottom >= merge.top
        and merge.right >= merge.left
        and (merge.top, merge.left) != (merge.bottom, merge.right)
    )
    return Grid(sheet.name, rows, kept, sheet.is_hidden)


def _cells(scan: SheetScan, row: int, values: list[Value]) -> Iterator[Cell]:
    faults, shown = scan.faults.get(row), scan.shown.get(row, {})
    if faults is not None:
        values = values + [""] * (max(faults) + 1 - len(values))
    for column, value in enumerate(values):
        if faults is not None and column in faults:
            yield faults[column]
        elif value == "":
            yield EMPTY
        else:
            yield _cell(value, shown.get(column, AS_IT_IS))


def _cell(value: Value, shown: Shown) -> Cell:
    if isinstance(value, str):
        return text_cell(value)
    if isinstance(value, bool):
        return Cell("是" if value else "否")
    if isinstance(value, int | float):
        return number_cell(value, places=shown.places, after=shown.after)
    if isinstance(value, dt.date):
        return day_cell(value, is_month=shown.is_month)
    if isinstance(value, dt.time):
        return Cell(f"{value:%H:%M}")
    minutes = round(value.total_seconds() / 60)
    return Cell(f"{minutes // 60}:{minutes % 60:02}")
