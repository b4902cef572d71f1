"""Every sentence that is chosen by a code: parameter faults, problems, date methods, kinds.

Input: a code. Output: the sentence in the language of the request (Flask-Babel).
"""

from __future__ import annotations

from datetime import date

from index.dropped import KINDS
from index.errors import UsageError
from index.query import MAX_WINDOW
from service.i18n import LazyString, _, _l, current_ui, long_day, number
from service.params import ParamFault

__all__ = [
    "DATE_METHODS",
    "FACET_NAMES",
    "SORT_NAMES",
    "dropped_kind",
    "fault_text",
    "page_fault_text",
    "problem_title",
    "translated_by",
    "usage_text",
]

_TAKES: dict[str, LazyString] = {
    "actor": _l("at most 50 actor identifiers of at most 500 characters"),
    "weapon": _l("at most 50 weapon identifiers of at most 500 characters"),
    "transfer": _l(
        "at most 50 transfers such as irn>rus or irn>rus:drone of at most 500 characters"
    ),
    "supplier": _l("at most 50 actor identifiers of at most 500 characters"),
    "recipient": _l("at most 50 actor identifiers of at most 500 characters"),
    "source": _l("at most 50 outlets of at most 500 characters"),
    "cited": _l("at most 50 outlets of at most 500 characters"),
    "agency": _l("at most 50 agencies of at most 500 characters"),
    "lang": _l("at most 50 language codes such as fr or en"),
    "not.actor": _l("at most 50 actor identifiers of at most 500 characters"),
    "not.weapon": _l("at most 50 weapon identifiers of at most 500 characters"),
    "not.supplier": _l("at most 50 actor identifiers of at most 500 characters"),
    "not.recipient": _l("at most 50 actor identifiers of at most 500 characters"),
    "story": _l("at most 50 story identifiers of at most 2,000 characters"),
    "from": _l("a day, a month or a year such as 2024-01-23, 2024-01 or 2024"),
    "to": _l("a day, a month or a year such as 2024-01-23, 2024-01 or 2024"),
    "undated": _l("include, only or exclude"),
    "sort": _l("relevance, newest or oldest"),
    "page": _l("a whole number from 1"),
    "size": _l("a whole number from 1 to 100"),
    "operator": _l("auto, all or any"),
    "expand": _l("0 or 1"),
    "facets": _l(
        "none, or some of actor, weapon, transfer, supplier, recipient, source, cited, agency, "
        "lang and date, parted by commas"
    ),
    "ui": _l("fr or en"),
    "cursor": _l("the cursor of the answer before"),
    "body": _l("a JSON object with the member “queries”, sent as application/json"),
    "queries": _l("a list of 1 to 100 searches, each an object of search parameters"),
    "q": _l("text"),
    "id": _l("the identifier of an article"),
    "name": _l("actor, weapon, transfer, supplier, recipient, source, cited, agency or lang"),
    "limit": _l("a whole number from 1 to 20 (suggestions) or to 500 (facets)"),
}

#: What `index.errors.UsageError.reason` says.
_USAGE: dict[str, LazyString] = {
    "cursor-foreign": _l("The cursor is not one of ours; start again from the first page."),
    "cursor-outdated": _l(
        "The index has changed since this cursor was given; start again from the first page."
    ),
    "cursor-other": _l("The cursor belongs to another search; start again from the first page."),
}

_TITLES: dict[str, LazyString] = {
    "parameter": _l("A parameter cannot be used"),
    "request": _l("The request cannot be used"),
    "not-found": _l("Not found"),
    "article-not-found": _l("No such article"),
    "method": _l("Method not allowed"),
    "not-acceptable": _l("No such format"),
    "too-slow": _l("The request took too long"),
    "too-large": _l("The request is too large"),
    "too-long": _l("The address is too long"),
    "media-type": _l("This format is not taken"),
    "too-many-requests": _l("Too many requests"),
    "no-index": _l("No index yet"),
    "outdated-index": _l("The index is outdated"),
    "damaged-index": _l("The index is damaged"),
    "engine-unavailable": _l("The search engine does not answer"),
    "engine": _l("The search engine refused the request"),
    "unexpected": _l("An unexpected error"),
}

#: How a publication date was found.
DATE_METHODS: dict[str, LazyString] = {
    "stated": _l("stated with the article"),
    "json-ld": _l("page metadata (JSON-LD)"),
    "meta": _l("page metadata"),
    "feed": _l("feed"),
    "header": _l("page header"),
    "trailer": _l("end of the text"),
    "dateline": _l("dateline"),
}

SORT_NAMES: dict[str, LazyString] = {
    "relevance": _l("relevance"),
    "newest": _l("newest"),
    "oldest": _l("oldest"),
}

FACET_NAMES: dict[str, LazyString] = {
    "actor": _l("Actors"),
    "weapon": _l("Weapons"),
    "transfer": _l("Transfers"),
    "supplier": _l("Suppliers"),
    "recipient": _l("Recipients"),
    "date": _l("Date"),
    "source": _l("Outlet"),
    "cited": _l("Outlets cited"),
    "agency": _l("Agency"),
    "lang": _l("Language"),
}


def fault_text(fault: ParamFault) -> str:
    """One sentence: which parameter, which value, what it takes."""
    if fault.reason == "deep":
        return _(
            "Page %(value)s lies beyond result %(deepest)s; go on with the cursor of the answer "
            "before, or narrow the search.",
            value=number(int(fault.value)),
            deepest=number(MAX_WINDOW),
        )
    if fault.reason == "unknown":
        return _unknown(fault)
    if fault.reason == "repeated":
        return _(
            "“%(name)s” takes one value and was given several: the first, “%(value)s”, counts.",
            name=fault.name,
            value=fault.value,
        )
    takes = _TAKES.get(fault.reason) or _("another value")
    if not fault.value:
        return _("“%(name)s” takes %(takes)s.", name=fault.place, takes=takes)
    return _(
        "“%(value)s” cannot be used for “%(name)s”: it takes %(takes)s.",
        value=fault.value,
        name=fault.place,
        takes=takes,
    )


def _unknown(fault: ParamFault) -> str:
    if not fault.nearest:
        return _("“%(name)s” is the name of no parameter.", name=fault.place)
    return _(
        "“%(name)s” is the name of no parameter; the nearest is “%(nearest)s”.",
        name=fault.place,
        nearest=fault.nearest,
    )


def page_fault_text(fault: ParamFault) -> str:
    """The same on a page, whose reader goes on by links."""
    if fault.reason != "deep":
        return fault_text(fault)
    return _(
        "Page %(value)s lies beyond result %(deepest)s; narrow the search, or go on from the last "
        "page.",
        value=number(int(fault.value)),
        deepest=number(MAX_WINDOW),
    )


def usage_text(error: UsageError) -> str:
    """What the index refuses, in the language of the request."""
    if (known := _USAGE.get(error.reason)) is not None:
        return str(known)
    if error.place in _TAKES:
        return _("“%(name)s” takes %(takes)s.", name=error.place, takes=_TAKES[error.place])
    return str(error)


def problem_title(kind: str) -> str:
    """The short name of a problem."""
    return str(_TITLES[kind])


def dropped_kind(kind: str) -> str:
    """Why a line is not part of the article."""
    french, english = KINDS.get(kind, (kind, kind))
    return french if current_ui() == "fr" else english


def translated_by(engine: str | None, made: date | None, is_flagged: bool = False) -> str:
    """Who translated a text and when, and whether figures or names did not survive."""
    name = engine or "?"
    if made:
        told = _("translated by %(engine)s on %(day)s", engine=name, day=long_day(made))
    else:
        told = _("translated by %(engine)s", engine=name)
    return f"{told} {_('(figures or names differ)')}" if is_flagged else told
