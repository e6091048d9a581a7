"""Which format a command writes: what --format names, or one of its short forms."""

from wuxian.cli.options import choice_of
from wuxian.errors import Refused
from wuxian.render import formats
from wuxian.render.formats import CSV, JSON, TERMINAL, Format


def chosen_format(
    named: str | None, *, as_json: bool, as_csv: bool = False, usual: Format = TERMINAL
) -> Format:
    """The format that is asked for, else the usual one; Refused where two are."""
    asked = [*([JSON] if as_json else []), *([CSV] if as_csv else [])]
    if named is not None:
        asked.append(choice_of(formats.FORMATS, named, "--format"))
    if len({form.name for form in asked}) > 1:
        words = [*(["--csv"] if as_csv else []), *(["--json"] if as_json else [])]
        words += [] if named is None else [f"--format {named}"]
        raise Refused(f"{' 和 '.join(words)} 只能选一个")
    return asked[0] if asked else usual
