"""What pins a state of the data: the digest of the files that were read, and git's commit."""

from typing import Annotated

from pydantic import StringConstraints

CommitId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40,64}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
