"""The matters of a list: a line with the parts below it, and what further lines say of it."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from wuxian.domain.lists.chapters import chapter_name
from wuxian.domain.lists.deadlines import day_in
from wuxian.domain.lists.headings import TELLING, Meaning
from wuxian.domain.lists.lines import CellUnread, Line, one_line
from wuxian.domain.lists.units import Part, sentence_and_units
from wuxian.domain.plan.plan import Plan
from wuxian.domain.values.names import folded
from wuxian.domain.values.spoken import day_said

_LONGEST_TITLE = 60
_NUMBERED = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十\d]{1,3}[、.．])\s*(?=\D)"
)
_OF_THE_HEAD = (
    Meaning.LEADER, Meaning.LEAD, Meaning.UNITS, Meaning.SUPPORTING, Meaning.DUE,
)  # fmt: skip
_OF_A_GOAL = (Meaning.TEXT, Meaning.DUE, Meaning.TARGET, Meaning.VALUE)
_OWN = (Meaning.DUE, Meaning.TARGET, Meaning.VALUE)


class Matter(NamedTuple):
    """What one number of a list is about, in a year.

    The first of the `lines` heads it; `parts` are lines that are a work of their own within it,
    and `also` lines of the same name that say more of it: another figure, a later day.
    """

    title: str
    year: int
    head: Line
    parts: tuple[Line, ...] = ()
    also: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines, each once: of one that is a part, too, the head."""
        every = {line.key: line for line in (self.head, *self.parts, *self.also)}
        return tuple(every.values())

    def name_of(self, part: Line) -> str:
        """What a part is called: by its content, where the title is that of all of them."""
        shared = any(line.shares_a_title for line in self.parts)
        return one_line(sentence_of(part)) if shared else title_of(part)

    def says_a_goal(self, plan: Plan) -> bool:
        """Whether its rows say more of what is to be reached than what the item is called."""
        if self.parts or any(line.steps for line in self.lines):
            return True
        if any(meaning in line.cells for line in self.lines for meaning in _OF_A_GOAL):
            return True
        return bare(self.title) not in map(bare, (plan.title, *plan.aliases))

    def unlike_the_head(self, line: Line) -> tuple[Meaning, ...]:
        """What a further line says otherwise than the first, which is the one that counts."""
        return tuple(
            meaning
            for meaning in _OF_THE_HEAD
            if line.said(meaning) and line.said(meaning) != self.head.said(meaning)
        )

    @property
    def text(self) -> str:
        """The list's own sentence: what stands as the content, else what it is called."""
        said = [sentence_of(line) for line in self.parts if line is not self.head]
        own = sentence_of(self.head)
        if self.head in self.parts:
            return "；".join(dict.fromkeys(filter(None, (own, *said))))
        return own


def sentence_of(line: Line) -> str:
    """What a line says is to be done, in its own words, without the units at its end."""
    text = line.said(Meaning.TEXT) or line.said(Meaning.TITLE)
    return sentence_and_units(text)[0].strip()


def title_of(line: Line) -> str:
    """What a line is called: without its number, the units at its end, and on one line."""
    said = line.said(Meaning.TITLE) or line.said(Meaning.TEXT) or line.said(Meaning.TARGET)
    bare = one_line(sentence_and_units(said)[0])
    return _NUMBERED.sub("", bare).rstrip("。；;")


def units_of(line: Line) -> dict[Part, str]:
    """The units at the end of what a line says, in their roles."""
    return {
        **sentence_and_units(line.said(Meaning.TITLE))[1],
        **sentence_and_units(line.said(Meaning.TEXT))[1],
    }


def bare(title: str) -> str:
    """A title without blanks and punctuation, which may be typed otherwise."""
    return re.sub(r"[\W_]", "", folded(title)) or title


def day_of(line: Line, usual: dt.date) -> dt.date:
    """The day that a line's figures are of; CellUnread where its words name none."""
    cell = line.cells.get(Meaning.AS_OF)
    if cell is None:
        return usual
    try:
        day = day_in(cell) or day_said(cell.text, usual)
    except ValueError:
        day = None
    if day is None:
        raise CellUnread(Meaning.AS_OF, f"“{one_line(cell.text)}”读不出是哪一天")
    return day


def matters_of(
    lines: Iterable[Line], year: int, usual: dt.date
) -> tuple[tuple[Matter, ...], tuple[tuple[Line, CellUnread], ...]]:
    """The matters of lines in their order, and the lines that cannot be read."""
    found: dict[_Key, Matter] = {}
    faulty: list[tuple[Line, CellUnread]] = []
    current: _Key | None = None
    for line in lines:
        try:
            refuse_faults(line)
            of_year = day_of(line, usual).year if Meaning.AS_OF in line.cells else year
            if line.part_of_above and current is not None:
                found[current] = _with(found[current], line)
                continue
            current = None
            title = _title_needed(line)
        except CellUnread as error:
            faulty.append((line, error))
            continue
        current = (bare(title), of_year, bare(line.chapter))
        known = found.get(current)
        found[current] = Matter(title, of_year, line) if known is None else _again(known, line)
    return tuple(map(_whole, _told_apart(found.values()))), tuple(faulty)


_Key = tuple[str, int, str]
"""A title in a year, in a chapter."""


def _told_apart(matters: Collection[Matter]) -> Iterator[Matter]:
    """The matters, each with its chapter behind its title where several chapters have one."""
    chapters: dict[str, set[str]] = {}
    for matter in matters:
        chapters.setdefault(bare(matter.title), set()).add(bare(matter.head.chapter))
    for matter in matters:
        chapter = chapter_name(matter.head.chapter)
        if chapter and len(chapters[bare(matter.title)]) > 1:
            yield matter._replace(title=f"{matter.title}（{chapter}）")
        else:
            yield matter


def refuse_faults(line: Line) -> None:
    """Refuse a line of which a cell cannot be read that says what is to be done, or by whom."""
    for meaning, fault in line.faults:
        if meaning not in TELLING:
            raise CellUnread(meaning, fault)


def _title_needed(line: Line) -> str:
    title = title_of(line)
    if not title:
        raise CellUnread(Meaning.TITLE, "没有写是什么事项")
    return title


def _again(matter: Matter, line: Line) -> Matter:
    """A matter with a line of the same title: one more work, if its content is another."""
    content = line.said(Meaning.TEXT)
    if content and bare(content) != bare(matter.head.said(Meaning.TEXT)):
        return matter._replace(parts=(*matter.parts, line._replace(shares_a_title=True)))
    return matter._replace(also=(*matter.also, line))


def _with(matter: Matter, line: Line) -> Matter:
    """A matter with a line below it: a part, or one more figure."""
    says_work = line.said(Meaning.TITLE) or line.said(Meaning.TEXT)
    if says_work and bare(title_of(line)) != bare(matter.title):
        return matter._replace(parts=(*matter.parts, line))
    return matter._replace(also=(*matter.also, line))


def _whole(matter: Matter) -> Matter:
    """A matter of which the first line is a part, too, where it is a work like those below it."""
    if not matter.parts or not _is_a_work_itself(matter):
        return matter
    titles = [title_of(line) for line in (matter.head, *matter.parts)]
    if matter.parts[0].shares_a_title:
        # The title is that of all of them: each is called by its own content.
        return matter._replace(parts=(matter.head, *matter.parts))
    title = "、".join(titles)
    if len(title) > _LONGEST_TITLE:
        title = f"{titles[0]}等{len(titles)}项"
    return matter._replace(title=title, parts=(matter.head, *matter.parts))


def _is_a_work_itself(matter: Matter) -> bool:
    """Whether the first line is more than the sum of those below it: it has an end of its own."""
    head = matter.head
    if any(meaning in head.cells for meaning in _OWN) or head.steps:
        return True
    if matter.parts[0].shares_a_title:
        return Meaning.TEXT in head.cells
    numbered = any(_NUMBERED.match(line.said(Meaning.TITLE)) for line in matter.parts)
    numbered |= any(line.cells.get(Meaning.NUMBER) is not None for line in matter.parts)
    below = any(
        any(meaning in line.cells for meaning in (*_OWN, Meaning.LEAD, Meaning.UNITS))
        for line in matter.parts
    )
    return not numbered and not below
