"""Making a report again from what it says of its origin, and holding the two together."""

import re
from pathlib import Path
from typing import NamedTuple

from wuxian.cli.opening import here
from wuxian.cli.options import choice_of, day_of
from wuxian.cli.reporting import Made, Order, file_text, made
from wuxian.domain.history.provenance import Origin
from wuxian.domain.views.reproduction import Reproduction, differing_lines
from wuxian.errors import NotFound, Refused
from wuxian.render import formats
from wuxian.store.disk.book_folder import find_book
from wuxian.store.disk.report_file import read_report
from wuxian.store.git.repository import Repository

_COMMAND = re.compile(
    r"wuxian report --week (?P<week>\d{4}-W\d{2}) --as-of (?P<day>\d{4}-\d{2}-\d{2})"
    r"(?: --at (?P<commit>[0-9a-f]{40,64}))? --format (?P<form>[a-z]+)"
)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_UNCOMMITTED = re.compile(
    r'提交 (?P<words>[0-9a-f]{40,64}) 之后有未提交的改动|"commit": "(?P<json>[0-9a-f]{40,64})"'
)


class _Told(NamedTuple):
    """What a report says of itself."""

    order: Order
    origin: Origin
    digest: str


def reproduced(file: Path, data: Path | None) -> Reproduction:
    """The report held against what its data gives now; Refused where it says no origin."""
    text = read_report(file)
    told = _told(text, file)
    again = _made_again(told, data)
    same_data = again.report.provenance.digest == told.digest
    differences = tuple(differing_lines(text, file_text(again.report, told.order.form)))
    return Reproduction(
        as_of=day_of(told.order.as_of or "", "--as-of"),
        file=str(file),
        commit=told.order.at,
        digest=told.digest,
        same=same_data and not differences,
        same_data=same_data,
        differences=differences,
    )


def _made_again(told: _Told, data: Path | None) -> Made:
    commit = told.order.at
    if commit is None:
        # Made of data that no commit has: all there is to hold it against is the data of now.
        return made(data, told.order, told.origin)
    repository = Repository.known(find_book(data, here()).root)
    if repository.commit(commit) is None:
        raise NotFound(
            f"本机没有周报所依据的提交 {commit}",
            remedy="请先取回：wuxian sync（浅克隆用 git fetch --unshallow）；"
            "或用 --data 指明是哪个账册。",
        )
    return made(data, told.order)


def _told(text: str, file: Path) -> _Told:
    found, digest = _last(_COMMAND, text), _last(_DIGEST, text)
    if found is None or digest is None:
        raise Refused(
            f"{file} 里没有写明数据来源，无法核对",
            remedy="要核对的应是 wuxian report --output 写成的文件，文末有“数据摘要”和“重新生成”。",
        )
    commit = found["commit"]
    after = None if commit else _last(_UNCOMMITTED, text)
    origin = Origin(commit)
    if after:
        origin = Origin(after["words"] or after["json"], uncommitted=True)
    form = choice_of(formats.FORMATS, found["form"], "--format")
    order = Order(found["week"], found["day"], commit, form)
    return _Told(order, origin, digest[0])


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last place that fits: what stands above it may be anybody's words."""
    return next(iter(reversed([*pattern.finditer(text)])), None)
