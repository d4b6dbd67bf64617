"""What corroboration may be set to: every number that its plain rules rest on, with the reason for its default."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from twosource.corroboration.weights import FieldWeights, ToldWeights


class LinkWeights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What each field of a pair of claims speaks for (above 0) or against (below 0) their being one occurrence.

    The scale is that of log-odds: fields add up, and two claims are one where the sum passes
    ``LinkSettings.threshold``. The values are stated, not learnt; they say which field can outweigh which. Agreeing
    parties (3) make up for a place that was not resolved; a contradiction about who (-3) is outweighed only where
    place, day and victims agree, for then it's a dispute about one occurrence; a day's gap between two told days (-3.5)
    keeps yesterday's strike from today's, unless two sources tell all else alike and one number of two digits; where two
    sources put a day apart what happens once (one town taken by one side from the other), or what cost one number of two
    digits, they differ on when it was (2 is given back), and likewise on where; where one of two names no day, and tells of
    what a small place seldom sees twice in two days or of the same thing hit, that is no gap (2; or 1 where it may speak of
    any day of a week and more); two enemies who each lay one strike at the other's door contradict one another on who (3
    is given back), and who tells of its own strike on fighters and another of civilians on whom it hit (3 likewise); a number
    that is denied to the digit (3) is the one that was told; and what one report tells twice, with nothing that tells it
    apart, is one thing ("allowing besieged troops and advancing forces to reunite").
    """

    same_type: float = 2.0
    kindred_type: float = 1.0
    toll_type: float = 1.0
    vague_type: float = 0.5
    same_place: float = 3.0
    same_place_name: float = 2.5
    place_inside: float = 1.5
    place_near: float = 1.5
    place_apart: float = -2.0
    place_apart_at_radius: float = -4.0
    other_place_name: float = -2.5
    same_days: float = 2.0
    same_start: float = 2.0
    overlapping_days: float = 1.0
    undated: float = 0.0
    loose_gap_per_day: float = -1.0
    told_gap_first_day: float = -3.5
    disputed_day: float = 2.0
    disputed_place: float = 2.0
    loose_day: float = 2.0
    undated_day: float = 1.0
    same_thing: float = 1.0
    other_thing: float = -2.0
    nearer_place: float = 1.0
    other_counts: float = -2.0
    one_later: float = -6.0
    crossed_blame: float = 3.0
    disputed_victims: float = 3.0
    same_party: float = 1.5
    other_party: float = -3.0
    equal_figure: float = 1.5
    telling_figure: float = 2.5
    denied_figure: float = 3.0
    same_figure: float = 1.0
    other_figure: float = -0.5
    far_figure: float = -1.0
    same_trigger: float = 0.5
    same_report: float = 2.0


class LinkSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How claims are blocked, scored and clustered.

    Attributes:
        radius_km: how far apart two places may lie and still be compared (METHODS 6).
        near_km: places closer than this are taken for one spot under two names.
        small_km: the greatest radius of a place that seldom sees two bombings in two days.
        days: how far apart two intervals may lie and still be compared (METHODS 6).
        lookback_days: a happening told without a beginning is looked for so long before the end of its interval.
        denial_days: a denial without a date of its own speaks of something at most so long before it.
        short_days, long_days: an interval of at most ``short_days`` tells when; one of more than ``long_days`` tells
            how long.
        kindred: types at least this alike (codebook tree) may speak of one occurrence.
        threshold: the score above which two claims, or on average two clusters, are one.
        apart: the score counted for a pair that no block brought together.
        prior_pairs: for how many pairs of one event the stated weights count when a monitor's own claims teach theirs.
        judged_as: for how many pairs one counts that an analyst has judged.
        told: what a monitor's own claims have taught of the weights, which are then moved by it; nothing where None.
        coded: what the fields of two rows that people coded weigh; the weights that ship where None.
    """

    radius_km: float = 50.0
    near_km: float = 3.0
    small_km: float = 6.0
    days: int = 3
    lookback_days: int = 10
    denial_days: int = 7
    short_days: int = 3
    long_days: int = 31
    kindred: float = 0.75
    threshold: float = 5.5
    apart: float = -4.0
    weights: LinkWeights = LinkWeights()
    prior_pairs: float = 300.0
    judged_as: float = 10.0
    told: ToldWeights | None = None
    coded: FieldWeights | None = None


class CopySettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When one report's sentence is another's.

    Attributes:
        bands, rows: how MinHash signatures are cut for hashing; a signature is ``bands * rows`` long. With 50 bands of
            2, sentences of likeness .24 meet with probability .95, of .3 with .99 (1 - (1 - s^rows)^bands).
        window: how many words apart two words of a sentence may stand and be a pair.
        likeness: Jaccard likeness of two sentences' pairs of words from which one may be the other's copy: an
            editor who turns a sentence about leaves as much; dispatches on one event in their own words seldom do.
        short_likeness: the same where either sentence has fewer than ``words``.
        words: a sentence of at least so many words is a copy by itself; shorter ones are too alike by nature.
        few_words: the least words of a sentence that counts in reports which share much.
        shared: the share of a report's claim-bearing sentences found in the other from which short ones count too.
        least_shared: how many sentences must be shared for that.
        days: a copy is published at most so long after its original.
        reprint_days: the same where another publisher's sentence is the same word for word.
    """

    bands: int = 50
    rows: int = 2
    window: int = 6
    likeness: float = 0.24
    short_likeness: float = 0.5
    words: int = 10
    few_words: int = 4
    shared: float = 0.5
    least_shared: int = 2
    days: int = 3
    reprint_days: int = 365


# (low, middle, high) by kind of source.
_PRIORS: Mapping[str, tuple[float, float, float]] = {
    "verifier": (0.80, 0.90, 0.97),
    "un": (0.70, 0.85, 0.95),
    "agency": (0.70, 0.85, 0.95),
    "monitor": (0.65, 0.80, 0.92),
    "press": (0.55, 0.75, 0.90),
    "ngo": (0.60, 0.75, 0.90),
    "analyst": (0.50, 0.70, 0.85),
    "official": (0.40, 0.65, 0.85),
    "activists": (0.40, 0.60, 0.80),
    "party": (0.40, 0.65, 0.85),
    "state_media": (0.40, 0.65, 0.85),
    "witness": (0.40, 0.60, 0.80),
    "anonymous_official": (0.35, 0.55, 0.80),
    "propaganda": (0.25, 0.50, 0.75),
    "social_media": (0.20, 0.40, 0.65),
    "unknown": (0.30, 0.55, 0.80),
}


class CredibilitySettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Stated priors: how likely a claim is true when a source of this kind alone makes it, as (low, middle, high).

    They are judgements, not estimates, and where learning begins: monitors, the UN, verifiers and agencies check
    before they speak; parties and
    their media speak in their own interest; unnamed witnesses can't be held to anything. ``interested`` multiplies the
    middle of a source that gains by being believed; ``adverse`` is the share of the remaining doubt that an admission
    removes; ``hedged`` multiplies what is told in a hedge or could not be verified.
    """

    kinds: dict[str, tuple[float, float, float]] = msgspec.field(default_factory=lambda: dict(_PRIORS))
    interested: float = 0.6
    adverse: float = 0.6
    hedged: float = 0.7


class TruthSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The latent-truth model: what it supposes before anything is learnt, and how it learns from a monitor's own events.

    Attributes:
        loudness: how much more a loud event, and how much less a quiet one, is seen; ``loud_shares``: how many are so.
        sight: what a source of which nothing is known sees of an event of middling loudness (a rate).
        checks: how much less readily a source takes up what is false than what is true, as a multiple of its prior odds
            of being right; ``checks_least``: the least that may be.
        denied_false, denied_true: how likely a source denies what did not and what did take place, by its interest in
            the event (interested, none, adverse).
        rounds: the most rounds of expectation and maximisation; ``settled``: the change of truth below which they end.
        sight_weight: the weight of the pooled sight in each source's own, in sightings.
        checks_weight: the weight of the prior of how readily a source takes up what is false, in tellings.
        region_weight: the weight of the whole in what a source sees in one region.
        denial_weight: the weight of the pooled rate of denial in each source's own.
        kinds_weight: the weight of the stated priors against what the sources of one interest show together.
        relay_weight, relay_rate: the weight of the prior of a relay's rate, and that prior.
        looks_from: the tellings in a region from which a source counts as looking there.
        relay_from: the times that one source must have told after another before it may be its relay.
        crowd: of an event told by more sources, only the first so many are looked at for relays.
        folds: the parts in which what is learnt is kept, so that an event is judged by what the others taught.
        sure: the share of what a telling lets be known of its source's reliability that is left once it is counted in that
            the rates of the others are uncertain too.
        judged_from: how many observations of its truth a source's reliability must be worth to be given a letter.
    """

    loudness: tuple[float, float, float] = (0.25, 0.8, 2.15)
    loud_shares: tuple[float, float, float] = (0.25, 0.5, 0.25)
    sight: float = 0.1
    checks: float = 4.0
    checks_least: float = 2.0
    denied_false: tuple[float, float, float] = (0.03, 0.08, 0.18)
    denied_true: tuple[float, float, float] = (0.003, 0.01, 0.06)
    rounds: int = 60
    settled: float = 1e-3
    sight_weight: float = 2.0
    checks_weight: float = 1.5
    region_weight: float = 3.0
    denial_weight: float = 1.0
    kinds_weight: float = 4.0
    relay_weight: float = 1.0
    relay_rate: float = 0.02
    looks_from: int = 4
    relay_from: int = 3
    crowd: int = 12
    folds: int = 5
    sure: float = 0.7
    judged_from: float = 5.0


class CountSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How sources count people and things, before anything is learnt.

    Attributes:
        spread: the standard deviation of the logarithm of told over true; ``spread_interested`` where it has an interest.
        lifted: how likely a source has what it tells from another that told of the event before, where nothing is known
            of the two; ``lifted_learnt``: where both are known and no relay was found.
        weight: the weight of the spread of all in each source's own, in numbers.
        rounds: of learning.
    """

    spread: float = 0.35
    spread_interested: float = 0.6
    lifted: float = 0.3
    lifted_learnt: float = 0.03
    weight: float = 4.0
    rounds: int = 25


class CorroborationSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of corroboration.

    Attributes:
        unnamed_weight: the most that an unnamed speaker counts as an independent voice (METHODS 5: capped weight).
        corroborated_at: effective origins from which an event is corroborated: one full voice and an unnamed one. Two
            unnamed speakers (1.0) don't corroborate one another.
    """

    unnamed_weight: float = 0.5
    corroborated_at: float = 1.5
    link: LinkSettings = LinkSettings()
    copies: CopySettings = CopySettings()
    credibility: CredibilitySettings = CredibilitySettings()
    truth: TruthSettings = TruthSettings()
    counts: CountSettings = CountSettings()


DEFAULTS = CorroborationSettings()
