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
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.synchronize import Semaphore

from index.article import Article
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

__all__ = ["prepared", "rarely_collected"]

#: So many articles, or so many characters, are worth starting workers for.
_ALONE, _MUCH = 1000, 5_000_000
_CHUNK = 50  # articles handed to a worker at a time
_COLLECTING = (50_000, 20, 50)  # allocations before cycles are looked for, which hardly occur
_AHEAD = 3  # chunks under way for each worker; bounds memory


def prepared(
    found: Iterable[Found], workers: int, translation: TranslationStage | None = None
) -> Generator[Outcome, None, None]:
    """`prepare` for every article, in order, by `workers` processes once the run is a long one.
    Close it where it is left early: only then the processes have ended."""
    stream = iter(found)
    if workers < 2:
        yield from prepare_each(stream, translation)
        return
    first, is_long = _beginning(stream)
    stream = chain(first, stream)
    if is_long:
        yield from _in_processes(stream, workers, translation)
    else:
        yield from prepare_each(stream, translation)


def _beginning(stream: Iterator[Found]) -> tuple[Iterator[Found], bool]:
    """What was read of a run to learn whether it is a long one, and whether it is."""
    read: list[Found] = []
    size = 0
    for one in stream:
        read.append(one)
        size += sum(map(len, one.paragraphs)) if isinstance(one, Article) else 0
        if len(read) >= _ALONE or size >= _MUCH:
            return iter(read), True
    return iter(read), False


@contextmanager
def rarely_collected() -> Iterator[None]:
    """The collector of garbage looks for cycles rarely: a reindex makes hardly any, and many
    objects that it would look at each time."""
    before = gc.get_threshold()
    gc.set_threshold(*_COLLECTING)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _in_processes(
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
        while chunk := list(islice(stream, _CHUNK)):
            packed = list(map(pack_found, chunk))
            with _deaf_to_interrupts():
                under_way.append(pool.submit(_prepare_chunk, packed))
            if len(under_way) >= workers * _AHEAD:
                yield from map(unpack_outcome, under_way.popleft().result())
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


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Workers that begin meanwhile inherit that interrupts are blocked: they are the parent's, and
    would end a worker that is still importing with a trace."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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
    gc.set_threshold(*_COLLECTING)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
