"""Merging two sides so that git takes no item for another one that got its number."""

from wuxian.store.git.patching import patched
from wuxian.store.sync.account import Account
from wuxian.store.sync.merging import Merged, merge_trees


def merge_sides(account: Account) -> Merged:
    """Merge the two sides, whatever git makes of two plans that are alike.

    git cannot be told what moved and what did not, and as old as it may be it always looks: an
    item that it would take for one that went is kept out of its sight, and put back.
    """
    repository = account.repository
    seen: list[str] = []
    kept: dict[str, str | None] = {}
    for side in (account.sides.ours, account.sides.theirs):
        hidden = {repository.prefix + path: blob for path, blob in account.mistaken(side).items()}
        kept |= hidden
        if hidden:
            tree = patched(repository, side, dict.fromkeys(hidden))
            # Its history stays, and with it what the two sides have in common.
            seen.append(repository.git.do("commit-tree", tree, "-p", side).text)
        else:
            seen.append(side)
    merged = merge_trees(repository, account.objects, *seen)
    return merged._replace(tree=patched(repository, merged.tree, kept)) if kept else merged
