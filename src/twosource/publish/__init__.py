"""What people are shown: masked words, the brief, the map, exports. In: a picture. Out: text, pages, tables."""

from twosource.publish.masking import Masks

__all__ = ["Masks"]
