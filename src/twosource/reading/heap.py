"""The heap: what a batch of reports took from the system and no longer needs goes back to it.

The parser's arrays are as long as the texts of a batch, so that each batch leaves holes of other sizes behind; over thousands of
reports they add up to memory that nobody uses and the system never sees again. Python has no word for this, the C library has.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable


def trimmer() -> Callable[[], None]:
    """A function that gives unused memory back, where the C library can (glibc); elsewhere one that does nothing."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            return lambda: trim(0)
    return lambda: None
