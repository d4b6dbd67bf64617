"""The verb that measures the reader against coded data: scores with intervals and baselines, floors, errors to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from twosource.evaluation import Breach, Floors, SuiteResult
    from twosource.evaluation.results import Estimate, Estimates
    from twosource.evaluation.suite import Miss, Suite

_SHOWN_WORDS = 240
_SHOWN_KINDS = 15


class SuiteName(StrEnum):
    """The suites, and all of them."""

    SEED = "seed"
    SEED_ALTERED = "seed_altered"
    ISAF = "isaf_dev"
    EVENT_LOCATION = "event_location_dev"
    RE3D = "re3d"
    PETRARCH2 = "petrarch2_gsr"
    PLOVER = "plover_gsr"
    MAVERICK = "maverick_dev"
    CASES = "cases"
    METAMORPHIC = "metamorphic"
    SIMULATION = "simulation"
    LINKING = "linking"
    ALL = "all"


def evaluate(
    suite: Annotated[SuiteName, typer.Argument(help="The suite, or all of them.")],
    data_dir: Annotated[
        Path | None,
        typer.Option(
            "--data-dir",
            metavar="DIR",
            help="The folder of measuring data.  [default: TWOSOURCE_SHARED_DATA, else ../shared/data of the checkout]",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON alone on standard output.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="Show the errors to read; never those of items that are kept aside.")
    ] = False,
    floors: Annotated[
        bool, typer.Option("--floors", help="Exit status 1 where a score is below its floor or the data is another.")
    ] = False,
    raise_floors: Annotated[
        bool, typer.Option("--raise-floors", help="Set the floors a margin below the present scores; never lower.")
    ] = False,
    lower: Annotated[
        str | None,
        typer.Option("--lower", metavar="REASON", help="With --raise-floors: why floors above the scores are lowered."),
    ] = None,
) -> None:
    """Score the reader on coded data, with intervals and with plain baselines beside it.

    A third of each suite is kept aside by a hash: it is scored and never shown. A suite whose data is not here is
    skipped, with exit status 1 where it was asked for by name.
    """
    from twosource.cli.exits import REJECTED, UsageError
    from twosource.cli.output import complain, say_json, sentence
    from twosource.cli.progress import shown_progress
    from twosource.evaluation import SUITES, DataPlaces, breaches, floors_file, load_floors, raised, save_floors
    from twosource.evaluation import evaluate as evaluated

    if lower is not None and not raise_floors:
        raise UsageError("--lower stands alone", cure="Give it together with --raise-floors")
    if lower is not None and not lower.strip():
        raise UsageError("--lower has no reason", cure="Say why the floors may be lower")
    file = floors_file()
    standing = load_floors(file)
    asked: list[Suite] = list(SUITES.values()) if suite is SuiteName.ALL else [SUITES[suite]]
    told = []
    with shown_progress() as progress:
        progress.start("suites", len(asked))
        for pair in evaluated(asked, DataPlaces.found(data_dir)):
            told.append(pair)
            progress.advance()
        progress.finish()
    results = [result for result, _ in told]
    broken = breaches(results, standing) if floors else []
    if raise_floors:
        standing = raised(results, standing, lower)
        save_floors(file, standing)
    if as_json:
        say_json(_as_json(told, standing, broken, errors))
    else:
        for result, misses in told:
            _show(result, standing)
            if errors:
                _show_errors(misses)
    for breach in broken:
        complain(sentence(f"{breach.suite}: {breach.score or 'data'}: {breach.problem}"))
    skipped = [result for result in results if result.skipped]
    if suite is not SuiteName.ALL:
        for result in skipped:
            complain(sentence(f"{result.suite} was not run: {result.skipped}"))
    if broken or (skipped and suite is not SuiteName.ALL):
        raise typer.Exit(REJECTED)


def _as_json(
    told: Sequence[tuple[SuiteResult, list[Miss]]], floors: Floors, broken: Sequence[Breach], with_errors: bool
) -> dict[str, Any]:
    import msgspec

    suites = []
    for result, misses in told:
        standing = floors.suites.get(result.suite)
        row = msgspec.to_builtins(result) | {"floors": standing.scores if standing else {}}
        suites.append(row | ({"errors": msgspec.to_builtins(misses)} if with_errors else {}))
    return {"suites": suites, "broken": msgspec.to_builtins(broken)}


def _show(result: SuiteResult, floors: Floors) -> None:
    from twosource.cli.output import say
    from twosource.cli.tables import Column, print_table

    say(f"{result.suite}: {result.about}")
    if result.skipped is not None:
        say(f"  skipped: {result.skipped}\n")
        return
    standing = floors.suites.get(result.suite)
    rows: list[dict[str, Any]] = []
    for one in result.scores:
        floor = standing.scores.get(one.score) if standing else None
        rows.append(_row(one.score, one.reader) | {"floor": f"{floor:.3f}" if floor is not None else ""})
        rows += [_row(f"  {name}", estimates) | {"floor": ""} for name, estimates in one.baselines.items()]
    columns = [
        Column("score", lambda row: row["score"]),
        Column("items", lambda row: row["items"]),
        Column("all", lambda row: row["all"]),
        Column("open", lambda row: row["open"]),
        Column("kept aside", lambda row: row["kept aside"]),
        Column("floor", lambda row: row["floor"]),
    ]
    print_table(columns, rows)
    say("")


def _row(name: str, estimates: Estimates) -> dict[str, Any]:
    return {
        "score": name.replace("  ", "\N{BOX DRAWINGS LIGHT UP AND RIGHT} ", 1) if name.startswith("  ") else name,
        "items": estimates.all.items,
        "all": _shown(estimates.all),
        "open": _shown(estimates.open),
        "kept aside": _shown(estimates.kept_aside),
    }


def _shown(estimate: Estimate) -> str:
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return "-"
    return f"{estimate.value:.3f} [{estimate.low:.2f} {estimate.high:.2f}]"


def _show_errors(misses: Sequence[Miss]) -> None:
    from twosource.cli.output import one_line, say
    from twosource.cli.tables import Column, print_table

    if not misses:
        return
    kinds = Counter((miss.score, miss.kind) for miss in misses)
    counted = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    print_table(
        [
            Column("errors", lambda row: row["errors"]),
            Column("score", lambda row: row["score"]),
            Column("kind", lambda row: row["kind"]),
        ],
        [{"errors": number, "score": score, "kind": kind} for (score, kind), number in counted[:_SHOWN_KINDS]],
    )
    say("")
    for miss in misses:
        words = one_line(miss.words)
        say(f"{miss.item}  {miss.score}: {miss.kind}")
        say(f"  wanted  {one_line(miss.wanted)}")
        say(f"  given   {one_line(miss.given)}")
        say(f"  words   {words[:_SHOWN_WORDS]}{'...' if len(words) > _SHOWN_WORDS else ''}")
    say("")
