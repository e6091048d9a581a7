"""`programme`."""

from pathlib import Path

from tests.conftest import Run


def test_an_area_without_items_has_none(run: Run, book: Path) -> None:
    programme = book / "programme.toml"
    text = programme.read_text(encoding="utf-8")
    area = '[[areas]]\nid = "water"\nname = "水路同行"\nshort = "水路"\n\n'
    programme.write_text(text.replace("[[areas]]\n", f"{area}[[areas]]\n", 1), encoding="utf-8")
    lines = run("programme", "--data", book).out.splitlines()
    assert "  水路同行：0项" in lines
    assert "  规划同编：2项（01、02）" in lines
