"""`show`: one item in full."""

from wuxian.cli.opening import open_item_to_read
from wuxian.cli.options import AsOf, At, Data, ItemName, Json
from wuxian.cli.output import show
from wuxian.domain.views.item import item_view
from wuxian.render.item import item_screen

EXAMPLE = "例：wuxian show 5 --as-of 2021-06-30"


def command(
    item: ItemName, data: Data = None, as_of: AsOf = None, at: At = None, as_json: Json = False
) -> None:
    """查看一个事项：目标、节点、六个一、出处、本年的全部记录。"""
    opened, chosen = open_item_to_read(data, item, as_of, at)
    view = item_view(opened.book, chosen, opened.day)
    show(view, lambda width: item_screen(view, width), as_json=as_json)
