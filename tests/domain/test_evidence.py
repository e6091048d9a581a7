"""Evidence: a file by its name, digest and size, or an address; told in a few words."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.domain.books import an_item, progress
from tests.domain.problems import reply
from wuxian.domain.book.paths import Place
from wuxian.domain.checks.flaws import flaws
from wuxian.domain.entries.entry import Told
from wuxian.domain.entries.progress import Progress
from wuxian.domain.entries.reply import Reply
from wuxian.domain.plan.evidence_rule import EvidenceRule
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.basis import value_words
from wuxian.domain.values.evidence import Evidence, address_flaw, ending_of, name_flaw, size_words

DIGEST = "0123456789abcdef" * 4
SHEET = Evidence(name="验收单.PDF", sha256=DIGEST, size=1_258_291)
PAGE = Evidence(url="https://example.com/通车?id=5#a@b")
COPY = f"items/05-bridge/2021/evidence/{DIGEST}.pdf"


def test_a_file_is_told_by_its_name_and_size_and_an_address_as_it_is() -> None:
    assert value_words((SHEET, PAGE)) == "验收单.PDF（1.2 MB）、https://example.com/通车?id=5#a@b"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 字节"),
        (1023, "1023 字节"),
        (1024, "1 KB"),
        (1536, "1.5 KB"),
        (1024 * 1024 - 1, "1 MB"),
        (20 * 1024 * 1024, "20 MB"),
        (2 * 1024**3, "2 GB"),
        (5 * 1024**5, "5120 TB"),
    ],
)
def test_a_size_is_said_in_the_unit_that_people_would_use(size: int, words: str) -> None:
    assert size_words(size) == words


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("验收单.PDF", ".pdf"),
        ("a.tar.gz", ".gz"),
        ("记录.toml", ".toml"),
        ("无结尾", ""),
        (".gitignore", ""),
        ("a.", ""),
        ("a.验收", ""),
        ("a.p-f", ""),
        ("a.abcdefghij", ".abcdefghij"),
        ("a.abcdefghijk", ""),
    ],
)
def test_a_copy_has_the_plain_ending_of_the_file(name: str, ending: str) -> None:
    assert ending_of(name) == ending
    assert Evidence(name=name, sha256=DIGEST, size=1).copy_name == DIGEST + ending


def test_of_an_address_there_is_no_copy() -> None:
    assert PAGE.copy_name is None


@pytest.mark.parametrize(
    ("url", "flaw"),
    [
        ("https://example.com", ""),
        ("HTTP://10.0.0.1:8080/a/@b", ""),
        ("ftp://example.com/a", "网址要以 http:// 或 https:// 开头"),
        ("https:///a", "网址要以 http:// 或 https:// 开头"),
        ("example.com", "网址要以 http:// 或 https:// 开头"),
        ("https://li:geheim@example.com", "网址里有用户名或密码"),
        ("https://li@example.com/a", "网址里有用户名或密码"),
        (r"https://example.com\@evil.example", "网址里有用户名或密码"),
        ("https://example.com/a b", "网址里有空白"),
        ("https://example.com/a\u3000b", "网址里有空白"),
        ("https://example.com/a\x1bb", "网址的第22个字符是控制字符 U+001B"),
        ("https://example.com/\u202ea", "网址的第21个字符是改变文字方向的字符 U+202E"),
        (f"https://example.com/{'a' * 2000}", "网址太长，最多2000字"),
    ],
)
def test_an_address_is_one_of_the_web_without_a_password(url: str, flaw: str) -> None:
    assert address_flaw(url) == flaw


@pytest.mark.parametrize(
    ("name", "flaw"),
    [
        ("验收单（终稿） 2.pdf", ""),
        ("a/b.pdf", "文件名里有斜杠"),
        (r"a\b.pdf", "文件名里有斜杠"),
        ("a\x07.pdf", "文件名的第2个字符是控制字符 U+0007"),
        ("a\u202efdp.exe", "文件名的第2个字符是改变文字方向的字符 U+202E"),
        ("a\udcff.pdf", "文件名的第2个字符是不成文字的字节 U+DCFF"),
    ],
)
def test_a_name_is_one_of_a_file_and_steers_nothing(name: str, flaw: str) -> None:
    assert name_flaw(name) == flaw


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "sha256（文件的校验值）和 url（网址）要写一个，也只写一个"),
        (
            {"name": "a", "sha256": DIGEST, "size": 1, "url": "https://a.cn"},
            "sha256（文件的校验值）和 url（网址）要写一个，也只写一个",
        ),
        (
            {"name": "a", "sha256": DIGEST},
            "有 sha256 的要写 name（文件名）、size（字节数），有 url 的都不写",
        ),
        (
            {"sha256": DIGEST, "size": 1},
            "有 sha256 的要写 name（文件名）、size（字节数），有 url 的都不写",
        ),
        (
            {"url": "https://a.cn", "size": 1},
            "有 sha256 的要写 name（文件名）、size（字节数），有 url 的都不写",
        ),
        ({"url": "ftp://a.cn"}, "网址要以 http:// 或 https:// 开头"),
        ({"name": "a/b", "sha256": DIGEST, "size": 1}, "文件名里有斜杠"),
        ({"name": "a", "sha256": DIGEST, "size": 0}, "不能小于 1（现为 0）"),
        ({"name": "a", "sha256": DIGEST.upper(), "size": 1}, "格式不对"),
        ({"name": " a", "sha256": DIGEST, "size": 1}, "不能以空白开头"),
        ({"url": f"https://a.cn/{'a' * 2000}"}, "太长，最多2000字"),
        ({"link": "https://a.cn"}, "没有这个键；可用的键：name、sha256、size、url"),
    ],
)
def test_what_is_wrong_with_evidence_in_a_file_is_said(
    fields: dict[str, Any], message: str
) -> None:
    entry = {**progress("2021-07-02", 40).model_dump(), "evidence": [fields]}
    with pytest.raises(ValidationError) as error:
        Progress.model_validate(entry)
    flaw = next(iter(flaws(error.value, Progress)))
    assert flaw.field.startswith("evidence 第1项")
    assert flaw.message.startswith(message)


def proven(*evidence: Evidence, **fields: object) -> Progress:
    """A report with this evidence."""
    entry = progress("2021-07-02", note="桩基完成。").model_dump(exclude_none=True)
    return Progress.model_validate({**entry, "evidence": evidence, **fields})


def test_a_report_tells_its_evidence_last() -> None:
    plan = an_item().plan
    entry = proven(SHEET, PAGE)
    assert entry.evidence == (SHEET, PAGE)
    assert [*entry.told(plan)][-1] == Told("佐证材料", (SHEET, PAGE))
    assert entry.detail(plan) == f"桩基完成。 佐证材料：{SHEET.label}、{PAGE.label}"
    assert entry.news(plan) == f"桩基完成。（佐证材料：{SHEET.label}、{PAGE.label}）"


def test_a_reply_tells_its_evidence_last() -> None:
    answer = reply("2021-07-02", "00000a", "已安排。").model_copy(update={"evidence": (SHEET,)})
    assert [*answer.told(an_item().plan)][-1] == Told("佐证材料", (SHEET,))
    assert answer.detail(None) == f"已安排。 佐证材料：{SHEET.label}"


def test_without_evidence_nothing_is_told_of_it() -> None:
    entry = progress("2021-07-02", note="桩基完成。")
    assert (entry.evidence, entry.proof, entry.detail(None)) == ((), None, "桩基完成。")
    assert [*entry.told(an_item().plan)][-1] == Told("佐证材料", None)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            progress("2021-07-02", 40).model_copy(update={"percent": None}),
            "只有佐证材料，没有内容：percent、milestone、.*、forecast 至少写一项",
        ),
        (
            reply("2021-07-02", "00000a", "好").model_copy(update={"note": None}),
            "只有佐证材料，没有内容：note、done 至少写一项",
        ),
    ],
)
def test_evidence_alone_says_nothing(entry: Progress | Reply, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        type(entry).model_validate({**entry.model_dump(), "evidence": [SHEET]})


def test_that_nothing_is_new_needs_no_evidence() -> None:
    with pytest.raises(ValidationError, match="报了“本期无新进展”，又报“佐证材料”，互相矛盾"):
        proven(SHEET, note=None, nothing_new=True)


def test_the_settings_of_a_year_say_where_copies_go_and_how_large_they_are() -> None:
    rule = EvidenceRule(folder="/srv/evidence", limit_mb=5)
    settings = YearSettings.model_validate(
        {"year": 2021, "evidence": {"folder": "/srv/evidence", "limit_mb": 5}}
    )
    assert settings.evidence == rule
    assert settings.without_days.evidence == rule
    assert (rule.limit, EvidenceRule().limit) == (5 * 1024 * 1024, 20 * 1024 * 1024)


@pytest.mark.parametrize(
    ("table", "field", "message"),
    [
        ({"limit_mb": 0}, "evidence limit_mb", "不能小于 1（现为 0）"),
        ({"limit_mb": "20"}, "evidence limit_mb", '应为整数，不加引号（现为 "20"）'),
        ({"folder": ""}, "evidence folder", '不能为空（现为 ""）'),
        ({"zu": "a"}, "evidence zu", "没有这个键；可用的键：folder、limit_mb"),
        (5, "evidence", "应为一组键值，写成 [表] 或 { }（现为 5）"),
    ],
)
def test_what_is_wrong_with_the_rule_of_evidence_is_said(
    table: object, field: str, message: str
) -> None:
    with pytest.raises(ValidationError) as error:
        YearSettings.model_validate({"year": 2021, "evidence": table})
    flaw = next(iter(flaws(error.value, YearSettings)))
    assert (flaw.field, flaw.message) == (field, message)


@pytest.mark.parametrize(
    ("path", "digest"),
    [
        (COPY, DIGEST),
        (COPY.removesuffix(".pdf"), DIGEST),
        (COPY.replace(".pdf", ".toml"), DIGEST),
        (COPY.replace(".pdf", ".PDF"), None),
        (COPY.replace("2021", "21"), None),
        (COPY.replace("05-bridge", "bridge"), None),
        (COPY.replace("evidence", "proofs"), None),
        (COPY.replace("items", "office"), None),
        (COPY.replace("0123", "012"), None),
        (f"{COPY}/a", None),
        ("items/05-bridge/2021/evidence", None),
    ],
)
def test_a_copy_is_known_by_its_name_and_place(path: str, digest: str | None) -> None:
    place = Place(path)
    assert (place.copied, place.is_kept, place.is_of_no_account) == (
        digest,
        digest is not None,
        digest is None,
    )
    assert (place.is_read, place.entry) == (False, None)
