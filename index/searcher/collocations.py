"""Words that articles hold together: which completion of a word suits the words before it.

Input: the text before, and entries of the vocabulary. Output: the entries, the likeliest first.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis import terms
from index.generations import Generation
from index.lexicon import LANGS
from index.request import AllOf, AnyOf, Node, SearchRequest, Term
from index.schema import text_field
from index.vocabulary import Entry

__all__ = ["Collocations"]

#: The last words before decide.
_MOST_WORDS = 2
#: Articles that may be looked through for one suggestion; beyond, frequency alone decides.
_MOST_ARTICLES = 15_000


class Collocations:
    """Counts articles of one generation that hold words together, where that is cheap: not in a
    cluster, which would be asked once for each word."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation

    def ranked(self, before: str, entries: Sequence[Entry]) -> list[Entry]:
        """`entries`, those in more articles with the words of `before` first."""
        is_cheap = bool(entries) and not self._generation.engine.is_remote
        query = self._query(before) if is_cheap else ()
        held = self._count(query) if query else 0
        if not held:
            return list(entries)
        together: dict[Entry, int] = {}
        left = _MOST_ARTICLES
        for entry in entries:
            left -= min(held, entry.count)
            if left < 0:
                break
            together[entry] = self._count((*query, Term("words", entry.folded)))
        return sorted(entries, key=lambda entry: -together.get(entry, 0))

    def _query(self, before: str) -> tuple[Node, ...]:
        """A node for each of the last words that say something."""
        rows = [(text_field(lang), terms(before, lang)[-_MOST_WORDS:]) for lang in LANGS]
        nodes = [AllOf(tuple(Term(field, term) for term in row)) for field, row in rows if row]
        return (AnyOf(tuple(nodes)),) if nodes else ()

    def _count(self, nodes: Sequence[Node]) -> int:
        request = SearchRequest(AllOf(tuple(nodes)), size=0)
        return self._generation.engine.search(request).total
