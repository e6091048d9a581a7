"""Faults of verifications and slips."""

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    TRANSPORT,
    a_book,
    a_goal,
    a_programme,
    a_target,
    an_item,
    figure,
    milestone,
    progress,
    retraction,
    settings_of,
)
from tests.domain.faults import Fault, on_entry
from tests.domain.problems import raised, reply
from tests.domain.supervised import a_part
from tests.domain.supervising import (
    a_slip,
    accepted,
    answered,
    asked,
)
from wuxian.domain.book.book import Book
from wuxian.domain.checks import entries
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.bodies import Office
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.supervision import Supervision
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.finding import Finding

E_ID = "00000e"
"""The id of the entry that is at fault."""

GOAL = a_goal(
    milestone("start", "2021-04-30", "开工"), due="2021-12-31", targets=(a_target("项目", 10),)
).model_copy(update={"parts": (a_part("east"),)})
CLAIM = progress("2021-06-01", 60, figures=(figure("项目", 8),), entry_id="00000a")
ASKED = asked("2021-06-10", "2021-09-30").model_copy(update={"id": "00000b"})
SLIP = a_slip("2021-07-01", "2021-07-08").model_copy(update={"id": "00000c"})
SAID = progress("2021-06-01", note="已进场", entry_id="00000d")


def _book(*written: Entry, goal: Goal = GOAL, supervision: Supervision | None = None) -> Book:
    settings = settings_of(2021).model_copy(update={"supervision": supervision})
    return a_book(an_item(*written, goals=(goal,)), years=(settings,))


def a_fault(
    name: str,
    entry: Entry,
    *found: tuple[str, str, str],
    around: tuple[Entry, ...] = (),
    goal: Goal = GOAL,
    supervision: Supervision | None = None,
) -> Fault:
    """An entry among others, and what is wrong with it: the rule, the field, the message."""
    entry = entry.model_copy(update={"id": E_ID})
    path = f"{entry.date}-{entry.kind}-{E_ID}"
    told: tuple[Finding, ...] = tuple(on_entry(path, *one) for one in found)
    book = _book(*around, entry, goal=goal, supervision=supervision)
    return Fault(name, entries.rules_of_their_kinds, book, told)


def _two_offices() -> Fault:
    """Where the settings name who supervises, another office does not."""
    programme = a_programme()
    other = Office(name="市政府督查室", duty="督查", basis=Basis.STATED)
    named = Supervision(office=other.name)
    word = accepted("2021-06-10", CLAIM).model_copy(update={"id": E_ID})
    settings = settings_of(2021).model_copy(update={"supervision": named})
    book = a_book(
        an_item(CLAIM, word, goals=(GOAL,)),
        programme=programme.model_copy(update={"offices": (*programme.offices, other)}),
        years=(settings,),
    )
    message = "核验由督查单位填（市政府督查室），市武咸同城办不能填"
    found = on_entry(f"2021-06-10-verification-{E_ID}", "not-for-them", "by", message)
    return Fault("another office verifies", entries.rules_of_their_kinds, book, (found,))


def _no_office() -> Fault:
    word = accepted("2021-06-10", CLAIM, by=TRANSPORT).model_copy(update={"id": E_ID})
    programme = a_programme().model_copy(update={"offices": ()})
    book = a_book(an_item(CLAIM, word, goals=(GOAL,)), programme=programme)
    message = "核验由督查单位填（programme.toml 里还没有登记 [[offices]]），市交通运输局不能填"
    found = on_entry(f"2021-06-10-verification-{E_ID}", "not-for-them", "by", message)
    return Fault("nobody supervises", entries.rules_of_their_kinds, book, (found,))


_PROBLEM = raised("2021-06-01", entry_id="00000d")
_ANSWER = answered("2021-07-02", SLIP).model_copy(update={"id": "00000d"})
_WORDS = reply("2021-06-02", _PROBLEM, "收到", entry_id="00000f")
_STRAY = reply("2021-06-02", "fffff1", "收到", entry_id="00000f")

WORD = accepted("2021-06-10", CLAIM).model_copy(update={"id": "00000b"})


def _figures_of(**own: object) -> Entry:
    return accepted("2021-06-10", CLAIM).model_copy(update=own)


FAULTS = (
    _two_offices(),
    _no_office(),
    a_fault(
        "a department verifies",
        accepted("2021-06-10", CLAIM, by=TRANSPORT),
        ("not-for-them", "by", "核验由督查单位填（市武咸同城办），市交通运输局不能填"),
        around=(CLAIM,),
    ),
    a_fault(
        "a claim with all its figures",
        _figures_of(percent=50, figures=(figure("项目", 6),)),
        around=(CLAIM,),
    ),
    a_fault(
        "a verification of a request",
        accepted("2021-06-12", ASKED),
        ("not-to-be-verified", "to", "00000b 是申请，不用核验；能核验的是进展和对督办单的答复"),
        around=(ASKED,),
    ),
    a_fault(
        "a verification of a reply to a problem",
        accepted("2021-06-12", _WORDS),
        ("not-to-be-verified", "to", "00000f 是答复，不用核验；能核验的是进展和对督办单的答复"),
        around=(_PROBLEM, _WORDS),
    ),
    a_fault(
        "a verification of an answer to a slip",
        accepted("2021-07-03", _ANSWER),
        around=(SLIP, _ANSWER),
    ),
    a_fault(
        "a figure for an answer to a slip",
        accepted("2021-07-03", _ANSWER, 50),
        ("not-reported", "percent", "00000d 是答复，没有报数，不能核定"),
        around=(SLIP, _ANSWER),
    ),
    a_fault(
        "a target's figure for an answer to a slip",
        accepted("2021-07-03", _ANSWER, figures=(figure("项目", 6),)),
        ("not-reported", "percent", "00000d 是答复，没有报数，不能核定"),
        around=(SLIP, _ANSWER),
    ),
    a_fault(
        "a percent and a figure that nobody claimed",
        accepted("2021-06-10", SAID, 50, figures=(figure("项目", 6),)),
        ("not-reported", "percent", "00000d 没有报进度，不能核定"),
        ("not-reported", "figures", "00000d 没有报“项目”（所报的：无），不能核定"),
        around=(SAID,),
    ),
    a_fault(
        "a figure of another name and one in another unit",
        _figures_of(figures=(figure("户数", 6), figure("项目", 6, "万个"))),
        ("not-reported", "figures", "00000a 没有报“户数”（所报的：项目），不能核定"),
        ("other-unit", "figures", "“项目”报的单位是“个”"),
        around=(CLAIM,),
    ),
    a_fault(
        "a verification of nothing",
        accepted("2021-06-10", CLAIM, 50),
        ("unknown-entry", "to", "所指的记录 00000a 不在本事项里，请核对编号"),
    ),
    a_fault(
        "the office takes back what it said",
        retraction("2021-06-20", WORD),
        around=(CLAIM, WORD),
    ),
    a_fault(
        "a department takes back what the office said",
        retraction("2021-06-20", WORD).model_copy(update={"by": TRANSPORT}),
        ("not-for-them", "by", "00000b 是市武咸同城办的核验，市交通运输局不能撤回"),
        around=(CLAIM, WORD),
    ),
    a_fault("a slip that is due on its day", a_slip("2021-07-08", "2021-07-08")),
    a_fault(
        "a slip that is due before its day, of a unit that nobody knows",
        a_slip("2021-07-09", "2021-07-08", units=(EDUCATION, "市教委")),
        ("due-before-issue", "due", "答复时限2021年7月8日早于发出的2021年7月9日"),
        ("unknown-department", "units", "没有登记的单位“市教委”；是不是“市教育局”？"),
    ),
    a_fault(
        "a slip a step up", a_slip("2021-07-09", "2021-07-16", serial=2, after=SLIP), around=(SLIP,)
    ),
    a_fault(
        "a slip after one that there is not, in the place of a report",
        a_slip("2021-07-09", "2021-07-16", serial=2, after=SLIP, instead=CLAIM),
        ("unknown-entry", "after", "所写的督办单 00000c 不在本事项里，请核对编号"),
        ("no-slip", "instead", "00000a 不是另一张督办单"),
        around=(CLAIM,),
    ),
    a_fault(
        "a slip that takes another number after it was due",
        a_slip("2021-07-20", "2021-07-16", serial=2, instead=SLIP),
        around=(SLIP,),
    ),
    a_fault(
        "a slip after itself",
        a_slip("2021-07-09", "2021-07-16").model_copy(update={"after": E_ID}),
        ("no-slip", "after", f"{E_ID} 不是另一张督办单"),
    ),
    a_fault("its units answer a slip", answered("2021-07-02", SLIP), around=(SLIP,)),
    a_fault(
        "the office enters what they say", answered("2021-07-02", SLIP, by=OFFICE), around=(SLIP,)
    ),
    a_fault(
        "another body answers a slip, and says that it is done",
        answered("2021-07-02", SLIP, by=EDUCATION).model_copy(update={"done": True}),
        ("not-for-them", "by", "武咸督〔2021〕1号是发给市交通运输局的，市教育局不能答复"),
        ("not-for-them", "done", "武咸督〔2021〕1号是否办结，由督查单位核验，不写 done"),
        around=(SLIP,),
    ),
)
