"""Attributions name the chain of speakers; citations hold what is given; links are safe or withheld."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from twosource.publish.masking import Masks
from twosource.publish.trail import Trail, safe_link
from twosource.records import Picture


@pytest.fixture(scope="module")
def trail(picture: Picture) -> Trail:
    return Trail(picture, Masks(picture))


def _attributed(trail: Trail, claim_id: str, **changes: Any) -> str:
    claim = trail.claim(claim_id)
    assert claim is not None
    return trail.attribution(msgspec.structs.replace(claim, **changes))


def test_an_attribution_runs_from_the_innermost_speaker_outwards(trail: Trail) -> None:
    claim = trail.claim("clm_1")
    assert claim is not None
    army = msgspec.structs.replace(claim.speakers[0], source_id=None, name="Syrian army", cue="announced")
    assert _attributed(trail, "clm_1") == "Syrian state TV, cited by Sample Courier"
    assert _attributed(trail, "clm_1", speakers=(*claim.speakers, army)) == (
        "the Syrian army, cited by Syrian state TV, cited by Sample Courier"
    )


def test_who_tells_in_its_own_pages_what_it_was_told_is_named_once(trail: Trail) -> None:
    claim = trail.claim("clm_1")
    assert claim is not None
    own, officer = (
        msgspec.structs.replace(claim.speakers[0], source_id=None, name=name)
        for name in ("Sample Courier", "an officer")
    )
    assert _attributed(trail, "clm_1", speakers=(own, officer)) == "an officer, cited by Sample Courier"
    assert _attributed(trail, "clm_1", speakers=(own,)) == "Sample Courier, in its own voice"


def test_without_a_speaker_it_is_the_publishers_own_voice(trail: Trail) -> None:
    assert _attributed(trail, "clm_5") == "Sample Courier, in its own voice"
    assert _attributed(trail, "clm_5", publisher=None) == "an unnamed publisher, in its own voice"


def test_a_private_witness_is_masked_in_the_attribution(trail: Trail) -> None:
    assert _attributed(trail, "clm_4") == "a named civilian, cited by Sample Courier"


def test_stance_is_told_where_it_is_not_plain(trail: Trail) -> None:
    forecast, plain = trail.claim("clm_6"), trail.claim("clm_1")
    assert forecast is not None and plain is not None
    assert trail.stance(forecast) == "a forecast; hedged"
    assert trail.stance(plain) is None
    assert trail.stance(msgspec.structs.replace(plain, polarity="denied")) == "denied"


def test_a_link_that_names_a_private_person_is_withheld_and_that_is_said(trail: Trail, picture: Picture) -> None:
    citation = trail.citation(picture.reports[0])
    assert (citation.link, citation.link_withheld) == (None, True)
    assert citation.archive == "https://archive.example/1"
    assert citation.words() == "Sample Courier, “Syrian army breaks the siege of Deir Ezzor”, 5 September 2017"


def test_a_report_without_date_or_publisher_is_cited_as_such(trail: Trail, picture: Picture) -> None:
    bare = msgspec.structs.replace(picture.reports[2], publisher=None, published=None)
    assert trail.citation(bare).words() == "an unnamed publisher, date unknown"


def test_a_position_held_by_no_origin_of_the_event_is_named_by_its_claims(trail: Trail, picture: Picture) -> None:
    event = picture.events[2]
    denial = msgspec.structs.replace(event.disputes[0].positions[1], origins=("src:russian-mod",), claims=("clm_8",))
    assert trail.holders(event, event.disputes[0].positions[0]) == ["a named civilian"]
    assert trail.holders(event, denial) == ["Russian Defence Ministry"]


def test_claims_come_in_the_order_of_publication_and_text(trail: Trail) -> None:
    assert [c.claim_id for c in trail.claims_of(["clm_8", "clm_2", "clm_1", "gone"])] == ["clm_1", "clm_2", "clm_8"]
    assert [c.claim_id for c in trail.claims_behind(["evt_1", "evt_4"])] == ["clm_1", "clm_2", "clm_5"]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a@b.example/", "https://x.example/ y",
     'https://x.example/"onclick', "//x.example", "https://", "http://[::1", None],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert safe_link(url) is None


def test_a_plain_web_address_is_kept() -> None:
    assert safe_link("https://x.example/a?b=c#d") == "https://x.example/a?b=c#d"
