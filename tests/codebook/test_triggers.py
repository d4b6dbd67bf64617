"""The shipped triggers: the words of the field head them, mean what they should, and idioms are refused."""

from __future__ import annotations

import pytest

from twosource.codebook import Codebook, Trigger
from twosource.codebook.vocabulary import conditions, head_of, is_slot, specificity

WORDS = {
    "capture": "capture recapture seize retake liberate overrun conquer oust expel dislodge fall raise wrest take",
    "lose": "lose",
    "withdraw": "withdraw retreat pull abandon leave flee redeploy",
    "hand_over": "hand cede relinquish surrender transfer",
    "advance": "advance push reach enter approach storm close make gain march cross",
    "repel": "repel repulse foil thwart push beat fend",
    "hold": "control hold maintain remain",
    "siege_laid": "besiege encircle surround blockade lay impose cut",
    "siege_continues": "tighten remain",
    "siege_broken": "break breach relieve reunite link open",
    "siege_lifted": "lift ease end",
    "surrender": "surrender capitulate lay give",
    "defect": "defect desert pledge switch",
    "clash": "clash fight ambush attack raid storm exchange engage kill launch",
    "air_strike": "bomb drop strafe strike fly",
    "shelling": "shell bombard pound fire lob",
    "missile_strike": "fire launch",
    "bombing": "explode detonate blow plant",
    "suicide_bombing": "blow detonate",
    "grenade": "throw hurl",
    "chemical_attack": "gas use",
    "attack_on_civilians": "massacre murder assassinate shoot open attack beat lynch",
    "execution": "execute behead crucify hang",
    "abduction": "kidnap abduct take",
    "disappearance": "disappear vanish go",
    "sexual_violence": "rape",
    "torture": "torture mutilate",
    "arrest": "arrest detain capture jail round",
    "casualties": "kill wound injure die martyr lose",
    "destruction": "destroy demolish raze burn torch damage set",
    "looting": "loot plunder steal confiscate",
    "displacement": "flee displace uproot deport",
    "evacuation": "evacuate bus airlift",
    "return": "return repatriate",
    "aid_delivery": "deliver airdrop drop enter reach distribute",
    "aid_blocked": "block turn deny suspend",
    "hardship": "starve lack face",
    "mobilise": "mobilise mobilize recruit conscript urge call take join",
    "deploy": "deploy redeploy send mass station",
    "arms_transfer": "supply arm send smuggle",
    "demine": "demine dismantle defuse clear",
    "base_established": "establish set build",
    "disarm": "disarm demobilise demobilize hand disband",
    "talks": "negotiate meet hold mediate",
    "agreement": "sign reach agree strike",
    "ceasefire": "declare agree observe",
    "ceasefire_breach": "violate break collapse",
    "prisoner_release": "release free exchange swap",
    "protest": "protest demonstrate rally disperse take",
    "riot": "riot hurl torch",
    "strike_action": "boycott go",
    "accuse": "accuse blame",
    "condemn": "condemn denounce criticise criticize",
    "deny": "deny refute",
    "reject": "reject refuse veto",
    "threaten": "threaten warn",
    "demand": "demand urge call appeal",
    "claim_responsibility": "claim",
    "support": "praise endorse",
    "sanction": "sanction impose expel",
    "other": "celebrate visit",
}
NOUNS = {
    "capture": "capture recapture liberation fall seizure takeover",
    "lose": "loss",
    "withdraw": "withdrawal retreat pullout",
    "advance": "advance push gain",
    "clash": "clash fighting battle firefight offensive ambush raid attack assault",
    "air_strike": "airstrike strike raid bombing",
    "shelling": "shelling bombardment fire",
    "siege_continues": "siege blockade",
    "siege_broken": "breaking",
    "siege_lifted": "lifting",
    "surrender": "surrender",
    "defect": "defection",
    "suicide_bombing": "bombing attack",
    "ceasefire": "ceasefire truce cease-fire",
    "displacement": "displacement exodus",
    "hold": "control stronghold",
    "arrest": "arrest detention",
    "casualties": "casualty toll death",
    "protest": "protest demonstration rally",
}


@pytest.mark.parametrize("code", sorted(WORDS))
def test_verbs_of_the_field_head_their_type(book: Codebook, code: str) -> None:
    headed = {trigger.verb for trigger in book.types[code].triggers}
    assert set(WORDS[code].split()) - headed == set()


@pytest.mark.parametrize("code", sorted(NOUNS))
def test_nouns_of_the_field_head_their_type(book: Codebook, code: str) -> None:
    headed = {trigger.noun for trigger in book.types[code].triggers}
    assert set(NOUNS[code].split()) - headed == set()


def light(book: Codebook, verb: str, noun: str) -> set[str]:
    """The types that this verb means with this object."""
    return {
        code
        for code, trigger in book.triggers("verb", verb)
        if noun in trigger.object or noun in trigger.lemmas.get("object", ())
    }


@pytest.mark.parametrize(
    ("verb", "noun", "code"),
    [
        ("lose", "control", "lose"),
        ("take", "control", "capture"),
        ("seize", "control", "capture"),
        ("lay", "siege", "siege_laid"),
        ("break", "siege", "siege_broken"),
        ("break", "encirclement", "siege_broken"),
        ("lift", "siege", "siege_lifted"),
        ("impose", "blockade", "siege_laid"),
        ("make", "gain", "advance"),
        ("gain", "ground", "advance"),
        ("carry", "airstrike", "air_strike"),
        ("conduct", "airstrike", "air_strike"),
        ("drop", "bomb", "air_strike"),
        ("open", "fire", "attack_on_civilians"),
        ("take", "arm", "mobilise"),
        ("raise", "flag", "capture"),
        ("reach", "agreement", "agreement"),
        ("agree", "truce", "ceasefire"),
        ("violate", "ceasefire", "ceasefire_breach"),
        ("claim", "responsibility", "claim_responsibility"),
        ("deliver", "aid", "aid_delivery"),
        ("deny", "access", "aid_blocked"),
        ("throw", "grenade", "grenade"),
        ("fire", "missile", "missile_strike"),
        ("fire", "shell", "shelling"),
        ("establish", "base", "base_established"),
        ("clear", "mine", "demine"),
        ("impose", "sanction", "sanction"),
        ("switch", "side", "defect"),
        ("repel", "attack", "repel"),
    ],
)
def test_light_verbs(book: Codebook, verb: str, noun: str, code: str) -> None:
    assert code in light(book, verb, noun)


@pytest.mark.parametrize(
    ("verb", "noun", "code"),
    [
        ("capture", "imagination", "capture"),
        ("capture", "market", "capture"),
        ("take", "place", "capture"),
        ("battle", "cancer", "clash"),
        ("fight", "corruption", "clash"),
        ("execute", "plan", "execution"),
        ("meet", "demand", "talks"),
        ("deny", "entry", "deny"),
        ("kill", "time", "casualties"),
        ("destroy", "reputation", "destruction"),
        ("steal", "show", "looting"),
    ],
)
def test_idioms_are_refused(book: Codebook, verb: str, noun: str, code: str) -> None:
    plain = [
        t for c, t in book.triggers("verb", verb) if c == code and not t.object and not t.lemmas and not t.particle
    ]
    assert plain
    assert all(
        noun in t.refuses.get("object", ()) or ("object" in t.needs and "thing" not in t.needs["object"]) for t in plain
    )


def test_place_and_people_are_told_apart_after_capture(book: Codebook) -> None:
    needs = {
        code: t.needs.get("object") for code, t in book.triggers("verb", "capture") if not t.lemmas and not t.object
    }
    assert needs["capture"] == ("place", "facility", "territory")
    assert needs["arrest"] == ("people", "party", "person")


def test_a_convoy_of_aid_reaches_what_troops_reach(book: Codebook) -> None:
    by_code = dict(reversed([(code, trigger) for code, trigger in book.triggers("verb", "reach")]))
    assert "convoy" in by_code["aid_delivery"].lemmas["subject"]
    assert by_code["aid_delivery"].weight > min(t.weight for c, t in book.triggers("verb", "reach") if c == "advance")


def test_every_slot_is_one_that_an_engine_can_fill(book: Codebook) -> None:
    for kind in book.types.values():
        for trigger in kind.triggers:
            for slots in (trigger.args, trigger.needs, trigger.refuses, trigger.lemmas):
                assert all(is_slot(slot) for slot in slots)


def test_lemmas_are_in_lower_case(book: Codebook) -> None:
    for kind in book.types.values():
        for trigger in kind.triggers:
            words = [head_of(trigger)[1], *trigger.object, *(w for ws in trigger.lemmas.values() for w in ws)]
            assert [word for word in words if word != word.lower() or word != word.strip() or not word] == []


def test_a_heavier_weight_for_whatever_asks_for_more() -> None:
    plain = Trigger(verb="take")
    kinds = Trigger(verb="take", needs={"object": ("place",)})
    words = Trigger(verb="take", object=("control",))
    both = Trigger(verb="take", object=("control",), needs={"subject": ("party",)})
    weights = [specificity(trigger) for trigger in (plain, kinds, words, both)]
    assert weights == sorted(set(weights))


def test_conditions_do_not_hang_on_the_order_of_words() -> None:
    a = Trigger(verb="take", object=("hold", "control"), refuses={"object": ("a", "b")})
    b = Trigger(verb="take", object=("control", "hold"), refuses={"object": ("b", "a")})
    assert conditions(a) == conditions(b)
    assert conditions(a) != conditions(Trigger(verb="take", object=("control",)))
