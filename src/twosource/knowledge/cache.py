"""The cache folder: where what is built once is kept, and how it is put there whole.

In: a folder the user named, or none. Out: a folder one may build in. Two processes may build the same thing at once:
each builds in a folder of its own and renames it into place; the second finds the place taken and throws its own away.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path


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
    return target
