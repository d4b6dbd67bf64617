"""What people are shown: masked words, the brief, the map, exports. In: a picture. Out: text, pages, tables."""

from twosource.publish.brief import brief
from twosource.publish.export import export
from twosource.publish.map_page import map_page
from twosource.publish.masking import Masks
from twosource.publish.trail import Trail

__all__ = ["Masks", "Trail", "brief", "export", "map_page"]
