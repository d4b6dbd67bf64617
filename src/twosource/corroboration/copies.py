"""Near-copies: claims whose sentence stands, nearly word for word, in an earlier report.

In: claims. Out: for each claim that is a copy, the claim it copies. Likeness of sentences is the Jaccard index of
their word shingles, found by MinHash with locality-sensitive hashing (Broder 1997) and then counted exactly, so
that chance in the hashes adds no copy. A copied sentence counts when it is long enough that it can't be alike by
accident, or when the two reports share much. And the two claims must say the same thing: same type and polarity, and no
other place, speaker or number; else a daily bulletin's set phrases would be copies of one another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from datasketch import MinHash, MinHashLSH

from twosource.corroboration.ordering import TextOrder, published_key, text_order
from twosource.corroboration.settings import CopySettings
from twosource.records import Claim, Figure

_WORD = re.compile(r"\w+")
_SEED = 1
_HELD = 50_000  # sentences held in one index at a time
Sentence = tuple[str, int, int]  # report id, start, end


def find_copies(claims: Sequence[Claim], settings: CopySettings) -> dict[str, str]:
    """Copying claim id -> id of the claim it copies (the earliest published, ties by id; never itself a copy)."""
    claims = sorted(claims, key=text_order)
    of_sentence: dict[Sentence, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_sentence[_sentence(claim)].append(claim)
    likeness: dict[Sentence, list[Sentence]] = {}
    for some in _near_in_time(of_sentence, settings.days):
        for sentence, others in _alike(some, settings).items():
            likeness[sentence] = sorted({*likeness.get(sentence, ()), *others})
    shared = _shared(of_sentence, likeness, settings.least_shared)
    copies: dict[str, str] = {}
    for claim in claims:
        here = _sentence(claim)
        originals = [
            other
            for there in likeness.get(here, ())
            if _counts(here, there, of_sentence, shared, settings)
            for other in of_sentence[there]
            if text_order(other) < text_order(claim) and same_saying(claim, other) and _in_time(claim, other, settings)
        ]
        if originals:
            first = min(originals, key=lambda other: _nearest(claim, other))
            copies[claim.claim_id] = copies.get(first.claim_id, first.claim_id)
    return copies


def reports_alike(new: Sequence[Claim], others: Sequence[Claim], settings: CopySettings) -> set[str]:
    """Of the others' reports, those that have a sentence like one of the new claims', near enough in time to be a copy."""
    shingles = [_shingles(_words([claim]), settings.shingle) for claim in new]
    held: dict[Sentence, list[Claim]] = defaultdict(list)
    for claim in others:
        of_other = _shingles(_words([claim]), settings.shingle)
        if any(of_other & mine and _jaccard(of_other, mine) >= settings.likeness for mine in shingles):
            held[_sentence(claim)].append(claim)
    return {report for report, _, _ in held}


def same_saying(a: Claim, b: Claim) -> bool:
    """Whether two claims from like sentences say the same, though one may say less or put a number otherwise.

    Type, polarity and modality are the same. Where both tell of places, of a speaker, or of numbers of one thing, these
    agree: who edits a text lightly leaves out a hedge or a number, or credits an agency, but tells nothing else.
    """
    return (
        (a.event_type, a.polarity, a.modality) == (b.event_type, b.polarity, b.modality)
        and _agree(_where(a), _where(b))
        and _agree(_innermost(a), _innermost(b))
        and _agreeing_figures(a.figures, b.figures)
    )


def _agree(one: object, other: object) -> bool:
    return not one or not other or one == other


def _where(claim: Claim) -> list[str]:
    return sorted(place.id or place.name.casefold() for place in claim.place)


def _innermost(claim: Claim) -> str | None:
    return claim.speakers[-1].source_id or claim.speakers[-1].name.casefold() if claim.speakers else None


def _agreeing_figures(one: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Whether of each thing both count, whoever counts it less often finds all its numbers with the other."""
    for what in {figure.what for figure in one} & {figure.what for figure in other}:
        fewer, more = sorted(
            ([figure for figure in figures if figure.what == what] for figures in (one, other)), key=len
        )
        if not all(any(_one_number(figure, counted) for counted in more) for figure in fewer):
            return False
    return True


def _one_number(a: Figure, b: Figure) -> bool:
    """Whether two figures rest on one number: "12", "at least 12", "more than 12", "some 12"."""
    return (a.low, a.best, a.high) == (b.low, b.best, b.high) or not _numbers(a).isdisjoint(_numbers(b))


def _numbers(figure: Figure) -> set[int]:
    """The number that a figure rests on; of one open to a side its bound, and the number that is told by leaving it out."""
    if figure.best is not None:
        return {figure.best}
    if figure.low is not None and figure.high is None:
        return {figure.low, figure.low - 1}
    if figure.high is not None and figure.low is None:
        return {figure.high, figure.high + 1}
    return set()


def _nearest(claim: Claim, other: Claim) -> tuple[bool, TextOrder]:
    # Two claims of one type may share a sentence ("seized A and B"): the one on the same word is meant.
    return (other.trigger.text.casefold() != claim.trigger.text.casefold(), text_order(other))


def _sentence(claim: Claim) -> Sentence:
    return (claim.report_id, claim.sentence.start, claim.sentence.end)


def _words(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(_WORD.findall(claims[0].sentence.text.casefold()))


def _shingles(words: tuple[str, ...], size: int) -> frozenset[str]:
    if len(words) <= size:
        return frozenset({" ".join(words)})
    return frozenset(" ".join(words[i : i + size]) for i in range(len(words) - size + 1))


def _near_in_time(
    of_sentence: Mapping[Sentence, Sequence[Claim]], days: int
) -> Iterator[dict[Sentence, Sequence[Claim]]]:
    """The sentences in lots, such that any two published within so many days share a lot; those without a date are one.

    A copy is published soon after its original, so that no more need be held at a time than a stretch of days tells.
    """
    dated: dict[int, list[Sentence]] = defaultdict(list)
    undated: dict[Sentence, Sequence[Claim]] = {}
    for sentence, claims in of_sentence.items():
        published = claims[0].published_date
        if published is None:
            undated[sentence] = claims
        else:
            dated[published.toordinal()].append(sentence)
    if undated:
        yield undated
    lot: list[int] = []
    held = 0
    last = max(dated, default=0)
    for day in sorted(dated):
        lot.append(day)
        held += len(dated[day])
        if held >= _HELD or day == last:
            yield {sentence: of_sentence[sentence] for at in lot for sentence in dated[at]}
            lot = [at for at in lot if day - at <= days]
            held = sum(len(dated[at]) for at in lot)


def _alike(of_sentence: Mapping[Sentence, Sequence[Claim]], settings: CopySettings) -> dict[Sentence, list[Sentence]]:
    """For each sentence the sentences of other reports that it is like."""
    by_words: dict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    for sentence, claims in sorted(of_sentence.items()):
        words = _words(claims)
        if len(words) >= settings.few_words:
            by_words[words].append(sentence)
    alike_words = _alike_words(sorted(by_words), settings)
    alike: dict[Sentence, list[Sentence]] = {}
    for words, sentences in by_words.items():
        group = [other for like in alike_words[words] for other in by_words[like]]
        for sentence in sentences:
            others = [other for other in group if other[0] != sentence[0]]
            if others:
                alike[sentence] = sorted(others)
    return alike


def _alike_words(
    texts: Sequence[tuple[str, ...]], settings: CopySettings
) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """For each distinct wording those like it, itself among them."""
    shingles = [_shingles(words, settings.shingle) for words in texts]
    signatures = MinHash.bulk(
        [[shingle.encode() for shingle in sorted(of_text)] for of_text in shingles],
        num_perm=settings.bands * settings.rows,
        seed=_SEED,
    )
    # With the cut given, the index need not search for one; it finds too much, and what it finds is counted exactly.
    index = MinHashLSH(num_perm=settings.bands * settings.rows, params=(settings.bands, settings.rows))
    for i, signature in enumerate(signatures):
        index.insert(i, signature)
    return {
        words: [
            texts[j]
            for j in sorted(index.query(signatures[i]))
            if _jaccard(shingles[i], shingles[j]) >= settings.likeness
        ]
        for i, words in enumerate(texts)
    }


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b)


def _shared(
    of_sentence: Mapping[Sentence, Sequence[Claim]], likeness: Mapping[Sentence, Sequence[Sentence]], least: int
) -> dict[tuple[str, str], float]:
    """For each pair of reports, the share of the first's claim-bearing sentences that are like one of the second's.

    Pairs that share fewer sentences than the least are left out.
    """
    sentences: dict[str, int] = defaultdict(int)
    for report, _, _ in of_sentence:
        sentences[report] += 1
    found: dict[tuple[str, str], int] = defaultdict(int)
    for here, others in likeness.items():
        for report in {other[0] for other in others}:
            found[here[0], report] += 1
    return {pair: n / sentences[pair[0]] for pair, n in found.items() if n >= least}


def _counts(
    here: Sentence,
    there: Sentence,
    of_sentence: Mapping[Sentence, Sequence[Claim]],
    shared: Mapping[tuple[str, str], float],
    settings: CopySettings,
) -> bool:
    long_enough = min(len(_words(of_sentence[here])), len(_words(of_sentence[there]))) >= settings.words
    return long_enough or shared.get((here[0], there[0]), 0.0) >= settings.shared


def _in_time(copy: Claim, original: Claim, settings: CopySettings) -> bool:
    if copy.published_date is None or original.published_date is None:
        return published_key(copy.published) == published_key(original.published)
    return (copy.published_date - original.published_date).days <= settings.days
