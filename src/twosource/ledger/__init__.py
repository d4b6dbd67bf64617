"""The ledger: the store of reports and decisions, and of the derived tables with their run stamp.

It keeps records and gives them back; what they mean it doesn't know.
"""

from twosource.ledger.aliases import Alias
from twosource.ledger.canonical import DERIVED, Line, canonical, digests
from twosource.ledger.derived import VARIANT
from twosource.ledger.errors import (
    CorruptError,
    DiskFullError,
    LedgerError,
    LockedError,
    NoStoreError,
    NotAFolderError,
    ReadOnlyError,
    RefusedError,
    TooNewError,
)
from twosource.ledger.runs import RowVersion, Run, RunStamp, Weights
from twosource.ledger.store import EVIDENCE, STORE_NAME, Added, Ledger
from twosource.ledger.verify import Problem, claim_spans

__all__ = [
    "DERIVED",
    "EVIDENCE",
    "STORE_NAME",
    "VARIANT",
    "Added",
    "Alias",
    "CorruptError",
    "DiskFullError",
    "Ledger",
    "LedgerError",
    "Line",
    "LockedError",
    "NoStoreError",
    "NotAFolderError",
    "Problem",
    "ReadOnlyError",
    "RefusedError",
    "RowVersion",
    "Run",
    "RunStamp",
    "TooNewError",
    "Weights",
    "canonical",
    "claim_spans",
    "digests",
]
