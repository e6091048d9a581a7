"""pydantic's plug-ins, of which this program uses none."""

import os
import sys
from types import ModuleType


class _NoPlugins(ModuleType):
    """Stands for pydantic's search, which imports half of the standard library to find none."""

    get_plugins = tuple


def leave_out_plugins() -> None:
    """Keep pydantic from looking for plug-ins in every installed package.

    The search is told by the environment to find none; the module that would do it is private,
    so where another version of pydantic calls it otherwise, all that is lost is the time.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    name = "pydantic.plugin._loader"
    sys.modules.setdefault(name, _NoPlugins(name))
