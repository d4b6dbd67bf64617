from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge import Knowledge, vocabulary
from twosource.knowledge.matcher import NameMatcher

PIECES = st.lists(
    st.sampled_from(
        ["Red Front", "the Northerners", "northern troops", "Testhāl", "al-Testhal", "Homs", "ḤOMS", "U.S.", "US army", "us",
         "Northern TV", "General Berg’s", "Isis’", " ", "\n\n", ", ", ". ", "(", "‘", "ß", "\u200b", "Syria's government",
         "army of Uganda", "Lebanon", "Wenzel", "Brigade 9 airbase", "تستحال", "1", "—"]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


def named(matcher: NameMatcher, text: str, kind: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(hit.text, hit.ids) for hit in matcher.find(text) if hit.kind == kind]


@given(PIECES)
def test_every_hit_is_what_stands_there_and_none_of_a_kind_overlap(matcher: NameMatcher, text: str) -> None:
    hits = matcher.find(text)
    ends: dict[str, int] = {}
    for hit in hits:
        assert hit.text == text[hit.start : hit.end]
        assert hit.text
        assert hit.ids
        assert hit.start >= ends.get(hit.kind, 0)
        ends[hit.kind] = hit.end
        assert hit.start == 0 or not (text[hit.start - 1].isalnum() and text[hit.start].isalnum())
        assert hit.end == len(text) or not (text[hit.end].isalnum() and text[hit.end - 1].isalnum())
    assert hits == sorted(hits, key=lambda hit: (hit.start, hit.kind == "place", hit.end))
    assert matcher.find(text) == hits


@given(PIECES, PIECES)
def test_what_was_met_or_forgotten_before_changes_nothing(
    matcher: NameMatcher, fresh_matcher: Callable[[], NameMatcher], before: str, text: str
) -> None:
    other = fresh_matcher()
    other.find(before)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(vocabulary, "_MOST_KEPT", 2)
        assert other.find(text) == matcher.find(text)


@given(st.lists(st.one_of(PIECES, st.text("aAlL5eE -_.'\n")), max_size=8).map(" ".join))
def test_a_sign_of_no_alphabet_at_the_end_of_a_text_changes_no_hit(matcher: NameMatcher, text: str) -> None:
    assert matcher.find(f"{text}\n\n\N{SNOWMAN}") == matcher.find(text)


@given(st.lists(st.one_of(PIECES, st.characters(codec=None)), max_size=6).map("".join))
def test_half_characters_are_let_be(matcher: NameMatcher, text: str) -> None:
    text = f"{text}\ud83d Testhal\udc80 {text}"
    hits = matcher.find(text)
    assert any(hit.text == "Testhal" for hit in hits)
    assert all(hit.text == text[hit.start : hit.end] for hit in hits)


@given(st.text(max_size=80))
def test_no_text_is_too_odd(matcher: NameMatcher, text: str) -> None:
    assert all(hit.text == text[hit.start : hit.end] for hit in matcher.find(text))


def test_a_half_of_a_surrogate_pair_hides_no_name_beside_it(matcher: NameMatcher) -> None:
    assert (
        named(matcher, "\ud83d Homs, \udc00Homs.", "place") == named(matcher, "\u2605 Homs, \u2605Homs.", "place") != []
    )


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Fighting reached al-Testhal on Monday", "al-Testhal"),
        ("Fighting reached Testhāl’s edge", "Testhāl"),
        ("Fighting reached TESTHAL", "TESTHAL"),
        ("in ‘Testhal’ today", "Testhal"),
        ("(Testhal)", "Testhal"),
        ("from Testhal-based units", "Testhal"),
        ("at Brigade 9 airbase.", "Brigade 9 airbase"),
        ("في تستحال اليوم", "تستحال"),
    ],
)
def test_a_place_is_found_as_it_stands(matcher: NameMatcher, text: str, hit: str) -> None:
    assert [text for text, _ in named(matcher, text, "place")] == [hit]


@pytest.mark.parametrize(
    "text",
    [
        "He said so",
        "Said one witness",
        "Testhalia",
        "NewTesthal",
        "testhal",
        "Tell us more",
        "Linda Wenzel was taken",
        "the al-Wenzel school",
        "an agency called WENZEL said",
        "as Homsi",
    ],
)
def test_a_place_is_not_found_where_none_stands(matcher: NameMatcher, text: str) -> None:
    assert named(matcher, text, "place") == []


def test_the_longest_name_wins(matcher: NameMatcher) -> None:
    assert named(matcher, "Northern state TV said", "source") == [("Northern state TV", ("src:north-tv",))]


def test_names_of_two_kinds_may_share_their_words(matcher: NameMatcher) -> None:
    hits = {(hit.kind, hit.text) for hit in matcher.find("General Berg of the Northern Army, in Homs")}
    assert hits == {("person", "General Berg"), ("actor", "Northern Army"), ("place", "Homs")}


def test_a_place_inside_another_name_is_none(matcher: NameMatcher) -> None:
    assert named(matcher, "The Testland Watch on Testhal", "place") == [
        ("Testhal", ("plc:lb:testhal-village", "plc:sy:testhal", "plc:sy:testhal-province"))
    ]


@pytest.mark.parametrize(
    ("text", "hit", "identifier", "how"),
    [
        ("A Ugandan army spokesman said", "Ugandan army", "act:ug-army", "composed"),
        ("Russia’s Defence Ministry confirmed", "Russia’s Defence Ministry", "act:ru-defence-ministry", "composed"),
        ("the army of Uganda withdrew", "army of Uganda", "act:ug-army", "composed"),
        ("U.S. Air Force jets", "U.S. Air Force", "act:us-air-force", "composed"),
        ("Kyiv rejected the offer", "Kyiv", "act:ua-government", "seat"),
        ("Uganda rejected the offer", "Uganda", "act:ug", "country"),
        ("the Syrian government fell", "Syrian government", "act:syria-state", "name"),
        ("northern troops fled", "northern troops", "act:north-army", "name"),
        ("Jabhat Al-Hamrah fighters", "Jabhat Al-Hamrah", "act:red-front", "loose"),
    ],
)
def test_actors_are_named_and_composed(matcher: NameMatcher, text: str, hit: str, identifier: str, how: str) -> None:
    hits = [found for found in matcher.find(text) if found.kind == "actor"]
    assert [(found.text, found.ids, found.how) for found in hits] == [(hit, (identifier,), how)]


@pytest.mark.parametrize("text", ["tell us army stories", "Us army", "Syrian rebels", "Turkey forces a retreat"])
def test_actors_are_not_composed_of_other_words(matcher: NameMatcher, text: str) -> None:
    assert not [hit for hit in matcher.find(text) if hit.how == "composed"]


def test_an_acronym_is_written_in_capitals(matcher: NameMatcher) -> None:
    assert named(matcher, "NAF units and Naf units", "actor") == [("NAF", ("act:north-army",))]


def test_capitals_prove_nothing_in_a_line_of_capitals(matcher: NameMatcher) -> None:
    hits = matcher.find("RED FRONT TAKES WENZEL FROM NAF BEFORE HOMS FALLS SAYS WATCH")
    assert {(hit.text, hit.case_ok) for hit in hits} == {("RED FRONT", False), ("HOMS", False)}
    assert [hit.case_ok for hit in matcher.find("The Red Front took Homs")] == [True, True]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A shell fell on Homs Street in Damascus.", ["Damascus"]),
        ("Gunmen opened fire on Aleppo Road in Beirut.", ["Beirut"]),
        ("Jordan Henderson left for Beirut.", ["Beirut"]),
        ("The player Michael Jordan gave to a hospital.", []),
        ("In Jordan Abdullah spoke.", ["Jordan"]),
        ("The Raqqa Is Being Slaughtered Silently group spoke.", []),
        ("Families crossed Wadi Gaza on foot.", ["Wadi Gaza"]),
        ("Clashes broke out at Damascus Gate.", ["Damascus Gate"]),
    ],
)
def test_a_street_a_person_and_a_body_are_no_towns(knowledge: Knowledge, text: str, places: list[str]) -> None:
    assert [hit.text for hit in knowledge.matcher.find(text) if hit.kind == "place"] == places


@pytest.mark.parametrize(
    ("text", "named", "whole", "identifier"),
    [
        ("Troops entered western Mosul.", "Mosul", "western Mosul", "plc:iq:western-mosul"),
        ("Shelling of eastern Ghouta went on.", "Ghouta", "eastern Ghouta", "plc:sy:eastern-ghouta"),
        ("Eastern Ghouta was shelled.", "Eastern Ghouta", "Eastern Ghouta", "plc:sy:eastern-ghouta"),
        ("They hold the city of Raqqa.", "Raqqa", "Raqqa", "plc:sy:raqqa-city"),
    ],
)
def test_small_words_before_a_name_tell_which_place_it_is(
    knowledge: Knowledge, text: str, named: str, whole: str, identifier: str
) -> None:
    (hit,) = [hit for hit in knowledge.matcher.find(text) if hit.kind == "place"]
    assert (hit.text, hit.whole, hit.ids[0]) == (named, whole, identifier)
    assert text[hit.start : hit.end] == hit.text


def test_a_name_written_small_throughout_is_not_one(knowledge: Knowledge) -> None:
    assert [hit for hit in knowledge.matcher.find("they went to western mosul") if hit.kind == "place"] == []


@pytest.mark.parametrize(("text", "identifier"), [("SLM/A fighters", "act:slm-nur"), ("the DHKP/C", "act:dhkp-c")])
def test_a_stroke_parts_the_words_of_a_name(knowledge: Knowledge, text: str, identifier: str) -> None:
    assert identifier in {found for hit in knowledge.matcher.find(text) for found in hit.ids}
