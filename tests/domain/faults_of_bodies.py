"""Faults of the bodies that a programme registers."""

from tests.domain.books import REFORM, a_book, a_programme
from tests.domain.faults import Fault
from wuxian.domain.checks import plans
from wuxian.domain.plan.bodies import Body
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.finding import Finding, Severity


def _called(name: str, short: str | None = None, **more: tuple[str, ...]) -> Body:
    return Body.model_validate({"name": name, "short": short, "basis": Basis.STATED, **more})


def _of_a_member(message: str, table: str) -> Finding:
    return Finding(Severity.ERROR, "unknown-member", "programme.toml", message, field=table)


FAULTS = (
    Fault(
        "a short name that is another's alias; of one body it may stand in both places",
        plans.names_are_unique,
        a_book(
            programme=a_programme().model_copy(
                update={
                    "departments": (
                        _called(REFORM, "市发改委", aliases=("市发改委", "市计委")),
                        _called("市教育局", aliases=("市计委",)),
                    ),
                    "externals": (_called("武汉市发改委", "市发改委"),),
                }
            )
        ),
        (
            Finding(
                Severity.ERROR,
                "duplicate-name",
                "programme.toml",
                "“市发改委”写了2次（市发展和改革委员会、武汉市发改委），请只留一处",
                field="departments",
            ),
            Finding(
                Severity.ERROR,
                "duplicate-name",
                "programme.toml",
                "“市计委”写了2次（市发展和改革委员会、市教育局），请只留一处",
                field="departments",
            ),
        ),
    ),
    Fault(
        "members that are nobody, called by a short name, oneself, or of a mere department",
        plans.members_are_registered,
        a_book(
            programme=a_programme().model_copy(
                update={
                    "departments": (
                        _called(REFORM, "市发改委"),
                        _called("市教育局", members=(REFORM,)),
                    ),
                    "groups": (_called("交通专项合作组", members=("市发改委", "市教育局")),),
                    "collectives": (
                        _called("各区政府", members=("各区政府", "武汉市发改委", "xyz")),
                    ),
                    "externals": (_called("武汉市发改委"),),
                }
            )
        ),
        (
            _of_a_member(
                "“市教育局”不能有成员；请登记到 [[groups]] 或 [[collectives]]", "departments"
            ),
            _of_a_member(
                "“交通专项合作组”的成员：“市发改委”不是全称，请写“市发展和改革委员会”", "groups"
            ),
            _of_a_member("“各区政府”不能是自己的成员", "collectives"),
            _of_a_member(
                "“各区政府”的成员：没有登记的单位“xyz”；"
                "请先登记到 programme.toml 的 [[departments]]",
                "collectives",
            ),
        ),
    ),
)
