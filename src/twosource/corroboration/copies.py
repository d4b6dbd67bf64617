"""Near-copies: claims whose sentence stands, lightly edited, in an earlier report.

In: claims. Out: for each claim that is a copy, the claim it copies. Likeness of sentences is the Jaccard index of
their skip-bigrams (Lin 2004): the pairs of words that stand near one another, in whichever order. A word put in, left
out or replaced leaves the pairs across it, and a clause put elsewhere takes its pairs along; who tells the same in his
own words has the names and numbers in common, and few pairs. Like sentences are found by MinHash with
locality-sensitive hashing (Broder 1997) and then counted exactly, so
that chance in the hashes adds no copy. A copied sentence counts when it is long enough that it can't be alike by
accident, or when the two reports share much. And the two claims must say the same thing: same type and polarity, and no
other day, place, speaker or number; else a daily bulletin's set phrases would be copies of one another. A text that
credits an agency is the agency's in whatever words: what it tells as its own, the agency's speaker said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from twosource.corroboration.ordering import TextOrder, published_key, text_order
from twosource.corroboration.ordinals import one_is_later, ordinal, told_apart
from twosource.corroboration.settings import CopySettings
from twosource.corroboration.wording import Wordings, Words
from twosource.records import Claim, Figure, Mention, PlaceMention

_WORD = re.compile(r"\w+")
_HELD = (
    5_000  # sentences held in one index at a time, from which on it is cut down to the days that bear on one another
)
Sentence = tuple[str, int, int]  # report id, start, end
_Order = tuple[str, int, bool, int, bool, TextOrder]
_AGENCY = 1  # how vaguely an agency's own text tells whose word it is (`Voices.vagueness`)
_PUBLISHER = 3  # and another publisher's


class CopyBook(NamedTuple):
    """What is known of claims and reports beyond their words.

    Attributes:
        vagueness: claim id -> how vaguely its text tells whose word it is, from 0 (a named speaker); 0 where unknown.
        wires: report id -> id of the agency whose text it says it is, or that published it.
        credits: ids of the reports that credit another's text.
        sides: ids of the reports whose own voice is that of a side.
        interested: ids of the claims whose voice has a side.
    """

    vagueness: Mapping[str, int] = MappingProxyType({})
    wires: Mapping[str, str] = MappingProxyType({})
    credits: Collection[str] = frozenset()
    sides: Collection[str] = frozenset()
    interested: Collection[str] = frozenset()

    def two_words(self, a: Claim, b: Claim) -> bool:
        """Whether one of two claims is a side's own word and the other somebody else's, by name."""
        return any(
            not own.speakers
            and own.report_id in self.sides
            and bool(told.speakers)
            and self.vagueness.get(told.claim_id, 0) == 0
            for own, told in ((a, b), (b, a))
        )

    def order(self, claim: Claim) -> _Order:
        """The order in which claims may copy one another: by day, then whoever names whose word it is comes first.

        Of texts of one day nobody can tell by the date which stood first; an original says whose word it is, and copies leave
        it out, as they leave out parties and places. Of two who tell it alike, who has a side comes first: that another prints
        a side's words bears nothing out, and must not make them another's. Who credits another's text comes after the others.
        """
        vagueness = self.vagueness.get(claim.claim_id, 0)
        interested = claim.claim_id in self.interested
        if vagueness == _PUBLISHER and interested:
            vagueness = _AGENCY
        told = sum(map(bool, (claim.actor, claim.target, claim.place, claim.figures)))
        credits = claim.report_id in self.credits
        day = published_key(claim.published)[:10]
        return (day, vagueness, not interested, -told, credits, text_order(claim))


NOTHING_KNOWN = CopyBook()


def find_copies(claims: Sequence[Claim], settings: CopySettings, book: CopyBook = NOTHING_KNOWN) -> dict[str, str]:
    """Copying claim id -> id of the claim it copies (never itself a copy).

    That is the earliest by `CopyBook.order`, unless hours of publication tell that a side has the words from another.
    """
    claims = sorted(claims, key=book.order)
    place = {claim.claim_id: at for at, claim in enumerate(claims)}
    of_wire = _of_wires(claims, book)
    of_sentence: dict[Sentence, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_sentence[_sentence(claim)].append(claim)
    likeness: dict[Sentence, list[Sentence]] = {}
    for some in _near_in_time(of_sentence, settings.days):
        for sentence, others in _alike(some, settings).items():
            likeness[sentence] = sorted({*likeness.get(sentence, ()), *others})
    for sentence, others in _verbatim(of_sentence, settings).items():
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
            if place[other.claim_id] < place[claim.claim_id]
            and same_saying(claim, other)
            and (_in_time(claim, other, settings) or _is_reprint(claim, other, settings))
            and (not book.two_words(claim, other) or _very_alike(claim, other, settings))
        ]
        if not originals:
            originals = [
                other
                for other in of_wire.get(book.wires.get(claim.report_id, ""), ())
                if place[other.claim_id] < place[claim.claim_id] and _credited(claim, other, settings, book)
            ]
        if originals:
            first = min(
                originals,
                key=lambda other: (
                    _other_word(claim, other),
                    _long_after(claim, other, settings),
                    place[other.claim_id],
                ),
            )
            copies[claim.claim_id] = copies.get(first.claim_id, first.claim_id)
    return _first_by_the_hour(copies, claims, book)


def reports_alike(
    new: Sequence[Claim], others: Sequence[Claim], settings: CopySettings, book: CopyBook = NOTHING_KNOWN
) -> set[str]:
    """Of the others' reports, those that have a sentence like one of the new claims', near enough in time to be a copy; and
    those of which one credits an agency for what the other tells."""
    mine = Wordings([_words([claim]) for claim in new], settings.window)
    theirs = Wordings([_words([claim]) for claim in others], settings.window)
    credited = {
        other.report_id
        for claim in new
        if claim.report_id in book.wires
        for other in others
        if book.wires.get(other.report_id) == book.wires[claim.report_id]
        and (_credited(claim, other, settings, book) or _credited(other, claim, settings, book))
    }
    return credited | {
        others[i].report_id
        for i in theirs.sharing(mine)
        if any(
            theirs.likeness(i, j, mine) >= _needed(theirs.sizes[i], mine.sizes[j], settings) for j in range(len(new))
        )
    }


def same_saying(a: Claim, b: Claim) -> bool:
    """Whether two claims from like sentences say the same, though one may say less or put a number otherwise.

    Type, polarity and modality are the same. Where both tell of a day, of places, of a speaker, or of numbers of one thing,
    these agree: who edits a text lightly leaves out a hedge or a number, or credits an agency, but tells nothing else.
    """
    return (
        (a.event_type, a.polarity, a.modality) == (b.event_type, b.polarity, b.modality)
        and _agreeing_days(a, b)
        and _agreeing_places(a, b)
        and _agreeing_ordinals(a, b)
        and agreeing_speakers(a, b)
        and _agreeing_figures(a.figures, b.figures)
    )


def _agreeing_days(a: Claim, b: Claim) -> bool:
    """Whether two times told in words have a day in common: a bulletin in the same words tells of another day's strikes.

    The same words for the day agree whatever they come to: "on Tuesday" in a copy that was printed late is another Tuesday.
    """
    if a.time.basis != "text" or b.time.basis != "text" or a.time.text.casefold() == b.time.text.casefold():
        return True
    return _days_in_common(a, b)


def _days_in_common(a: Claim, b: Claim) -> bool:
    """Whether two times have a day in common, as far as both are told in words."""
    if a.time.basis != "text" or b.time.basis != "text":
        return True
    starts = [time.start for time in (a.time, b.time) if time.start is not None]
    ends = [time.end for time in (a.time, b.time) if time.end is not None]
    return not starts or not ends or max(starts) <= min(ends)


def _agreeing_ordinals(a: Claim, b: Claim) -> bool:
    """Whether the words don't number one of them a later occurrence than the other: "another strike" copies no "strike"."""
    one, other = ordinal(a), ordinal(b)
    return not (told_apart(one, other, same_report=False) or one_is_later(one, other))


def _agreeing_places(a: Claim, b: Claim) -> bool:
    """Whether one names no place that the other, where it names any, does not name too; an "army post" has no name."""
    here, there = ([place for place in claim.place if place.id or not place.name.islower()] for claim in (a, b))
    if not here or not there:
        return True
    return any(
        all(any(_one_place(place, other) for other in more) for place in fewer)
        for fewer, more in ((here, there), (there, here))
    )


def _one_place(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether two mentions may be of one place: of one id, of one name (a town and its port may share it), or, where one was
    not found, with the names of the one in the other ("the north of Hasakah", "Hasakah").
    """
    if a.id is not None and b.id is not None:
        return a.id == b.id or a.name.casefold() == b.name.casefold()
    fewer, more = sorted((_names_in(a.name), _names_in(b.name)), key=len)
    return fewer <= more


def _names_in(name: str) -> frozenset[str]:
    """The words of a place's name that are names, not descriptions."""
    return frozenset(word for word in _WORD.findall(name) if not word.islower())


def agreeing_speakers(a: Claim, b: Claim) -> bool:
    """Whether two claims have one innermost speaker, as far as both name one; "officials" may be "army officials"."""
    if not a.speakers or not b.speakers:
        return True
    one, other = a.speakers[-1], b.speakers[-1]
    if one.source_id is not None and other.source_id is not None:
        return one.source_id == other.source_id
    fewer, more = sorted((_name_words(one.name), _name_words(other.name)), key=len)
    return fewer <= more


def _name_words(name: str) -> frozenset[str]:
    """The words of a name or description, one or many of a thing alike."""
    return frozenset(word.removesuffix("s") for word in _WORD.findall(name.casefold()))


def _agreeing_figures(one: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Whether of each thing both count, whoever counts it less often finds all its numbers with the other."""
    for what in {figure.what for figure in one} & {figure.what for figure in other}:
        fewer, more = sorted(
            ([figure for figure in figures if figure.what == what] for figures in (one, other)), key=len
        )
        if not all(any(one_number(figure, counted) for counted in more) for figure in fewer):
            return False
    return True


def one_number(a: Figure, b: Figure) -> bool:
    """Whether two figures rest on one number: "12", "at least 12", "more than 12", "some 12"."""
    return (a.low, a.best, a.high) == (b.low, b.best, b.high) or not _numbers(a).isdisjoint(_numbers(b))


def may_be_one_number(a: Figure, b: Figure) -> bool:
    """Whether two figures rest on one number, or leave room for one."""
    return one_number(a, b) or (_at_most(a.low, b.high) and _at_most(b.low, a.high))


def _at_most(low: int | None, high: int | None) -> bool:
    return low is None or high is None or low <= high


def _numbers(figure: Figure) -> set[int]:
    """The number that a figure rests on; of one open to a side its bound, and the number that is told by leaving it out."""
    if figure.best is not None:
        return {figure.best}
    if figure.low is not None and figure.high is None:
        return {figure.low, figure.low - 1}
    if figure.high is not None and figure.low is None:
        return {figure.high, figure.high + 1}
    return set()


def _other_word(claim: Claim, other: Claim) -> bool:
    # Two claims of one type may share a sentence ("seized A and B"): the one on the same word is meant.
    return other.trigger.text.casefold() != claim.trigger.text.casefold()


def _of_wires(claims: Sequence[Claim], book: CopyBook) -> dict[str, list[Claim]]:
    """The claims that texts of an agency lay at a speaker, by agency, in their order."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.speakers and claim.report_id in book.wires:
            found[book.wires[claim.report_id]].append(claim)
    return found


def _credited(claim: Claim, other: Claim, settings: CopySettings, book: CopyBook) -> bool:
    """Whether a text that credits an agency tells in words of its own, and as its own, what the agency lays at a speaker.

    It credits the agency for it, so the agency's speaker is whose word it is. Both must name the place, and no party or number
    may differ.
    """
    return (
        claim.report_id in book.credits
        and claim.report_id != other.report_id
        and not claim.speakers
        and bool(claim.place and other.place)
        and same_saying(claim, other)
        and _agreeing_parties(claim.actor, other.actor)
        and _agreeing_parties(claim.target, other.target)
        and _in_time(claim, other, settings)
    )


def _agreeing_parties(some: Sequence[Mention], others: Sequence[Mention]) -> bool:
    here, there = ({mention.id for mention in side if mention.id is not None} for side in (some, others))
    return not here or not there or not here.isdisjoint(there)


def _sentence(claim: Claim) -> Sentence:
    return (claim.report_id, claim.sentence.start, claim.sentence.end)


def _words(claims: Sequence[Claim]) -> Words:
    return tuple(_WORD.findall(claims[0].sentence.text.casefold()))


def _very_alike(a: Claim, b: Claim, settings: CopySettings) -> bool:
    """Whether two sentences, apart from who says so, are so alike as those of few words must be: of short news two tell in nearly
    the same words."""
    words = Wordings([_words_told(a), _words_told(b)], settings.window)
    return words.likeness(0, 1) >= settings.short_likeness


def _words_told(claim: Claim) -> Words:
    """The words of a claim's sentence without its speakers and the words by which they speak."""
    text, start = claim.sentence.text, claim.sentence.start
    for speaker in sorted(claim.speakers, key=lambda s: -s.start):
        text = text[: max(0, speaker.start - start)] + " " + text[max(0, speaker.end - start) :]
    cues = {word for speaker in claim.speakers for word in _WORD.findall(speaker.cue.casefold())}
    return tuple(word for word in _WORD.findall(text.casefold()) if word not in cues)


def _needed(a: int, b: int, settings: CopySettings) -> float:
    """The likeness that sentences of so many words must have."""
    return settings.likeness if min(a, b) >= settings.words else settings.short_likeness


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
    by_words: dict[Words, list[Sentence]] = defaultdict(list)
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


def _verbatim(
    of_sentence: Mapping[Sentence, Sequence[Claim]], settings: CopySettings
) -> dict[Sentence, list[Sentence]]:
    """For each sentence the sentences of other publishers that have its very words, whenever they were published."""
    by_text: dict[str, list[Sentence]] = defaultdict(list)
    for sentence, claims in of_sentence.items():
        by_text[claims[0].sentence.text].append(sentence)
    found: dict[Sentence, list[Sentence]] = {}
    for same in by_text.values():
        if len(same) < 2 or len({_publisher(of_sentence[s][0]) for s in same}) < 2:
            continue
        if len(_words(of_sentence[same[0]])) < settings.few_words:
            continue
        for here in same:
            own = _publisher(of_sentence[here][0])
            found[here] = sorted(there for there in same if _publisher(of_sentence[there][0]) != own)
    return found


def _alike_words(texts: Sequence[Words], settings: CopySettings) -> dict[Words, list[Words]]:
    """For each distinct wording those like it, itself among them."""
    compared = Wordings(texts, settings.window)
    alike: list[set[int]] = [{i} for i in range(len(texts))]
    # What meets in the hashes is too much, and is counted exactly.
    for i, j in compared.meeting(settings.bands, settings.rows):
        if compared.likeness(i, j) >= _needed(compared.sizes[i], compared.sizes[j], settings):
            alike[i].add(j)
            alike[j].add(i)
    return {words: [texts[j] for j in sorted(alike[i])] for i, words in enumerate(texts)}


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
    after = _days_after(copy, original)
    if after is None:
        return published_key(copy.published) == published_key(original.published)
    return after <= settings.days


def _is_reprint(copy: Claim, original: Claim, settings: CopySettings) -> bool:
    """Whether a sentence stands word for word in another publisher's later text, and "on Tuesday" is the same Tuesday in both.

    A publisher's own bulletins tell of new events in old words, other publishers' texts in the same words are reprints.
    """
    after = _days_after(copy, original)
    if after is None or after > settings.reprint_days or _publisher(copy) == _publisher(original):
        return False
    return copy.sentence.text == original.sentence.text and _days_in_common(copy, original)


def _days_after(copy: Claim, original: Claim) -> int | None:
    """How many days later it was published; None where either has no date."""
    if copy.published_date is None or original.published_date is None:
        return None
    return (copy.published_date - original.published_date).days


def _long_after(copy: Claim, original: Claim, settings: CopySettings) -> bool:
    return not _in_time(copy, original, settings)


def _publisher(claim: Claim) -> str:
    return claim.publisher.casefold() if claim.publisher is not None else ""


def _first_by_the_hour(copies: dict[str, str], claims: Sequence[Claim], book: CopyBook) -> dict[str, str]:
    """The copies; where a side's own words count as the original, and all who published them as their own that day tell the
    hour, as copies of whoever was first."""
    of_original: dict[str, list[str]] = defaultdict(list)
    for copy, original in copies.items():
        if original in book.interested:
            of_original[original].append(copy)
    if not of_original:
        return copies
    by_id = {claim.claim_id: claim for claim in claims}
    settled = dict(copies)
    for original, copying in of_original.items():
        side = by_id[original]
        same_day = [
            other
            for other in (side, *(by_id[copy] for copy in copying))
            if not other.speakers and published_key(other.published)[:10] == published_key(side.published)[:10]
        ]
        if side.speakers or not all(_tells_the_hour(other) for other in same_day):
            continue
        first = min(same_day, key=lambda other: (published_key(other.published), book.order(other)))
        if first is not side:
            settled.pop(first.claim_id)
            settled.update((copy, first.claim_id) for copy in (original, *copying) if copy != first.claim_id)
    return settled


def _tells_the_hour(claim: Claim) -> bool:
    return claim.published is not None and "T" in claim.published
