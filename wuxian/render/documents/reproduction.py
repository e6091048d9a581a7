"""A report held against what its data gives."""

import re
from collections.abc import Iterator

from wuxian.domain.views.reproduction import Reproduction
from wuxian.render.document import Block, Document, Inset, Tone, paragraph

_MOST = 10


def reproduction_document(view: Reproduction) -> Document:
    """Same, or what differs: first whether it is the data, then line by line."""
    return Document(programme="", name="", blocks=tuple(_comparison(view)))


def _comparison(view: Reproduction) -> Iterator[Block]:
    basis = f"按提交 {view.commit[:8]} " if view.commit else "按现在的账册"
    if view.same:
        yield paragraph(f"一致：{view.file} 与{basis}重算的结果一字不差。", Tone.GOOD)
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
    for difference in view.differences[:_MOST]:
        yield paragraph(f"第{difference.line}行", Tone.STRONG, apart=True)
        yield Inset((*_side("报告", difference.in_file), *_side("重算", difference.made_again)))
    if len(view.differences) > _MOST:
        words = f"……共{len(view.differences)}处不同，其余用 --json 查看。"
        yield paragraph(words, apart=True)


def _side(name: str, text: str) -> Iterator[Block]:
    for line in (text or "（没有这一行）").split("\n"):
        # Of an office file a line is a tag with what stands in it.
        words = re.sub("<[^>]*>", "", line) if line.startswith("<") else line
        yield paragraph(f"{name}：{words or line}")
