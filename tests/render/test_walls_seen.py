"""The wall is seen with the real thing: laid out, filtered and printed by Chromium.

It needs `chromium`, `pdftotext` and `pdfinfo`, as `.ci/run` installs them.
"""

import struct
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.pictures import __main__ as picture
from tests.render.seen import need_tools, printed, said, seen, words_of

pytestmark = pytest.mark.ordeal

# What sticks out, what is cut, and which boxes that have words of their own lie over one another.
_LOOK = """
  const out = [], cut = [], over = [];
  const shown = [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility());
  for (const one of shown) {
    const box = one.getBoundingClientRect();
    const room = one.closest(".wide") === null || one.matches(".wide");
    if (room && (box.left < -1 || box.right > innerWidth + 1)) out.push(one.outerHTML.slice(0, 80));
    if (room && !one.matches(".wide, select, option") && one.scrollWidth > one.clientWidth + 1
        && one.clientWidth && getComputedStyle(one).overflowX !== "visible") {
      cut.push(one.outerHTML.slice(0, 80));
    }
  }
  const texts = [...document.querySelectorAll(
    ".board h3, .board p, .board .flags li, .board .asks li, .board .months, .board .course",
  )];
  const boxes = texts.map((one) => [one, one.getBoundingClientRect()]);
  for (const [one, a] of boxes) {
    for (const [other, b] of boxes) {
      if (one === other || one.contains(other) || other.contains(one)) continue;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 1 && high > 1) over.push(`${one.textContent} / ${other.textContent}`);
    }
  }
  const marks = [...document.querySelectorAll(".marks")].filter((one) => {
    const box = one.getBoundingClientRect();
    return [...one.children].some((mark) => mark.getBoundingClientRect().bottom > box.bottom + 2);
  }).length;
  return { needs: document.documentElement.scrollWidth, out, cut, over, marks };
"""
# The filters as a reader uses them: chosen one after the other, then all is shown again.
_FILTER = """
  const form = document.querySelector(".filters");
  const numbers = () => [...document.querySelectorAll(".board")]
    .filter((one) => one.checkVisibility()).map((one) => one.id.slice(5));
  const lanes = () => [...document.querySelectorAll(".lane")]
    .filter((one) => one.checkVisibility()).map((one) => one.querySelector("h2").textContent);
  const rows = () => [...document.querySelectorAll(".below tbody tr")]
    .filter((one) => one.checkVisibility()).length;
  const choose = (name, value) => {
    const list = form.elements[name];
    list.focus();
    list.value = value;
    list.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const told = { hidden: form.hidden, all: numbers().length };
  choose("lamp", "红");
  told.red = numbers();
  told.rows = rows();
  told.lanes = lanes();
  told.words = document.querySelector("output").textContent;
  choose("leader", "空缺");
  told.both = numbers();
  form.querySelector("button").click();
  await new Promise((done) => setTimeout(done, 50));
  told.again = numbers().length;
  told.silent = document.querySelector("output").textContent;
  choose("lead", "市科学技术局");
  told.lead = numbers();
  return told;
"""


@pytest.fixture(scope="module", autouse=True)
def _tools() -> None:
    need_tools()


def written(run: Run, demo: Path, file: Path, *words: str) -> Path:
    """A wall of the demo in a file."""
    assert run("wall", *words, "--output", file, "--data", demo).code == 0
    return file


@pytest.mark.parametrize("wide", [390, 1366, 1920])
@pytest.mark.parametrize("words", [(), ("7",)], ids=["wall", "sheet"])
def test_nothing_sticks_out_is_cut_or_lies_over_another(
    run: Run, demo: Path, tmp_path: Path, words: tuple[str, ...], wide: int
) -> None:
    page = written(run, demo, tmp_path / "wall.html", *words)
    assert seen(page, wide, _LOOK) == {
        "wide": wide,
        "needs": wide,
        "errors": [],
        "out": [],
        "cut": [],
        "over": [],
        "marks": 0,
    }


def test_the_filters_show_what_is_chosen_and_all_of_it_again(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    told = seen(written(run, demo, tmp_path / "wall.html"), 1366, _FILTER)
    assert told["errors"] == []
    assert (told["hidden"], told["all"]) == (False, 20)
    assert told["red"] == ["6", "7", "9", "11"]
    assert (told["rows"], told["words"]) == (4, "只列红：4项，共20项")
    assert told["lanes"] == ["交通同网（3项）", "科技同兴（1项）"]
    assert told["both"] == ["7"]
    assert (told["again"], told["silent"]) == (20, "")
    assert told["lead"] == ["10", "12"]


def test_every_choice_is_reached_by_the_keyboard_and_has_its_name(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    told = seen(
        written(run, demo, tmp_path / "wall.html"),
        1366,
        """
        const lists = [...document.querySelectorAll("select, button, .wide")];
        const names = [...document.querySelectorAll("label")].map((one) =>
          [one.firstChild.textContent.trim(), one.control.name]);
        const levels = [...document.querySelectorAll("h1, h2, h3")].map((one) => one.tagName);
        return { focus: lists.every((one) => (one.focus(), document.activeElement === one)), names,
          first: levels.slice(0, 3), images: [...document.querySelectorAll("[role=img]")]
            .filter((one) => !one.getAttribute("aria-label")).length };
        """,
    )
    assert told["focus"] is True
    assert dict(told["names"]) == {
        "领域": "area",
        "灯号": "lamp",
        "市领导": "leader",
        "牵头部门": "lead",
    }
    assert (told["first"], told["images"]) == (["H1", "H2", "H3"], 0)


def test_it_is_printed_on_a3_with_breaks_between_lanes(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    pdf = printed(written(run, demo, tmp_path / "wall.html"))
    assert "A3" in said(pdf, "Page size")
    pages = int(said(pdf, "Pages"))
    assert 4 <= pages <= 8
    texts = [words_of(pdf, "-f", str(n), "-l", str(n)) for n in range(1, pages + 1)]
    for lane, numbers in {
        "规划同编（2项）": ("01规划", "02北部"),
        "交通同网（7项）": ("03武咸", "05武咸", "09咸宁长江"),
        "民生同保（4项）": ("17“民生", "20斧头湖"),
    }.items():
        [page] = [text for text in texts if lane in text]
        assert all(number in page for number in numbers)
    assert "全部显示" not in "".join(texts)


def test_on_a0_it_has_the_same_pages_and_larger_letters(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    small = printed(written(run, demo, tmp_path / "a3.html"))
    large = printed(written(run, demo, tmp_path / "a0.html", "--paper", "A0"))
    assert "A0" in said(large, "Page size")
    assert abs(int(said(large, "Pages")) - int(said(small, "Pages"))) <= 1


def test_a_sheet_is_printed_on_one_page(run: Run, demo: Path, tmp_path: Path) -> None:
    pdf = printed(written(run, demo, tmp_path / "sheet.html", "7"))
    assert said(pdf, "Pages") == "1"
    for words in ("07长江过江通道", "空缺", "红灯", "各月末进度", "2021年目标", "最近进展"):
        assert words in words_of(pdf)


def test_no_words_of_a_drawing_lie_over_others_or_outside(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    drawing = written(run, demo, tmp_path / "wall.svg").read_text(encoding="utf-8")
    page = tmp_path / "drawing.html"
    page.write_text(f"<!doctype html><head></head><body>{drawing}</body>", encoding="utf-8")
    told = seen(
        page,
        2000,
        """
        const svg = document.querySelector("svg"), all = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll("text")].map((one) =>
          [one.textContent, one.getBoundingClientRect()]);
        const out = texts.filter(([, box]) => box.left < all.left - 1 || box.right > all.right + 1
          || box.bottom > all.bottom + 1).map(([words]) => words);
        const over = [];
        texts.forEach(([words, a], n) => texts.slice(n + 1).forEach(([other, b]) => {
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (wide > 1 && high > a.height * 0.35) over.push(`${words} / ${other}`);
        }));
        return { out, over, texts: texts.length };
        """,
    )
    assert (told["errors"], told["out"], told["over"]) == ([], [], [])
    assert told["texts"] > 200
    paper = tmp_path / "paper.html"
    style = (
        "<style>@page { size: 420mm 297mm; margin: 0 } body { margin: 0 } svg { display: block }"
    )
    style += "</style>"
    paper.write_text(f"<!doctype html>{style}{drawing}", encoding="utf-8")
    pdf = printed(paper)
    assert (said(pdf, "Pages"), "A3" in said(pdf, "Page size")) == ("1", True)
    for words in ("工作挂图", "09咸宁长江综合门户港", "主体过半9月30日逾期", "20斧头湖"):
        assert words in words_of(pdf)


def test_the_picture_of_the_readme_is_made_by_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "PICTURE", tmp_path / "wall.png")
    picture.make()
    wide, high = struct.unpack(">II", (tmp_path / "wall.png").read_bytes()[16:24])
    assert (wide, high) == (1366, 1120)
