"""The read path: a search over the served generation, from parameters to the answer shown.

Input: a `Serving` store and the gazetteer. Output: `Answer`s, articles, figures about the index.

`searching` makes an answer: `filters` reads what is selected, `cursors` where a page begins,
`facets` makes buckets of counts, `surfaces` says terms as the articles write them. `suggesting`
completes what is being typed, which `typed` takes apart, with `concepts` and by `collocations`.
"""

from __future__ import annotations

from index.searcher.searching import Searcher, lexicon_of
from index.searcher.suggesting import Suggestion

__all__ = ["Searcher", "Suggestion", "lexicon_of"]
