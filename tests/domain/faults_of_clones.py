"""Faults of entries that two people wrote in two clones at once."""

from tests.domain.books import TRANSPORT, a_book, an_item, progress, retraction
from tests.domain.faults import Fault
from tests.domain.problems import raised
from wuxian.domain.checks import entries
from wuxian.domain.entries.entry import Entry
from wuxian.domain.values.basis import Citation
from wuxian.domain.values.finding import Finding, Severity


def _as_the_report(taken: Entry, report: Entry) -> Entry:
    """What took a report back, in the name and at the moment of the one that corrects it."""
    return taken.model_copy(update={"by": report.by, "recorded": report.recorded})


_WRONG = progress("2021-03-01", 10, entry_id="00000a")
_ANEW = [
    progress("2021-03-02", percent, entry_id=name)
    for percent, name in ((20, "0000b1"), (30, "0000c1"))
]
_TAKEN = [
    _as_the_report(retraction("2021-03-02", _WRONG, entry_id=name), report)
    for name, report in zip(("0000b2", "0000c2"), _ANEW, strict=True)
]
_ROW = Citation(file="表.xlsx", section="第5行")
_READ_IN = tuple(
    progress("2021-03-03", 40, entry_id=name).model_copy(update={"citation": _ROW})
    for name in ("0000d1", "0000d2")
)

FAULTS = (
    Fault(
        "a problem that was raised twice",
        entries.problems_stand_once,
        a_book(
            an_item(
                raised("2021-03-01", entry_id="00000a"), raised("2021-03-02", entry_id="00000b")
            )
        ),
        (
            Finding(
                Severity.WARNING,
                "raised-twice",
                "items/05-item/2021/2021-03-02-problem-00000b.toml",
                f"同一个问题提了两次：00000a（{TRANSPORT}）和 00000b（{TRANSPORT}）；"
                "请用 wuxian retract 撤回一个",
                5,
                "matter",
            ),
        ),
    ),
    Fault(
        "a report that was corrected twice",
        entries.reports_are_corrected_once,
        a_book(an_item(_WRONG, *_ANEW, *_TAKEN)),
        (
            Finding(
                Severity.WARNING,
                "corrected-twice",
                "items/05-item/2021/2021-03-02-progress-0000c1.toml",
                f"00000a 更正了2次：0000b1（{TRANSPORT}）和 0000c1（{TRANSPORT}），以较新的为准；"
                "请核对后用 wuxian retract 撤回多余的",
                5,
                "note",
            ),
        ),
    ),
    Fault(
        "a row of a file that was read in twice",
        entries.rows_are_read_in_once,
        a_book(an_item(*_READ_IN)),
        (
            Finding(
                Severity.WARNING,
                "read-in-twice",
                "items/05-item/2021/2021-03-03-progress-0000d2.toml",
                "2021年3月3日的进展和 0000d1 出自同一个文件的同一行，内容相同；"
                "请撤回一条：wuxian retract 0000d2 --reason 重复读入",
                5,
                "citation",
            ),
        ),
    ),
)
