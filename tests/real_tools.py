"""The real tools that some ordeals look with; where one is not installed they are skipped."""

import os
import shutil

import pytest


def need(*tools: str) -> None:
    """Skip where a tool is missing, and say which; where all are installed first, fail."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing:
        words = f"{', '.join(missing)} not installed: .ci/run says how"
        assert "CI" not in os.environ, words
        pytest.skip(words)
