"""Documents as Markdown: each kind of block, read by a parser; text of data is text in all."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.render.drawn import as_drawn
from tests.store.harmless import is_harmless
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.basis import Percentage
from wuxian.render.document import (
    Block,
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
    bullets,
    paragraph,
)
from wuxian.render.writers import markdown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = (
    "# 桥", "- 桥", "+ 桥", "* 桥", "1. 桥", "1) 桥", "> 桥", "---", "===", "```", "~~~", "a|b",
    "**桥**", "_桥_", "~~桥~~", "`桥`", "<b>桥</b>", "<!-- 桥", "&lt;", "[桥](x)", "![桥](x)", "\\",
    "a\\", "桥\n# 路", "桥\r# 路", "桥\u2028# 路", "桥\n\n- 路",
)  # fmt: skip
PLACES = 16


class Nothing:
    """A view of which Markdown needs to know nothing."""

    kind = "nothing"
    as_of = dt.date(2021, 7, 26)


def written(*blocks: Block) -> str:
    """These blocks as Markdown, without a head."""
    return markdown.file_text(Document("", "", blocks))


def everywhere(text: str) -> Document:
    """A document that has this text wherever one may stand, but for code and the origin."""
    return Document(
        programme=text,
        name="周报",
        when=text,
        byline=text,
        notice=text,
        blocks=(
            Heading(text),
            Paragraph((Piece(text), Piece("，"), Piece(text, Tone.FAINT))),
            paragraph(text, Tone.STRONG),
            Fields(((Field("说明", text), Field("备注", text)),)),
            Bullets((Bullet(text, Tone.GONE, (paragraph(text),)),)),
            Table((Column(text), Column("无", absent=text)), ((Piece(text), None),)),
            Inset((paragraph(text),)),
        ),
    )


def parsed(text: str) -> list[Token]:
    """A document that has this text everywhere, as a parser reads it."""
    return PARSER.parse(markdown.file_text(everywhere(text)))


def seen(tokens: list[Token]) -> str:
    """What a reader sees, without blanks."""
    return as_drawn("".join(part.content for token in tokens for part in token.children or []))


def kinds(tokens: list[Token]) -> list[str]:
    """The blocks of a document, and the marks within its lines."""
    inner = ("text", "text_special")
    return [kind for t in tokens for kind in (t.type, *(c.type for c in t.children or []))
            if kind not in inner]  # fmt: skip


def test_the_head_is_a_heading_with_day_byline_and_notice_below() -> None:
    document = Document("武咸", "周报", (), when="截至7月26日", byline="办公室", notice="示例")
    assert markdown.file_text(document) == ("# 武咸周报\n\n截至7月26日\n\n办公室\n\n> 示例\n")


def test_a_document_without_a_name_has_no_head() -> None:
    assert written(paragraph("没有变化。")) == "没有变化。\n"


def test_each_kind_of_block_is_written_as_markdown_has_it() -> None:
    assert written(
        Heading("一、总体情况"),
        paragraph("共20项。"),
        Fields(
            ((Field("状态", "推进中"), Field("进度", Percentage(60))), (Field("领域", "交通"),))
        ),
        bullets(["甲", "乙"]),
        Table((Column("灯"), Column("进度", right=True)), ((Lamp.RED, Percentage(60)),)),
        Code("a = 1\n# 桥"),
        Inset((paragraph("缩进"), Inset((paragraph("再缩进"),)))),
    ) == (
        "## 一、总体情况\n\n共20项。\n\n- 状态：推进中  进度：60%\n- 领域：交通\n\n- 甲\n- 乙\n\n"
        "| 灯 | 进度 |\n|---|--:|\n| 红 | 60% |\n\n```\na = 1\n# 桥\n```\n\n缩进\n\n再缩进\n"
    )


def test_columns_on_the_right_are_marked_and_no_others() -> None:
    table = Table((Column("甲", right=True), Column("乙"), Column("丙", right=True)), ())
    assert written(table) == "| 甲 | 乙 | 丙 |\n|--:|---|--:|\n"


def test_a_cell_without_a_value_says_so_as_its_column_does() -> None:
    table = Table((Column("时限", absent="未定"), Column("依据")), ((None, None),))
    assert written(table).endswith("\n| 未定 |  |\n")


def test_a_day_is_written_in_full_in_a_table() -> None:
    table = Table((Column("时限"),), ((dt.date(2021, 7, 26),),))
    assert written(table).endswith("\n| 2021年7月26日 |\n")


@pytest.mark.parametrize("tone", Tone)
def test_what_is_strong_or_gone_is_marked_and_colours_are_left_out(tone: Tone) -> None:
    mark = {Tone.STRONG: "**", Tone.GONE: "~~"}.get(tone, "")
    assert written(Paragraph((Piece("灯号 "), Piece("红", tone), Piece("灯")))) == (
        f"灯号 {mark}红{mark}灯\n"
    )
    assert written(bullets(["桥"], tone)) == f"- {mark}桥{mark}\n"


def test_blanks_stand_outside_of_marks_and_nothing_has_no_marks() -> None:
    pieces = (Piece("灯号"), Piece(" 红灯 ", Tone.STRONG), Piece("", Tone.STRONG), Piece("3项"))
    assert written(Paragraph(pieces)) == "灯号 **红灯** 3项\n"


def test_pieces_that_begin_a_list_only_together_begin_none() -> None:
    assert written(Paragraph((Piece(1), Piece(". 桥")))) == "1\\. 桥\n"
    assert written(Paragraph((Piece("桥"), Piece("- 路")))) == "桥- 路\n"


def test_what_is_told_of_a_bullet_further_stands_below_it_as_bullets() -> None:
    deep = Bullets((Bullet("丙", blocks=(paragraph("丁"), bullets(["戊"]))),))
    blocks = (paragraph("乙"), Fields(((Field("进度", 5),),)), Inset((paragraph("己"),)), deep)
    assert written(Bullets((Bullet("甲", Tone.STRONG, blocks), Bullet("庚")))) == (
        "- **甲**\n  - 乙\n  - 进度：5\n  - 己\n  - 丙\n    - 丁\n    - 戊\n- 庚\n"
    )


def test_a_table_and_code_below_a_bullet_are_its_own() -> None:
    table = Table((Column("甲"), Column("乙")), (("丙", "丁"),))
    item = Bullet("桥", blocks=(table, Code("路\n\n港"), paragraph("后")))
    text = written(Bullets((item, Bullet("另"))))
    # A blank line above: not every reader lets a table follow upon prose.
    assert text.startswith("- 桥\n\n  | 甲 | 乙 |\n  |---|---|\n  | 丙 | 丁 |\n\n")
    tokens = PARSER.parse(text)
    below = [t.type.removesuffix("_open") for t in tokens if t.level == 2 and t.nesting >= 0]
    assert below == ["paragraph", "table", "fence", "bullet_list", "paragraph"]
    assert [t.content for t in tokens if t.type == "fence"] == ["路\n\n港\n"]
    assert [t.content for t in tokens if t.type == "inline" and t.content in "丙丁"] == ["丙", "丁"]


@pytest.mark.parametrize("text", ["```", "a\n````\nb", "~~~", "# 桥\n\n- 路", "<b>&lt;"])
def test_code_stays_as_it_is_whatever_fence_is_in_it(text: str) -> None:
    [code, after] = [t for t in PARSER.parse(written(Code(text), paragraph("后"))) if t.content]
    assert (code.type, code.content, after.content) == ("fence", f"{text}\n", "后")


def test_the_origin_stands_last_in_a_comment_that_no_text_of_it_ends() -> None:
    document = Document("", "", (paragraph("桥"),), origin='a = "--> 路"\nb = 1')
    text = markdown.file_text(document)
    assert text == '桥\n\n<!--\na = "-\\u002d> 路"\nb = 1\n-->\n'
    assert PARSER.parse(text)[-1].type == "html_block"


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_data_changes_no_block_and_marks_nothing_wherever_it_stands(text: str) -> None:
    assert kinds(parsed(text)) == kinds(parsed("桥"))


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isprintable()])
def test_text_of_data_is_read_as_it_was_written_wherever_it_stands(text: str) -> None:
    assert seen(parsed(text)) == seen(parsed("桥")).replace("桥", as_drawn(text))
    assert seen(parsed("桥")).count("桥") == PLACES


@given(
    st.text(st.characters(codec="utf-8") | st.sampled_from("\\`*_[]<>#~!&-+=.:1|\n\r "), min_size=1)
)
def test_no_text_changes_a_block_or_steers_a_terminal(text: str) -> None:
    out = markdown.file_text(everywhere(f"桥{text}路"))
    assert is_harmless(out)
    assert kinds(PARSER.parse(out)) == kinds(parsed("桥"))


def test_the_same_document_gives_the_same_bytes() -> None:
    first, second = (markdown.file_text(everywhere("桥")) for _ in range(2))
    assert first.encode() == second.encode()
    assert first.endswith("\n")
    assert not first.endswith("\n\n")
