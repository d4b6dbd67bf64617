"""The trail in words: who said a claim through whom, in which report, and the words themselves.

In: a picture and its masks. Out: attribution phrases, citations and quotes, masked, the same for the brief, the map and
the command line.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from twosource.publish import wording
from twosource.publish.masking import Masks
from twosource.records import Claim, Event, Picture, Position, Record, Report

_STANCES = {
    "ongoing": "said to be going on",
    "planned": "said to be planned",
    "predicted": "a forecast",
    "demanded": "a demand",
    "hypothetical": "put as a possibility",
}
_CERTAINTIES = {"confirmed": "put as confirmed", "hedged": "hedged", "unverified": "put as unverified"}


class Citation(Record, frozen=True, kw_only=True):
    """A report as it is cited. ``link`` and ``archive`` are None where missing, unsafe, or naming a private person."""

    report_id: str
    publisher: str
    title: str | None
    published: str | None
    link: str | None
    archive: str | None
    licence: str | None
    link_withheld: bool

    def words(self) -> str:
        """``Sample Courier, “Siege broken”, 5 September 2017``."""
        parts = [self.publisher]
        if self.title:
            parts.append(f"“{self.title}”")
        parts.append(wording.day(date.fromisoformat(self.published[:10])) if self.published else "date unknown")
        return ", ".join(parts)


class Quote(Record, frozen=True, kw_only=True):
    """The words a claim rests on: masked, with offsets into the stored text, who said them, and where they stand."""

    claim_id: str
    text: str
    start: int
    end: int
    attribution: str
    stance: str | None
    citation: Citation


def safe_link(url: str | None) -> str | None:
    """The address if it is a plain web address that a page may link to, else None."""
    if url is None or any(char.isspace() or char in '<>"\\' for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc else None


class Trail:
    """The way from any record of a picture down to the words of its reports.

    Args:
        picture: the records.
        masks: made from the same picture.
    """

    def __init__(self, picture: Picture, masks: Masks) -> None:
        self._masks = masks
        self._reports = {report.report_id: report for report in picture.reports}
        self._claims = {claim.claim_id: claim for reading in picture.readings for claim in reading.claims}
        self._events = {event.event_id: event for event in picture.events}

    def claim(self, claim_id: str) -> Claim | None:
        """The claim of this id, unmasked, or None."""
        return self._claims.get(claim_id)

    def event(self, event_id: str) -> Event | None:
        """The event of this id, unmasked, or None."""
        return self._events.get(event_id)

    def claims_of(self, claim_ids: Iterable[str]) -> list[Claim]:
        """The claims of these ids that the picture has, by day of publication, then report, then place in the text."""
        found = [self._claims[key] for key in claim_ids if key in self._claims]
        return sorted(found, key=lambda c: (c.published or "9999", c.report_id, c.sentence.start, c.claim_id))

    def claims_behind(self, event_ids: Iterable[str]) -> list[Claim]:
        """The claims of all these events, each once, in the order of ``claims_of``."""
        ids = {claim for key in event_ids if key in self._events for claim in self._events[key].claims}
        return self.claims_of(ids)

    def voice(self, claim: Claim) -> str:
        """The claim's origin by name: its innermost speaker, or the publisher where it speaks in its own voice."""
        shown = self._masks.claim(claim)
        return shown.speakers[-1].name if shown.speakers else shown.publisher or "an unnamed publisher"

    def holders(self, event: Event, position: Position) -> list[str]:
        """Who holds a position on an event, by name.

        An origin that denies the event is none of the event's own origins; it is named by its claims.
        """
        shown = self._masks.event(event)
        names = {origin.key: masked.name for origin, masked in zip(event.origins, shown.origins, strict=True)}
        if all(key in names for key in position.origins):
            return list(dict.fromkeys(names[key] for key in position.origins))
        return list(dict.fromkeys(self.voice(claim) for claim in self.claims_of(position.claims)))

    def attribution(self, claim: Claim) -> str:
        """Who says it, from the innermost speaker outwards: ``Syrian state TV, cited by Sample Courier``."""
        shown = self._masks.claim(claim)
        publisher = shown.publisher or "an unnamed publisher"
        if not shown.speakers:
            return f"{publisher}, in its own voice"
        names = [wording.with_article(speaker.name) for speaker in reversed(shown.speakers)]
        if wording.with_article(publisher) == names[-1]:  # "told Asharq Al-Awsat that ..." in its own pages
            names.pop()
        return ", cited by ".join([*names, publisher]) if names else f"{publisher}, in its own voice"

    def stance(self, claim: Claim) -> str | None:
        """How it is said, where that is not simply as having happened: ``denied``, ``a forecast; hedged``."""
        parts = ["denied"] if claim.polarity == "denied" else []
        parts += [words for words in (_STANCES.get(claim.modality), _CERTAINTIES.get(claim.certainty)) if words]
        return "; ".join(parts) or None

    def citation(self, report: Report) -> Citation:
        """The report as cited."""
        own = report.report_id

        def link(url: str | None) -> str | None:
            return None if url is None or self._masks.hides_in(url, own) else safe_link(url)

        addresses = [url for url in (report.url, report.archive_url) if url is not None]
        return Citation(
            report_id=own,
            publisher=self._masks.string(report.publisher, own) if report.publisher else "an unnamed publisher",
            title=self._masks.optional(report.title, own),
            published=report.published,
            link=link(report.url),
            archive=link(report.archive_url),
            licence=self._masks.optional(report.licence, own),
            link_withheld=any(self._masks.hides_in(url, own) for url in addresses),
        )

    def quote(self, claim: Claim) -> Quote | None:
        """The words a claim rests on, or None where the picture lacks its report."""
        report = self._reports.get(claim.report_id)
        if report is None:
            return None
        return Quote(
            claim_id=claim.claim_id,
            text=self._masks.text(claim.report_id, claim.sentence.start, claim.sentence.end),
            start=claim.sentence.start,
            end=claim.sentence.end,
            attribution=self.attribution(claim),
            stance=self.stance(claim),
            citation=self.citation(report),
        )
