"""Every paper and every workbook is opened by LibreOffice: its pages, its words, its fonts.

It needs `soffice`, `pdftotext`, `pdfinfo` and `pdffonts`, as `.ci/run` installs them.
"""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.render.seen import need_tools, said, words_of

pytestmark = pytest.mark.ordeal

# A command, and words that stand in what it writes.
PAPERS = {
    "weekly": (("report",), "本周进展"),
    "circular": (("report", "--period", "2021-Q3"), "“中国光谷·咸宁产业园”"),
    "brief": (("report", "--kind", "简报"), "需协调事项"),
    "year": (("report", "--kind", "年报"), "逐项情况（20项）"),
    "slip": (("slip", "show", "6"), "责任单位负责人"),
    "letter": (("slip", "show", "6", "--letter"), "请于2021年12月27日前"),
    "list": (("list",), "102省道"),
    "show": (("show", "5"), "进度走势"),
    "wall": (("wall",), "武咸快速通道天子山大桥"),
    "sheet": (("wall", "7"), "最近进展"),
    "agenda": (("agenda",), "待核验"),
}
WORKBOOKS = {
    "list": (("list",), "工作事项"),
    "wall": (("wall",), "市领导"),
    "circular": (("report", "--period", "2021-Q3"), "102省道"),
    "year": (("report", "--kind", "年报"), "目标与实际"),
    "slip": (("slip", "show", "6"), "督办要求"),
    "slips": (("slip", "list"), "武咸督〔2021〕1号"),
    "six-ones": (("six-ones",), "专项经费"),
}


@pytest.fixture(scope="module", autouse=True)
def _tools() -> None:
    need_tools()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where LibreOffice keeps its own things."""
    return tmp_path_factory.mktemp("office")


def opened(file: Path, home: Path) -> Path:
    """What LibreOffice makes of an office file: a PDF."""
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{home}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(file.parent), str(file)),
        ],
        capture_output=True,
        check=True,
        timeout=180,
    )
    return file.with_suffix(".pdf")


def fonts_of(pdf: Path) -> set[str]:
    """The fonts of a PDF."""
    done = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True)
    return {line.split()[0].partition("+")[2] for line in done.stdout.splitlines()[2:]}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_is_opened_on_a4_with_its_words_in_chinese_fonts_alone(
    run: Run, demo: Path, tmp_path: Path, home: Path, paper: str
) -> None:
    words, stands = PAPERS[paper]
    file = tmp_path / f"{paper}.docx"
    assert run(*words, "--output", file, "--data", demo).code == 0
    pdf = opened(file, home)
    assert "A4" in said(pdf, "Page size")
    assert paper != "brief" or said(pdf, "Pages") == "1"
    text = words_of(pdf)
    assert "".join(stands.split()) in text
    # A page is numbered, and no quotation mark or dash has fallen to a Latin font.
    assert "—1—" in text
    assert [name for name in fonts_of(pdf) if "CJK" not in name] == []


@pytest.mark.parametrize("book", WORKBOOKS)
def test_a_workbook_is_opened_with_its_words(
    run: Run, demo: Path, tmp_path: Path, home: Path, book: str
) -> None:
    words, stands = WORKBOOKS[book]
    file = tmp_path / f"{book}.xlsx"
    assert run(*words, "--output", file, "--data", demo).code == 0
    pdf = opened(file, home)
    assert int(said(pdf, "Pages")) >= 1
    assert "".join(stands.split()) in words_of(pdf)
