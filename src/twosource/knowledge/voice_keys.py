"""Keys of voices that no pack has: a name in; a hash of it, by which the same name is the same voice, out.

They stay in the store. A hash is no secret: whoever guesses the name makes it again. What is put out has the key of a private
person's voice replaced (`publish.masking`), which is why the two rooms make such keys here.
"""

from __future__ import annotations

from typing import Final

from twosource.knowledge.sources import spelling
from twosource.records import content_id

_MASKED: Final = "masked"


def voice_key(name: str) -> str:
    """The key of a named voice, the same whether it publishes or is quoted."""
    return content_id("voice", spelling(name))


def masked_key(name: str) -> str:
    """The key of a private person's voice, the same whichever papers spoke to them."""
    return content_id(_MASKED, spelling(name))


def is_masked_key(key: str) -> bool:
    """Whether a key is that of a private person's voice."""
    return key.startswith(f"{_MASKED}_")
