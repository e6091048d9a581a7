"""What kind of file it is, by what it holds: its name's ending is anybody's word."""

from typing import NamedTuple

from wuxian.errors import Refused

_AS_WORKBOOK = "请在 Excel 或 WPS 里打开，另存为 .xlsx 再读。"
_AS_TEXT = "请把名单抄到表格里，存成 .xlsx、.csv 或 .docx 再读。"

ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LONGEST = 1024


class _Unread(NamedTuple):
    """A kind of file that is not read: how it begins, what it is, and what to do."""

    start: bytes
    words: str
    remedy: str


_UNREAD = (
    _Unread(b"%PDF", "是 PDF", _AS_TEXT),
    _Unread(b"\x89PNG", "是图片", _AS_TEXT),
    _Unread(b"\xff\xd8\xff", "是图片", _AS_TEXT),
    _Unread(b"GIF8", "是图片", _AS_TEXT),
    _Unread(b"BM", "是图片", _AS_TEXT),
    _Unread(b"II*\0", "是图片", _AS_TEXT),
    _Unread(b"MM\0*", "是图片", _AS_TEXT),
    _Unread(b"RIFF", "是图片或影音", _AS_TEXT),
    _Unread(b"Rar!", "是压缩包", "请先解压，再读里面的文件。"),
    _Unread(b"7z\xbc\xaf", "是压缩包", "请先解压，再读里面的文件。"),
    _Unread(b"\x1f\x8b", "是压缩包", "请先解压，再读里面的文件。"),
    _Unread(b"PK\x05\x06", "是空的压缩包", _AS_WORKBOOK),
    _Unread(b"{\\rtf", "是 RTF 文档", "请在 Word 或 WPS 里打开，另存为 .docx 再读。"),
    _Unread(b"MZ", "是程序", _AS_TEXT),
    _Unread(b"\x7fELF", "是程序", _AS_TEXT),
)
# These may also begin a text: they count only where there are bytes that no text has.
_SHORT = (b"BM", b"MZ")
_WEB = ("<!doctype", "<html", "<head", "<body", "<table", "<meta", "<?xml", "<workbook")


def refuse_other_kinds(data: bytes) -> None:
    """Refuse what is plainly neither a text nor a zip archive."""
    if not data.strip():
        raise Refused("是空文件", remedy="请看看是不是没有保存，或没有传完整。")
    if data.startswith(_OLD):
        raise _of_old_kind(data)
    for kind in _UNREAD:
        if data.startswith(kind.start) and (kind.start not in _SHORT or 0 in data[:_LONGEST]):
            raise Refused(kind.words, remedy=kind.remedy)
    begins = (
        data[:_LONGEST].replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \r\n\t")
    )
    if begins.casefold().startswith(_WEB):
        raise Refused("是网页（或 XML），不是真正的表格文件", remedy=_AS_WORKBOOK)


def _of_old_kind(data: bytes) -> Refused:
    """The refusal of a file in the container of before 2007, which also holds what is encrypted."""
    if _wide("EncryptedPackage") in data:
        return Refused("加了密码", remedy="请在 Excel 或 WPS 里另存为不加密码的文件再读。")
    if _wide("WordDocument") in data:
        return Refused(
            "是旧的 .doc（或 .wps）格式，或加了密码",
            remedy="请用 Word 或 WPS 另存为不加密码的 .docx。",
        )
    return Refused(
        "是旧的 .xls（或 .et）格式，或加了密码",
        remedy="请用 Excel 或 WPS 另存为不加密码的 .xlsx。",
    )


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def refused_archive(names: frozenset[str]) -> Refused:
    """The refusal of a zip archive that is neither a workbook nor a Word text."""
    if {"mimetype", "content.xml"} <= names:
        return Refused(
            "是 .ods（或 .odt）格式", remedy="请在 LibreOffice 里另存为 .xlsx 或 .docx。"
        )
    if any(name.endswith("workbook.bin") for name in names):
        return Refused("是 .xlsb 格式", remedy=_AS_WORKBOOK)
    if any(name.startswith("ppt/") for name in names):
        return Refused("是演示文稿", remedy=_AS_TEXT)
    return Refused("是压缩包，不是表格文件", remedy="请先解压，再读里面的文件。")
