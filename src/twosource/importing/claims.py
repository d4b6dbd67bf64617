"""What a row says, as claims: one for each source that it names. Every span is that of a cell of the row's text."""

from __future__ import annotations

from twosource.codebook import Codebook
from twosource.importing.names import Names
from twosource.importing.parsing import ToldRow, ToldSource
from twosource.records import Claim, Report, Span, claim_id


def claims_of(report: Report, told: ToldRow, names: Names, codebook: Codebook, map_name: str) -> tuple[Claim, ...]:
    """The claims of a row, in the order in which it names its sources."""
    made = (_claim(report, told, source, names, codebook, map_name) for source in told.sources)
    # Two names of one source are one source.
    found: dict[str, Claim] = {}
    for claim in made:
        found.setdefault(claim.claim_id, claim)
    return tuple(found.values())


def _claim(report: Report, told: ToldRow, source: ToldSource, names: Names, codebook: Codebook, map_name: str) -> Claim:
    words = source.words or told.words
    whole = Span(start=0, end=len(report.text), text=report.text)
    sentence = Span(start=words.start, end=words.end, text=words.value) if words else whole
    trigger = told.trigger
    parties = {
        role: tuple(names.mention(party) for party in told.parties if party.role == role)
        for role in ("actor", "target", "instrument")
    }
    kinds = (
        sorted({mention.kind for mention in parties["actor"]}),
        sorted({mention.kind for mention in parties["target"]}),
    )
    speakers = tuple(names.speaker(name, kind) for name, kind in source.chain)
    heard = "|".join(speaker.source_id or speaker.name for speaker in speakers)
    at = (trigger.start, trigger.end) if trigger else (sentence.start, sentence.end)
    return Claim(
        claim_id=claim_id(report.report_id, *at, told.event_type, heard),
        report_id=report.report_id,
        external_id=report.external_id,
        publisher=report.publisher,
        published=report.published,
        sentence=sentence,
        trigger=Span(start=trigger.start, end=trigger.end, text=trigger.value) if trigger else sentence,
        event_type=told.event_type,
        plover=codebook.plover(told.event_type, *kinds, told.attributes, told.modality)[0],
        acled=codebook.acled(told.event_type, *kinds, told.attributes, told.modality),
        polarity=told.polarity,
        modality=told.modality,
        certainty=told.certainty,
        speakers=speakers,
        actor=parties["actor"],
        target=parties["target"],
        place=tuple(names.place(place) for place in told.places if not place.origin)[:1],
        from_place=tuple(names.place(place) for place in told.places if place.origin),
        instrument=parties["instrument"],
        time=told.time,
        figures=told.figures,
        attributes=tuple(sorted(set(told.attributes))),
        why=(f"coded: {map_name}", told.why),
    )
