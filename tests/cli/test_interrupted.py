"""Ctrl-C where no question is asked: what was being written may be there."""

import fcntl
import os
import signal
import subprocess
import sys

from tests.conftest import REPOSITORY


def test_ctrl_c_while_a_command_prints_says_where_to_look() -> None:
    out, its_stdout = os.pipe()
    # A pipe so small that the program cannot have finished when it is interrupted.
    assert fcntl.fcntl(its_stdout, fcntl.F_SETPIPE_SZ, 4096) == 4096
    with subprocess.Popen(
        [sys.executable, "-m", "wuxian", "list", "--json"],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
        stdout=its_stdout,
        stderr=subprocess.PIPE,
        # A shell starts what runs in the background without SIGINT, and tests may run there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as running:
        os.close(its_stdout)
        assert os.read(out, 1) == b"{"
        running.send_signal(signal.SIGINT)
        os.close(out)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert err.decode() == (
        "错误：已中断\n如果是写入账册的命令，内容可能已经写入，请用 wuxian show 核对。\n"
    )
