"""The sheet of filings: how each unit reported, and item by item by which report day."""

from collections.abc import Iterator
from itertools import groupby

from wuxian.domain.plan.plan import VACANT
from wuxian.domain.plan.report_rule import Cycle
from wuxian.domain.standing.filings import Filing
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.domain.views.filings import Cell, DayRow, FilingRow, FilingsView, Sheet
from wuxian.render import words
from wuxian.render.document import (
    Block,
    Code,
    Column,
    Document,
    Heading,
    Inset,
    Piece,
    Table,
    Tone,
    paragraph,
    table,
)

_UNIT = Column("单位", least=12)
_SIGNS = {
    Filing.ON_TIME: "按",
    Filing.LATE: "迟",
    Filing.MISSING: "缺",
    Filing.NOT_DUE: "待",
    Filing.COMPLETE: "完",
    Filing.NO_LEAD: "空",
}
_TOTAL = "合计"
# The words of the signs: with the labels in full there is no room for all that add up.
_LATE, _MISSING = "迟报", "缺报"
_ELSEWHERE, _ELSEWHERE_WORDS = "－", "由别的单位牵头"
_SNIPPET = """\
[[report_days]]
every = "month"        # 每周 week、每月 month、每季度 quarter
day = 28               # 几日；没有这一天的月份算最后一天
moved = "before"       # 遇休息日：提前 before、顺延 after、不移 none
since = {since}     # 从哪天起要求；不写就从年初算
"""


def filings_document(view: FilingsView) -> Document:
    """Of weeks, months and quarters each: the units' totals, then every report by its sign."""
    return Document(
        programme=view.programme,
        name=f"{view.year}年报送情况",
        when=f"截至{day_words(view.as_of)}",
        notice=view.notice,
        blocks=tuple(_blocks(view)),
        sheet=_sheet(view),
    )


def _blocks(view: FilingsView) -> Iterator[Block]:
    if not view.report_days:
        yield from _how_to_set(view)
    elif not view.sheets:
        yield paragraph(f"{view.year}年还没有到报送的时候。")
    for sheet in view.sheets:
        rules = [rule.words for rule in view.report_days if rule.every is sheet.every]
        yield Heading(f"{sheet.every.label}报送：{'；'.join(rules)}")
        if not sheet.rows:
            yield paragraph("没有牵头的事项。")
            continue
        yield _units(sheet)
        yield _strips(sheet)
        yield paragraph(_legend(sheet), Tone.FAINT)
        inferred = [row.number for row in sheet.rows if row.unit_basis is Basis.INFERRED]
        if inferred:
            numbers = "、".join(map(words.number_words, inferred))
            yield paragraph(f"牵头部门系推定的事项：{numbers}。", Tone.FAINT)
        yield from _with_parts(sheet)
    if view.unknown_years:
        yield paragraph(words.uncounted_words(view.unknown_years), Tone.WARNING, apart=True)


def _with_parts(sheet: Sheet) -> Iterator[Block]:
    """Whose report counts for an item, too, since they lead a part of it."""
    led = {row.number: row.part_leads for row in sheet.rows if row.part_leads}
    if led:
        told = (f"{words.number_words(number)} {'、'.join(names)}" for number, names in led.items())
        yield paragraph(f"另有子任务牵头单位，其中一个报了就算：{'；'.join(told)}。", Tone.FAINT)


def _how_to_set(view: FilingsView) -> Iterator[Block]:
    yield paragraph(
        f"没有设{view.year}年的报送日。请按本地的规定改好下面几行，加到 years/{view.year}.toml 末尾"
        f"（没有这个文件就新建，第一行写 year = {view.year}）："
    )
    since = max(view.as_of, view.as_of.replace(view.year, 1, 1))
    if since.year == view.year:
        yield Inset((Code(_SNIPPET.format(since=since)),))
    yield paragraph(
        '每周五报：every = "week"、weekday = 5；'
        '每季度第1个月20日报：every = "quarter"、month = 1、day = 20。'
    )


def _units(sheet: Sheet) -> Table:
    return table(
        (*sheet.units, sheet.total),
        (
            (_UNIT, lambda row: _TOTAL if row is sheet.total else row.unit or VACANT),
            (Column("事项", right=True, rank=1), lambda row: len(row.items)),
            (Column("应报", right=True), lambda row: row.totals.asked),
            (Column(Filing.ON_TIME.label, right=True), lambda row: row.totals.on_time),
            (Column(_LATE, right=True), lambda row: row.totals.late),
            (Column(_MISSING, right=True), lambda row: row.totals.missing),
        ),
    )


def _strips(sheet: Sheet) -> Table:
    """A sign for each report, so many in a column; where it is narrow the latest are shown."""
    groups = [
        [n for n, _ in group]
        for _, group in groupby(enumerate(sheet.days), lambda pair: _column(sheet.every, pair[1]))
    ]
    columns = [
        Column(_span([sheet.days[n] for n in group]), rank=len(groups) - place)
        for place, group in enumerate(groups)
    ]
    before = (None, *(row.unit or VACANT for row in sheet.rows))
    return Table(
        (_UNIT, words.NUMBER, *columns),
        tuple(
            (
                "" if (row.unit or VACANT) == above else row.unit or VACANT,
                words.number_words(row.number),
                *(_strip([row.cells[n] for n in group]) for group in groups),
            )
            for above, row in zip(before, sheet.rows, strict=False)
        ),
        apart=True,
        cut="屏幕窄，只列了最近几期，全年的见 --csv。",
    )


def _column(every: Cycle, row: DayRow) -> object:
    """What the report days in one column have in common: weeks a month, months a quarter."""
    if every is Cycle.QUARTER:
        return row.day
    return row.day.year, row.day.month if every is Cycle.WEEK else (row.day.month - 1) // 3


def _span(days: list[DayRow]) -> str:
    """The first and the last period of a column: 1—3月, 第27—30周."""
    first, last = days[0].words.split("、")[0], days[-1].words.split("、")[-1]
    if first == last:
        return first
    if first[-1] == last[-1] and "年" not in first:
        return f"{first[:-1]}—{last.removeprefix('第')}"
    return f"{first}—{last}"


def _strip(cells: list[Cell | None]) -> Piece:
    text = "".join(_SIGNS[cell.filing] if cell else _ELSEWHERE for cell in cells)
    filings = {cell.filing for cell in cells if cell}
    if Filing.MISSING in filings:
        return Piece(text, Tone.BAD)
    return Piece(text, Tone.WARNING if Filing.LATE in filings else Tone.PLAIN)


def _legend(sheet: Sheet) -> str:
    """What the signs mean that stand in a sheet, and those that head the units' totals."""
    cells = {cell.filing if cell else None for row in sheet.rows for cell in row.cells}
    told = [
        f"{sign}＝{filing.label}"
        for filing, sign in _SIGNS.items()
        if filing.is_asked or filing in cells
    ]
    told += [f"{_ELSEWHERE}＝{_ELSEWHERE_WORDS}"] if None in cells else []
    return f"一字一期：{'，'.join(told)}。"


def _sheet(view: FilingsView) -> Table:
    """A unit and item a line, a column a report day."""
    days = [(sheet.every, n, day) for sheet in view.sheets for n, day in enumerate(sheet.days)]
    totals = ("应报", Filing.ON_TIME.label, Filing.LATE.label, Filing.MISSING.label)
    titles = (f"{day.words}（{short_day_words(day.day)}）" for _, _, day in days)
    return Table(
        (
            *map(Column, ("报送周期", "单位", words.NUMBER.title, words.TITLE)),
            *map(Column, titles),
            *map(Column, totals),
        ),
        tuple(
            (
                *(sheet.every.label, row.unit_words, row.number, row.title),
                *(_said(row, n) if every is sheet.every else None for every, n, _ in days),
                *row.totals,
            )
            for sheet in view.sheets
            for row in sheet.rows
        ),
    )


def _said(row: FilingRow, place: int) -> str | None:
    cell = row.cells[place]
    if cell is None:
        return None
    on = f"（{short_day_words(cell.on)}）" if cell.on and cell.filing is Filing.LATE else ""
    return f"{cell.filing.label}{on}"
