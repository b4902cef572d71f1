"""Where a page says its title again, and the name of the site behind a title.

Input: the lines of an article, and a title. Output: the kinds of the lines that repeat it; the
title without the site's name, and that name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from index.cleaning import phrases
from index.cleaning.kickers import FIRST_LINES
from index.cleaning.known import is_address, outlet_named
from index.cleaning.line import Line, fold_chars, squash
from index.cleaning.page import is_date_line

__all__ = ["LABELLED", "ends_trail", "frames", "mark_repeated_title", "recurs"]

_SUFFIX = re.compile(r"\s+[-–—|·•]\s+(?P<site>[^|·•]{2,40})$|\s*\|\s*(?P<bar>[^|]{2,40})$")
#: No name of a site: «Name – 14, rue du Port – 29200 Brest».
_POSTCODE = re.compile(r"\b\d{4,5} [A-ZÀ-Þ]")
#: «Lorient. Un patrouilleur part».
LABELLED = re.compile(
    r"^[^\s.:!?]+(?:\s[^\s.:!?]+){0,3}(?:\.|\s?:)\s(?:(?![.!?…][»”\"]?\s).)+(?<![.!?…])$"
)
#: «Titre > Exportations d’armes», as forms say it.
_TITLE_LABEL = re.compile(r"^(?:Titre|TITRE|Title|Objet|Subject)\s?[:>]\s(?=\S)")
#: Letters of the shortest title that recurs by no chance, and of a line that may repeat one; by so
#: many characters such a line is longer than the title.
_SHORTEST_TITLE, _SHORTEST_REPEAT, _LONGER, _MUCH_LONGER = 12, 8, 60, 120


def mark_repeated_title(lines: Sequence[Line], title: str) -> tuple[str, str | None]:
    """Names the lines that repeat `title`; returns it without the site's name, and that name."""
    bare, site = _without_site(_TITLE_LABEL.sub("", title), lines)
    key = squash(bare)
    repeated = {key, squash(title)}
    if ". " in bare:
        repeated.add(_unlabelled(bare))
    for line in lines:
        is_long = len(line.text) > len(title) + _LONGER
        if not line.is_open or is_long or len(line.squashed) < _SHORTEST_REPEAT:
            continue
        if line.squashed in repeated:
            line.kind = "duplicate-title"
        elif (found := _SUFFIX.search(line.text)) and squash(line.text[: found.start()]) == key:
            line.kind, site = "page-title", site or _named_site(found)
    return bare, site


def _unlabelled(title: str) -> str:
    """The squashed title behind the heading that it begins with, «Lorient. …»; nothing without."""
    head, _, rest = title.partition(". ")
    is_parted = len(head.split()) <= 3 and len(rest.split()) >= 5
    return squash(rest) if is_parted and LABELLED.match(title) else ""


def _without_site(title: str, lines: Sequence[Line]) -> tuple[str, str | None]:
    """A title parted from the site's name behind it, if another line proves it, or a bar: the text
    tells nothing about that name («Arrêt de la Cour | Société Exemple»)."""
    found = _SUFFIX.search(title)
    if not found:
        return title, None
    site, bare = _site(found), title[: found.start()].strip()
    if is_date_line(Line(site, 0)) or _POSTCODE.search(found[0]):
        return title, None
    key = squash(bare)
    is_proven = any(line.squashed == key for line in lines if not line.is_title)
    is_in_text = any(line.is_body and squash(site) in line.squashed for line in lines)
    is_barred = "|" in found[0] and (outlet_named(site) or not is_in_text)
    if len(site.split()) <= 4 and len(bare.split()) >= 3 and (is_proven or is_barred):
        return bare, site
    return title, None


def _site(found: re.Match[str]) -> str:
    """The name of the site, without the sections before it: «Défense - Monde - Le Phare»."""
    name = (found["site"] or found["bar"]).strip()
    *above, last = re.split(r"\s+[-–—]\s+", name)
    return last if all(fold_chars(step) in phrases.SECTIONS for step in above) else name


def _named_site(found: re.Match[str]) -> str | None:
    """The name of the site, if it is written as one: with a capital, or known."""
    name = _site(found)
    return name if not name[0].islower() or outlet_named(name) or is_address(name) else None


def recurs(line: Line, lines: Sequence[Line]) -> bool:
    """The same words stand alone on another line, after a breadcrumb, or before a site's name."""
    key = line.squashed
    if len(key) < _SHORTEST_TITLE or line.words < 3:
        return False
    return any(
        other is not line
        and len(other.text) <= len(line.text) + _MUCH_LONGER
        and (other.squashed == key or frames(other, key))
        for other in lines[:FIRST_LINES]
    )


def frames(other: Line, key: str) -> bool:
    """`other` is a breadcrumb that ends with the title, or the title with a site's name."""
    written = other.squashed
    if other.kind == "breadcrumb":
        return written.endswith(key)
    found = _SUFFIX.search(other.text)
    if found is None or _POSTCODE.search(found[0]):
        return False
    return squash(other.text[: found.start()]) == key


def ends_trail(lines: Sequence[Line], key: str) -> bool:
    """The way to the page that stands above its text ends with the title of that key."""
    above = takewhile(lambda line: not line.is_body, lines[:FIRST_LINES])
    return any(line.kind == "breadcrumb" and line.squashed.endswith(key) for line in above)
