"""Pieces of text to their translations: from the cache where they are known, else from the service
in as few requests as its limits allow.

Input: pieces, each of which fits one request. Output: their translations; whatever was
paid for is in the cache before the next request, so that an interrupted run loses one request.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.errors import TranslatorGarbled, TranslatorUnavailable
from index.sentences import sentences
from index.translate.base import Translator
from index.translate.cache import Cache, Pair
from index.translate.integrity import check_answer
from index.translate.original import is_repeated

__all__ = ["Fetcher", "split_to_fit"]

#: Seconds that a claim outlives the request it was made for, and how many of its lives another run
#: waits for it.
_GRACE_S, _LIVES = 60.0, 5
_LOOK_AGAIN_S = 0.1
_SILENT_WAITS = 50  # before a wait for another process is said aloud
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Translates pieces by one service, through one cache. `patience` and `lapse` are seconds;
    where they are not given, they follow from the deadline of the service."""

    translator: Translator
    cache: Cache
    today: date
    patience: float | None = None
    lapse: float | None = None
    sleep: Callable[[float], None] = time.sleep

    def fetch(self, pieces: Sequence[str], source: str, target: str) -> dict[str, tuple[str, str]]:
        """piece -> (translation, ISO day it was made) for every piece. Raises TranslationError.

        A piece that another thread or process is paying for is waited for, at most `patience`
        seconds.
        """
        pair = Pair(source, target, self.translator.identity)
        keys = {pair.key(piece): piece for piece in pieces}
        patience = _LIVES * self._life if self.patience is None else self.patience
        until, waits = time.monotonic() + patience, 0
        known = self.cache.known(keys)
        self._discard(known, keys, pair)
        while missing := [piece for key, piece in keys.items() if key not in known]:
            paid = [self._paid(group, pair) for group in self._groups(missing)]
            if not any(paid):
                if waits == _SILENT_WAITS and self.cache.is_held_elsewhere(keys):
                    self._say(until)
                self._wait(until)
                waits += 1
            known |= self.cache.known(map(pair.key, missing))
        return {piece: known[key] for key, piece in keys.items()}

    @property
    def _life(self) -> float:
        """Seconds after which a claim lapses whose owner died."""
        return self.translator.deadline + _GRACE_S if self.lapse is None else self.lapse

    def _paid(self, group: Sequence[str], pair: Pair) -> bool:
        """Whether any piece of the group was there to be paid for, and now is."""
        mine = self.cache.claim(map(pair.key, group), self._life)
        if not mine:
            return False
        try:
            with self.cache.held(mine, self._life):
                self._ask([piece for piece in group if pair.key(piece) in mine], pair)
        except BaseException:
            self.cache.release(mine)
            raise
        return True

    def _discard(self, known: dict[str, tuple[str, str]], keys: dict[str, str], pair: Pair) -> None:
        """Forget what was kept as a translation and is the original: it will be asked for anew."""
        langs = pair.source, pair.target
        wrong = [key for key in known if is_repeated(keys[key], known[key][0], langs)]
        if wrong:
            self.cache.discard(wrong)
        for key in wrong:
            del known[key]

    def _say(self, until: float) -> None:
        _LOG.warning(
            "translation: waiting for another process that translates the same text, %.0f seconds "
            "at most",
            until - time.monotonic(),
        )

    def _wait(self, until: float) -> None:
        if time.monotonic() > until:
            raise TranslatorUnavailable(
                "another run is translating the same text and does not finish",
                place=self.translator.identity,
                remedy="run `vigie translate --resume` later",
            )
        self.sleep(_LOOK_AGAIN_S)

    def _groups(self, pieces: Sequence[str]) -> Iterator[list[str]]:
        """Pieces that go into one request together, a line each."""
        group: list[str] = []
        for piece in pieces:
            if group and not self.translator.fits("\n".join([*group, piece])):
                yield group
                group = []
            group.append(piece)
        if group:
            yield group

    def _ask(self, group: Sequence[str], pair: Pair) -> None:
        """Keep the translation of each piece; one by one where lines did not stay lines. Raises
        TranslatorGarbled for lines that are no translation, once the others are kept."""
        asked = self.translator.translate("\n".join(group), pair.source, pair.target)
        lines = [" ".join(line.split()) for line in asked.splitlines() if line.strip()]
        if len(group) == 1:
            lines = [" ".join(lines)]
        if len(lines) != len(group):
            for piece in group:
                self._ask([piece], pair)
            return
        kept: dict[str, str] = {}
        failed: TranslatorGarbled | None = None
        for piece, line in zip(group, lines, strict=True):
            try:
                check_answer(
                    piece, line, (pair.source, pair.target), place=self.translator.identity
                )
            except TranslatorGarbled as error:
                failed = failed or error
            else:
                kept[pair.key(piece)] = line
        self.cache.keep(kept, self.today.isoformat())
        if failed is not None:
            raise failed


def split_to_fit(text: str, fits: Callable[[str], bool]) -> list[str]:
    """`text` in pieces that fit one request each, cut between sentences, else between words,
    else anywhere; white space within is one space."""
    plain = " ".join(text.split())
    if fits(plain):
        return [plain] if plain else []
    found = sentences(plain)
    parts = [plain[start:end] for start, end in found] if len(found) > 1 else plain.split(" ")
    if len(parts) == 1:
        middle = len(plain) // 2
        return [*split_to_fit(plain[:middle], fits), *split_to_fit(plain[middle:], fits)]
    return list(_packed(parts, fits))


def _packed(parts: Sequence[str], fits: Callable[[str], bool]) -> Iterator[str]:
    """Parts joined again for as long as they fit."""
    joined = ""
    for part in parts:
        longer = f"{joined} {part}" if joined else part
        if fits(longer):
            joined = longer
            continue
        if joined:
            yield joined
        *whole, joined = split_to_fit(part, fits)
        yield from whole
    if joined:
        yield joined
