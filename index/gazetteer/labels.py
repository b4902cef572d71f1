"""The names that a label promises: each is understood in a query, whatever forms documents need.

Input: concepts. Output: forms which hold as they are written. A label may list several names
(*Shahed-131/136 (Geran)*); those of a system count, and of the others acronyms. In documents only
those hold that nothing else can be: a designator with its name (*F-22 Raptor*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.gazetteer.catalogue import Concept, Form

__all__ = ["designated_forms", "label_forms", "names_of"]

#: Where one name of a label ends; SAMP/T is one, and AN/TPQ-36.
_SEPARATORS = re.compile(r"(?<!\bAN) ?/ ?(?![A-Z]\b)|, | … | \+ |[()]")
_NAME = re.compile(r"(?=.*[A-Za-zÀ-ÿ])[A-ZÀ-Þ0-9](?!.*\d mm$).+")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,7}")
_NUMBER = re.compile(r"\d+[A-Z]?|[IVX]+")
_DESIGNATED = re.compile(r"(?=\S*[A-Z])(?=\S*\d)\S+( [A-Z][A-Za-zÀ-ÿ]{2,})+")
_HEAD = re.compile(r"(.*?)(?:\d+[A-Z]?|\b[IVX]+)$")


def names_of(concept: Concept) -> tuple[str, ...]:
    """The names that the labels of a system, a company or a body list, each once."""
    if concept.kind in ("state", "weapon", "person") or concept.family == "source":
        return ()
    names = (name for label in concept.label.values() for name in _parts(label))
    is_listed = concept.kind in ("system", "company")
    return tuple(dict.fromkeys(n for n in names if is_listed or _ACRONYM.fullmatch(n)))


def label_forms(concepts: Iterable[Concept]) -> Iterator[Form]:
    """A form for each of the names of `concepts`."""
    for concept in concepts:
        for name in names_of(concept):
            kind = "system" if concept.kind == "system" else "name"
            yield Form(name, "", kind, (concept.id,), is_exact=True, query="capitals")


def designated_forms(concepts: Iterable[Concept]) -> Iterator[Form]:
    """Those of `label_forms` in which a designator stands before its name."""
    return (form for form in label_forms(concepts) if _DESIGNATED.fullmatch(form.text))


def _parts(label: str) -> Iterator[str]:
    last = ""
    for part in map(str.strip, _SEPARATORS.split(label)):
        head = _HEAD.match(last)
        if head and _NUMBER.fullmatch(part):
            part = head[1] + part
        if _NAME.fullmatch(part):
            last = part
            yield part
