"""The command line: reads the clock and the environment, prints, and gives exit codes.

What is set for the whole process is set here, before anything else is imported.
"""

import gc
import gettext

from wuxian.cli.chinese import chinese
from wuxian.cli.plugins import leave_out_plugins

# A command lives for a fraction of a second: to look for reference cycles meanwhile only
# costs time (measured by tests/bench), and what it would free goes with the process.
gc.disable()

# No model here is built with plug-ins, so pydantic need not look for them in every package.
leave_out_plugins()

# Typer asks gettext for the few words of its help, and takes the function when it is
# imported: they are answered in Chinese, whatever the locale says.
gettext.gettext = chinese
