"""The floor: the least that a program with two Typer commands can do."""

import typer

app = typer.Typer()


@app.command()
def greet() -> None:
    """Print one line."""
    typer.echo("武咸同城")


@app.command()
def part() -> None:
    """Stand beside the other, so that Typer has to choose between two."""


if __name__ == "__main__":
    app()
