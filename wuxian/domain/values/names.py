"""Names that people type: the one they mean, or the nearest ones to offer instead."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from unicodedata import normalize

from wuxian.errors import NotFound

_CUTOFF = 0.5
# Quotes and dashes as screens show them, and the radicals of characters that a PDF gives for the
# characters themselves: those of U+2E80 to U+2EFF that stand for words and that NFKC leaves.
_ALIKE = str.maketrans(
    "“”‘’—–·…→⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
    "\"\"''--･.>民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
)


def folded(text: str) -> str:
    """Text for comparing only: what looks the same or was typed in another width is the same.

    NFKC knows full-width forms, Kangxi radicals, compatibility ideographs and letters that are
    put together.
    """
    return normalize("NFKC", text.translate(_ALIKE)).casefold()


def has(text: str, word: str) -> bool:
    """Whether the word stands in the text, as far as one can see."""
    return folded(word) in folded(text)


def has_any(text: str, words: Sequence[str]) -> bool:
    """Whether any of the words stands in the text, or there are none to look for."""
    return not words or any(has(text, word) for word in words)


def the_one(word: str, names: Iterable[str], what: str) -> str:
    """The name that is this word, or the only one that has it in it; else NotFound."""
    known = tuple(names)
    same = [name for name in known if folded(name) == folded(word)]
    if len(same) == 1:
        return same[0]
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
    rest = iter(folded(name))
    return all(char in rest for char in folded(word))


def or_nearest(word: str, names: Iterable[str]) -> str:
    """The nearest names in words: 是不是“…”？; empty when nothing comes near."""
    found = nearest(word, names)
    return f"是不是{'、'.join(f'“{name}”' for name in found)}？" if found else ""


def nearest(word: str, names: Iterable[str], cutoff: float = _CUTOFF) -> list[str]:
    """The names, three at most, that are so much like this word, the nearest first."""
    known = {folded(name): name for name in names}
    return [known[name] for name in get_close_matches(folded(word), tuple(known), 3, cutoff)]
