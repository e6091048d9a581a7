"""One slip on paper: a form with room for what was done, or a letter."""

from tests.domain.books import an_item, day
from tests.domain.supervising import a_slip, accepted, answered, returned
from tests.domain.test_slip_papers import BLUE, a_year, paper
from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.standing.state import states_of
from wuxian.domain.views.slip import SlipPaper, slip_meant, slip_paper
from wuxian.render.document import Paragraph, Stand, Table
from wuxian.render.documents.slip import letter_document, slip_document


def form(view: SlipPaper) -> dict[str, str]:
    """What stands in each row of the form."""
    [table] = slip_document(view).blocks
    assert isinstance(table, Table)
    return {str(name): str(said) for name, said in table.rows}


def letter(view: SlipPaper) -> list[str]:
    """The paragraphs of the letter."""
    paragraphs = [block for block in letter_document(view).blocks if isinstance(block, Paragraph)]
    return [str(block.pieces[0].value) for block in paragraphs]


def test_the_form_says_what_is_demanded_and_leaves_room_for_the_rest() -> None:
    rows = form(paper(BLUE))
    assert rows["事项"] == "05 天子山大桥"
    assert rows["年度目标"] == "建成通车"
    assert rows["责任单位"] == "市交通运输局"
    assert rows["发单时情况"].startswith("红灯，进度10%")
    assert rows["答复时限"] == "2021年7月9日"
    assert (rows["办理情况"].strip(), rows["督查单位意见"].strip()) == ("", "")
    assert "年　月　日" in rows["签收人及日期"]
    assert {"上一张督办单", "直接升级的理由", "督办依据"}.isdisjoint(rows)
    document = slip_document(paper(BLUE))
    assert (document.name, document.byline) == ("蓝色督办单", "武咸督〔2021〕1号")


def test_the_form_has_the_answers_and_what_became_of_it() -> None:
    first, second = answered("2021-07-02", BLUE), answered("2021-07-04", BLUE)
    said = (returned("2021-07-03", first), accepted("2021-07-05", second))
    rows = form(paper(BLUE, first, second, *said))
    lines = rows["办理情况"].split("\n")
    assert [line[-6:] for line in lines] == [
        "（退回重办）",
        "（已认可）"[-6:].rjust(6, lines[1][-6]),
    ]
    assert rows["督查单位意见"] == "已办结，2021年7月5日"


def test_one_that_follows_another_says_so_and_why() -> None:
    orange = a_slip("2021-07-12", "2021-07-16", serial=2, colour=Colour.ORANGE, after=BLUE)
    more = orange.model_copy(update={"reason": "重大事项", "basis": "会议议定", "matter": "滞后"})
    rows = form(paper(BLUE, more, word=more.id))
    assert (rows["上一张督办单"], rows["直接升级的理由"]) == ("武咸督〔2021〕1号", "重大事项")
    assert (rows["督办依据"], rows["事由类别"]) == ("会议议定", "滞后")
    told = letter(paper(BLUE, more, word=more.id))
    assert "此前已发武咸督〔2021〕1号。" in told
    assert "督办依据：会议议定。" in told
    assert "直接升级的理由：重大事项。" in told
    assert form(paper(BLUE, more, word=BLUE.id))["督查单位意见"] == "已升级：武咸督〔2021〕2号"


def test_the_letter_says_once_how_the_item_stands_and_names_nobody_where_nobody_leads() -> None:
    basis = f"{paper(BLUE).then.lamp.words}：{paper(BLUE).then.lamp_reason}"
    said = BLUE.model_copy(update={"basis": basis})
    assert not [line for line in letter(paper(said, word="5")) if line.startswith("督办依据")]
    item = an_item(BLUE, lead=None)
    book = a_year(item)
    bare = slip_paper(book, *slip_meant("5", states_of(book, day("2021-07-20"))))
    assert letter(bare)[1].startswith("“05 天子山大桥”是2021年工作事项。截至2021年7月1日")


def test_the_letter_is_to_its_units_and_signed_by_the_office() -> None:
    view = paper(BLUE)
    told = letter(view)
    assert told[0] == "市交通运输局："
    assert told[1].startswith(
        "“05 天子山大桥”是2021年工作事项，由市交通运输局牵头。年度目标：建成通车。"
        "截至2021年7月1日，该事项为红灯：进度10%"
    )
    assert told[2:5] == [
        "现要求：说明落后原因。",
        "请于2021年7月9日前将办理情况书面报市武咸同城办。",
        "逾期未答复的，升级为橙色督办。",
    ]
    assert told[5:] == ["市武咸同城办", "2021年7月1日"]
    stands = [block.stand for block in letter_document(view).blocks if isinstance(block, Paragraph)]
    assert (stands[0], stands[-2:]) == (Stand.EDGE, [Stand.SIGNED, Stand.SIGNED])
    assert letter_document(view).name == "督办函"


def test_before_the_last_step_a_talk_follows_and_a_talk_is_a_notice() -> None:
    red = a_slip("2021-07-01", "2021-07-09", colour=Colour.RED)
    assert "逾期未答复的，约谈。" in letter(paper(red))
    talk = paper(a_slip("2021-07-01", "2021-07-09", colour=Colour.TALK))
    assert letter_document(talk).name == "约谈通知书"
    assert not [line for line in letter(talk) if line.startswith("逾期")]
