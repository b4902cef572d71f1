"""The only place where text becomes terms, for every engine, on both sides.

Input: text and its language. Output: terms, folded words, and tokens with offsets. PyStemmer is
imported by `index.analysis.stemming` alone.
"""

from index.analysis.chain import (
    GAP,
    Chunk,
    Forms,
    Piece,
    Token,
    analysed,
    chunks,
    is_stop_word,
    joined_spans,
    query_forms,
    terms,
    tokens,
)
from index.analysis.folding import MAX_TERM, compose, cut, fold, lower

__all__ = [
    "GAP",
    "MAX_TERM",
    "Chunk",
    "Forms",
    "Piece",
    "Token",
    "analysed",
    "chunks",
    "compose",
    "cut",
    "fold",
    "is_stop_word",
    "joined_spans",
    "lower",
    "query_forms",
    "terms",
    "tokens",
]
