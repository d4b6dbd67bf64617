import msgspec
import pytest

from twosource.corroboration.coded import LEVELS
from twosource.corroboration.weights import FieldWeights, decoded, encoded, shipped_weights
from twosource.errors import TwosourceError

WEIGHTS = FieldWeights(
    learnt_from="a test", pairs=(10.0, 90.0), share=0.1, prior=-2.0, threshold=0.0,
    fields={"time": {"the same day": 2.0}},
)  # fmt: skip


def test_what_is_written_is_read_back_with_the_same_version():
    again = decoded(encoded(WEIGHTS), "here")
    assert again == WEIGHTS and again.version == WEIGHTS.version


def test_another_number_is_another_version():
    assert msgspec.structs.replace(WEIGHTS, prior=-1.0).version != WEIGHTS.version


def test_a_level_never_met_weighs_nothing():
    assert WEIGHTS.weight("time", "the same day") == 2.0
    assert WEIGHTS.weight("time", "another") == WEIGHTS.weight("elsewhere", "x") == 0.0


@pytest.mark.parametrize("content", [b"{}", b"nothing", encoded(WEIGHTS).replace(b'"share":0.1', b'"share":1.5')])
def test_what_holds_no_model_is_refused_by_name(content):
    with pytest.raises(TwosourceError, match="somewhere"):
        decoded(content, "somewhere")


def test_the_shipped_weights_speak_of_every_field():
    assert set(shipped_weights().fields) == set(LEVELS)
