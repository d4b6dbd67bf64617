import pytest
from made_world import claim

from twosource.corroboration.strands import is_forecast, is_speech, strand_of


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
