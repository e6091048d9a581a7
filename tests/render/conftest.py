"""The documents of the shipped book and of the demo book, before they are written."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import REPOSITORY
from tests.domain.books import ORIGIN
from wuxian.domain.book.book import Book
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.item import item_view
from wuxian.domain.views.items import items_view
from wuxian.domain.views.owners import owners_view
from wuxian.domain.views.six_ones import six_ones_view
from wuxian.domain.views.weekly import weekly_report
from wuxian.render.document import Document
from wuxian.render.documents.agenda import agenda_document
from wuxian.render.documents.item import item_document
from wuxian.render.documents.items import items_document
from wuxian.render.documents.owners import owners_document
from wuxian.render.documents.six_ones import six_ones_document
from wuxian.render.documents.weekly import weekly_document
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader


class OnDay(NamedTuple):
    """A book and the day it is looked at."""

    book: Book
    day: dt.date


@pytest.fixture(scope="session")
def shipped_book() -> OnDay:
    """The shipped book on the day it is pinned to."""
    return _opened(REPOSITORY / "data")


@pytest.fixture(scope="session")
def demo_book(demo: Path) -> OnDay:
    """The demo book on the day it is pinned to."""
    return _opened(demo)


@pytest.fixture(scope="session", params=["shipped", "demo"])
def either_book(request: pytest.FixtureRequest, shipped_book: OnDay, demo_book: OnDay) -> OnDay:
    """First the one, then the other."""
    return shipped_book if request.param == "shipped" else demo_book


@pytest.fixture(scope="session", params=["list", "show", "owners", "six-ones", "agenda", "report"])
def screen(request: pytest.FixtureRequest, either_book: OnDay) -> Document:
    """Each screen that has tables, of either book, before it is drawn."""
    book, day = either_book
    items, owners = items_view(book, day), owners_view(book, day)
    six_ones, agenda = six_ones_view(book, day), agenda_view(book, day)
    item, report = (
        item_view(book, book.item("9"), day),
        weekly_report(book, Week.of(day), day, ORIGIN),
    )
    screens = {
        "list": items_document(items),
        "show": item_document(item),
        "owners": owners_document(owners),
        "six-ones": six_ones_document(six_ones),
        "agenda": agenda_document(agenda),
        "report": weekly_document(report),
    }
    return screens[request.param]


def _opened(root: Path) -> OnDay:
    book = BookReader(Disk(root)).open(frozenset({2021}))
    assert book.programme.as_of is not None
    return OnDay(book, book.programme.as_of)
