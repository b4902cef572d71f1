"""The title, what stands above it, and where the page says it again.

Input: the lines of an article whose own rules have run. Output: the title, the outlet behind it,
and the kinds of the lines that lead to it or repeat it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from index.cleaning import phrases
from index.cleaning.credits import credit_of
from index.cleaning.line import (
    GLUE,
    QUOTE_DASH,
    Line,
    ends_sentence,
    fold_chars,
    squash,
    stops_within,
)
from index.cleaning.names import is_actor, outlet_named
from index.cleaning.page import is_date_line, numbers_issue
from index.dateline import is_place, read_dateline
from index.sentences import sentences

__all__ = [
    "first_sentence",
    "mark_kicker",
    "mark_repeated_title",
    "mark_trails",
    "pick_title",
]

_SUFFIX = re.compile(r"\s+[-–—|·•]\s+(?P<site>[^|·•]{2,40})$|\s*\|\s*(?P<bar>[^|]{2,40})$")
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
    "page-date", "byline", "reading-time", "photo-caption", "photo-credit", "source-line",
)  # fmt: skip
#: No name of a site: «Name – 14, rue du Port – 29200 Brest».
_POSTCODE = re.compile(r"\b\d{4,5} [A-ZÀ-Þ]")
#: What stands between the head of a site and the title.
_LETTERHEAD = ("breadcrumb", "prev-next")
_LABELLED = re.compile(
    r"^[^\s.:!?]+(?:\s[^\s.:!?]+){0,3}(?:\.|\s?:)\s(?:(?![.!?…][»”\"]?\s).)+(?<![.!?…])$"
)
#: «Who arms Kiev? Our figures».
_ASKED = re.compile(r"[^.!?…]{10,120}\?\s[^.!?…]{5,80}$")
_LONGEST_LABELLED = 160
#: Of 36,152 headlines 99 % are no longer; a standfirst is.
_LONGEST_HEADLINE = 120
#: «Not one more tank!», «Kiev : « We wait »».
_SPOKEN_ENDS = ("?", "!", "»", "”", '"')
#: A first sentence longer than this is cut as a title.
_LONG_SENTENCE = 400
#: Most of the words of a headline, which has so many.
_MOST, _LONG_TITLE = 0.5, 5
#: What public bodies write above the title of what they publish.
_RELEASE = re.compile(rf"^\W*{phrases.part('release')}(?: n[°o] ?[\d/-]{{1,12}})?\W*$")
_TITLE_WORDS = 4
#: How an encyclopedia says what something is, and how near its name.
_IS = re.compile(
    r"\b(?:est|etait|sont|etaient|fut|designe|is|was|are|were) (?:une?|l[ea]s?|l'|des|an?|the)\b"
)
_DEFINED = 160
_ACT = re.compile(
    r"(?:resolution|decret|loi|reglement|directive|arrete|ordonnance|circulaire)"
    r" (?:\([a-z]{2,4}\) )?(?:n[°o]\.? ?)?\d[\w/.-]*(?: \(\d{4}\))?$"
)
#: «Titre > Exportations d’armes», as forms say it.
_TITLE_LABEL = re.compile(r"^(?:Titre|TITRE|Title|Objet|Subject)\s?[:>]\s(?=\S)")
#: Behind a step of a way to the page.
_STEPS = re.compile(r"\s*[>\u203a»≫→/|]\s*")
_ITEM = re.compile(r"\d{1,2}[.)]\s")
_STEP = re.compile(r"(?:[>\u203a»≫→]|^\d{1,3}[.)])\s*$")
#: A page says its title again no lower than this.
_REPEATS = 12


def pick_title(lines: Sequence[Line]) -> Line | None:
    """The line that is the title; None where none states one."""
    whole, lines = lines, _below_head(lines)
    head = [line for line in lines[:_LOWEST] if line.is_open][:_HEAD]
    stated = _said_again(head, whole) or _announced(lines) or _defined(head, lines) or _act(head)
    if stated or len(head) < 2 or not head[0].is_title_like:
        return stated
    upper = _above_text(lines)
    first = next((line for line in upper if not _is_kicker(line) and line.words >= 5), None)
    chosen = _below_label(head, lines) or head[0]
    if first and (_is_plain_title(first) or _is_spoken_title(first, lines)):
        chosen = first
    for line in upper[upper.index(chosen) + 1 :] if chosen in upper else ():
        if _yields(chosen, line, lines):
            chosen = line
    return _dated_instead(chosen, head, lines) or chosen


def _below_label(head: Sequence[Line], lines: Sequence[Line]) -> Line | None:
    """A headline of few words right above its day or author, below a label of one or two."""
    is_short = head[0].words < 3 and head[1].is_title_of(3)
    return head[1] if is_short and _is_signed(head[1], lines) else None


def _dated_instead(chosen: Line, head: Sequence[Line], lines: Sequence[Line]) -> Line | None:
    """A headline right above its day or author, below the picture too, where the text holds most of
    its words and none of `chosen`: that is a slogan."""
    below = [line for line in head if line is not chosen and line.is_title_of(_LONG_TITLE)]
    below = [line for line in below if _is_signed(line, lines)]
    if not below or _share(chosen, _stems(line for line in lines if line.is_body)):
        return None
    written = _stems(line for line in lines if line.is_body and line not in below)
    return next((line for line in below if _share(line, written) >= _MOST), None)


def _said_again(head: Sequence[Line], lines: Sequence[Line]) -> Line | None:
    """One of the first lines that the page says again, at the end of the way to it, or below
    nothing but headings of at most three words and lines that hold it."""
    for at, line in enumerate(head[:4]):
        if line.is_title_like and _recurs(line, lines):
            key = line.squashed
            if _ends_trail(lines, key) or all(
                other.words <= 3 or _frames(other, key) for other in head[:at]
            ):
                return line
    return None


def _below_head(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines below the way to the page or «Article précédent | Article suivant», above which
    stands the head of the site, if a headline follows before the text."""
    above = list(takewhile(lambda line: not line.is_body, lines[:_REPEATS]))
    last = max((at for at, line in enumerate(above) if line.kind in _LETTERHEAD), default=-1) + 1
    has_title = any(line.is_open and line.is_title_of(_TITLE_WORDS) for line in above[last:])
    return lines[last:] if has_title else lines


def _ends_trail(lines: Sequence[Line], key: str) -> bool:
    """The way to the page that stands above its text ends with the title of that key."""
    above = takewhile(lambda line: not line.is_body, lines[:_REPEATS])
    return any(line.kind == "breadcrumb" and line.squashed.endswith(key) for line in above)


def _announced(lines: Sequence[Line]) -> Line | None:
    """The headline right below «Communiqué de presse», a place and a day between them or not."""
    for at, line in enumerate(lines[:_HEAD]):
        if line.is_open and _RELEASE.match(line.folded):
            below = next((other for other in lines[at + 1 :] if other.is_open), None)
            return below if below and below.is_title_of(_TITLE_WORDS) else None
    return None


def _defined(head: Sequence[Line], lines: Sequence[Line]) -> Line | None:
    """The first line, where the text begins by saying what that is: «Barak 8», «Le Barak 8 est»."""
    first = next((line for line in lines[:_LOWEST] if line.is_body), None)
    if not head or first is None or head[0].words > _TITLE_WORDS or not head[0].is_title_like:
        return None
    subject = re.escape(head[0].folded)
    found = re.match(rf"(?:l[ea]s? |l'|the |une? |an? )?{subject} ?[(,]?", first.folded)
    return head[0] if found and _IS.search(first.folded[found.end() :][:_DEFINED]) else None


def _act(head: Sequence[Line]) -> Line | None:
    """The number of an act: «Résolution 1970 (2011)»."""
    return next((line for line in head[:3] if _ACT.match(line.folded)), None)


def _above_text(lines: Sequence[Line]) -> list[Line]:
    """The open lines shaped like titles among the first of a page, up to its byline, date, credit
    or text below one of some length, and no lower than half of its sentences."""
    upper: list[Line] = []
    told = _told(lines)
    left = told
    for line in lines[:_LOWEST]:
        is_long = any(other.words >= 5 for other in upper)
        is_told = line.is_open and not line.is_title_like
        is_stop = (line.kind in _BELOW_TITLE and not numbers_issue(line)) or is_told
        if (is_stop and is_long) or len(upper) == _MOST_UPPER:
            break
        left -= len(line.text) if is_told else 0
        if left * 2 < told and upper:
            break
        if line.is_open and line.is_title_like:
            upper.append(line)
    return upper


def _told(lines: Sequence[Line]) -> int:
    """The characters of the open lines that are not shaped like titles."""
    return sum(len(line.text) for line in lines if line.is_open and not line.is_title_like)


def _is_plain_title(line: Line) -> bool:
    """No running text, or a heading of a few words before it: «Lorient. Un patrouilleur part»; or a
    question and no whole sentence behind it."""
    if not line.is_prose and not stops_within(line.text):
        return True
    found = _LABELLED.match(line.text) or _ASKED.match(line.text)
    return bool(found) and len(line.text) <= _LONGEST_LABELLED


def _is_spoken_title(line: Line, lines: Sequence[Line]) -> bool:
    """A question, a call or a quotation below nothing but headings of at most three words. What
    stands below titles, a date or a byline, does not part them from it, or follows it as well."""
    is_spoken = line.text.endswith(_SPOKEN_ENDS) and not stops_within(line.text)
    if len(line.text) > _LONGEST_LABELLED or not is_spoken:
        return False
    upper = list(takewhile(lambda other: other is not line, lines))
    above = [other for other in upper if other.is_open]
    between = takewhile(lambda other: not other.is_open, reversed(upper))
    is_parted = any(other.kind in _BELOW_TITLE for other in between)
    return all(map(_is_kicker, above)) and (_is_signed(line, lines) or not (above and is_parted))


def _is_signed(line: Line, lines: Sequence[Line]) -> bool:
    """What stands below titles, a date or a byline, follows."""
    return any(one is line and below.kind in _BELOW_TITLE for one, below in pairwise(lines))


def _yields(upper: Line, lower: Line, lines: Sequence[Line]) -> bool:
    """A short line above gives way to a longer headline that has as much to do with the text; one
    of some words, if it has little to do with it."""
    if upper.words > _LONG_FOREIGN or lower.words < 5 or not _is_plain_title(lower):
        return False
    if len(lower.text) * 4 < len(upper.text) * 5 or len(lower.text) > _LONGEST_HEADLINE:
        return False
    written = _stems(line for line in lines if line.is_body and line is not lower)
    share = _share(upper, written)
    if upper.words > _SHORT_TITLE:
        return share < _RELATED and share < _share(lower, written)
    return share < _CERTAIN and share <= _share(lower, written)


def _share(line: Line, written: set[str]) -> float:
    """How many of a line's stems the text holds, of 1."""
    own = _stems([line])
    return len(own & written) / len(own) if own else 0.0


def _stems(lines: Iterable[Line]) -> set[str]:
    """The longer words of the lines, cut after the sixth letter."""
    return {word[:6] for line in lines for word in line.long_words}


def _is_kicker(line: Line) -> bool:
    """At most three words, or two such headings with a bar between them."""
    return all(len(part.split()) <= 3 for part in re.split(r"\s[|•·>/]\s", line.text))


def mark_kicker(lines: Sequence[Line], title: Line) -> None:
    """`Forces terrestres`: what is left above the title, a section of the site, a heading, a line
    that has nothing to do with the text, or what stands above the way to the page, above the links
    to its neighbours or above «Communiqué de presse». Below the title, a heading in capitals, and
    a step of that way."""
    upper = list(takewhile(lambda line: line is not title, lines))
    above = [line for line in upper if line.is_open]
    written = _stems(line for line in lines if line.is_body) if above else set()
    is_letterhead = False
    for line in reversed(upper):
        is_letterhead |= line.kind in _LETTERHEAD
        is_letterhead |= bool(_RELEASE.match(line.folded))
        if line.is_open and not line.is_prose and not ends_sentence(line.text):
            is_foreign = line.words <= _LONG_FOREIGN and _share(line, written) < _RELATED
            if is_letterhead or _is_kicker(line) or is_foreign:
                line.kind = "navigation"
    steps = {squash(step) for x in upper if x.kind == "breadcrumb" for step in _STEPS.split(x.text)}
    for line in lines[len(upper) + 1 : len(upper) + 2]:
        if line.is_open and line.text.isupper() and _is_kicker(line):
            line.kind = "navigation"
    for line in takewhile(lambda line: not line.is_body, lines[len(upper) + 1 :]) if steps else ():
        if line.is_open and line.squashed in steps:
            line.kind = "navigation"


def mark_trails(lines: Sequence[Line]) -> None:
    """`Home Monde Title`: a way to the page without marks between its steps, above the title; or
    `Monde » Title`, whatever quotes the title has; or `1. Title`, in a list of documents, and the
    items below it."""
    for at, line in enumerate(lines[:_HEAD]):
        if not line.is_open:
            continue
        is_home = bool(phrases.HOME.match(fold_chars(GLUE.sub(" ", line.text))))
        for other in lines[at + 1 : _REPEATS]:
            is_end = len(other.squashed) >= 12 and line.squashed.endswith(other.squashed)
            if is_end and (is_home or _STEP.search(line.text[: -len(other.text)])):
                line.kind = "breadcrumb"
                for item in takewhile(lambda item: _ITEM.match(item.text), lines[at + 1 :]):
                    item.kind = "breadcrumb" if _ITEM.match(line.text) else item.kind


def mark_repeated_title(lines: Sequence[Line], title: str) -> tuple[str, str | None]:
    """Names the lines that repeat `title`; returns it without the site's name, and that name."""
    bare, site = _without_site(_TITLE_LABEL.sub("", title), lines)
    key = squash(bare)
    repeated = {key, squash(title)}
    if ". " in bare:
        repeated.add(_unlabelled(bare))
    for line in lines:
        if line.kind or len(line.text) > len(title) + 60:
            continue
        written = line.squashed
        if line.is_title or len(written) < 8:
            continue
        if written in repeated:
            line.kind = "duplicate-title"
        elif (found := _SUFFIX.search(line.text)) and squash(line.text[: found.start()]) == key:
            line.kind, site = "page-title", site or _site(found)
    return bare, site


def _unlabelled(title: str) -> str:
    """The squashed title behind the heading that it begins with, «Lorient. …»; nothing without."""
    head, _, rest = title.partition(". ")
    is_parted = len(head.split()) <= 3 and len(rest.split()) >= 5
    return squash(rest) if is_parted and _LABELLED.match(title) else ""


def first_sentence(paragraph: str) -> str:
    """The first sentence, as the title of an article that states none, without the place, day and
    agency before it; at most 200 characters."""
    text = _without_dateline(QUOTE_DASH.sub("", paragraph))
    sentence = next((text[:end] for _, end in sentences(text[:_LONG_SENTENCE]) if end >= 20), text)
    if len(sentence) <= 200:
        return sentence
    return sentence[:199].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _without_dateline(text: str) -> str:
    """`text` behind its dateline, which its shape or an agency tells, or a country and a dash; or
    behind a place in brackets, «(Ottawa) Le ministre»."""
    found = read_dateline(text)
    if found is None:
        return text
    is_abroad = found.is_placed and found.is_signed and found.text.endswith(("– ", "— ", "- "))
    is_bracket = not found.place and is_place(found.credits[0])
    is_told = found.is_told or is_bracket or bool(credit_of(found))
    is_dateline = is_told or (is_abroad and is_actor(found.credits[-1]))
    return text.removeprefix(found.text) or text if is_dateline else text


def _recurs(line: Line, lines: Sequence[Line]) -> bool:
    """The same words stand alone on another line, after a breadcrumb, or before a site's name."""
    key = line.squashed
    if len(key) < 12 or line.words < 3:
        return False
    return any(
        other is not line
        and len(other.text) <= len(line.text) + 120
        and (other.squashed == key or _frames(other, key))
        for other in lines[:_REPEATS]
    )


def _frames(other: Line, key: str) -> bool:
    """`other` is a breadcrumb that ends with the title, or the title with a site's name."""
    written = other.squashed
    if other.kind == "breadcrumb":
        return written.endswith(key)
    found = _SUFFIX.search(other.text)
    if found is None or _POSTCODE.search(found[0]):
        return False
    return squash(other.text[: found.start()]) == key


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
    is_told = any(line.is_body and squash(site) in line.squashed for line in lines)
    is_barred = "|" in found[0] and (outlet_named(site) or not is_told)
    if len(site.split()) <= 4 and len(bare.split()) >= 3 and (is_proven or is_barred):
        return bare, site
    return title, None


def _site(found: re.Match[str]) -> str:
    """The name of the site, without the sections before it: «Défense - Monde - Le Phare»."""
    name = (found["site"] or found["bar"]).strip()
    *above, last = re.split(r"\s+[-–—]\s+", name)
    return last if all(fold_chars(step) in phrases.SECTIONS for step in above) else name
