"""Founding a new book: on the shipped one without the facts of a year, or blank for a list."""

import datetime as dt

from wuxian.domain.book.book import Book, Item
from wuxian.domain.plan.bodies import Office
from wuxian.domain.plan.programme import Programme, Term, Versioning
from wuxian.domain.values.basis import Basis

YEARS_OF_A_TERM = 5


def blank(shipped: Book, name: str, office: str, first_year: int, *, commit: bool) -> Book:
    """A book without items, areas and departments, of an office that will read its list in."""
    whole = founded(shipped, first_year, commit=commit)
    duty = "督办、核验和考评"
    programme = whole.programme.model_copy(
        update={
            "name": name,
            "notice": None,
            "term": whole.programme.term.model_copy(update={"citations": ()}),
            "areas": (),
            "departments": (),
            "offices": (Office(name=office, duty=duty, basis=Basis.INFERRED),),
            "groups": (),
            "collectives": (),
            "externals": (),
            "documents": (),
            "governance": (),
        }
    )
    # Not a copy: what was reckoned from the bodies before would come along.
    fields = {field: getattr(programme, field) for field in Programme.model_fields}
    return whole._replace(programme=Programme.model_validate(fields), items=())


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
