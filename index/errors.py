"""Every error that Vigie raises on purpose, as one tree.

    VigieError
    ├── UsageError             the person at the prompt, or the program that calls the API
    ├── TooSlow                the same; the search takes longer than a request may
    ├── ConfigurationError     whoever sets VIGIE_*
    ├── SourceError            whoever supplies the articles; one file or record, never the run
    ├── UnusableIndex          whoever runs `vigie reindex`
    │   ├── NoIndex            nothing has been indexed at this location
    │   │   └── ForeignPlace   which holds something else; a reindex refuses it
    │   ├── OutdatedIndex      written by another schema
    │   ├── DamagedIndex       `vigie verify` failed, or a file is missing
    │   ├── BusyIndex          another reindex holds the location
    │   └── StorageFull        the disk is full; the served generation is untouched
    ├── EngineError            whoever runs the engine; an outage, never an empty answer
    │   ├── EngineUnavailable  no answer; try again after `retry_after` seconds
    │   ├── EngineTimeout      no answer in time
    │   └── EngineRefused      the engine rejected what it was given: a fault of ours
    └── TranslationError       whoever configures the translator
        ├── TranslatorUnavailable
        ├── TranslatorRefused     quota, key or address
        │   └── TranslatorDeclined  one text or one language
        └── TranslatorGarbled     an answer that is not a translation

Errors of foreign libraries stop at the one module that imports the library.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "REINDEX",
    "BusyIndex",
    "ConfigurationError",
    "DamagedIndex",
    "EngineError",
    "EngineRefused",
    "EngineTimeout",
    "EngineUnavailable",
    "ForeignPlace",
    "NoIndex",
    "OutdatedIndex",
    "SourceError",
    "StorageFull",
    "TooSlow",
    "TranslationError",
    "TranslatorDeclined",
    "TranslatorGarbled",
    "TranslatorRefused",
    "TranslatorUnavailable",
    "UnusableIndex",
    "UsageError",
    "VigieError",
]

#: What to do about an index that is not there or not whole.
REINDEX = "run `vigie reindex`"


class VigieError(Exception):
    """An expected failure: what went wrong, where, and what to do about it.

    `message` is one sentence for the person who can act; `place` names the file, line, option
    or address that it is about; `remedy` says what to do, where it is not the usual one of the
    class. `str(error)` joins the three.
    """

    usual_remedy: ClassVar[str] = ""

    def __init__(self, message: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy or self.usual_remedy

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head}; {self.remedy}" if self.remedy else head


class UsageError(VigieError):
    """The request itself cannot be served; `place` names the argument. `reason` is a stable word
    for whoever says it in another language."""

    def __init__(
        self, message: str, *, place: str = "", remedy: str = "", reason: str = ""
    ) -> None:
        super().__init__(message, place=place, remedy=remedy)
        self.reason = reason


class TooSlow(VigieError):
    """The search takes longer than a request may; a narrower one is answered."""


class ConfigurationError(VigieError):
    """A setting is missing or wrong; `place` names it."""


class SourceError(VigieError):
    """One file or record could not become an article; `place` is `path` or `path:line`."""


class UnusableIndex(VigieError):
    """The index at a location cannot be used as it is."""


class NoIndex(UnusableIndex):
    """Nothing has been indexed at this location."""

    usual_remedy = REINDEX


class ForeignPlace(NoIndex):
    """What is at this location is no index, and nothing is written to it."""

    usual_remedy = "name another in VIGIE_INDEX"


class OutdatedIndex(UnusableIndex):
    """The index was written by another version of the schema."""

    usual_remedy = REINDEX


class DamagedIndex(UnusableIndex):
    """A part of the index is missing or does not match its manifest."""

    usual_remedy = REINDEX


class BusyIndex(UnusableIndex):
    """Another reindex is writing at this location."""


class StorageFull(UnusableIndex):
    """No space is left where the index is written."""


class EngineError(VigieError):
    """The engine did not answer as it should; never shown as an empty result."""


class EngineUnavailable(EngineError):
    """The engine cannot be reached; `retry_after` is in seconds."""

    def __init__(
        self, message: str, *, place: str = "", remedy: str = "", retry_after: int = 5
    ) -> None:
        super().__init__(message, place=place, remedy=remedy)
        self.retry_after = retry_after


class EngineTimeout(EngineUnavailable):
    """The engine did not answer in time."""


class EngineRefused(EngineError):
    """The engine rejected a request or a document."""


class TranslationError(VigieError):
    """A text was not translated; the article is indexed without."""


class TranslatorUnavailable(TranslationError):
    """The translator cannot be reached or asks to wait."""


class TranslatorRefused(TranslationError):
    """The translator rejects the key, the quota or the language pair."""


class TranslatorDeclined(TranslatorRefused):
    """The translator rejects this one text, or one of the two languages; others it may take."""


class TranslatorGarbled(TranslationError):
    """What came back is not a translation of what was sent."""
