"""What a file of tables would write, or has written."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from wuxian.domain.sheets.proposal import Outcome, Refusal, RowTold, row_words
from wuxian.domain.views.imported import ImportView
from wuxian.render import words
from wuxian.render.document import (
    Block,
    Bullet,
    Column,
    Document,
    Heading,
    Piece,
    Table,
    Tone,
    bullets,
    paragraph,
    table,
)

_TONES = {
    Outcome.ADDED: Tone.GOOD,
    Outcome.SET: Tone.GOOD,
    Outcome.REVISED: Tone.WARNING,
    Outcome.APPOINTED: Tone.GOOD,
    Outcome.REPORTED: Tone.GOOD,
    Outcome.UNCHANGED: Tone.FAINT,
    Outcome.REFUSED: Tone.BAD,
}


_IDLE = (Outcome.UNCHANGED, Outcome.REFUSED)


def import_document(view: ImportView) -> Document:
    """The rows with what becomes of each, what was passed over, and the count."""
    told = [row for row in view.rows if row.outcome is not Outcome.REFUSED]
    return Document(
        programme="导入",
        name=view.file,
        when=_when(view),
        blocks=(
            *([_rows(told)] if told else []),
            *_notes(told),
            *_refused(view.refused),
            *_further(view.notes),
            paragraph(_count(view), apart=True),
        ),
        sheet=_sheet(view.rows),
    )


def _when(view: ImportView) -> str:
    if view.written:
        return "已写入账册"
    changes = any(row.outcome not in _IDLE for row in view.rows)
    return "预览，还没有写入" if changes else "没有要写入的"


def _rows(rows: Sequence[RowTold]) -> Table:
    """The rows; their sheet, who leads and when it is due only where there is more to tell."""
    sheets = ((Column("工作表"), lambda row: row.sheet),) if _several(rows) else ()
    further: tuple[tuple[Column, Callable[[RowTold], str]], ...] = (
        (words.LEAD._replace(least=14, rank=1), lambda row: row.lead),
        (words.DUE._replace(least=10, rank=2, absent=""), lambda row: row.due),
    )
    return table(
        rows,
        (
            *sheets,
            (Column("行", right=True), lambda row: row.row),
            (Column("读到的", least=12), lambda row: row.words or None),
            (Column("处理"), lambda row: Piece(row.outcome.label, _TONES[row.outcome])),
            (words.title_column(6), lambda row: row.item_words),
            *((column, said) for column, said in further if any(map(said, rows))),
        ),
    )


def _notes(rows: Sequence[RowTold]) -> Iterator[Block]:
    """What to know of how each row was read; below the table, where there is room for it."""
    told = [row for row in rows if row.notes]
    several = _several(rows)
    if told:
        yield Heading("怎样读的，请核对")
        yield bullets(
            Bullet(
                f"{row_words(row.sheet, row.row, several=several)} {row.words}",
                blocks=(bullets(row.notes),),
            )
            for row in told
        )


def _several(rows: Iterable[RowTold]) -> bool:
    return len({row.sheet for row in rows}) > 1


def _refused(refusals: Iterable[Refusal]) -> Iterator[Block]:
    told = tuple(refusals)
    if told:
        yield Heading(f"没有读入的{len(told)}处")
        yield bullets((_refusal_words(one) for one in told), Tone.BAD)


def _refusal_words(one: Refusal) -> str:
    column = f"，{one.column}" if one.column else ""
    return f"{one.sheet} 第{one.row}行{column}：{one.reason}"


def _further(notes: Iterable[str]) -> Iterator[Block]:
    told = tuple(notes)
    if told:
        yield Heading("另外")
        yield bullets(told)


def _count(view: ImportView) -> str:
    """How many rows there are of each kind, and what they are together."""
    if not view.rows:
        return "没有可读的行。"
    counts = "、".join(f"{outcome.label}{number}行" for outcome, number in view.counts)
    what = "已写入" if view.written else "将写入"
    return f"共{len(view.rows)}行：{counts}" + (f"；{what}：{view.act}" if view.act else "")


def _sheet(rows: Iterable[RowTold]) -> Table:
    return table(
        rows,
        (
            (Column("工作表"), lambda row: row.sheet),
            (Column("行"), lambda row: row.row),
            (Column("读到的"), lambda row: row.words),
            (Column("处理"), lambda row: row.outcome),
            (words.NUMBER, lambda row: row.item),
            (Column(words.TITLE), lambda row: row.title),
            (words.LEAD, lambda row: row.lead),
            (words.DUE._replace(absent=""), lambda row: row.due),
            (Column("说明"), lambda row: "；".join(row.notes)),
        ),
    )
