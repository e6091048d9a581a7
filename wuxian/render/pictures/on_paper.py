"""A view that is to be drawn, and the paper that it is printed on."""

import datetime as dt
from typing import Generic, NamedTuple, TypeVar

from wuxian.domain.views import View
from wuxian.render.pictures.sizes import Size

V_co = TypeVar("V_co", bound=View, covariant=True)


class OnPaper(NamedTuple, Generic[V_co]):
    """A view for a size of paper."""

    view: V_co
    size: Size

    @property
    def kind(self) -> str:
        """What it shows."""
        return self.view.kind

    @property
    def as_of(self) -> dt.date:
        """The day it is computed for."""
        return self.view.as_of
