"""The sizes of paper that a picture is printed on, lying."""

from decimal import Decimal

from wuxian.domain.values.types import Labelled


class Size(Labelled):
    """A size of paper of ISO 216, lying: A0 hangs on a wall, A3 comes out of a copier."""

    A3 = "a3", "A3纸"
    A2 = "a2", "A2纸"
    A1 = "a1", "A1纸"
    A0 = "a0", "A0纸"

    @property
    def width(self) -> int:
        """Its long side, in millimetres."""
        return _SIDES[self][0]

    @property
    def height(self) -> int:
        """Its short side, in millimetres."""
        return _SIDES[self][1]

    @property
    def scale(self) -> Decimal:
        """How much larger than A3 it is: what is printed on it grows along."""
        return Decimal(self.width) / Decimal(_SIDES[Size.A3][0])


_SIDES = {
    Size.A3: (420, 297),
    Size.A2: (594, 420),
    Size.A1: (841, 594),
    Size.A0: (1189, 841),
}
