"""Names that people type: the one they mean, or the nearest ones to offer instead."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from unicodedata import normalize

from wuxian.errors import NotFound

NOBODY: Mapping[str, str] = MappingProxyType({})

Fits = Callable[[str, str], bool]
"""Whether a word means what is called so, both folded."""

_CUTOFF = 0.5
_LEVELS = "省市州县区旗"
_SEATS = ("委", "党委", "政府", "人民政府", "人大", "政协", "纪委")
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
    fits: Sequence[Fits] | None = None,
) -> str:
    """The name that is this word, or the only one that has it in it; else NotFound.

    A mapping says of each thing that may be typed which name it means. One of the `further` is
    meant by what is exactly its own, or by what is nothing of the others. What `fits` best is
    looked for first; usually a part of a name, then a short form.
    """
    rules = (_within, _shortens) if fits is None else fits
    ways = names if isinstance(names, Mapping) else {name: name for name in names}
    every = {**ways, **further}
    found = _whose(every, word, _same) or _alike(ways, word, rules) or _alike(further, word, rules)
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"“{word}”对应{len(found)}个{what}：{'、'.join(found)}", remedy="请写全称。")
    near = _offered(every[way] for way in nearest(word, every))
    known = "、".join(dict.fromkeys(every.values()))
    raise NotFound(f"没有登记的{what}“{word}”", remedy=near or f"可用：{known}")


def _alike(ways: Mapping[str, str], word: str, rules: Sequence[Fits]) -> tuple[str, ...]:
    """Whom the word means by the first of the rules by which it means anybody."""
    found = (_whose(ways, word, fits) for fits in rules) if word else ()
    return next(filter(None, found), ())


def _whose(ways: Mapping[str, str], word: str, fits: Fits) -> tuple[str, ...]:
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


def names_in_part(word: str, name: str) -> bool:
    """Whether the word is a part of a body's name that may stand for the whole.

    市政府 is a body of its own and no part of 赤壁市政府: what is the seat of a level is nobody
    else's, and what begins with a level must begin the name, or follow on the level above.
    """
    return not _is_seat(word) and any(name.startswith(word, at) for at in _starts(word, name))


def shortens_name(word: str, name: str) -> bool:
    """Whether the word is a short form of a body's name, by the same rule."""
    return not _is_seat(word) and any(_shortens(word, name[at:]) for at in _starts(word, name))


BODIES: Sequence[Fits] = (names_in_part, shortens_name)
"""How the name of a body may be typed."""


def is_evident(word: str, name: str) -> bool:
    """Whether anybody sees whom the word means: it begins the name, perhaps but for its level."""
    typed, full = folded(word), folded(name)
    return full.startswith(typed) or (full[:1] in _LEVELS and full.startswith(typed, 1))


def _is_seat(word: str) -> bool:
    """Whether the word names those who govern a level: 市委, 县政府."""
    return word[:1] in _LEVELS and word[1:] in _SEATS


def _starts(word: str, name: str) -> Sequence[int]:
    """Where in a name the word may begin."""
    if word[:1] not in _LEVELS or len(word) == 1:
        return range(len(name))
    same = (at for at, char in enumerate(name) if char == word[0])
    return [at for at in same if at == 0 or name[at - 1] in _LEVELS]


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
