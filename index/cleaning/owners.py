"""The outlet that a copyright notice, a signature or an invitation of the page names, or
a line above its title.

Input: the text of a notice, or the lines of a page, each with its kind. Output: the owner, without
the words, years and company forms around the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.cleaning.known import (
    BULLETS,
    agency_named,
    is_actor,
    is_address,
    outlet_named,
    outlets_in,
)
from index.cleaning.line import Line, fold_chars, squash
from index.cleaning.outlets import has_host_of, may_name_outlet, names_outlet
from index.cleaning.phrases import PLATFORMS, part, words

__all__ = ["outlet_in", "outlet_led", "outlet_signed", "signs_site"]

_SIGN = re.compile(
    r"©|\(c\)|\bcopyright\b|^\W*(?:tous droits r[ée]serv[ée]s|all rights reserved)\s*[-–—:]",
    re.IGNORECASE,
)
#: What a notice says of rights, up to its end.
_RIGHTS = re.compile(rf"(?:^|\s)(?:{part('rights')}|{part('rights-words')}\b).*$")
_PARTS = re.compile(r"\s[-–—:]+(?:\s|$)|[|,/;]|\.(?=\s|$)")
_YEARS = r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?(?!\w)"
_NOTICE = rf"(?:©|\(c\)|copyright(?!\w)|by(?!\w)|{_YEARS})"
_BEFORE = re.compile(rf"^(?:\W*{_NOTICE})*[^\w«]*", re.IGNORECASE)
_AFTER = re.compile(rf"\W*(?:(?<!\w){_NOTICE}\W*)*$", re.IGNORECASE)
#: Forms of companies, and words of which only known names are freed.
_LEGAL, _GROUP = words("company_forms"), words("company_words")
_AGENCIES = frozenset(code.partition("=")[0] for code in words("agency_codes"))
#: Kinds of lines in which a site speaks of itself.
_OF_SITE = ("self-promotion", "newsletter", "subscription", "follow-us", "comments")
_NAMING = (*_OF_SITE, "byline", "source-line")
_SIGNERS = re.compile(r"^\W*(?:par|by)?\W+|\s*[/,|]\s*|\s+(?:avec|with|et|and)\s+", re.I)
_LONGEST_NOTICE = 200
_ENDING_YEARS = re.compile(rf"{_YEARS}\W*$")
_LONGEST_NAME, _MOST_WORDS, _SHORTEST_NAME = 40, 4, 4
#: Lines above a title, so far down, that may begin with the name of the site, the first of them
#: below it as well; and where the name ends.
_LOWEST = 30
_ABOVE = ("breadcrumb", "", "navigation", "site-tagline")
_LED = re.compile(r"\s*[>\u203a»|•·:,]\s*|\s+[-–—/]\s+")
#: Between those who sign, and in a notice what is no name.
_SIGNED_BY = re.compile(
    rf"\s*[/,|©]\s*|\s+[-–—]\s+|(?:^|\s+)(?:avec|with|et|and)\s+|\W*{_YEARS}\W*", re.I
)


def outlet_in(text: str) -> str | None:
    """The owner that a copyright notice names, if it is a name, and of no agency or actor."""
    name = _named(text)
    if name is None:
        return None
    cuts = list(_cuts(name))
    return next((cut for cut in cuts if outlet_named(cut)), None) or _unknown(cuts)


def outlet_signed(lines: Sequence[Line]) -> str | None:
    """The outlet that signs the text, «Par Le Monde avec AFP», else the only one that the page
    names where it invites to its application, letter or comments."""
    naming = [line for line in lines if line.kind in _NAMING]
    for line in naming:
        if line.kind not in _OF_SITE and ":" not in line.text.rstrip(" :"):
            names = _SIGNERS.split(f" {line.text}")
            known = (x for x in names if x and (outlet_named(x) or is_address(x)))
            if name := next(known, None):
                return name
    notices = [x.text for x in naming if x.kind in _OF_SITE and len(x.text) <= _LONGEST_NOTICE]
    named = {name for text in notices for name in outlets_in(text)}
    return named.pop() if len(named) == 1 else None


def outlet_led(lines: Sequence[Line]) -> str | None:
    """The name that a line above the title or the trail of the page begins with, where the page
    says it again beside an agency that signs, in a notice with its year or in an address, or where
    a paper is called so and it is the trail."""
    is_below = False
    for at, line in enumerate(lines[:_LOWEST]):
        if line.is_body:
            return None
        is_below = is_below or line.is_title
        name = _LED.split(line.text.lstrip(BULLETS))[0]
        if line.kind not in (_ABOVE[:1] if is_below else _ABOVE) or not _may_lead(name):
            continue
        below = lines[at + 1].kind if name == line.text and at + 1 < len(lines) else ""
        is_paper = "breadcrumb" in (line.kind, below) and names_outlet(Line(name, 0))
        if is_paper or any(_says_again(other, squash(name)) for other in lines):
            return name
    return None


def _may_lead(name: str) -> bool:
    """Fit to be the name of an outlet, and of no network, agency or actor."""
    is_name = name[:1].isupper() and 1 <= len(name.split()) <= _MOST_WORDS
    is_other = agency_named(name) or PLATFORMS.issuperset(fold_chars(name).split())
    return (
        is_name and len(squash(name)) >= _SHORTEST_NAME and may_name_outlet(name) and not is_other
    )


def _says_again(line: Line, key: str) -> bool:
    """An address of that name, `key`, squashed; a notice of it with a year; an agency beside it."""
    if has_host_of(line, key):
        return True
    if line.kind not in ("copyright", "photo-credit", "source-line", "byline"):
        return False
    parts = [part for part in _SIGNED_BY.split(line.text) if part]
    is_notice = "©" in line.text and re.search(_YEARS, line.text)
    return key in map(squash, parts) and bool(is_notice or any(map(agency_named, parts)))


def signs_site(text: str, *, is_below: bool) -> bool:
    """`© Name`, which credits pictures too, is of the site if two of these hold: the gazetteer
    knows the name, a year ends the line, it stands below the text."""
    name = _named(text)
    is_known = name is not None and any(map(outlet_named, _cuts(name)))
    return is_known + bool(_ENDING_YEARS.search(text)) + is_below >= 2


def _named(text: str) -> str | None:
    """What stands behind the sign, without years and words of the notice."""
    found = _SIGN.search(text)
    if not found:
        return None
    rest = text[found.end() :]
    rights = _RIGHTS.search(fold_chars(rest))
    for written in _PARTS.split(rest[: rights.start()] if rights else rest):
        name = _AFTER.sub("", _BEFORE.sub("", written))
        if name:
            return name
    return None


def _unknown(cuts: Sequence[str]) -> str | None:
    """What the gazetteer does not know, without `Inc.`, if it is fit to be a name."""
    name = next(iter(cuts))
    while len(parts := name.split()) > 1 and fold_chars(parts[-1]).strip(".") in _LEGAL:
        name = " ".join(parts[:-1])
    is_name = name[:1].isupper() or name[:1].isdigit()
    is_short = 2 <= len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS
    is_agency = agency_named(name) or (name.isupper() and fold_chars(name) in _AGENCIES)
    is_other = name.isdigit() or is_agency or _is_form(name) or is_actor(name)
    if not (is_name and is_short) or is_other:
        return None
    return name


def _cuts(name: str) -> Iterator[str]:
    """`name`, and what is left of it without one form of a company after the other."""
    yield name
    parts = name.split()
    while len(parts) > 1 and _is_form(parts[-1]):
        parts.pop()
        yield " ".join(parts)
    while len(parts) > 1 and _is_form(parts[0]):
        parts.pop(0)
        yield " ".join(parts)


def _is_form(word: str) -> bool:
    return fold_chars(word).replace(".", "") in _LEGAL | _GROUP
