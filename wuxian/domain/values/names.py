"""Names that people type: the one they mean, or the nearest ones to offer instead."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from unicodedata import normalize

from wuxian.errors import NotFound

NOBODY: Mapping[str, str] = MappingProxyType({})

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


def the_one(
    word: str,
    names: Iterable[str] | Mapping[str, str],
    what: str,
    further: Mapping[str, str] = NOBODY,
) -> str:
    """The name that is this word, or the only one that has it in it; else NotFound.

    A mapping says of each thing that may be typed which name it means. One of the `further` is
    meant by what is exactly its own, or by what is nothing of the others.
    """
    ways = names if isinstance(names, Mapping) else {name: name for name in names}
    every = {**ways, **further}
    found = _whose(every, word, _same) or _alike(ways, word) or _alike(further, word)
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"“{word}”对应{len(found)}个{what}：{'、'.join(found)}", remedy="请写全称。")
    near = _offered(every[way] for way in nearest(word, every))
    known = "、".join(dict.fromkeys(every.values()))
    raise NotFound(f"没有登记的{what}“{word}”", remedy=near or f"可用：{known}")


def _alike(ways: Mapping[str, str], word: str) -> tuple[str, ...]:
    """Whom a part of a name may mean, or else a short form."""
    return (_whose(ways, word, _within) or _whose(ways, word, _shortens)) if word else ()


def _whose(ways: Mapping[str, str], word: str, fits: Callable[[str, str], bool]) -> tuple[str, ...]:
    typed = folded(word)
    return tuple(dict.fromkeys(name for way, name in ways.items() if fits(typed, folded(way))))


def _same(word: str, name: str) -> bool:
    return word == name


def _within(word: str, name: str) -> bool:
    return word in name


def _shortens(word: str, name: str) -> bool:
    """Whether the word is a short form: 人社局 for 市人力资源和社会保障局."""
    rest = iter(name)
    return all(char in rest for char in word)


def or_nearest(word: str, names: Iterable[str]) -> str:
    """The nearest names in words: 是不是“…”？; empty when nothing comes near."""
    return _offered(nearest(word, names))


def nearest(word: str, names: Iterable[str], cutoff: float = _CUTOFF) -> list[str]:
    """The names, three at most, that are so much like this word, the nearest first."""
    known = {folded(name): name for name in names}
    return [known[name] for name in get_close_matches(folded(word), tuple(known), 3, cutoff)]


def _offered(names: Iterable[str]) -> str:
    found = "、".join(dict.fromkeys(f"“{name}”" for name in names))
    return f"是不是{found}？" if found else ""
