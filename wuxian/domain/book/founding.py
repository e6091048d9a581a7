"""Founding a new book on the shipped one: the programme and the items, no fact of a year."""

import datetime as dt

from wuxian.domain.book.book import Book, Item
from wuxian.domain.plan.programme import Term, Versioning
from wuxian.domain.values.basis import Basis

YEARS_OF_A_TERM = 5


def founded(shipped: Book, first_year: int, *, commit: bool) -> Book:
    """A book for a five-year term from this year; goals are still to be set, nothing is pinned.

    `commit` makes every writing command commit to git what it has written.
    """
    term = Term(
        first_year=first_year,
        last_year=first_year + YEARS_OF_A_TERM - 1,
        basis=Basis.INFERRED,
        citations=tuple(
            citation.model_copy(update={"remark": None})
            for citation in shipped.programme.term.citations
        ),
    )
    usual = shipped.settings(first_year)
    return shipped._replace(
        programme=shipped.programme.model_copy(
            update={"as_of": None, "term": term, "git": Versioning(commit=commit)}
        ),
        years=(
            usual.model_copy(
                update={
                    "year": first_year,
                    "default_due": dt.date(first_year, 12, 31),
                    "remark": "年度默认时限（没有写时限的目标按年底计）待办公室确认",
                }
            ),
        ),
        items=tuple(
            Item(item.plan.model_copy(update={"goals": ()}), item.folder) for item in shipped.items
        ),
    )
