"""The evidence folder: raw bytes kept under their own SHA-256. Bytes in, hash out; a file there is never changed."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

_PARTIAL = ".partial"
_STALE_SECONDS = 24 * 3600.0
_AT_ONCE = 8  # files on their way to the disk together: it takes hardly longer for all of them than for one


class Evidence:
    """Raw bytes by hash, at ``<folder>/ab/abcdef...``.

    Args:
        folder: where the files lie; made when the first file is put.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes with this hash lie, or would."""
        return self.folder / sha256[:2] / sha256

    def put(self, raw: bytes) -> str:
        """Keep the bytes; they are whole on the disk, or not there at all, whenever the power goes.

        Returns:
            Their SHA-256 in hex.

        Raises:
            OSError: the folder can't be written, or the disk is full; nothing is left behind.
        """
        sha256 = hashlib.sha256(raw).hexdigest()
        target = self.path(sha256)
        if target.is_file() and target.stat().st_size == len(raw):
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        partials = self.folder / _PARTIAL
        partials.mkdir(exist_ok=True)
        partial = partials / f"{sha256}.{os.getpid()}"
        try:
            with partial.open("wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
        except OSError:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
        return sha256

    def put_all(self, raws: Iterable[bytes]) -> None:
        """Keep each of these bytes as `put` does, several at a time.

        Raises:
            OSError: as `put`; of the others some may be kept already.
        """
        different = list(dict.fromkeys(raws))
        if len(different) <= 1:
            for raw in different:
                self.put(raw)
            return
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            list(threads.map(self.put, different))

    def get(self, sha256: str) -> bytes:
        """The bytes with this hash.

        Raises:
            FileNotFoundError: they aren't here.
        """
        return self.path(sha256).read_bytes()

    def is_whole(self, sha256: str) -> bool | None:
        """Whether the bytes still have their hash; None where they are missing."""
        try:
            return hashlib.sha256(self.get(sha256)).hexdigest() == sha256
        except FileNotFoundError:
            return None

    def hashes(self) -> Iterator[str]:
        """The hashes of all files there are, in order."""
        for path in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            yield path.name

    def sweep(self) -> None:
        """Remove what a program killed in the middle of `put` left behind, a day after."""
        for partial in self.folder.glob(f"{_PARTIAL}/*"):
            if time.time() - partial.stat().st_mtime > _STALE_SECONDS:
                partial.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Have the folder's own entry on the disk too, where the system lets a folder be opened (Windows doesn't)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
