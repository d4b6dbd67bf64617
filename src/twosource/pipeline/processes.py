"""Reading over several processes: reports in; a reading of each, or why there is none, out, in the reports' order.

Every worker opens rooms of its own and reads whole chunks of reports. At most two chunks wait at each, so memory does not
grow with the number of reports. A worker ends with the process it works for, however that ends.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import Queue
from threading import Thread
from typing import NamedTuple

from twosource.errors import TwosourceError
from twosource.pipeline.attempts import attempt
from twosource.pipeline.rooms import Rooms
from twosource.records import Reading, Rejection, Report

CHUNK = 32  # reports that go to a worker together
_WAITING = 2  # chunks at a worker: one in work, one to go on with
_LAST_SECONDS = 5.0

Outcome = Reading | Rejection


class WorkerDiedError(TwosourceError):
    """A process that read reports is gone."""


class _Fault(NamedTuple):
    """A `TwosourceError` on its way from one process to another."""

    problem: str
    where: str | None
    cure: str


class _Worker(NamedTuple):
    process: SpawnProcess
    connection: Connection


def attempt_in(jobs: int, opens: Callable[[], Rooms], reports: Iterable[Report]) -> Iterator[Outcome]:
    """What `attempt` gives, of readers in ``jobs`` other processes.

    Args:
        jobs: how many processes.
        opens: opens the rooms whose reader reads; it must be possible to pickle it.

    Raises:
        TwosourceError: as `attempt`.
        WorkerDiedError: a process ended of itself; what came before is read, and stays so.
    """
    source = iter(reports)
    workers: list[_Worker] = []
    busy: deque[_Worker] = deque()  # in the order in which their chunks are due
    try:
        for _ in range(_WAITING):
            for at in range(jobs):
                chunk = list(islice(source, CHUNK))
                if not chunk:
                    break
                if at == len(workers):
                    workers.append(_started(opens))
                _send(workers[at], chunk)
                busy.append(workers[at])
        while busy:
            worker = busy.popleft()
            outcomes = _received(worker)
            chunk = list(islice(source, CHUNK))
            if chunk:
                _send(worker, chunk)
                busy.append(worker)
            yield from outcomes
    finally:
        for worker in workers:
            worker.connection.close()  # the worker's sign to end
        for worker in workers:
            worker.process.join(_LAST_SECONDS)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


def _started(opens: Callable[[], Rooms]) -> _Worker:
    context = get_context("spawn")  # a fork would copy the locks of threads that it leaves behind
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, opens), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _send(worker: _Worker, chunk: list[Report]) -> None:
    try:
        worker.connection.send(chunk)
    except OSError as error:
        raise _died(worker) from error


def _received(worker: _Worker) -> list[Outcome]:
    try:
        told: list[Outcome] | _Fault = worker.connection.recv()
    except (EOFError, OSError) as error:
        raise _died(worker) from error
    if isinstance(told, _Fault):
        raise TwosourceError(told.problem, where=told.where, cure=told.cure)
    return told


def _died(worker: _Worker) -> WorkerDiedError:
    worker.process.join(_LAST_SECONDS)
    return WorkerDiedError(
        f"a process that read reports ended of itself (status {worker.process.exitcode}); all that was read before is kept",
        cure="Run it again with fewer --jobs if memory is short; if it ends at the same report each time, please report this",
    )


def serve(connection: Connection, opens: Callable[[], Rooms]) -> None:
    """The work of one process: chunks of reports come in over the connection, and their outcomes go back."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process it works for is told, and ends it
    chunks: Queue[list[Report]] = Queue()
    Thread(target=_take, args=(connection, chunks), daemon=True).start()
    try:
        reader = opens().reader
        while True:
            connection.send(list(attempt(reader, chunks.get())))
    except TwosourceError as error:
        connection.send(_Fault(error.problem, error.where, error.cure))
    except BrokenPipeError:  # the other side has gone meanwhile
        return


def _take(connection: Connection, chunks: Queue[list[Report]]) -> None:
    """Take chunks in while others are read, so that neither side waits to be heard; end with the other side."""
    try:
        while True:
            chunks.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)
