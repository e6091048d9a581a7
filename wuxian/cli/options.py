"""The options that many commands share, and what their words mean."""

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer
from typer.core import TyperOption
from typer.models import OptionInfo

from wuxian.domain.values.names import folded
from wuxian.domain.values.types import FIRST_DAY, LAST_DAY, Labelled, harm_words, mended, visible
from wuxian.errors import Refused
from wuxian.render import formats
from wuxian.render.formats import CSV, JSON, MARKDOWN, TERMINAL, Format

if TYPE_CHECKING:
    from typer._click.core import Parameter

    from wuxian.domain.plan.programme import Programme


TEXT = "文字"
"""What is given for an option that takes text; `-` reads it from stdin."""


def option(names: str, metavar: str, words: str, variable: str | None = None) -> OptionInfo:
    """An option: its names, what is given for it, what it is for, what may say it instead."""
    made: OptionInfo = typer.Option(*names.split(), metavar=metavar, help=words, envvar=variable)
    return made


Data = Annotated[Path | None, option("--data", "文件夹", "账册所在的文件夹。", "WUXIAN_DATA")]
AsOf = Annotated[str | None, option("--as-of", "日期", "截至哪一天，如 2021-07-26、6月底。")]
OfYear = Annotated[
    int | None,
    typer.Option(
        "--year",
        metavar="年份",
        min=FIRST_DAY.year,
        max=LAST_DAY.year,
        help="看哪一年的情况，默认截至日那一年。",
    ),
]
_FORMATS = "、".join(form.name for form in formats.FORMATS)
Form = Annotated[str | None, option("--format", "格式", f"{_FORMATS}。")]
Json = Annotated[bool, option("--json", "", "输出 JSON。")]
Csv = Annotated[bool, option("--csv", "", "输出 CSV，可用 Excel 打开。")]


class Destination(NamedTuple):
    """Where a view is to go: a file, or a folder in which it gets a name of its own."""

    path: Path
    is_folder: bool


def _destination(text: str) -> Destination:
    if not text:
        raise Refused("--output 后面缺文件名")
    path = typed_path(text)
    return Destination(path, text.endswith(("/", "\\")) or path.is_dir())


Output = Annotated[
    Destination | None,
    typer.Option(
        *("--output", "-o"),
        metavar="文件",
        parser=_destination,
        help="写入文件，格式看文件名的结尾，如 .xlsx；- 为屏幕。没变就不动它。",
    ),
]
Force = Annotated[bool, option("--force", "", "那里有别的文件也覆盖。")]
By = Annotated[str | None, option("--by", "部门", "由哪个部门填报。", "WUXIAN_BY")]
For = Annotated[
    str | None, option("--for", "单位", "只看牵头、配合或分管的，写单位或市领导，可只写几个字。")
]
Date = Annotated[
    str | None, option("--date", "日期", "事实发生的日期，默认今天，如 7月26日、昨天。")
]
Yes = Annotated[bool, option("--yes -y", "", "不再确认，直接写入。")]
ItemName = Annotated[
    str, typer.Argument(metavar="序号", help="事项序号，如 5；也可写标题里独有的几个字。")
]
At = Annotated[
    str | None, option("--at", "版本", "看过去的账册：提交号、标签、分支、HEAD~3，或日期。")
]
Proof = Annotated[
    list[str] | None, option("--evidence", "文件或网址", "佐证材料，文件留一份副本，可多次。")
]
NoCommit = Annotated[bool, option("--no-commit", "", "这一次不提交到 git。")]


def refuse_repeated(given: Sequence["Parameter"]) -> None:
    """Refuse an option that is given twice, unless it collects what it is given; flags may be."""
    for parameter, times in Counter(given).items():
        collects = isinstance(parameter, TyperOption) and (parameter.multiple or parameter.is_flag)
        if times > 1 and not collects:
            name = parameter.opts[0]
            raise Refused(f"{name} 写了{times}次", remedy=f"请只写一个 {name}。")


def read_as_typed(parameters: Sequence["Parameter"], values: dict[str, object]) -> None:
    """What was typed, as it is meant: a hyphen for a text, pasted text, a path in one's home."""
    metavars = {parameter.name: getattr(parameter, "metavar", "") for parameter in parameters}
    called = {
        one.name: f"{one.opts[0]} " if isinstance(one, TyperOption) else metavars[one.name]
        for one in parameters
    }
    piped = [name for name in metavars if metavars[name] in _PIPED and values[name] == "-"]
    if len(piped) > 1:
        names = " 和 ".join(called[name].strip() for name in piped)
        raise Refused(f"{names} 都写了 -", remedy="标准输入只能读一次，请只留一处。")
    for name in piped:
        values[name] = _piped_text(called[name])
    for name, metavar in metavars.items():
        value = values.get(name)
        if isinstance(value, str):
            values[name] = as_meant(value, called[name], in_lines=metavar == TEXT)
        elif isinstance(value, list):
            values[name] = [as_meant(word, called[name]) for word in value]
        elif isinstance(value, Path):
            values[name] = typed_path(str(value))


_PIPED = (TEXT, "人选", "文号", "事由")
"""What stdin may say: nothing that is looked up."""


def as_meant(text: str, called: str, *, in_lines: bool = False) -> str:
    """A text as it was pasted or typed, made harmless; Refused with what cannot be made so."""
    text = mended(text) if in_lines else " ".join(mended(text).split("\n"))
    harm = harm_words(text, "\n")
    if harm:
        raise Refused(f"{called}的{harm}", remedy=f"请删去：“{visible(text)}”")
    return text


def typed_path(text: str) -> Path:
    """A path as it is typed: a tilde is the home."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise Refused(f"{text} 里的 ~ 不知是哪里：没有这个用户的主目录") from None


def _piped_text(name: str) -> str:
    """What stdin says; on a terminal that is what is typed until its end is."""
    if sys.stdin.isatty():
        print("（请输入文字，写完另起一行按 Ctrl-D。）", file=sys.stderr)
    try:
        text = sys.stdin.buffer.read().decode()
    except UnicodeDecodeError:
        raise Refused(f"{name}从标准输入读到的不是 UTF-8 文字") from None
    if not mended(text):
        raise Refused(f"{name}的 - 是读标准输入，那里是空的", remedy="请用管道送入文字。")
    return text


def is_day(text: str) -> bool:
    """Whether a text is said as a day, be there such a day or not."""
    from wuxian.domain.values.spoken import day_said

    try:
        return day_said(text, FIRST_DAY) is not None
    except ValueError:
        return True


def day_of(text: str, option: str, today: dt.date) -> dt.date:
    """The day an option names, seen from the book's today."""
    from wuxian.domain.values.spoken import day_said

    try:
        day = day_said(text, today)
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise Refused(
            f"{option} 的日期“{text}”读不懂，或没有这一天",
            remedy="可以写 2021-07-26、2021年7月26日、7月26日、昨天、上周五、6月底、年底。",
        )
    return day


Choice = TypeVar("Choice", bound=Labelled | Format)


def choice_of(choices: Iterable[Choice], word: str, option: str) -> Choice:
    """The choice that a word names, in English or in Chinese."""
    known = tuple(choices)
    named = folded(word)
    for choice in known:
        if named in (choice.value, choice.label):
            return choice
    alike = [choice for choice in known if named and _means(named, choice.label)]
    # 牵头 is in 共同牵头部门, too, but begins only 牵头部门.
    alike = [choice for choice in alike if choice.label.startswith(named)] or alike
    if len(alike) == 1:
        return alike[0]
    words = "、".join(f"{choice.label}（{choice.value}）" for choice in known)
    raise Refused(f"{option} 没有“{word}”", remedy=f"可用：{words}")


def _means(word: str, label: str) -> bool:
    """Whether a word is the label as people say it: 红灯 for 红, 专班 for 工作专班, never 非红."""
    turned = label[0] in _NOT and word[0] not in _NOT
    return word.removesuffix("灯").removesuffix("色") == label or (word in label and not turned)


_NOT = "未非不无没"


class Delivery(NamedTuple):
    """How a view goes out: in which format, and to a file or a folder, or else to the screen."""

    form: Format
    to: Destination | None = None
    force: bool = False


def delivery(
    named: str | None,
    *,
    as_json: bool,
    as_csv: bool = False,
    output: Destination | None = None,
    force: bool = False,
    known: tuple[Format, ...] | None = None,
) -> Delivery:
    """How a view is to go out: in the format that is named, or that the file's name ends in.

    `known` are the formats that there are of it, where they are others. Refused where two formats
    are asked for, and where what is to be shown is no text.
    """
    known = known or formats.FORMATS
    asked = [*([JSON] if as_json else []), *([CSV] if as_csv else [])]
    if named is not None:
        asked.append(choice_of(known, named, "--format"))
    if len({form.name for form in asked}) > 1:
        words = [*(["--csv"] if as_csv else []), *(["--json"] if as_json else [])]
        words += [] if named is None else [f"--format {named}"]
        raise Refused(f"{' 和 '.join(words)} 只能选一个")
    if output is not None and str(output.path) != "-":
        from wuxian.cli.delivering import format_for

        usual = asked[0] if asked else next(form for form in known if form.name == MARKDOWN.name)
        form = format_for(output, usual, known, is_named=bool(asked))
        return Delivery(form, output, force)
    if force:
        raise Refused("--force 要和 --output 一起用", remedy="例：--output 表.xlsx --force")
    form = asked[0] if asked else TERMINAL
    if form.is_binary and sys.stdout.isatty():
        raise Refused(f"{form.name} 不能显示在屏幕上", remedy=f"请加 --output 文件{form.suffix}")
    return Delivery(form)


def area_of(word: str, programme: "Programme") -> str:
    """The id of the area with this id, name or short name; Refused names them all."""
    for area in programme.areas:
        if folded(word) in map(folded, (area.id, area.name, area.short)):
            return area.id
    raise Refused(f"没有领域“{word}”", remedy=f"可用：{areas_words(programme)}")


def areas_words(programme: "Programme") -> str:
    """The areas that there are, as one may name them."""
    return "、".join(f"{area.short}（{area.id}）" for area in programme.areas)
