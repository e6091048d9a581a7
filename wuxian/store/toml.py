"""From the bytes of a data file to its table, or to what is wrong with them."""

import datetime as dt
import re
import tomllib
from decimal import Decimal

Table = dict[str, object]

SIZE_LIMIT = 256 * 1024
_BOM = b"\xef\xbb\xbf"
_CONFLICT = r"(?m)^(?:<{7}|={7}|>{7})(?: |$)"
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
    text = _text(data)
    table = _plain_table(text)
    return table if table is not None else _any_table(text)


def _text(data: bytes) -> str:
    if len(data) > SIZE_LIMIT:
        raise Illegible("too-large", f"文件超过{SIZE_LIMIT // 1024} KB，不是账册的文件，请移走")
    if not data.strip():
        raise Illegible("empty-file", "文件是空的；请补写内容，或从 git 取回上一版")
    if data.startswith(_BOM):
        raise Illegible("bom", "文件开头有 BOM；请另存为“UTF-8”（不带 BOM)", 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Illegible("not-utf-8", _encoding_words(data), line) from None


def _encoding_words(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "不是 UTF-8 文字；文件可能损坏，请从 git 取回上一版"
    return "不是 UTF-8 文字，像是 GB18030(GBK)；请用编辑器另存为 UTF-8"


# The entries this program writes are lines `key = "text"`, whole numbers, dates and times.
# Reading just those takes a fifth of the time of the full grammar (measured by tests/bench),
# and a year has about a thousand of them. Whatever else a line holds goes to tomllib.
_PLAIN_LINE = re.compile(
    r'([a-z_]+) = (?:"([^"\\\x00-\x1f\x7f]*)"|(0|[1-9][0-9]{0,8})'
    r"|([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"([T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?[+-][0-9]{2}:[0-9]{2})?)\n"
)


def _plain_table(text: str) -> Table | None:
    """The table of plain lines, the same as tomllib's; None where a line is anything else."""
    table: Table = {}
    place = 0
    while place < len(text):
        line = _PLAIN_LINE.match(text, place)
        if line is None:
            return None
        key, words, number, day, time = line.groups()
        if key in table:
            return None
        try:
            if words is not None:
                table[key] = words
            elif number is not None:
                table[key] = int(number)
            elif time is not None:
                table[key] = dt.datetime.fromisoformat(day + time)
            else:
                table[key] = dt.date.fromisoformat(day)
        except ValueError:
            return None
        place = line.end()
    return table


def _any_table(text: str) -> Table:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise Illegible("broken-toml", "括号嵌套过深，请检查 [ ] 与 { }") from None
    except (ValueError, ArithmeticError) as error:
        conflict = re.search(_CONFLICT, text)
        if conflict:
            line = text.count("\n", 0, conflict.start()) + 1
            message = "留有 git 合并冲突的标记（<<<<<<<、=======、>>>>>>>)；请选定一方并删去标记行"
            raise Illegible("conflict-markers", message, line) from None
        raise _broken(text, str(error)) from None


def _broken(text: str, said: str) -> Illegible:
    place = re.fullmatch(_TOML_PLACE, said)
    if place is None:
        return Illegible("broken-toml", f"TOML 写法有误：{said}")
    line = int(place["line"]) if place["line"] else text.count("\n") + 1
    return Illegible(
        "broken-toml", f"TOML 写法有误：{_TOML_WORDS.get(place['what'], place['what'])}", line
    )


_TOML_WORDS = {
    "Invalid value": "等号右边不是合法的值；文字要加英文双引号",
    "Expected '=' after a key in a key/value pair": "键后面缺等号；每行写成 键 = 值",
    "Invalid statement": "这一行不是 键 = 值，也不是 [表]；文字要写在英文双引号里",
    "Cannot overwrite a value": "同一个键写了两次，请只留一处",
    "Unterminated string": "文字缺右引号",
    "Illegal character '\\n'": "文字缺右引号，或跨行的文字没有用三个引号",
    "Expected newline or end of document after a statement": "一行只写一个键；值后面有多余的字",
    "Unclosed array": "方括号 [ 没有关上",
    "Unclosed inline table": "花括号 { 没有关上",
    "Invalid date or datetime": "没有这个日期",
}
