"""Ids made from content: the same content gives the same id on every machine and every day."""

from __future__ import annotations

import hashlib

_SEPARATOR = "\x1f"
_LENGTH = 16


def content_id(prefix: str, *parts: str | int | None) -> str:
    """An id such as ``clm_3f2a...``: the prefix and the first 16 hex digits of the SHA-256 of the parts.

    Args:
        prefix: the kind of record, such as ``rep``, ``clm``, ``evt``.
        parts: what the id is made from, in order; None and the empty string give different ids.
    """
    joined = _SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return f"{prefix}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:_LENGTH]}"
