"""Knowledge: actors, sources, people and places as data packs, and the resolvers over them.

In: the shipped packs and the user's, the base gazetteer of two packages. Out: `Knowledge`, which finds names in text and
tells whom and what they name. `twosource.knowledge.check` looks packs over for an analyst.
"""

from twosource.knowledge.errors import Fault, PackError
from twosource.knowledge.knowledge import Knowledge
from twosource.knowledge.matcher import NameHit, NameMatcher
from twosource.knowledge.places import Gazetteer, Resolved

__all__ = ["Fault", "Gazetteer", "Knowledge", "NameHit", "NameMatcher", "PackError", "Resolved"]
