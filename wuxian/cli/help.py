"""Help in Chinese: the few words that Typer does not ask gettext for."""

from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup, TyperOption

if TYPE_CHECKING:
    # The context that its own methods are declared with; Typer exports only a subclass.
    from typer._click.core import Context


class ChineseCommand(TyperCommand):
    """A command whose help is in Chinese."""

    def get_usage(self, ctx: "Context") -> str:
        """The line that shows how it is called."""
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: "Context") -> TyperOption | None:
        """The option that shows the help."""
        return _named(super().get_help_option(ctx))


class ChineseGroup(TyperGroup):
    """The group of commands, whose help is in Chinese."""

    def get_usage(self, ctx: "Context") -> str:
        """The line that shows how it is called."""
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: "Context") -> TyperOption | None:
        """The option that shows the help."""
        return _named(super().get_help_option(ctx))


def _usage(line: str) -> str:
    return line.replace("Usage:", "用法：", 1)


def _named(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help, option.metavar = "显示本帮助。", ""
    return option
