"""`appoint`: fill, change or vacate one of the six ones."""

from typing import Annotated

import typer

from wuxian.cli.opening import open_to_write
from wuxian.cli.options import (
    TEXT,
    By,
    Data,
    Date,
    ItemName,
    Json,
    NoCommit,
    Yes,
    choice_of,
    option,
)
from wuxian.cli.recording import (
    Manner,
    asked,
    day_or_today,
    drafted,
    needed,
    office_of,
    record,
    signer,
)
from wuxian.domain.entries.kinds import APPOINTMENT
from wuxian.domain.plan.bodies import LEAD
from wuxian.domain.plan.plan import Post
from wuxian.errors import Refused

EXAMPLE = "例：wuxian appoint 5 市领导 张三 --document 武咸办〔2021〕3号"

_POSTS = "、".join(f"{post.label} {post.value}" for post in Post)


def command(
    item: ItemName,
    post: Annotated[str, typer.Argument(metavar="职责", help=f"{_POSTS}。")],
    holder: Annotated[
        str | None, typer.Argument(metavar="人选", help="人员、部门、专班、机制或金额。")
    ] = None,
    document: Annotated[str | None, option("--document", "文号", "任命依据的文件，必填。")] = None,
    vacant: Annotated[bool, option("--vacant", "", "免去现任，此后空缺。")] = False,
    note: Annotated[str | None, option("--note", TEXT, "说明。")] = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """落实或调整“六个一”：新增一条任命记录，以前由谁负责仍可查。

    不写填报部门时，记为办公室（programme.toml 里第一个 offices）填报。
    """
    chosen_post = choice_of(Post, post, "职责")
    opened, chosen = open_to_write(data, item, date)
    if holder is None and not vacant:
        holder = asked(f"{chosen_post.label}由谁担任")
    if (holder is None) is not vacant:
        raise Refused("请写人选，或用 --vacant 表示空缺，二者取一", remedy=EXAMPLE)
    document = needed(document, "任命依据的文件", "请加 --document 文号。", "依据的文件和文号")
    if chosen_post is Post.LEAD and holder:
        holder = opened.book.programme.register.body(holder, LEAD)
    entry = drafted(
        APPOINTMENT,
        opened,
        date=day_or_today(date, opened),
        by=signer(by, office_of(opened), opened),
        post=chosen_post,
        holder=holder,
        document=document,
        note=note,
    )
    record(entry, chosen, opened, Manner(yes=yes, no_commit=no_commit, as_json=as_json))
