"""Adding an item to a book: its number, the name of its folder, its plan."""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256

from wuxian.domain.book.paths import ITEMS, item_number
from wuxian.domain.plan.plan import Assignment, Plan, SixOnes, Support
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.names import folded

_LONGEST, _LONGEST_GIVEN = 40, 60
_DIGITS = 6
_WITHOUT_DOCUMENT = "由办公室添加，没有写文件"


def next_number(used: Iterable[int]) -> int:
    """The number of the next item: one more than any that was ever used."""
    return max(used, default=0) + 1


def folder_of(number: int, title: str) -> str:
    """The name of a new item's folder: its number, what of the title is Latin, and a digest.

    Of one title it is the same on every clone, so that what two people add is one item; of
    two titles it is not, though both be given one number.
    """
    words = re.findall("[a-z0-9]+", folded(title))
    named = "-".join(words)[:_LONGEST].strip("-") or "item"
    return f"{number:02}-{named}-{sha256(folded(title).encode()).hexdigest()[:_DIGITS]}"


def folder_called(number: int, name: str) -> str | None:
    """The folder of a new item that is to be called so, with its number; None for no name."""
    folder = f"{number:02}-{name.removeprefix(f'{number:02}-')}"
    return folder if item_number(folder) == number and len(name) <= _LONGEST_GIVEN else None


def numbers_in(paths: Iterable[str]) -> set[int]:
    """The numbers of the items that these paths of the book belong to."""
    folders = (path.split("/")[1] for path in paths if path.startswith(f"{ITEMS}/"))
    return {number for folder in folders if (number := item_number(folder)) is not None}


def plan_of(
    number: int,
    title: str,
    area: str,
    *,
    lead: str | None = None,
    co_leads: Sequence[str] = (),
    supporting: Sequence[str] = (),
    covers: Sequence[str] = (),
    document: str | None = None,
) -> Plan:
    """The plan of a new item, resting on a document; without one its bodies are inferred."""
    basis = Basis.APPOINTED if document else Basis.INFERRED
    remark = document or _WITHOUT_DOCUMENT

    def carried(names: Sequence[str]) -> tuple[Support, ...]:
        return tuple(Support(department=name, basis=basis, remark=remark) for name in names)

    return Plan(
        number=number,
        title=title,
        area=area,
        area_basis=basis,
        covers=tuple(covers),
        six_ones=SixOnes(
            lead=Assignment(holder=lead, basis=basis, remark=remark) if lead else None
        ),
        co_leads=carried(co_leads),
        supporting=carried(supporting),
    )
