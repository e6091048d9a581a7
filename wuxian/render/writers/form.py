"""A form as a workbook: what is known is locked, what is to be filled in is open and coloured."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wuxian.domain.forms.form import (
    DUE,
    FIGURE,
    HIDDEN,
    KNOWN,
    LAMP,
    NUMBER,
    OPEN,
    PART,
    REPORTED,
    SENTENCE,
    SHEET,
    UNIT,
    Form,
    FormRow,
)
from wuxian.domain.sheets.grid import place_of
from wuxian.domain.values.dates import day_words
from wuxian.render.words import LAMP_TONES, TITLE, UNREPORTED, UNSET
from wuxian.render.writers.binding import (
    BODY,
    DAY,
    FONT,
    HEADER,
    TEXT,
    TONES,
    Binding,
    Property,
    height_of,
    set_for_print,
)
from wuxian.render.writers.grid import harmless

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_TITLES = (*KNOWN, *OPEN.values())
_WIDTHS = {
    NUMBER: 6, TITLE: 22, PART: 14, SENTENCE: 30, FIGURE: 20, UNIT: 8, DUE: 15, LAMP: 6,
    REPORTED: 18, OPEN["percent"]: 8, OPEN["figures"]: 12, OPEN["note"]: 32, OPEN["problem"]: 24,
    OPEN["next"]: 24,
}  # fmt: skip
_CENTRED = (NUMBER, UNIT, DUE, LAMP)
_ABOVE = 3
"""So many rows stand above the header: what it is, whose it is, how it is filled in."""
_FROZEN_COLUMNS = 2

_HOW = (
    "怎么填：只填黄色的格子，只填有变化的；没有新进展的，在“{note}”里写“无”。"
    "“{percent}”写百分数，如 40%；“{figures}”写到现在的数，单位见“{unit}”。"
)
_MESSAGES = {
    "percent": "0 到 100 的整数，如 40 或 40%。",
    "figures": "写到现在的数，单位见“{unit}”一列，如 12 或 12个。",
    "note": "本期做成了什么；没有新进展的，写“无”。",
    "problem": "需要协调解决的问题；没有就空着。",
    "next": "下一步做什么、到什么时候；没有就空着。",
}
_WIDE, _TALL, _LEAST = 24, 30, 36
"""How high the rows above the header are, and the others at least, so that there is room."""

_FILL: dict[str, Property] = {"bg_color": "#FFF8DC", "locked": False, "num_format": TEXT}
_SHUT: dict[str, Property] = {"bg_color": "#EDEDED"}
_AGAIN: dict[str, Property] = {"font_color": "#A6A6A6"}
_TITLE: dict[str, Property] = {**FONT, "bold": True, "font_size": 16, "align": "center"}
_TOLD: dict[str, Property] = {**FONT, "text_wrap": True, "valign": "vcenter"}
_TOLD_HOW: dict[str, Property] = {**_TOLD, "font_color": "#7F6000"}


def file_bytes(form: Form) -> bytes:
    """The workbook of a form; the same data, the same bytes."""
    origin = form.origin
    binding = Binding(f"{SHEET} {origin.body}")
    sheet = binding.book.add_worksheet(SHEET)
    title = f"{origin.programme}{SHEET}（{origin.year}年）"
    _above(binding, sheet, form, title)
    sheet.set_row(_ABOVE, _WIDE)
    sheet.write_row(_ABOVE, 0, _TITLES, binding.style(HEADER))
    for at, name in enumerate(_TITLES):
        sheet.set_column(at, at, _WIDTHS[name])
    for n, row in enumerate(form.rows, _ABOVE + 1):
        _write_row(binding, sheet, n, row)
    last = _ABOVE + max(1, len(form.rows))
    _help_along(sheet, last)
    sheet.freeze_panes(_ABOVE + 1, _FROZEN_COLUMNS)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    set_for_print(sheet, 0, _ABOVE, "", f"{origin.body}　{day_words(origin.as_of)}")
    _write_slots(binding, form)
    return binding.data


def _above(binding: Binding, sheet: "Worksheet", form: Form, title: str) -> None:
    """What it is, whose it is and of which day, and how it is filled in."""
    origin, last = form.origin, len(_TITLES) - 1
    whose = f"填报单位：{origin.body}　　年份：{origin.year}年　　截至：{day_words(origin.as_of)}"
    whose += f"　　（{form.notice}）" if form.notice else ""
    how = _HOW.format(**OPEN, unit=UNIT)
    rows = ((title, _TITLE, _TALL), (whose, _TOLD, _WIDE), (how, _TOLD_HOW, _WIDE))
    for n, (words, look, height) in enumerate(rows):
        sheet.merge_range(n, 0, n, last, "", binding.style(look))
        sheet.write_string(n, 0, harmless(words), binding.style(look))
        sheet.set_row(n, height)


def _write_row(binding: Binding, sheet: "Worksheet", n: int, row: FormRow) -> None:
    number, title, part, figure = row.slot.shown
    nothing = UNREPORTED if row.open & {"percent", "figures"} else ""
    known = {
        NUMBER: number, TITLE: title, PART: part, SENTENCE: row.sentence, FIGURE: figure,
        UNIT: row.unit, DUE: "" if row.due or row.of_more else UNSET,
        LAMP: row.lamp.label if row.lamp else "", REPORTED: row.reported or nothing,
    }  # fmt: skip
    folded = ((words, _WIDTHS[name]) for name, words in known.items())
    sheet.set_row(n, max(_LEAST, height_of(folded)))
    for at, name in enumerate(KNOWN):
        look: dict[str, Property] = dict(BODY)
        if name in _CENTRED:
            look["align"] = "center"
        if row.of_more and name in (NUMBER, TITLE, PART):
            look |= _AGAIN
        if name == LAMP and row.lamp:
            look |= TONES[LAMP_TONES[row.lamp]]
        if name == DUE and row.due:
            sheet.write_datetime(n, at, row.due, binding.style(look, {"num_format": DAY}))
        elif name == NUMBER:
            sheet.write_number(n, at, int(number), binding.style(look))
        elif words := known.get(name):
            sheet.write_string(n, at, harmless(words), binding.style(look))
        else:
            sheet.write_blank(n, at, None, binding.style(look))
    for at, name in enumerate(OPEN, len(KNOWN)):
        sheet.write_blank(n, at, None, binding.style(BODY, _FILL if name in row.open else _SHUT))


def _help_along(sheet: "Worksheet", last: int) -> None:
    """Say at each open cell what is to be written there; nothing that is typed is turned away."""
    first = len(KNOWN)
    for at, (name, title) in enumerate(OPEN.items(), first):
        said = {"input_title": title, "input_message": _MESSAGES[name].format(unit=UNIT)}
        sheet.data_validation(_ABOVE + 1, at, last, at, {"validate": "any", **said})
    cells = f"{place_of(_ABOVE + 1, first)}:{place_of(last, len(_TITLES) - 1)}"
    sheet.ignore_errors({"number_stored_as_text": cells})


def _write_slots(binding: Binding, form: Form) -> None:
    """On a sheet that nobody sees: what the form is, and what each of its rows is about."""
    hidden = binding.book.add_worksheet(HIDDEN)
    hidden.write_string(0, 0, form.origin.block)
    for n, row in enumerate(form.rows, 1):
        slot = row.slot
        told = (slot.folder, slot.part or "", slot.target or "", *slot.shown)
        hidden.write_number(n, 0, _ABOVE + 1 + n)
        hidden.write_number(n, 1, slot.number)
        _write_texts(hidden, n, 2, told)
    hidden.very_hidden()


def _write_texts(sheet: "Worksheet", n: int, first: int, texts: Sequence[str]) -> None:
    for at, text in enumerate(texts, first):
        if text:
            sheet.write_string(n, at, harmless(text))
