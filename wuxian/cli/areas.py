"""The area that a word names."""

from wuxian.domain.plan.programme import Programme
from wuxian.domain.values.names import folded
from wuxian.errors import Refused


def area_of(word: str, programme: Programme) -> str:
    """The id of the area with this id, name or short name; Refused names them all."""
    for area in programme.areas:
        if folded(word) in map(folded, (area.id, area.name, area.short)):
            return area.id
    raise Refused(f"没有领域“{word}”", remedy=f"可用：{areas_words(programme)}")


def areas_words(programme: Programme) -> str:
    """The areas that there are, as one may name them."""
    return "、".join(f"{area.short}（{area.id}）" for area in programme.areas)
