"""A report held against what its data gives."""

import re
from collections.abc import Iterator, Sequence

from wuxian.domain.values.dates import day_words
from wuxian.domain.views.reproduction import Difference, Reproduction
from wuxian.render.document import Block, Document, Inset, Tone, paragraph

_MOST = 10


def reproduction_document(view: Reproduction) -> Document:
    """Same, or what differs: first whether it is the data, then line by line."""
    return Document(programme="", name="", blocks=tuple(_comparison(view)))


def _comparison(view: Reproduction) -> Iterator[Block]:
    basis = f"按提交 {view.commit[:8]} " if view.commit else "按现在的账册"
    if view.same:
        yield paragraph(f"一致：{view.file} 与{basis}重算的结果一字不差。", Tone.GOOD)
        yield from _issued(view)
        yield from _later(view)
        return
    yield paragraph(f"不一致：{view.file} 与{basis}重算的结果不同。", Tone.BAD)
    if view.says_the_same and not view.same_data:
        yield paragraph("正文一字不差，只有数据摘要不同：账册此后有了别的记录。")
        if view.commit is None:
            yield paragraph("想以后也核得上，请把账册提交到 git 再出报告。")
        return
    if not view.same_data:
        yield paragraph("数据摘要不同：报告不是由这份数据生成的，或摘要被改过。")
        if view.commit is None:
            yield paragraph("报告生成时账册有未提交的内容，那时的数据已无从取回。")
    elif view.other_version is not None:
        words = f"数据相同；文件由程序 {view.other_version} 写成，写法可能与这一版不同。"
        yield paragraph(words)
    yield from _places(view.differences, "报告", "重算")


def _issued(view: Reproduction) -> Iterator[Block]:
    """Whether the book knows that it went out."""
    if view.number is None:
        return
    known = view.registered
    if known is None:
        words = f"账册里没有登记{view.number}，或登记已撤回。"
        yield paragraph(words, Tone.BAD)
        return
    told = f"账册登记：{known.number}于{day_words(known.on)}印发（编号 {known.id}）"
    if known.differs:
        differs = "、".join(known.differs)
        yield paragraph(f"{told}，{differs}与这一份的不同：印发的不是这一份。", Tone.BAD)
    else:
        yield paragraph(f"{told}，就是这一份。", Tone.GOOD)


def _later(view: Reproduction) -> Iterator[Block]:
    """What was recorded since would make of it."""
    if view.not_compared is not None:
        yield paragraph(f"没有和现在的账册对照：{view.not_compared}", apart=True)
    if view.later:
        words = f"这以后账册又有了记录：同一截至日现在重算，有{len(view.later)}处不同。"
        yield paragraph(words, apart=True)
        yield from _places(view.later, "当时", "现在")


def _places(differences: Sequence[Difference], ours: str, theirs: str) -> Iterator[Block]:
    said = [one for one in differences if _words_of(one.in_file) != _words_of(one.made_again)]
    if len(said) < len(differences):
        yield paragraph(f"其中{len(differences) - len(said)}处只是格式不同。", apart=True)
    for difference in said[:_MOST]:
        yield paragraph(f"第{difference.line}行", Tone.STRONG, apart=True)
        yield Inset((*_side(ours, difference.in_file), *_side(theirs, difference.made_again)))
    if len(said) > _MOST:
        words = f"……共{len(said)}处不同，其余用 --json 查看。"
        yield paragraph(words, apart=True)


def _words_of(text: str) -> str:
    """What a reader sees of it: of an office file a line is a tag with what stands in it."""
    lines = map(_without_tags, text.split("\n"))
    return "\n".join(line for line in lines if line)


def _without_tags(line: str) -> str:
    return re.sub("<[^>]*>", "", line) if line.startswith("<") else line


def _side(name: str, text: str) -> Iterator[Block]:
    for line in (text or "（没有这一行）").split("\n"):
        yield paragraph(f"{name}：{_without_tags(line) or line}")
