"""The codebook's types are found in the words that correspondents and communiqués use for them, and not in their neighbours'."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Fighters of the Arakan Army marched back into Paletwa on Sunday.", "capture"),
        ("Nine villages in Ituri have come into the hands of the Congolese army since May.", "capture"),
        ("Twelve hamlets near Mora were wrung from Boko Haram.", "capture"),
        ("The Ukrainian garrison keeps a few streets in the east of Bakhmut.", "hold"),
        ("The crossing at Bab al-Hawa remains to the Syrian rebels.", "hold"),
        ("The town of Rastan had been abandoned and not stormed, Syria's army said.", "withdraw"),
        ("Kenyan troops have been pressing al-Shabaab in Lower Juba since May.", "advance"),
        ("The enemy was halted at the northern gates of Marib, Yemen's army said.", "repel"),
        ("Machine guns and mortar fire met Malian soldiers at the ford near Ber.", "clash"),
        ("Four battalions of the Ethiopian army were routed near Korem.", "clash"),
        ("Armenia's army said it had lost another 31 servicemen.", "casualties"),
        ("A Syrian helicopter emptied its load over the bakery of Atarib.", "air_strike"),
        ("The frigate let fly four cruise missiles at a depot near Hama.", "missile_strike"),
        ("The howitzers on the ridge thundered all night around Bakhmut.", "shelling"),
        ("Three journalists were fetched from their beds by Myanmar's police.", "arrest"),
        ("Some 400 Afghan soldiers are now prisoners of the Taliban.", "arrest"),
        ("Yazidi women were forced into marriage by fighters of Islamic State.", "sexual_violence"),
        ("RSF fighters carried off the desks and servers of the university in Nyala.", "looting"),
        ("The clinic at Leer was stripped bare by soldiers.", "looting"),
        ("Janjaweed put the village of Tawila to the torch.", "destruction"),
        ("Some 9,000 residents took the road to Goma after rebels shelled Sake.", "displacement"),
        ("Thousands of Tigrayans are under tarpaulins in Shire.", "displacement"),
        ("Portugal's navy ferried out 90 people from Palma.", "evacuation"),
        ("Eighty trapped civilians in Mariupol were shepherded to safety.", "evacuation"),
        ("A freighter of the WFP put ashore 600 tonnes of flour in Hodeidah.", "aid_delivery"),
        ("The aid convoy had to turn around at Omdurman, where soldiers held the bridge.", "aid_blocked"),
        ("Two of the main hospitals of Goma report shortages of blood and oxygen since rebels shelled it.", "hardship"),
        ("Typhoid has carried off forty of the besieged in Yarmouk.", "hardship"),
        ("Rebel fighters have sat around the monastery at Lashio since May.", "siege_continues"),
        ("The ring around Foua was opened under the accord.", "siege_lifted"),
        ("The truce in Gaza did not survive the night.", "ceasefire_breach"),
        ("Young men vented their fury on the French embassy in Niamey.", "riot"),
        ("Egypt's foreign minister laid the blame for the war at Ethiopia's door.", "accuse"),
        ("Israel's army apologised for the strike on the convoy in Gaza.", "support"),
        ("Tripoli called home its consul from Tunis over the shelling.", "sanction"),
    ],
)
def test_words_tell_of_their_type(read: Read, text: str, event_type: str) -> None:
    reading = read(text)
    assert of_type(reading, event_type), [(claim.event_type, claim.trigger.text) for claim in reading.claims]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Soldiers of the Malian army walked back from the river at Ber.", "capture"),
        ("Soldiers keep the road to Bakhmut open.", "hold"),
        ("Police stopped a militant at a checkpoint near Mora.", "repel"),
        ("The army lost another two cases in court on Friday.", "casualties"),
        ("The helicopter emptied its tanks over the sea.", "air_strike"),
        ("The minister took the road to reform after the war in Liberia.", "displacement"),
        ("A ferry with 300 tourists berthed in Mocha on Friday.", "evacuation"),
        ("Salt is gone from the menu in Kyiv.", "hardship"),
        ("Passengers vented their anger on social media.", "riot"),
        ("Soldiers helped themselves to their feet after the blast in Kabul.", "looting"),
        ("The team was forced into a tie-break.", "sexual_violence"),
        ("The general put the troops to the test near Marib.", "destruction"),
    ],
)
def test_their_neighbours_do_not(read: Read, text: str, event_type: str) -> None:
    assert not of_type(read(text), event_type)
