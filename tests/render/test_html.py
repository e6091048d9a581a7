"""A document as a web page: all of it, in one file, and nothing that stands in it does anything."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.books import ORIGIN
from tests.laws import examples
from tests.render.conftest import OnDay
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.period import Period
from wuxian.domain.views.circular import circular
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
from wuxian.render.documents.circular import circular_document
from wuxian.render.writers.html import file_text
from wuxian.render.writers.text import plain_text

HOSTILE = (
    "<script>alert(1)</script>", "</script><b>", "<img src=x onerror=alert(1)>", '" onclick="x',
    "' onclick='x", "&lt;b&gt;", "{{ 7 * 7 }}", "{% raw %}", "<!-- 桥", "-->", "]]>", "</title><b>",
    "</style><b>", "javascript:x", "a\nb", "桥\u202e",
)  # fmt: skip
VOID = {"meta", "br", "img", "link", "input"}


class Page(HTMLParser):
    """A page as a browser takes it apart: its tags, its attributes, the text it shows."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.shown: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that opens."""
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """What was opened last is closed first."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note what is shown."""
        if self.open and self.open[-1] not in ("style", "script"):
            self.shown.append(data)

    @property
    def words(self) -> str:
        """All that is shown."""
        return "".join(self.shown)


def everywhere(text: str) -> Document:
    """A document that has this text wherever one may stand."""
    table = Table((Column(text), Column("数", right=True, absent=text)), ((text, None),))
    return Document(
        programme=text,
        name=text,
        when=text,
        byline=text,
        notice=text,
        blocks=(
            Heading(text),
            Heading(text, level=2),
            Paragraph((Piece(text), Piece(text, Tone.GONE)), apart=True),
            Fields(((Field(text, text),),), Tone.FAINT),
            Bullets((Bullet(text, Tone.BAD, (paragraph(text), table)),)),
            table,
            Code(text),
            Inset((paragraph(text),)),
        ),
    )


def test_a_page_is_chinese_and_fits_a_phone() -> None:
    text = file_text(everywhere("桥"))
    assert text.startswith('<!doctype html>\n<html lang="zh-CN">\n')
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text
    assert '<meta charset="utf-8">' in text
    assert "<title>桥桥</title>" in text
    assert text.endswith("</body>\n</html>\n")


def test_a_page_needs_nothing_but_itself(demo_book: OnDay) -> None:
    period = Period(2021, *Period.parse("2021-Q3")[1:])
    paper = circular(demo_book.book, period, period.last, ORIGIN)
    page = Page(file_text(circular_document(paper)))
    assert page.open == []
    names = {name for name, _ in page.attributes}
    assert names.isdisjoint({"src", "href", "srcset", "action", "style"})
    assert not [name for name in names if name.startswith("on")]
    assert page.tags.count("script") == 1
    assert ("type", "application/toml") in page.attributes
    assert "@import" not in file_text(circular_document(paper))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_shown_as_it_is(text: str) -> None:
    harmless, hostile = Page(file_text(everywhere("桥"))), Page(file_text(everywhere(text)))
    assert hostile.tags == harmless.tags
    assert hostile.attributes == harmless.attributes
    shown = text.replace("\u202e", "\\u202e")
    # The title of the page and of the document is twice the text.
    assert hostile.words.count(shown) == harmless.words.count("桥")


@settings(max_examples=examples(100))
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_no_text_opens_or_closes_anything(text: str) -> None:
    page = Page(file_text(everywhere(text)))
    assert page.tags == Page(file_text(everywhere("桥"))).tags
    assert page.open == []


def test_each_kind_of_block_has_its_element() -> None:
    page = file_text(
        Document(
            "武咸",
            "通报",
            (
                Heading("一、主要指标"),
                Heading("（一）交通", level=2),
                paragraph("共20项"),
                Bullets((Bullet("05 桥", Tone.PLAIN, (Bullets((Bullet("架梁"),)),)),)),
                Fields(((Field("截至", "9月30日"), Field("版本", "未提交")),)),
                Code("a\nb"),
            ),
        )
    )
    for element in (
        "<h1>武咸通报</h1>",
        "<h2>一、主要指标</h2>",
        "<h3>（一）交通</h3>",
        "<p>共20项</p>",
        "<ul>\n<li>05 桥\n<ul>\n<li>架梁</li>\n</ul></li>\n</ul>",
        '<li><span class="field"><b>截至</b>：9月30日</span><span class="field"><b>版本</b>：',
        "<pre>a\nb</pre>",
    ):
        assert element in page


def test_a_table_has_a_head_and_says_what_is_absent() -> None:
    rows = ((Lamp.RED, 54, "桥"), (Lamp.GREEN, None, Piece("路", Tone.STRONG)))
    columns = (Column("灯"), Column("进度", right=True, absent="未报"), Column("事项"))
    page = file_text(Document("", "", (Table(columns, rows),)))
    assert '<thead><tr><th scope="col">灯</th><th scope="col" class="right">进度</th>' in page
    assert '<tr><td><span class="bad">红</span></td><td class="right">54</td>' in page
    assert '<td class="right">未报</td><td><span class="strong">路</span></td>' in page


def test_a_document_without_a_head_has_no_title_of_its_own() -> None:
    assert "<h1>" not in file_text(Document("", "", (paragraph("桥"),)))


def test_the_origin_stands_last_and_nothing_in_it_ends_the_script() -> None:
    text = file_text(Document("武咸", "通报", (), origin='[wuxian]\nversion = "</script>"\n'))
    assert text.endswith('\n[wuxian]\nversion = "\\u003c/script>"\n</script>\n</body>\n</html>\n')
    assert Page(text).tags.count("script") == 1
    assert "<script" not in file_text(Document("武咸", "通报", ()))


def test_where_it_comes_from_is_a_line_on_a_page_and_in_full_on_a_screen(demo_book: OnDay) -> None:
    period = Period.parse("2021-Q3")
    paper = circular_document(circular(demo_book.book, period, period.last, ORIGIN))
    page = Page(file_text(paper)).words
    assert (
        "数据来源：数据截至2021年7月30日，提交 01234567；核对：wuxian report --verify 本文件。"
        in page
    )
    assert ORIGIN.digest not in page
    assert ORIGIN.digest in plain_text(paper, None)
