"""Faults of entries."""

from decimal import Decimal

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    REFORM,
    TRANSPORT,
    a_book,
    a_goal,
    a_goal_set,
    an_item,
    appointment,
    milestone,
    progress,
    retraction,
)
from tests.domain.faults import Fault, on_entry
from tests.domain.problems import raised, reply
from wuxian.domain.book.paths import EntryName
from wuxian.domain.checks import entries
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.plan import Post
from wuxian.domain.values.basis import Citation, Figure
from wuxian.domain.values.finding import Finding, Severity


def _figure(name: str, value: str, part_of: str | None = None) -> Figure:
    return Figure(name=name, value=Decimal(value), unit="个", part_of=part_of)


def _citing(document: str, entry_id: str) -> Progress:
    cited = Citation(document=document, section="二、（四）")
    entry = progress("2021-03-01", 10, entry_id=entry_id)
    return entry.model_copy(update={"citation": cited})


def _misfit(on: str, entry_id: str, message: str) -> Finding:
    return on_entry(f"2021-{on}-appointment-{entry_id}", "misfit", "holder", message)


FAULTS = (
    Fault(
        "a reply to what asks for nothing",
        entries.rules_of_their_kinds,
        a_book(
            an_item(
                progress("2021-03-01", 10, entry_id="00000a"),
                raised("2021-03-01", entry_id="00000b"),
                reply("2021-03-02", "00000a", "收到", entry_id="00000c"),
                reply("2021-03-02", "00000b", "收到"),
                reply("2021-03-02", "00000d", "收到", entry_id="00000e"),
            )
        ),
        (
            on_entry(
                "2021-03-02-reply-00000c",
                "not-to-be-answered",
                "to",
                "00000a 是进展，不用答复；能答复的是问题、督办单",
            ),
            on_entry(
                "2021-03-02-reply-00000e",
                "unknown-entry",
                "to",
                "所指的记录 00000d 不在本事项里，请核对编号",
            ),
        ),
    ),
    Fault(
        "an entry that cites a document nobody registered",
        entries.rules_of_their_kinds,
        a_book(
            an_item(
                progress("2021-03-01", 10),
                _citing("reply-034", "00000a"),
                _citing("reply-34", "00000b"),
                _citing("xyz", "00000c"),
            )
        ),
        (
            on_entry(
                "2021-03-01-progress-00000b",
                "unknown-document",
                "citation",
                "没有登记的文件“reply-34”；是不是“reply-034”？",
            ),
            on_entry(
                "2021-03-01-progress-00000c",
                "unknown-document",
                "citation",
                "没有登记的文件“xyz”；请登记到 programme.toml 的 [[documents]]",
            ),
        ),
    ),
    Fault(
        "entries on the days around the term",
        entries.rules_of_their_kinds,
        a_book(
            an_item(
                progress("2020-12-31", 10, entry_id="00000a"),
                progress("2021-01-01", 10),
                progress("2025-12-31", 10),
                progress("2026-01-01", 10, entry_id="00000b"),
            )
        ),
        (
            on_entry(
                "2020-12-31-progress-00000a",
                "out-of-term",
                "date",
                "2020年12月31日不在期限2021—2025年之内",
            ),
            on_entry(
                "2026-01-01-progress-00000b",
                "out-of-term",
                "date",
                "2026年1月1日不在期限2021—2025年之内",
            ),
        ),
    ),
    Fault(
        "a signer nobody knows",
        entries.rules_of_their_kinds,
        a_book(an_item(progress("2021-03-01", 10, by="市武咸同城", entry_id="00000a"))),
        (
            on_entry(
                "2021-03-01-progress-00000a",
                "unknown-department",
                "by",
                "没有登记的部门“市武咸同城”；是不是“市武咸同城办”？",
            ),
        ),
    ),
    Fault(
        "a lead that is no department",
        entries.rules_of_their_kinds,
        a_book(
            an_item(
                appointment("2021-03-01", Post.LEAD, "市武咸同城办", entry_id="00000a"),
                appointment("2021-03-02", Post.LEAD, None),
                appointment("2021-03-03", Post.LEAD, EDUCATION),
                appointment("2021-03-04", Post.LEADER, "张三"),
            )
        ),
        (
            on_entry(
                "2021-03-01-appointment-00000a",
                "unknown-department",
                "holder",
                "“市武咸同城办”是机构，不能牵头；请写别的部门",
            ),
        ),
    ),
    Fault(
        "appointments of who carries the item already, and an end of what never began",
        entries.appointments_fit,
        a_book(
            an_item(
                appointment("2021-03-01", Post.SUPPORTING, TRANSPORT, entry_id="00000a"),
                appointment("2021-03-02", Post.CO_LEAD, TRANSPORT, entry_id="00000b"),
                appointment("2021-03-03", Post.CO_LEAD, EDUCATION, ends=True, entry_id="00000c"),
                appointment("2021-03-04", Post.SUPPORTING, EDUCATION, ends=True),
                appointment("2021-03-05", Post.CO_LEAD, EDUCATION),
                appointment("2021-03-06", Post.SUPPORTING, EDUCATION, entry_id="00000d"),
                appointment("2021-03-07", Post.SUPPORTING, REFORM),
                appointment("2021-03-08", Post.CO_LEAD, REFORM),
                appointment("2021-03-09", Post.SUPPORTING, TRANSPORT, ends=True, entry_id="00000e"),
                appointment("2021-03-10", Post.LEADER, "张三"),
                supporting=(EDUCATION,),
            )
        ),
        (
            _misfit("03-01", "00000a", "市交通运输局已经是牵头部门，不能又是配合部门"),
            _misfit("03-02", "00000b", "市交通运输局已经是牵头部门，不能又是共同牵头部门"),
            _misfit("03-03", "00000c", "市教育局不是共同牵头部门（共同牵头部门：无）"),
            _misfit("03-06", "00000d", "市教育局已经是共同牵头部门，请先用 --end 免去"),
            _misfit("03-09", "00000e", "市交通运输局不是配合部门（配合部门：无）"),
        ),
    ),
    Fault(
        "milestones reached that the goal does not set",
        entries.rules_of_their_kinds,
        a_book(
            an_item(
                progress("2021-03-01", milestone="desing", entry_id="00000a"),
                progress("2021-03-02", milestone="xyz", entry_id="00000b"),
                progress("2022-03-01", milestone="design", entry_id="00000c"),
                progress("2021-03-03", milestone="design"),
                goals=(a_goal(milestone("design", "2021-06-30")),),
            )
        ),
        (
            on_entry(
                "2021-03-01-progress-00000a",
                "unknown-milestone",
                "milestone",
                "没有节点“desing”；是不是“design”？",
            ),
            on_entry(
                "2021-03-02-progress-00000b",
                "unknown-milestone",
                "milestone",
                "没有节点“xyz”；该事项2021年的节点：design",
            ),
            on_entry(
                "2022-03-01-progress-00000c",
                "unknown-milestone",
                "milestone",
                "没有节点“design”；该事项2022年的节点：未设",
            ),
        ),
    ),
    Fault(
        "retractions of what is not there, of themselves, and of each other",
        entries.rules_of_their_kinds,
        a_book(
            an_item(
                progress("2021-05-01", 10, entry_id="00000a"),
                retraction("2021-05-02", "00000a"),
                retraction("2021-04-30", "00000a"),
                retraction("2021-05-03", "0000ff", entry_id="00000c"),
                retraction("2021-05-04", "00000e", entry_id="00000e"),
                retraction("2021-05-05", "0000aa"),
                retraction("2021-05-06", "0000b2", entry_id="0000b1"),
                retraction("2021-05-06", "0000b1", entry_id="0000b2"),
                retraction("2021-05-07", "0000b1"),
                unread=frozenset({EntryName.of(progress("2020-05-05", 1, entry_id="0000aa"))}),
            ),
            an_item(progress("2021-01-01", 10, entry_id="0000ff"), number=6),
        ),
        (
            on_entry(
                "2021-05-03-retraction-00000c",
                "unknown-entry",
                "to",
                "所指的记录 0000ff 不在本事项里，请核对编号",
            ),
            *(
                on_entry(
                    f"2021-05-0{day}-retraction-{name}",
                    "ring-of-entries",
                    "to",
                    f"和 {other} 互相指来指去，都不起作用；请用 git 去掉其中一条",
                )
                for day, name, other in (
                    (4, "00000e", "00000e"),
                    (6, "0000b1", "0000b2"),
                    (6, "0000b2", "0000b1"),
                )
            ),
        ),
    ),
    Fault(
        "parts that are not the whole, and parts of nothing",
        entries.rules_of_their_kinds,
        a_book(
            an_item(
                progress(
                    "2021-03-01",
                    note="签约",
                    figures=(
                        _figure("项目", "10"),
                        _figure("产业", "8", part_of="项目"),
                        _figure("民生", "1.5", part_of="项目"),
                        _figure("其他", "1", part_of="会议"),
                    ),
                    entry_id="00000a",
                ),
                progress(
                    "2021-03-02",
                    note="签约",
                    figures=(_figure("投资", "3"), _figure("民间", "3.1", part_of="投资")),
                    entry_id="00000b",
                ),
            )
        ),
        (
            on_entry(
                "2021-03-01-progress-00000a",
                "figures-do-not-add-up",
                "figures",
                "“项目”为10，各分项合计9.5，请核对",
            ),
            on_entry(
                "2021-03-01-progress-00000a",
                "unknown-figure",
                "figures",
                "part_of 所指的“会议”不在 figures 里",
            ),
            on_entry(
                "2021-03-02-progress-00000b",
                "figures-do-not-add-up",
                "figures",
                "“投资”为3，各分项合计3.1，请核对",
            ),
        ),
    ),
    Fault(
        "two goals of a year that are both the first",
        entries.goals_follow_one_another,
        a_book(
            an_item(
                a_goal_set("2021-03-01", entry_id="00000a"),
                a_goal_set("2021-03-02", entry_id="00000b"),
            )
        ),
        (
            Finding(
                Severity.WARNING,
                "goals-apart",
                "items/05-item/2021/2021-03-02-goal-00000b.toml",
                f"2021年目标有两个，都是第一次下达：00000a（{OFFICE}）和 00000b（{OFFICE}），"
                "以较新的为准；请核对后用 wuxian retract 撤回一个",
                5,
                "after",
            ),
        ),
    ),
    Fault(
        "progress that falls without a word",
        entries.does_not_run_back,
        a_book(
            an_item(
                progress("2021-03-01", 30),
                progress("2021-04-01", 20, entry_id="00000a", next_step="加快"),
                progress("2021-05-01", 20),
                progress("2021-06-01", 10, note="口径调整"),
                progress("2021-07-01", 5, problem="返工"),
                progress("2022-01-05", 0),
            )
        ),
        (
            Finding(
                Severity.WARNING,
                "progress-falls",
                "items/05-item/2021/2021-04-01-progress-00000a.toml",
                "进度由30%降到20%，没有说明；请撤回 00000a，带上说明重报",
                item=5,
                field="percent",
            ),
        ),
    ),
)
