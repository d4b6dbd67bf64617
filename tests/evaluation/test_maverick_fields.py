from twosource.evaluation.maverick_fields import JudgedPair, chosen_fields


def pairs(*tellings: tuple[str, str, bool], rows: int = 40) -> list[JudgedPair]:
    """Pairs of rows, each telling repeated: how they agree in time, how in colour, and whether they are one event."""
    found = []
    for n in range(rows):
        time, colour, same = tellings[n % len(tellings)]
        found.append(JudgedPair((n, n), {"time": time, "colour": colour}, same))
    return found


FOLDS = [set(range(n, n + 10)) for n in range(0, 40, 10)]
USEFUL = [("one day", "red", True), ("one day", "blue", True), ("far", "red", False), ("far", "blue", False)]


def test_a_field_that_foretells_nothing_is_dropped_and_one_that_does_is_kept() -> None:
    # Colour goes with the answer in each inner fold as chance has it, and misleads in the others.
    told = [
        JudgedPair(one.pair, {**one.levels, "colour": f"shade {one.pair[0] // 10} {one.same}"}, one.same)
        for one in pairs(*USEFUL)
    ]
    assert chosen_fields(told, ("time", "colour"), FOLDS) == ("time",)


def test_fields_that_tell_different_things_are_both_kept() -> None:
    both = [("one day", "red", True), ("one day", "blue", False), ("far", "red", False), ("far", "blue", False)]
    assert chosen_fields(pairs(*both), ("time", "colour"), FOLDS) == ("time", "colour")


def test_the_last_field_stays() -> None:
    assert chosen_fields(pairs(*USEFUL), ("colour",), FOLDS) == ("colour",)


def test_rows_outside_are_not_looked_at() -> None:
    given = pairs(*USEFUL)
    assert chosen_fields(given, ("time", "colour"), FOLDS) == chosen_fields(given, ("time", "colour"), [*FOLDS, {99}])
