"""Unnamed kinds: the noun by which a report tells of people or a party without a name in; of what kind they are, out."""

from __future__ import annotations


def people_kind(lemma: str, *, doing: bool = False) -> str:
    """The kind of the people whom a noun tells; ``doing`` where they act and do not suffer."""
    if doing and lemma == "volunteer":
        return "unknown"  # who may well be under arms
    if lemma in ("prisoner", "detainee", "hostage", "captive", "inmate"):
        return "detainees"
    if lemma in ("refugee", "displaced", "evacuee", "returnee", "migrant"):
        return "refugees"
    if lemma in ("protester", "protestor", "demonstrator", "rioter", "striker"):
        return "protesters"
    if lemma in ("journalist", "reporter"):
        return "media"
    return (
        "civilians"
        if lemma not in ("body", "casualty", "wounded", "dead", "fatality", "victim", "people", "person", "national")
        else "unknown"
    )


def party_kind(lemma: str) -> str:
    """The kind of the party that a noun tells."""
    if lemma in (
        "army",
        "military",
        "soldier",
        "troop",
        "warplane",
        "warship",
        "navy",
        "airforce",
        "marine",
        "jet",
        "serviceman",
    ):
        return "state_forces"
    if lemma in ("police", "policeman", "officer", "gendarme"):
        return "police"
    if lemma in ("jihadist", "extremist", "terrorist"):
        return "jihadist_group"
    if lemma in ("rebel", "insurgent", "opposition", "guerrilla", "guerilla"):
        return "rebel_group"
    if lemma in ("separatist",):
        return "separatist"
    if lemma in ("militia", "militiaman", "paramilitary", "vigilante"):
        return "militia"
    if lemma in ("peacekeeper", "mission"):
        return "peacekeepers"
    if lemma in ("government", "regime", "ministry", "authority", "junta", "country", "state", "nation"):
        return "state"
    if lemma in ("fighter", "militant", "gunman", "gunmen", "attacker", "bomber", "assailant"):
        return "fighters"
    if lemma in ("coalition", "alliance"):
        return "coalition"
    if lemma in ("gang", "cartel", "bandit", "kidnapper", "pirate"):
        return "criminal_group"
    return (
        "armed_group" if lemma in ("group", "faction", "brigade", "battalion", "unit", "force", "front") else "unknown"
    )
