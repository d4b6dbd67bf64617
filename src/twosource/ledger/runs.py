"""Runs: what was done to a store when, by which program, and the stamp of what a build was made from; and what was learnt
or corrected in them."""

from __future__ import annotations

from twosource.records import Record


class RunStamp(Record, frozen=True, kw_only=True):
    """All that derived tables were made from: the same stamp gives the same tables.

    ``reader`` is the reader's stamp; ``codebook`` and ``knowledge`` are hashes of their data; ``settings`` is a hash
    of the settings of corroboration and assessment; ``reports`` one of the ids of the reports read; ``decisions`` one of
    the ids of the decisions in force; ``weights`` the version of what was learnt, empty where nothing was.
    """

    program: str
    reader: str
    codebook: str
    knowledge: str
    settings: str
    reports: str
    decisions: str = ""
    weights: str = ""


class Run(Record, frozen=True, kw_only=True):
    """One run of a verb that wrote. Times are ISO 8601 in UTC; ``finished`` is None where it was cut off."""

    run_id: int
    verb: str
    program: str
    started: str
    finished: str | None
    stamp: RunStamp | None


class Weights(Record, frozen=True, kw_only=True):
    """What a monitor learnt at one time (ISO 8601, UTC): its version, and its JSON, which the ledger doesn't look into."""

    version: str
    learnt: str
    body: str


class RowVersion(Record, frozen=True, kw_only=True):
    """A report that stood for a row of a coded set from a moment on (ISO 8601, UTC; None where it is not known)."""

    coded_set: str
    row: str
    report_id: str
    since: str | None
