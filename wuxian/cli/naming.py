"""What of a goal people name when they report: a part, a milestone, by title or id."""

from collections.abc import Collection, Mapping

from wuxian.cli.recording import asked_until_read
from wuxian.domain.standing.position import PartPosition, Position
from wuxian.domain.values.names import the_one
from wuxian.errors import Refused


def part_named(word: str, position: Position) -> PartPosition:
    """The part that has this id, or this in its title; Refused where the goal has no parts.

    So it is where several are called so.
    """
    parts = {part.part.id: part for part in position.parts}
    if not parts:
        raise Refused(
            f"--part 报不了：该事项{position.year}年的目标没有子任务",
            remedy="请办公室先下达：wuxian goal 序号 目标 --part 子任务",
        )
    titles = {name: part.part.title for name, part in parts.items()}
    return parts[id_named(word, titles, "子任务", "--part")]


def id_named(word: str, titles: Mapping[str, str], what: str, option: str) -> str:
    """The id that is this word, or the only one whose title has it; titles lie by their ids."""
    if word in titles:
        return word
    title = the_one(word, titles.values(), what)
    names = [name for name, other in titles.items() if other == title]
    if len(names) > 1:
        raise Refused(
            f"{option} “{title}”有{len(names)}个：{'、'.join(names)}",
            remedy=f"请写编号，如：{option} {names[0]}",
        )
    return names[0]


def milestone_named(word: str, position: Position) -> str:
    """The id of the milestone that has this id, or this in its title."""
    titles = {step.milestone.id: step.milestone.title for step in position.steps}
    of_parts = {
        part.part.title: [step.milestone.title for step in part.position.steps]
        for part in position.parts
    }
    refuse_what_a_part_has("--milestone", word, [*titles, *titles.values()], of_parts)
    if not titles:
        raise Refused(
            f"--milestone 报不了：{position.year}年的目标没有节点",
            remedy="请办公室先下达：wuxian goal 序号 目标 --milestone 开工=5月底前",
        )
    return id_named(word, titles, "节点", "--milestone")


def refuse_what_a_part_has(
    option: str, word: str, whole: Collection[str], of_parts: Mapping[str, Collection[str]]
) -> None:
    """Refuse what is nothing of the whole (`whole` has its names), but something of a part's."""
    if word in whole:
        return
    holders = [title for title, names in of_parts.items() if word in names]
    if not (holders or whole):
        holders = [title for title, names in of_parts.items() if names]
    if holders:
        raise Refused(
            f"{option} {word}：要说明是哪个子任务的",
            remedy=f"请加 --part 子任务，可写：{'、'.join(holders)}",
        )


def asked_part(position: Position) -> PartPosition | None:
    """The part that is typed in, asked again until it is one; none for the item as a whole."""
    titles = "、".join(part.part.title for part in position.parts)
    word = asked_until_read(
        f"报哪个子任务（{titles}；不填则报整个事项）", lambda answer: part_named(answer, position)
    )
    return part_named(word, position) if word else None
