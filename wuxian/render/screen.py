"""From a renderable to text: on a terminal as wide as it is, elsewhere as wide as needed."""

import io
from dataclasses import dataclass

from rich.console import Console, RenderableType

_UNBOUNDED = 100_000

# Glyphs that Rich counts as one cell and many Chinese terminals draw as two (East Asian
# Width "ambiguous", UAX #11) would push a table's borders aside; these look alike, are one
# cell everywhere, and stand for them one to one.
_UNAMBIGUOUS = str.maketrans("“”‘’—–·…→", "\"\"''--･.>")


@dataclass(frozen=True, slots=True)
class Screen:
    """What is drawn on: no width means that nothing is folded or left out."""

    width: int | None
    colour: bool

    def text(self, *renderables: RenderableType) -> str:
        """The text of these renderables, one below the other, without trailing blanks."""
        drawn = io.StringIO()
        console = Console(
            file=drawn,
            width=self.width or _UNBOUNDED,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )
        for renderable in renderables:
            console.print(renderable)
        lines = drawn.getvalue().translate(_UNAMBIGUOUS).split("\n")
        return "\n".join(line.rstrip() for line in lines)
