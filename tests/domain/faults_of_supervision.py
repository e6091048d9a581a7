"""What two clones say of one thing, and what has lost its ground: verified, decided, closed."""

from tests.domain.books import (
    OFFICE,
    REFORM,
    TRANSPORT,
    a_book,
    a_goal,
    an_item,
    progress,
    settings_of,
)
from tests.domain.books import retraction as retraction_of
from tests.domain.faults import Fault
from tests.domain.supervising import (
    a_slip,
    accepted,
    approved,
    asked,
    closed,
    decided,
    planned,
    returned,
    sent_back,
    to_terms,
)
from wuxian.domain.checks import supervision
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.request import Contact
from wuxian.domain.entries.slip import Slip
from wuxian.domain.plan.supervision import Author, Supervision
from wuxian.domain.values.finding import Finding, Severity

GOAL = a_goal(due="2021-12-31")
CLAIM = progress("2021-07-01", 100)
YES, NO = accepted("2021-07-02", CLAIM), returned("2021-07-04", CLAIM)
ASKED = asked("2021-07-01", "2021-12-20")
AGAIN = asked("2021-07-02", "2021-12-25")
PLAN, OTHER_PLAN = (
    planned(f"2021-07-0{n}", contacts=(Contact(role="经办人", name="李四"),)) for n in (3, 4)
)
SUSPEND = asked("2021-07-03", to_terms(suspends=True))
GRANTED, REFUSED = approved("2021-07-05", ASKED), sent_back("2021-07-06", ASKED)
CLOSED, CLOSED_AGAIN = closed("2021-07-05", YES), closed("2021-07-06", YES)
LATER = closed("2021-07-08", YES)
FIRST = a_slip("2021-07-01", "2021-07-09")
SECOND = a_slip("2021-07-02", "2021-07-10")


def on(entry: Entry, rule: str, field: str, message: str, number: int = 5) -> Finding:
    """A notice on an entry of an item."""
    path = f"items/{number:02}-item/{entry.date.year}/{entry.date}-{entry.kind}-{entry.id}.toml"
    return Finding(Severity.WARNING, rule, path, message, item=number, field=field)


def _anew(slip: Slip) -> Slip:
    return a_slip("2021-07-03", "2021-07-10", serial=2, instead=slip)


FAULTS = (
    Fault(
        "two words on one claim that differ",
        supervision.words_agree,
        a_book(an_item(CLAIM, YES, NO, goals=(GOAL,))),
        (
            on(
                NO,
                "verified-twice",
                "to",
                f"{CLAIM.id} 核验了两次，结论不同：{OFFICE}（{YES.id}）属实和"
                f"{OFFICE}（{NO.id}）退回，以后一次为准；请两方核对后用 wuxian retract 撤回一条",
            ),
        ),
    ),
    Fault(
        "two decisions on one request",
        supervision.requests_are_decided_once,
        a_book(an_item(ASKED, GRANTED, REFUSED, goals=(GOAL,))),
        (
            on(
                REFUSED,
                "decided-twice",
                "to",
                f"申请 {ASKED.id} 审定了两次：{OFFICE}（{GRANTED.id}）同意和"
                f"{OFFICE}（{REFUSED.id}）退回，以后一次为准；"
                "请两方核对后用 wuxian retract 撤回一条",
            ),
        ),
    ),
    Fault(
        "two requests that wait and would move the same",
        supervision.requests_wait_once,
        a_book(an_item(ASKED, AGAIN, SUSPEND, goals=(GOAL,))),
        (
            on(
                AGAIN,
                "asked-twice",
                "asks",
                f"同一件事有两个申请待审定：{TRANSPORT}（{ASKED.id}）和{TRANSPORT}（{AGAIN.id}）；"
                "请用 wuxian retract 撤回一个",
            ),
        ),
    ),
    Fault(
        "two plans of one year that wait",
        supervision.requests_wait_once,
        a_book(an_item(ASKED, PLAN, OTHER_PLAN, goals=(GOAL,))),
        (
            on(
                OTHER_PLAN,
                "asked-twice",
                "asks",
                f"同一件事有两个申请待审定：{TRANSPORT}（{PLAN.id}）和"
                f"{TRANSPORT}（{OTHER_PLAN.id}）；请用 wuxian retract 撤回一个",
            ),
        ),
    ),
    Fault(
        "two closings of one year",
        supervision.closings_stand_once,
        a_book(an_item(CLAIM, YES, CLOSED, CLOSED_AGAIN, goals=(GOAL,))),
        (
            on(
                CLOSED_AGAIN,
                "closed-twice",
                "outcome",
                f"2021年已由{OFFICE}（{CLOSED.id}）2021年销号，{OFFICE}（{CLOSED_AGAIN.id}）又一次；"
                "请核对后用 wuxian retract 撤回一条",
            ),
        ),
    ),
    Fault(
        "a closing of what is not verified",
        supervision.closings_are_verified,
        a_book(an_item(CLAIM, closing := closed("2021-07-05"), goals=(GOAL,))),
        (
            on(
                closing,
                "closed-unverified",
                "outcome",
                "2021年已销号，但没有核验完成（所依据的核验可能已撤回）；"
                "请重新核验，或恢复：wuxian reopen 5 --reason 原因",
            ),
        ),
    ),
    Fault(
        "two slips of one number",
        supervision.slip_numbers_stand_once,
        a_book(an_item(FIRST), an_item(SECOND, number=6)),
        (
            on(
                SECOND,
                "same-number",
                "serial",
                f"武咸督〔2021〕1号重号：{OFFICE}（{FIRST.id}）先发，保留；{OFFICE}（{SECOND.id}）后发，"
                f"请换号：wuxian slip issue 6 --instead {SECOND.id}",
                6,
            ),
        ),
    ),
    Fault(
        "settings that name who is not registered",
        supervision.settings_name_who_is_known,
        a_book(
            years=(
                settings_of(2021).model_copy(
                    update={
                        "supervision": Supervision(
                            office=REFORM, authors=(Author(email="a@example.org", body="外星局"),)
                        )
                    }
                ),
            )
        ),
        tuple(
            Finding(
                Severity.ERROR,
                "unknown-department",
                "years/2021.toml",
                message,
                field="supervision",
            )
            for message in (
                f"督查单位“{REFORM}”没有登记在 [[offices]]（{OFFICE}）",
                "提交人 a@example.org 的单位“外星局”没有登记",
            )
        ),
    ),
)

SETTINGS = settings_of(2021).model_copy(
    update={
        "supervision": Supervision(
            office=OFFICE, authors=(Author(email="a@example.org", body=TRANSPORT),)
        )
    }
)
"""Settings that name who is registered."""

SOUND = (
    (CLAIM, YES, accepted("2021-07-09", CLAIM)),
    (CLAIM, YES, NO, retraction_of("2021-07-10", NO)),
    (ASKED, GRANTED, AGAIN),
    (ASKED, REFUSED, asked("2021-07-08", "2021-12-20", after=ASKED)),
    (ASKED, SUSPEND),
    (CLAIM, YES, CLOSED, decided("2021-07-07", Outcome.REOPENED, CLOSED), LATER),
    (FIRST, SECOND, _anew(SECOND)),
)
"""What is said twice, and all the same is sound."""
