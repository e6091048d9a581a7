"""The formats: a row each, with the writer that is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, TypeVar, cast

from wuxian.domain.views import View
from wuxian.render.document import Document

Shown = TypeVar("Shown", bound=View)


class Format(NamedTuple):
    """A format: its name, its word in Chinese, how its files end, and where its writer is.

    A writer makes text of a document, or of the view itself where a document is not enough; one
    that `is_binary` makes bytes, which no terminal can show.
    """

    name: str
    label: str
    suffix: str
    writer_at: str
    of_view: bool = False
    is_binary: bool = False

    @property
    def value(self) -> str:
        """Its name, as choices have it."""
        return self.name

    def text(self, view: Shown, document: Callable[[Shown], Document]) -> str:
        """What a file of it says, if it says it in text; its writer is imported by now."""
        return cast("str", self._written(view, document))

    def data(self, view: Shown, document: Callable[[Shown], Document]) -> bytes:
        """The bytes of a file of it."""
        written = self._written(view, document)
        return written if isinstance(written, bytes) else written.encode()

    def _written(self, view: Shown, document: Callable[[Shown], Document]) -> str | bytes:
        module, _, name = self.writer_at.partition(":")
        write = getattr(import_module(module), name)
        return cast("str | bytes", write(view if self.of_view else document(view)))


_WRITERS = "wuxian.render.writers"

TERMINAL = Format("terminal", "终端", ".txt", f"{_WRITERS}.text:file_text")
MARKDOWN = Format("markdown", "文档", ".md", f"{_WRITERS}.markdown:file_text")
HTML = Format("html", "网页", ".html", f"{_WRITERS}.html:file_text")
CSV = Format("csv", "表格", ".csv", f"{_WRITERS}.spreadsheet:file_text")
WORD = Format("docx", "公文", ".docx", f"{_WRITERS}.word:file_bytes", is_binary=True)
XLSX = Format("xlsx", "工作簿", ".xlsx", f"{_WRITERS}.workbook:file_bytes", is_binary=True)
JSON = Format("json", "数据", ".json", "wuxian.render.envelope:json_text", of_view=True)

FORMATS = (TERMINAL, MARKDOWN, HTML, WORD, CSV, XLSX, JSON)
