"""`add`: a new item with the next number, its plan, and what is refused."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.outcomes import refusal
from tests.cli.test_asking import answer, end, on_a_terminal
from tests.conftest import Run
from tests.contents import added, contents, without_git
from tests.store.git.repositories import commits, committed_book, files_of, git, status
from tests.store.sync.clones import all_synced, two_clones

PORT = ("add", "斧头湖岸线整治", "--area", "民生")


def test_an_item_gets_the_next_number_a_folder_and_a_plan(run: Run, book: Path) -> None:
    before = contents(book)
    ran = run(
        *PORT, "--lead", "水利", "--supporting", "生态环境、农业农村", "--supporting", "教育",
        "--covers", "岸线", "--document", "武咸办〔2021〕9号", "--data", book,
    )  # fmt: skip
    [(path, text)] = added(before, book).items()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "已新增 21 斧头湖岸线整治（民生同保，牵头 市水利和湖泊局）",
        f"文件：{book / path}",
        "下一步，下达年度目标：wuxian goal 21 目标 --due 时限",
    ]
    assert tomllib.loads(text.decode()) == {
        "number": 21,
        "title": "斧头湖岸线整治",
        "area": "livelihood",
        "area_basis": "appointed",
        "covers": ["岸线"],
        "six_ones": {
            "lead": {
                "holder": "市水利和湖泊局",
                "basis": "appointed",
                "remark": "武咸办〔2021〕9号",
            }
        },
        "supporting": [
            {"department": name, "basis": "appointed", "remark": "武咸办〔2021〕9号"}
            for name in ("市生态环境局", "市农业农村局", "市教育局")
        ],
    }
    assert run("check", "--strict", "--data", book).code == 0
    assert run("goal", "21", "全线完工", "--due", "年底", "--data", book).code == 0


def test_of_several_leads_the_first_leads_and_the_others_along(run: Run, book: Path) -> None:
    ran = run(*PORT, "--lead", "水利、教育、水利", "--data", book)
    assert "牵头 市水利和湖泊局，共同牵头 市教育局）\n" in ran.out
    shown = json.loads(run("show", "21", "--json", "--data", book).out)
    assert (shown["lead"], shown["co_leads"]) == ("市水利和湖泊局", ["市教育局"])


def test_without_a_document_the_lead_is_inferred_and_check_is_content(run: Run, book: Path) -> None:
    told = json.loads(run(*PORT, "--lead", "水利", "--json", "--data", book).out)
    assert (told["kind"], told["item"]) == ("plan", 21)
    assert told["plan"]["six_ones"]["lead"]["basis"] == "inferred"
    assert (book / told["path"]).is_file()
    assert run("check", "--strict", "--data", book).code == 0
    assert "市水利和湖泊局（推定）" in run("show", "21", "--data", book).out


def test_it_is_committed_alone_and_told_as_a_new_item(run: Run, tmp_path: Path) -> None:
    book = committed_book(tmp_path / "book")
    (book / "note.txt").write_text("x")
    git(book, "add", "note.txt")
    before = without_git(book)
    assert run(*PORT, "--data", book).code == 0
    assert commits(book)[0] == "21 斧头湖岸线整治：新增"
    assert files_of(book) == list(without_git(book).keys() - before.keys())
    assert status(book) == ["A  note.txt"]
    assert "21 斧头湖岸线整治：新增事项" in run("log", "--data", book).out
    assert "21 斧头湖岸线整治：新增事项" in run("changes", "--since", "HEAD^", "--data", book).out


def test_with_no_commit_the_next_sync_commits_it(run: Run, tmp_path: Path) -> None:
    zhang, _ = two_clones(tmp_path)
    assert run("add", "港口", "--area", "交通", "--no-commit", "--data", zhang).code == 0
    assert "07 港口：新增" in run("sync", "--data", zhang).out


@pytest.mark.parametrize("way", ["folder", "history", "other branch"])
def test_a_number_that_was_used_before_is_not_used_again(
    run: Run, tmp_path: Path, way: str
) -> None:
    book = committed_book(tmp_path / "book")
    if way == "folder":
        (book / "items/21-gone/2021").mkdir(parents=True)
    else:
        if way == "other branch":
            git(book, "switch", "--quiet", "--create", "other")
        run(*PORT, "--data", book)
        if way == "history":
            [path] = files_of(book)
            git(book, "rm", "--quiet", path)
            git(book, "commit", "--quiet", "--message", "删去")
        else:
            git(book, "switch", "--quiet", "main")
    told = json.loads(run("add", "港口", "--area", "交通", "--json", "--data", book).out)
    assert told["item"] == 22


@pytest.mark.ordeal
def test_two_items_of_two_people_join_once_one_of_them_has_another_number(
    run: Run, tmp_path: Path
) -> None:
    zhang, li = two_clones(tmp_path)
    run("add", "港口", "--area", "交通", "--data", zhang)
    path = json.loads(run("add", "码头", "--area", "交通", "--json", "--data", li).out)["path"]
    all_synced(run, zhang)
    ran = run("sync", "--data", li)
    assert ran.code == 1
    assert "请给后加的换一个没有用过的序号：改 number，文件夹名也改成以它开头" in ran.out
    plan = li / path
    plan.write_text(plan.read_text().replace("number = 7", "number = 8"))
    plan.parent.rename(plan.parent.with_name(plan.parent.name.replace("07-", "08-")))
    all_synced(run, li, zhang)
    listed = json.loads(run("list", "--json", "--data", zhang).out)["items"]
    assert [row["title"] for row in listed][-2:] == ["港口", "码头"]


@pytest.mark.ordeal
def test_one_item_that_two_people_add_is_one(run: Run, tmp_path: Path) -> None:
    zhang, li = two_clones(tmp_path)
    for clone in (zhang, li):
        run("add", "港口", "--area", "交通", "--data", clone)
    all_synced(run, zhang, li)
    assert len(json.loads(run("list", "--json", "--data", li).out)["items"]) == 3


@pytest.mark.parametrize(
    "title", ["武咸快速通道天子山大桥", " 武咸快速通道 天子山大桥", "“武咸快速通道天子山大桥”"]
)
def test_a_title_that_is_there_is_refused(run: Run, book: Path, title: str) -> None:
    before = contents(book)
    assert run("add", title, "--area", "交通", "--data", book) == refusal(
        2,
        "错误：已有同名的事项：05 武咸快速通道天子山大桥",
        "看它：wuxian show 5；改它：wuxian edit 5",
    )
    assert contents(book) == before


def test_a_title_much_like_another_is_pointed_out(run: Run, book: Path) -> None:
    ran = run("add", "武咸快速通道天子山特大桥", "--area", "交通", "--data", book)
    assert ran.code == 0
    assert ran.err == "提醒：和已有的事项相近，请核对是否重复：05 武咸快速通道天子山大桥\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add"], "缺少标题"),
        (["add", "港口"], "缺少领域\n请加 --area 领域；可用：规划（planning）、"),
        (["add", "港口", "--area", "水路"], "没有领域“水路”\n可用：规划（planning）、"),
        ([*PORT, "--lead", "市交通运输厅"], "没有登记的部门“市交通运输厅”\n是不是"),
        ([*PORT, "--lead", "水利", "--supporting", "水利"], "牵头与配合不能是同一部门"),
        ([*PORT, "--folder", "岸线"], "--folder “岸线”不能作文件夹名\n只用小写英文字母"),
        (["add", "很长" * 101, "--area", "交通"], "标题太长，最多200字"),
        ([*PORT, "--covers", ""], "包括内容不能为空"),
    ],
)
def test_what_cannot_be_an_item_is_refused(
    run: Run, book: Path, words: list[str], said: str
) -> None:
    before = contents(book)
    ran = run(*words, "--data", book)
    assert ran.code in (2, 3)
    assert said in ran.err
    assert contents(book) == before


def test_after_the_last_number_there_is_none(run: Run, book: Path) -> None:
    (book / "items/999-last").mkdir()
    assert run(*PORT, "--data", book).err == "错误：序号已用到999，不能再新增\n"


def test_without_git_the_numbers_of_items_removed_are_not_known(
    run: Run, book: Path, tmp_path: Path
) -> None:
    ran = run(*PORT, "--data", book, env={"PATH": str(tmp_path)})
    assert ran.code == 0
    assert "没有找到 git；查不了删去的事项用过哪些序号" in ran.err


def test_on_a_terminal_it_asks_and_shows_what_it_writes(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, "add")
    answer(terminal, "工作事项的标题", "斧头湖岸线整治")
    answer(terminal, "领域（规划（planning）、", "水路")
    answer(terminal, "领域（规划（planning）、", "民生")
    answer(terminal, "其余共同牵头）", "水利")
    answer(terminal, "配合部门（多个用顿号隔开，可不填）", "生态环境、教育")
    answer(terminal, "列入清单的文件（可不填）", "")
    terminal.expect_exact("将新增 21 斧头湖岸线整治，写入 items/21-item-")
    terminal.expect_exact('title = "斧头湖岸线整治"')
    assert contents(book) == before
    answer(terminal, "写入吗？ [Y/n]", "y")
    assert end(terminal)[0] == 0
    [text] = added(before, book).values()
    assert len(tomllib.loads(text.decode())["supporting"]) == 2


def test_who_says_no_has_added_nothing(book: Path) -> None:
    before = contents(book)
    terminal = on_a_terminal(book, *PORT)
    answer(terminal, "写入吗？ [Y/n]", "n")
    assert end(terminal)[0] == 130
    assert contents(book) == before
