"""A new format is one writer and one row: no other line of the program knows of it."""

import re
import shutil
from collections.abc import Iterable, Iterator
from html import escape, unescape
from pathlib import Path

import pytest

from tests.cli.minutes import committed, git, written
from tests.conftest import REPOSITORY, Run
from wuxian.domain.values.basis import value_words
from wuxian.render import formats
from wuxian.render.document import (
    Block,
    Bullet,
    Bullets,
    Cell,
    Code,
    Column,
    Document,
    Fields,
    Heading,
    Inset,
    Paragraph,
    Piece,
    Table,
)
from wuxian.render.formats import Format
from wuxian.render.words import brief_words


def page(made: Document) -> str:
    """A document as a page of HTML."""
    title = f"{made.programme} {made.name}"
    head = (title, made.when, made.byline, made.notice or "")
    origin = f"<script>\n{made.origin}</script>\n" if made.origin else ""
    body = _all("p", head) + _blocks(made.all_blocks) + origin
    return f"<!doctype html>\n<title>{escape(title)}</title>\n{body}"


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(f"{part}\n" for block in blocks for part in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield f"<h2>{escape(text)}</h2>"
        case Paragraph(pieces):
            yield f"<p>{''.join(map(_piece, pieces))}</p>"
        case Fields(lines):
            for line in lines:
                yield _all("span", (f"{field.title}：{value_words(field.value)}" for field in line))
        case Bullets(items):
            yield f"<ul>{''.join(map(_bullet, items))}</ul>"
        case Table(columns, rows):
            titles = _all("th", (column.title for column in columns))
            cells = (_all("td", map(_cell, row, columns)) for row in rows)
            yield f"<table>{''.join(f'<tr>{row}</tr>' for row in (titles, *cells))}</table>"
        case Code(text):
            yield f"<pre>{escape(text)}</pre>"
        case Inset(blocks):
            yield f"<div>{_blocks(blocks)}</div>"


def _bullet(bullet: Bullet) -> str:
    return f"<li>{escape(bullet.text)}\n{_blocks(bullet.blocks)}</li>"


def _piece(piece: Piece) -> str:
    return f'<span class="{piece.tone}">{escape(value_words(piece.value))}</span>'


def _cell(cell: Cell, column: Column) -> str:
    value = cell.value if isinstance(cell, Piece) else cell
    return column.absent if value is None else brief_words(value)


def _all(tag: str, texts: Iterable[str]) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>\n" for text in texts if text)


_ROW = Format("xhtml", "试用网页", ".xhtml", f"{__name__}:page")
_NOTE = "<b>桩基</b>完成 & 验收。"


@pytest.fixture(autouse=True)
def _a_row_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, _ROW))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped book in git, and a report on item 5 whose words look like HTML."""
    book = tmp_path_factory.mktemp("kept") / "book"
    shutil.copytree(REPOSITORY / "data", book)
    git(book, "init", "--quiet", "--template=")
    committed(book, "新建账册")
    written(book, "7e57ab", "2021-07-26", item="05-tianzishan-bridge", note=_NOTE)
    committed(book, "报送", on="2021-07-26 18:00")
    return book


def words_of(html: str) -> str:
    """What a reader of a page sees, without its blanks."""
    return "".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


COMMANDS = {
    "list": "武咸快速通道天子山大桥",
    "show 5": "桩基",
    "owners": "市交通运输局",
    "six-ones": "武咸快速通道天子山大桥",
    "programme": "领导机构",
    "agenda": "逾期（0）",
    "check": "查了20个事项、30条记录，没有发现问题。",
    "report": "一、总体情况",
    "log": "桩基",
    "changes --since HEAD~1": "桩基",
}


@pytest.mark.parametrize("form", ["xhtml", "html"])
@pytest.mark.parametrize(("words", "told"), COMMANDS.items(), ids=COMMANDS)
def test_every_command_writes_it_with_every_word_of_its_screen(
    run: Run, kept: Path, words: str, told: str, form: str
) -> None:
    screen = run(*words.split(), "--data", kept).out.replace("format terminal", f"format {form}")
    ran = run(*words.split(), "--format", form, "--data", kept)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<!doctype html>\n<")
    read = words_of(ran.out)
    assert told in read
    # Where it comes from is a line on a page.
    screen = screen.partition("\n数据来源\n")[0] if form == "html" else screen
    drawn = [word for word in screen.split() if not re.fullmatch(r"[-+|]+", word)]
    assert [word for word in drawn if word not in read] == []


@pytest.mark.parametrize("words", ["show 5", "report", "log", "changes --since HEAD~1"])
def test_text_of_the_data_is_no_markup_in_it(run: Run, kept: Path, words: str) -> None:
    out = run(*words.split(), "--format", "xhtml", "--data", kept).out
    assert "<b>" not in out
    assert escape(_NOTE) in out


def test_it_has_a_name_in_chinese_and_stands_among_the_formats_there_are(
    run: Run, kept: Path
) -> None:
    named = run("list", "--format", "xhtml", "--data", kept)
    assert run("list", "--format", "试用网页", "--data", kept) == named
    remedy = (
        "可用：终端（terminal）、文档（markdown）、网页（html）、公文（docx）、表格（csv）、工作簿（xlsx）、"
        "数据（json）、试用网页（xhtml）\n"
    )
    assert run("list", "--format", "pdf", "--data", kept).err.endswith(remedy)


def test_a_report_in_a_file_of_its_suffix_is_written_in_it_and_made_again(
    run: Run, kept: Path, tmp_path: Path
) -> None:
    file = tmp_path / "周报.xhtml"
    assert run("report", "--output", file, "--data", kept).code == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>\n<title>武咸同城 工作周报</title>")
    verified = run("report", "--verify", file, "--data", kept)
    assert (verified.code, verified.out[:3]) == (0, "一致：")
    file.write_text(file.read_text(encoding="utf-8").replace("桩基", "墩柱"), encoding="utf-8")
    assert run("report", "--verify", file, "--data", kept).code == 1
