"""The phrases that pages of many sites share, as patterns on folded text (`index.cleaning.line`).

Input: phrases.tsv beside this module. Output: compiled patterns. WHOLE patterns name a line by all
of it; MARKERS name it by its first words, if a title, a colon or nothing follows them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from index.days import CLOCK

__all__ = [
    "ADDRESS",
    "AD_LINE",
    "COMMENT_HEADING",
    "CONSENT",
    "COOKIES",
    "FOLLOW",
    "HOME",
    "KEYWORDS",
    "LIST_HEADING",
    "LIVE",
    "LOUD_MARKERS",
    "MARKERS",
    "NEWSLETTER",
    "NEWS_WORDS",
    "PARTICLES",
    "PLATFORMS",
    "PROMOTION",
    "SECTIONS",
    "SHARE_WORDS",
    "SHARING",
    "SUBSCRIPTION",
    "WHOLE",
    "part",
    "words",
]


def _rows() -> dict[str, dict[str, list[str]]]:
    """Scope to kind to its alternatives."""
    table: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    text = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            scope, kind, phrases = line.split("\t")
            table[scope][kind].append(phrases)
    return table


_ROWS = _rows()
_ROWS["part"]["clock"] = [CLOCK]


_PART = re.compile(r"<([a-z-]+)>")


def _any(scope: str, kind: str) -> str:
    """All alternatives of a kind as one group, with the parts in `<>` that they name."""
    alternatives = "|".join(_ROWS[scope][kind])
    return f"(?:{_PART.sub(lambda found: part(found[1]), alternatives)})"


def part(name: str) -> str:
    """All alternatives of the part called `name`, as one group."""
    return _any("part", name)


def words(name: str) -> frozenset[str]:
    """The set of words called `name`."""
    return frozenset(" ".join(_ROWS["words"][name]).split())


def _starts(scope: str) -> dict[str, re.Pattern[str]]:
    """By kind: its phrases at the start of a line, after bullets, up to a word edge."""
    return {kind: re.compile(rf"^[^\w«“\"(#]*{_any(scope, kind)}(?!\w)") for kind in _ROWS[scope]}


#: One or more markers of advertising and nothing else, glued or not.
AD_LINE = re.compile(rf"^[\W_]*(?:{_any('ad', 'ad-marker')}[\W_]*)+$")

#: A bare heading of the page's keywords, which stand on the lines below it.
KEYWORDS = re.compile(rf"^[\W_]*{_any('whole', 'keywords')}[\W_]*$")


def _whole(kind: str) -> re.Pattern[str]:
    """Lines of a kind: its phrases with bullets and punctuation around them, or its patterns."""
    forms = [rf"^[\W_]*{_any('whole', kind)}[\W_]*$"] if kind in _ROWS["whole"] else []
    if kind in _ROWS["pattern"]:
        forms.append(_any("pattern", kind))
    return re.compile("|".join(forms))


#: Whole lines, by kind.
WHOLE: dict[str, re.Pattern[str]] = {
    kind: _whole(kind) for kind in (_ROWS["whole"] | _ROWS["pattern"]) if kind != "keywords"
}
#: First words that announce another page; several words, so that a title in capitals suffices.
MARKERS = _starts("marker")
#: One word is not enough: it must be in capitals before a title, or have a colon or arrow.
LOUD_MARKERS = _starts("loud")

#: «Derniers articles publiés», «Actualités liées», «En continu»: determiner, noun and qualifier, or
#: a set phrase. It heads a list only where a headline stands below it.
LIST_HEADING = re.compile(
    rf"^[\W_]*(?:{part('list-phrase')}|{part('list-noun')}{part('list-tail')}+"
    rf"|{part('list-lead')}+{part('list-noun')}{part('list-tail')}*)[\W_]*$"
)

FOLLOW = re.compile(
    rf"^\W*(?:(?:pour|for|fur|para|et|and)\b.{{0,60}}?[ ,])?{part('follow-verb')}\b"
    rf".{{0,80}}{part('platform')}|^.{{0,60}}\b{part('follow-us')}\b|^.{{60,110}}\b{part('follow-us')}\W*$"
)
NEWSLETTER = re.compile(
    rf"^.{{0,120}}\b{part('sign-up')}\b.{{0,160}}\b{part('newsletter')}\b"
    rf"|^.{{0,140}}\b{part('inbox')}\b.{{0,25}}$"
    r"|^\W*(?:la |notre |our |nos |votre )?newsletters?\b.{0,100}$"
    r"|^\W*(?:votre (?:adresse )?(?:e-?mail|courriel)|your e-?mail(?: address)?)\W*$"
)
SUBSCRIPTION = re.compile(rf"^\W*{part('subscription')}(?!\w)")
COOKIES = re.compile(part("cookies"))
#: Words by which a site speaks to whoever reads it.
ADDRESS = re.compile(rf"\b{part('address')}\b")
CONSENT = re.compile(rf"\b{part('consent')}\b")
PROMOTION = re.compile(rf"^\W*(?:[^.]{{3,70}}[:,!] ?)?{part('promotion')}(?!\w)")
#: Places of a site that it sends its readers to.
LIVE = re.compile(rf"\b{part('possessive')}\s?(?:\w+ )?{part('site-place')}\b|{part('live')}")
COMMENT_HEADING = re.compile(part("comment-heading"))
HOME = re.compile(rf"^\W*{part('home')}\b")
NEWS_WORDS = re.compile(rf"\b{part('news-words')}\b")
#: What stands in lower case within a name.
PARTICLES = words("name_particles")
#: Names of networks, words of buttons that share, and whatever stands on these.
PLATFORMS, SHARING = words("platforms"), words("sharing")
SHARE_WORDS = words("share_words")
#: Words of menus and taglines: what a site has sections about.
SECTIONS = words("sections")
