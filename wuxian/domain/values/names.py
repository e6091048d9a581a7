"""Names that people type: the one they mean, or the nearest ones to offer instead."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from wuxian.errors import NotFound

_CUTOFF = 0.5
# Full-width forms of ASCII (U+FF01 to U+FF5E), the wide blank, and Chinese quotes.
_HALF_WIDTH = {
    **{0xFEE0 + code: code for code in range(0x21, 0x7F)},
    **str.maketrans("“”‘’　—–·…→", "\"\"'' --･.>"),
}


def folded(text: str) -> str:
    """Text for comparing only: typed in half width or capitals, it is found all the same."""
    return text.translate(_HALF_WIDTH).casefold()


def has(text: str, word: str) -> bool:
    """Whether the word stands in the text, whatever their widths and capitals."""
    return folded(word) in folded(text)


def has_any(text: str, words: Sequence[str]) -> bool:
    """Whether any of the words stands in the text, or there are none to look for."""
    return not words or any(has(text, word) for word in words)


def the_one(word: str, names: Iterable[str], what: str) -> str:
    """The name that is this word, or the only one that has it in it; else NotFound."""
    known = tuple(names)
    if word in known:
        return word
    having = [name for name in known if word and has(name, word)]
    having = having or [name for name in known if word and _shortens(word, name)]
    if len(having) == 1:
        return having[0]
    if having:
        raise NotFound(
            f"“{word}”对应{len(having)}个{what}：{'、'.join(having)}", remedy="请写全称。"
        )
    raise NotFound(
        f"没有登记的{what}“{word}”", remedy=or_nearest(word, known) or f"可用：{'、'.join(known)}"
    )


def _shortens(word: str, name: str) -> bool:
    """Whether the word is a short form: 人社局 for 市人力资源和社会保障局."""
    rest = iter(name)
    return all(char in rest for char in word)


def or_nearest(word: str, names: Iterable[str]) -> str:
    """The nearest names in words: 是不是“…”？; empty when nothing comes near."""
    found = get_close_matches(word, tuple(names), n=3, cutoff=_CUTOFF)
    return f"是不是{'、'.join(f'“{name}”' for name in found)}？" if found else ""
