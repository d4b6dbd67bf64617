"""What can go wrong with a store, each with its cure; and how the errors of the disk and of SQLite become these."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError

from twosource.errors import TwosourceError


class LedgerError(TwosourceError):
    """The store could not do what was asked."""


class NoStoreError(LedgerError):
    """There is no store in the folder, and none was to be made."""


class NotAFolderError(LedgerError):
    """The data folder's path, or a part of it, is a file."""


class ReadOnlyError(LedgerError):
    """The folder or the store may not be written."""


class DiskFullError(LedgerError):
    """No room is left on the disk (or in the user's quota)."""


class LockedError(LedgerError):
    """Another program held the store for longer than the wait."""


class CorruptError(LedgerError):
    """The store's file is damaged, or is no store of twosource's."""


class TooNewError(LedgerError):
    """The store was written by a newer twosource."""


class RefusedError(LedgerError):
    """A record does not fit into the store; the rest of the batch does."""


_KEPT = "What was stored before is whole"


def disk_error(error: OSError, path: Path) -> LedgerError:
    """The ledger's error for an error of the operating system, speaking of the path it names, else of ``path``."""
    where = str(error.filename or path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFullError("the disk is full", where=where, cure=f"{_KEPT}; make room and run the same command again")
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return ReadOnlyError(
            "the folder can't be written",
            where=where,
            cure="Change its permissions, or choose another folder with --data",
        )
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return NotAFolderError(
            "this is a file where the data folder should be",
            where=where,
            cure="Move the file away, or choose another folder with --data",
        )
    return LedgerError(
        f"the operating system says: {error.strerror or error}",
        where=where,
        cure=f"{_KEPT}; mend this and run the same command again",
    )


def store_error(error: DBAPIError, path: Path) -> LedgerError:
    """The ledger's error for an error of the database at ``path``."""
    said = str(error.orig).lower()
    where = str(path)
    if "full" in said:
        return DiskFullError("the disk is full", where=where, cure=f"{_KEPT}; make room and run the same command again")
    if "locked" in said or "busy" in said:
        return LockedError(
            "another program is writing to the store",
            where=where,
            cure=f"{_KEPT}; wait until it is done, or close it, and run the same command again",
        )
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return ReadOnlyError(
            "the store can't be written",
            where=where,
            cure="Change the permissions of the file and its folder, or choose another folder with --data",
        )
    if "malformed" in said or "not a database" in said or "no such table" in said or "no such column" in said:
        return CorruptError(
            "the store is damaged, or is not a store of twosource's",
            where=where,
            cure="Put back a copy of the folder; or move this file away and read the reports again",
        )
    if isinstance(error, OperationalError) and "disk i/o" in said:
        return LedgerError(
            "the disk could not be read or written",
            where=where,
            cure=f"{_KEPT}, as far as the disk is; check the disk and its free room, then run `twosource verify`",
        )
    return LedgerError(
        f"the database says: {error.orig}",
        where=where,
        cure=f"{_KEPT}; run `twosource verify`, and please report this",
    )


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Inside it, errors of the disk and the database come out as the ledger's own."""
    try:
        yield
    except DBAPIError as error:
        raise store_error(error, path) from error
    except OSError as error:
        raise disk_error(error, path) from error
