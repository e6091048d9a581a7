"""Entries whose text is bad, one fault each."""

from tests.store.faults import ENTRY, Fault, entry_path, instead, written


def _bad(
    name: str,
    text: str | bytes,
    rule: str,
    words: str,
    line: int | None = None,
    *,
    field: str | None = None,
) -> Fault:
    return Fault(name, entry_path(), written(text), rule, words, field, line)


def _toml(name: str, text: str, line: int | None, words: str) -> Fault:
    return _bad(name, text, "broken-toml", words, line)


def _value(name: str, written_so: str, words: str, rule: str = "invalid-value") -> Fault:
    """A sixth line whose value is refused."""
    return _bad(
        name, f"{ENTRY}{written_so}\n", rule, words, 6, field=written_so.partition(" = ")[0]
    )


def _figure(written_so: str, words: str) -> Fault:
    text = f'{ENTRY}figures = [{{ name = "桩", value = {written_so}, unit = "根" }}]\n'
    name = f"a figure of {written_so}"
    return _bad(name, text, "invalid-value", words, 6, field="figures 第1项 value")


_MARKERS = "<<<<<<< HEAD\npercent = 40\n=======\npercent = 50\n>>>>>>> theirs\n"

NOT_TOML = (
    _toml("a text without quotes", f"{ENTRY}next = 承台\n", 6, "英文双引号"),
    _toml("a missing right quote", f'{ENTRY}next = "承台\n', 6, "缺右引号"),
    _toml("a missing single quote", f"{ENTRY}next = '承台\n", 6, "缺右引号"),
    _toml("a quote open to the end", f"{ENTRY}next = '承台", 6, "缺右引号"),
    _toml("a lone backslash", f'{ENTRY}next = "C:\\工"\n', 6, "要写两个"),
    _toml("a code that is no character", f'{ENTRY}next = "\\ud800"\n', 6, "不是一个字符"),
    _toml("a code that is no number", f'{ENTRY}next = "\\u00zz"\n', 6, "十六进制"),
    _toml("no equals sign", f"{ENTRY}percent 40\n", 6, "缺等号"),
    _toml("prose", f"{ENTRY}桩基完成。\n", 6, "不是 键 = 值"),
    _toml("two keys on a line", f"{ENTRY}percent = 40 next = 1\n", 6, "一行只写一个键"),
    _toml("an open list", f"{ENTRY}figures = [{{}}\n", 6, "没有关上"),
    _toml("an open table", f"{ENTRY}figures = [{{ name = 1\n", 6, "没有关上"),
    _toml("an open head", f"{ENTRY}[citation\n", 6, "右方括号"),
    _toml("a key of no letters", f"{ENTRY}[。]\n", 6, "应是键"),
    _toml("a key twice", f'{ENTRY}note = "又"\n', 6, "写了两次"),
    _toml("a key twice in braces", f"{ENTRY}citation = {{ a = 1, a = 2 }}\n", 6, "写了两次"),
    _toml("a table twice", f"{ENTRY}[citation]\n[citation]\n", 7, "同一个表写了两次"),
    _toml("a table and dots", f"{ENTRY}[a.b]\n[a]\nb.c = 1\n", 8, "同一个表写了两次"),
    _toml("a table twice, once in braces", f"{ENTRY}a = {{}}\n[a]\n", 7, "写了两次"),
    _toml("a closed table gone on with", f"{ENTRY}a = {{}}\na.b = 1\n", 7, "合在一处"),
    _toml("a day that is none", instead("07-20\n", "02-30\n"), 2, "没有这个日期"),
    _toml("NUL bytes", instead("桩基", "桩\0基"), 5, "控制字符"),
    _toml("a bare escape sequence", instead("桩基", "桩\x1b[31m基"), 5, "控制字符"),
    _toml("a control character in single quotes", f"{ENTRY}next = '\x07'\n", 6, "控制字符"),
    _toml("brackets 9,000 deep", f"{ENTRY}figures = {'[' * 9000}\n", None, "嵌套过深"),
    _toml("braces 9,000 deep", f"{ENTRY}figures = {'{a=' * 9000}\n", None, "嵌套过深"),
    _toml("a key of 9,000 parts", f"{ENTRY}{'a.' * 9000}a = 1\n", 6, "点号过多"),
    _toml("a number of 5,000 digits", f"{ENTRY}percent = {'9' * 5000}\n", None, "位数过多"),
    _toml("a zero before a number", f"{ENTRY}percent = 05\n", 6, "05 写成 5"),
    _toml("a zero in a list", f"{ENTRY}figures = [\n  1,\n  02,\n]\n", 8, "05 写成 5"),
    _toml("an exponent of 20 digits", f"{ENTRY}percent = 1e{'9' * 20}\n", None, "位数过多"),
)

_POINTER = (
    f"version https://git-lfs.github.com/spec/v1\noid sha256:{'4d' * 32}\nsize 168\n".encode()
)

NOT_TEXT = (
    _bad("an empty file", b"", "empty-file", "从 git 取回"),
    _bad("a file of blanks", b" \n\n", "empty-file", "从 git 取回"),
    _bad("a BOM and nothing else", b"\xef\xbb\xbf\n", "empty-file", "从 git 取回"),
    _bad("two BOMs", b"\xef\xbb\xbf" * 2 + ENTRY.encode(), "broken-toml", "键", 1),
    _bad("a pointer of Git LFS", _POINTER, "lfs-pointer", "git lfs pull", 1),
    _bad("GB18030", ENTRY.encode("gb18030"), "not-utf-8", "GB18030", 4),
    _bad("UTF-16", ENTRY.encode("utf-16"), "not-utf-8", "UTF-8", 1),
    _bad("half a character", ENTRY.encode()[:-4] + b'"\n', "not-utf-8", "从 git 取回", 5),
    _bad("conflict markers", ENTRY + _MARKERS, "conflict-markers", "选定一方", 6),
    _bad("a marker left behind", ENTRY + _MARKERS[26:], "conflict-markers", "选定一方", 6),
    _bad(
        "conflict markers within a text",
        f'{ENTRY}next = """\n{_MARKERS}"""\n',
        "conflict-markers",
        "选定一方",
        7,
    ),
)

NOT_VALID = (
    _value("percent 140", "percent = 140", "不能大于 100", "out-of-range"),
    _value("a negative percent", "percent = -1", "不能小于 0", "out-of-range"),
    _value("5,000 hex digits", f"percent = 0x{'f' * 5000}", "不能大于 100", "out-of-range"),
    _value("a quoted percent", 'percent = "40"', "应为整数，不加引号"),
    _value("a fractional percent", "percent = 40.5", "应为整数"),
    _value("a percent of nan", "percent = nan", "应为整数"),
    _value("a percent that is true", "percent = true", "应为整数"),
    _value("a list for a text", "next = []", "应为文字"),
    _value("a number for a text", "next = 5", "应为文字"),
    _value("a text for a table", 'citation = "答复"', "写成 [表]"),
    _value("a table for a list", "figures = {}", "写在方括号"),
    _value("an empty text", 'next = ""', "不能为空", "bad-text"),
    _value("a text of 4,001 characters", f'next = "{"长" * 4001}"', "最多4000字", "bad-text"),
    _value("an escape sequence in TOML's way", 'next = "\\u001b[31m"', "请删去", "bad-text"),
    _value("a bidi override", 'next = "\u202e"', "请删去", "bad-text"),
    _value("a misspelt key", "precent = 40", "是不是“percent”", "unknown-key"),
    _value("a key that nothing is like", "x = 40", "可用的键", "unknown-key"),
    _bad(
        "a key of 990 parts", f"{ENTRY}{'a.' * 990}a = 1\n", "unknown-key", "可用的键", 6, field="a"
    ),
    _bad("an id inside", f'{ENTRY}id = "abcdef"\n', "unknown-key", "请删去", field="id"),
    _bad("no signer", ENTRY.replace("by", "#"), "missing-key", "请补写", field="by"),
    _bad("no content", ENTRY.replace("note", "#"), "contradiction", "至少写一项"),
    _bad(
        "a time without a zone",
        instead("+08:00", ""),
        "invalid-value",
        "带时区",
        3,
        field="recorded",
    ),
    _bad(
        "a day in quotes",
        instead("2021-07-20\n", '"2021-07-20"\n'),
        "invalid-value",
        "不加引号",
        2,
        field="date",
    ),
    _bad("another day in the name", instead("20\n", "21\n"), "name-mismatch", "一致", field="date"),
    _bad(
        "another kind in the name",
        instead("progress", "retraction"),
        "invalid-value",
        "'progress'",
        1,
        field="kind",
    ),
    _bad(
        "an unknown signer",
        instead("运输", ""),
        "unknown-department",
        "“市交通局”不是全称，请写“市交通运输局”",
        field="by",
    ),
    _figure("nan", "有限"),
    _figure("-inf", "有限"),
    _figure("1e400", "太长"),
    _figure('"8"', "不加引号"),
    _figure("true", "应为数字"),
)

BAD_ENTRIES = (*NOT_TOML, *NOT_TEXT, *NOT_VALID)
