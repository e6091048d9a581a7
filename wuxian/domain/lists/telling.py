"""What to tell of the rows of a list: how each was read, and what it is beside the others."""

from collections.abc import Iterator, Sequence

from wuxian.domain.book.book import Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.lists.aims import Aim
from wuxian.domain.lists.assigning import Carriers
from wuxian.domain.lists.deadlines import is_deadline
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.layout import Layout
from wuxian.domain.lists.lines import Line, RowKey, one_line
from wuxian.domain.lists.matters import Matter
from wuxian.domain.plan.goal import Goal, Part
from wuxian.domain.values.dates import day_words


def leads_of(
    matter: Matter, lead: str | None, parts: Sequence[Carriers]
) -> dict[RowKey, str | None]:
    """Who leads, by the rows: a part may have a lead of its own."""
    own = {line.key: who.lead for line, who in zip(matter.parts, parts, strict=True)}
    return {**own, matter.head.key: lead}


def due_words_of(line: Line) -> str:
    """When a row is due, in the list's own words."""
    return one_line(line.said(Meaning.DUE))


def remark_of(line: Line, goal: Goal) -> str | None:
    """What a row remarks on its goal: neither when it is due, nor on a figure that was reached."""
    note = line.said(Meaning.NOTE)
    is_of_a_figure = Meaning.ACTUAL in line.cells and Meaning.AS_OF in line.cells
    return None if is_of_a_figure or is_deadline(note, goal.year) else note or None


def told_of(
    matter: Matter, aim: Aim, carriers: Sequence[str], parts: Sequence[Carriers]
) -> dict[RowKey, tuple[str, ...]]:
    """What to know of how a matter was read, by the rows: whom, when, which figures.

    `carriers` are the words for who carries it, beside its lead.
    """
    goal, head = aim.goal, matter.head.key
    told: dict[RowKey, list[str]] = {head: [*carriers, *aim.notes, *_aims(goal)]}
    of_parts = zip(matter.parts, goal.parts, parts, aim.notes_of_parts, strict=True)
    for line, part, who, notes in of_parts:
        own = () if line is matter.head else who.told
        told.setdefault(line.key, []).extend((*own, *notes, *_aims(part)))
    return {row: tuple(dict.fromkeys(words)) for row, words in told.items()}


def _aims(aim: Goal | Part) -> Iterator[str]:
    """The figures and the steps that were read, as they count."""
    if aim.targets:
        yield f"{Goal.title_of('targets')}：{'、'.join(one.called for one in aim.targets)}"
    if aim.milestones:
        yield f"{Goal.title_of('milestones')}：{'、'.join(one.called for one in aim.milestones)}"


def beside_of(line: Line, matter: Matter, layout: Layout) -> tuple[str, ...]:
    """What a further row of a matter is to it, and what of it does not count."""
    first = f"第{matter.head.row}行"
    if line in matter.parts:
        return (f"{first}事项的子任务",)
    unlike = "、".join(map(layout.heading_of, matter.unlike_the_head(line)))
    return (f"和{first}是同一事项", *([f"{unlike}和{first}不同，以{first}为准"] if unlike else []))


def news_told(news: Sequence[Entry], item: Item) -> tuple[str, ...]:
    """The reports and the problems that a row makes, as they would be written."""
    plan = item.plan_as_issued
    return tuple(f"{day_words(one.date)}{one.by}的{one.line(plan)}" for one in news)


def changed_words(before: Goal, after: Goal) -> Iterator[str]:
    """What a revised goal says otherwise than the one before: the old, and the new."""
    for title, old, new in zip(_TITLES, _said(before), _said(after), strict=True):
        if old != new:
            yield f"{title}由 {old or '没有'} 改为 {new or '没有'}"


_TITLES = tuple(map(Goal.title_of, ("text", "due", "targets", "milestones", "parts")))


def _said(goal: Goal) -> tuple[str, ...]:
    end = goal.due_words or (day_words(goal.due) if goal.due else "")
    lists = (goal.targets, goal.milestones, goal.parts)
    return (goal.text, end, *("、".join(one.called for one in some) for some in lists))
