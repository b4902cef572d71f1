"""The fields of the index, each written once; engines, pipeline and planner read this registry.

Input: nothing. Output: `FIELDS`, the names of the text fields, and the schema's fingerprint.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum

__all__ = [
    "FIELDS",
    "FORMATS",
    "FieldKind",
    "FieldSpec",
    "facet_fields",
    "field",
    "fingerprint",
    "text_field",
]

#: Bumped when the meaning of a stored term changes although no field does.
SCHEMA_VERSION = 17

#: The version of each file format of an index. Bumped with the format, so that an index written
#: before counts as outdated and not as damaged; at most 9 where it is the last byte of a file's
#: magic.
FORMATS = {"stored": 1, "vocabulary": 2, "ledger": 1, "catalogue": 3, "ids": 1}

#: Languages with a Snowball stemmer; French and English are first class.
_STEMMED_LANGS = ("fr", "en", "de", "es", "it", "pt", "nl", "ru")


class FieldKind(Enum):
    """How an engine stores a field."""

    TEXT = "text"  # terms in order, with positions and frequencies; phrases and ranking
    TERMS = "terms"  # terms without positions
    KEYWORDS = "keywords"  # a set of exact values; facets and filters
    NUMBER = "number"  # one optional integer; range, sort, histogram
    STORED = "stored"  # kept, not searched


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its name, how it is stored, whether it is counted as a facet, and what for."""

    name: str
    kind: FieldKind
    is_facet: bool
    purpose: str


def text_field(lang: str) -> str:
    """Name of the field that holds the terms of a text in `lang`; unstemmed languages share one."""
    return f"text_{lang if lang in _STEMMED_LANGS else 'und'}"


_TEXT_FIELDS = (*(text_field(lang) for lang in _STEMMED_LANGS), text_field("und"))

FIELDS: tuple[FieldSpec, ...] = (
    *(
        FieldSpec(name, FieldKind.TEXT, False, "stems of title and body; ranking and phrases")
        for name in _TEXT_FIELDS
    ),
    FieldSpec("title", FieldKind.TEXT, False, "stems of the title alone; boost"),
    FieldSpec("lead", FieldKind.TERMS, False, "stems of the first words of the body; ranking"),
    FieldSpec("words", FieldKind.TERMS, False, "folded surfaces, designators, glued wholes"),
    FieldSpec("party", FieldKind.TERMS, False, "actors as likely givers and receivers; ranking"),
    FieldSpec("address", FieldKind.TERMS, False, "where the article stands on the web"),
    FieldSpec("actor", FieldKind.KEYWORDS, True, "actor concepts with all their ancestors"),
    FieldSpec("weapon", FieldKind.KEYWORDS, True, "weapon concepts with all their ancestors"),
    FieldSpec("supplier", FieldKind.KEYWORDS, True, "actors who give arms, as the text says it"),
    FieldSpec("recipient", FieldKind.KEYWORDS, True, "actors who get arms, as the text says it"),
    FieldSpec("transfer", FieldKind.KEYWORDS, True, "`supplier>recipient` of one sentence"),
    FieldSpec("goods", FieldKind.KEYWORDS, True, "the same, and `supplier>recipient:weapon`"),
    FieldSpec("cited", FieldKind.KEYWORDS, True, "outlets and agencies that the text names"),
    FieldSpec("source", FieldKind.KEYWORDS, True, "the outlet"),
    FieldSpec("agency", FieldKind.KEYWORDS, True, "agencies that the article credits"),
    FieldSpec("lang", FieldKind.KEYWORDS, True, "language of the article"),
    FieldSpec("story", FieldKind.KEYWORDS, False, "one value for all near-duplicates"),
    FieldSpec("day", FieldKind.NUMBER, False, "yyyymmdd, first day of the stated period"),
    FieldSpec("month", FieldKind.NUMBER, True, "yyyymm, or yyyy00 where only the year is known"),
    FieldSpec("stored", FieldKind.STORED, False, "the whole article as JSON"),
)

_BY_NAME = {spec.name: spec for spec in FIELDS}


def field(name: str) -> FieldSpec:
    """The spec called `name`; KeyError for a name that no field has."""
    return _BY_NAME[name]


def facet_fields() -> tuple[str, ...]:
    """Names of the fields that can be counted."""
    return tuple(spec.name for spec in FIELDS if spec.is_facet)


def fingerprint() -> str:
    """Twelve hex digits that change whenever an index written before cannot be read any more."""
    shape = [(spec.name, spec.kind.value) for spec in FIELDS]
    return hashlib.sha256(
        repr((SCHEMA_VERSION, sorted(FORMATS.items()), shape)).encode()
    ).hexdigest()[:12]
