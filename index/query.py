"""What the user asks: the search parameters and the parsed query, as one frozen tree.

Input: nothing. `index.parse` builds the tree from text; `index.plan` turns it into a
`SearchRequest` for an engine. Every node knows its place [start, end) in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Literal, NamedTuple, get_args

__all__ = [
    "FACETS",
    "MAX_SIZE",
    "MAX_WINDOW",
    "SELECTIONS",
    "And",
    "Ast",
    "DateRange",
    "FieldValue",
    "Fuzzy",
    "Listed",
    "Not",
    "Operator",
    "Or",
    "Phrase",
    "Prefix",
    "SearchParams",
    "Selection",
    "Sort",
    "Ui",
    "Undated",
    "Word",
]

Sort = Literal["relevance", "newest", "oldest"]
Undated = Literal["include", "only", "exclude"]
Operator = Literal["auto", "all", "any"]
Ui = Literal["fr", "en"]

#: Halves of characters, as what is no UTF-8 is read from a command line; no text holds one.
_HALVES = re.compile("[\ud800-\udfff]")

#: Hits on a page, at most.
MAX_SIZE = 100
#: Hits that can be reached by page number, which is slow on a cluster; further ones by cursor.
MAX_WINDOW = 10_000
#: The facets whose values are listed.
Listed = Literal[
    "actor", "weapon", "transfer", "supplier", "recipient", "source", "cited", "agency", "lang",
]  # fmt: skip
#: Every facet, in the order in which they are shown.
FACETS: tuple[str, ...] = (*get_args(Listed), "date")


class Selection(NamedTuple):
    """A member of `SearchParams` whose values select articles by a field of the index, any of
    them, or leave them out."""

    member: str
    field: str
    is_exclusion: bool = False


#: Every selection that a search can make.
SELECTIONS = (
    Selection("actors", "actor"),
    Selection("weapons", "weapon"),
    Selection("transfers", "transfer"),
    Selection("suppliers", "supplier"),
    Selection("recipients", "recipient"),
    Selection("sources", "source"),
    Selection("cited", "cited"),
    Selection("agencies", "agency"),
    Selection("langs", "lang"),
    Selection("stories", "story"),
    Selection("not_actors", "actor", is_exclusion=True),
    Selection("not_weapons", "weapon", is_exclusion=True),
    Selection("not_suppliers", "supplier", is_exclusion=True),
    Selection("not_recipients", "recipient", is_exclusion=True),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as typed; `is_verbatim` for `+mot`: no expansion."""

    text: str
    start: int
    end: int
    is_verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Quoted words in this order, at most `slop` other words between them in all."""

    text: str
    start: int
    end: int
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """`balist*`: every word that begins so."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """`boudanof~`: every word at most `distance` edits away."""

    text: str
    start: int
    end: int
    distance: int = 1


@dataclass(frozen=True, slots=True)
class FieldValue:
    """`field:value` with the field's canonical name, as `index.parse.FIELD_NAMES` has it. A title
    holds words or a phrase (`is_quoted`)."""

    field: str
    value: str
    start: int
    end: int
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class DateRange:
    """`date:…`: days as yyyymmdd, inclusive, None where open."""

    first: int | None
    last: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class And:
    """All children. `is_plain` when no operator was typed between them."""

    children: tuple[Ast, ...]
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Or:
    """At least one child."""

    children: tuple[Ast, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """None of the child's articles."""

    child: Ast


Ast = Word | Phrase | Prefix | Fuzzy | FieldValue | DateRange | And | Or | Not


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchParams:
    """A search as page, API, CLI, feed and export state it; text is not parsed yet.

    Dates are ISO days, months or years. `undated` None means: include, or exclude where a
    range is given. `page` counts from 1. `facets` names those of FACETS that are counted; None
    is all of them. Every text is well-formed: what was no character is U+FFFD.
    """

    text: str = ""
    actors: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    transfers: tuple[str, ...] = ()
    suppliers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    not_actors: tuple[str, ...] = ()
    not_weapons: tuple[str, ...] = ()
    not_suppliers: tuple[str, ...] = ()
    not_recipients: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    undated: Undated | None = None
    sort: Sort = "relevance"
    page: int = 1
    size: int = 10
    operator: Operator = "auto"
    expand: bool = True
    ui: Ui = "fr"
    cursor: str | None = None
    facets: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        """Make every text well-formed, wherever it came from."""
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, str | tuple) and (whole := _whole(value)) != value:
                object.__setattr__(self, one.name, whole)

    def selected(self, field: str) -> tuple[str, ...]:
        """The values of a field of the index of which an article must have any."""
        return self._values(field, is_exclusion=False)

    def excluded(self, field: str) -> tuple[str, ...]:
        """The values of a field of the index of which an article must have none."""
        return self._values(field, is_exclusion=True)

    def field_of(self, name: str) -> str:
        """The field of the index that a facet counts and selects. Transfers are counted with what
        is given once one is selected: so many values are dear."""
        if name == "date":
            return "month"
        return "goods" if name == "transfer" and self.transfers else name

    def _values(self, field: str, *, is_exclusion: bool) -> tuple[str, ...]:
        members = (one.member for one in SELECTIONS if one[1:] == (field, is_exclusion))
        return tuple(value for member in members for value in getattr(self, member))


def _whole(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value if value.isascii() else _HALVES.sub("\ufffd", value)
    return tuple(one if one.isascii() else _HALVES.sub("\ufffd", one) for one in value)
