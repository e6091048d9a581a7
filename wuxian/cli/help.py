"""Commands as they are typed: their help in Chinese, and nothing that is given is dropped."""

from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup, TyperOption

from wuxian.cli.options import read_as_typed, refuse_repeated

if TYPE_CHECKING:
    # The context that its own methods are declared with; Typer exports only a subclass.
    from typer._click.core import Context


class ChineseCommand(TyperCommand):
    """A command whose help is in Chinese, and whose words are read as people type them."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Read what is typed after its name."""
        _, _, given = self.make_parser(ctx).parse_args([*args])
        if not any(parameter.is_eager for parameter in given):
            refuse_repeated(given)
        rest = super().parse_args(ctx, args)
        read_as_typed(self.params, ctx.params)
        return rest

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
