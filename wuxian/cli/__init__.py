"""The command line: reads the clock and the environment, prints, and gives exit codes.

What is set for the whole process is set here, before anything else is imported.
"""

import gc
import sys
from types import ModuleType

# A command lives for a fraction of a second: to look for reference cycles meanwhile only
# costs time (measured by tests/bench), and what it would free goes with the process.
gc.disable()


class _NoPlugins(ModuleType):
    """Stands for pydantic's search, which imports half of the standard library to find none."""

    get_plugins = tuple


# No model here is built with plug-ins, so pydantic need not look for them in every package. The
# module that would look is private: where another version of pydantic calls it otherwise, all
# that is lost is the time.
sys.modules.setdefault("pydantic.plugin._loader", _NoPlugins("pydantic.plugin._loader"))
