"""A tree with some of its files replaced, made in git's objects alone."""

from collections.abc import Mapping

from wuxian.store.git.repository import Repository
from wuxian.store.git.turn import own_folder


def patched(repository: Repository, tree: str, patch: Mapping[str, str | None]) -> str:
    """A tree with these blobs in place of what it had; None takes a path away."""
    index = own_folder(repository) / "index"
    for left in (index, index.with_name("index.lock")):
        left.unlink(missing_ok=True)
    top = repository.git._replace(variables=(("GIT_INDEX_FILE", str(index)),))
    lines = [
        f"0 {'0' * len(tree)}\t{path}" if blob is None else f"100644 {blob}\t{path}"
        for path, blob in patch.items()
    ]
    try:
        top.do("read-tree", tree)
        given = "".join(f"{line}\0" for line in lines).encode("utf-8", "surrogateescape")
        top.do("update-index", "-z", "--index-info", given=given)
        return top.do("write-tree").text
    finally:
        index.unlink(missing_ok=True)
