"""Verdicts: the mentions of persons in a report in; one verdict for each name, whether it may be shown, out."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.records import PersonMention


def settled(found: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """One verdict a name: a surname alone takes the verdict of the full name it ends; a child's name is never public."""
    verdicts: dict[str, PersonMention] = {}
    for person in found:
        key = person.text
        held = verdicts.get(key)
        if held is None or person.child or (person.public and not held.public and not held.child and held.role is None):
            verdicts[key] = person
    full = sorted((name for name in verdicts if " " in name), key=lambda name: (-len(name), name))
    of_longer: dict[str, PersonMention] = {}  # a name's first or last word -> the verdict on the names that have it
    for name in full:
        for word in (_bare(name.split()[0]), _bare(name.split()[-1])):
            held = of_longer.get(word)
            if held is None or (held.public and not verdicts[name].public) or verdicts[name].child:
                of_longer[word] = verdicts[name]
    told = []
    for person in sorted(found, key=lambda p: (p.start, p.end)):
        verdict = verdicts[person.text]
        if " " not in person.text:
            verdict = of_longer.get(_bare(person.text), verdict)
        told.append(
            PersonMention(
                start=person.start,
                end=person.end,
                text=person.text,
                public=verdict.public and not verdict.child,
                role=verdict.role,
                child=verdict.child,
            )
        )
    unique: dict[int, PersonMention] = {}
    for person in told:  # in order: of one inside another the longer stands
        held = unique.get(person.end)
        if held is None or person.start < held.start:
            unique[person.end] = person
    return tuple(sorted(unique.values(), key=lambda p: (p.start, p.end)))


def _bare(word: str) -> str:
    """A word of a name without the article of an Arabic one: "al-Saadi" speaks on as "Saadi"."""
    article, hyphen, rest = word.partition("-")
    return rest if hyphen and rest and article.lower() in ("al", "el") else word
