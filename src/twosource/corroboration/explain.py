"""Why claims are one event, field by field.

In: an event and its claims. Out: for each claim after the first, the earlier claim of the event that it goes with
best, what each field weighed, and the sum against the threshold; a copy says whose words it has.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.codebook import Codebook
from twosource.corroboration.coded import is_coded
from twosource.corroboration.copies import find_copies
from twosource.corroboration.headlines import HeadlineBook, with_headlines
from twosource.corroboration.origins import Voices
from twosource.corroboration.pairs import Comparer
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.preparation import copy_book
from twosource.corroboration.score import Field, Score
from twosource.corroboration.settings import DEFAULTS, CorroborationSettings
from twosource.corroboration.statements import Statement, make_statements
from twosource.corroboration.strands import strand_of
from twosource.corroboration.ties import Ties
from twosource.knowledge import Knowledge
from twosource.records import Claim, Event, Record


class FieldWeight(Record, frozen=True, kw_only=True):
    """What one field weighed for (above 0) or against a claim's belonging, and why.

    ``stated`` is what it weighs by the stated weights, where ``weight`` was learnt from the monitor's own claims; None where
    nothing was learnt of it, or where it was learnt before it shipped (coded rows).
    """

    field: str
    weight: float
    says: str
    stated: float | None = None


class Because(Record, frozen=True, kw_only=True):
    """Why one claim belongs to an event.

    ``relation`` is ``founds`` (the first), ``same`` (joined), ``denies`` or ``copies``; ``other`` is the claim it was
    joined by. ``total`` is the sum of the fields, ``threshold`` what it had to pass. A claim that no pair of its own
    carries is there by the mean over the event, or by an analyst's decision, and ``says`` tells so.
    """

    claim_id: str
    relation: str
    other: str | None
    fields: tuple[FieldWeight, ...]
    total: float | None
    threshold: float
    says: str


def explain(
    event: Event,
    claims: Sequence[Claim],
    *,
    knowledge: Knowledge,
    codebook: Codebook,
    settings: CorroborationSettings = DEFAULTS,
) -> tuple[Because, ...]:
    """Why these claims are this event, in the order of publication.

    Args:
        claims: at least the event's claims; others are passed over.
    """
    own = [claim for claim in claims if claim.claim_id in set(event.claims)]
    strands = {claim.claim_id: strand for claim in own if (strand := strand_of(claim, codebook)) is not None}
    book = Voices((), knowledge, settings)
    voices = {claim.claim_id: book.of(claim) for claim in own}
    plain = [claim for claim in own if not is_coded(claim)]
    headlines = {claim.claim_id for claim in plain if _looks_like_headline(claim)}
    shorter = HeadlineBook(knowledge, Ties(knowledge), codebook, settings.link).shorter(plain, headlines)
    texts = [claim for claim in plain if claim.claim_id not in shorter]
    copies = with_headlines(find_copies(texts, settings.copies, copy_book(texts, book)), shorter)
    statements = make_statements(strands, own, copies, voices, frozenset(), codebook, settings.link)
    comparer = Comparer(Ties(knowledge), codebook, settings.link, PlaceBook(knowledge, settings.link))
    # Denials found nothing, so they come after what they deny.
    statements.sort(key=lambda s: (s.denied, s.order))
    threshold = settings.link.threshold
    told: list[Because] = []
    for i, statement in enumerate(statements):
        told.append(_joined(statement, statements[:i], comparer, threshold))
        told.extend(_copied(claim, statement, threshold) for claim in statement.copies)
    return tuple(told)


def _looks_like_headline(claim: Claim) -> bool:
    """Whether a claim's sentence begins its report and has no stop at its end."""
    return claim.sentence.start == 0 and not claim.sentence.text.rstrip().endswith(".")


def _joined(statement: Statement, earlier: Sequence[Statement], comparer: Comparer, threshold: float) -> Because:
    claim_id = statement.claim.claim_id
    if not earlier:
        says = "It is the first to tell of it."
        return Because(
            claim_id=claim_id, relation="founds", other=None, fields=(), total=None, threshold=threshold, says=says
        )
    scored = [(comparer.compare(statement, other), other) for other in earlier if not other.denied]
    best, other = max(scored, key=lambda pair: (pair[0].never is None, pair[0].total))
    return Because(
        claim_id=claim_id,
        relation="denies" if statement.denied else "same",
        other=other.claim.claim_id,
        fields=tuple(_field_weight(field) for field in best.fields),
        total=round(best.total, 4),
        threshold=best.threshold,
        says=_sentence(statement, other, best),
    )


def _field_weight(field: Field) -> FieldWeight:
    stated = None if field.weight == field.stated else round(field.stated, 4)
    return FieldWeight(field=field.name, weight=round(field.weight, 4), says=field.says, stated=stated)


def _sentence(statement: Statement, other: Statement, score: Score) -> str:
    rows = statement.row is not None and other.row is not None
    if rows and statement.claim.report_id == other.claim.report_id:
        return "The same coded row names both, and a row tells of one event."
    if score.never is not None:
        return f"By itself it would stand apart ({score.never}); an analyst's decision put it here."
    # A level of a row's field is a bare word ("all the same"), that says nothing without its field.
    told = {f.name: f"{f.name} ({f.says})" if rows else f.says for f in score.fields}
    speaks = [told[f.name] for f in score.fields if f.weight > 0]
    against = [told[f.name] for f in score.fields if f.weight < 0]
    head = "It denies what the other tells" if statement.denied else "It tells what the other tells"
    tail = f", in spite of {', '.join(against)}" if against else ""
    if score.margin <= 0:
        weak = f"{head}, but by itself too weakly ({', '.join(speaks)}{tail})"
        return f"{weak}; the event as a whole or an analyst's decision carries it."
    return f"{head}: {', '.join(speaks)}{tail}."


def _copied(claim: Claim, original: Statement, threshold: float) -> Because:
    own = any(claim.report_id == one.report_id for one in original.claims if one is not claim)
    says = "Its report's body tells the same at more length; it counts for that claim's origin."
    if not own:
        says = "Its sentence stands, in nearly the same words, in another report; it counts for that report's origin."
    return Because(
        claim_id=claim.claim_id,
        relation="copies",
        other=original.claim.claim_id,
        fields=(),
        total=None,
        threshold=threshold,
        says=says,
    )
