from made_claims import claim, party, place, reading_of, speaker

from twosource.codebook import Codebook
from twosource.evaluation.keywords import Keywords
from twosource.evaluation.metamorphic import Variants, frames, judged_variants

ACTIVE, PASSIVE = "Rebels took Bor, Reuters said.", "Taiz was taken by Houthis, AFP said."
CASE = Variants(
    "m", "voice", [ACTIVE, PASSIVE],
    [{"actor": "Rebels", "place": "Bor", "speaker": "Reuters"}, {"actor": ["Houthis"], "place": "Taiz", "speaker": "AFP"}],
)  # fmt: skip
FIRST = claim(
    "capture", ACTIVE, "took", actor=(party("Rebels"),), place=(place("Bor"),), speakers=(speaker("Reuters"),)
)
SECOND = claim(
    "capture", PASSIVE, "taken", actor=(party("Houthis"),), place=(place("Taiz"),), speakers=(speaker("AFP"),)
)


def judged(codebook: Codebook, first, second):
    found = judged_variants([CASE], [[reading_of(*first), reading_of(*second)]], Keywords(codebook))
    return found.measures[0].tallies["m"], [miss.kind for miss in found.misses]


def test_frames_are_the_same_when_only_names_change(codebook: Codebook) -> None:
    assert frames([FIRST], CASE.slots[0]) == frames([SECOND], CASE.slots[1])
    assert judged(codebook, [FIRST], [SECOND]) == ((1, 1), [])


def test_a_role_a_stance_or_a_type_that_changes_is_told(codebook: Codebook) -> None:
    turned = claim(
        "capture", PASSIVE, "taken", target=(party("Houthis"),), place=(place("Taiz"),), speakers=(speaker("AFP"),)
    )
    assert judged(codebook, [FIRST], [turned]) == ((0, 1), ["voice: actor"])
    own = claim("capture", PASSIVE, "taken", actor=(party("Houthis"),), place=(place("Taiz"),))
    assert judged(codebook, [FIRST], [own]) == ((0, 1), ["voice: speaker"])
    denied = claim(
        "lose", PASSIVE, "taken", actor=(party("Houthis"),), place=(place("Taiz"),), speakers=(speaker("AFP"),),
        polarity="denied",
    )  # fmt: skip
    assert judged(codebook, [FIRST], [denied]) == ((0, 1), ["voice: polarity type"])


def test_nothing_is_compared_of_a_role_that_no_name_is_given_for() -> None:
    elsewhere = claim("capture", ACTIVE, "took", actor=(party("Rebels"),), place=(place("Goma"),))
    names = {"actor": "Rebels"}
    assert frames([elsewhere], names) == frames([FIRST], names) != frames([elsewhere], {})
    assert frames([elsewhere], CASE.slots[0]) != frames([FIRST], CASE.slots[0])


def test_a_name_in_the_wrong_slot_is_another_frame() -> None:
    crossed = claim(
        "capture", ACTIVE, "took", actor=(party("Bor"),), place=(place("Rebels"),), speakers=(speaker("Reuters"),)
    )
    assert frames([crossed], CASE.slots[0]) != frames([FIRST], CASE.slots[0])


def test_how_many_claims_there_are_counts_and_their_order_does_not(codebook: Codebook) -> None:
    other = claim("looting", PASSIVE, "was")
    assert judged(codebook, [FIRST], [SECOND, SECOND]) == ((0, 1), ["voice: more claims"])
    assert judged(codebook, [FIRST], [other, SECOND])[0] == (0, 1)
    assert frames([SECOND, other], {}) == frames([other, SECOND], {})


def test_texts_of_which_nothing_is_read_are_not_read_alike(codebook: Codebook) -> None:
    assert judged(codebook, [], []) == ((0, 1), ["voice: nothing read"])
