"""What a reindex tells while it runs, and the summary that it ends with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.errors import SourceError

__all__ = ["KEPT_REJECTIONS", "Listener", "Summary"]

#: Rejections that the summary carries; the listener hears every one.
KEPT_REJECTIONS = 1000


class Listener:
    """Hears of the work; every method may be left as it is."""

    def start(self, total_bytes: int) -> None:
        """Reading begins; the sources hold about so many bytes."""

    def advance(self, n_bytes: int) -> None:
        """So many more bytes have been read."""

    def notice(self, text: str) -> None:
        """Something worth knowing that costs no article."""

    def step(self, name: str) -> None:
        """The next step of the work begins."""

    def indexed(self, article_id: str) -> None:
        """One more article is in the generation being built."""

    def rejected(self, error: SourceError) -> None:
        """A file or an article is left out."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reindex did. `read` counts what came in, indexed or rejected; `replaced` those whose
    id the generation before had; `written`, `unchanged` and `removed` tell what a run with
    `--changed` did (else everything is written); `langs` is of the whole index, the most frequent
    first. `translated` counts articles with a translation, `untranslated` by reason those that
    lack one that was asked for."""

    read: int
    indexed: int
    replaced: int
    rejected: int
    rejections: tuple[SourceError, ...]
    undated: int
    langs: Mapping[str, int]
    seconds: float
    place: str
    engine: str
    generation: str
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    translated: int = 0
    untranslated: Mapping[str, int] = field(default_factory=dict)

    @property
    def exit_status(self) -> int:
        """0 when everything went in, 1 when something was rejected."""
        return 1 if self.rejected else 0
