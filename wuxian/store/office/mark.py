"""By what a workbook of ours is known, as long as nobody has changed it."""

import io
import re
import zipfile
import zlib

_PROPERTY = re.compile(r'name="wuxian"[^>]*>\s*<vt:lpwstr>([^<]*)</vt:lpwstr>')
_OF_A_REPORT = re.compile(
    r'name="wuxian-\d+"[^>]*>\s*<vt:lpwstr>((?:kind|whom) = [^<]*)</vt:lpwstr>'
)
_WHEN = re.compile(r"<dcterms:(?:created|modified)[^>]*>([^<]*)<")
_MOST = 100_000


def workbook_mark(data: bytes) -> str | None:
    """What a workbook says of itself, if this program wrote it and nobody saved it since.

    Whoever saves one leaves the property, and sets the day on which it was changed. Of a report
    it says the kind, and whom it is for, too.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            custom, core = (_text(parts, name) for name in ("custom", "core"))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, zlib.error, OSError):
        return None
    found = _PROPERTY.search(custom)
    if found is None or len(set(_WHEN.findall(core))) != 1:
        return None
    return " ".join((found[1], *_OF_A_REPORT.findall(custom)))


def _text(parts: zipfile.ZipFile, name: str) -> str:
    with parts.open(f"docProps/{name}.xml") as file:
        return file.read(_MOST).decode("utf-8", "replace")
