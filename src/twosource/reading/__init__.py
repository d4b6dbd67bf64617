"""Reading: a report in; its paragraphs, persons and attributed claims out. It knows nothing of the store."""

from twosource.reading.gate import Gate
from twosource.reading.reader import Reader

__all__ = ["Gate", "Reader"]
