"""Who has a calling or stands for a village is public in speaking and acting, and a victim where something is only done to him."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import Reading

Read = Callable[..., Reading]

SEEN = (
    ("A tribal elder, Haji Sarwar, said he had negotiated a truce with the Taliban in Nawa.", "Sarwar"),
    ("Village elder Sher Wali said foreign troops had killed nine villagers in Uruzgan.", "Sher Wali"),
    ("The mukhtar of the village, Boutros Hanna, told the army that fighters had left.", "Boutros Hanna"),
    ("Village chief Amadou Togo met the soldiers and asked them to spare Koro.", "Amadou Togo"),
    ("Sheikh Nawaf al-Shibli signed the agreement for the Baggara tribe in Deir Ezzor.", "Nawaf al-Shibli"),
    (
        "A sheikh from the Jubur tribe, Hamid al-Mutlaq, negotiated the release of hostages in Hasakah.",
        "Hamid al-Mutlaq",
    ),
    ("Camp leader Nurul Amin said police had fired on refugees in Kutupalong.", "Nurul Amin"),
    ("Reporter Dalia Sabbagh said that shells hit Idlib.", "Dalia Sabbagh"),
    ("The provincial governor, Omar Haddad, was killed by a car bomb in Aden.", "Omar Haddad"),
    ("Mayor Pavlo Denysenko was abducted by soldiers in Melitopol.", "Pavlo Denysenko"),
    ("Police chief Sadiq Yar was killed by a bomb in Herat.", "Sadiq Yar"),
    ("Fighters led by Doku Basanov attacked a convoy near Grozny.", "Doku Basanov"),
    ("Soumaila Ag Rhissa's fighters captured Menaka on Monday.", "Soumaila Ag Rhissa"),
)
MASKED = (
    ("Tribal elder Malik Zarwali was killed in his house in Kunar by a suicide bomber.", "Malik Zarwali"),
    ("Village elder Sher Wali said soldiers had killed his two sons.", "Sher Wali"),
    ("The imam of the mosque, Idris Kone, was abducted by gunmen in Djibo.", "Idris Kone"),
    ("A camp leader, Mohib Karim, was shot dead in his shelter in Kutupalong.", "Mohib Karim"),
    ("Sheikh Nawaf al-Shibli, 70, died when shells hit his farm.", "Nawaf al-Shibli"),
    ("Village chief Amadou Togo was killed with his wife in Koro.", "Amadou Togo"),
    ("Journalist Dalia Sabbagh was killed by a sniper in Idlib.", "Dalia Sabbagh"),
    ("The killing of journalist Dalia Sabbagh in Kherson was condemned by unions.", "Dalia Sabbagh"),
    ("Police arrested university lecturer Hamid Tofik in Herat.", "Hamid Tofik"),
    ("Dalia Sabbagh, a freelance cameraman, was among the dead in Idlib.", "Dalia Sabbagh"),
    ("Detained reporter Dalia Sabbagh was taken to a prison in Minsk.", "Dalia Sabbagh"),
    ("Ali Sarwar's cousins captured a fish near Menaka.", "Ali Sarwar"),
)


def is_public(reading: Reading, name: str) -> bool:
    found = [p for p in reading.people if p.text in name or name in p.text]
    assert found
    return any(p.public for p in found)


@pytest.mark.parametrize(("text", "name"), SEEN)
def test_who_speaks_acts_or_holds_an_office_is_public(read: Read, text: str, name: str) -> None:
    assert is_public(read(text), name)


@pytest.mark.parametrize(("text", "name"), MASKED)
def test_who_only_suffers_is_masked(read: Read, text: str, name: str) -> None:
    assert not is_public(read(text), name)


def test_a_victim_anywhere_in_the_report_is_a_victim_throughout(read: Read) -> None:
    text = (
        "Journalist Dalia Sabbagh had reported on the siege.\n\nSabbagh was shot dead by a sniper in Idlib on Monday."
    )
    assert not any(p.public for p in read(text).people)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The son of General Faraj Younes, Tareq, was shot dead in Benghazi.", "Tareq"),
        ("The wife of Mayor Danylo Hirnyk, Olha Hirnyk, was wounded in Mykolaiv.", "Olha Hirnyk"),
        ("The driver of Governor Bello Maradun, Sani Garba, died in the ambush.", "Sani Garba"),
    ],
)
def test_the_kin_of_an_official_has_none_of_the_office(read: Read, text: str, name: str) -> None:
    people = read(text).people
    assert [p.public for p in people if p.text == name] == [False]
    assert any(p.public for p in people)
