"""`python -m wuxian` is the command `wuxian`."""

import sys

from wuxian.cli.main import main

sys.exit(main())
