"""What tests start from: books in temporary folders, and the program itself."""

import contextlib
import functools
import importlib
import json
import os
import pkgutil
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
import typer.main
from hypothesis import settings

import tests.laws  # noqa: F401 (registers the profiles)
import wuxian.cli.main
from tests.measuring import measuring, not_measuring, unmeasured
from wuxian.cli.main import main

REPOSITORY = Path(__file__).resolve().parents[1]


def pytest_configure(config: pytest.Config) -> None:
    """Try a law often where the ordeals are asked for."""
    settings.load_profile("ordeal" if config.option.markexpr == "ordeal" else "run")
    # A job in the background ignores Ctrl-C, and so would every process that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    cache = getattr(config, "cache", None)
    if sys.dont_write_bytecode and cache is not None:
        # Nothing is to lie beside the sources; but to compile every test in every worker of every
        # run, and the program in every process that is started, takes longer than to run them.
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(cache.mkdir("bytecode"))
        sys.dont_write_bytecode = False
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: many a test waits for another process."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A law is tried in every run and is an ordeal, too, and what it happens on is not measured.

    What is executed must not depend on chance.
    """
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("unmeasured")
            if config.option.markexpr == "ordeal":
                item.add_marker("ordeal")
        if not _is_measured(item):
            item.add_marker("unmeasured")
    _thin_out(items)


def _is_measured(item: pytest.Item) -> bool:
    """The nearest tests execute nearly all of the domain, and some of others the rest.

    To measure all, which `--cov=wuxian` asks for, takes a quarter more time.
    """
    near = item.nodeid.startswith(("tests/domain/", "tests/render/"))
    asked_for = item.config.getoption("cov_source", None) not in (None, [True])
    return near or asked_for or item.get_closest_marker("measured") is not None


def _thin_out(items: list[pytest.Item]) -> None:
    """Of a table of cases the first is tried in every run, and all of them in the ordeals.

    The domain is quick, and its tables are tried and measured whole.
    """
    tables: dict[str, list[pytest.Item]] = {}
    for item in items:
        if "tests/domain/" not in item.nodeid and not item.get_closest_marker("ordeal"):
            tables.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for cases in tables.values():
        for case in cases[1:]:
            case.add_marker("ordeal")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure what is to be measured; the mark of pytest-cov takes longer than it saves."""
    with not_measuring() if item.get_closest_marker("unmeasured") else contextlib.nullcontext():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Finding the tests is not measured; what the program's modules do when imported is."""
    if measuring():
        for module in pkgutil.walk_packages(wuxian.__path__, "wuxian."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    with not_measuring():
        return (yield)


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs the program with these words; `columns` is the width it draws for."""

    def __call__(
        self, *words: str | Path, columns: int | None = None, env: dict[str, str] | None = None
    ) -> Ran:
        """Run it and give how it ended."""


@pytest.fixture(scope="session", autouse=True)
def _one_git_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Git knows one user, whoever runs the tests and whatever their own git is set to.

    It makes repositories without sample hooks and does not wait for the disk, and where one is
    pushed to, it does not look for housekeeping to do.
    """
    folder = tmp_path_factory.mktemp("git")
    (folder / "template/info").mkdir(parents=True)
    config = folder / "config"
    config.write_text(
        "[user]\n\tname = 张三\n\temail = zhangsan@example.com\n"
        f"[init]\n\tdefaultBranch = main\n\ttemplateDir = {folder}/template\n"
        "[core]\n\tfsync = none\n[receive]\n\tautoGC = false\n",
        encoding="utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            patch.delenv(name)
        patch.setenv("GIT_CONFIG_GLOBAL", str(config))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        yield


@pytest.fixture(scope="session", autouse=True)
def _others_unmeasured() -> Iterator[None]:
    """What is written in Python, but not here, and calls nothing from here, is not followed.

    Python's own reader of TOML alone would take half of all the time; its starting of processes,
    copying of folders and writing of JSON and Typer's making of a command come next.
    """
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in _OTHERS:
            patch.setattr(owner, name, unmeasured(getattr(owner, name)))
        yield


@pytest.fixture(scope="session", autouse=True)
def _commands_made_once(_others_unmeasured: None) -> Iterator[None]:
    """Typer makes each command once, not once a run: that takes a fifth of a short run.

    A command knows nothing of the runs before: what is given to it stands in the run's own context.
    The runs as processes of their own make theirs as always.
    """
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in ((wuxian.cli.main, "_application"), (typer.main, "get_command")):
            patch.setattr(owner, name, functools.cache(getattr(owner, name)))
        yield


_OTHERS = (
    (tomllib, "loads"),
    (subprocess.Popen, "__init__"),
    (subprocess.Popen, "communicate"),
    (shutil, "copytree"),
    (json, "dumps"),
    (typer.main, "get_command"),
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program within this process: quick, and its exit code and both streams in hand."""

    def run_it(
        *words: str | Path, columns: int | None = None, env: dict[str, str] | None = None
    ) -> Ran:
        with monkeypatch.context() as patch:
            patch.delenv("COLUMNS", raising=False)
            patch.delenv("WUXIAN_DATA", raising=False)
            patch.delenv("WUXIAN_BY", raising=False)
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            if columns is not None:
                patch.setenv("COLUMNS", str(columns))
            capsys.readouterr()
            code = main([str(word) for word in words])
            captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_it


@pytest.fixture
def process() -> Run:
    """The program as a process of its own, with a bare environment; slower than `run`."""

    def run_it(
        *words: str | Path, columns: int | None = None, env: dict[str, str] | None = None
    ) -> Ran:
        bare = {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "GIT_CONFIG_GLOBAL": os.environ["GIT_CONFIG_GLOBAL"],
            **(env or {}),
        }
        if columns is not None:
            bare["COLUMNS"] = str(columns)
        done = subprocess.run(
            [sys.executable, "-m", "wuxian", *map(str, words)],
            cwd=REPOSITORY,
            env=bare,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_it


@pytest.fixture
@unmeasured
def book(tmp_path: Path) -> Path:
    """A copy of the shipped book, pinned to 2021-07-26, that a test may change."""
    return Path(shutil.copytree(REPOSITORY / "data", tmp_path / "book"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo book, pinned to 2021-12-24; tests only read it."""
    folder = tmp_path_factory.mktemp("demo") / "book"
    assert main(["demo", str(folder)]) == 0
    return folder
