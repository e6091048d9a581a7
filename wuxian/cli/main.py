"""The one way in and out: words in, an exit code out, errors on stderr."""

import io
import os
import sys
from importlib import import_module

import typer

import wuxian.cli.startup  # noqa: F401 (before Typer is imported)
from wuxian.cli.commands import COMMANDS
from wuxian.errors import Refused, WuxianError

INTERRUPTED = 130


def main(words: list[str] | None = None) -> int:
    """Run a command and give its exit code."""
    words = sys.argv[1:] if words is None else words
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # UTF-8 whatever the locale: cron and LC_ALL=C say ASCII.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(words)
        sys.stdout.flush()
    except WuxianError as error:
        return _told(error.message, error.remedy, error.exit_code)
    except typer.TyperException as error:
        from wuxian.cli.usage import usage_words

        return _told(*usage_words(error, words), Refused.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return _told("已中断", "没有写入任何内容。", INTERRUPTED)
    except BrokenPipeError:
        # The reader has seen enough (`| head -1`); Python must not flush to it on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(words: list[str]) -> int:
    first = words[0] if words else "--help"
    if not first.startswith("-") and first not in COMMANDS:
        from wuxian.domain.nearest import or_nearest

        remedy = or_nearest(first, COMMANDS) or "全部命令：wuxian --help"
        raise Refused(f"没有命令“{first}”", remedy=remedy)
    result = _application(first)(words or [first], prog_name="wuxian", standalone_mode=False)
    return result if isinstance(result, int) else 0


def _application(first: str) -> typer.Typer:
    """The application with the command that was asked for, or with all to list them."""
    from wuxian.cli.help import ChineseCommand, ChineseGroup

    application = typer.Typer(
        cls=ChineseGroup,
        options_metavar="[选项]",
        subcommand_metavar="命令 …",
        help="武咸同城督办账册：事项、责任、进展、提醒、周报。",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    application.callback()(_options_before_the_command)
    for name in [first] if first in COMMANDS else COMMANDS:
        module = import_module(f"wuxian.cli.commands.{name.replace('-', '_')}")
        declare = application.command(
            name, cls=ChineseCommand, epilog=module.EXAMPLE, options_metavar="[选项]"
        )
        declare(module.command)
    return application


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"wuxian {version('wuxian')}")
        raise typer.Exit


def _options_before_the_command(
    version: bool = typer.Option(
        False, "--version", metavar="", callback=_version, is_eager=True, help="显示版本。"
    ),
) -> None:
    """What may stand before the command's name."""


def _told(message: str, remedy: str, code: int) -> int:
    from wuxian.domain.fields import visible

    lines = [f"错误：{message}", *([remedy] if remedy else [])]
    for line in "\n".join(lines).split("\n"):
        print(visible(line), file=sys.stderr)
    return code
