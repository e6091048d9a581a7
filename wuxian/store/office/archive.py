"""The zip archive of an office file: looked at before anything in it is unpacked."""

import io
import struct
import zipfile
import zlib
from itertools import pairwise

from wuxian.errors import Refused
from wuxian.store.office.limits import TEXT_BYTES, too_large

_DIRECTORY_ENTRY = b"PK\x01\x02"
_MOST_MEMBERS = 20_000
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SUSPECT_BYTES, _SUSPECT_RATIO = 20_000_000, 200
"""The XML of real sheets shrinks to a tenth or a thirtieth, and where it is empty a hundredth."""

_NOT_OF_AN_OFFICE = "请在 Excel 或 WPS 里打开，另存一次再读。"
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""Whatever the library raises of bytes that are no archive."""


def damaged() -> Refused:
    """The refusal of a file that is cut off, or in which something is not as it should be."""
    return Refused(
        "已损坏，或没有传完整",
        remedy="请在 Excel 或 WPS 里打开看看，另存一次；打不开就请对方重发。",
    )


class Archive:
    """The parts of an office file, unpacked one by one and never more than a limit in all.

    Names are told with slashes, and looked up whatever their capitals: some programs write
    others than they say.
    """

    def __init__(self, data: bytes) -> None:
        if data.count(_DIRECTORY_ENTRY) > _MOST_MEMBERS:
            raise too_large("压缩包里的文件", f"{_MOST_MEMBERS}个")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise damaged() from error
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._left = TEXT_BYTES
        for member in self._zip.infolist():
            name = _plain(member.filename)
            if name in self._members:
                raise Refused(f"压缩包里有两个 {name}", remedy=_NOT_OF_AN_OFFICE)
            self._members[name] = member
        _refuse_overlaps(list(self._members.values()))

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts, in small letters."""
        return frozenset(self._members)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return _plain(name) in self._members

    def part(self, name: str, limit: int = TEXT_BYTES) -> bytes:
        """A part, unpacked; the file is damaged without it."""
        member = self._members.get(_plain(name))
        if member is None:
            raise damaged()
        if member.flag_bits & _ENCRYPTED:
            raise Refused("加了密码", remedy="请另存为不加密码的文件。")
        if member.compress_type not in _METHODS:
            raise Refused("压缩方式不是办公软件用的", remedy=_NOT_OF_AN_OFFICE)
        if member.file_size > min(limit, self._left) or _is_a_bomb(member):
            raise too_large("展开后的文字", f" {min(limit, TEXT_BYTES) // 1_000_000} MB")
        self._left -= member.file_size
        try:
            # It gives no more than the directory says, and checks that this was all.
            return self._zip.read(member)
        except _FAULTS as error:
            raise damaged() from error


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _is_a_bomb(member: zipfile.ZipInfo) -> bool:
    ratio = member.file_size / max(member.compress_size, 1)
    return member.file_size > _SUSPECT_BYTES and ratio > _SUSPECT_RATIO


def _refuse_overlaps(members: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that tells the same bytes as several members."""
    members.sort(key=lambda member: member.header_offset)
    for before, after in pairwise(members):
        if after.header_offset < before.header_offset + _LOCAL_HEADER + before.compress_size:
            raise Refused("压缩包里的文件互相重叠", remedy=_NOT_OF_AN_OFFICE)


def repacked(parts: dict[str, bytes]) -> io.BytesIO:
    """An archive of parts that were looked at, and of nothing else."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    packed.seek(0)
    return packed
