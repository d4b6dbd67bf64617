"""Reading: a report in; its paragraphs, persons and attributed claims out. It knows nothing of the store."""

from twosource.reading.reader import Reader
from twosource.reading.text.gate import Gate

__all__ = ["Gate", "Reader"]
