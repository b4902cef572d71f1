"""Worker processes for the write path: articles in, prepared articles out, in the same order.

A small run stays in one process, because starting workers takes longer than it would save.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.synchronize import Semaphore

from index.errors import VigieError
from index.pipeline.packing import (
    Packed,
    pack_found,
    pack_outcome,
    unpack_found,
    unpack_outcome,
)
from index.pipeline.understanding import Found, Outcome, prepare_each
from index.translate import TranslationStage

__all__ = ["prepared"]

_ALONE = 1000  # articles understood before workers are started
_CHUNK = 50  # articles handed to a worker at a time
_ALLOCATIONS = 50_000  # before a worker looks for cycles, of which it makes hardly any
_AHEAD = 3  # chunks under way for each worker; bounds memory


def prepared(
    found: Iterable[Found], workers: int, translation: TranslationStage | None = None
) -> Iterator[Outcome]:
    """`prepare` for every article, in order, by `workers` processes once the run is a long one."""
    stream = iter(found)
    if workers < 2:
        yield from prepare_each(stream, translation)
        return
    yield from prepare_each(islice(stream, _ALONE), translation)
    chunk = list(islice(stream, _CHUNK))
    if chunk:
        yield from _in_processes(chunk, stream, workers, translation)


def _in_processes(
    chunk: list[Found],
    stream: Iterator[Found],
    workers: int,
    translation: TranslationStage | None,
) -> Iterator[Outcome]:
    context = multiprocessing.get_context("spawn")
    turns = context.Semaphore(translation.concurrency if translation else 1)
    given = (translation, turns, workers) if translation else None
    pool = ProcessPoolExecutor(
        workers, mp_context=context, initializer=_begin_worker, initargs=(given,)
    )
    under_way: deque[Future[list[Packed]]] = deque()
    try:
        while chunk:
            under_way.append(pool.submit(_prepare_chunk, list(map(pack_found, chunk))))
            if len(under_way) >= workers * _AHEAD:
                yield from map(unpack_outcome, under_way.popleft().result())
            chunk = list(islice(stream, _CHUNK))
        while under_way:
            yield from map(unpack_outcome, under_way.popleft().result())
    except BrokenProcessPool as error:
        raise VigieError(
            "a worker process was ended from outside, perhaps for want of memory",
            place="reindex",
            remedy="run again with --processes 1",
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


#: The stage of this worker process, which remembers that the translator has failed.
_TRANSLATION: list[TranslationStage | None] = [None]


def _prepare_chunk(chunk: list[Packed]) -> list[Packed]:
    return list(map(pack_outcome, prepare_each(map(unpack_found, chunk), _TRANSLATION[0])))


def _begin_worker(given: tuple[TranslationStage, Semaphore, int] | None) -> None:
    """Leave interrupts to the parent, and end when it ends, however it ends. `given` are the
    translation, the turns that all workers share, and how many they are."""
    if given is not None:
        translation, turns, workers = given
        _TRANSLATION[0] = translation.in_turn(turns, workers)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 20, 50)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
