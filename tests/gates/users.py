"""Two Unix users at one book: each runs the program in a child of root's that becomes that user.

Python may lie where only root can read it, so all of it is imported before; git is the system's.
"""

import contextlib
import io
import json
import os
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import wuxian
from wuxian.cli.main import main

GROUP = 64_001
OFFICE, TRANSPORT = 64_002, 64_003


def as_user(user: int, folder: Path, *words: str) -> tuple[int, str]:
    """Run `wuxian …` or another program as that user; gives its exit code and what it said."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        code, said = 70, io.StringIO()
        try:
            os.close(reads)
            os.chdir(folder)
            os.setgroups([GROUP])
            os.setgid(user)
            os.setuid(user)
            os.environ["HOME"] = str(folder)
            os.environ.pop("GIT_CONFIG_GLOBAL", None)
            if words[0] == "wuxian":
                with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                    code = main([*words[1:]])
            else:
                done = subprocess.run(words, capture_output=True, text=True, check=False)
                code = done.returncode
                said.write(done.stdout + done.stderr)
        finally:
            os.write(writes, said.getvalue().encode())
            os._exit(code)
    os.close(writes)
    with os.fdopen(reads, "rb") as told:
        text = told.read().decode()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


if __name__ == "__main__":
    for module in pkgutil.walk_packages(wuxian.__path__, "wuxian."):
        if not module.name.endswith(("__main__", "driver")):
            import_module(module.name)
    steps = json.loads(sys.argv[1])
    main(["list", "--data", str(Path(wuxian.__file__).parents[1] / "data")])
    print()
    print(json.dumps([as_user(user, Path(folder), *words) for user, folder, words in steps]))
