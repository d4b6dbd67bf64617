"""The cache folder: where what is built once is kept, and how it is put there whole.

In: a folder the user named, or none. Out: a folder one may build in. Two processes may build the same thing at once:
each builds in a folder of its own and renames it into place; the second finds the place taken and throws its own away.
What is built for newer packs or packages does not replace the older: another program may still use it. So whoever builds
also clears away what nobody has used for a while.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

KEPT: Final = 3  # of one sort, the last used
IDLE_SECONDS: Final = 3600.0  # what was used within it is never cleared away: somebody may be about to open it


def cache_folder() -> Path:
    """The user's cache folder for twosource: ``$XDG_CACHE_HOME/twosource`` or ``~/.cache/twosource``; not yet made."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "twosource"


def _fallback() -> Path:
    """A folder of this user's own under the system's temporary one."""
    folder = Path(tempfile.gettempdir()) / f"twosource-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
        return Path(tempfile.mkdtemp(prefix="twosource-"))
    return folder


def built_once(folder: Path, name: str, build: Callable[[Path], None]) -> Path:
    """The folder ``folder/name``, built first where it is not there yet.

    Args:
        folder: the cache folder; made if missing. Where it cannot be written, a temporary folder stands in, with a
        warning.
        name: the name of what is built; it must change with whatever the content depends on.
        build: fills the empty folder it is given.
    """
    target = folder / name
    if target.is_dir():
        _mark_used(target)
        return target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        own = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder))
    except OSError as error:
        fallback = _fallback()
        if fallback == folder:
            raise
        warnings.warn(
            f"The cache folder {folder} cannot be written ({error.strerror}); the index goes to {fallback} instead and "
            "may have to be built again. Set XDG_CACHE_HOME to a folder that can be written.",
            stacklevel=2,
        )
        return built_once(fallback, name, build)
    try:
        build(own)
        own.chmod(0o755)
        try:
            own.rename(target)
        except OSError:
            if not target.is_dir():
                raise
    finally:
        shutil.rmtree(own, ignore_errors=True)
    clear_old(folder, name.rpartition("-")[0])
    return target


def _mark_used(folder: Path) -> None:
    with suppress(OSError):  # a cache that can only be read is never cleared either
        os.utime(folder)


def clear_old(folder: Path, sort: str) -> None:
    """Delete what was built of this sort (``places``, ``packs``) but for the three last used and what was used within
    the hour, and what a build that was cut off left behind."""
    named = [path for path in folder.glob(f"{sort}-*") if path.is_dir()] if sort else []
    newest = sorted(((_used(path), path) for path in named), reverse=True)
    left_behind = [(_used(path), path) for path in folder.glob(f".{sort}-*") if path.is_dir()] if sort else []
    before = time.time() - IDLE_SECONDS
    for used, path in [*newest[KEPT:], *left_behind]:
        if used < before:
            shutil.rmtree(path, ignore_errors=True)


def _used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # another process cleared it away
        return 0.0
