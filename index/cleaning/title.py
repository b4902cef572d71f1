"""The title, and what the page says above it: its own name, its tagline, the title again.

Input: the lines of an article whose own rules have run. Output: the title, the outlet, and the
kinds of the lines that repeat them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from index.cleaning import phrases
from index.cleaning.credits import is_agency_line
from index.cleaning.line import Line, ends_sentence, ends_with_stop, fold, squash
from index.cleaning.names import is_actor, names_concept, outlet_named
from index.cleaning.page import is_date_line
from index.cleaning.phrases import part

__all__ = [
    "first_sentence",
    "mark_kicker",
    "mark_repeated_title",
    "mark_site",
    "mark_trails",
    "pick_title",
]

_SUFFIX = re.compile(r"\s+[-–—|·•]\s+(?P<site>[^|·•]{2,40})$|\s*\|\s*(?P<bar>[^|]{2,40})$")
_SENTENCE_END = re.compile(r"(?<![A-ZÀ-Þ])(?<!\bM)[.!?…][»”\"]?(?=\s+[«“\"–—A-ZÀ-ÞА-ЯЇЄІҐ]|\s*$)")
_LONGEST_TITLE = 220
_LONGEST_TAGLINE = 400
#: A title stands among the first lines that no rule has claimed.
_HEAD = 6
#: A title stands no lower than this, however long the menu above it is.
_LOWEST = 60
#: So many lines may stand above the text, and a title of so few words give way to a longer one.
_MOST_UPPER, _SHORT_TITLE, _LONG_FOREIGN = 8, 6, 8
#: A title of which the text holds this share of words is one.
_CERTAIN = 0.8
#: A line of which the text holds less than this has nothing to do with it.
_RELATED = 0.34
_BELOW_TITLE = (
    "page-date",
    "byline",
    "reading-time",
    "photo-caption",
    "photo-credit",
    "source-line",
)
_LABELLED = re.compile(
    r"^[^\s.:!?]+(?:\s[^\s.:!?]+){0,3}(?:\.|\s?:)\s(?:(?![.!?…][»”\"]?\s).)+(?<![.!?…])$"
)
_LONGEST_LABELLED = 160
#: «Not one more tank!», «Kiev : « We wait »».
_QUOTED_WHOLE = re.compile(r"(?:[^«»“”\".!?]{2,60}[:,]\s?)?[«“\"][^«»“”\"]+[»”\"]")
_SPOKEN_ENDS = ("?", "!", "»", "”", '"')
_INNER_STOP = re.compile(r"[^\W\d_]{3}[.!?…][»”\"]?\s")
#: A page says its title again no lower than this.
_REPEATS = 12
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
#: What a name of an outlet is written with.
_MASTHEAD = re.compile(r"[^\W_][\w'’.+& -]*[^\W_]")
#: «ouest-matin», «Monde24», «NetActu».
_COINED = re.compile(
    r"[a-z]{3,}(?:[-.][a-z]{3,})+|[A-Z]?[a-z]{2,}(?:\d{1,3}|[A-Z][a-z]+)+|[a-z]{4,12}\.[a-z]{2,5}"
)
_OUTLET_WORD = re.compile(rf"\b{part('outlet-word')}\b")
#: Words of menus and of labels above a text, of which alone no outlet is named.
_LABEL_WORDS = phrases.SECTIONS | phrases.words("menu_fill") | phrases.words("labels")
#: With its article, a label is a name.
_LABEL_NAMED = re.compile(r"la (?:tribune|depeche|chronique)")
_QUOTE_DASH = re.compile(r"^[–—-]\s")


def mark_site(lines: Sequence[Line]) -> str | None:
    """Names the lines above the text that give the site's name and tagline; returns the name."""
    head = [line for line in lines[:_LOWEST] if line.is_open][:_HEAD]
    site = next((line for line in head if _is_site_name(line, lines)), None)
    if site is None and head and _is_masthead(head[0], lines):
        site = head[0]
    name = site.text if site else None
    for line in lines if site is not None else ():
        if line.is_open and name == line.text:
            line.kind = "site-name"
    for at, line in enumerate(head):
        if not line.is_open:
            continue
        before = _named_before_slogan(line)
        has_title = any(_is_title(other) and other.words >= 4 for other in head[at + 1 :])
        if _is_tagline(line, squash(name or "")) or (before and has_title):
            line.kind = "site-tagline"
            if before and (outlet_named(before) or (has_title and not name)):
                name = before
    return name


def _named_before_slogan(line: Line) -> str | None:
    """The name in «Name – what the site is about»: short, before a part of menu words or news."""
    name, *rest = re.split(r"\s+[-–—|·•]\s+|\s*\|\s*", line.text)
    if not rest or not 1 <= len(name.split()) <= 4 or len(line.text) > 120:
        return None
    written = [word for part in rest for word in re.findall(r"[^\W\d_]{3,}", fold(part))]
    about = sum(word in phrases.SECTIONS for word in written)
    has_news = bool(phrases.NEWS_WORDS.search(fold(" ".join(rest))))
    is_about_news = about and (has_news or about * 2 > len(written))
    return name.strip() if is_about_news and _may_name_outlet(name) else None


def _may_name_outlet(text: str) -> bool:
    """An outlet that the gazetteer knows; else neither a country or another actor, nor words of
    menus and kinds of texts alone."""
    if outlet_named(text) or _LABEL_NAMED.fullmatch(fold(text)):
        return True
    words = re.findall(r"[^\s'-]+", fold(text))
    return not all(word in _LABEL_WORDS for word in words) and not is_actor(text)


def pick_title(lines: Sequence[Line]) -> Line | None:
    """The line that is the title; None where none states one."""
    head = [line for line in lines[:_LOWEST] if line.is_open][:_HEAD]
    for at, line in enumerate(head[:4]):
        if _is_title(line) and _recurs(line, lines):
            key = squash(line.text)
            if all(other.words <= 3 or _frames(other, key) for other in head[:at]):
                return line
    if not head or len(head) == 1 or not _is_title(head[0]):
        return None
    upper = _above_text(lines)
    first = next((line for line in upper if not _is_kicker(line) and line.words >= 5), None)
    is_sure = first is not None and (_is_headline(first) or _is_spoken_headline(first, lines))
    chosen = first if first and (first is head[0] or is_sure) else head[0]
    for line in upper[upper.index(chosen) + 1 :] if chosen in upper else ():
        if _yields(chosen, line, lines):
            chosen = line
    return chosen


def _above_text(lines: Sequence[Line]) -> list[Line]:
    """The open lines shaped like titles among the first of a page, up to its byline, date, credit
    or text below one of some length."""
    upper: list[Line] = []
    for line in lines[:_LOWEST]:
        is_long = any(other.words >= 5 for other in upper)
        is_stop = line.kind in _BELOW_TITLE or (line.is_open and not _is_title(line))
        if (is_stop and is_long) or len(upper) == _MOST_UPPER:
            break
        if line.is_open and _is_title(line):
            upper.append(line)
    return upper


def _is_headline(line: Line) -> bool:
    """No running text, or a heading of a few words before it: «Lorient. Un patrouilleur part»."""
    if not line.is_prose and not _INNER_STOP.search(line.text):
        return True
    found = _LABELLED.match(line.text)
    return bool(found) and len(line.text) <= _LONGEST_LABELLED


def _is_spoken_headline(line: Line, lines: Sequence[Line]) -> bool:
    """A question, a call or a quotation below nothing but headings of at most three words. What
    stands below titles, a date or a byline, does not part them from it, or follows it as well."""
    text = line.text.rstrip()
    if len(text) > _LONGEST_LABELLED or not _is_spoken(text):
        return False
    at = next(place for place, other in enumerate(lines) if other is line)
    above = [other for other in lines[:at] if other.is_open]
    between = takewhile(lambda other: not other.is_open, reversed(lines[:at]))
    is_parted = any(other.kind in _BELOW_TITLE for other in between)
    is_followed = at + 1 < len(lines) and lines[at + 1].kind in _BELOW_TITLE
    return all(map(_is_kicker, above)) and (is_followed or not (above and is_parted))


def _is_spoken(text: str) -> bool:
    is_ended = text.endswith(_SPOKEN_ENDS) and not _INNER_STOP.search(text)
    return is_ended or bool(_QUOTED_WHOLE.fullmatch(text))


def _yields(upper: Line, lower: Line, lines: Sequence[Line]) -> bool:
    """A short line above gives way to a longer headline that has as much to do with the text; one
    of some words, if it has little to do with it."""
    if upper.words > _LONG_FOREIGN or lower.words < 5 or not _is_headline(lower):
        return False
    if len(lower.text) * 4 < len(upper.text) * 5 or len(lower.text) > _LONGEST_LABELLED:
        return False
    written = _stems(" ".join(line.text for line in lines if line.is_body and line is not lower))
    share = _share(upper, written)
    if upper.words > _SHORT_TITLE:
        return share < _RELATED and share < _share(lower, written)
    return share < _CERTAIN and share <= _share(lower, written)


def _share(line: Line, written: set[str]) -> float:
    """How many of a line's stems the text holds, of 1."""
    own = _stems(line.text)
    return len(own & written) / len(own) if own else 0.0


def _stems(text: str) -> set[str]:
    """The words of four letters and more, cut after the sixth."""
    return {word[:6] for word in re.findall(r"[^\W\d_]{4,}", fold(text))}


def _is_kicker(line: Line) -> bool:
    """At most three words, or two such headings with a bar between them."""
    return all(len(part.split()) <= 3 for part in re.split(r"\s[|•·>/]\s", line.text))


def mark_kicker(lines: Sequence[Line], title: Line) -> None:
    """`Forces terrestres`: what is left above the title, a section of the site, a heading, or a
    line that has nothing to do with the text."""
    written = _stems(" ".join(line.text for line in lines if line.is_body))
    for line in takewhile(lambda line: line is not title, lines):
        if line.is_open and not ends_sentence(line.text):
            is_foreign = line.words <= _LONG_FOREIGN and _share(line, written) < _RELATED
            if _is_kicker(line) or (is_foreign and not line.is_prose):
                line.kind = "navigation"


def mark_trails(lines: Sequence[Line]) -> None:
    """`Home Monde Title`: a way to the page without marks between its steps, above the title."""
    for at, line in enumerate(lines[:_HEAD]):
        if line.is_open and phrases.HOME.match(line.folded):
            key = squash(line.text)
            titles = (squash(other.text) for other in lines[at + 1 : _REPEATS])
            if any(len(title) >= 12 and key.endswith(title) for title in titles):
                line.kind = "breadcrumb"


def mark_repeated_title(lines: Sequence[Line], title: str) -> tuple[str, str | None]:
    """Names the lines that repeat `title`; returns it without the site's name, and that name."""
    bare, site = _without_site(title, lines)
    key, whole = squash(bare), squash(title)
    for line in lines:
        if line.kind or len(line.text) > len(title) + 60:
            continue
        written = squash(line.text)
        if line.is_title or len(written) < 8:
            continue
        if written in (key, whole):
            line.kind = "duplicate-title"
        elif line.is_open and written.startswith(key) and _SUFFIX.search(line.text):
            found = _SUFFIX.search(line.text)
            if found and squash(line.text[: found.start()]) == key:
                line.kind, site = "page-title", site or _site(found)
    return bare, site


def first_sentence(paragraph: str) -> str:
    """The first sentence, as the title of an article that states none; at most 200 characters."""
    text = _QUOTE_DASH.sub("", paragraph.strip())
    found = next((m for m in _SENTENCE_END.finditer(text) if m.end() >= 20), None)
    sentence = text[: found.end()] if found else text
    if len(sentence) <= 200:
        return sentence
    return sentence[:199].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _is_title(line: Line) -> bool:
    """Shaped like a headline: at most 220 characters, no full stop, no quotation dash."""
    text = line.text.rstrip()
    return (
        2 <= len(text) <= _LONGEST_TITLE
        and text[-1] not in ";,:"
        and not ends_with_stop(text)
        and not _QUOTE_DASH.match(text)
        and any(char.isalpha() for char in text)
    )


def _recurs(line: Line, lines: Sequence[Line]) -> bool:
    """The same words stand alone on another line, after a breadcrumb, or before a site's name."""
    key = squash(line.text)
    if len(key) < 12 or line.words < 3:
        return False
    return any(
        other is not line
        and len(other.text) <= len(line.text) + 120
        and (squash(other.text) == key or _frames(other, key))
        for other in lines[:_REPEATS]
    )


def _frames(other: Line, key: str) -> bool:
    """`other` is a breadcrumb that ends with the title, or the title with a site's name."""
    written = squash(other.text)
    if other.kind == "breadcrumb":
        return written.endswith(key)
    found = _SUFFIX.search(other.text)
    return bool(found) and squash(other.text[: found.start()] if found else "") == key


def _without_site(title: str, lines: Sequence[Line]) -> tuple[str, str | None]:
    """A title parted from the site's name behind it, if another line or a bar proves it."""
    found = _SUFFIX.search(title)
    if not found:
        return title, None
    site, bare = _site(found), title[: found.start()].strip()
    key = squash(bare)
    is_proven = any(squash(line.text) == key for line in lines if not line.is_title)
    is_barred = found["bar"] is not None or "|" in found[0]
    if len(site.split()) <= 4 and len(bare.split()) >= 3 and (is_proven or is_barred):
        return bare, site
    return title, None


def _site(found: re.Match[str]) -> str:
    return (found["site"] or found["bar"] or "").strip()


def _is_site_name(line: Line, lines: Sequence[Line]) -> bool:
    """Short, and a name: a domain, an outlet that the gazetteer knows, or one that the page
    repeats in its tagline or copyright notice."""
    text = line.text
    if line.words > 4 or len(text) > 40 or ends_sentence(text) or is_date_line(line):
        return False
    if re.fullmatch(r"(?:www\.)?[\w-]+\.(?:[a-z]{2,4})(?:\.[a-z]{2})?", line.folded):
        return True
    key = squash(text)
    if len(key) < 3 or key in phrases.SECTIONS or not _may_name_outlet(text):
        return False
    others = [other for other in lines if other is not line]
    if any(_names_site(other, key) for other in others):
        return True
    if sum(other.text == text for other in others) >= 2:
        return True
    return outlet_named(text) and not is_agency_line(line)


def _is_masthead(line: Line, lines: Sequence[Line]) -> bool:
    """The first line of a page, short and shaped like the name of an outlet, above a line that a
    rule has claimed as the site's own, or above a title; no heading such as «Guerre en Ukraine»."""
    at = next(place for place, other in enumerate(lines) if other is line)
    below = lines[at + 1 : at + _HEAD]
    if any(other.kind not in _CHROME for other in lines[:at]):
        return False
    if line.words > 4 or len(line.text) > 32 or not _MASTHEAD.fullmatch(line.text):
        return False
    titles = [other for other in below if _is_title(other) and other.words >= 5]
    if not titles or not line.is_open or not _may_name_outlet(line.text):
        return False
    tagged = bool(below) and _is_tagline(below[0], "")
    return (tagged or _names_outlet(line)) and not names_concept(line.text)


def _names_outlet(line: Line) -> bool:
    """Words of which outlets are named, each with a capital; or one word of two glued parts."""
    if _COINED.fullmatch(line.text):
        return True
    names = [word for word in re.findall(r"[^\W\d_]+", line.text) if len(word) > 3]
    is_name = bool(names) and all(word[0].isupper() for word in names)
    return is_name and bool(_OUTLET_WORD.search(line.folded))


def _names_site(other: Line, key: str) -> bool:
    """`other` is about the site: a tagline, a copyright notice, or a window title."""
    if key not in squash(other.text):
        return False
    return other.kind in ("copyright", "reading-time", "follow-us") or (
        other.is_open and len(_news_words(other)) >= 4
    )


def _is_tagline(line: Line, site: str) -> bool:
    """Above the text: what the site is about, told mostly in the words of its sections."""
    if line.words < 3 or len(line.text) > _LONGEST_TAGLINE:
        return False
    found = _news_words(line)
    if sum(found.values()) * 4 < line.words:
        return False
    return len(found) >= 4 or (len(found) >= 2 and bool(site) and site in squash(line.text))


def _news_words(line: Line) -> Counter[str]:
    """How often a line says each word of news and sections; nothing without a word for news."""
    if len(line.text) > _LONGEST_TAGLINE or not phrases.NEWS_WORDS.search(line.folded):
        return Counter()
    written = re.findall(r"[^\W\d_]+", line.folded)
    return Counter(word for word in written if word in phrases.SECTIONS)
