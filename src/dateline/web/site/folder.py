"""A folder that is there whole or as it was before: written beside, then put in its place."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.model.errors import UsageError

MARKER = ".dateline-site"
"""Stands in every folder made here: only such a folder is replaced without being told to."""


@contextmanager
def replacing(target: Path, *, force: bool, keep: Path | None = None) -> Iterator[Path]:
    """A new folder to write into; when all went well it stands at `target`, else `target` stays as it was.

    Args:
        target: where the folder shall be.
        force: whether a folder that was not made here may be replaced.
        keep: a file that must not be in the folder that is replaced.

    Raises:
        UsageError: the folder must not be replaced.
    """
    target = target.expanduser().resolve()
    _never(target, keep)
    old = target.with_name(f".{target.name}.dateline-old")
    _recover(old, target)
    _refuse(target, force=force)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
    try:
        yield made
        made.chmod(0o777 & ~_umask())
        _swap(made, target, old)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _recover(old: Path, target: Path) -> None:
    """Put the old folder back if a run was killed between taking it away and putting the new one there."""
    if not old.is_dir():
        return
    if target.exists():
        shutil.rmtree(old)
    else:
        old.rename(target)


def _never(target: Path, keep: Path | None) -> None:
    here, home = Path.cwd(), Path.home()
    if target in (here, home, *here.parents, *home.parents) or (keep is not None and target in keep.resolve().parents):
        raise UsageError(f"{target} holds the folder you are in, your home or the store, and would be replaced. Name a folder of its own.")


def _refuse(target: Path, *, force: bool) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(f"{target} is a file. Name a folder.")
    ours = (target / MARKER).is_file() or not any(target.iterdir())
    if not ours and not force:
        raise UsageError(f"{target} holds files that are no copy of a desk. Name another folder, or give --force to have them replaced.")


def _swap(made: Path, target: Path, old: Path) -> None:
    if not target.exists():
        made.rename(target)
        return
    if old.exists():
        shutil.rmtree(old)
    target.rename(old)
    try:
        made.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
