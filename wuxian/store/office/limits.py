"""How much of a file is read: more than any list has, less than a machine has memory."""

from wuxian.errors import Refused

FILE_BYTES = 100_000_000
TEXT_BYTES = 200_000_000
"""Of all the parts of one archive that are read, unpacked."""
WORD_BYTES = 32_000_000
"""Of a Word text, which is held as a tree, many times its size."""
ELEMENTS = 10_000_000
"""Of one part; to look at each takes a millionth of a second."""
CELLS = 2_000_000
"""Of the rectangles that hold all that stands in the sheets of a file."""
LETTERS = 50_000_000

_REMEDY = "请只留下要读的表，另存为一个新文件再读。"


def too_large(what: str, limit: str) -> Refused:
    """The refusal of a file in which something is more than is read."""
    return Refused(f"太大：{what}超过{limit}", remedy=_REMEDY)


def cells_words() -> str:
    """The limit of cells in words."""
    return f"{CELLS // 10_000}万格"
