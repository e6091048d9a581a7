"""Change the rules one by one and see whether a test notices: `python -m tests.mutation`.

Cosmic Ray makes the changes and `[tool.cosmic-ray]` says which, where, and by which tests they
are to be noticed. Each module is changed in a copy of its own, never in this folder.
"""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import tomli_w

_ROOT = Path(__file__).resolve().parents[1]
_DESK = _ROOT / ".mutants"
_UNCHANGED = _DESK / "unchanged"
_INSTALLED = Path(sys.executable).parent
_LEAST = 90
"""So many of a hundred changes are to be noticed."""


class Tried(NamedTuple):
    """A module and its changes: how many there were, and those that no test noticed."""

    module: str
    number: int
    survivors: tuple[str, ...]


def main() -> None:
    """Try the modules that are named, or all that are set; fail where too little is noticed."""
    configured = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    config = configured["tool"]["cosmic-ray"]
    places = sys.argv[1:] or config["module-path"]
    modules = [path for place in places for path in _modules(_ROOT / place)]
    shutil.rmtree(_DESK, ignore_errors=True)
    shutil.copytree(_ROOT, _UNCHANGED, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    _run("cosmic-ray", "baseline", _config(_UNCHANGED, config))
    # The long ones first, so that no processor is left with one of them at the end.
    modules.sort(key=lambda path: path.stat().st_size, reverse=True)
    with ThreadPoolExecutor(os.cpu_count()) as processors:
        tried = list(processors.map(lambda path: _try(path, config), modules))
    tried.sort()
    for one in tried:
        for survivor in one.survivors:
            print(f"{survivor}\n")
    for room, of_room in groupby(tried, key=lambda one: str(Path(one.module).parent)):
        _share(room, list(of_room))
    sys.exit(_share("altogether", tried) < _LEAST)


def _modules(place: Path) -> list[Path]:
    return [place] if place.is_file() else list(place.rglob("*.py"))


def _try(path: Path, config: dict[str, object]) -> Tried:
    """Make each change of a module and run the tests."""
    module = str(path.relative_to(_ROOT))
    copy = Path(shutil.copytree(_UNCHANGED, _DESK / module.replace("/", ".")))
    written = _config(copy, {**config, "module-path": module})
    session = copy / "session.sqlite"
    _run("cosmic-ray", "init", written, session)
    _run("cr-filter-operators", session, written)
    _run("cosmic-ray", "exec", written, session)
    dump = _run("cosmic-ray", "dump", session)
    results = [json.loads(line)[1] for line in dump.splitlines()]
    made = [result for result in results if result["worker_outcome"] != "skipped"]
    survivors = [result["diff"] for result in made if result["test_outcome"] != "killed"]
    print(f"{module}: {len(made) - len(survivors)} of {len(made)}", file=sys.stderr, flush=True)
    return Tried(module, len(made), tuple(survivors))


def _config(copy: Path, config: dict[str, object]) -> Path:
    path = copy / "cosmic-ray.toml"
    path.write_text(tomli_w.dumps({"cosmic-ray": config}), encoding="utf-8")
    return path


def _run(program: str, *words: str | Path) -> str:
    """What a program prints that runs in the copy where its last file is."""
    done = subprocess.run(
        [_INSTALLED / program, *words],
        cwd=Path(words[-1]).parent,
        env={**os.environ, "PATH": f"{_INSTALLED}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{program} {words[0]}: {done.returncode}")
    return done.stdout


def _share(name: str, tried: Sequence[Tried]) -> float:
    number = sum(one.number for one in tried)
    killed = number - sum(len(one.survivors) for one in tried)
    share = 100 * killed / number
    print(f"{name}: {killed} of {number} changes noticed, {share:.1f} %")
    return share


if __name__ == "__main__":
    main()
