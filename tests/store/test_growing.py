"""The programme's file grows by what a list names, and not a byte of the rest changes."""

from pathlib import Path

import pytest

from wuxian.domain.plan.bodies import Body
from wuxian.domain.plan.programme import Area, Programme
from wuxian.domain.values.basis import Basis
from wuxian.errors import Refused
from wuxian.store.disk.growing import grown
from wuxian.store.toml.parsing import table_of

BEFORE = """\
# 手写的说明
name = "示例"

[term]
first_year = 2021
last_year = 2025
basis = "inferred"

[[areas]]
id = "transport"
name = "交通"
short = "交通"

# 下面是部门。

[[departments]]
name = "甲局"   # 牵头最多
basis = "stated"
"""
AREA = """
[[areas]]
id = "area-1"
name = "民生"
short = "民生"
"""
BODY = """
[[departments]]
name = "乙局"
basis = "stated"
remark = "导入自 清单.xlsx"
"""


def after(root: Path, text: str, *areas: Area, **bodies: tuple[Body, ...]) -> str | None:
    """The file of this text once these have come to it; None where it stays."""
    file = root / "programme.toml"
    file.write_bytes(text.encode())
    was = Programme.model_validate(table_of(text.encode()))
    fields = {name: getattr(was, name) for name in Programme.model_fields}
    more = {name: (*fields[name], *some) for name, some in {"areas": areas, **bodies}.items()}
    now = Programme.model_validate({**fields, **more})
    found = grown(root, was, now)
    if found is None:
        return None
    assert found.before == text.encode()
    return found.after.decode()


def body(name: str = "乙局") -> Body:
    """A body that a list brought."""
    return Body(name=name, basis=Basis.STATED, remark="导入自 清单.xlsx")


LIVELIHOOD = Area(id="area-1", name="民生", short="民生")


def test_what_comes_stands_below_the_last_of_its_kind(tmp_path: Path) -> None:
    grew = after(tmp_path, BEFORE, LIVELIHOOD, departments=(body(),))
    head, comment, rest = BEFORE.partition("\n# 下面是部门。")
    assert grew == f"{head}{AREA}{comment}{rest}{BODY}"


def test_the_first_of_its_kind_stands_at_the_end(tmp_path: Path) -> None:
    grew = after(tmp_path, BEFORE, groups=(body("专班"),))
    assert grew == BEFORE + BODY.replace("departments", "groups").replace("乙局", "专班")


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    grew = after(tmp_path, BEFORE.replace("\n", "\r\n"), departments=(body(),))
    assert grew == (BEFORE + BODY).replace("\n", "\r\n")


def test_a_list_in_brackets_grows_and_comments_stay(tmp_path: Path) -> None:
    head, _, _ = BEFORE.partition("[[departments]]")
    inline = 'departments = [\n  { name = "甲局", basis = "stated" }, # 牵头最多\n]\n'
    name, _, rest = head.partition("\n\n")
    grew = after(tmp_path, f"{name}\n\n{inline}{rest}", departments=(body(),))
    assert grew is not None
    assert all(words in grew for words in ("# 手写的说明", "# 下面是部门。", "乙局"))


def test_nothing_that_comes_changes_nothing(tmp_path: Path) -> None:
    assert after(tmp_path, BEFORE) is None


def test_a_file_that_was_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    was = Programme.model_validate(table_of(BEFORE.encode()))
    fields = {name: getattr(was, name) for name in Programme.model_fields}
    now = Programme.model_validate({**fields, "areas": (*was.areas, LIVELIHOOD)})
    file = tmp_path / "programme.toml"
    file.write_text(BEFORE.replace("甲局", "丙局"), encoding="utf-8")
    with pytest.raises(Refused, match="不能替你登记新的单位和领域"):
        grown(tmp_path, was, now)
