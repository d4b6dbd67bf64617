"""What the parser sees: names as familiar words, plain marks, and the way back to the report for every character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge import NameHit
from twosource.reading.text.surface import Surface, plausible, surface


def hits(text: str, **kinds: str) -> list[NameHit]:
    """Every occurrence of the words given, as names of those kinds; an underscore in a word stands for a space."""
    found = []
    for word, kind in kinds.items():
        name = word.replace("_", " ")
        at = text.find(name)
        while at >= 0:
            found.append(NameHit(at, at + len(name), name, kind, (name,), True))  # type: ignore[arg-type]
            at = text.find(name, at + 1)
    return sorted(found, key=lambda hit: hit.start)


def seen(text: str, **kinds: str) -> str:
    return surface(text, 0, len(text), hits(text, **kinds)).text


def origin(text: str, made: Surface, at: int, size: int) -> str:
    """What in the report a stretch of the parser's text stands for."""
    return text[made.starts[at] : made.ends[at + size - 1]]


def test_names_stand_as_one_familiar_word_of_their_kind() -> None:
    text = "SOHR said Deir Ezzor fell to the Syrian Democratic Forces."
    assert (
        seen(text, SOHR="source", Deir_Ezzor="place", Syrian_Democratic_Forces="actor")
        == "Reuters said London fell to the Russians."
    )


@pytest.mark.parametrize(
    ("text", "kinds", "stands"),
    [
        ("The Taliban control half of it.", {"Taliban": "actor"}, "The Russians control half of it."),
        ("A Taliban leader died.", {"Taliban": "actor"}, "A NATO leader died."),
        ("The Armed Forces of Ukraine hold it.", {"Armed_Forces_of_Ukraine": "actor"}, "The Russians hold it."),
        ("The Agency for Relief Operations said so.", {"Agency_for_Relief_Operations": "actor"}, "The NATO said so."),
        ("The United Nations said so.", {"United_Nations": "actor"}, "The NATO said so."),
    ],
)
def test_a_party_whose_name_is_a_plural_stands_as_a_plural(text: str, kinds: dict[str, str], stands: str) -> None:
    assert seen(text, **kinds) == stands


def test_a_state_named_by_its_city_stands_as_one() -> None:
    text = "Brussels denied it."
    both = hits(text, Brussels="place") + hits(text, Brussels="actor")
    assert surface(text, 0, len(text), both).text == "NATO denied it."


def test_the_way_back_gives_the_whole_name() -> None:
    text = "The fall of Deir Ezzor."
    made = surface(text, 0, len(text), hits(text, Deir_Ezzor="place"))
    at = made.text.index("London")
    assert origin(text, made, at, len("London")) == "Deir Ezzor"
    assert made.names[at][0].text == "Deir Ezzor"


def test_a_name_that_ends_in_a_common_word_stands_as_it_is_and_is_found_by_its_end() -> None:
    text = "The Syrian army left."
    made = surface(text, 0, len(text), hits(text, Syrian_army="actor"))
    assert made.text == text
    assert made.tails[text.index(" left")][0].text == "Syrian army"


def test_the_longest_name_stands_and_one_inside_it_does_not() -> None:
    text = "The Raqqa Is Being Slaughtered group said so."
    assert seen(text, Raqqa_Is_Being_Slaughtered="source", Raqqa="place") == "The Reuters group said so."


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“We left,” he said.", '"We left," he said.'),
        ("Isis’s men", "Isis's men"),
        ("2016–2017", "2016-2017"),
        ("they left – all", "they left - all"),
        ("they left—all", "they left - all"),
        ("he said [Isis] fled", "he said Isis fled"),
        ("a\t \n b", "a b"),
    ],
)
def test_marks_are_made_plain(text: str, plain: str) -> None:
    assert seen(text) == plain


@pytest.mark.parametrize("text", ["Hama’s men left.", "Hamas’ men left."])
def test_a_possessive_is_kept_apart_from_the_name(text: str) -> None:
    word = "Hamas" if "Hamas’" in text else "Hama"
    assert seen(text, **{word: "actor"}) == "NATO's men left."


def test_an_acronym_behind_its_name_is_left_out() -> None:
    text = "Syrian Democratic Forces (SDF) fighters"
    assert seen(text, Syrian_Democratic_Forces="actor", SDF="actor") == "NATO fighters"
    assert seen("Raqqa (the old town)", Raqqa="place") == "London (the old town)"


def test_a_descriptor_before_a_source_is_left_out() -> None:
    assert seen("War monitor the SOHR said so.", SOHR="source") == "War Reuters said so."


def test_a_town_behind_an_article_is_no_town_of_the_base_gazetteer() -> None:
    text = "The Star said Star fell."
    known = [
        NameHit(4, 8, "Star", "place", ("gn:1",), True),
        NameHit(14, 18, "Star", "place", ("gn:1",), True),
    ]
    assert plausible(text, known, lambda _: True) == [known[1]]
    curated = NameHit(4, 8, "Star", "place", ("plc:xx:star", "gn:1"), True)
    assert plausible(text, [curated], lambda _: True) == [curated]


def test_an_unbroken_run_is_broken_for_the_parser_and_stays_whole_in_the_report() -> None:
    text = "," * 1000
    made = surface(text, 0, len(text), [])
    assert max(map(len, made.text.split(" "))) <= 100
    assert made.text.replace(" ", "") == text
    assert [text[s:e] for s, e in zip(made.starts, made.ends, strict=True)].count(",") == 1000


def test_a_name_after_an_unbroken_run_is_still_found_where_it_stands() -> None:
    text = "a" * 300 + "-Raqqa fell"
    made = surface(text, 0, len(text), hits(text, Raqqa="place"))
    ((at, (hit,)),) = made.names.items()
    assert made.text[at : at + 6] == "London"
    assert (origin(text, made, at, 6), hit.text) == ("Raqqa", "Raqqa")


@given(
    st.text(max_size=300) | st.text(alphabet="ab '’“”[]()–— \u200b\u200fİſ", max_size=300),
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 12), st.sampled_from(["place", "actor", "source"]))),
)
def test_any_text_and_names_give_a_surface_whose_every_character_leads_back(
    text: str, spans: list[tuple[int, int, str]]
) -> None:
    known = sorted(
        (NameHit(a, a + n, text[a : a + n], kind, ("x",), True) for a, n, kind in spans if a + n <= len(text)),  # type: ignore[arg-type]
        key=lambda hit: hit.start,
    )
    made = surface(text, 0, len(text), known)
    assert len(made.text) == len(made.starts) == len(made.ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(made.starts, made.ends, strict=True))
    assert list(made.starts) == sorted(made.starts)
    for at, group in made.names.items():
        assert made.starts[at] == group[0].start
        assert made.text[at : at + 4] in ("Lond", "NATO", "Reut")
