"""A clerk who copies an entry's file keeps its id: the two cannot be told apart."""

from pathlib import Path

from tests.conftest import Run

ENTRY = "items/05-tianzishan-bridge/2021/2021-07-26-progress-4561fd.toml"
COPY = ENTRY.replace("07-26", "07-20")


def test_a_copy_under_another_day_is_found_and_hides_neither(run: Run, book: Path) -> None:
    text = (book / ENTRY).read_text(encoding="utf-8")
    (book / COPY).write_text(text.replace("2021-07-26", "2021-07-20", 1), encoding="utf-8")
    ran = run("check", "--data", book)
    assert ran.code == 1
    assert f"记录编号 4561fd 与 {COPY} 相同，请把文件名里的编号改成别的" in ran.out
    assert run("list", "--data", book).code == 4
