"""An agency that a report credits for its text is found; a report's own publisher is no credit."""

from __future__ import annotations

import pytest

from twosource.knowledge import Knowledge
from twosource.reading.lexicon import Lexicon
from twosource.reading.text.layout import LayoutReader
from twosource.reading.text.wire import wire_credit
from twosource.records import Report

LAYOUT = LayoutReader(Lexicon())
BODY = "The army captured the town of Mayadin on Monday after a week of fighting."


def credit(knowledge: Knowledge, text: str, publisher: str | None = "A Paper") -> str | None:
    report = Report(report_id="r", publisher=publisher, published="2017-09-05", title=None, text=text)
    return wire_credit(report, LAYOUT.read(text), knowledge)


@pytest.mark.parametrize(
    "text",
    [
        f"BEIRUT (Reuters) - {BODY}",
        f"BEIRUT, Sept 5 (Reuters) - {BODY}",
        f"BEIRUT (Reuters) — {BODY}",
        f"BEIRUT - Reuters - {BODY}",
        f"{BODY}\n\nIt had been held for years.\n\nReuters contributed to this report.",
        f"{BODY}\n\nIt had been held for years.\n\nSource: Reuters",
        f"{BODY}\n\nIt had been held for years, a paper says (via Reuters).",
        f"By Reuters\n\n{BODY}",
        f"{BODY}\n\nIt had been held for years.\n\n(Reuters)",
        f"{BODY}\n\nIt had been held for years.\n\nReuters",
        f"{BODY}\n\nIt had been held for years. (Reuters)",
        f"{BODY}\n\nIt had been held for years. - Reuters",
        f"{BODY}\n\nIt had been held for years. Reuters",
        f"{BODY} It fell on Tuesday. Reuters",
        f"{BODY} “It fell on Tuesday.” Reuters/AFP",
        f"{BODY}\n\nIt had been held for years.\n\n(Reuters contributed)",
        f"{BODY}\n\nIt had been held for years.\n\n(Reuters, AFP)",
        f"{BODY}\n\nIt had been held for years. (The Guardian with Reuters)",
        f"{BODY}\n\nIt had been held for years.\n\n(The Guardian, with Reuters and AFP)",
    ],
)
def test_a_dateline_a_contribution_and_a_source_line_are_credits(knowledge: Knowledge, text: str) -> None:
    assert credit(knowledge, text) == "src:reuters"


def test_an_agency_s_own_report_credits_nobody(knowledge: Knowledge) -> None:
    assert credit(knowledge, f"BEIRUT (Reuters) - {BODY}", publisher="Reuters") is None


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Reuters said so. {BODY}",
        f"{BODY}\n\nIt had been held for years, Reuters said.",
        f"{BODY}\n\nIt had been held for years. Mosul",
        f"{BODY}\n\nIt had been held for years. So said Reuters",
        f"{BODY}\n\nBy The Guardian",
        f"{BODY}\n\nThe town had been held by the militia (SDF).",
        f"BEIRUT (Nobody Anyone Knows) - {BODY}",
        f"{BODY}\n\nSource: a man in the street",
        "",
    ],
)
def test_a_mention_or_an_unknown_name_is_no_credit(knowledge: Knowledge, text: str) -> None:
    assert credit(knowledge, text) is None


def test_a_report_without_a_publisher_may_still_credit(knowledge: Knowledge) -> None:
    assert credit(knowledge, f"BEIRUT (AFP) - {BODY}", publisher=None) == "src:afp"
