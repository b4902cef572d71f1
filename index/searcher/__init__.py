"""The read path: a search over the served generation, from parameters to the answer shown.

Input: a `Serving` store and the gazetteer. Output: `Answer`s, articles, figures about the index.
"""

from __future__ import annotations

from index.searcher.searching import Searcher, lexicon_of
from index.searcher.suggesting import Suggestion

__all__ = ["Searcher", "Suggestion", "lexicon_of"]
