"""`python -m wuxian` is the command `wuxian`."""

from wuxian.cli.main import run

run()
