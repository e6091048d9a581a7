"""Off a terminal every screen has all its columns, and every cell says what the data says."""

from tests.domain.books import ORIGIN
from tests.render.conftest import OnDay
from tests.render.drawn import Table, as_drawn, prose, tables
from wuxian.domain.plan.plan import SIX_ONES
from wuxian.domain.standing.six_ones import inferred
from wuxian.domain.values.dates import short_day_words
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import Deadline, agenda_view
from wuxian.domain.views.happened import Said
from wuxian.domain.views.item import item_view
from wuxian.domain.views.items import ItemRow, PartRow, items_view
from wuxian.domain.views.owners import owners_view
from wuxian.domain.views.six_ones import Filling, six_ones_view
from wuxian.domain.views.weekly import weekly_report
from wuxian.render.documents.agenda import agenda_document
from wuxian.render.documents.item import item_document
from wuxian.render.documents.items import dates_beside, items_document
from wuxian.render.documents.owners import owners_document
from wuxian.render.documents.six_ones import six_ones_document
from wuxian.render.documents.weekly import weekly_document
from wuxian.render.writers.text import plain_text

Row = tuple[str, ...]

SAID_IN_OTHER_WORDS = {
    *("kind", "recorded", "citation", "figures", "post", "milestone", "part", "done"),
    *("finding", "outcome", "how", "asks", "grants", "steps", "contacts", "colour"),
    *("units", "due", "forecast"),
}
"""What an entry's fields hold that a screen says by a label, a title or a day in full."""


def table_of(*rows: Row) -> list[Row]:
    """Rows of data as they stand in a drawn table."""
    return [tuple(as_drawn(cell) for cell in row) for row in rows]


def item_cells(row: ItemRow) -> Row:
    """What the list says of an item."""
    return (
        f"{row.number:02}",
        row.lamp.label,
        row.title,
        row.area_name,
        f"{row.lead}{inferred(row.lead_basis)}",
        row.status.label,
        row.class_words,
        progress_cell(row),
        "\n".join((due_cell(row), *dates_beside(row))),
        short_day_words(row.last_entry) if row.last_entry else "无",
        row.reason_words,
    )


def progress_cell(row: ItemRow | PartRow) -> str:
    """What was reported, and what is verified of that; in the demo something is of each item."""
    if row.percent is None:
        return "未报"
    of_it = "" if row.verified is None else f"\n核{row.verified}%"
    return f"{row.percent}%" + ("\n已核" if row.verified == row.percent else of_it)


def reported_cell(row: ItemRow | PartRow) -> str:
    """What was reported, where nothing is verified."""
    return "未报" if row.percent is None else f"{row.percent}%"


def due_cell(row: ItemRow | PartRow) -> str:
    """When it is due."""
    return short_day_words(row.due) if row.due else "未定"


def deadline_cells(row: Deadline) -> Row:
    """What the agenda says of a date."""
    lead = f"{row.lead}{inferred(row.lead_basis)}"
    first = f"\n原{short_day_words(row.original)}" if row.original else ""
    due, days = short_day_words(row.due) + first, str(row.working_days)
    return f"{row.number:02}", row.title, row.what, due, days, lead


def titles(table: Table) -> str:
    """The titles of a table, as one reads them."""
    return " ".join(table.titles)


def test_the_list_says_everything_of_every_item(either_book: OnDay) -> None:
    view = items_view(*either_book)
    [drawn] = tables(plain_text(items_document(view), None))
    assert titles(drawn) == (
        "序号 灯 工作事项 领域 牵头部门 状态 进度分类 进度 完成时限 最近记录 亮灯原因"
    )
    assert drawn.rows == table_of(*(item_cells(row) for row in view.items))


def test_the_owners_say_who_leads_and_who_supports_each_item(either_book: OnDay) -> None:
    view = owners_view(*either_book)
    [drawn] = tables(plain_text(owners_document(view), None))
    is_verified = any(row.verified is not None for owner in view.owners for row in owner.leads)
    expected = [
        (
            owner.department if at == 0 else "",
            f"牵头{inferred(row.lead_basis)}" if at < len(owner.leads) else "配合（推定）",
            f"{row.number:02}",
            row.lamp.label,
            row.title,
            progress_cell(row) if is_verified else reported_cell(row),
            "\n".join((due_cell(row), *dates_beside(row))),
        )
        for owner in view.owners
        for at, row in enumerate((*owner.leads, *owner.supports))
    ]
    assert titles(drawn) == "部门 职责 序号 灯 工作事项 进度 完成时限"
    assert drawn.rows == table_of(*expected)


def test_the_six_ones_say_how_each_post_of_each_item_is_filled(either_book: OnDay) -> None:
    view = six_ones_view(*either_book)
    drawn, totals = tables(plain_text(six_ones_document(view), None))
    assert titles(drawn) == "序号 工作事项 领导 牵头 专班 机制 经费 五年"
    assert drawn.rows == table_of(
        *(
            (f"{row.number:02}", row.title, *(row.posts[post].filling.label for post in SIX_ONES))
            for row in view.items
        )
    )
    assert totals.rows == table_of(
        *(
            (filling.label, *(str(view.totals[post][filling]) for post in SIX_ONES))
            for filling in Filling
        )
    )


def test_the_agenda_says_what_is_late_due_and_silent(demo_book: OnDay) -> None:
    view = agenda_view(*demo_book)
    waiting = ("最近一条", "编号", "情况 牵头部门", "上一工作日")
    drawn = [
        table
        for table in tables(plain_text(agenda_document(view), None))
        if "上次报送" in table.titles or not any(word in titles(table) for word in waiting)
    ]
    late, due, *problems, silent = drawn
    assert (titles(late), titles(due), titles(silent)) == (
        "序号 工作事项 到期内容 日期 已过（工作日） 牵头部门",
        "序号 工作事项 到期内容 日期 还剩（工作日） 牵头部门",
        "序号 工作事项 上次报送 情况 牵头部门",
    )
    assert late.rows == table_of(*(deadline_cells(row) for row in view.late))
    assert due.rows == table_of(*(deadline_cells(row) for row in view.due))
    assert [row[0] for row in silent.rows] == [f"{row.number:02}" for row in view.silent]
    assert [row[:3] for table in problems for row in table.rows] == table_of(
        *((f"{one.number:02}", one.title, one.problem.matter) for one in view.problems)
    )


def test_an_item_shows_its_milestones_and_who_holds_each_post(demo_book: OnDay) -> None:
    book, day = demo_book
    view = item_view(book, book.item("9"), day)
    milestones, _, posts = tables(plain_text(item_document(view), None))
    assert titles(milestones) == "节点 内容 到期 情况 完成日期"
    assert [row[:2] for row in milestones.rows] == table_of(
        *((step.id, step.title) for step in view.milestones)
    )
    assert titles(posts) == "六个一 落实情况 依据 起始日期 文件或说明"
    assert [row[:2] for row in posts.rows] == table_of(
        *((post.label, held.words) for post, held in view.six_ones.items())
    )


def test_an_item_shows_every_word_of_every_entry(either_book: OnDay) -> None:
    book, day = either_book
    for item in book.items:
        view = item_view(book, item, day)
        drawn = prose(plain_text(item_document(view), None))
        for entry in item.entries:
            fields = entry.model_dump(exclude=SAID_IN_OTHER_WORDS)
            words = [as_drawn(str(value)) for value in fields.values() if value not in (None, ())]
            assert [word for word in words if word not in drawn] == []


def test_the_report_says_everything_that_was_said(either_book: OnDay) -> None:
    book, day = either_book
    report = weekly_report(book, Week.of(day), day, ORIGIN)
    drawn = prose(plain_text(weekly_document(report), None))
    said: tuple[Said, ...] = (*report.progress, *report.problems, *report.plans)
    assert said
    assert [one for one in said if as_drawn(f"{one.text}（{one.by}，") not in drawn] == []


def test_the_report_ends_with_the_whole_list(either_book: OnDay) -> None:
    book, day = either_book
    [drawn] = tables(
        plain_text(weekly_document(weekly_report(book, Week.of(day), day, ORIGIN)), None)
    )
    assert drawn.rows == table_of(*(item_cells(row) for row in items_view(book, day).items))
