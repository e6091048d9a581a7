"""From the bytes of a data file to its table, or to what is wrong with them."""

import codecs
import re
import tomllib
from decimal import Decimal

from wuxian.store.toml.plain import SIZE_LIMIT, Table, plain_file

_MOST_DOTS = 1000
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"
_CONFLICT = r"(?m)^(?:<{7}|={7}|>{7})(?: |$)"
_LEADING_ZERO = r"(?:^|[=\[,])\s*[+-]?0\d+\s*(?:[,\]}#]|$)"
_TOML_PLACE = r"(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)"


class Illegible(Exception):
    """A file that is not a table; the message says what to do."""

    def __init__(self, rule: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.line = line


def table_of(data: bytes) -> Table:
    """The table a file holds; Illegible says why there is none."""
    return plain_file(data.removeprefix(codecs.BOM_UTF8)) or _any_table(text_of(data))


def text_of(data: bytes) -> str:
    """The text of a file, without the mark that Notepad begins it with; Illegible if it is none."""
    data = data.removeprefix(codecs.BOM_UTF8)
    if len(data) > SIZE_LIMIT:
        raise Illegible("too-large", f"文件超过{SIZE_LIMIT // 1024} KB，不是账册的文件，请移走")
    if not data.strip():
        raise Illegible("empty-file", "文件是空的；请补写内容，或从 git 取回上一版")
    if data.startswith(_LFS_POINTER):
        message = "只是 Git LFS 的指针，内容还没有取来；请运行 git lfs pull"
        raise Illegible("lfs-pointer", message, 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        sound = data[: error.start].decode("utf-8")
        raise Illegible("not-utf-8", _encoding_words(data, sound), line) from None


def _encoding_words(data: bytes, sound: str) -> str:
    """What the bytes may be, when only a part is sound UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "是 UTF-16 文字（记事本的“Unicode”）；请用编辑器另存为 UTF-8"
    damaged = "不是 UTF-8 文字；文件可能损坏，请从 git 取回上一版"
    if any(char >= "一" for char in sound):
        return damaged
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return damaged
    return "不是 UTF-8 文字，像是 GB18030（GBK）；请用编辑器另存为 UTF-8"


def _any_table(text: str) -> Table:
    _refuse_endless_keys(text)
    if "\n<<<<<<< " in text:
        # Within a text of several lines TOML has nothing against it.
        raise _conflict(text)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise Illegible("broken-toml", "括号嵌套过深，请检查 [ ] 与 { }") from None
    except (ValueError, ArithmeticError) as error:
        if re.search(_CONFLICT, text):
            raise _conflict(text) from None
        raise _broken(text, str(error)) from None


def _refuse_endless_keys(text: str) -> None:
    """A key of ten thousand parts (a.b.c…) would keep tomllib busy for minutes."""
    if text.count(".") <= _MOST_DOTS:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_DOTS:
            raise Illegible("broken-toml", "TOML 写法有误：一行里的点号过多", number)


def _conflict(text: str) -> Illegible:
    found = re.search(_CONFLICT, text)
    line = text.count("\n", 0, found.start()) + 1 if found else None
    message = "留有 git 合并冲突的标记（<<<<<<<、=======、>>>>>>>）；请选定一方并删去标记行"
    return Illegible("conflict-markers", message, line)


def _broken(text: str, said: str) -> Illegible:
    place = re.fullmatch(_TOML_PLACE, said)
    if place is None:
        return Illegible("broken-toml", "TOML 写法有误：有位数过多的数，请改短")
    line = int(place["line"]) if place["line"] else text.rstrip().count("\n") + 1
    what = place["what"]
    words = next((words for start, words in _TOML_WORDS.items() if what.startswith(start)), what)
    if re.search(_LEADING_ZERO, text.split("\n")[line - 1]):
        words = "整数前面不写 0，如 05 写成 5"
    return Illegible("broken-toml", f"TOML 写法有误：{words}", line)


_TOML_WORDS = {
    "Invalid value": "等号右边不是合法的值；文字要加英文双引号",
    "Expected '=' after a key in a key/value pair": "键后面缺等号；每行写成 键 = 值，等号用英文的",
    "Invalid statement": "这一行不是 键 = 值，也不是 [表]；文字要写在英文双引号里",
    "Cannot overwrite a value": "同一个键写了两次，请只留一处",
    "Unterminated string": "文字缺右引号",
    "Illegal character '\\n'": "文字缺右引号，或跨行的文字没有用三个引号",
    "Illegal character": "含有控制字符，请删去",
    "Found invalid character '\\n'": "文字缺右引号",
    "Found invalid character": "含有控制字符，请删去",
    "Unescaped '\\'": "文字里的反斜杠要写两个：\\\\",
    "Invalid hex value": "\\u 后面应是四位十六进制数",
    "Escaped character": "\\u 后面的四位不是一个字符的编号",
    "Expected newline or end of document after a statement": (
        "值后面有多余的字；日期写成 2026-09-01，文字里的引号用中文“”，一行只写一个键"
    ),
    "Unclosed array": "方括号 [ 没有关上",
    "Unclosed inline table": "花括号 { 没有关上",
    "Invalid date or datetime": "没有这个日期",
    "Invalid initial character for a key part": "这里应是键；键只用英文字母、数字、下划线",
    "Cannot declare": "同一个表写了两次，请合为一个；列表的每一项写成 [[表]]",
    "Cannot mutate": "前面已写成 { } 或 [ ]，不能再添内容，请合在一处",
    "Cannot redefine": "同一个表写了两次，请合为一个",
    "Duplicate inline table key": "花括号里同一个键写了两次，请只留一处",
    "Expected ']": "表的名字后面缺右方括号 ]",
    "Expected \"'": "文字缺右引号",
}
