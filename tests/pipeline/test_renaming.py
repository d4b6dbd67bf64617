import msgspec
from made_records import a_claim, a_report, an_event

from twosource.ledger import Alias
from twosource.pipeline.renaming import renamed
from twosource.records import Claim, Event


def claims(count: int) -> list[Claim]:
    return [a_claim(a_report(publisher=f"Paper {n}")) for n in range(count)]


def by_id(*all_claims: Claim) -> dict[str, Claim]:
    return {claim.claim_id: claim for claim in all_claims}


def aliases(before: list[Event], after: list[Event], old: list[Claim], new: list[Claim]) -> list[Alias]:
    return renamed(before, by_id(*old), after, by_id(*new))


def test_a_merged_event_answers_under_the_one_that_took_its_claims() -> None:
    one, two = claims(2)
    merged = an_event(one, two)
    assert aliases([an_event(two)], [merged], [one, two], [one, two]) == [
        Alias(old_id=an_event(two).event_id, new_id=merged.event_id)
    ]


def test_of_a_split_event_the_part_with_most_claims_answers() -> None:
    one, two, three, four = claims(4)
    before, most = an_event(one, two, three), an_event(three, two)
    (alias,) = aliases([before], [an_event(four, one), most], [one, two, three], [one, two, three, four])
    assert alias.new_id == most.event_id


def test_of_equal_parts_the_least_id_answers_whatever_their_order() -> None:
    one, two, three = claims(3)
    parts = [an_event(two), an_event(three)]
    least = min(part.event_id for part in parts)
    for order in (parts, parts[::-1]):
        (alias,) = aliases([an_event(one, two, three)], order, [one, two, three], [two, three])
        assert alias.new_id == least


def test_a_better_readers_claim_on_the_same_words_takes_over() -> None:
    (old,) = claims(1)
    new = msgspec.structs.replace(
        old, claim_id="clm_new", trigger=msgspec.structs.replace(old.trigger, start=old.trigger.start + 1)
    )
    (alias,) = aliases([an_event(old)], [an_event(new)], [old], [new])
    assert alias.new_id == an_event(new).event_id


def test_an_event_whose_words_give_no_claim_any_more_has_no_successor() -> None:
    one, two = claims(2)
    (alias,) = aliases([an_event(one)], [an_event(two)], [one, two], [two])
    assert alias == Alias(old_id=an_event(one).event_id, new_id=None)


def test_aliases_come_in_the_order_of_ids() -> None:
    made = claims(5)
    found = aliases([an_event(claim) for claim in made], [], made, [])
    assert [alias.old_id for alias in found] == sorted(alias.old_id for alias in found)


def test_of_a_row_that_was_corrected_the_event_of_what_it_says_now_answers() -> None:
    old, new = claims(2)
    before, after = an_event(old), an_event(new)
    told = renamed([before], by_id(old), [after], by_id(new), {old.report_id: new.report_id})
    assert told == [Alias(old_id=before.event_id, new_id=after.event_id)]
    assert aliases([before], [after], [old], [new]) == [Alias(old_id=before.event_id, new_id=None)]
