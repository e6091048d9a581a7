"""What the real thing makes of a page or a paper: Chromium, and the tools that read a PDF."""

import json
import re
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

from tests.real_tools import need

TOOLS = ("chromium", "soffice", "pdftotext", "pdfinfo", "pdffonts")
_QUIETLY = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars"),
)
_ERRORS = """<script>
window.errors = [];
addEventListener("error", (event) => errors.push(String(event.message)), true);
console.error = (...words) => errors.push(words.join(" "));
</script>"""
_LAST = """<script>addEventListener("load", async () => {
  const told = await (async () => { WHAT })();
  parent.postMessage(JSON.stringify({ ...told, errors, wide: innerWidth }), "*");
});</script>"""
# A window is never as narrow as a phone: what is looked at stands in a frame as wide as wanted.
_AROUND = """<!doctype html><body><script>
addEventListener("message", (told) => { document.body.dataset.seen = told.data; });
</script><iframe src="NAME" style="border: 0; width: WIDEpx; height: 1000px"></iframe>"""


def need_tools() -> None:
    """Skip where one of them is missing."""
    need(*TOOLS)


def chromium(profile: Path, *words: str) -> str:
    """What Chromium prints."""
    done = subprocess.run(
        ["chromium", *_QUIETLY, f"--user-data-dir={profile}", *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout


def seen(page: Path, wide: int, what: str) -> dict[str, Any]:
    """What a script finds out about a page that is so many pixels wide, and all errors on it."""
    text = page.read_text(encoding="utf-8")
    text = text.replace("<head>", f"<head>{_ERRORS}").replace(
        "</body>", f"{_LAST.replace('WHAT', what)}</body>"
    )
    looked_at = page.with_name(f"seen-{wide}-{page.name}")
    looked_at.write_text(text, encoding="utf-8")
    around = page.with_name(f"around-{wide}-{page.name}")
    frame = _AROUND.replace("WIDE", str(wide)).replace("NAME", looked_at.name)
    around.write_text(frame, encoding="utf-8")
    profile = page.parent / "profile"
    dom = chromium(
        profile,
        "--window-size=2400,1200",
        "--virtual-time-budget=5000",
        "--dump-dom",
        around.as_uri(),
    )
    found = re.search(r'data-seen="([^"]*)"', dom)
    assert found, dom[-2000:]
    told: dict[str, Any] = json.loads(unescape(found[1]))
    return told


def printed(page: Path) -> Path:
    """The page printed to PDF."""
    pdf = page.with_suffix(".pdf")
    words = (f"--print-to-pdf={pdf}", "--no-pdf-header-footer", page.as_uri())
    chromium(page.parent / "profile", *words)
    return pdf


def words_of(pdf: Path, *words: str) -> str:
    """The text of a PDF, without blanks and line ends."""
    done = subprocess.run(
        ["pdftotext", *words, pdf, "-"], capture_output=True, text=True, check=True
    )
    return "".join(done.stdout.split())


def said(pdf: Path, name: str) -> str:
    """What `pdfinfo` says under a name."""
    done = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True)
    found = re.search(rf"^{name}: *(.*)$", done.stdout, re.MULTILINE)
    assert found, done.stdout
    return found[1]
