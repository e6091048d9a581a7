"""What the templates of boards are taught: a board's marks, and what it says in words."""

import json
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from wuxian.domain.values.dates import short_day_words
from wuxian.domain.values.types import visible
from wuxian.domain.views.wall import Board
from wuxian.render.documents.wall import (
    bar_words,
    due_words,
    flag_words,
    percent_words,
    six_ones_words,
    waiting_lines,
)
from wuxian.render.pictures.marks import marks_of
from wuxian.render.writers.html import environment

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def prepared() -> "Environment":
    """The environment of pages, which knows the words of boards, too."""
    made = environment()
    made.filters.update(
        json=_json,
        marks=lambda board: marks_of(board.flags),
        bar_lines=lambda board: bar_words(board).split("\n"),
        bar_said=_bar_said,
        due_said=due_words,
        flag_said=flag_words,
        six_said=six_ones_words,
        asks=lambda board: tuple(waiting_lines(board)),
        percent=percent_words,
        day=short_day_words,
    )
    return made


def _json(names: Iterable[str]) -> str:
    """Names as a script reads them back, each as it stands among the choices."""
    return json.dumps([visible(name) for name in names], ensure_ascii=False)


def _bar_said(board: Board) -> str:
    """The bar for who does not see it."""
    known = board.bar
    told = [f"已报进度{_said(known.claimed)}", f"已核{_said(known.verified)}"]
    if known.gone is not None:
        told.append(f"序时进度{percent_words(known.gone)}")
    return "，".join(told)


def _said(percent: Decimal | None) -> str:
    return "无" if percent is None else percent_words(percent)
