import msgspec
import pytest
from made_world import claim, says, who

from twosource.corroboration.strands import is_forecast, is_speech, strand_of, strands_of


@pytest.mark.parametrize("modality", ["planned", "predicted", "demanded", "hypothetical"])
def test_what_is_not_said_to_have_happened_is_a_forecast(codebook, modality):
    strand = strand_of(claim("capture", modality=modality), codebook)
    assert strand == "forecast" and is_forecast(strand) and not is_speech(strand)


@pytest.mark.parametrize("modality", ["happened", "ongoing"])
def test_what_happened_or_goes_on_is_one_strand(codebook, modality):
    assert strand_of(claim("capture", modality=modality), codebook) == "happened"


def test_words_make_speech_events(codebook):
    strand = strand_of(claim("threaten"), codebook)
    assert strand == "speech" and is_speech(strand) and not is_forecast(strand)


def test_a_type_that_is_not_counted_makes_no_event(codebook):
    assert strand_of(claim("other"), codebook) is None


def test_a_type_that_the_codebook_lacks_makes_no_event(codebook):
    assert strand_of(claim("no_such_type"), codebook) is None


SENTENCE = "War Monitor denied that Red had captured Milltown, Blue TV said."


def at(mention, words):
    start = SENTENCE.index(words)
    return msgspec.structs.replace(mention, start=start, end=start + len(words))


def denial(words="War Monitor", **more):
    actor = [at(who(None, words, "monitor"), words)]
    return claim("deny", sentence=SENTENCE, trigger="denied", actor=actor, **more)


def denied(words="War Monitor", polarity="denied"):
    speakers = [at(says(None, words, "monitor"), words)]
    return claim("capture", sentence=SENTENCE, trigger="captured", speakers=speakers, polarity=polarity)


def test_a_denial_of_a_claim_founds_no_event_beside_it(codebook):
    pair = denial(), denied()
    assert strands_of(pair, codebook) == {pair[1].claim_id: "happened"}


def test_a_denial_of_nothing_told_is_a_speech_event(codebook):
    alone = denial()
    for others in ([], [denied(polarity="affirmed")], [denied("Blue TV")]):
        assert strands_of([alone, *others], codebook)[alone.claim_id] == "speech"


def test_a_denial_in_another_report_has_its_own_event(codebook):
    pair = denial(publisher="The Agency"), denied()
    assert set(strands_of(pair, codebook)) == {one.claim_id for one in pair}
