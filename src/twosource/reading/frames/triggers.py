"""Triggers: the codebook's triggers under the words that head them, ready to be asked which may fit a word's slots.

In: the triggers that one word heads. Out: those whose first condition on the slots holds, the heaviest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from twosource.codebook import EventType
from twosource.codebook.model import Trigger
from twosource.reading.syntax.slots import Slots

_ALSO_OF_PEOPLE = frozenset(
    {"surrender", "defect", "repel"}
)  # of battle's types, those that envoys and ministers do too

SlotWords = Mapping[str, frozenset[str] | None]
"""The words of slots' fillers; None where a name, a pronoun or a count stands there, which may mean another word."""

_Words = tuple[tuple[str, frozenset[str]], ...]
"""Slots with words."""


class TriggerRow:
    """A trigger with its type, and its conditions on words made ready to be asked.

    ``wanted`` are the words one of which a slot's filler must be, ``refused`` those that none may be. ``fought``: the type is
    one of battle's that people without arms have no part in. ``apart``: a deed that the words speak of, the slot ``doing``, is an
    event beside theirs: a threat is one, what is threatened another.
    """

    __slots__ = ("apart", "code", "fought", "refused", "trigger", "wanted")

    def __init__(self, kind: EventType, trigger: Trigger) -> None:
        self.code = kind.code
        self.trigger = trigger
        self.apart = kind.speech and kind.code != "claim_responsibility"
        self.fought = kind.family == "battle" and kind.code not in _ALSO_OF_PEOPLE
        wanted = ({"object": trigger.object} if trigger.object else {}) | trigger.lemmas
        self.wanted: _Words = tuple((slot, frozenset(words)) for slot, words in wanted.items())
        self.refused: _Words = tuple((slot, frozenset(words)) for slot, words in trigger.refuses.items())


class TriggersOfWord:
    """The triggers that one word heads, the heaviest first, by the words that their first condition asks for.

    Nothing can lend a slot for that first condition, so that most triggers of a word need no look where it does not hold.
    ``asked`` are the slots whose words first conditions ask for.
    """

    def __init__(self, rows: Iterable[TriggerRow]) -> None:
        self.rows = list(rows)
        # Those without a condition on words, by the slots that must be filled for them.
        free: dict[frozenset[str], list[int]] = defaultdict(list)
        self._by_word: dict[str, dict[str, list[int]]] = {}
        self._by_slot: dict[str, list[int]] = {}
        for number, row in enumerate(self.rows):
            trigger = row.trigger
            slot, words = ("object", trigger.object) if trigger.object else next(iter(trigger.lemmas.items()), ("", ()))
            if slot:
                by_word = self._by_word.setdefault(slot, {})
                for word in words:
                    by_word.setdefault(word, []).append(number)
                self._by_slot.setdefault(slot, []).append(number)
            else:
                free[frozenset(() if trigger.after else trigger.needs)].append(number)
        self._free = list(free.items())
        self.asked = tuple(self._by_word)

    def that_may_fit(self, slots: Slots, words: SlotWords) -> list[TriggerRow]:
        """The triggers whose first condition holds; in their order.

        Args:
            slots: the word's slots.
            words: those of the slots that are ``asked``.
        """
        fillers = slots.fillers
        numbers: set[int] = set()
        for needed, some in self._free:
            if not needed or all(map(fillers.get, needed)):
                numbers.update(some)
        for slot, there in words.items():
            if there is None:
                numbers.update(self._by_slot[slot])
            else:
                by_word = self._by_word[slot]
                for word in there:
                    if word in by_word:
                        numbers.update(by_word[word])
        return [self.rows[n] for n in sorted(numbers)]
