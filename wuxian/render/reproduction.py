"""A report held against what its data gives, on a terminal."""

from collections.abc import Iterator

from wuxian.domain.views.reproduction import Reproduction
from wuxian.render.blocks import Block, Line, Paragraph, shown

_INDENT = 2
_MOST = 10


def reproduction_screen(view: Reproduction) -> tuple[Block, ...]:
    """Same, or what differs: first whether it is the data, then line by line."""
    if view.same:
        words = f"一致：{view.file} 与{_basis(view)}重算的结果一字不差。"
        return (Paragraph(shown(words), "green"),)
    return (
        Paragraph(shown(f"不一致：{view.file} 与{_basis(view)}重算的结果不同。"), "bold red"),
        *_data(view),
        *_differences(view),
    )


def _basis(view: Reproduction) -> str:
    return f"按提交 {view.commit[:8]} " if view.commit else "按现在的账册"


def _data(view: Reproduction) -> Iterator[Block]:
    if not view.same_data:
        yield Paragraph("数据摘要不同：周报不是由这份数据生成的，或摘要被改过。")
        if view.commit is None:
            yield Paragraph("周报生成时账册有未提交的内容，那时的数据已无从取回。")


def _differences(view: Reproduction) -> Iterator[Block]:
    for difference in view.differences[:_MOST]:
        yield Line()
        yield Paragraph(f"第{difference.line}行", "bold")
        yield from _side("周报", difference.in_file)
        yield from _side("重算", difference.made_again)
    if len(view.differences) > _MOST:
        yield Line()
        yield Paragraph(f"……共{len(view.differences)}处不同，其余用 --json 查看。")


def _side(name: str, text: str) -> Iterator[Block]:
    words = shown(text) if text else "（没有这一行）"
    for line in words.split("\n"):
        yield Paragraph(f"{name}：{line}", indent=_INDENT)
