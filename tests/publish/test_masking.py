"""No private name survives in any casing or slug; public names stay; offsets stay; children are named as children."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.publish.masking import CHILD, CIVILIAN, WITHHELD, Masks
from twosource.records import LogEntry, PersonMention, Picture, Reading, Rejection, Report, to_json

_SYLLABLES = st.sampled_from(["ka", "ró", "min", "vel", "zha", "tü", "bor", "lis", "qua", "fen", "dø", "oud"])
_PART = st.lists(_SYLLABLES, min_size=2, max_size=4).map(lambda parts: "".join(parts).capitalize())
_NAME = st.tuples(_PART, st.sampled_from([" ", " al-", " van der ", "-"]), _PART).map("".join)


def _picture(text: str, *people: PersonMention, **fields: str) -> Picture:
    report = Report(report_id="rep_1", publisher="Courier", published=None, **{"title": None, **fields}, text=text)
    reading = Reading(report_id="rep_1", reader="test", language="en", paragraphs=(), claims=(), people=people, log=())
    return Picture(reports=(report,), readings=(reading,), events=(), holdings=(), sieges=(), sources=())


def _person(text: str, name: str, *, public: bool = False, child: bool = False) -> PersonMention:
    start = text.index(name)
    return PersonMention(start=start, end=start + len(name), text=name, public=public, child=child)


def _named(text: str, name: str, **more: Any) -> Masks:
    return Masks(_picture(text, _person(text, name, **more)))


@pytest.fixture(scope="module")
def masks(picture: Picture) -> Masks:
    return Masks(picture)


def test_a_child_and_a_civilian_are_told_apart(masks: Masks, picture: Picture) -> None:
    report = picture.reports[0]
    masked = masks.text(report.report_id, 0, len(report.text))
    assert f"schoolgirl {CHILD} is led away" in masked
    assert f"said {CIVILIAN}, who lives there" in masked


def test_a_stretch_that_cuts_a_name_shows_none_of_it(masks: Masks, picture: Picture) -> None:
    report = picture.reports[0]
    start = report.text.index("Mirela") + 3
    assert masks.text(report.report_id, start, start + 12) == CHILD


def test_titles_addresses_and_file_names_are_masked(masks: Masks, picture: Picture) -> None:
    shown = masks.report(picture.reports[0])
    assert shown.url == "https://courier.example/2017/09/05/siege-a-named-child"
    assert shown.origin_name == "reports/a-named-child.txt"
    assert shown.external_id == "a-named-child.txt"


@pytest.mark.parametrize(
    "written",
    [
        "linda-wenzel", "Linda_Wenzel", "LINDA WENZEL", "lindawenzel", "Linda%20Wenzel", "Wenzel, Linda", "WENZEL",
        "wenzel.jpg", "@lindawenzel1", "isisgirllindawenzel2017", "L. Wenzel", "Lin\u00adda Wen\u200bzel", "Wenzel's",
        "the Wenzels", "Linda+Wenzel", "Ｌｉｎｄａ Ｗｅｎｚｅｌ",
    ],
)  # fmt: skip
def test_a_private_name_is_found_however_it_is_written(written: str) -> None:
    masked = _named("A girl, Linda Wenzel, was seen.", "Linda Wenzel", child=True).string(f"see {written} here")
    assert "wenzel" not in masked.casefold().replace("\u200b", "")
    assert masked.startswith("see ") and masked.endswith(" here")
    assert "child" in masked


@pytest.mark.parametrize("written", ["Jurgen Muller", "jürgen-müller", "J%C3%BCrgen_M%C3%BCller", "JUERGENMUELLER"])
def test_accents_do_not_hide_a_name(written: str) -> None:
    assert "ller" not in _named("Jürgen Müller died.", "Jürgen Müller").string(written).casefold()


def test_an_arabic_name_is_found_with_and_without_vowel_signs() -> None:
    masks = _named("قالت ليندا فنزل", "ليندا فنزل")
    assert masks.string("لِيندا_فنزل") == "a-named-civilian"


def test_a_name_that_is_also_a_public_persons_stays_only_where_it_is_that_person() -> None:
    text = "Omar Sabbagh, a farmer, fled. Minister Nadia Sabbagh spoke. Sabbagh was praised."
    masks = Masks(_picture(text, _person(text, "Omar Sabbagh"), _person(text, "Nadia Sabbagh", public=True)))
    shown = masks.text("rep_1", 0, len(text))
    assert shown == f"{CIVILIAN}, a farmer, fled. Minister Nadia Sabbagh spoke. {CIVILIAN} was praised."
    assert masks.string("Nadia Sabbagh") == "Nadia Sabbagh"


def test_an_english_word_that_is_a_surname_stays_a_word_elsewhere() -> None:
    masks = _named("Sara Will fled. They will return. Will wept.", "Sara Will")
    assert masks.text("rep_1", 0, 44) == f"{CIVILIAN} fled. They will return. {CIVILIAN} wept."
    assert masks.string("Troops will advance. Will they?") == "Troops will advance. Will they?"


def test_a_month_is_never_masked_alone() -> None:
    assert _named("April May fled in May 2017.", "April May").text("rep_1", 14, 27) == " in May 2017."


def test_search_text_holds_neither_name_nor_mask(masks: Masks, picture: Picture) -> None:
    free = masks.person_free(picture.reports[0].text, picture.reports[0].report_id).casefold()
    assert not re.search("mirela|kastanova|yusra|haddadin|named", free)


def test_claims_keep_their_offsets_and_show_the_masked_words(masks: Masks, picture: Picture) -> None:
    for reading in picture.readings:
        for claim in reading.claims:
            shown = masks.claim(claim)
            assert shown.sentence.text == masks.text(claim.report_id, claim.sentence.start, claim.sentence.end)
            assert [(s.start, s.end) for s in shown.speakers] == [(s.start, s.end) for s in claim.speakers]
            assert shown.claim_id == claim.claim_id
    witness = masks.claim(picture.readings[0].claims[3])
    assert witness.speakers[0].name == CIVILIAN
    assert masks.claim(picture.readings[1].claims[5]).speakers[0].name == "Brett McGurk"


def test_events_are_masked_by_the_names_of_their_reports(masks: Masks, picture: Picture) -> None:
    event = masks.event(picture.events[2])
    assert "addadin" not in to_json(event)
    assert event.origins[0].key == event.disputes[0].positions[0].origins[0] == event.figures[0].origins[0]


def test_a_reading_keeps_public_people_only(masks: Masks, picture: Picture) -> None:
    assert masks.reading(picture.readings[0]).people == ()
    assert [p.text for p in masks.reading(picture.readings[1]).people] == ["Brett McGurk"]


def test_a_rejected_inputs_file_name_is_masked(masks: Masks) -> None:
    rejection = Rejection(where="in/mirela-kastanova.pdf", reason="no text in it", cure="Run OCR first.")
    assert masks.rejection(rejection).where == "in/a-named-child.pdf"


def test_a_place_called_after_somebody_keeps_its_name(picture: Picture) -> None:
    text = "Troops took the al-Omar field, said Omar, a guard."
    field = text.index("al-Omar field")
    claim = picture.readings[1].claims[4]
    place = msgspec.structs.replace(
        claim.place[0],
        id="plc:sy:al-omar-field",
        name="al-Omar field",
        text="al-Omar field",
        start=field,
        end=field + 13,
    )
    sentence = msgspec.structs.replace(claim.sentence, start=0, end=len(text), text=text)
    claim = msgspec.structs.replace(claim, report_id="rep_1", sentence=sentence, place=(place,), actor=(), speakers=())
    inside = PersonMention(start=field + 3, end=field + 7, text="Omar", public=False)
    guard = PersonMention(start=text.index("Omar, a"), end=text.index("Omar, a") + 4, text="Omar", public=False)
    bare = _picture(text, inside, guard)
    shown = Masks(
        msgspec.structs.replace(bare, readings=(msgspec.structs.replace(bare.readings[0], claims=(claim,)),))
    ).claim(claim)
    assert shown.sentence.text == f"Troops took the al-Omar field, said {CIVILIAN}, a guard."
    assert shown.place[0].name == shown.place[0].text == "al-Omar field"


@given(name=_NAME, child=st.booleans())
def test_no_part_of_a_distinctive_name_survives_in_any_casing_or_slug(name: str, child: bool) -> None:
    masks = _named(f"Near the bridge {name} was hurt.", name, child=child)
    words = name.replace("-", " ").split()
    parts = {w.casefold() for w in (words[0], words[-1])} - {"al", "van", "der"}
    for joint in (" ", "-", "_", "", "%20", "+", "."):
        for cased in (str, str.upper, str.lower, str.swapcase):
            written = cased(joint.join(words))
            for form in (written, quote(written), f"https://x.example/a/{written}.html", f"{written}'s"):
                shown = masks.string(form).casefold()
                assert not any(part in shown for part in parts), (form, shown)


@given(name=_NAME, before=st.text(max_size=20), after=st.text(max_size=20))
def test_masking_changes_nothing_but_the_name(name: str, before: str, after: str) -> None:
    text = f"{before} | {name} | {after}"
    masks = Masks(
        _picture(text, PersonMention(start=len(before) + 3, end=len(before) + 3 + len(name), text=name, public=False))
    )
    assert masks.text("rep_1", 0, len(text)) == f"{before} | {CIVILIAN} | {after}"


@given(st.text())
def test_a_picture_without_private_people_masks_nothing(text: str) -> None:
    assert Masks(_picture("Nothing happened.")).string(text) == text


def test_a_report_that_is_not_read_gives_none_of_its_words() -> None:
    report = Report(
        report_id="rep_ar",
        publisher="صحيفة",
        published="2017-09-05",
        title="مقتل خباز في دير الزور",
        text="مقتل خباز في دير الزور\n\nقتل الخباز أحمد.",
        url="https://example.org/ahmad",
        language="ar",
        origin_name="ahmad.txt",
    )
    log = (LogEntry(what="skipped", why="the report is in a language that is not read yet (ar)", start=0, end=22),)
    reading = Reading(report_id="rep_ar", reader="r", language="ar", paragraphs=(), claims=(), people=(), log=log)
    picture = Picture(reports=(report,), readings=(reading,), events=(), holdings=(), sieges=(), sources=())
    masks = Masks(picture)
    shown = masks.report(report)
    assert {shown.title, shown.text, shown.url, shown.origin_name} == {WITHHELD}
    assert shown.publisher == report.publisher
    assert masks.text("rep_ar", 0, 5) == WITHHELD
    assert masks.hides_in("https://example.org/ahmad", "rep_ar")
    assert masks.reading(reading).log[0].why.endswith("(ar)")


def test_a_letter_set_off_from_a_name_is_no_initial_of_it() -> None:
    masks = _named("Borka Kabor fled.", "Borka Kabor")
    assert masks.string("B | Borka Kabor") == f"B | {CIVILIAN}"
    assert masks.string("B. Kabor") == CIVILIAN


def test_the_mask_of_one_eats_nothing_of_a_near_namesake_who_is_public() -> None:
    text = "Governor Petro Halenko spoke. Petro Halych, a roofer, and Nadia Halenko were killed."
    public = _person(text, "Petro Halenko", public=True)
    masks = Masks(_picture(text, public, _person(text, "Petro Halych"), _person(text, "Nadia Halenko")))
    shown = masks.text("rep_1", 0, len(text))
    assert shown == f"Governor Petro Halenko spoke. {CIVILIAN}, a roofer, and {CIVILIAN} were killed."
    for string in ("Petro Halenko", "the Petro Halenko interview", "petro-halenko-speaks"):
        assert masks.string(string, "rep_1") == string
    assert masks.string("Petro Halych", "rep_1") == CIVILIAN
    assert masks.string("Halych and Petro", "rep_1") == f"{CIVILIAN} and {CIVILIAN}"


def test_a_public_name_within_a_longer_private_one_saves_none_of_it() -> None:
    text = "Minister Samir Tawil spoke. Samir Tawil Nasri, a tailor, fled."
    masks = Masks(_picture(text, _person(text, "Samir Tawil", public=True), _person(text, "Samir Tawil Nasri")))
    assert masks.text("rep_1", 0, len(text)) == f"Minister Samir Tawil spoke. {CIVILIAN}, a tailor, fled."
    assert masks.string("Samir Tawil Nasri", "rep_1") == CIVILIAN


def test_of_two_with_one_surname_side_by_side_each_keeps_or_loses_its_own() -> None:
    text = "The wife of Mayor Danylo Hirnyk, Olha Hirnyk, was wounded."
    masks = Masks(_picture(text, _person(text, "Danylo Hirnyk", public=True), _person(text, "Olha Hirnyk")))
    assert masks.text("rep_1", 0, len(text)) == f"The wife of Mayor Danylo Hirnyk, {CIVILIAN}, was wounded."
