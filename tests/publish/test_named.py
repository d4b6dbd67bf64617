"""What the names of a picture hold: public persons' whole names, children's names, words that are several people's or places'."""

from __future__ import annotations

from twosource.publish.named import children, public_names, words_of_known_names, words_of_longer_names
from twosource.records import PersonMention, Picture, Reading, Report


def person(text: str, *, public: bool = False, child: bool = False) -> PersonMention:
    return PersonMention(start=0, end=len(text), text=text, public=public, child=child)


def picture(*people: PersonMention) -> Picture:
    report = Report(report_id="rep_1", publisher="Courier", published=None, title=None, text="")
    reading = Reading(report_id="rep_1", reader="test", language="en", paragraphs=(), claims=(), people=people, log=())
    return Picture(reports=(report,), readings=(reading,), events=(), holdings=(), sieges=(), sources=())


def test_only_whole_names_that_nobody_private_bears_are_public_names() -> None:
    index = public_names(
        picture(person("Vira Lomak", public=True), person("Ada Roth", public=True), person("Ada Roth"))
    )
    found = [text for text in ("Vira Lomak", "Lomak", "Lomak Vira", "Ada Roth") if index.find(text)]
    assert found == ["Vira Lomak"]


def test_children_are_known_in_every_spelling() -> None:
    assert children(picture(person("Jörg Thal", child=True), person("Ada Roth"))) == {
        ("jorg", "thal"),
        ("joerg", "thal"),
    }


def test_words_of_names_are_told_by_whose_they_are() -> None:
    mentions = (person("Ada Roth"), person("Umma"), person("Vira Lomak", public=True))
    assert words_of_longer_names(mentions) == {"ada", "roth"}
    assert words_of_known_names(picture(*mentions)) == {"courier", "vira", "lomak"}
