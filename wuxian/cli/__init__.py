"""The command line: reads the clock and the environment, prints, and gives exit codes.

What is set for the whole process is set here, before anything else is imported.
"""

import gc
import gettext
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

_WORDS = {
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "Error": "错误",
    "[default: {}]": "[默认：{}]",
    "[env var: {}]": "[环境变量：{}]",
    "[required]": "[必填]",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "required": "必填",
    "Aborted!": "已中断",
}


def _chinese(message: str) -> str:
    """The Chinese of one of the words of Typer's help, else the word itself."""
    return _WORDS.get(message, message)


# Typer asks gettext for the few words of its help, and takes the function when it is
# imported: they are answered in Chinese, whatever the locale says.
gettext.gettext = _chinese
