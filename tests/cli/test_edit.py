"""`edit`: a plan is replaced only by one in which nothing is wrong, and nothing typed is lost."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.editors import an_editor, replacing
from tests.conftest import Run
from tests.contents import contents, without_git
from tests.store.git.repositories import (
    commits,
    committed_book,
    files_of,
    git,
    put_hook,
    status,
)

BRIDGE = "items/05-tianzishan-bridge"
PLAN, DRAFT = f"{BRIDGE}/item.toml", f"{BRIDGE}/.edit.draft/item.toml"
TITLE = "武咸快速通道天子山大桥"
RETITLED = replacing(f'title = "{TITLE}"', 'title = "天子山特大桥"')
WRONG = replacing('area = "transport"', 'area = "water"')
MEANWHILE = (
    "plan = path.parents[1] / 'item.toml'; plan.write_text(plan.read_text().replace({}, {}))"
)
RIGHT = replacing('area = "water"', 'area = "industry"')


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """A book in a repository of its own."""
    return committed_book(tmp_path / "book")


def test_it_says_what_was_changed_and_commits_the_plan_alone(
    run: Run, bridge: Path, tmp_path: Path
) -> None:
    (bridge / "note.txt").write_text("x")
    git(bridge, "add", "note.txt")
    before = without_git(bridge)
    ran = run("edit", "5", "--data", bridge, env=an_editor(tmp_path / "ed", RETITLED))
    assert (ran.code, ran.err) == (0, "提醒：改了标题，已出的报告里仍是原来的标题\n")
    assert ran.out.splitlines() == [
        "已改 05 天子山特大桥 的计划",
        f"  标题由 {TITLE} 改为 天子山特大桥",
        "灯号：灰，未定完成时限",
        f"文件：{bridge / PLAN}",
    ]
    text = before[PLAN].decode().replace(f'title = "{TITLE}"', 'title = "天子山特大桥"')
    assert without_git(bridge) == {**before, PLAN: text.encode()}
    assert commits(bridge)[0] == f"05 天子山特大桥：标题由 {TITLE} 改为 天子山特大桥"
    assert files_of(bridge) == [PLAN]
    assert status(bridge) == ["A  note.txt"]
    assert f"标题由 {TITLE} 改为" in run("log", "5", "--data", bridge).out


def test_json_has_the_plan_and_each_field_that_was_changed(
    run: Run, book: Path, tmp_path: Path
) -> None:
    env = an_editor(tmp_path / "ed", RETITLED)
    told = json.loads(run("edit", "5", "--json", "--data", book, env=env).out)
    assert (told["kind"], told["item"], told["title"], told["path"]) == (
        "plan",
        5,
        "天子山特大桥",
        PLAN,
    )
    [field] = told["fields"]
    assert (field["field"], field["before"], field["after"]) == ("title", TITLE, "天子山特大桥")


@pytest.mark.parametrize(
    ("ending", "mark"), [("\n", b""), ("\r\n", b"\xef\xbb\xbf")], ids=["unix", "notepad"]
)
def test_what_a_person_writes_stays_byte_for_byte(
    run: Run, book: Path, tmp_path: Path, ending: str, mark: bytes
) -> None:
    plan = book / PLAN
    plan.write_bytes(mark + plan.read_bytes().replace(b"\n", ending.encode()))
    plan.chmod(0o640)
    before = plan.read_bytes()
    env = an_editor(
        tmp_path / "ed", f"text += '# 备注  {ending}'".replace("\r\n", r"\r\n").replace("\n", r"\n")
    )
    ran = run("edit", "5", "--data", book, env=env)
    assert (ran.code, ran.out.splitlines()[1]) == (0, "  只改了写法或注释")
    assert plan.read_bytes() == before + f"# 备注  {ending}".encode()
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640


# What an editor does, the exit code, what is said; and whether a draft is kept.
ENDS = {
    "nothing": ("pass", 0, "没有改动。", False),
    "ends badly": ("sys.exit(3)", 2, "没有正常结束（退出码 3），计划没有改动", False),
    "writes and ends badly": (
        "path.write_text(text + '#x'); sys.exit(1)",
        2,
        "没有正常结束（退出码 1），计划没有改动\n草稿留在",
        True,
    ),
    "deletes": ("path.unlink()", 2, "草稿被删掉了，计划没有改动", False),
    "empties": ("path.write_text('')", 4, "文件是空的", True),
    "no TOML": ("text = text + 'x ='", 4, f"{DRAFT}:33\n    TOML 写法有误", True),
    "no UTF-8": ("path.write_bytes(b'\\xff' + path.read_bytes())", 4, "不是 UTF-8 文字", True),
    "an unknown key": ("text = 'leed = 1\\n' + text", 4, f"{DRAFT}:1\n    leed：没有这个键", True),
    "an unknown area": (WRONG, 4, "area：没有领域“water”", True),
    "another number": (
        replacing("number = 5", "number = 6"),
        4,
        "number：文件夹名应以 06- 开头",
        True,
    ),
}


@pytest.mark.parametrize("way", ENDS)
def test_a_bad_end_changes_nothing_and_what_was_typed_is_kept(
    run: Run, bridge: Path, tmp_path: Path, way: str
) -> None:
    step, code, said, is_kept = ENDS[way]
    before = without_git(bridge)
    ran = run("edit", "5", "--data", bridge, env=an_editor(tmp_path / "ed", step))
    assert ran.code == code
    assert said in ran.out + ran.err
    after = without_git(bridge)
    assert {path: after[path] for path in before} == before
    assert ((DRAFT in after), (f"草稿留在 {bridge / DRAFT}" in ran.err)) == (is_kept, is_kept)
    assert commits(bridge) == ["以前的"]
    # The book does not mind the draft.
    ran = run("check", "--strict", "--data", bridge)
    assert (ran.code, ran.err) == (0, "")


def test_a_kept_draft_is_gone_on_with(run: Run, book: Path, tmp_path: Path) -> None:
    env = an_editor(tmp_path / "ed", WRONG, RIGHT)
    assert run("edit", "5", "--data", book, env=env).code == 4
    ran = run("edit", "5", "--data", book, env=env)
    assert ran.code == 0
    assert ran.err.startswith(f"（接着改上次留下的草稿 {book / DRAFT}）\n")
    assert "  领域由 交通同网 改为 产业同链" in ran.out
    assert not (book / DRAFT).parent.exists()


def test_what_was_changed_in_the_plan_meanwhile_is_joined_into_the_draft(
    run: Run, book: Path, tmp_path: Path
) -> None:
    stated, inferred = 'area_basis = "stated"', 'area_basis = "inferred"'
    other = f"{MEANWHILE.format(repr(stated), repr(inferred))}; {RETITLED}"
    ran = run("edit", "5", "--data", book, env=an_editor(tmp_path / "ed", other))
    assert ran.code == 0
    assert ran.err.startswith("计划在这期间被改过，已合到草稿里。\n")
    assert "领域依据" not in ran.out
    text = (book / PLAN).read_text()
    assert ('area_basis = "inferred"' in text, 'title = "天子山特大桥"' in text) == (True, True)


def test_what_both_have_changed_otherwise_is_refused_off_a_terminal(
    run: Run, book: Path, tmp_path: Path
) -> None:
    old, new = f'title = "{TITLE}"', 'title = "大桥"'
    other = f"{MEANWHILE.format(repr(old), repr(new))}; {RETITLED}"
    ran = run("edit", "5", "--data", book, env=an_editor(tmp_path / "ed", other))
    assert ran.code == 2
    assert "草稿不一致：标题（计划里 大桥，草稿里 天子山特大桥）" in ran.err
    assert 'title = "大桥"' in (book / PLAN).read_text()
    assert (book / DRAFT).exists()


def test_a_goal_and_a_holder_changed_by_hand_rewrite_the_past(
    run: Run, book: Path, tmp_path: Path
) -> None:
    step = f"{replacing('争取尽早开工', '开工')}; {replacing('市交通运输局', '市教育局')}"
    ran = run("edit", "5", "--data", book, env=an_editor(tmp_path / "ed", step))
    assert ran.code == 0
    assert "要留痕请改用：wuxian goal 5 目标 --year 2021" in ran.err
    assert "牵头部门从一开始就改成了市教育局，查不到曾是市交通运输局" in ran.err


def test_a_plan_that_is_broken_can_be_mended(run: Run, bridge: Path, tmp_path: Path) -> None:
    plan = bridge / PLAN
    plan.write_text(plan.read_text() + "= 1\n")
    assert run("list", "--data", bridge).code == 4
    ran = run("edit", "5", "--data", bridge, env=an_editor(tmp_path / "e0", "text += '# x\\n'"))
    assert (ran.code, "TOML 写法有误" in ran.err) == (4, True)
    ran = run(
        "edit", "5", "--data", bridge, env=an_editor(tmp_path / "ed", replacing("= 1\n", "# 1\n"))
    )
    assert (ran.code, ran.out.splitlines()[1]) == (0, "  原来的计划读不懂，无法比对")
    assert commits(bridge)[0] == f"05 {TITLE}：改动写法或注释"
    assert run("list", "--data", bridge).code == 0


def test_a_change_that_takes_back_what_was_not_committed_makes_no_commit(
    run: Run, bridge: Path, tmp_path: Path
) -> None:
    plan = bridge / PLAN
    plan.write_text(plan.read_text() + "# 1\n")
    ran = run("edit", "5", "--data", bridge, env=an_editor(tmp_path / "ed", replacing("# 1\n", "")))
    assert (ran.code, commits(bridge), status(bridge)) == (0, ["以前的"], [])


def test_a_hook_that_refuses_leaves_the_plan_changed_and_says_so(
    run: Run, bridge: Path, tmp_path: Path
) -> None:
    put_hook(bridge, "pre-commit", "echo 不许 >&2; exit 1")
    ran = run("edit", "5", "--data", bridge, env=an_editor(tmp_path / "ed", RETITLED))
    assert ran.code == 6
    assert "已写入账册，但没有提交到 git" in ran.err
    assert status(bridge) == [f" M {PLAN}"]


def test_without_a_repository_the_plan_is_changed_and_it_is_said(
    run: Run, book: Path, tmp_path: Path
) -> None:
    with (book / "programme.toml").open("a", encoding="utf-8") as programme:
        programme.write("\n[git]\ncommit = true\n")
    ran = run("edit", "5", "--data", book, env=an_editor(tmp_path / "ed", RETITLED))
    assert ran.code == 6
    assert 'title = "天子山特大桥"' in (book / PLAN).read_text()
    ran = run(
        "edit", "5", "--no-commit", "--data", book, env=an_editor(tmp_path / "e2", "text += '#'")
    )
    assert ran.code == 0


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({}, "错误：不知道用什么编辑器\n请设环境变量 EDITOR，"),
        ({"EDITOR": "'x"}, "错误：环境变量 EDITOR 的引号不成对：'x\n"),
        ({"VISUAL": "no-such-editor -w"}, "错误：编辑器 no-such-editor -w 打不开：没有这个程序\n"),
        ({"VISUAL": "/"}, "错误：编辑器 / 打不开："),
    ],
)
def test_an_editor_that_is_none_is_refused(
    run: Run, book: Path, env: dict[str, str], said: str
) -> None:
    before = contents(book)
    ran = run("edit", "5", "--data", book, env={"EDITOR": "", "VISUAL": "", **env})
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert contents(book) == before


def test_an_item_that_is_none_is_not_found(run: Run, book: Path, tmp_path: Path) -> None:
    env = an_editor(tmp_path / "ed", RETITLED)
    assert run("edit", "55", "--data", book, env=env).code == 3


def test_a_folder_that_takes_no_draft_is_told(run: Run, book: Path, tmp_path: Path) -> None:
    (book / DRAFT).parent.write_text("x")
    ran = run("edit", "5", "--data", book, env=an_editor(tmp_path / "ed", RETITLED))
    assert (ran.code, ran.err.startswith(f"错误：写不进 {book / DRAFT}".partition("/item")[0])) == (
        5,
        True,
    )
