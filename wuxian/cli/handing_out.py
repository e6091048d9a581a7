"""A form for a body that has neither git nor a terminal: what `list --for` gives as a workbook."""

import sys
from collections.abc import Sequence

from wuxian import __version__
from wuxian.cli.opening import Opened
from wuxian.cli.options import Delivery
from wuxian.domain.book.book import Book
from wuxian.domain.forms.form import SHEET, Form, form_of
from wuxian.domain.plan.bodies import SIGN
from wuxian.domain.views.concerned import named
from wuxian.errors import NotFound


def form_for(whom: str, book: Book, opened: Opened, numbers: Sequence[int]) -> Form | None:
    """The form of the one body that a word names, if it may report, for the items of a book.

    The `numbers` are those of its items that are listed, in their order. None for a leader, for a
    collective, and where the word names several.
    """
    found = named(whom, opened.book)
    signing = found & set(opened.book.programme.register.names(SIGN))
    if len(found) > 1 and signing:
        words = f"“{whom}”有{len(found)}个（{'、'.join(sorted(found))}）"
        print(f"（{words}，给的是普通表格；要{SHEET}，请写全称。）", file=sys.stderr)
    if len(found) != 1 or not signing:
        return None
    [body] = found
    if not numbers:
        raise NotFound(f"{body}没有要填报的事项", remedy="看分工：wuxian owners")
    items = {item.number: item for item in book.items}
    listed = tuple(items[number] for number in numbers)
    return form_of(book._replace(items=listed), body, opened.day, opened.year, __version__)


def send_form(form: Form, sent: Delivery) -> None:
    """Send a form out; in a folder it is named by its body and its day."""
    from wuxian.render.writers.form import file_bytes

    data = file_bytes(form)
    if sent.to is None:
        sys.stdout.buffer.write(data)
        return
    from wuxian.cli.delivering import deliver

    deliver(data, sent, f"{form.origin.body}-{form.as_of}", SHEET)
