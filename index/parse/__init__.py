"""The query language: text to a frozen tree, with diagnostics.

Input: what was typed. Output: an `Ast` of `index.query`, and what could not be used of the text,
each with its place. Parsing never fails. `OPERATORS` and `FIELD_NAMES` are the tables that drive
the parser and the documentation.

- Text to tree: `plain` levels its typography, `lexer` cuts it by the tables of `grammar`, with
  `field_names` for where a field is named, and `tree` puts the parts together.
- Times: `date_values` reads those of `date:`; `spoken` finds those in words, which are `periods`,
  their `parts`, told from today (`relative`) or from `events`.
- What is said about a query: `messages`, and `hints` for what it seems to mean.
- From text to text: `editing` takes a part of a query off, corrects or widens it.
"""

from __future__ import annotations

from index.parse.date_values import day_span, days_of
from index.parse.editing import are_words, as_typed, at_sites, corrected, without
from index.parse.grammar import (
    ALL_CONCEPTS,
    FIELD_NAMES,
    MAX_CHARS,
    MAX_CLAUSES,
    MAX_LEVELS,
    OPERATORS,
    FieldName,
    OperatorForm,
    canonical_field,
    connective,
)
from index.parse.messages import MESSAGES, diagnose, unbroken
from index.parse.parts import parts_named
from index.parse.plain import with_apostrophes
from index.parse.relative import lately
from index.parse.spoken import is_untold, leading, spoken_ranges, years
from index.parse.tree import Parsed, parse

__all__ = [
    "ALL_CONCEPTS",
    "FIELD_NAMES",
    "MAX_CHARS",
    "MAX_CLAUSES",
    "MAX_LEVELS",
    "MESSAGES",
    "OPERATORS",
    "FieldName",
    "OperatorForm",
    "Parsed",
    "are_words",
    "as_typed",
    "at_sites",
    "canonical_field",
    "connective",
    "corrected",
    "day_span",
    "days_of",
    "diagnose",
    "is_untold",
    "lately",
    "leading",
    "parse",
    "parts_named",
    "spoken_ranges",
    "unbroken",
    "with_apostrophes",
    "without",
    "years",
]
