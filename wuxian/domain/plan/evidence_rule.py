"""What a year's settings say of evidence: where copies of files go, and how large they may be."""

from typing import Annotated

from pydantic import Field

from wuxian.domain.values.types import Frozen, Line

USUAL_LIMIT_MB = 20
_BYTES = 1024 * 1024


class EvidenceRule(Frozen):
    """Where copies are kept that do not belong into git, and up to which size a file is one."""

    folder: Line | None = Field(default=None, title="库外存放文件夹")
    limit_mb: Annotated[int, Field(strict=True, ge=1, le=2000)] = Field(
        default=USUAL_LIMIT_MB, title="单个文件上限（兆字节）"
    )

    @property
    def limit(self) -> int:
        """The most bytes that a file may have."""
        return self.limit_mb * _BYTES
