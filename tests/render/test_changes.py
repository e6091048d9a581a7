"""What differs between two states of the book: whole screens, Markdown, and hostile text."""

import json
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    a_book,
    a_goal,
    a_programme,
    an_item,
    appointment,
    day,
    milestone,
    progress,
    retraction,
    settings_of,
)
from tests.domain.events import a_commit
from tests.render.parts import parts_of
from tests.store.harmless import is_harmless
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.plan import Post
from wuxian.domain.views.changes import ChangesView, Side, changes_view
from wuxian.render.documents.changes import changes_document
from wuxian.render.envelope import json_text
from wuxian.render.writers import markdown
from wuxian.render.writers.terminal import terminal_text
from wuxian.render.writers.text import plain_text

PARSER = MarkdownIt("commonmark")
HOSTILE = (
    "[red]红[/red]", "[/1]", "# 桥", "- 桥", "1. 桥", "> 桥", "a|b", "`桥`", "**桥**", "_桥_",
    "<script>", "[桥](javascript:alert)", "www.桥", "\\", "&lt;", "🌉桥", "簰洲湾", "=1+1",
)  # fmt: skip

_SINCE = Side(day("2021-07-05"), a_commit("2021-07-04"))
_UNTIL = Side(day("2021-07-11"))
_DESIGN = milestone("design", "2021-07-08", "初步设计批复")
_REPORT = progress("2021-07-01", 60, note="桩基完成。", entry_id="3f9a1c")
_WRONG = progress("2021-07-02", 90, note="数字报错。", entry_id="4b0d2e")
_LATER = progress(
    "2021-07-09", 55, note="承台施工。\n墩柱施工。", problem="征地未完", entry_id="5c1e3f"
)

PIPED = """\
武咸同城 变化  2021年7月5日（提交 20210704） 至 2021年7月11日（现在的账册）
示例

灯号变化（1项）
  05 天子山特大桥：绿→红，节点“初步设计批复”7月8日到期，未完成（原为：进度90%，为序时进度51.3%的175.3%）

事项和计划（3项）
  05 天子山特大桥：文件夹 05-bridge 改名为 05-big-bridge；标题由 天子山大桥 改为 天子山特大桥；牵头部门由 市交通运输局 改为 市教育局；2021年目标的完成时限由 2021年12月31日 改为 2021年11月30日
  06 省道改造：删去事项（文件夹 06-road；领域：交通同网，领域依据：原文，牵头部门（市交通运输局，推定））
  21 咸宁港：新增事项（文件夹 21-port；领域：交通同网，领域依据：原文）

记录（5条）
  〔改动〕05 天子山特大桥：进展 60%，日期由 2021年7月1日 改为 2021年6月30日（市交通运输局，2021年6月30日，3f9a1c）
  05 天子山特大桥：进展 55%，承台施工。 墩柱施工。 问题：征地未完（市交通运输局，2021年7月9日，5c1e3f）
  05 天子山特大桥：市领导 张三，武咸办〔2021〕3号（市武咸同城办，2021年7月9日，6d2f40）
  05 天子山特大桥：撤回 3f9a1c，登记错误（市武咸同城办，2021年7月10日，7e3051）
  〔删去〕05 天子山特大桥：进展 90%，数字报错。（市交通运输局，2021年7月2日，4b0d2e）

总体安排和设置（3处）
  总体安排：名称由 武咸 改为 武咸同城
  2021年设置：灯号规则的黄灯线由 80 改为 75
  新增2022年设置（灯号规则（黄灯线：80，红灯线：60，超进度线：120，左右容差：5，力争目标逾期：黄灯，数据公布天数：30），提醒（到期提醒天数：10，未报送提醒天数：10））
"""  # noqa: E501 (a pipe folds nothing)

EIGHTY = """\
武咸同城 变化  2021年7月5日（提交 20210704） 至 2021年7月11日（现在的账册）
示例

灯号变化（1项）
  05 天子山特大桥：绿>红，节点"初步设计批复"7月8日到期，未完成（原为：进度90%，
  为序时进度51.3%的175.3%）

事项和计划（3项）
  05 天子山特大桥：文件夹 05-bridge 改名为 05-big-bridge；标题由 天子山大桥 改为
  天子山特大桥；牵头部门由 市交通运输局 改为 市教育局；2021年目标的完成时限由
  2021年12月31日 改为 2021年11月30日
  06 省道改造：删去事项（文件夹 06-road；领域：交通同网，领域依据：原文，牵头部
  门（市交通运输局，推定））
  21 咸宁港：新增事项（文件夹 21-port；领域：交通同网，领域依据：原文）

记录（5条）
  〔改动〕05 天子山特大桥：进展 60%，日期由 2021年7月1日 改为 2021年6月30日（市
  交通运输局，2021年6月30日，3f9a1c）
  05 天子山特大桥：进展 55%，承台施工。 墩柱施工。 问题：征地未完（市交通运输
  局，2021年7月9日，5c1e3f）
  05 天子山特大桥：市领导 张三，武咸办〔2021〕3号（市武咸同城办，2021年7月9日，
  6d2f40）
  05 天子山特大桥：撤回 3f9a1c，登记错误（市武咸同城办，2021年7月10日，7e3051）
  〔删去〕05 天子山特大桥：进展 90%，数字报错。（市交通运输局，2021年7月2日，
  4b0d2e）

总体安排和设置（3处）
  总体安排：名称由 武咸 改为 武咸同城
  2021年设置：灯号规则的黄灯线由 80 改为 75
  新增2022年设置（灯号规则（黄灯线：80，红灯线：60，超进度线：120，左右容差：5，
  力争目标逾期：黄灯，数据公布天数：30），提醒（到期提醒天数：10，未报送提醒天
  数：10））
"""


def bridge(*entries: Progress, title: str, folder: str, due: str) -> Item:
    """Item 5 with its milestone missed on the Sunday."""
    return an_item(*entries, title=title, folder=folder, goals=(a_goal(_DESIGN, due=due),))


def earlier() -> Book:
    """The book on the Monday."""
    return a_book(
        bridge(_REPORT, _WRONG, title="天子山大桥", folder="05-bridge", due="2021-12-31"),
        an_item(number=6, title="省道改造", folder="06-road"),
        programme=a_programme().model_copy(update={"name": "武咸"}),
    )


def later() -> Book:
    """The book on the Sunday after."""
    spoilt = _REPORT.model_copy(update={"date": day("2021-06-30")})
    goal = a_goal(_DESIGN, due="2021-11-30")
    return a_book(
        an_item(
            spoilt,
            _LATER,
            appointment("2021-07-09", Post.LEADER, "张三", entry_id="6d2f40"),
            retraction("2021-07-10", spoilt, entry_id="7e3051"),
            title="天子山特大桥",
            folder="05-big-bridge",
            goals=(goal,),
            lead=EDUCATION,
        ),
        an_item(number=21, title="咸宁港", folder="21-port", lead=None),
        years=(settings_of(2021, yellow=75), settings_of(2022)),
    )


@pytest.fixture(scope="module")
def view() -> ChangesView:
    """A week in which everything happened that can."""
    return changes_view(earlier(), _SINCE, later(), _UNTIL)


def hostile_view(text: str) -> ChangesView:
    """Changes with this text wherever data can have any."""
    entry = progress("2021-07-09", 5, note=text, problem=text, by=text, entry_id="5c1e3f")
    programme = a_programme().model_copy(update={"name": text, "notice": text})
    return changes_view(
        a_book(an_item(title="桥")),
        _SINCE,
        a_book(an_item(entry, title=text, lead=text), programme=programme),
        _UNTIL,
    )


def changes_markdown(view: ChangesView) -> str:
    """The changes as Markdown."""
    return markdown.file_text(changes_document(view))


def texts_of(written: str) -> Iterator[str]:
    """What a reader of the Markdown sees, paragraph by paragraph."""
    for token in PARSER.parse(written):
        if token.type == "inline":
            yield "".join(child.content for child in token.children or [])


def kinds(tokens: list[Token]) -> list[str]:
    """The blocks of a document, and what its paragraphs are made of."""
    return [kind for t in tokens for kind in (t.type, *(c.type for c in t.children or []))]


@pytest.mark.parametrize(("width", "screen"), [(None, PIPED), (80, EIGHTY)])
def test_the_screen_tells_lamps_then_plans_then_entries_then_settings(
    view: ChangesView, width: int | None, screen: str
) -> None:
    assert plain_text(changes_document(view), width) == screen


def test_the_markdown_says_the_same_in_headings_and_lists(view: ChangesView) -> None:
    title, *lines = PIPED.rstrip("\n").split("\n")
    span, notice, body = title.removeprefix("武咸同城 变化  "), lines[0], lines[2:]
    told = [line.strip() for line in body if line]
    assert list(texts_of(changes_markdown(view))) == ["武咸同城变化", span, notice, *told]
    headings = [line for line in changes_markdown(view).split("\n") if line.startswith("#")]
    assert headings == [
        "# 武咸同城变化",
        "## 灯号变化（1项）",
        "## 事项和计划（3项）",
        "## 记录（5条）",
        "## 总体安排和设置（3处）",
    ]


def test_a_count_is_the_number_of_lines_below_it(view: ChangesView) -> None:
    for part in parts_of(changes_document(view)):
        assert part.title.rstrip("项条处）").endswith(f"（{len(part.lines)}")


def test_a_part_without_a_change_is_left_out() -> None:
    view = changes_view(a_book(), _SINCE, a_book(an_item()), _UNTIL)
    assert [part.title for part in parts_of(changes_document(view))] == ["事项和计划（1项）"]


def test_where_nothing_differs_it_says_so() -> None:
    view = changes_view(a_book(), _SINCE, a_book(), _UNTIL)
    assert plain_text(changes_document(view), None).endswith("\n示例\n\n没有变化。\n")
    assert changes_markdown(view).endswith("\n> 示例\n\n没有变化。\n")


def test_a_book_without_a_notice_has_no_line_for_it() -> None:
    programme = a_programme().model_copy(update={"notice": None})
    view = changes_view(a_book(), _SINCE, a_book(programme=programme), _UNTIL)
    assert plain_text(changes_document(view), None).split("\n")[1:3] == [
        "",
        "总体安排和设置（1处）",
    ]
    assert ">" not in changes_markdown(view)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is_on_a_terminal(text: str) -> None:
    drawn = terminal_text(changes_document(hostile_view(text)), 200, colour=False)
    assert f"05 {text}：进展 5%，{text} 问题：{text}（{text}，2021年7月9日，5c1e3f）" in drawn


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_markdown_and_changes_no_block(text: str) -> None:
    written = changes_markdown(hostile_view(text))
    assert f"05 {text}：进展 5%，{text} 问题：{text}（{text}，2021年7月9日，5c1e3f）" in [
        *texts_of(written)
    ]
    harmless = changes_markdown(hostile_view("路"))
    assert kinds(PARSER.parse(written)) == kinds(PARSER.parse(harmless))


def test_control_and_bidi_characters_are_spelt_out(view: ChangesView) -> None:
    steering = view.items[0]._replace(title="\x1b[31m红\x9b\u202e左\u2066\r")
    drawn = plain_text(changes_document(view._replace(items=(steering,))), None)
    assert is_harmless(drawn)
    assert "\n  05 \\u001b[31m红\\u009b\\u202e左\\u2066\\u000d：绿→红" in drawn


def test_json_names_both_states_and_gives_values_and_their_words(view: ChangesView) -> None:
    told = json.loads(json_text(view))
    assert list(told) == [
        "schema", "kind", "as_of", "programme", "notice", "since", "until", "items", "settings",
        "unread",
        "office",
    ]  # fmt: skip
    assert (told["since"]["day"], told["since"]["commit"]["author"]) == ("2021-07-05", "张三")
    assert told["until"] == {"day": "2021-07-11", "commit": None}
    first = told["items"][0]
    assert first["lamp"]["before"]["lamp"] == "green"
    assert first["fields"][-1] == {
        "field": "goals.2021.due",
        "label": "2021年目标的完成时限",
        "before": "2021-12-31",
        "after": "2021-11-30",
        "words": "2021年目标的完成时限由 2021年12月31日 改为 2021年11月30日",
    }
    assert [entry["presence"] for entry in first["entries"]] == [
        "altered", "added", "added", "added", "removed"
    ]  # fmt: skip
    assert first["entries"][2]["entry"]["by"] == OFFICE
