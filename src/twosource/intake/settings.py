"""The limits and the outside world of intake: what an input may weigh, whom it may ask, and what time it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from twosource.intake.addresses import resolve


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _standard_input() -> BinaryIO:
    return sys.stdin.buffer


@dataclass(frozen=True, kw_only=True)
class IntakeSettings:
    """What intake allows.

    Attributes:
        max_text_bytes: the most text of one report, in bytes of UTF-8; also the most a .txt or .md file may weigh.
        max_document_bytes: the most a web page, a PDF or one line of JSON may weigh.
        max_fetch_bytes: the most that is fetched from an address.
        fetch_seconds: the most one address may take, redirects and all.
        max_redirects: how many redirects are followed.
        allow_private_addresses: whether addresses inside one's own network may be asked.
        now: the time, with its zone; it gives `Report.retrieved` and says what lies in the future.
        stdin: opens the standard input.
        resolve: host and port to the addresses the name stands for.
    """

    max_text_bytes: int = 10_000_000
    max_document_bytes: int = 20_000_000
    max_fetch_bytes: int = 20_000_000
    fetch_seconds: float = 30.0
    max_redirects: int = 5
    allow_private_addresses: bool = False
    now: Callable[[], datetime] = _utc_now
    stdin: Callable[[], BinaryIO] = _standard_input
    resolve: Callable[[str, int], Sequence[str]] = resolve
