"""`appoint`: fill, change or vacate one of the six ones; add or end who carries an item along."""

from typing import Annotated

import typer

from wuxian.cli.bodies import body_meant, each_of
from wuxian.cli.oneself import signed_here
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
)
from wuxian.domain.entries.appointment import role_of
from wuxian.domain.entries.kinds import APPOINTMENT
from wuxian.domain.plan.bodies import Register
from wuxian.domain.plan.plan import SHARED, Post
from wuxian.errors import Refused

EXAMPLE = "例：wuxian appoint 5 市领导 张三 --document 武咸办〔2021〕3号"

_SHARING = "例：wuxian appoint 5 配合 市教育局 --document 武咸办〔2021〕3号"
_ENDING = "例：wuxian appoint 5 配合 市教育局 --end --document 武咸办〔2021〕3号"

_POSTS = "、".join(f"{post.label} {post.value}" for post in Post)


def command(
    item: ItemName,
    post: Annotated[str, typer.Argument(metavar="职责", help=f"{_POSTS}。")],
    holder: Annotated[
        str | None,
        typer.Argument(metavar="人选", help="人员、部门、专班、机制或金额；几个部门用顿号隔开。"),
    ] = None,
    document: Annotated[str | None, option("--document", "文号", "任命依据的文件，必填。")] = None,
    vacant: Annotated[bool, option("--vacant", "", "免去现任，此后空缺。")] = False,
    end: Annotated[bool, option("--end", "", "这个单位不再共同牵头或配合。")] = False,
    note: Annotated[str | None, option("--note", TEXT, "说明。")] = None,
    by: By = None,
    date: Date = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """落实或调整“六个一”、共同牵头和配合部门：新增一条任命记录，以前由谁负责仍可查。

    不写填报部门时，记为办公室（programme.toml 里第一个 offices）填报。
    """
    chosen_post = choice_of(Post, post.replace("-", "_").replace("单位", "部门"), "职责")
    several = chosen_post in SHARED
    if several and vacant:
        raise Refused(f"{chosen_post.label}可以有几个，请写单位并加 --end", remedy=_ENDING)
    if end and not several:
        raise Refused("--end 只用于共同牵头、配合", remedy="六个一请用 --vacant 表示空缺。")
    opened, chosen = open_to_write(data, item, date)
    if holder is None and not vacant:
        holder = asked(f"{chosen_post.label}{'是哪个单位' if several else '由谁担任'}")
    if several:
        holder = needed(holder, "单位", _SHARING)
    elif (holder is None) is not vacant:
        raise Refused("请写人选，或用 --vacant 表示空缺，二者取一", remedy=EXAMPLE)
    document = needed(document, "任命依据的文件", "请加 --document 文号。", "依据的文件和文号")
    on, signs = (
        day_or_today(date, opened),
        signed_here(by, office_of(opened), opened, as_office=True),
    )
    first, *others = (
        drafted(
            APPOINTMENT,
            opened,
            date=on,
            by=signs,
            post=post_of,
            holder=body,
            ends=end or None,
            document=document,
            note=note,
        )
        for post_of, body in _held(chosen_post, holder, opened.book.programme.register)
    )
    record(first, chosen, opened, Manner(yes=yes, no_commit=no_commit, as_json=as_json), others)


def _held(
    post: Post, holder: str | None, register: Register
) -> dict[tuple[Post, str | None], None]:
    """The posts and who holds each: of several that are to lead, all but the first lead along."""
    role = role_of(post)
    if role is None or holder is None:
        return {(post, holder): None}
    words = each_of([holder], register) or [holder]
    posts = [post, *(Post.CO_LEAD if post is Post.LEAD else post for _ in words[1:])]
    return dict.fromkeys(
        (of, body_meant(word, role_of(of) or role, register))
        for of, word in zip(posts, words, strict=True)
    )
