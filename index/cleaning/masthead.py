"""What a page says of itself above its text: the name of the site, and its tagline.

Input: the lines of an article whose own rules have run. Output: the outlet, and the kinds of the
lines that name it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import takewhile

from index.cleaning import phrases
from index.cleaning.credits import is_agency_line
from index.cleaning.known import body_named, is_address, names_concept, outlet_named
from index.cleaning.line import Line, ends_sentence, fold_chars, squash
from index.cleaning.outlets import (
    bare_name,
    has_host_of,
    is_label,
    is_menu,
    is_title_case,
    may_name_outlet,
    names_outlet,
)
from index.cleaning.owners import outlet_in
from index.cleaning.page import is_date_line
from index.cleaning.phrases import part

__all__ = ["mark_site", "mark_site_speech"]

#: The name of a site stands among the first lines that no rule has claimed.
_HEAD = 6
#: It stands no lower than this, however long the menu above it is.
_LOWEST = 60
#: The words of a title below the name; below a slogan fewer will do.
_TITLE_WORDS, _SHORT_TITLE = 5, 4
_LONGEST_TAGLINE = 400
#: A menu has so many lines.
_FEWEST_ITEMS = 3
_LONGEST_SLOGAN = 120
#: Between the labels of a menu in a row.
_BARS = re.compile(r"\s*[|·•]\s*")
_SLOGAN_MARK = re.compile(
    r"\s+[-–—|·•]\s+|\s*\|\s*|(?<=\.(?:com|net|org)),\s+|(?<=\.(?:fr|be|ch|ca)),\s+"
)
#: Kinds of lines that stand above the name of the site.
_CHROME = (
    "navigation",
    "share",
    "cookie-notice",
    "subscription",
    "newsletter",
    "follow-us",
    "ad-marker",
)
#: A name that another rule has claimed stands no lower than this among the lines that are no
#: notices; the kinds it may have then.
_TOP = 4
_NOTICES = ("cookie-notice", "subscription", "newsletter", "ad-marker")
_MISTAKEN = ("reading-time", "navigation", "subscription", "link", "byline")
#: «n° 112», «numéro 7»
_ISSUE = re.compile(r"(?:n[°o]|no\.|numero) ?\d{1,5}\b")
#: What a name of an outlet is written with.
_MASTHEAD = re.compile(r"[^\W_][\w'’.+& -]*[^\W_]")
#: «La Presse de Tunisie».
_OUTLET_OF = re.compile(rf"(?:l[ae]s? |l')?{part('outlet-word')} (?:de |du |d')")
#: Where a site speaks of itself, by its whole name: «inscrit à La Lettre du Levant».
_INVITING = ("newsletter", "subscription", "self-promotion", "comments")
_LONG_NAME = 10
#: «Le Phare / Par Anne Morel».
_SIGNED_FOR = re.compile(r"([^/|·•–—]{2,40}?)\s*[/|·•–—]\s*(?:[Pp]ar|PAR|[Bb]y|BY)\s+[A-ZÀ-Þ]")
#: «Accueil Le Phare > Monde».
_HOME_OF = re.compile(r"\W*(?:accueil|home)\s+([^>/|\u203a»]{2,30}?)\s*[>/|\u203a»]")
#: A part of a name, «MARIE.», and whom a site speaks to.
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][\w'’-]+\.?")
_READER = re.compile(r"\b(?:vous|votre|vos|you|your)\b")
_QUOTES = re.compile(r"[«»“”\"]")
_LONGEST_SIGNATURE, _LONGEST_APPEAL = 4, 200
#: What stands beside the name of a body that publishes, and below it.
_OF_OWNER = re.compile(rf"©|\b\d{{4,5}} [a-z]|\b{part('release')}\b")
_RELEASE = re.compile(
    rf"\W*(?:{part('release')}|service de presse|(?:la )?revue de presse)\b.{{0,40}}$"
)
_LONGEST_BODY = 9


def mark_site(lines: Sequence[Line]) -> str | None:
    """Names the lines above the text that give the site's name and tagline; returns the name."""
    head = [line for line in lines[:_LOWEST] if line.is_open][:_HEAD]
    site = _site_line(lines, head)
    if site:
        for line in lines:
            if line is site or (line.is_open and line.text == site.text):
                line.kind = "site-name"
    return _mark_taglines(lines, head, bare_name(site.text) if site else None)


def mark_site_speech(lines: Sequence[Line], site: str) -> None:
    """Names the lines that sign for the site of that name, or in which it speaks to its readers."""
    for line in lines:
        if line.is_open and site in line.text:
            line.kind = _site_speech(line, site)


def _site_speech(line: Line, name: str) -> str:
    """«Le Phare Anne Morel», «Rédaction Le Phare»: who signs for the site; «Avec Le Phare, suivez
    votre ville»: it speaks to its readers, names no arms and no actor, and asks nobody, «Le Phare :
    Que comptez-vous faire ?»."""
    before, _, behind = line.text.partition(name)
    rest = f"{before} {behind}".split()
    if 1 <= len(rest) <= _LONGEST_SIGNATURE and all(map(_NAME_WORD.fullmatch, rest)):
        return "byline"
    is_short = len(line.text) <= _LONGEST_APPEAL and not _QUOTES.search(line.text)
    is_appeal = before.strip() and is_short and _READER.search(line.folded)
    return "self-promotion" if is_appeal and not names_concept(line.text) else ""


def _site_line(lines: Sequence[Line], head: Sequence[Line]) -> Line | None:
    """The line that is the name of the site."""
    site = _claimed(lines) or next((line for line in head if _is_site_name(line, lines)), None)
    return site or (head[0] if head and _is_masthead(head[0], lines) else None)


def _mark_taglines(lines: Sequence[Line], head: Sequence[Line], name: str | None) -> str | None:
    """Names the lines that say what the site of this name is about; returns the name, which a
    slogan tells as well."""
    owners = {squash(outlet_in(x.text) or "") for x in lines if x.kind == "copyright"} - {""}
    for at, line in enumerate(head):
        if not line.is_open:
            continue
        before = _named_before_slogan(line, owners, is_first=line is head[0])
        has_title = any(other.is_title_of(_SHORT_TITLE) for other in head[at + 1 :])
        is_slogan = (before and has_title) or _is_above_menu(lines, line)
        if _is_tagline(line, squash(name or "")) or is_slogan:
            line.kind = "site-tagline"
            if before and (outlet_named(before) or (has_title and not name)):
                name = before
    return name


def _is_above_menu(lines: Sequence[Line], line: Line) -> bool:
    """Right below the name of the site, with a small letter or right above its menu, below which a
    title stands."""
    at = lines.index(line)
    if not at or lines[at - 1].kind != "site-name":
        return False
    below = lines[at + 1 : _LOWEST]
    if line.text[0].islower() and not line.is_prose:
        return any(other.is_open and other.is_title_of(_TITLE_WORDS) for other in below[:_HEAD])
    menu = list(takewhile(lambda other: other.kind in _CHROME or is_menu(other), below))
    if len(menu) < _FEWEST_ITEMS:
        return False
    head = takewhile(lambda other: not other.is_body, below[len(menu) :])
    return any(other.is_open and other.is_title_of(_TITLE_WORDS) for other in head)


def _claimed(lines: Sequence[Line]) -> Line | None:
    """A name at the top of the page that a rule has taken for something else: «20 Minutes» for
    the time that reading takes; an address for a link, above a title."""
    above = [at for at, line in enumerate(lines[:_LOWEST]) if line.kind not in _NOTICES]
    for at in above[:_TOP]:
        line = lines[at]
        if line.kind in _MISTAKEN and outlet_named(line.text):
            return line
        is_site = line.kind == "link" and is_address(line.text)
        if is_site and any(other.is_title_of(_TITLE_WORDS) for other in lines[at + 1 : at + _HEAD]):
            return line
    return None


def _named_before_slogan(line: Line, owners: Container[str], *, is_first: bool) -> str | None:
    """The name in «Name – what the site is about»: short, before a part of menu words or news, or
    of one such word where outlets are named so; or before the number of an issue; or the name of
    one of the `owners`, squashed, of the page. `is_first` of a page, it may begin the menu."""
    if len(line.text) > _LONGEST_SLOGAN:
        return None
    name, *rest = _SLOGAN_MARK.split(line.text)
    if not rest or not 1 <= len(name.split()) <= 4:
        return None
    written = [word for part in rest for word in re.findall(r"[^\W\d_]{3,}", fold_chars(part))]
    about = sum(word in phrases.SECTIONS for word in written)
    has_news = bool(phrases.NEWS_WORDS.search(fold_chars(" ".join(rest))))
    is_named = len(written) > 1 and about * 2 > len(written)
    is_outlet = names_outlet(Line(name, 0)) or outlet_named(name)
    if len(rest) >= _FEWEST_ITEMS and not (is_first and (is_outlet or " " in name)):  # a menu
        return None
    is_named |= is_outlet
    is_about_news = (about and (has_news or is_named)) or (has_news and is_outlet and is_first)
    is_about_news |= bool(_ISSUE.match(fold_chars(rest[0])))
    is_about_news |= squash(name) in owners
    return name if is_about_news and may_name_outlet(name) else None


def _is_site_name(line: Line, lines: Sequence[Line]) -> bool:
    """Short, and a name: a domain, an outlet that the gazetteer knows, or one that the page
    repeats in its tagline or copyright notice."""
    text = line.text
    if _is_publisher(line, lines):
        return True
    if line.words > 4 or len(text) > 40 or ends_sentence(text) or is_date_line(line):
        return False
    if is_address(text):
        return True
    key = line.squashed
    if len(key) < 3 or key in phrases.SECTIONS or not may_name_outlet(text):
        return False
    if is_agency_line(line):
        return False
    others = [other for other in lines if other is not line]
    address = re.compile(rf"\b{re.escape(line.folded)}\.(?:com|net|org|info|fr|be|ch|ca)\b")
    if any(_names_site(other, key) or address.search(other.folded) for other in others):
        return True
    if sum(other.text == text for other in others) >= 2 and _stands_above_text(line, lines):
        return True
    return outlet_named(bare_name(text)) and _stands_above_text(line, lines)


def _stands_above_text(line: Line, lines: Sequence[Line]) -> bool:
    """No paragraph stands above the line: what a page says again and again below is a button."""
    above = takewhile(lambda other: other is not line, lines)
    return not any(other.is_body and not other.is_title_like for other in above)


def _is_publisher(line: Line, lines: Sequence[Line]) -> bool:
    """A body, above «Communiqué de presse» or a menu, or named again where a page says whose it
    is: in a notice, beside its address, before the day of a release."""
    if line.words > _LONGEST_BODY or line.text.isupper() or not body_named(line.text):
        return False
    at = lines.index(line)
    below = list(takewhile(lambda other: not other.is_body, lines[at + 1 : at + _LOWEST]))
    if any(_RELEASE.match(other.folded) for other in below) or (at < _TOP and _heads_menu(below)):
        return True
    named = (x for x in lines if x is not line and not x.is_body and line.squashed in x.squashed)
    return any(x.kind == "copyright" or _OF_OWNER.search(x.folded) for x in named)


def _is_masthead(line: Line, lines: Sequence[Line]) -> bool:
    """The first line of a page, short and shaped like the name of an outlet, above a line that a
    rule has claimed as the site's own, a menu, a title; no heading such as «Guerre en Ukraine»."""
    at = lines.index(line)
    below = lines[at + 1 : at + _HEAD]
    if any(other.kind not in _CHROME for other in lines[:at]):
        return False
    if line.words > 5 or len(line.text) > 32 or not _MASTHEAD.fullmatch(line.text):
        return False
    titles = [
        at
        for at, other in enumerate(below)
        if other.is_title_of(_TITLE_WORDS) and not is_menu(other)
    ]
    if not titles or not line.is_open or not may_name_outlet(line.text):
        return False
    tagged = bool(below) and _is_tagline(below[0], "")
    labelled = titles[0] > 0 and is_label(below[0]) and is_title_case(line.text)
    is_heading = names_concept(line.text) and not _OUTLET_OF.match(line.folded)
    is_named = tagged or labelled or _heads_menu(below) or names_outlet(line)
    return is_named and not is_heading


def _heads_menu(below: Sequence[Line]) -> bool:
    """Whether the labels of a menu stand in a row below, between bars."""
    labels = _BARS.split(below[0].text) if below else []
    return len(labels) >= _FEWEST_ITEMS and all(len(label.split()) <= 4 for label in labels)


def _names_site(other: Line, key: str) -> bool:
    """`other` is about the site: a tagline, a copyright notice, or a window title."""
    if other.kind in ("copyright", "reading-time", "follow-us"):
        return key in other.squashed
    if (found := _HOME_OF.match(other.folded)) and squash(found[1]) == key:
        return True
    if other.kind in _INVITING:
        return len(key) >= _LONG_NAME and key in other.squashed
    if other.kind in ("", "byline", "page-date") and (found := _SIGNED_FOR.match(other.text)):
        return squash(found[1]) == key
    if has_host_of(other, key):
        return True
    return other.is_open and len(_news_words(other)) >= 4 and key in other.squashed


def _is_tagline(line: Line, site: str) -> bool:
    """Above the text: what the site is about, told mostly in the words of its sections."""
    if line.words < 3 or len(line.text) > _LONGEST_TAGLINE:
        return False
    found = _news_words(line)
    if sum(found.values()) * 4 < line.words:
        return False
    return len(found) >= 4 or (len(found) >= 2 and bool(site) and site in line.squashed)


def _news_words(line: Line) -> Counter[str]:
    """How often a line says each word of news and sections; nothing without a word for news."""
    if len(line.text) > _LONGEST_TAGLINE or not phrases.NEWS_WORDS.search(line.folded):
        return Counter()
    written = re.findall(r"[^\W\d_]+", line.folded)
    return Counter(word for word in written if word in phrases.SECTIONS)
