"""Walls of a few items, and text that would do harm wherever it stands in one."""

from tests.domain.books import (
    a_book,
    a_goal,
    a_target,
    an_item,
    appointment,
    day,
    figure,
    milestone,
    progress,
    settings_of,
)
from tests.domain.problems import raised
from tests.domain.supervising import a_slip, accepted
from wuxian.domain.book.book import Book
from wuxian.domain.plan.plan import Post
from wuxian.domain.views.wall import Wall, wall
from wuxian.domain.views.wall_sheet import WallSheet, wall_sheet
from wuxian.render.pictures.on_paper import OnPaper
from wuxian.render.pictures.sizes import Size

DAY = day("2021-07-26")


def a_year(text: str = "桥") -> Book:
    """Item 5 with everything that a board shows, each in this text, and item 6 with nothing."""
    report = progress("2021-06-20", 40, note=text, next_step=text)
    goal = a_goal(
        milestone("open", "2021-06-30", text),
        milestone("works", "2021-07-01", text, soft=True),
        milestone("end", "2021-12-31", text),
        due="2021-12-31",
        text=text,
        targets=(a_target(text, 12),),
    )
    told = progress("2021-06-21", figures=(figure(text, 7),))
    item = an_item(
        *(report, told, accepted("2021-06-25", report), raised("2021-07-01", text, asks=text)),
        *(a_slip("2021-07-01", "2021-07-09"), appointment("2021-03-01", Post.LEADER, text)),
        title=text,
        goals=(goal,),
    )
    book = a_book(item, an_item(number=6), years=(settings_of(2021),))
    programme = book.programme.model_copy(update={"name": text, "notice": text})
    return book._replace(programme=programme)


def on_paper(text: str = "桥", size: Size = Size.A3) -> OnPaper[Wall]:
    """The wall of that year for a size of paper."""
    return OnPaper(wall(a_year(text), DAY), size)


def sheet_on_paper(text: str = "桥", size: Size = Size.A3) -> OnPaper[WallSheet]:
    """The sheet of item 5."""
    book = a_year(text)
    return OnPaper(wall_sheet(book, book.items[0], DAY), size)
