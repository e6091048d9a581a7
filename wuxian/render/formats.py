"""The formats: a row each, with the writer that is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from wuxian.domain.views import View
from wuxian.render.document import Document


class Writer(Protocol):
    """From a view, or the document that is made of it, to the text of a file."""

    def __call__(self, view: View, document: Callable[[], Document]) -> str:
        """Write it."""


class Format(NamedTuple):
    """A format: its name, its word in Chinese, how its files end, and where its writer is."""

    name: str
    label: str
    suffix: str
    writer_at: str

    @property
    def value(self) -> str:
        """Its name, as choices have it."""
        return self.name

    @property
    def write(self) -> Writer:
        """Its writer, imported by now."""
        module, _, name = self.writer_at.partition(":")
        return cast("Writer", getattr(import_module(module), name))


_WRITERS = "wuxian.render.writers"

TERMINAL = Format("terminal", "终端", ".txt", f"{_WRITERS}.plain:file_text")
MARKDOWN = Format("markdown", "文档", ".md", f"{_WRITERS}.markdown:file_text")
CSV = Format("csv", "表格", ".csv", f"{_WRITERS}.spreadsheet:file_text")
JSON = Format("json", "数据", ".json", "wuxian.render.envelope:file_text")

FORMATS = (TERMINAL, MARKDOWN, CSV, JSON)
