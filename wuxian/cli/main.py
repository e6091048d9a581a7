"""The one way in and out: words in, an exit code out, errors on stderr."""

import errno
import io
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import typer

from wuxian import __version__
from wuxian.cli.commands import COMMANDS
from wuxian.errors import Refused, Unwritable, WuxianError

INTERRUPTED = 130
BUG = 70

_LOOK = "如果是写入账册的命令，内容可能已经写入，请用 wuxian show 核对。"


def main(words: list[str] | None = None) -> int:
    """Run a command and give its exit code."""
    if words is None:
        words = sys.argv[1:]
        if sys.getfilesystemencoding() != "utf-8":
            _begin_anew_in_utf_8(words)
    _settle_streams()
    try:
        code = _run(words)
        sys.stdout.flush()
    except WuxianError as error:
        code = _refused(error.message, error.remedy, error.exit_code)
    except typer.TyperException as error:
        from wuxian.cli.usage import usage_words

        code = _refused(*usage_words(error, words), Refused.exit_code)
    except typer.Abort:
        # At a question: nothing was written yet.
        print("\n已取消，没有写入任何内容。", file=sys.stderr)
        code = INTERRUPTED
    except KeyboardInterrupt:
        code = _refused("已中断", _LOOK, INTERRUPTED)
    except (Exception, SystemExit) as error:  # noqa: BLE001 (nobody knows what a bug raises)
        # Typer leaves at a broken pipe. An error with a file's name is a bug: of a book's files
        # every error is told where it happens.
        cause = error.__context__ if isinstance(error, SystemExit) else error
        if isinstance(cause, OSError) and cause.filename is None:
            code = _unprinted(cause)
        else:
            code = _told_as_bug()
    return code


def run() -> NoReturn:
    """Run a command as a process of its own, and leave without Python's taking itself apart.

    That looks at every object there is once more, and frees nothing that does not go anyway: all
    that was written is closed by then.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _begin_anew_in_utf_8(words: list[str]) -> None:
    """Start Python again so that words, names of files and git's texts are UTF-8.

    What the locale says holds for the screen at most; Python takes it for all of them.
    """
    os.environ["PYTHONUTF8"] = "1"
    for name in ("WUXIAN_DATA", "WUXIAN_BY"):
        if name in os.environ:
            os.environb[os.fsencode(name)] = _in_utf_8(os.environ[name])
    before = sys.orig_argv[1 : len(sys.orig_argv) - len(words)]
    again = [*map(os.fsencode, [sys.executable, "-X", "utf8", *before]), *map(_in_utf_8, words)]
    os.execv(sys.executable, again)  # noqa: S606 (the same program, without a shell)


def _in_utf_8(word: str) -> bytes:
    """The bytes that were typed if they are UTF-8, else what they mean by the locale."""
    typed = os.fsencode(word)
    try:
        typed.decode()
    except UnicodeDecodeError:
        return word.encode("utf-8", "surrogateescape")
    return typed


def _settle_streams() -> None:
    """UTF-8 whatever the locale: cron and LC_ALL=C say ASCII.

    For a stream that is closed from the start (`>&-`) stands one that gives and takes nothing.
    """
    for name, way in (("stdin", os.O_RDONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, way)
            setattr(sys, name, os.fdopen(handle, "r" if name == "stdin" else "w"))
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _told_as_bug() -> int:
    """The traceback for whoever mends it, and for its user whom to tell and what was done."""
    import traceback

    traceback.print_exc()
    writing = sys.modules.get("wuxian.store.disk.write")
    done = [f"已经写入：{path}" for path in writing.WRITTEN] if writing else []
    if not sys.modules.keys().isdisjoint(_MOVING):
        done.append("账册或它的 git 可能已有改动，请用 wuxian log 和 git status 核对。")
    words = "程序出错了。这是程序的毛病，请把以上全文和所用的命令发给维护程序的人。"
    return _refused(words, "\n".join(done) or "账册没有改动。", BUG)


_MOVING = {"wuxian.store.git.turn", "wuxian.store.disk.new_book"}
"""What is loaded to move a branch or to make a book."""


def _unprinted(cause: OSError) -> int:
    """Stdout takes no more: the reader has seen enough (`| head -1`), or there is no room."""
    # Python must not flush to it once more on exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(cause, BrokenPipeError):
        return 0
    reason = _NO_ROOM.get(cause.errno or 0, cause.strerror)
    return _refused(f"写不进标准输出：{reason}", _LOOK, Unwritable.exit_code)


_NO_ROOM = {errno.ENOSPC: "磁盘已满", errno.EBADF: "已经关闭"}


def _run(words: list[str]) -> int:
    first = words[0] if words else "--help"
    if " ".join(words[:2]) in COMMANDS:
        # Of some there are several, and the second word says which.
        words = [first := " ".join(words[:2]), *words[2:]]
    elif words[1:2] in (["--help"], ["-h"]) and any(
        name.startswith(f"{first} ") for name in COMMANDS
    ):
        from wuxian.cli.overview import overview_text

        sys.stdout.write(overview_text(f"{first} "))
        return 0
    if first in ("--help", "-h"):
        from wuxian.cli.overview import overview_text

        sys.stdout.write(overview_text())
        return 0
    if first not in (*COMMANDS, "--version"):
        raise _no_command(words)
    result = _application(first)(words, prog_name="wuxian", standalone_mode=False)
    if result == INTERRUPTED:
        # Typer turns Ctrl-C into this code without a word.
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0


def _no_command(words: list[str]) -> Refused:
    """What to type where no command stands first: it stands later, or is called otherwise."""
    from wuxian.cli.output import typed
    from wuxian.domain.values.names import has, or_nearest

    first, all_commands = words[0], "全部命令：wuxian --help"
    at = next((n for n, word in enumerate(words) if word in COMMANDS), None)
    if first.startswith("-"):
        line = [] if at is None else [words[at], *words[:at], *words[at + 1 :]]
        remedy = f"请写：wuxian {' '.join(map(typed, line))}" if line else all_commands
        return Refused(f"选项 {first} 要写在命令后面", remedy=remedy)
    several = [name for name in COMMANDS if name.startswith(f"{first} ")]
    if several:
        near = or_nearest(" ".join(words[:2]), several) if len(words) > 1 else ""
        remedy = near or f"可写：{'、'.join(several)}"
        return Refused(f"{first} 后面还要写一个词", remedy=remedy)
    if first == "help" and at is not None:
        return Refused("帮助写在命令后面", remedy=f"请写：wuxian {words[at]} --help")
    told = [name for name, row in COMMANDS.items() if first and has(row.line, first)]
    near = or_nearest(first, list(COMMANDS)) or "".join(f"是不是“{name}”？" for name in told[:1])
    return Refused(f"没有命令“{first}”", remedy=near or all_commands)


def _application(first: str) -> typer.Typer:
    """The application with the command that was asked for, and no other."""
    from wuxian.cli.help import ChineseCommand, ChineseGroup

    application = typer.Typer(
        cls=ChineseGroup,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    application.callback()(_options_before_the_command)
    if first in COMMANDS:
        module = import_module(COMMANDS[first].module)
        declare = application.command(first, cls=ChineseCommand, epilog=module.EXAMPLE)
        declare(module.command)
    return application


def _version(wanted: bool) -> None:
    if wanted:
        print(f"wuxian {__version__}")
        raise typer.Exit


def _options_before_the_command(
    version: bool = typer.Option(
        False, "--version", metavar="", callback=_version, is_eager=True, help="显示版本。"
    ),
) -> None:
    """What may stand before the command's name."""


def _refused(message: str, remedy: str, code: int) -> int:
    from wuxian.domain.values.types import visible

    lines = [f"错误：{message}", *([remedy] if remedy else [])]
    for line in "\n".join(lines).split("\n"):
        print(visible(line), file=sys.stderr)
    return code
