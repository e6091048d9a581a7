"""A document as official paper in Word: its parts, its fonts, its pages, and all of its words."""

import io
import zipfile

import docx
import pytest
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import examples
from wuxian.domain.standing.lamp import Lamp
from wuxian.render.document import (
    Bullet,
    Bullets,
    Code,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    Inset,
    Paragraph,
    Piece,
    Table,
    Tone,
    paragraph,
)
from wuxian.render.writers.word import file_bytes

NARROW = Table((Column("灯"), Column("进度", right=True, absent="未报")), ((Lamp.RED, None),))
WIDE = Table(tuple(Column(f"列{n}") for n in range(6)), (("值",) * 6,))
HOSTILE = ("<w:p/>", "</w:t>", "&lt;", "]]>", "a & b", "“桥”——…", "\x07", "\ufffe", "a\nb", "'\"")


def opened(*blocks: object, name: str = "督查通报") -> Word:
    """These blocks on paper, read back."""
    document = Document("武咸同城", name, blocks, byline="市武咸同城办　截至9月30日")  # type: ignore[arg-type]
    return docx.Document(io.BytesIO(file_bytes(document)))


def told(word: Word) -> list[tuple[str, str]]:
    """The paragraphs outside tables: the style and the text of each."""
    return [
        (style.name.removeprefix("Wuxian"), one.text)
        for one in word.paragraphs
        if (style := one.style) is not None and style.name
    ]


def test_each_kind_of_block_has_its_style() -> None:
    word = opened(
        Heading("一、主要指标（1项）"),
        Heading("（一）交通同网", level=2),
        paragraph("共20项。"),
        Bullets((Bullet("05 桥", Tone.PLAIN, (Bullets((Bullet("架梁"),)),)),)),
        Fields(((Field("截至", "9月30日"), Field("版本", "未提交")),)),
        Code("甲\n乙"),
        Inset((paragraph("内"),)),
    )
    assert told(word) == [
        ("Title", "武咸同城督查通报"),
        ("Byline", "市武咸同城办　截至9月30日"),
        ("Body", ""),
        ("Heading1", "一、主要指标（1项）"),
        ("Heading2", "（一）交通同网"),
        ("Body", "共20项。"),
        ("Body", "05 桥"),
        ("Inner", "架梁"),
        ("Body", "截至：9月30日　版本：未提交"),
        ("Body", "甲"),
        ("Body", "乙"),
        ("Inner", "内"),
    ]


def test_a_document_without_a_head_begins_with_its_blocks() -> None:
    word = docx.Document(io.BytesIO(file_bytes(Document("", "", (paragraph("桥"),)))))
    assert told(word) == [("Body", "桥")]


def test_a_table_has_its_head_on_every_page_and_breaks_no_row() -> None:
    [table] = opened(NARROW).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["灯", "进度"],
        ["红", "未报"],
    ]
    head, row = (one._tr for one in table.rows)  # noqa: SLF001 (the library has no word for it)
    assert head.find(f".//{qn('w:tblHeader')}") is not None
    assert row.find(f".//{qn('w:tblHeader')}") is None
    assert row.find(f".//{qn('w:cantSplit')}") is not None


def test_a_table_within_a_bullet_stands_right_below_its_words() -> None:
    word = opened(
        Bullets(
            (
                Bullet("甲", Tone.PLAIN, (NARROW, Inset((NARROW, paragraph("乙"))))),
                Bullet("丙"),
            )
        )
    )
    order = [
        "表" if one.tag == qn("w:tbl") else "".join(t.text or "" for t in one.iter(qn("w:t")))
        for one in word.element.body
    ][3:-1]
    # An empty paragraph keeps two tables apart, which Word would make one of.
    assert order == ["甲", "表", "", "表", "乙", "丙"]


def test_wide_tables_lie_with_their_headings_and_what_follows_stands() -> None:
    word = opened(Heading("甲"), paragraph("乙"), Heading("附件1"), WIDE, Heading("附件2"), WIDE,
                  Heading("丙"))  # fmt: skip
    ways = [section.orientation for section in word.sections]
    assert ways == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert len(opened(Heading("甲"), NARROW).sections) == 1


def test_a_page_is_laid_out_as_the_standard_has_it() -> None:
    upright, lying = opened(paragraph("甲"), WIDE).sections
    assert (upright.page_width, upright.page_height) == pytest.approx((Mm(210), Mm(297)), abs=400)
    assert (lying.page_width, lying.page_height) == pytest.approx((Mm(297), Mm(210)), abs=400)
    assert upright.top_margin == pytest.approx(Mm(37), abs=400)
    assert upright.left_margin == pytest.approx(Mm(28), abs=400)
    assert upright.right_margin == pytest.approx(Mm(26), abs=400)
    for footer in (upright.footer, upright.even_page_footer):
        texts = footer._element.iter(qn("w:t"))  # noqa: SLF001 (a field is no run)
        assert "".join(one.text or "" for one in texts) == "— 1 —"


def parts(*blocks: object) -> dict[str, bytes]:
    """The parts of a paper by name."""
    document = Document("武咸", "通报", blocks)  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(file_bytes(document))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_every_run_and_style_says_that_its_punctuation_is_chinese() -> None:
    text = parts(paragraph("“桥”——…"), NARROW)["word/document.xml"].decode()
    assert text.count("<w:r>") == text.count('<w:rFonts w:hint="eastAsia"/>') > 0
    styles = parts()["word/styles.xml"].decode()
    sizes = {"方正小标宋简体": 44, "仿宋_GB2312": 32, "黑体": 32, "楷体_GB2312": 32}
    for font, size in sizes.items():
        kinds = " ".join(f'w:{kind}="{font}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
        assert f'<w:rFonts w:hint="eastAsia" {kinds}/>' in styles
        assert f'<w:sz w:val="{size}"/>' in styles
    assert 'w:line="560" w:lineRule="exact"' in styles


def test_a_font_that_is_not_there_has_another_named() -> None:
    fonts = parts()["word/fontTable.xml"].decode()
    assert "<w:font w:name='仿宋_GB2312'><w:altName w:val='仿宋'/>" in fonts


def test_the_parts_are_ours_stored_and_of_no_day() -> None:
    data = file_bytes(Document("武咸", "通报", (NARROW,)))
    assert data == file_bytes(Document("武咸", "通报", (NARROW,)))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {one.compress_type for one in packed.infolist()} == {zipfile.ZIP_STORED}
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.namelist() == [
            "[Content_Types].xml", "_rels/.rels", "docProps/core.xml",
            "word/_rels/document.xml.rels", "word/document.xml", "word/fontTable.xml",
            "word/footer1.xml", "word/footer2.xml", "word/settings.xml", "word/styles.xml",
        ]  # fmt: skip


def test_the_origin_is_a_part_that_no_reader_sees() -> None:
    data = file_bytes(Document("武咸", "通报", (), origin='[wuxian]\nkind = "weekly"\n'))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.read("wuxian/origin.toml").decode() == '[wuxian]\nkind = "weekly"\n'
    assert "wuxian" not in "".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_shown_as_it_is(text: str) -> None:
    shown = text.replace("\x07", "\\u0007").replace("\ufffe", "\\ufffe")
    word = opened(paragraph(text), Table((Column(text),), ((text,),)), name=text)
    assert told(word)[0][1] == f"武咸同城{shown}"
    assert told(word)[3][1] == shown
    assert [row.cells[0].text for row in word.tables[0].rows] == [shown, shown]


@settings(max_examples=examples(40))
@given(st.text(min_size=1, max_size=40))
def test_any_text_makes_a_paper_that_can_be_opened(text: str) -> None:
    bold = Paragraph((Piece(text, Tone.STRONG),))
    assert len(told(opened(bold, NARROW))) == 5


def test_what_is_strong_is_bold_and_no_tone_is_a_colour() -> None:
    text = parts(Paragraph((Piece("甲", Tone.STRONG), Piece("乙", Tone.BAD))))["word/document.xml"]
    assert text.count(b"<w:b/>") == 1
    assert b"w:color w:val" not in text.replace(b'w:color="000000"', b"")


def test_behind_a_table_that_is_the_last_there_is_a_paragraph() -> None:
    wide = Table(tuple(Column(str(n)) for n in range(8)), (("桥",) * 8,))
    body = opened(paragraph("前言"), wide).element.body
    assert [one.tag.rpartition("}")[2] for one in body][-3:] == ["tbl", "p", "sectPr"]
