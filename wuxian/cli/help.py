"""Commands as they are typed: their help in Chinese, and nothing that is given is dropped."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup, TyperOption

from wuxian.cli.options import read_as_typed, refuse_repeated

if TYPE_CHECKING:
    # What its own methods are declared with; Typer exports only a subclass of the one.
    from typer._click.core import Context, Parameter

    from wuxian.render.document import Block


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

    def get_help(self, ctx: "Context") -> str:
        """What it is for and what may be given, as wide as the screen."""
        from wuxian.cli.output import drawn
        from wuxian.render.document import Document

        blocks = _blocks(self, ctx.command_path, self.get_params(ctx))
        return drawn(Document(programme="", name="", blocks=tuple(blocks))).rstrip("\n")


class ChineseGroup(TyperGroup):
    """The group of commands, whose help is the overview."""

    def get_help(self, ctx: "Context") -> str:  # noqa: ARG002 (there is one group)
        """Every command in a line."""
        from wuxian.cli.overview import overview_text

        return overview_text().rstrip("\n")


def _blocks(command: TyperCommand, path: str, parameters: "list[Parameter]") -> "Iterator[Block]":
    from wuxian.render.document import Column, paragraph, table

    options = [one for one in parameters if isinstance(one, TyperOption)]
    arguments = [one for one in parameters if not isinstance(one, TyperOption)]
    places = (_called(one) if one.required else f"[{_called(one)}]" for one in arguments)
    yield paragraph(" ".join(("用法：" + path, *places, "[选项]")))
    for part in (command.help or "").split("\n\n"):
        yield paragraph(part, apart=True)
    for title, listed in (("参数", arguments), ("选项", options)):
        if listed:
            columns = (Column(title), _called), (Column("说明", least=20), _purpose)
            yield table(listed, columns)._replace(apart=True)
    yield paragraph(command.epilog or "", apart=True)


def _called(parameter: "Parameter") -> str:
    """An option's names and what is given for it, or an argument by what it is."""
    metavar = getattr(parameter, "metavar", None) or ""
    is_help = parameter.name == "help"
    if not isinstance(parameter, TyperOption):
        return metavar
    names = sorted(parameter.opts, key=len, reverse=True)
    return f"{', '.join(names)} {'' if is_help else metavar}".strip()


def _purpose(parameter: "Parameter") -> str:
    words = "显示本帮助。" if parameter.name == "help" else str(getattr(parameter, "help", ""))
    envvar = parameter.envvar
    return f"{words.removesuffix('。')}，也可设环境变量 {envvar}。" if envvar else words
