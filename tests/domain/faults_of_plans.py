"""Faults of plans."""

from tests.domain.books import (
    EDUCATION,
    TRANSPORT,
    a_book,
    a_goal,
    a_target,
    an_item,
    milestone,
)
from tests.domain.faults import Fault, on_plan
from wuxian.domain.book.book import Item
from wuxian.domain.checks import plans
from wuxian.domain.plan.goal import Target
from wuxian.domain.plan.plan import Assignment, Plan, SixOnes, Support
from wuxian.domain.values.basis import Basis, Citation
from wuxian.domain.values.finding import Finding, Severity

_TARGET = Target(name="承接项目", words="若干个")
_OTHER_TARGET = Target(name="节能减排", words="省定")


def _cited(document: str) -> Citation:
    return Citation(document=document, section="二")


def _planned(number: int = 5, **fields: object) -> Item:
    """An item whose plan says this and no more."""
    told = {"number": number, "title": "大桥", "area": "transport", **fields}
    return an_item(number=number)._replace(plan=Plan.model_validate(told))


def _unsourced(field: str, number: int = 5) -> Finding:
    message = "依据是“原文”，却没有写出处；请补 citations，不是原文的请改为 inferred（推定）"
    found = on_plan("no-citation", field, message, number)
    return found._replace(severity=Severity.WARNING)


FAULTS = (
    Fault(
        "a folder of another number, and one of none",
        plans.folder_carries_the_number,
        a_book(an_item(folder="06-item"), an_item(number=7, folder="bridge")),
        (
            Finding(
                Severity.ERROR,
                "folder-number",
                "items/06-item/item.toml",
                "文件夹名应以 05- 开头",
                item=5,
                field="number",
            ),
            Finding(
                Severity.ERROR,
                "folder-number",
                "items/bridge/item.toml",
                "文件夹名应以 07- 开头",
                item=7,
                field="number",
            ),
        ),
    ),
    Fault(
        "unknown areas",
        plans.area_is_known,
        a_book(an_item(area="transprot"), an_item(number=6, area="moon")),
        (
            on_plan("unknown-area", "area", "没有领域“transprot”；是不是“transport”？"),
            on_plan(
                "unknown-area",
                "area",
                "没有领域“moon”；可用的领域：transport、livelihood",
                number=6,
            ),
        ),
    ),
    Fault(
        "unknown departments",
        plans.departments_are_known,
        a_book(an_item(lead="市交通运输厅", supporting=("xyz",))),
        (
            on_plan(
                "unknown-department",
                "six_ones.lead",
                "没有登记的部门“市交通运输厅”；是不是“市交通运输局”？",
            ),
            on_plan(
                "unknown-department",
                "supporting",
                "没有登记的部门“xyz”；请先登记到 programme.toml 的 [[departments]]",
            ),
        ),
    ),
    Fault(
        "a lead that supports itself",
        plans.departments_are_known,
        a_book(an_item(lead=TRANSPORT, supporting=(EDUCATION, TRANSPORT))),
        (
            on_plan(
                "duplicate-department",
                "supporting",
                "“市交通运输局”列了2次；牵头与配合不能是同一部门，请只留一处",
            ),
        ),
    ),
    Fault(
        "documents cited but not registered",
        plans.documents_are_known,
        a_book(
            an_item(
                citations=(_cited("reply-034"), _cited("reply-34")),
                goals=(a_goal().model_copy(update={"citations": (_cited("xyz"),)}),),
            )
        ),
        (
            on_plan(
                "unknown-document", "citations", "没有登记的文件“reply-34”；是不是“reply-034”？"
            ),
            on_plan(
                "unknown-document",
                "citations",
                "没有登记的文件“xyz”；请登记到 programme.toml 的 [[documents]]",
            ),
        ),
    ),
    Fault(
        "two goals of a year out of the term, due in another year",
        plans.goals_are_sound,
        a_book(
            an_item(
                goals=(
                    a_goal(year=2020, due="2021-03-31"),
                    a_goal(year=2020),
                    a_goal(year=2026),
                    a_goal(year=2025, due="2025-12-31"),
                    a_goal(year=2024, due="2023-12-31"),
                )
            )
        ),
        (
            on_plan("duplicate-goal", "goals", "2020年写了2个目标，请合为一个"),
            on_plan("out-of-term", "goals", "2020年不在期限2021—2025年之内"),
            on_plan("out-of-term", "goals", "2026年不在期限2021—2025年之内"),
            on_plan("due-outside-year", "due", "2020年目标的完成时限是2021年3月31日，应在当年之内"),
            on_plan(
                "due-outside-year", "due", "2024年目标的完成时限是2023年12月31日，应在当年之内"
            ),
        ),
    ),
    Fault(
        "a goal that is due though it is open-ended",
        plans.goals_are_sound,
        a_book(
            an_item(
                goals=(
                    a_goal(due="2021-12-31").model_copy(update={"open_ended": True}),
                    a_goal(year=2022).model_copy(update={"open_ended": True}),
                    a_goal(year=2023, due="2023-12-31"),
                )
            )
        ),
        (
            on_plan(
                "open-ended-with-due",
                "due",
                "2021年目标是长期的（open_ended），又有完成时限，请去掉其中一个",
            ),
        ),
    ),
    Fault(
        "two targets of one name in a year",
        plans.goals_are_sound,
        a_book(
            an_item(
                goals=(
                    a_goal().model_copy(update={"targets": (_TARGET, _OTHER_TARGET, _TARGET)}),
                    a_goal(year=2022).model_copy(update={"targets": (_TARGET,)}),
                )
            )
        ),
        (on_plan("duplicate-target", "targets", "2021年的指标“承接项目”写了2次，请换一个名称"),),
    ),
    Fault(
        "facts that are said to stand in a document, but not in which",
        plans.stated_facts_are_cited,
        a_book(
            _planned(supporting=(Support(department=EDUCATION, basis=Basis.STATED),)),
            _planned(
                number=6,
                citations=(_cited("reply-034"),),
                six_ones=SixOnes(
                    fund=Assignment(holder="450万元", basis=Basis.STATED),
                    team=Assignment(holder="专班", basis=Basis.STATED, citations=(_cited("a"),)),
                    leader=Assignment(holder="张三", basis=Basis.APPOINTED),
                ),
                goals=(a_goal(), a_goal(year=2022).model_copy(update={"basis": Basis.INFERRED})),
            ),
            _planned(number=7, area_basis=Basis.INFERRED),
        ),
        (
            _unsourced("area_basis"),
            _unsourced("supporting 第1项 basis"),
            _unsourced("six_ones fund basis", 6),
            _unsourced("goals 第1项 basis", 6),
        ),
    ),
    Fault(
        "an open-ended goal with a day, and one with none",
        plans.goals_are_sound,
        a_book(
            an_item(
                goals=(
                    a_goal(due="2021-12-31", open_ended=True),
                    a_goal(year=2022, open_ended=True),
                )
            )
        ),
        (
            on_plan(
                "open-ended-with-due",
                "due",
                "2021年目标是长期的（open_ended），又有完成时限，请去掉其中一个",
            ),
        ),
    ),
    Fault(
        "a target that stands twice, and one in each of two years",
        plans.goals_are_sound,
        a_book(
            an_item(
                goals=(
                    a_goal(targets=(a_target("甲"), a_target("乙"), a_target("甲", 5))),
                    a_goal(year=2022, targets=(a_target("甲"),)),
                )
            )
        ),
        (on_plan("duplicate-target", "targets", "2021年的指标“甲”写了2次，请换一个名称"),),
    ),
    Fault(
        "milestones that do not fit their goal",
        plans.goals_are_sound,
        a_book(
            an_item(
                goals=(
                    a_goal(
                        milestone("a", "2021-06-30", "批复"),
                        milestone("a", "2021-09-30", "开工"),
                        milestone("b", "2021-10-01", "封顶"),
                        milestone("c", "2022-01-01", "通车"),
                        milestone("d", "2020-12-31", "勘察"),
                        due="2021-09-30",
                    ),
                )
            )
        ),
        (
            on_plan("duplicate-milestone", "milestones", "节点 id “a”写了2次，请换一个"),
            on_plan(
                "milestone-after-due", "milestones", "节点“封顶”晚于目标的完成时限2021年9月30日"
            ),
            on_plan("due-outside-year", "milestones", "节点“通车”的日期2022年1月1日不在2021年"),
            on_plan("due-outside-year", "milestones", "节点“勘察”的日期2020年12月31日不在2021年"),
        ),
    ),
)
