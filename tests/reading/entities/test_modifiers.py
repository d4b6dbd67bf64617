"""Who is meant by the words before and behind a head, where nobody is named by the head itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "published", "actor"),
    [
        ("The unity government captured Gharyan in Libya.", "2020-06-01", "act:libya-gna"),
        ("The Tehran-backed rebels captured Hajjah in Yemen.", "2019-05-01", "act:houthis"),
        ("Abu Dhabi-backed separatists captured Zinjibar in southern Yemen.", "2020-05-01", "act:stc-yemen"),
        ("The Shiite militia Kataib Hezbollah captured Jurf al-Sakhar.", "2014-10-25", "act:kataib-hezbollah"),
        ("The rebel group Ahrar al-Sham captured Ariha in Syria.", "2015-05-28", "act:ahrar-al-sham"),
        ("Somalia's al-Shabaab militants captured Adado.", "2022-05-01", "act:al-shabaab"),
        ("The administration in Stockholm captured Hajjah in Yemen.", "2019-05-01", None),
        ("A splinter faction of Boko Haram captured Baga in Nigeria.", "2013-05-01", None),
        ("Anti-Taliban fighters captured Andarab in Afghanistan.", "2021-09-01", None),
        ("Somalia's insurgents captured Adado.", "2022-05-01", None),
        ("Yemen's last guerrilla group captured Hajjah.", "2022-05-01", None),
        ("A dissident Taliban commander's group captured Herat.", "2022-05-01", None),
        ("The East African force captured Masisi in Congo.", "2023-05-01", None),
        ("The al-Qaeda-linked fighters of al-Mourabitoun captured Gao in Mali.", "2014-05-01", "act:al-mourabitoun"),
        ("Yemen's al-Qaeda affiliate captured Zinjibar.", "2015-12-02", "act:aqap"),
        ("The armed group Harakat Zarqun captured Adado in Somalia.", "2022-05-01", None),
        ("The 40th Mechanised Brigade captured Robotyne in Ukraine.", "2023-08-01", "act:ukrainian-armed-forces"),
        ("The 40th Tank Brigade captured Robotyne in Ukraine.", "2023-08-01", None),
    ],
)
def test_descriptions_tell_whom_their_words_fit(read: Read, text: str, published: str, actor: str | None) -> None:
    capture = of_type(read(text, published=published), "capture")[-1]
    assert [party.id for party in capture.actor] == [actor]


def test_a_name_no_pack_knows_is_kept_behind_a_description(read: Read) -> None:
    capture = of_type(read("The Shiite armed group Liwa Zarqun captured Mosul."), "capture")[-1]
    assert [(party.id, party.name) for party in capture.actor] == [(None, "Liwa Zarqun")]


def test_whoever_the_report_has_named_is_meant_first(read: Read) -> None:
    text = "Islamic Jihad fired rockets at Sderot from Gaza. Later the Palestinian militant group captured Nahal Oz."
    capture = of_type(read(text, published="2023-10-08"), "capture")[-1]
    assert [party.id for party in capture.actor] == ["act:palestinian-islamic-jihad"]
