from __future__ import annotations

import pytest

from twosource.knowledge.importing.countries import CountryCodes

CODES = CountryCodes()


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("SY", "SY"), ("syr", "SY"), ("Syria", "SY"), ("Syrian Arab Republic", "SY"), ("Yemen (North Yemen)", "YE"),
        ("DR Congo (Zaire)", "CD"), ("Russia (Soviet Union)", "RU"), ("Myanmar (Burma)", "MM"), ("Bosnia-Herzegovina", "BA"),
        ("Serbia (Yugoslavia)", "RS"), ("Cambodia (Kampuchea)", "KH"), ("Zimbabwe (Rhodesia)", "ZW"), ("Ivory Coast", "CI"),
        ("Macedonia, FYR", "MK"), ("Kingdom of eSwatini (Swaziland)", "SZ"), ("Madagascar (Malagasy)", "MG"), ("Congo", "CG"),
        ("United States of America", "US"), ("Central African Republic", "CF"), ("South Sudan", "SS"), ("Gambia", "GM"),
        ("Israel", "IL"), ("Türkiye", "TR"), ("Palestine", "PS"), ("XKX", "XK"), ("Atlantis", None), ("", None),
    ],
)  # fmt: skip
def test_codes_and_names_of_data_sets_are_known(told: str, code: str | None) -> None:
    assert CODES.of(told) == code


def test_both_codes_lead_to_one_another() -> None:
    assert (CODES.alpha3("SY"), CODES.alpha3("XK"), CODES.alpha3("QQ")) == ("SYR", "XKX", None)
