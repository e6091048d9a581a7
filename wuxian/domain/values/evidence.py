"""Evidence (佐证材料): what proves what an entry says, a file or an address."""

import re
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from wuxian.domain.values.types import Frozen, Line, harm_words

_DIGEST = r"^[0-9a-f]{64}$"
_ADDRESS_LENGTH = 2000
_ADDRESS = re.compile(r"https?://[^/?#]+", re.IGNORECASE)
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,10}", re.ASCII)
_STEP = 1024
_UNITS = ("字节", "KB", "MB", "GB", "TB")


class Evidence(Frozen):
    """A file by its own name, its digest and its size in bytes, or an address."""

    bare: ClassVar = ("name", "url")

    name: Line | None = Field(default=None, title="文件名")
    sha256: Annotated[str, Field(pattern=_DIGEST)] | None = Field(default=None, title="校验值")
    size: Annotated[int, Field(strict=True, ge=1)] | None = Field(default=None, title="字节数")
    url: Annotated[str, Field(max_length=_ADDRESS_LENGTH)] | None = Field(
        default=None, title="网址"
    )

    @model_validator(mode="after")
    def _is_a_file_or_an_address(self) -> Self:
        if (self.sha256 is None) is (self.url is None):
            raise ValueError("sha256（文件的校验值）和 url（网址）要写一个，也只写一个")
        of_a_file = {self.name is None, self.size is None}
        if of_a_file != {self.sha256 is None}:
            raise ValueError("有 sha256 的要写 name（文件名）、size（字节数），有 url 的都不写")
        flaw = name_flaw(self.name) if self.name else address_flaw(self.url or "")
        if flaw:
            raise ValueError(flaw)
        return self

    @property
    def label(self) -> str:
        """What a clerk reads: 验收单.pdf（1.2 MB）, or the address."""
        return self.url or f"{self.name}（{size_words(self.size or 0)}）"

    @property
    def copy_name(self) -> str | None:
        """What its copy is called: its digest, with a plain ending; an address has none."""
        return None if self.sha256 is None else f"{self.sha256}{ending_of(self.name or '')}"


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, where it is a plain one."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if stem and _ENDING.fullmatch(dot + ending) else ""


def size_words(size: int) -> str:
    """A number of bytes as people say it: 812 字节, 1.2 MB."""
    units = iter(_UNITS)
    amount, unit = float(size), next(units)
    for larger in units:
        # What would be rounded to a whole step is said in the next unit.
        if amount < _STEP - 0.05:
            break
        amount, unit = amount / _STEP, larger
    return f"{amount:.1f}".removesuffix(".0") + f" {unit}"


def name_flaw(name: str) -> str:
    """What is wrong with the name of a file; else empty."""
    harm = harm_words(name)
    if harm:
        return f"文件名的{harm}"
    return "文件名里有斜杠" if "/" in name or "\\" in name else ""


def address_flaw(url: str) -> str:
    """What is wrong with an address; else empty."""
    harm = harm_words(url)
    if harm:
        return f"网址的{harm}"
    if any(char.isspace() for char in url):
        return "网址里有空白"
    if len(url) > _ADDRESS_LENGTH:
        return f"网址太长，最多{_ADDRESS_LENGTH}字"
    found = _ADDRESS.match(url)
    if found is None:
        return "网址要以 http:// 或 https:// 开头"
    return "网址里有用户名或密码" if "@" in url[: found.end()] else ""
