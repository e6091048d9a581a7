"""The circular (通报), part by part, as those read it who are named in it."""

from collections.abc import Iterator

from wuxian.domain.standing.lamp import Class
from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.domain.values.numerals import numeral
from wuxian.domain.views.circular import Circular, LeftOpen, Work
from wuxian.domain.views.groups import ClassGroup
from wuxian.domain.views.happened import Said
from wuxian.domain.views.items import ItemRow
from wuxian.render.document import (
    Block,
    Bullet,
    Column,
    Document,
    Heading,
    Stand,
    Table,
    bullets,
    paragraph,
    table,
)
from wuxian.render.documents.items import any_verified, both_percents, default_note, items_sheet
from wuxian.render.documents.sections import counted, problem_line, section, source_of
from wuxian.render.documents.since_last import since_last_lines
from wuxian.render.documents.targets import indicator_words
from wuxian.render.words import (
    CLASS,
    DUE,
    LAMP,
    LAMP_REASON,
    LEAD,
    NUMBER,
    PERCENT,
    VERIFIED,
    goal_sentence,
    number_words,
    title_column,
    uncounted_words,
)

_ANNEX_TITLES = {
    Class.BEHIND: "欠进度事项",
    Class.ON_PACE: "达进度事项",
    Class.AHEAD: "超进度事项",
    Class.DONE_EARLY: "提前完成事项",
    Class.DONE: "已完成事项",
    Class.OTHER: "其它事项",
}
"""The annexes in the order in which a reader wants them: those behind come first."""


def circular_document(paper: Circular) -> Document:
    """The paper: a count is the length of what follows it."""
    problems = (problem_line(one, paper.as_of.year) for one in paper.to_settle)
    return Document(
        programme=paper.programme,
        name=paper.name,
        byline=_byline(paper),
        notice=paper.notice,
        blocks=(
            *_opening(paper),
            *_indicators(paper),
            *_works(paper),
            *_left_open(paper),
            *section("四、需协调事项", "项", problems, "没有需协调的事项。"),
            *_since(paper),
            *_closing(paper),
            *_annexes(paper),
            *default_note(paper.items),
        ),
        sheet=items_sheet(paper.items),
        origin=paper.origin.block,
        source=source_of(paper.origin),
    )


def _byline(paper: Circular) -> str:
    """Who issues it by which designation, its number and day, and as it stood on which day."""
    designated = f"（授权文号：{paper.designation}）" if paper.designation else ""
    office = f"{paper.office}{designated}" if paper.office else ""
    told = (office, _number(paper), paper.period_words)
    return "　".join(filter(None, (*told, f"截至{day_words(paper.as_of)}")))


def _number(paper: Circular) -> str:
    """The number and whether it went out; what is for somebody alone has none."""
    if paper.origin.whom:
        return ""
    if paper.issued:
        when = f"{day_words(paper.issued)}印发"
    elif paper.is_made_anew:
        when = "已印发，此件按现在的账册重算"
    else:
        when = "未印发"
    return f"第{paper.serial}期（{when}）"


def _opening(paper: Circular) -> Iterator[Block]:
    if paper.addressees:
        yield paragraph(f"{'、'.join(paper.addressees)}：", stand=Stand.EDGE)
    yield paragraph(f"现将{paper.period_words}{paper.programme}工作事项进展情况通报如下。")
    told = "、".join(
        f"{annex.class_.label}{counted(len(annex.items), len(paper.items))}"
        for annex in paper.annexes
    )
    yield paragraph(f"共{len(paper.items)}项：{told}。")
    if paper.as_of > paper.last_day:
        yield paragraph(f"以上截至{day_words(paper.as_of)}，期末以后的情况也在内。")
    elif paper.as_of < paper.last_day:
        yield paragraph("本期尚未结束，以上是阶段性情况。")
    if paper.unissued:
        yield paragraph(f"其中{paper.period[:4]}年清单未下达{len(paper.unissued)}项。")


def _indicators(paper: Circular) -> Iterator[Block]:
    """Each goal that has figures, in the list's own sentence, and each figure below it."""
    works = [work for chapter in paper.chapters for work in chapter.works if work.indicators]
    lines = [
        Bullet(
            f"{paper.row[work.number].label}：{goal_sentence(work.goal)}",
            blocks=(bullets(map(indicator_words, work.indicators)),),
        )
        for work in works
    ]
    yield from section("一、主要指标", "项", lines, "没有量化指标。")


def _works(paper: Circular) -> Iterator[Block]:
    """By area, each item's sentence, how far it is, and what was done in the period."""
    yield Heading(f"二、重点工作（{len(paper.items)}项）")
    for place, chapter in enumerate(paper.chapters, 1):
        yield Heading(f"（{numeral(place)}）{chapter.name}（{len(chapter.works)}项）", level=2)
        yield bullets(_work(paper, work) for work in chapter.works)


def _work(paper: Circular, work: Work) -> Bullet:
    row = paper.row[work.number]
    # Where its figures stand above, its sentence does, too.
    sentence = "" if work.indicators else f"：{goal_sentence(work.goal)}"
    told = [f"{_how_far(paper, row)}。"]
    if work.before is not None and row.percent not in (None, work.before):
        told.append(f"进度由上期的{work.before}%到{row.percent}%。")
    if work.reached:
        steps = "、".join(f"{step.title}（{short_day_words(step.on)}）" for step in work.reached)
        told.append(f"完成节点：{steps}。")
    if work.done:
        told.append(_said(work.done[-1]))
        if len(work.done) > 1:
            told.append(f"本期共有进展{len(work.done)}条，以上为最近一条。")
    else:
        told.append("本期没有报送进展。")
    return Bullet(f"{paper.row[work.number].label}{sentence}", blocks=(bullets(told),))


def _how_far(paper: Circular, row: ItemRow) -> str:
    told = [f"牵头：{row.lead_words}", f"{row.class_words}，{row.lamp.words}，{row.lamp_reason}"]
    if row.percent is not None:
        # Mostly the reason says it.
        percent = f"{PERCENT.title}{row.percent}%"
        told += [] if percent in row.lamp_reason else [percent]
        if any_verified(paper.items):
            known = row.verified is not None
            told.append(f"{VERIFIED.title}{row.verified}%" if known else VERIFIED.absent)
    return "；".join(told)


def _said(said: Said) -> str:
    return f"{said.text.rstrip('。')}。（{said.by}，{short_day_words(said.date)}）"


def _left_open(paper: Circular) -> Iterator[Block]:
    """What the last one counted as behind, and how that stands now."""
    if paper.left_open is None:
        yield Heading("三、上期未完成")
        yield bullets(["本年没有上期。"])
        return
    lines = (_open_then(paper, one) for one in paper.left_open)
    yield from section("三、上期未完成", "项", lines, "上期没有欠进度的事项。")


def _open_then(paper: Circular, one: LeftOpen) -> str:
    row = paper.row[one.number]
    now = f"现{row.class_words}，{row.lamp.words}，{row.lamp_reason}"
    # What was recorded since may have moved what it was then; what was issued stays.
    later = "" if one.class_ is Class.BEHIND else f"按后来的记录为{one.class_.label}，"
    return f"{row.label}：上期{Class.BEHIND.label}（{later}{one.reason}）；{now}"


def _since(paper: Circular) -> Iterator[Block]:
    if paper.since is None:
        return
    last = f"{paper.last}，" if paper.last else ""
    then = f"{last}截至{day_words(paper.since.then)}"
    is_first = paper.left_open is None
    yield Heading("五、本期变化" if is_first else f"五、与上期（{then}）相比")
    yield bullets(since_last_lines(paper.since))


def _closing(paper: Circular) -> Iterator[Block]:
    within = paper.review_within
    office = f"向{paper.office}" if paper.office else ""
    words = f"对本通报的结论有异议的单位，可自收到之日起{within}日内{office}申请复核。"
    yield paragraph(words, apart=True)
    if paper.copies:
        yield paragraph(f"抄送：{'、'.join(paper.copies)}。")
    if paper.unknown_years:
        yield paragraph(uncounted_words(paper.unknown_years))


def _annexes(paper: Circular) -> Iterator[Block]:
    known = {annex.class_: annex for annex in paper.annexes}
    filled = [known[one] for one in _ANNEX_TITLES if known[one].items]
    for place, annex in enumerate(filled, 1):
        yield Heading(f"附件{place}　{_ANNEX_TITLES[annex.class_]}（{len(annex.items)}项）")
        yield _annex(paper, annex)


def _annex(paper: Circular, annex: ClassGroup) -> Table:
    before = paper.since.before if paper.since and paper.left_open is not None else None
    verified = any_verified(paper.items)
    rows = [paper.row[number] for number in annex.items]
    last = Column("上期灯号")
    return table(
        rows,
        (
            (NUMBER, lambda row: number_words(row.number)),
            (title_column(14), lambda row: row.title),
            (LEAD._replace(least=12), lambda row: row.lead_words),
            (PERCENT, lambda row: both_percents(row, is_verified=verified)),
            (DUE, lambda row: row.due),
            (LAMP, lambda row: row.lamp),
            *(() if before is None else ((last, lambda row: before.get(row.number, row.lamp)),)),
            *(((CLASS, lambda row: row.class_words),) if annex.class_ is Class.OTHER else ()),
            (LAMP_REASON._replace(least=16), lambda row: row.reason_words),
        ),
    )
