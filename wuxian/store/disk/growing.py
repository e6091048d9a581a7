"""The programme's file with further bodies and areas, its comments and its order as they were."""

import re
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from wuxian.domain.book.paths import PROGRAMME
from wuxian.domain.history.version import Version
from wuxian.domain.plan.programme import Programme
from wuxian.errors import Refused
from wuxian.store.disk.folder import Disk
from wuxian.store.toml.merge import joined_files
from wuxian.store.toml.parsing import Illegible, table_of
from wuxian.store.toml.writing import element_of, toml_of

_GROWS = ("areas", "departments", "offices", "groups", "collectives", "externals")


class Grown(NamedTuple):
    """The bytes of the programme's file as it is and as it is to be."""

    before: bytes
    after: bytes


def grown(root: Path, was: Programme, now: Programme) -> Grown | None:
    """The file with what has come to the programme; None where nothing has.

    Refused where that cannot be written without touching what a person wrote.
    """
    if now == was:
        return None
    before = Disk(root).read(PROGRAMME)
    for way in (_added, _joined):
        after = way(before, was, now)
        if after is not None and _says(after) == now:
            return Grown(before, after)
    raise Refused(
        f"{PROGRAMME} 的写法特殊，不能替你登记新的单位和领域",
        remedy="请先手工登记，再导入；要登记的见预览。",
    )


def _says(data: bytes) -> Programme | None:
    try:
        return Programme.model_validate(table_of(data))
    except (Illegible, ValidationError):
        return None


def _added(before: bytes, was: Programme, now: Programme) -> bytes | None:
    """The file with each new table below the last of its kind, else at the end."""
    try:
        text = before.decode()
    except UnicodeDecodeError:
        return None
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    for name in _GROWS:
        there, wanted = getattr(was, name), getattr(now, name)
        new = wanted[len(there) :]
        if wanted[: len(there)] != there:
            return None
        if new:
            tables = [f"\n{element_of(one, name)}".rstrip() for one in new]
            at = _end_of(name, lines)
            lines[at:at] = "\n".join(tables).split("\n")
    return (ending.join(lines) + ending).encode()


def _end_of(name: str, lines: list[str]) -> int:
    """The place behind the last table of this name, before what is said of the next one."""
    own = re.compile(rf"\s*\[\[?\s*{name}\b")
    last = max((n for n, line in enumerate(lines) if own.match(line)), default=None)
    if last is None:
        return len(lines)
    at = last + 1
    while at < len(lines) and not lines[at].lstrip().startswith("["):
        at += 1
    if at == len(lines):
        return at
    while not lines[at - 1].strip() or lines[at - 1].lstrip().startswith("#"):
        at -= 1
    return at


def _joined(before: bytes, was: Programme, now: Programme) -> bytes | None:
    """The file joined with the one that this program would write: lists may be in any form."""
    try:
        base, wanted = toml_of(was).encode(), toml_of(now).encode()
        return joined_files(base, before, wanted, lambda _: Version.OURS)[0]
    except Illegible:
        return None
