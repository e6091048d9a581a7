"""What is written is seen with the real thing: pages in Chromium, papers in LibreOffice.

It needs `chromium`, `soffice` and `pdftotext`, as `.ci/run` installs them.
"""

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.render.seen import need_tools, printed, said, seen, words_of

pytestmark = pytest.mark.ordeal

# What sticks out of the page or of what it stands in, as the browser has laid it out; a wide table
# may be scrolled where it stands.
_LOOK = """
  const out = [];
  for (const one of document.querySelectorAll("main *")) {
    const box = one.getBoundingClientRect();
    const room = one.closest(".wide") === null || one.matches(".wide");
    if (room && (box.left < -1 || box.right > innerWidth + 1)) out.push(one.outerHTML.slice(0, 80));
  }
  const parts = [...document.querySelectorAll("main > *")];
  const boxes = parts.map((one) => one.getBoundingClientRect());
  const over = boxes.filter((box, n) => n && box.top < boxes[n - 1].bottom - 1).length;
  return { needs: document.documentElement.scrollWidth, out, over };
"""


@pytest.fixture(scope="module", autouse=True)
def _tools() -> None:
    need_tools()


def written(run: Run, demo: Path, file: Path, *words: str) -> Path:
    """A report of the demo in a file."""
    assert run("report", *words, "--output", file, "--data", demo).code == 0
    return file


@pytest.mark.parametrize("wide", [390, 1366, 1920])
@pytest.mark.parametrize("kind", ["周报", "通报", "简报"])
def test_nothing_of_a_page_sticks_out_or_lies_over_another(
    run: Run, demo: Path, tmp_path: Path, kind: str, wide: int
) -> None:
    page = written(run, demo, tmp_path / "report.html", "--kind", kind)
    found = seen(page, wide, _LOOK)
    assert found == {"wide": wide, "needs": wide, "out": [], "over": 0, "errors": []}


def test_the_leaders_page_is_printed_on_one_sheet_of_a4(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    page = written(run, demo, tmp_path / "brief.html", "--kind", "简报")
    pdf = printed(page)
    assert said(pdf, "Pages") == "1"
    assert "A4" in said(pdf, "Page size")
    assert "一、需协调事项（1项）" in words_of(pdf)


def test_a_circular_is_printed_with_its_tables(run: Run, demo: Path, tmp_path: Path) -> None:
    page = written(run, demo, tmp_path / "circular.html", "--period", "2021-Q3")
    pdf = printed(page)
    assert 4 <= int(said(pdf, "Pages")) <= 12
    for words in ("督查通报", "一、主要指标（2项）", "（二）交通同网（7项）", "附件1", "亮灯原因"):
        assert words in words_of(pdf)


def test_a_paper_opens_in_libreoffice_with_all_of_its_words(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    paper = written(run, demo, tmp_path / "circular.docx", "--period", "2021-Q3")
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    for form in ("pdf", "txt:Text (encoded):UTF8"):
        words = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(tmp_path)]
        subprocess.run([*words, str(paper)], capture_output=True, check=True, timeout=180)
    pdf = tmp_path / "circular.pdf"
    text = words_of(pdf)
    assert "A4" in said(pdf, "Page size")
    for one in ("武咸同城（演示）督查通报", "“中国光谷·咸宁产业园”", "—1—", "—2—", "附件1"):
        assert one in text
    plain = run("report", "--period", "2021-Q3", "--data", demo).out
    sentences = re.findall(r"^ {2,}(\S.*)$", plain.partition("\n附件1")[0], re.MULTILINE)
    assert len(sentences) > 50
    said_there = "".join((tmp_path / "circular.txt").read_text(encoding="utf-8").split())
    assert [one for one in sentences if "".join(one.split()) not in said_there] == []
