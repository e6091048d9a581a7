"""Attaching evidence (佐证材料): files that are copied along, and addresses as they are."""

import datetime as dt
from collections.abc import Sequence

from wuxian.cli.opening import Opened
from wuxian.cli.options import typed_path
from wuxian.domain.plan.evidence_rule import EvidenceRule
from wuxian.domain.values.evidence import Evidence, address_flaw
from wuxian.domain.values.types import visible
from wuxian.errors import Refused
from wuxian.store.disk.copies import Attached, Offered, Shelf
from wuxian.store.disk.offering import offered

_SIGN_OF_AN_ADDRESS = "://"


def attached(words: Sequence[str], opened: Opened, folder: str, day: dt.date) -> Attached:
    """What is given as evidence of something on that day; Refused before anything is written."""
    rule = opened.book.settings(day.year).evidence
    limit = (rule or EvidenceRule()).limit
    files: dict[str | None, Offered] = {}
    found: dict[str | None, Evidence] = {}
    for word in words:
        if _SIGN_OF_AN_ADDRESS in word:
            found[word] = _address(word)
        else:
            one = offered(typed_path(_given(word)), limit)
            # The same file under another name is the same evidence.
            files.setdefault(one.evidence.sha256, one)
            found.setdefault(one.evidence.sha256, one.evidence)
    shelf = Shelf.of(opened.root, folder, day.year, rule)
    return Attached(tuple(found.values()), tuple(files.values()), shelf)


def kept(old: Sequence[Evidence], there: Shelf, new: Attached) -> Attached:
    """The same with the evidence of the report that it corrects before it, and its copies."""
    known = {one.sha256 or one.url for one in old}
    more = tuple(one for one in new.evidence if (one.sha256 or one.url) not in known)
    moved = []
    for one in old:
        if one.sha256 is None or new.shelf.found(one) is not None:
            continue
        copy = there.found(one)
        if copy is not None and there.folder != new.shelf.folder:
            moved.append(Offered(one, copy))
    return new._replace(evidence=(*old, *more), offered=(*new.offered, *moved))


def _given(word: str) -> str:
    if not word:
        raise Refused("--evidence 是空的", remedy="请写文件或网址，如 --evidence 验收单.pdf")
    return word


def _address(word: str) -> Evidence:
    flaw = address_flaw(word)
    if flaw:
        raise Refused(
            f"--evidence 的{flaw}：“{visible(word)}”",
            remedy="网址要以 http:// 或 https:// 开头，不带用户名、密码和空白。",
        )
    return Evidence(url=word)
