"""Head kinds: the head of a description in ("the city", "the jihadists"); the kinds of places and parties it may mean, out."""

from __future__ import annotations

NON_STATE = frozenset(
    {"rebel_group", "jihadist_group", "armed_group", "militia", "separatist", "criminal_group", "political"}
)
HEADS: dict[str, frozenset[str]] = {
    "army": frozenset({"state_forces", "state"}),
    "military": frozenset({"state_forces", "state"}),
    "troop": frozenset({"state_forces", "foreign_forces", "state"}),
    "soldier": frozenset({"state_forces", "foreign_forces", "state"}),
    "government": frozenset({"state"}),
    "regime": frozenset({"state"}),
    "jihadist": frozenset({"jihadist_group"}),
    "extremist": frozenset({"jihadist_group"}),
    "terrorist": frozenset({"jihadist_group"}),
    "militant": frozenset({"jihadist_group", "rebel_group", "armed_group"}),
    "insurgent": frozenset({"jihadist_group", "rebel_group", "armed_group"}),
    "rebel": frozenset({"rebel_group"}),
    "group": NON_STATE,
    "organisation": NON_STATE,
    "organization": NON_STATE,
    "movement": NON_STATE,
    "faction": NON_STATE,
    "caliphate": frozenset({"jihadist_group"}),
    "militia": frozenset({"militia", "rebel_group", "armed_group"}),
    "paramilitary": frozenset({"militia", "armed_group", "rebel_group"}),
    "separatist": frozenset({"separatist"}),
    "coalition": frozenset({"coalition", "rebel_group"}),
    "alliance": frozenset({"coalition", "rebel_group", "allied_forces", "armed_group"}),
    "junta": frozenset({"state", "state_forces"}),
    "police": frozenset({"police"}),
}
PLACE_KINDS: dict[str, frozenset[str]] = {
    "city": frozenset({"city", "town"}),
    "town": frozenset({"town", "city", "village"}),
    "village": frozenset({"village", "town"}),
    "province": frozenset({"province", "governorate", "region", "oblast", "admin1"}),
    "governorate": frozenset({"province", "governorate", "admin1"}),
    "region": frozenset({"region", "province", "admin1"}),
    "district": frozenset({"district", "neighbourhood", "admin2"}),
    "neighbourhood": frozenset({"neighbourhood", "district"}),
    "neighborhood": frozenset({"neighbourhood", "district"}),
    "camp": frozenset({"camp"}),
    "base": frozenset({"base", "airfield"}),
    "airbase": frozenset({"base", "airfield"}),
    "airport": frozenset({"airfield", "base"}),
    "airfield": frozenset({"airfield", "base"}),
    "enclave": frozenset({"region", "city", "town", "district", "neighbourhood"}),
    "pocket": frozenset({"region", "city", "town"}),
    "dam": frozenset({"dam"}),
    "crossing": frozenset({"crossing"}),
    "island": frozenset({"island", "region"}),
    "field": frozenset({"field", "oilfield"}),
    "oilfield": frozenset({"field", "oilfield"}),
    "river": frozenset({"river"}),
    "desert": frozenset({"region", "desert"}),
    "country": frozenset({"country"}),
    "hospital": frozenset({"hospital"}),
    "": frozenset({"city", "town", "village", "district", "neighbourhood", "base", "camp"}),
}
ORGANS = {
    "army": "army", "military": "armed-forces", "troop": "army", "soldier": "army", "navy": "navy", "police": "police",
    "government": "government", "regime": "government", "junta": "government", "state": "government",
}  # fmt: skip
_OF_A_STATE = frozenset(
    {"security", "government", "armed", "pro-government", "regime", "state", "federal", "national", "army"}
)
_PLAIN = frozenset({"the", "national", "government", "state", "regular", "pro-government", "own", "its", "federal"})


def organ_of(phrase: str, head: str) -> str | None:
    """Which organ of a state the words name without a name: "the army", "government forces"; None for others."""
    if head == "force":
        return "armed-forces" if any(word in _OF_A_STATE for word in phrase.split()) else None
    return ORGANS.get(head) if all(word in _PLAIN for word in phrase.split()[:-1]) else None
