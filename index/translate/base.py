"""What a translation service must offer, and how long it may take.

Input: a text and two languages. Output: the text in the other language, or a `TranslationError`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

__all__ = ["AUTO", "Pace", "Translator", "without_login"]

#: Source language where none is known; a service that cannot guess refuses it.
AUTO = "auto"


class Translator(Protocol):
    """One service. May be called from several threads and processes at once."""

    @property
    def name(self) -> str:
        """What readers are shown: `google`, `libre`, …"""

    @property
    def identity(self) -> str:
        """Name and address: translations of different identities are cached apart."""

    @property
    def deadline(self) -> float:
        """Seconds that one request may take, retries included."""

    def fits(self, text: str) -> bool:
        """Whether `text` is short enough for one request."""

    def translate(self, text: str, source: str, target: str) -> str:
        """`text` (which fits) in `target`; languages are ISO 639-1, or `AUTO` for the source.

        Lines stay lines where the service can keep them. Raises TranslationError.
        """


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient one request is: `attempts` in all, at most `deadline` seconds together, pauses
    that double from `first_pause` with jitter, or as long as the service asks for."""

    attempts: int = 4
    deadline: float = 60.0
    first_pause: float = 0.5
    sleep: Callable[[float], None] = time.sleep

    def pause(self, attempt: int) -> float:
        """Seconds to wait after the failed attempt number `attempt` (from 0): half fixed, half
        chance, so that callers that failed together do not return together."""
        whole = self.first_pause * 2.0**attempt
        return whole / 2 + random.uniform(0, whole / 2)  # noqa: S311  # no secret


def without_login(address: str) -> str:
    """A web address as it may be shown and kept: without user and password."""
    scheme, parted, rest = address.partition("://")
    authority, slash, path = rest.partition("/")
    return f"{scheme}{parted}{authority.rpartition('@')[2]}{slash}{path}"
