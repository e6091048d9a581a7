"""`six-ones`: the posts of every item."""

from wuxian.cli.opening import open_to_read
from wuxian.cli.options import AsOf, At, Data, Json
from wuxian.cli.output import show
from wuxian.domain.views.six_ones import six_ones_view
from wuxian.render.six_ones import six_ones_screen

EXAMPLE = "例：wuxian six-ones --as-of 2021-06-30"


def command(data: Data = None, as_of: AsOf = None, at: At = None, as_json: Json = False) -> None:
    """查看“六个一”落实情况：已落实、推定、空缺，附合计。"""
    opened = open_to_read(data, as_of, at)
    view = six_ones_view(opened.book, opened.day)
    show(view, lambda width: six_ones_screen(view, width), as_json=as_json)
