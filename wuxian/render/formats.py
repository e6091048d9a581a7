"""The formats: a row each, with the writer that is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, TypeVar, cast

from wuxian.domain.views import View
from wuxian.render.document import Document

Shown = TypeVar("Shown", bound=View)


class Format(NamedTuple):
    """A format: its name, its word in Chinese, how its files end, and where its writer is.

    A writer makes text of a document, or of the view itself where a document is not enough.
    """

    name: str
    label: str
    suffix: str
    writer_at: str
    of_view: bool = False

    @property
    def value(self) -> str:
        """Its name, as choices have it."""
        return self.name

    def text(self, view: Shown, document: Callable[[Shown], Document]) -> str:
        """What a file of it says; its writer is imported by now."""
        module, _, name = self.writer_at.partition(":")
        write = cast("Callable[[View | Document], str]", getattr(import_module(module), name))
        return write(view if self.of_view else document(view))


_WRITERS = "wuxian.render.writers"

TERMINAL = Format("terminal", "终端", ".txt", f"{_WRITERS}.text:file_text")
MARKDOWN = Format("markdown", "文档", ".md", f"{_WRITERS}.markdown:file_text")
CSV = Format("csv", "表格", ".csv", f"{_WRITERS}.spreadsheet:file_text")
JSON = Format("json", "数据", ".json", "wuxian.render.envelope:json_text", of_view=True)

FORMATS = (TERMINAL, MARKDOWN, CSV, JSON)
