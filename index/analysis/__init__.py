"""The only place where text becomes terms, for every engine, on both sides.

Input: text and its language. Output: terms, folded words, and chunks with their places.

`texts` cuts a text into chunks, whose `shapes` are expressions, and remembers what `chain` gives
for each: its terms, without `stopwords`, stemmed by Snowball (`stemming`) but for the `nouns` and
`verbs` that it gets wrong. `runs` gives the same for what an index holds, faster, without places.
"""

from index.analysis.chain import MAX_TERM, Token, cut
from index.analysis.nouns import siblings
from index.analysis.runs import Spelling, spelling
from index.analysis.stopwords import STOP_HOMOGRAPHS
from index.analysis.texts import (
    GAP,
    Chunk,
    Forms,
    analysed,
    chunk_texts,
    chunks,
    is_stop_word,
    joined_spans,
    query_forms,
    terms,
    what_gives,
)
from index.folding import compose, fold, lower

__all__ = [
    "GAP",
    "MAX_TERM",
    "STOP_HOMOGRAPHS",
    "Chunk",
    "Forms",
    "Spelling",
    "Token",
    "analysed",
    "chunk_texts",
    "chunks",
    "compose",
    "cut",
    "fold",
    "is_stop_word",
    "joined_spans",
    "lower",
    "query_forms",
    "siblings",
    "spelling",
    "terms",
    "what_gives",
]
