"""What a year's settings say of circulars (通报): to whom they go, until when one may object."""

from pydantic import Field

from wuxian.domain.values.types import Count, Frozen, Line


class CircularRule(Frozen):
    """To whom circulars go, and within how many days a unit may ask for a review (复核).

    Thirty days: 政府督查工作条例 第十六条.
    """

    addressees: tuple[Line, ...] = Field(default=(), title="主送")
    copies: tuple[Line, ...] = Field(default=(), title="抄送")
    review_within: Count = Field(default=30, title="复核申请期限（天）")
