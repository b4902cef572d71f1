"""Answers that flow: a few at a time, in parts of one size, and stepping aside for the page.

Input: chunks of bytes as they are made. Output: the same bytes. An export gives way while a page
or a search is being answered in its process, so twenty exports slow a reader no more than one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

__all__ = ["Place", "Turnstile", "in_parts"]

#: Bytes of one part: what a client has the time of VIGIE_CLIENT_TIMEOUT for.
_PART = 32_768
#: Streams of one process at a time: more would share the same processor.
_MOST_STREAMS = 2
#: Seconds that a stream waits for a place.
_WAIT = 1.0
#: Seconds that a stream waits at most before it goes on beside a page, so that it always ends.
_PATIENCE = 0.25


class Place:
    """One stream's place; given back once, however often that is said."""

    def __init__(self, turnstile: Turnstile, give_back: Callable[[], None]) -> None:
        self._turnstile = turnstile
        self._give_back = [give_back]

    def leave(self) -> None:
        """Give the place back."""
        with suppress(IndexError):
            self._give_back.pop()()

    def during(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """`chunks` while no page is being answered; the place is given back after the last one or
        when they are abandoned."""
        try:
            for chunk in chunks:
                self._turnstile.give_way()
                yield chunk
        finally:
            self.leave()


class Turnstile:
    """Lets a few streams through at a time, so that threads are left for the page, and counts the
    pages that they give way to."""

    def __init__(self, threads: int) -> None:
        """`threads` are those of the server process; a quarter of them, and at least one, never
        streams nor waits to."""
        places = max(1, min(_MOST_STREAMS, threads // 2))
        self._places = threading.BoundedSemaphore(places)
        self._chairs = threading.BoundedSemaphore(max(1, threads * 3 // 4 - places))
        self._quiet = threading.Condition()
        self._pages = 0

    def admit(self) -> Place | None:
        """A place; one is waited for a little while, if there are chairs. None where all places
        stay taken: whoever is refused at once asks again at once, which costs more of the processor
        than waiting."""
        has_place = self._places.acquire(blocking=False) or self._waited()
        return Place(self, self._places.release) if has_place else None

    def _waited(self) -> bool:
        if not self._chairs.acquire(blocking=False):
            return False
        try:
            return self._places.acquire(timeout=_WAIT)
        finally:
            self._chairs.release()

    def page_begins(self) -> None:
        """Somebody waits for a page: streams give way from now on."""
        with self._quiet:
            self._pages += 1

    def page_ends(self) -> None:
        """The opposite, once for each beginning."""
        with self._quiet:
            self._pages -= 1
            if not self._pages:
                self._quiet.notify_all()

    def give_way(self) -> None:
        """Wait until no page is being answered, but not for ever."""
        with self._quiet:
            until = time.monotonic() + _PATIENCE
            while self._pages and (left := until - time.monotonic()) > 0:
                self._quiet.wait(left)


def in_parts(chunks: Iterable[bytes], size: int = _PART) -> Iterator[bytes]:
    """The same bytes in parts of `size` and a shorter last one."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= size:
            yield bytes(held[:size])
            del held[:size]
    if held:
        yield bytes(held)
